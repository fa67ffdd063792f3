"""The shape of a published decision tree; `records.py` says what holds for all shapes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from mkdocs_protocol.core.trees import Joining, NodeKind, Point, RouteFindingKind
from mkdocs_protocol.publishing.shared_records import NoteRecord, described


@described
@dataclass(frozen=True, slots=True)
class QuoteRecord:
    """Words of a clause that a step rests on."""

    clause: str
    """The clause's id."""
    text: str
    """The words, as they stand in the clause but for white space."""


@described
@dataclass(frozen=True, slots=True)
class ContactRecord:
    """Somebody whom a step names."""

    role: str
    """The id of the role."""
    name: str
    """What this council's document calls it, as printed."""


@described
@dataclass(frozen=True, slots=True)
class UnlessRecord:
    """An exception that the text itself makes to a step."""

    text: str
    """What goes on from the word "unless", in the handbook's words."""
    concerns: list[str]
    """The ids of the roles that the matter is then about, or whose own it is."""
    who: list[ContactRecord]
    """Whom to go to then; empty where the text names nobody."""
    quotes: list[QuoteRecord]
    """The words that make the exception."""


@described
@dataclass(frozen=True, slots=True)
class TieRecord:
    """A clause of another council's document that answers a silence, as a person has read both."""

    council: str
    """The other council's id."""
    clause: str
    """The clause's id, in that council's document."""
    text: str
    """The words, as they stand in the clause but for white space."""
    points: list[Point]
    """Which points of the silence it answers."""


@described
@dataclass(frozen=True, slots=True)
class ExpectRecord:
    """What the document says that the one who asks can expect."""

    clause: str
    """The clause's id."""
    text: str
    """The words, as they stand in the clause but for white space."""
    verb: str
    """The document's own words for how far it goes ("can expect", "must not"), as printed; or ""."""


@described
@dataclass(frozen=True, slots=True)
class NodeRecord:
    """One step of a decision tree."""

    id: str
    """Unlike any other in the tree."""
    kind: NodeKind
    """`question` and `action` lead on; `outcome` and `silence` (the document does not say) end a path."""
    text: str
    """What the step says, in the handbook's words."""
    modal: str
    """The document's own word for how binding it is ("must", "should", "may"), as printed; or ""."""
    cites: list[str]
    """The ids of the clauses it rests on; none of a silence, and of a step that is inferred."""
    quotes: list[QuoteRecord]
    """The words it rests on."""
    who: list[ContactRecord]
    """Whom to go to."""
    who_joined: Joining
    """Whether to go to all of those (`and`) or to one of them (`or`); `and` where there are not several."""
    decides: list[ContactRecord]
    """Who decides or acts."""
    inferred: str
    """Why the step stands here although the text does not state it; "" where the text does."""
    formal: bool
    """Whether it belongs to a formal procedure: a grievance, a complaint under the Code, disciplinary steps."""
    time_limit: str
    """The words that set a time limit, as printed; or ""."""
    appeal: str
    """The words that give an appeal, as printed; or ""."""
    condition: bool
    """Whether it is a rule that holds whatever step is taken."""
    advised: bool
    """Whether every clause it rests on is advice: it speaks to councils in general, and does not say that
    this one has done it."""
    unless: list[UnlessRecord]
    """The exceptions that the text makes."""
    lacks: list[Point]
    """Of a silence: what it is about."""
    answered_by: list[TieRecord]
    """Of a silence: clauses of other councils' documents that answer it."""


@described
@dataclass(frozen=True, slots=True)
class EdgeRecord:
    """The way from one step to the next."""

    origin: Annotated[str, Field(serialization_alias="from")]
    """The id of the step that it leads from."""
    to: str
    """The id of the step that it leads to."""
    label: str
    """The answer, or when this way is taken; "" where the step simply leads on."""
    inferred: bool
    """Whether the text does not state that one leads to the other."""
    concerns: list[str]
    """The ids of the roles that the matter is about where this answer holds."""


@described
@dataclass(frozen=True, slots=True)
class ConflictRecord:
    """Clauses that do not agree, or one that can be read either way; none is chosen."""

    text: str
    """What does not agree, in the handbook's words."""
    clauses: list[str]
    """The ids of the clauses."""
    readings: list[str]
    """The ids of the steps with which the ways begin, one for each reading; empty where the tree does not
    part them."""


@described
@dataclass(frozen=True, slots=True)
class RouteFindingRecord:
    """Something that a tree shows about the way its document sets out."""

    kind: RouteFindingKind
    """What sort of thing."""
    nodes: list[str]
    """The ids of the steps that show it; empty where the whole tree does."""
    clauses: list[str]
    """The ids of the clauses that those steps rest on."""
    text: str
    """What was found, in the handbook's words."""


@described
@dataclass(frozen=True, slots=True)
class TreeRecord:
    """What a council's document says to do in one situation, and where it stops."""

    situation: str
    """The id of the situation."""
    edition: str
    """The id of the edition whose clauses it cites."""
    silent: bool
    """Whether the document has no clause for the situation; the tree is then one step, a silence. Silence
    is about the document, never about the council."""
    near: list[str]
    """Where it is silent: the ids of clauses that come near without answering."""
    same_as: str
    """The id of the situation whose tree this one repeats, its steps included; or ""."""
    differs: str
    """Where it repeats another: what is different here, in the handbook's words; or ""."""
    start: str
    """The id of the first step."""
    nodes: list[NodeRecord]
    """Every step. Paths may meet again; none goes in a circle."""
    edges: list[EdgeRecord]
    """Every way from a step to another; those from one question in the order of the answers."""
    conflicts: list[ConflictRecord]
    """Where clauses do not agree."""
    gaps: list[str]
    """What the text leaves open that is no step of its own, in the handbook's words."""
    findings: list[RouteFindingRecord]
    """What the tree shows about the way its document sets out."""
    notes: list[NoteRecord]
    """What the handbook remarks on it."""
    url: str
    """Its page, from the root of the site."""
    by_reading: str
    """What has to be read into the text for any of the steps to hold, as it goes on from "if"; or ""."""
    searched: list[str]
    """The ids of the other councils whose documents were searched for answers to the silences."""
    expect: list[ExpectRecord]
    """What the one who asks can expect, by this document."""
