"""One adopted text of a protocol: its tree of sections, clauses and parts, and its facts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.core.cycle import Cycle, WorkedOut, worked_out
from mkdocs_protocol.core.document_kinds import PROTOCOL, DocumentKind
from mkdocs_protocol.core.edition_dates import Dates
from mkdocs_protocol.core.markers import plain_figures
from mkdocs_protocol.core.problems import Location
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.core.text import (
    Block,
    Inline,
    plain,
    plain_inline,
    struck_out,
    without_struck_out,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_protocol.core.notes import Note
    from mkdocs_protocol.core.vocabulary import (
        ClauseKind,
        DifferenceReason,
        FindingKind,
        FrameKind,
        ReceivedAs,
    )


@dataclass(frozen=True, slots=True)
class Classification:
    """How an editor has classified a clause or part; each field holds role or topic ids."""

    topic: str | None = None
    """The one topic it is mainly about; None while nobody has classified it."""
    also: tuple[str, ...] = ()
    kind: ClauseKind | None = None
    binds: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence or item of a clause that has a topic, kind or role of its own."""

    id: str
    """Unique in the edition; `1.4-p2` unless the source gives one."""
    text: str
    classification: Classification


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the text shows about itself."""

    kind: FindingKind
    text: str
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A proposal that a person has looked at and rejected as a finding."""

    kind: FindingKind
    clauses: tuple[str, ...]
    why: str
    at: Location = field(default=Location(""), compare=False)


@dataclass(frozen=True, slots=True)
class Difference:
    """Words in which an edition, as declared, differs from the document as received."""

    reason: DifferenceReason
    received: str = ""
    edition: str = ""
    times: int = 1
    at: Location = field(default=Location(""), compare=False)


@dataclass(frozen=True)
class Clause:
    """What a citation points to."""

    id: str
    number: str
    """The canonical number ("2.3"), or "" for a clause without one."""
    printed: str
    """The number as printed ("23", "3."), or ""."""
    heading: str
    """The heading above it, or that is one with it, without its number; "" if there is none."""
    is_heading: bool
    """Whether the heading and the text are one clause."""
    label: str
    """What a citation calls it: "2.3", "Aim, paragraph 2" or "General Principles, item 3"."""
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]
    classification: Classification
    divided: bool
    """Whether its parts hold all of its words, so that only the parts have topics."""
    at: Location = field(compare=False)
    language: str = ""
    """The language of its words, where it is not the edition's."""

    @cached_property
    def text(self) -> str:
        """The words of the clause, verbatim, without its number and heading."""
        return plain(self.blocks)

    @cached_property
    def quotable(self) -> str:
        """Its words as they are quoted: those that it prints struck out are replaced by a character that no quotation has."""
        return plain(without_struck_out(self.blocks)) if any(struck_out(self.blocks)) else self.text

    @property
    def classifications(self) -> tuple[Classification, ...]:
        """Every classification that counts: the clause's own, unless it is divided, and its parts'."""
        parts = tuple(part.classification for part in self.parts)
        return parts if self.divided else (self.classification, *parts)

    @property
    def is_mended(self) -> bool:
        """Whether the number that was meant differs from the printed one."""
        return is_mended(self.number, self.printed)


@dataclass(frozen=True, slots=True)
class Frame:
    """Text that belongs to the document but is not a clause."""

    kind: FrameKind
    blocks: tuple[Block, ...]
    language: str = ""
    """The language of its words, where it is not the edition's."""
    at: Location = field(default=Location(""), compare=False)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what is under it."""

    id: str
    number: str
    printed: str
    title: tuple[Inline, ...]
    level: int
    """1 for a section, 2 for a section of a section, and so on."""
    children: tuple[Node, ...]
    language: str = ""
    """The language of the heading, where it is not the edition's."""

    @property
    def heading(self) -> str:
        """The words of the heading without its number."""
        return plain_inline(self.title)

    @property
    def is_mended(self) -> bool:
        """Whether the number that was meant differs from the printed one."""
        return is_mended(self.number, self.printed)

    @property
    def is_clause(self) -> bool:
        """Whether the heading and the text under it are one clause, which has the same number."""
        first = self.children[0] if self.children else None
        return isinstance(first, Clause) and first.is_heading


Node: TypeAlias = Section | Clause | Frame


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who signed the document, as printed; a post, never a person."""

    printed: str
    post: str = ""
    blank: bool = False


@dataclass(frozen=True)
class Edition:
    """One adopted text of a protocol, with its dates."""

    id: str
    title: str
    other_titles: tuple[str, ...]
    status: Status
    dates: Dates
    body: tuple[Node, ...]
    at: Location = field(compare=False)
    cycle: Cycle | None = None
    version: str = ""
    """Which version the document calls itself, as printed."""
    sign_off: SignOff | None = None
    received_as: ReceivedAs | None = None
    """The format of the file that it was made from; None if the source does not say."""
    untitled: bool = False
    """Whether the document prints no title, so that `title` is what the handbook calls it."""
    dismissed: tuple[Dismissal, ...] = ()
    """What a program proposed as a finding and a person rejected."""
    dates_to_give: str = ""
    """Whether its title page prints a date although its facts give none: nobody may say that it states none."""
    incomplete: str = ""
    """What part of the document is missing, in a sentence; "" if it is known whole."""
    language: str = "en-GB"
    as_received: str = ""
    silent: tuple[str, ...] = ()
    """The topics on which an editor has declared the document silent."""
    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()
    differences: tuple[Difference, ...] = ()
    kind: DocumentKind = PROTOCOL
    """The kind of document that it is an edition of."""
    places: Mapping[str, Location] = field(default_factory=dict, compare=False, repr=False)
    """Where each fact is in the source, by its path: `dates.adopted.printed`, `silent.0`."""

    @cached_property
    def worked_out_review(self) -> WorkedOut | None:
        """The day by which a review is due by the document's cycle, if one can be worked out."""
        return worked_out(self.cycle, self.dates)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause, in the order of the text."""
        return tuple(node for node in walk(self.body) if isinstance(node, Clause))

    @cached_property
    def clause_by_id(self) -> dict[str, Clause]:
        """Every clause by its id."""
        return {clause.id: clause for clause in self.clauses}

    @property
    def words(self) -> tuple[str, ...]:
        """Every word of the adopted text in order; white space separates words.

        Not kept: the words of all editions, one string each, would take as much memory as everything else that is
        read.
        """
        return tuple(word for node in walk(self.body) for word in _own_words(node))

    @cached_property
    def running_text(self) -> str:
        """Every word of the adopted text in one line."""
        return " ".join(self.words)


def bare_number(printed: str) -> str:
    """Return a number as printed ("(1)", "2.", "3:") without the punctuation around it."""
    return plain_figures(printed).strip(".():[],<>")


def is_mended(number: str, printed: str) -> bool:
    """Return whether a number that was meant differs from the printed one, ignoring brackets and spaces.

    "14.—(1)", as in a statutory instrument, is 14 and its first paragraph.
    """
    as_printed = (_folded(printed), _folded(re.split(r"[–—-](?=\()", printed)[0]))
    return bool(number and printed) and _folded(number) not in as_printed


def _folded(number: str) -> str:
    return re.sub(r"[^\w.]", "", plain_figures(number)).strip(".").casefold()


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Yield each node of a text, a section before its contents."""
    for node in nodes:
        yield node
        if isinstance(node, Section):
            yield from walk(node.children)


def _own_words(node: Node) -> list[str]:
    match node:
        case Section():
            return [*node.printed.split(), *node.heading.split()]
        case Clause():
            number = [] if node.is_heading else node.printed.split()
            return [*number, *node.text.split()]
        case Frame():
            return plain(node.blocks).split()
