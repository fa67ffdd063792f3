"""What the program proposes to a person: which items state a declared expectation, which would make a new row, which topic.

A proposal is no more than that. Nothing here reaches the sources; a person who has read both passages writes
down what holds.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.alignment import answering
from mkdocs_protocol.comparing.two_documents.folding import folded, role_names
from mkdocs_protocol.comparing.two_documents.likeness import Scale
from mkdocs_protocol.comparing.two_documents.matching import ITEMS
from mkdocs_protocol.comparing.two_documents.passages import (
    given_of,
    items_of_lists,
    prepared_items,
    sides,
)
from mkdocs_protocol.core.expectations import OWED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.comparing.two_documents.comparison import Passage
    from mkdocs_protocol.comparing.two_documents.likeness import Bag
    from mkdocs_protocol.comparing.two_documents.passages import Prepared
    from mkdocs_protocol.core.expectations import ExpectationRow
    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.protocol import Clause
    from mkdocs_protocol.core.vocabulary import Vocabulary

_ROWS = replace(ITEMS, enough=0.8)
"""What speaks for an item and a row: less is enough than for two items, since a row has no topic."""
_ALIKE_TOPIC = 0.08
_MOST_TOPICS = 3
"""How many topics are proposed for a clause."""


@dataclass(frozen=True, slots=True)
class Member:
    """Items of one council that may state the expectation of a row."""

    council: Council
    passages: tuple[Passage, ...]
    likeness: float
    """To what stands in the row already; 0 for the first that is put into a new row."""


@dataclass(frozen=True, slots=True)
class SuggestedRow:
    """A row as it might be declared: a declared one with further items, or a new one."""

    declared: ExpectationRow | None
    members: tuple[Member, ...]
    """In the order of the councils."""


@dataclass(frozen=True, slots=True)
class SuggestedTopic:
    """Topics for a clause that nobody has classified yet, the likeliest first."""

    council: Council
    clause: Clause
    topics: tuple[tuple[str, float], ...]


def suggested_rows(handbook: Handbook) -> tuple[SuggestedRow, ...]:
    """Return the rows that could be added to: declared ones in their order, then new ones of two councils or more.

    Every council's items are held against the rows so far, one council after the other, so that the work grows
    with councils and rows, not with pairs of councils.
    """
    rows = _declared_rows(handbook)
    named = _named(handbook.expectations)
    for council in handbook.councils:
        rows = _with_items(rows, council, _items(council, handbook.vocabulary, named))
    return tuple(
        SuggestedRow(row.declared, row.members)
        for row in rows
        if len(row.members) > (0 if row.declared else 1)
    )


def placed_by_machine(handbook: Handbook) -> dict[str, dict[str, Member]]:
    """Return of each council that no row of expectations names what its items seem to say, by its id and the rows'.

    Each council is held against what people have declared and nothing else: it does not matter who else is there.
    """
    expectations = [row for row in handbook.expectations if row.is_expectation]
    read = {item.council for row in expectations for item in row.items}
    unread = [council for council in handbook.councils if council.id not in read]
    if not (expectations and unread):
        return {}
    rows = _declared_rows(handbook)
    return {
        council.id: {
            row.declared.id: row.members[0]
            for row in _with_items(rows, council, _items(council, handbook.vocabulary, set()))
            if row.declared and row.members
        }
        for council in unread
    }


def suggested_topics(handbook: Handbook) -> Iterator[SuggestedTopic]:
    """Yield topics for every clause that has none, from the words of the clauses that have them.

    A topic's clauses hold many words that one clause lacks, so that far less likeness says something here.
    """
    about: dict[str, Bag] = {topic.id: Counter() for topic in handbook.vocabulary.topics}
    without: list[tuple[Council, Clause, Bag]] = []
    for council in handbook.councils:
        names = role_names(council, handbook.vocabulary.roles)
        for clause in council.leading_edition.clauses:
            bag = Counter(folded(clause.text, names))
            topics = {given.topic for given in clause.classifications if given.topic}
            for topic in topics & about.keys():
                about[topic].update(bag)
            if not topics:
                without.append((council, clause, bag))
    scale = Scale([*about.values(), *(bag for _, _, bag in without)])
    known = {topic: scale.weighed(bag) for topic, bag in about.items()}
    for council, clause, bag in without:
        own = scale.weighed(bag)
        scored = ((scale.likeness(own, words), topic) for topic, words in known.items())
        best = sorted((-score, topic) for score, topic in scored if score >= _ALIKE_TOPIC)[
            :_MOST_TOPICS
        ]
        yield SuggestedTopic(council, clause, tuple((topic, -score) for score, topic in best))


@dataclass(frozen=True, slots=True)
class _Row:
    declared: ExpectationRow | None
    owed_by: frozenset[str]
    bag: Bag
    members: tuple[Member, ...] = ()
    statements: tuple[Bag, ...] = ()
    benefits: frozenset[str] = frozenset()
    binds: frozenset[str] = frozenset()
    mains: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()


def _declared_rows(handbook: Handbook) -> list[_Row]:
    rows = []
    vocabulary = handbook.vocabulary
    named = {item.council for row in handbook.expectations for item in row.items}
    names = {id_: role_names(handbook.council_by_id[id_], vocabulary.roles) for id_ in named}
    for row in handbook.expectations:
        if row.is_expectation:
            bag: Bag = Counter()
            for item in row.items:
                council = handbook.council_by_id[item.council]
                bag |= Counter(folded(item.text(council.leading_edition), names[council.id]))
            rows.append(_Row(row, sides(row.owed_by, vocabulary), bag))
    return rows


def _named(rows: Iterable[ExpectationRow]) -> set[tuple[str, str]]:
    return {(item.council, item.ref) for row in rows for item in row.items}


def _items(
    council: Council,
    vocabulary: Vocabulary,
    named: set[tuple[str, str]],
) -> list[Prepared]:
    """Return the items of a council's lists that say what somebody owes, and that no row names."""
    owed = (
        item
        for item in items_of_lists(council.leading_edition)
        if given_of(item).kind in OWED
        and given_of(item).binds
        and (council.id, item.ref) not in named
    )
    return [*prepared_items(owed, council, vocabulary)]


def _with_items(rows: list[_Row], council: Council, items: list[Prepared]) -> list[_Row]:
    """Return the rows with a council's items in them; items that are like none are rows of their own behind."""
    scale = Scale([*(row.bag for row in rows), *(item.bag for item in items)])

    def allowed(row: int, item: int) -> bool:
        return rows[row].owed_by == items[item].sides

    found: dict[int, list[int]] = {}
    for row, item in answering(rows, items, scale, Scale([]), allowed, _ROWS).sure:
        found.setdefault(row, []).append(item)
    grown = list(rows)
    for at, places in found.items():
        weighed = scale.together(scale.weighed(items[i].bag) for i in places)
        likeness = scale.likeness(scale.weighed(rows[at].bag), weighed)
        member = Member(council, tuple(items[i].passage for i in places), likeness)
        grown[at] = replace(
            grown[at], bag=rows[at].bag | weighed.bag, members=(*rows[at].members, member)
        )
    taken = {item for places in found.values() for item in places}
    new = [
        _Row(None, item.sides, item.bag, (Member(council, (item.passage,), 0.0),))
        for at, item in enumerate(items)
        if at not in taken
    ]
    return [*grown, *new]
