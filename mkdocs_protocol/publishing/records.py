"""The shapes of the published JSON: a promise to other people's programs.

The words under each key become its description in the JSON Schema of the data. A later version of
this handbook may add keys; under one version no key is taken away and none changes its meaning.

Keys are always there. Where the document gives nothing, words are "", a list is empty, and what is
no word (a date, a topic, a kind) is null.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.core.vocabulary import ClauseKind, CouncilKind, FindingKind
from mkdocs_protocol.publishing.date_records import CycleRecord, DateEntryRecord, DatesRecord
from mkdocs_protocol.publishing.declared import DeclaredRecord, RoleNamesRecord
from mkdocs_protocol.publishing.desk_records import MatterRecord
from mkdocs_protocol.publishing.learning_records import GlossaryRecord, SelfCheckRecord
from mkdocs_protocol.publishing.outside_records import OutsideRecord
from mkdocs_protocol.publishing.question_records import AnswerRecord, QuestionRecord
from mkdocs_protocol.publishing.reviews import PublishedState, ReviewBasis
from mkdocs_protocol.publishing.shared_records import NoteRecord, described
from mkdocs_protocol.publishing.tree_records import TreeRecord

Version: TypeAlias = Literal[1]
VERSION: Version = 1
"""The version of everything that is published as JSON."""


@described
@dataclass(frozen=True, slots=True)
class TopicRecord:
    """What a clause can be about."""

    id: str
    """The topic's name for programs; it never changes."""
    label: str
    """What pages call it."""
    definition: str
    """What it takes in, in a sentence of the handbook's."""


@described
@dataclass(frozen=True, slots=True)
class SituationRecord:
    """Something that goes wrong: the same question put to every council."""

    id: str
    """The situation's name for programs; it never changes."""
    label: str
    """What pages call it."""


@described
@dataclass(frozen=True, slots=True)
class RoleRecord:
    """Somebody who acts or is spoken of."""

    id: str
    """The role's name for programs; it never changes."""
    label: str
    """What pages call it. A council's own words for it stand in its text."""


@described
@dataclass(frozen=True, slots=True)
class ExpectationRecord:
    """Something that one side can expect of the other, whatever each document's words for it."""

    id: str
    """The expectation's name for programs; it never changes."""
    label: str
    """What is expected, in the handbook's words."""
    kind: ClauseKind
    """`expectation`, or `duty` where no document has it in a list of expectations."""
    owed_by: list[str]
    """The ids of the roles that owe it."""
    owed_to: list[str]
    """The ids of the roles that they owe it to."""


PublishedKind: TypeAlias = Literal[
    "parish", "town", "city", "community", "village", "neighbourhood", "not stated"
]
"""The kinds of council under version 1 of the data."""


@described
@dataclass(frozen=True, slots=True)
class CouncilEntry:
    """A council in the list of all."""

    id: str
    """The council's name for programs and in addresses; it never changes."""
    name: str
    """The name as its document prints it; "" where the document names no council."""
    kind: PublishedKind
    """What sort of council it is, by the list of version 1; `body` has what came later."""
    url: str
    """Its front page, from the root of the site."""
    data: str
    """Everything about it as JSON, from the root of the site."""
    review_state: PublishedState
    """The state, on the day `as_of`, of the edition in force; without one, of the newest edition."""
    short_name: str
    """What lists and columns call it; never ""."""
    review_basis: ReviewBasis
    """What that state rests on, as in the edition."""
    body: CouncilKind
    """What sort of council it is, as far as its document says."""


@described
@dataclass(frozen=True, slots=True)
class HandbookRecord:
    """Every council, and the words that all share."""

    schema: Version
    """The version of this shape and of what its keys mean."""
    as_of: date
    """The day on which every review state here holds: that of the build, in Europe/London."""
    councils: list[CouncilEntry]
    """Every council by name, whatever its case; last those that their documents do not name."""
    topics: list[TopicRecord]
    """Every topic, in the order in which pages show them."""
    situations: list[SituationRecord]
    """Every situation, in the order in which pages show them."""
    roles: list[RoleRecord]
    """Every role, in the order in which pages show them."""
    expectations: list[ExpectationRecord]
    """Every expectation that has been declared, in the order in which pages show them."""
    questions: list[QuestionRecord]
    """Every plain question that is put to the documents, in the order in which pages show them."""
    outside: list[OutsideRecord]
    """Every body outside the councils to which a reader can turn, in the order in which pages show them."""
    glossary: list[GlossaryRecord]
    """Words of the trade, explained; in the order of the source."""


@described
@dataclass(frozen=True, slots=True)
class PartRecord:
    """A sentence or item of a clause that has a topic, kind or role of its own."""

    id: str
    """Unlike any other in the edition; with `c-` before it, its fragment on the edition's page."""
    text: str
    """The words of the part, verbatim."""
    topic: str | None
    """The id of the topic that it is mainly about; null while nobody has classified it."""
    also: list[str]
    """The ids of further topics that it touches."""
    kind: ClauseKind | None
    """What it does; null while nobody has said."""
    binds: list[str]
    """The ids of the roles that it asks something of."""
    benefits: list[str]
    """The ids of the roles that it is for."""


@described
@dataclass(frozen=True, slots=True)
class ClauseRecord:
    """What a citation points at.

    A clause whose parts hold all of its words is classified by them alone: its own topic and kind are
    null, its own lists empty.
    """

    id: str
    """Its name in the edition, for ever: its number, or one that the handbook gave. Always words:
    2.10 is not 2.1."""
    number: str
    """Its number as it was meant ("2.3"), or "" for a clause without one."""
    printed: str
    """Its number as printed ("23", "3."), or ""."""
    heading: str
    """The words of the heading that it stands under, or is one with, without a number; or ""."""
    text: str
    """Its words, verbatim and plain, without number and heading; a line for each paragraph and item."""
    topic: str | None
    """The id of the topic that it is mainly about; null while nobody has classified it."""
    also: list[str]
    """The ids of further topics that it touches."""
    kind: ClauseKind | None
    """What it does; null while nobody has said."""
    binds: list[str]
    """The ids of the roles that it asks something of."""
    benefits: list[str]
    """The ids of the roles that it is for."""
    parts: list[PartRecord]
    """Its parts, in the order of the text; words between them belong to the clause only."""
    notes: list[NoteRecord]
    """What the handbook remarks on it."""
    url: str
    """Its permalink, from the root of the site."""
    label: str
    """What a citation calls it: "2.3", "Aim, paragraph 2" or "General Principles, item 3"."""
    items: list[str]
    """The words of each item of its lists, in order, verbatim; all of them are in `text` too."""
    is_heading: bool
    """Whether the heading is its own, and one with its text."""
    language: str
    """The language of its words, as HTML has it: that of the edition, or its own."""
    struck_out: list[str]
    """The words that it prints struck out, in order, verbatim; all of them are in `text` too."""


@described
@dataclass(frozen=True, slots=True)
class FindingRecord:
    """Something that the text shows about itself."""

    kind: FindingKind
    """What sort of thing."""
    clauses: list[str]
    """The ids of the clauses that it is about; empty where it is about the whole."""
    text: str
    """What was found, in the handbook's words."""


@described
@dataclass(frozen=True, slots=True)
class EditionRecord:
    """One adopted text of a protocol."""

    id: str
    """The date in its address (2021-06), or `undated`."""
    title: str
    """Its title, as printed."""
    status: Status
    """Whether it is in force, superseded, or a draft."""
    url: str
    """Its page, from the root of the site: its address for ever."""
    dates: DatesRecord
    """Every kind of date, those that the document does not give too."""
    review_state: PublishedState
    """Whether its review is due, on the day `as_of`. It changes as time goes by: work it out again from
    `status` and `dates.next_review` where the day of reading counts."""
    incomplete: bool
    """Whether only a part of the document is known; then it is called silent on nothing."""
    clauses: list[ClauseRecord]
    """Every clause, in the order of the text."""
    coverage: dict[str, Coverage]
    """For the id of every topic: `covered` (some clause or part is mainly about it), `partly` (some
    touch it among other things), `silent` (someone looked and found nothing), `unclassified` (nobody
    has said). Silence is about the document, never about the council."""
    findings: list[FindingRecord]
    """What the text shows about itself."""
    label: str
    """What links to it say: "Edition adopted 16 July 2019"."""
    language: str
    """The language of its words, as HTML has it: "en-GB"."""
    review_basis: ReviewBasis
    """What `review_state` rests on: `date`, `event` (words in place of a date), `cycle` (the document says
    how often it is reviewed, and gives no date: see `cycle`), `blank`, `nothing`, or `status` (it is
    superseded or a draft)."""
    all_dates: list[DateEntryRecord]
    """Every date that the document gives, by kind, within a kind in the order of the source."""
    cycle: CycleRecord
    """How often the document says that it is reviewed."""
    version: str
    """Which version it calls itself, as printed, or ""."""
    received_as: Literal["", "text", "markdown", "html"]
    """How the file is written that its words were held against; "" where the source does not say, or there is none."""


@described
@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document beside the protocol."""

    kind: str
    """Which kind of document it is: `grievance`, `code-of-conduct`."""
    name: str
    """What a sentence calls it, with its article."""
    url: str
    """Its page, from the root of the site."""
    editions: list[EditionRecord]
    """Its editions: the one in force first, the others newest first."""


@described
@dataclass(frozen=True, slots=True)
class CouncilRecord:
    """Everything about a council."""

    schema: Version
    """The version of this shape and of what its keys mean."""
    as_of: date
    """The day on which every review state here holds: that of the build, in Europe/London."""
    id: str
    """The council's name for programs and in addresses; it never changes."""
    name: str
    """The name as its document prints it; "" where the document names no council."""
    kind: PublishedKind
    """What sort of council it is, by the list of version 1; `body` has what came later."""
    editions: list[EditionRecord]
    """Its editions: the one in force first, the others newest first."""
    trees: list[TreeRecord]
    """What its document says to do in each situation, in the order of the situations."""
    short_name: str
    """What lists and columns call it; never ""."""
    url: str
    """Its front page, from the root of the site."""
    role_names: list[RoleNamesRecord]
    """Its own words for roles."""
    declared: list[DeclaredRecord]
    """Passages of its first edition that somebody who has read them has put into a row with passages
    of other councils: those of one row answer each other. In the order of the rows."""
    country: str
    """The country that it lies in, or `not stated`."""
    country_ground: str
    """How that is known, in a sentence, or ""."""
    answers: list[AnswerRecord]
    """What its first edition answers to each question, in the order of the questions."""
    body: CouncilKind
    """What sort of council it is, as far as its document says."""
    kind_called: str
    """What a kind that is none of the list is called, or ""."""
    documents: list[DocumentRecord]
    """Its documents beside the protocol, in the order of the kinds."""
    contact: str
    """Whom to write to about corrections and removal: an e-mail address or that of a page, or ""."""
    rights: str
    """Whose the text is, and what others may do with it, or ""."""
    source_url: str
    """Where the document as received was fetched, or ""."""
    permission: str
    """Who allowed the handbook to show the text, and when, or ""."""
    self_check: SelfCheckRecord | None
    """Questions for somebody new, with their answers; null where nobody has written any."""
    desk: list[MatterRecord]
    """What the council should decide on at its next review, what matters most first."""
