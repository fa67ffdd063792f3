"""What a document says to somebody in a role: its clauses cut into passages, and sorted by what they ask or offer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from mkdocs_protocol.core.pointing import read_with, sentence_ends
from mkdocs_protocol.core.text import ItemList, Marked, Paragraph, plain, plain_inline
from mkdocs_protocol.core.vocabulary import ClauseKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_protocol.core.protocol import Classification, Clause, Edition
    from mkdocs_protocol.core.text import Inline


class ReaderRole(StrEnum):
    """In which role somebody reads, who may be new to it; the value is part of an address."""

    COUNCILLOR = "councillor"
    CHAIR = "chair"
    OFFICER = "officer"
    CLERK = "clerk"

    @property
    def roles(self) -> frozenset[str]:
        """The ids of the roles that this reader has in particular."""
        return _OWN[self]

    @property
    def shared(self) -> frozenset[str]:
        """The ids of the roles that they share with others: a chair is a councillor too."""
        return _SHARED[self]

    @property
    def all_roles(self) -> frozenset[str]:
        """The ids of all roles that this reader has, in particular or with others."""
        return self.roles | self.shared


def reader_roles(roles: Collection[str]) -> tuple[ReaderRole, ...]:
    """Return who has any of some roles, in particular or with others."""
    return tuple(one for one in ReaderRole if not one.all_roles.isdisjoint(roles))


def in_particular(roles: Collection[str]) -> tuple[ReaderRole, ...]:
    """Return who has any of some roles in particular: the Clerk not for being one of the officers."""
    return tuple(one for one in ReaderRole if not one.roles.isdisjoint(roles))


class Aim(StrEnum):
    """What a passage is to somebody."""

    DO = "do"
    NOT_DO = "not-do"
    EXPECT = "expect"
    ASK = "ask"
    WRONG = "wrong"
    """What to do when things go wrong."""
    ABOUT = "about"
    """It describes them, and neither asks nor offers anything."""


class Strength(IntEnum):
    """How binding the document's own words are; pages show the strongest first."""

    MUST = 0
    SHOULD = 1
    PLAIN = 2
    """It says so without such a word: "Officers are responsible for …"."""
    MAY = 3


@dataclass(frozen=True, slots=True)
class ClassifiedPassage:
    """Whole sentences of a clause, or an item of a list, that are classified alike."""

    clause: Clause
    part: str
    """The part's id, or "" for words of the clause itself."""
    lead_in: str
    """What comes before the list that it is an item of ("Officers must:"), or ""."""
    words: str
    given: Classification
    order: int
    """Where it is in the edition."""
    before: str = ""
    """The earlier sentences that its first words point to: what "It must be received …" is about."""

    @property
    def strength(self) -> Strength:
        """How binding its words are, including those before its list."""
        said = f"{self.lead_in} {self.words}"
        fallback = Strength.MUST if _ALWAYS.search(said) else Strength.PLAIN
        return min((strength for *_span, strength in binding_words(said)), default=fallback)

    def concerns(self, roles: frozenset[str]) -> bool:
        """Return whether it binds or benefits any of some roles, or is on a topic about them."""
        return bool(roles & {*self.given.binds, *self.given.benefits, *_spoken_of(self.given)})


def binding_words(said: str) -> Iterator[tuple[int, int, Strength]]:
    """Yield the place of each word that says how binding a text is, and how binding it is."""
    in_conditions = {found.end() for found in _IN_A_CONDITION.finditer(said)}
    for found in _BINDING.finditer(said):
        if found.end() not in in_conditions:
            yield found.start(), found.end(), Strength[found.lastgroup or ""]


def passages_of(edition: Edition) -> tuple[ClassifiedPassage, ...]:
    """Return the passages of an edition, in the order of the text: every word of a clause is in at least one."""
    found: list[ClassifiedPassage] = []
    for clause in edition.clauses:
        given = {part.id: part.classification for part in clause.parts}
        for lead_in, words, part, before in _cut(clause):
            classified = given[part] if part else clause.classification
            found.append(
                ClassifiedPassage(clause, part, lead_in, words, classified, len(found), before)
            )
    return tuple(found)


def aims(passage: ClassifiedPassage, roles: frozenset[str]) -> frozenset[Aim]:
    """Return what a passage is to somebody who has some roles; nothing if it does not concern them."""
    given = passage.given
    binds, benefits = roles & {*given.binds}, roles & {*given.benefits}
    if not (binds or benefits):  # "The Clerk may consult the Chair": the permission is the Clerk's.
        return frozenset([Aim.ABOUT] if roles & _spoken_of(given) else [])
    if given.kind is not ClauseKind.PROHIBITION:
        if given.topic in _WHEN_WRONG:
            return frozenset({Aim.WRONG})
        if given.topic in _WHOM_TO_ASK and (binds or given.kind not in _ASKED_OF_SOMEBODY):
            # "Ask the Clerk. Do not instruct the Clerk's staff." is both.
            return frozenset(
                {Aim.ASK, *([Aim.NOT_DO] if binds and _FORBIDS.search(passage.words) else [])}
            )
    if given.kind in _MERE_WORDS:
        return frozenset({Aim.ABOUT})
    if given.kind is ClauseKind.RIGHT and not benefits and _HAS_A_RIGHT.search(passage.words):
        return frozenset(
            {Aim.ABOUT}
        )  # "Officers have the right not to …" does not tell others to do anything.
    is_against = given.kind is ClauseKind.PROHIBITION or _ADVISES_AGAINST.search(passage.words)
    asked = Aim.NOT_DO if is_against else Aim.DO
    return frozenset([*([asked] if binds else []), *([Aim.EXPECT] if benefits else [])])


def by_strength(passages: Iterable[ClassifiedPassage]) -> list[ClassifiedPassage]:
    """Return must first, then should, then may; within each, in the order of the document."""
    return sorted(passages, key=lambda passage: (passage.strength, passage.order))


_OWN = {
    ReaderRole.COUNCILLOR: frozenset({"councillors"}),
    ReaderRole.CHAIR: frozenset({"chair", "committee-chairs", "mayor", "leader"}),
    ReaderRole.OFFICER: frozenset({"officers", "senior-officers", "lead-officer", "named-officer", "line-manager",
                                 "appointed-officer", "deputy-clerk"}),
    ReaderRole.CLERK: frozenset({"clerk", "proper-officer", "rfo"}),
}  # fmt: skip
_SHARED = {
    ReaderRole.COUNCILLOR: frozenset[str](),
    ReaderRole.CHAIR: frozenset({"councillors"}),
    ReaderRole.OFFICER: frozenset[str](),
    ReaderRole.CLERK: frozenset({"officers"}),
}
_OWN_TOPICS = {"chairs": ReaderRole.CHAIR}
"""Topics that are about somebody: a clause on one concerns them even if it asks and offers them nothing."""
_WHEN_WRONG = frozenset({"officer-raises", "councillor-raises", "resolve-informally"})
_WHOM_TO_ASK = frozenset({"channels", "interpretation"})
"""Topics of the handbook's own vocabulary; in a site with other topics, everything counts as asked or offered."""
_ASKED_OF_SOMEBODY = frozenset({ClauseKind.DUTY, ClauseKind.PROCEDURE, ClauseKind.EXPECTATION})
"""If these bind only others, they say what others do before they come, not whom to ask."""
_MERE_WORDS = frozenset({ClauseKind.DESCRIPTION, ClauseKind.ADVICE, None})
_WORDS = {
    Strength.MUST: r"(?:must|shall)(?: not)?|cannot|never|will not",
    Strength.SHOULD: r"should(?: not)?|can expect|not recommended",
    Strength.MAY: r"(?<!\bthat )(?<!\bwhich )(?:may(?: not)?|can|might)",
}
"""Matters "that may arise" are allowed to nobody."""
_ANY_OF_THEM = "|".join(f"(?P<{one.name}>{words})" for one, words in _WORDS.items())
_BINDING = re.compile(rf"\b(?:{_ANY_OF_THEM})\b", re.IGNORECASE)
_IN_A_CONDITION = re.compile(
    r"\b(?:if|where|when|unless|until)\b[^,.;:]{0,60}?\bcannot\b", re.IGNORECASE
)
"""It forbids nothing: "if the matter cannot be resolved informally"."""
_ALWAYS = re.compile(r"\bat all times\b", re.IGNORECASE)
"""As binding as "must", unless a word says how binding it is: "officers can expect … to comply at all times"."""
_FORBIDS = re.compile(r"\b(?:(?:must|should|shall|may) not|cannot)\b", re.IGNORECASE)
_ADVISES_AGAINST = re.compile(r"\b(?:is|are) not recommended\b", re.IGNORECASE)
"""It forbids nothing, and yet nobody who follows the text does it."""
_HAS_A_RIGHT = re.compile(r"\b(?:ha(?:s|ve) the right|(?:is|are) entitled)\b", re.IGNORECASE)
_LETTER = re.compile(r"\w")


def _spoken_of(given: Classification) -> frozenset[str]:
    """Return the roles that a topic of a passage is about, unless it binds or benefits a role that they share."""
    topics = filter(None, (given.topic, *given.also))
    named = {*given.binds, *given.benefits}
    about = (_OWN_TOPICS[topic] for topic in topics if topic in _OWN_TOPICS)
    return frozenset(role for one in about if not one.shared & named for role in one.roles)


def _cut(clause: Clause) -> Iterator[tuple[str, str, str, str]]:
    """Yield the lead-in, words and part of each passage of a clause, and the sentences that it points back to."""
    blocks = clause.blocks
    pending = ""
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            following = blocks[place + 1] if place + 1 < len(blocks) else None
            if isinstance(following, ItemList) and _leads_in(block, following):
                continue  # It precedes each of the items.
            if isinstance(following, Paragraph) and _ends_in_colon(block):
                pending = plain_inline(block.children)
                continue  # "In summary:" says nothing by itself.
            for words, part, said, is_first in _sentences(_runs(block.children)):
                yield pending if is_first else "", words, part, said
            pending = ""
        elif isinstance(block, ItemList):
            before = blocks[place - 1] if place else None
            lead_in = plain_inline(before.children) if isinstance(before, Paragraph) else ""
            lead_in = lead_in if isinstance(before, Paragraph) and _ends_in_colon(before) else ""
            for item in block.items:
                first = item.blocks[0] if item.blocks else None
                runs = list(_runs(first.children)) if isinstance(first, Paragraph) else []
                label = f"{item.label} " if item.label else ""
                rest = plain(item.blocks[1:] if runs else item.blocks)
                whole = [(label, ""), *runs, *([(f"\n{rest}", "")] if rest else [])]
                for words, part, said, is_first in _sentences(whole):
                    # "Officers must: …" continues with the beginning of an item, not with a later sentence of it.
                    yield lead_in if is_first else "", words, part, said
        else:
            yield "", plain((block,)), "", ""


def _leads_in(paragraph: Paragraph, following: ItemList) -> bool:
    """Return whether a paragraph only introduces a list, some of whose items are not classified themselves."""
    if not _ends_in_colon(paragraph):
        return False
    firsts = (item.blocks[0] for item in following.items if item.blocks)
    return any(
        isinstance(first, Paragraph)
        and any(not part and _LETTER.search(text) for text, part in _runs(first.children))
        for first in firsts
    )


def _ends_in_colon(paragraph: Paragraph) -> bool:
    return plain_inline(paragraph.children).rstrip(" -–").endswith(":")


def _runs(children: tuple[Inline, ...]) -> Iterator[tuple[str, str]]:
    """Yield the words of a line with the part that they belong to, or ""."""
    for child in children:
        if isinstance(child, Marked):
            yield plain_inline(child.children), child.part
        else:
            yield plain_inline((child,)), ""


def _sentences(runs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str, bool]]:
    """Yield the whole sentences of a line, neighbours that belong to the same parts together.

    Each comes with the earlier sentences that it points to, and whether the line begins with it. A sentence that is
    only partly in a part comes once for the part and once for the clause.
    """
    runs = list(runs)
    text = "".join(words for words, _ in runs)
    ends = sentence_ends(text)
    together: list[tuple[int, int, tuple[str, ...]]] = []
    start = 0
    for end in ends:
        owners = _owners(runs, start, end)
        if together and together[-1][2] == owners:
            together[-1] = (together[-1][0], end, owners)
        elif owners:
            together.append((start, end, owners))
        start = end
    for begin, end, owners in together:
        words = text[begin:end].strip()
        before = read_with(text[:begin].strip(), words)
        is_first = not _LETTER.search(text[:begin])
        for part in owners:
            yield words, part, before, is_first


def _owners(runs: list[tuple[str, str]], start: int, end: int) -> tuple[str, ...]:
    owners: dict[str, None] = {}
    at = 0
    for words, part in runs:
        inside = words[max(0, start - at) : max(0, end - at)]
        if _LETTER.search(inside):
            owners[part] = None
        at += len(words)
    return tuple(owners)
