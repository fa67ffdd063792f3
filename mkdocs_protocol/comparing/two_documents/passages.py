"""The passages of a document that are compared with another: its clauses, and the items of its lists.

A clause whose parts are each about something of their own ("1.4 Members can expect … Officers can expect …
Members who would like to ask …") is compared part by part: as a whole it matches nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.comparison import Passage
from mkdocs_protocol.comparing.two_documents.folding import (
    folded,
    meanings,
    role_names,
    roles_named,
)
from mkdocs_protocol.comparing.two_documents.sense import sense
from mkdocs_protocol.core.items import items_of, listed, without_items
from mkdocs_protocol.core.phrases import words
from mkdocs_protocol.core.quoting import pointed_to
from mkdocs_protocol.core.text import Paragraph, Words
from mkdocs_protocol.core.vocabulary import ClauseKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.comparing.two_documents.comparison import Side
    from mkdocs_protocol.comparing.two_documents.folding import Meanings, Names
    from mkdocs_protocol.comparing.two_documents.likeness import Bag
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Classification, Clause, Edition, Part
    from mkdocs_protocol.core.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Prepared:
    """A passage with everything that decides what answers it; nothing else about it is looked at."""

    passage: Passage
    bag: Bag
    """Its words, folded."""
    meanings: Bag
    """What its words mean, whichever of them it has."""
    kinds: frozenset[str]
    """Whether it is a duty, a right, a prohibition or the like; empty if nobody has said so."""
    sides: frozenset[str]
    """Whose duty it is; empty if it binds nobody."""
    benefits: frozenset[str] = frozenset()
    """The roles that it benefits."""
    mains: frozenset[str] = frozenset()
    """What it is mainly about; for an item, what its list is about."""
    topics: frozenset[str] = frozenset()
    """Everything that it is about."""
    statements: tuple[Bag, ...] = ()
    """The sentences and items of a clause, each as its folded words."""
    wording: str = ""
    """Its words in small letters, without anything that is not wording: stops, letters before items, "and" after them."""
    sense: str = ""
    """Those of them that carry the meaning, whatever a council's way of writing."""


@dataclass(frozen=True, slots=True)
class Document:
    """One of the two documents, prepared for comparison."""

    side: Side
    clauses: tuple[Prepared, ...]
    items: tuple[Prepared, ...]


def prepared(side: Side, vocabulary: Vocabulary) -> Document:
    """Return a document prepared for comparison with any other; `vocabulary` has the sides and names of roles."""
    names = role_names(side.council, vocabulary.roles)
    reader = _Reader(names, vocabulary, meanings(vocabulary), side.council.id)
    clauses = (reader.whole(passage) for passage in clauses_of(side.edition))
    items = (reader.item(item) for item in items_of_lists(side.edition))

    def with_sense(each: Prepared) -> Prepared:
        return replace(each, sense=sense(each.wording, side.council, names))

    return Document(side, tuple(map(with_sense, clauses)), tuple(map(with_sense, items)))


def prepared_items(
    items: Iterable[Passage], council: Council, vocabulary: Vocabulary
) -> Iterator[Prepared]:
    """Yield some items of one council's lists, prepared for comparison with items of others, except for their sense."""
    names = role_names(council, vocabulary.roles)
    reader = _Reader(names, vocabulary, meanings(vocabulary), council.id)
    return map(reader.item, items)


def clauses_of(edition: Edition) -> tuple[Passage, ...]:
    """Return every clause of an edition, in order, or its parts where it is divided."""
    found = [(clause, part) for clause in edition.clauses for part in _parts(clause)]
    return tuple(
        Passage(clause, part.text, at, part=part.id) if part else Passage(clause, clause.text, at)
        for at, (clause, part) in enumerate(found)
    )


def items_of_lists(edition: Edition) -> tuple[Passage, ...]:
    """Return every item of every clause that lists at least two, in order."""
    found = [
        (clause, item.text, position, item.part if clause.divided else "")
        for clause in edition.clauses
        if len(items := listed(clause.blocks)) > 1
        for position, item in enumerate(items, 1)
    ]
    return tuple(
        Passage(clause, text, at, position, part)
        for at, (clause, text, position, part) in enumerate(found)
    )


def sides(roles: Iterable[str], vocabulary: Vocabulary) -> frozenset[str]:
    """Return the side of each of some roles: staff, members, or the role itself."""
    known = vocabulary.role_by_id
    return frozenset((known[role].side if role in known else None) or role for role in roles)


def mains_of(passage: Passage) -> frozenset[str]:
    """Return what a passage is mainly about."""
    return frozenset(each.topic for each in _all_given(passage) if each.topic)


def topics_of(passage: Passage) -> frozenset[str]:
    """Return every topic of a passage, main ones and second ones."""
    given = _all_given(passage)
    return frozenset(topic for each in given for topic in (each.topic, *each.also) if topic)


def binds_of(passage: Passage) -> frozenset[str]:
    """Return the roles that a passage binds."""
    return frozenset(role for each in _all_given(passage) for role in each.binds)


def bound_in(passage: Passage) -> frozenset[str]:
    """Return the roles that a passage asks something of: a description is about its roles, and binds nobody."""
    given = (each for each in _all_given(passage) if each.kind is not ClauseKind.DESCRIPTION)
    return frozenset(role for each in given for role in each.binds)


def concerned_in(passage: Passage, names: Names) -> frozenset[str]:
    """Return the roles that a passage binds or benefits, or that its words or its heading name."""
    given = {role for each in _all_given(passage) for role in (*each.binds, *each.benefits)}
    heading = passage.clause.heading if passage.clause.is_heading else ""
    return roles_named(f"{heading}\n{passage.text}", names) | given


def kinds_of(passage: Passage) -> frozenset[str]:
    """Return the kind of a passage, where somebody has said which it is."""
    return frozenset(filter(None, [given_of(passage).kind]))


def given_of(passage: Passage) -> Classification:
    """Return the classification of a passage: that of the part that it is or is in, or else of its clause."""
    of_part = (p.classification for p in passage.clause.parts if p.id == passage.part)
    return next(of_part, passage.clause.classification)


def read_before(passage: Passage) -> str:
    """Return the sentences of its clause that a part points to, so that it can be read with them; or ""."""
    if not passage.part or passage.position is not None:
        return ""
    return pointed_to(passage.text, passage.clause.quotable)


def outside_lists(passage: Passage) -> str:
    """Return the words of a clause, or of a part of one, without the items of its lists."""
    if not passage.part:
        return without_items(passage.clause.blocks)
    return without_items((Paragraph((Words(passage.text),)),))


_LETTER = re.compile(r"^\(?(?:[a-z]|[ivx]{1,5}|[0-9]{1,2})[.)]\s+", re.IGNORECASE)
_JOINING = re.compile(r"[;,]\s*(?:and/or|and|or)\s*$", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+(?=[^\sa-z])|\n+")
_LEAST_SAID = 4
"""How many different words a statement must have; a shorter one says too little to be recognised."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """Prepares the passages of one document."""

    names: Names
    vocabulary: Vocabulary
    meanings: Meanings
    document: str
    """What distinguishes the document from others."""

    def whole(self, passage: Passage) -> Prepared:
        return Prepared(
            passage,
            *self._bags(passage.text),
            kinds_of(passage),
            sides(binds_of(passage), self.vocabulary),
            frozenset(given_of(passage).benefits),
            mains_of(passage),
            topics_of(passage),
            tuple(self._statements(passage)),
            _clause_wording(passage),
        )

    def item(self, item: Passage) -> Prepared:
        return Prepared(
            item,
            *self._item_bags(item.text),
            kinds_of(item),
            sides(given_of(item).binds, self.vocabulary),
            frozenset(given_of(item).benefits),
            mains_of(item),
            mains_of(item),
            wording=_wording(item.text, is_item=True),
        )

    def _statements(self, passage: Passage) -> Iterator[Bag]:
        for sentence in _SENTENCE.split(passage.text):
            bag = self._bag(sentence)
            if len(bag) >= _LEAST_SAID:
                yield bag

    def _item_bags(self, text: str) -> tuple[Bag, Bag]:
        """Return the folded words of an item, and what they mean; "(d)" in one document is not "d." in another.

        The label counts as a word that no other document has: without it, items of two or three words matched others
        that share only one word with them.
        """
        letter = _LETTER.match(text)
        bag, meant = self._bags(text[letter.end() :] if letter else text)
        bag.update(f"{word} {self.document}" for word in self._bag(letter[0] if letter else ""))
        return bag, meant

    def _bags(self, text: str) -> tuple[Bag, Bag]:
        found = self._folded(text)
        return Counter(found), self.meanings.of(found)

    def _bag(self, text: str) -> Bag:
        return Counter(self._folded(text))

    def _folded(self, text: str) -> list[str]:
        """Return the folded words of a text; little words say nothing about its subject."""
        return [*folded(text, self.names, self.vocabulary.little_words)]


def _clause_wording(passage: Passage) -> str:
    items = {line for item in items_of(passage.clause.blocks) for line in item.split("\n")}
    lines = passage.text.split("\n")
    return " ".join(filter(None, (_wording(line, is_item=line in items) for line in lines)))


def _wording(text: str, *, is_item: bool) -> str:
    if is_item:
        text = _JOINING.sub("", _LETTER.sub("", text))
    return " ".join(words(text))


def _parts(clause: Clause) -> tuple[Part | None, ...]:
    """Return the parts that are compared in place of a clause; None is the clause itself."""
    topics = {part.classification.topic for part in clause.parts}
    return clause.parts if clause.divided and len(topics) > 1 else (None,)


def _all_given(passage: Passage) -> tuple[Classification, ...]:
    return (given_of(passage),) if passage.part else passage.clause.classifications
