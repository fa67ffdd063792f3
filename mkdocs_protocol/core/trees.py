"""Decision trees: what one council's document says to do in one situation, and where it stops."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import islice, pairwise, product
from typing import TYPE_CHECKING

from mkdocs_protocol.core.graphs import MOST_PATHS, in_order, paths
from mkdocs_protocol.core.problems import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_protocol.core.notes import Note

SILENCE_ID = "silent"
"""The only node of a tree whose document has no clause for the situation."""


class NodeKind(StrEnum):
    """What a step of a tree is."""

    QUESTION = "question"
    ACTION = "action"
    OUTCOME = "outcome"
    SILENCE = "silence"
    """The document does not say what comes here."""

    @property
    def is_end(self) -> bool:
        """Return whether a path ends here."""
        return self in {NodeKind.OUTCOME, NodeKind.SILENCE}


class Joining(StrEnum):
    """Whether the people whom a step names go together or are a choice; the value is the word between their names."""

    AND = "and"
    """All of them."""
    OR = "or"
    """One of them, whichever."""


class Point(StrEnum):
    """What a silence is about: what the document does not say there."""

    FIRST_CONTACT = "first-contact"
    """Whom to go to."""
    INSTEAD = "instead"
    """Whom to go to instead of the one who is named."""
    RECEIVER = "receiver"
    """Who receives a formal step."""
    DECIDER = "decider"
    """Who hears the matter or decides it."""
    TIME_LIMIT = "time-limit"
    FOLLOWS = "follows"
    """What follows."""
    REFUSAL = "refusal"
    """What can be done if it is refused or not settled."""
    OTHER = "other"


class RouteFindingKind(StrEnum):
    """What a tree shows about the procedure in its document."""

    TO_THE_SUBJECT = "to-the-subject"
    """The person to tell is the person complained of."""
    TO_THE_ASKER = "to-the-asker"
    """The person to tell is the person who asks."""
    RECEIVERS_DIFFER = "receivers-differ"
    NO_FIRST_CONTACT = "no-first-contact"
    FORMAL_UNASSIGNED = "formal-unassigned"
    NO_TIME_LIMIT = "no-time-limit"
    NO_APPEAL = "no-appeal"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a clause that a step rests on."""

    clause: str
    """The clause's id."""
    words: str
    """As printed in the clause."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody whom a step names."""

    role: str
    name: str
    """What this document calls the role, as printed."""


@dataclass(frozen=True, slots=True)
class Unless:
    """An exception that the text itself makes to a step: "unless it is about the Clerk"."""

    text: str
    """What follows the word "unless", in the handbook's words."""
    quotes: tuple[Quote, ...]
    """The words that make the exception."""
    concerns: tuple[str, ...] = ()
    """The roles that the matter is then about, or whose own matter it is; () if it is about no role."""
    who: tuple[Contact, ...] = ()
    """Whom to go to then; () if the text names nobody."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A clause of another council's document that answers a silence, according to a person who has read both."""

    council: str
    """The other council's id."""
    quote: Quote
    points: tuple[Point, ...]
    """Which points of the silence it answers."""


@dataclass(frozen=True, slots=True)
class Expect:
    """What the document says that the person who asks can expect."""

    quote: Quote
    verb: str
    """The document's own words for how far it goes: "can expect", "must not"; "" if it has none."""


@dataclass(frozen=True, slots=True)
class TreeNode:
    """One step: what the document says, and the words it rests on."""

    id: str
    kind: NodeKind
    text: str
    """In the handbook's own words."""
    quotes: tuple[Quote, ...] = ()
    inferred: str = ""
    """Why the step is needed although the text does not state it; "" if it is quoted."""
    modal: str = ""
    """The document's own word for how binding it is, as printed."""
    who: tuple[Contact, ...] = ()
    """Whom to go to."""
    who_joined: Joining = Joining.AND
    """Whether to go to all of those, or to one of them."""
    decides: tuple[Contact, ...] = ()
    """Who decides or acts."""
    formal: bool = False
    """Whether it belongs to a formal procedure: a grievance, a Code complaint, disciplinary steps."""
    time_limit: str = ""
    appeal: str = ""
    condition: bool = False
    """Whether it is a rule that applies whatever step is taken."""
    unless: tuple[Unless, ...] = ()
    """The exceptions that the text makes."""
    lacks: tuple[Point, ...] = ()
    """For a silence: what it is about."""
    ties: tuple[Tie, ...] = ()
    """For a silence: what other documents say on it, tied to it by a person."""
    advised: bool = False
    """Whether every clause it rests on is advice to councils, as the rules of `checking.routes` find."""
    at: Location = field(default=Location(""), compare=False)

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses it rests on, without repeats."""
        return tuple(dict.fromkeys(quote.clause for quote in self.quotes))

    @property
    def roles(self) -> frozenset[str]:
        """The roles that it sends somebody to, or that decide or act in it."""
        return frozenset(contact.role for contact in (*self.who, *self.decides))

    def is_changed_by(self, note: Note) -> bool:
        """Return whether a note changes it: one about a role that it sends somebody to, or one with a word that a formal
        step and its quotations have.

        The quotations alone are not enough: one sentence can name a grievance and a complaint under the Code.
        """
        if note.roles:
            return not self.roles.isdisjoint(note.roles)
        return self.formal and any(
            word.casefold() in self.text.casefold()
            and any(word in quote.words for quote in self.quotes)
            for word in note.words
        )


@dataclass(frozen=True, slots=True)
class Edge:
    """The way from one step to another."""

    origin: str
    to: str
    label: str = ""
    """The answer, or when the path is taken; "" if the step simply leads on."""
    inferred: bool = False
    """Whether the text does not state that one leads to the other."""
    concerns: tuple[str, ...] = ()
    """The roles that the matter is about where this answer holds: "yes, it is about the Clerk"."""
    at: Location = field(default=Location(""), compare=False)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Clauses that disagree, described in the handbook's words; none of them is preferred."""

    text: str
    clauses: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    """The steps with which the paths begin, one for each reading; () if the tree does not separate them."""


@dataclass(frozen=True, slots=True)
class RouteFinding:
    """Something that a tree shows about the procedure it describes, worked out by a rule."""

    kind: RouteFindingKind
    text: str
    nodes: tuple[str, ...] = ()
    """The steps that show it, in the order of the tree; () if the whole tree does."""
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tree:
    """One council's answer to one situation.

    A source may name steps that do not exist, or lead in a circle; a tree that has passed the checks
    has one start, reaches every step from it, and ends every path in an outcome or a silence.
    """

    situation: str
    edition: str
    """The id of the edition whose clauses it cites."""
    start: str
    nodes: tuple[TreeNode, ...]
    """In the order of the source."""
    edges: tuple[Edge, ...]
    at: Location = field(compare=False)
    conflicts: tuple[Conflict, ...] = ()
    gaps: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    same_as: str = ""
    """The situation whose tree this one repeats; its steps are copied here."""
    differs: str = ""
    """With `same_as`: what is different here."""
    silent: str = ""
    """What the document does not say, if it has no clause for the situation."""
    near: tuple[str, ...] = ()
    """With `silent`: clauses that come near without answering."""
    by_reading: str = ""
    """What has to be read into the text for any of the steps to apply, to follow the word "if"; or ""."""
    searched: tuple[str, ...] = ()
    """The ids of the other councils whose documents a person has searched for answers to the silences."""
    expect: tuple[Expect, ...] = ()
    """What the person who asks can expect, according to this document."""
    findings: tuple[RouteFinding, ...] = ()
    """What the rules of `checking.routes` find."""
    places: Mapping[str, Location] = field(default_factory=dict, compare=False, repr=False)
    """Where each value is in the source, by its path: `nodes.tell.quotes.0.words`."""
    keys: Mapping[str, Location] = field(default_factory=dict, compare=False, repr=False)
    """Where each key is in the source, by the path of its value."""

    @property
    def is_silent(self) -> bool:
        """Return whether the document has no clause for the situation at all."""
        return bool(self.silent)

    @cached_property
    def undeclared_findings(self) -> tuple[RouteFinding, ...]:
        """The findings that no declared conflict states already, as it may where clauses name different people."""
        return tuple(
            finding
            for finding in self.findings
            if finding.kind is not RouteFindingKind.RECEIVERS_DIFFER
            or not any({*finding.clauses} <= {*conflict.clauses} for conflict in self.conflicts)
        )

    @cached_property
    def node_by_id(self) -> dict[str, TreeNode]:
        """Every node by its id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def onward(self) -> dict[str, tuple[Edge, ...]]:
        """The edges that lead on from each node, in the order of the answers."""
        found: dict[str, list[Edge]] = {node.id: [] for node in self.nodes}
        for edge in self.edges:
            found[edge.origin].append(edge)
        return {origin: tuple(edges) for origin, edges in found.items()}

    @cached_property
    def graph(self) -> dict[str, tuple[str, ...]]:
        """The nodes that follow each node; edges to nodes that do not exist are left out."""
        return {
            origin: tuple(edge.to for edge in edges if edge.to in self.node_by_id)
            for origin, edges in self.onward.items()
        }

    @cached_property
    def in_order(self) -> tuple[TreeNode, ...]:
        """The nodes that the start reaches, each before those it leads to.

        Raises ValueError if they lead in a circle.
        """
        return tuple(self.node_by_id[id_] for id_ in in_order(self.graph, self.start))

    def quoted_clauses(self) -> Iterator[str]:
        """Yield the clauses that the steps and the expectations quote, each as often as it is quoted."""
        for node in self.nodes:
            yield from node.clauses
        for one in self.expect:
            yield one.quote.clause

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """Every clause that a step rests on or a conflict names, or that comes near, without repeats."""
        cited = [clause for node in self.nodes for clause in node.clauses]
        cited += [clause for conflict in self.conflicts for clause in conflict.clauses]
        return tuple(dict.fromkeys([*cited, *self.near]))

    def paths(self, *, at_most: int = MOST_PATHS) -> Iterator[tuple[Edge, ...]]:
        """Yield every path through the tree as the edges taken, up to a number.

        A tree of one node has one path, which is empty.
        """
        return islice(self._paths(at_most), at_most)

    def _paths(self, at_most: int) -> Iterator[tuple[Edge, ...]]:
        for points in paths(self.graph, self.start, at_most=at_most):
            between = [
                [edge for edge in self.onward[origin] if edge.to == to]
                for origin, to in pairwise(points)
            ]
            yield from product(*between)
