"""What matters most at the next review of a document, as plain values in a fixed order.

Law first, then dead ends, then dates, then wording: `docs/decisions` argues the order, and why no group
may fill the list alone. Nothing here is weighted by hand: each matter comes from a note, a route, a date or a finding
that the handbook also shows elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_protocol.checking.findings import blanks, missing_dates, unsaid_approver
from mkdocs_protocol.comparing.drafting import Quoted
from mkdocs_protocol.core.quoting import passages
from mkdocs_protocol.core.review import ReviewState
from mkdocs_protocol.core.trees import RouteFindingKind
from mkdocs_protocol.core.vocabulary import FindingKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.comparing.answers_elsewhere import Answer
    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.notes import Note
    from mkdocs_protocol.core.protocol import Edition, Finding
    from mkdocs_protocol.core.trees import Quote, RouteFinding, Tree, TreeNode

MOST = 5
"""How many matters stand on the one-page paper."""


class MatterGroup(StrEnum):
    """The sorts of matter, in the order in which a council should take them."""

    LAW = "law"
    DEAD_END = "dead-end"
    DATES = "dates"
    WORDING = "wording"


class MatterKind(StrEnum):
    """What a council has to decide on, in the order in which it should."""

    LAW = "law"
    """A note on the law stands on a step or clause."""
    TO_THE_SUBJECT = "to-the-subject"
    TO_THE_ASKER = "to-the-asker"
    NO_ROUTE = "no-route"
    """Nothing is said for a situation in which somebody complains of somebody."""
    NO_FIRST_CONTACT = "no-first-contact"
    RECEIVERS_DIFFER = "receivers-differ"
    FORMAL_UNASSIGNED = "formal-unassigned"
    NO_APPEAL = "no-appeal"
    NO_TIME_LIMIT = "no-time-limit"
    NO_ANSWER = "no-answer"
    """Nothing is said for a situation in which nobody is complained of."""
    DATES = "dates"
    CONFLICT = "conflict"
    PROMISE_NOT_KEPT = "promise-not-kept"
    TEMPLATE_RESIDUE = "template-residue"
    AMBIGUOUS = "ambiguous"
    DANGLING = "dangling"
    MISSING = "missing"
    ADVICE = "advice"

    @property
    def group(self) -> MatterGroup:
        """What sort of matter it is."""
        if self is MatterKind.LAW:
            return MatterGroup.LAW
        if self is MatterKind.DATES:
            return MatterGroup.DATES
        return MatterGroup.WORDING if self in _WORDING else MatterGroup.DEAD_END


_WORDING = {
    MatterKind.CONFLICT: FindingKind.CONFLICT,
    MatterKind.PROMISE_NOT_KEPT: FindingKind.PROMISE_NOT_KEPT,
    MatterKind.TEMPLATE_RESIDUE: FindingKind.TEMPLATE_RESIDUE,
    MatterKind.AMBIGUOUS: FindingKind.AMBIGUOUS,
    MatterKind.DANGLING: FindingKind.DANGLING,
    MatterKind.MISSING: FindingKind.MISSING,
    MatterKind.ADVICE: FindingKind.ADVICE,
}
_PLACES = {
    MatterGroup.LAW: 1, MatterGroup.DEAD_END: 2, MatterGroup.DATES: 1, MatterGroup.WORDING: 1,
}  # fmt: skip
"""How many of the five places are reserved for a group; those it does not need go to the next in order."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document shows a matter."""

    text: str = ""
    """What it shows there, in the handbook's words; "" where the matter's title says it."""
    quotes: tuple[Quoted, ...] = ()
    """The words that it rests on, with "…" where they are cut out of a sentence; () if something is missing."""
    trees: tuple[Tree, ...] = ()
    """The routes that show it."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing for the council to decide."""

    kind: MatterKind
    places: tuple[Place, ...]
    note: Note | None = None
    """The handbook's note on the law; None for any other kind."""
    state: ReviewState | None = None
    """For dates: the state of the review on the day of the build."""

    @property
    def clauses(self) -> tuple[str, ...]:
        """The ids of the clauses that it rests on, without repeats."""
        return tuple(dict.fromkeys(q.clause.id for place in self.places for q in place.quotes))

    @property
    def trees(self) -> tuple[Tree, ...]:
        """The routes that show it, without repeats."""
        return tuple({t.situation: t for place in self.places for t in place.trees}.values())


def matters(handbook: Handbook, council: Council, state: ReviewState) -> tuple[Matter, ...]:
    """Return everything that a council should decide on at its next review, in the order of the kinds.

    `state` is the review state of its leading edition on the day of the build.
    """
    found = (
        *_law(council),
        *_dead_ends(handbook, council),
        *_dates(council.leading_edition, state),
        *_open_wording(council),
    )
    order = list(MatterKind)
    return tuple(sorted(found, key=lambda matter: order.index(matter.kind)))


def most_pressing(found: Iterable[Matter]) -> tuple[Matter, ...]:
    """Return the few that matter most, in order: no group fills every place while another has something."""
    given = tuple(found)
    left = dict(_PLACES)
    sure, others = [], []
    for place, matter in enumerate(given):
        if left[matter.kind.group]:
            left[matter.kind.group] -= 1
            sure.append(place)
        else:
            others.append(place)
    chosen = sorted([*sure, *others[: MOST - len(sure)]][:MOST])
    return tuple(given[place] for place in chosen)


def words_of(answer: Answer, edition: Edition) -> Iterator[Quoted]:
    """Yield another document's words as they are shown, if they are in its leading edition."""
    clauses = edition.clause_by_id
    known = [quote for quote in answer.quotes if quote.clause in clauses]
    for quote, words in passages(known, clauses):
        yield Quoted(answer.council, clauses[quote.clause], words, edition)


def _law(council: Council) -> Iterator[Matter]:
    """Yield a matter for each note on the law: on the formal steps of routes, and on clauses."""
    by_note: dict[Note, list[Tree]] = {}
    for tree in _current_trees(council):
        for note in tree.notes:
            if note.country:
                by_note.setdefault(note, []).append(tree)
    for note, trees in by_note.items():
        steps = [n for t in trees for n in t.in_order]
        steps = [n for n in steps if (n.is_changed_by(note) if note.roles else n.formal)]
        said = (quote for step in steps for quote in step.quotes)
        yield Matter(
            MatterKind.LAW,
            (Place(quotes=tuple(_quoted(council, said)), trees=tuple(trees)),),
            note=note,
        )
    edition = council.leading_edition
    for note in edition.notes:
        if note.country and note.may_stand_beside(council.country):
            clause = edition.clause_by_id.get(note.clause)
            quotes = (Quoted(council, clause),) if clause else ()
            yield Matter(MatterKind.LAW, (Place(quotes=quotes),), note=note)


def _dead_ends(handbook: Handbook, council: Council) -> Iterator[Matter]:
    places: dict[MatterKind, dict[tuple[str, tuple[Quoted, ...]], list[Tree]]] = {}
    for tree in _current_trees(council):
        for kind, text, quotes in _stops(handbook, council, tree):
            same = places.setdefault(kind, {}).setdefault((text, quotes), [])
            same.append(tree)
    for kind, found in places.items():
        yield Matter(
            kind,
            tuple(Place(text, quotes, tuple(trees)) for (text, quotes), trees in found.items()),
        )


def _stops(
    handbook: Handbook, council: Council, tree: Tree
) -> Iterator[tuple[MatterKind, str, tuple[Quoted, ...]]]:
    """Yield where a route stops: the kind of matter, what the tree says about it, and the words that show it."""
    if tree.is_silent:
        about = handbook.vocabulary.situation_by_id[tree.situation].about
        kind = MatterKind.NO_ROUTE if about else MatterKind.NO_ANSWER
        near = (Quoted(council, council.leading_edition.clause_by_id[id_]) for id_ in tree.near)
        yield kind, tree.silent, tuple(near)
        return
    for finding in tree.findings:
        if finding.kind is RouteFindingKind.RECEIVERS_DIFFER and _is_declared(council, finding):
            continue
        steps: Iterable[TreeNode] = (tree.node_by_id[id_] for id_ in finding.nodes)
        if finding.kind is RouteFindingKind.FORMAL_UNASSIGNED:
            steps = (node for node in tree.in_order if node.formal)
        elif finding.kind is RouteFindingKind.NO_FIRST_CONTACT:
            said = [node for node in tree.in_order if node.quotes]
            # Standing rules come first in a tree and do not say where to go.
            steps = ([node for node in said if not node.condition] or said)[:1]
        quotes = (quote for node in steps for quote in node.quotes)
        yield MatterKind(finding.kind.value), finding.text, tuple(_quoted(council, quotes))


def _is_declared(council: Council, finding: RouteFinding) -> bool:
    """Return whether a person has said of a finding's clauses that they do not agree, or may be read in two ways."""
    return any(
        declared.kind in {FindingKind.CONFLICT, FindingKind.AMBIGUOUS}
        and {*finding.clauses} <= {*declared.clauses}
        for declared in council.leading_edition.findings
    )


def _dates(edition: Edition, state: ReviewState) -> Iterator[Matter]:
    """Yield the matter of the document's dates, unless nothing is missing and its review is a long way off."""
    found = (*blanks(edition), *missing_dates(edition), *unsaid_approver(edition))
    settled = (ReviewState.CURRENT, ReviewState.SUPERSEDED, ReviewState.DRAFT)
    if found or state not in settled:
        yield Matter(MatterKind.DATES, tuple(Place(finding.text) for finding in found), state=state)


def _open_wording(council: Council) -> Iterator[Matter]:
    edition = council.leading_edition
    # Findings about dates have a matter of their own.
    dates = {*blanks(edition), *missing_dates(edition), *unsaid_approver(edition)}
    for kind, finding_kind in _WORDING.items():
        found = [
            finding
            for finding in edition.findings
            if finding.kind.shown_as(finding.clauses) is finding_kind and finding not in dates
        ]
        if found:
            yield Matter(kind, tuple(_place(council, finding) for finding in found))


def _place(council: Council, finding: Finding) -> Place:
    clauses = (council.leading_edition.clause_by_id[id_] for id_ in finding.clauses)
    return Place(finding.text, tuple(Quoted(council, clause) for clause in clauses))


def _current_trees(council: Council) -> Iterator[Tree]:
    """Yield the routes that cite the council's leading edition."""
    edition = council.leading_edition.id
    return (tree for tree in council.trees if tree.edition == edition)


def _quoted(council: Council, quotes: Iterable[Quote]) -> Iterator[Quoted]:
    """Yield the quotations of a route's steps as they are shown, without repeats and without those contained in
    another of the same clause."""
    clauses = council.leading_edition.clause_by_id
    together = [*dict.fromkeys(quotes)]
    for quote, words in passages(together, clauses):
        if not any(
            q != quote and q.clause == quote.clause and quote.words in q.words for q in together
        ):
            yield Quoted(council, clauses[quote.clause], words)
