"""What a decision tree shows about the procedure in its document, as far as a rule can see it.

Each rule is a generator with a kind of its own; the tests have a good and a bad example of each. The
findings are shown to readers and clerks alike, so each is a fair sentence using the council's own names.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from mkdocs_protocol.core.grammar import capital, joined, with_article
from mkdocs_protocol.core.graphs import reachable
from mkdocs_protocol.core.quoting import is_advice
from mkdocs_protocol.core.routes import (
    conjunction,
    contacts,
    decided_outcomes,
    first_steps,
    formal_steps,
    is_asker,
    is_excepted,
    is_subject,
    listing,
    named_steps,
)
from mkdocs_protocol.core.trees import (
    Joining,
    NodeKind,
    Point,
    RouteFinding,
    RouteFindingKind,
    Tree,
    TreeNode,
)
from mkdocs_protocol.words.gettext import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.notes import Note
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.terms import Situation
    from mkdocs_protocol.core.trees import Contact
    from mkdocs_protocol.core.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Route:
    """A tree with what its rules need to know besides."""

    tree: Tree
    situation: Situation
    edition: Edition
    vocabulary: Vocabulary


def with_routes(council: Council, vocabulary: Vocabulary) -> Council:
    """Return a council with the findings of each tree, and the notes that belong to its situation.

    The trees must have passed the checks.
    """
    trees = tuple(_whole(tree, council, vocabulary) for tree in council.trees)
    return replace(council, trees=trees)


def route_findings(route: Route) -> Iterator[RouteFinding]:
    """Yield what every rule finds in a tree; a document without any clause has no procedure to look at."""
    if not route.tree.is_silent:
        for rule in RULES:
            yield from rule(route)


def tells_the_subject(route: Route) -> Iterator[RouteFinding]:
    """The person to tell is the person complained of."""
    said = _("This sends the matter to the person it is about: {whom}. {others}")
    yield from _sent_back(route, is_subject, RouteFindingKind.TO_THE_SUBJECT, said)


def tells_the_asker(route: Route) -> Iterator[RouteFinding]:
    """The person to tell is the one who asks."""
    said = _("This sends the matter back to the person who raises it: {whom}. {others}")
    yield from _sent_back(route, is_asker, RouteFindingKind.TO_THE_ASKER, said)


def receivers_differ(route: Route) -> Iterator[RouteFinding]:
    """Two clauses name different people to go to first, and the text does not say which of them applies when."""
    by_clause: dict[str, list[tuple[TreeNode, Contact]]] = {}
    for step in first_steps(route.tree):
        for contact in step.who:
            for clause in _naming(step, contact):
                by_clause.setdefault(clause, []).append((step, contact))
    for (one, first), (other, second) in combinations(by_clause.items(), 2):
        if {contact.role for _step, contact in first} == {
            contact.role for _step, contact in second
        }:
            continue
        steps = [*dict.fromkeys(step for step, _contact in (*first, *second))]
        if _is_open(
            route.tree, [step for step, _contact in first], [step for step, _contact in second]
        ):
            yield RouteFinding(
                RouteFindingKind.RECEIVERS_DIFFER,
                _(
                    "{clause} names {whom}; {other_clause} names {other}. The document does not say how the "
                    "two fit together."
                ).format(
                    clause=capital(_cited(route, one)),
                    whom=_named_at(first),
                    other_clause=_cited(route, other),
                    other=_named_at(second),
                ),
                tuple(step.id for step in steps),
                (one, other),
            )


def nobody_first(route: Route) -> Iterator[RouteFinding]:
    """Nobody is named to go to first, nor anybody who decides in the end."""
    if first_steps(route.tree) or decided_outcomes(route.tree):
        return
    later = named_steps(route.tree)
    text = _("The document does not say whom to go to.")
    if later:
        text = _(
            "The document does not say whom to go to first. It names {whom} only for a formal step."
        ).format(whom=_names(contacts(later), conjunction(later)))
    yield _finding(RouteFindingKind.NO_FIRST_CONTACT, text, later)


def formal_steps_unassigned(route: Route) -> Iterator[RouteFinding]:
    """A formal step is named, but nobody who receives it, and nobody who decides in what follows it.

    Who starts it is not asked: "an officer may have recourse to" says that, and "it may be invoked" does not.
    """
    formal = {step.id: step for step in formal_steps(route.tree)}
    left = []
    for id_, step in formal.items():
        procedure = [formal[i] for i in reachable(route.tree.graph, id_) if i in formal]
        if not any(part.who or part.decides for part in procedure):
            left.append(step)
    if left:
        yield _finding(
            RouteFindingKind.FORMAL_UNASSIGNED,
            ngettext(
                "A formal step is named, but not who receives it.",
                "Formal steps are named, but not who receives them.",
                len(left),
            ),
            left,
        )


def no_time_limit(route: Route) -> Iterator[RouteFinding]:
    """A complaint is made or something is decided, and no step says by when."""
    is_complaint = bool(route.situation.about and listing(route.tree).number)
    timed = is_complaint or any(n.formal or _is_decision(n) for n in route.tree.in_order)
    if timed and not any(node.time_limit for node in route.tree.nodes):
        yield RouteFinding(
            RouteFindingKind.NO_TIME_LIMIT, _("The document sets no time limit for any step.")
        )


def no_appeal(route: Route) -> Iterator[RouteFinding]:
    """Something is decided, and no step says what to do against the decision."""
    deciding = [node for node in route.tree.in_order if node.formal or _is_decision(node)]
    if deciding and not any(node.appeal for node in route.tree.nodes):
        yield RouteFinding(RouteFindingKind.NO_APPEAL, _("The document names no way to appeal."))


RULES: tuple[Callable[[Route], Iterator[RouteFinding]], ...] = (
    tells_the_subject,
    tells_the_asker,
    receivers_differ,
    nobody_first,
    formal_steps_unassigned,
    no_time_limit,
    no_appeal,
)
"""Every rule, in the order in which a page shows its findings."""


def _whole(tree: Tree, council: Council, vocabulary: Vocabulary) -> Tree:
    situation = vocabulary.situation_by_id[tree.situation]
    edition = next(edition for edition in council.editions if edition.id == tree.edition)
    nodes = tuple(replace(node, advised=_is_advised(node, edition)) for node in tree.nodes)
    tree = replace(tree, nodes=nodes)
    route = Route(tree, situation, edition, vocabulary)
    notes = (*tree.notes, *_notes(tree, situation))
    notes = tuple(note for note in notes if note.may_stand_beside(council.country))
    return replace(tree, findings=tuple(route_findings(route)), notes=notes)


def _is_advised(node: TreeNode, edition: Edition) -> bool:
    """Return whether a step rests on clauses that speak to councils in general, and on no others."""
    return bool(node.quotes) and all(
        is_advice(q, edition.clause_by_id[q.clause]) for q in node.quotes
    )


def _notes(tree: Tree, situation: Situation) -> tuple[Note, ...]:
    is_formal = bool(formal_steps(tree))
    named = frozenset[str]().union(*(node.roles for node in tree.nodes))
    of_steps = (
        note
        for note in situation.step_notes
        if (not named.isdisjoint(note.roles) if note.roles else is_formal)
    )
    return (*situation.notes, *of_steps)


def _sent_back(
    route: Route,
    is_it: Callable[[Contact, Situation, Vocabulary], bool],
    kind: RouteFindingKind,
    said: str,
) -> Iterator[RouteFinding]:
    steps = named_steps(route.tree)
    back, people = [], []
    for step in steps:
        found = [
            one
            for one in step.who
            if is_it(one, route.situation, route.vocabulary)
            and not is_excepted(route.tree, step, one.role)
        ]
        if found:
            back.append(step)
            people += found
    if people:
        roles = {one.role for one in people}
        others = [one for one in contacts(steps) if one.role not in roles]
        also = _("The document names nobody else to take it to.")
        if others:
            also = (
                _(
                    "The document also names {whom}, but does not say whom to go to if there is none."
                )
                if _stops_there(route.tree, steps, back)
                else _("The document also names {whom}.")
            ).format(whom=_names(others, conjunction(steps)))
        text = said.format(whom=_names(people, conjunction(steps)), others=also)
        yield _finding(kind, text, back)


def _stops_there(tree: Tree, steps: Iterable[TreeNode], back: list[TreeNode]) -> bool:
    """Return whether nobody is named but together with the one who gets it back, and the tree stops at whom else to go to."""
    after = {id_ for step in back for id_ in reachable(tree.graph, step.id)}
    return all(step in back and step.who_joined is Joining.AND for step in steps) and any(
        Point.INSTEAD in node.lacks for node in tree.nodes if node.id in after
    )


def _finding(kind: RouteFindingKind, text: str, steps: Iterable[TreeNode]) -> RouteFinding:
    steps = tuple(steps)
    clauses = dict.fromkeys(clause for step in steps for clause in step.clauses)
    return RouteFinding(kind, text, tuple(step.id for step in steps), tuple(clauses))


def _is_decision(node: TreeNode) -> bool:
    """Return whether somebody decides here on what is asked, rather than acts."""
    return node.kind is NodeKind.QUESTION and bool(node.decides)


def _naming(step: TreeNode, contact: Contact) -> tuple[str, ...]:
    """Return the clauses of a step whose quoted words contain the name; all of them if none does."""
    named = dict.fromkeys(quote.clause for quote in step.quotes if contact.name in quote.words)
    return tuple(named) or step.clauses


def _is_open(tree: Tree, first: Iterable[TreeNode], second: Iterable[TreeNode]) -> bool:
    """Return whether a choice that the text does not make leads to one of the first steps or one of the second."""
    firsts, seconds = {step.id for step in first}, {step.id for step in second}
    for node in tree.nodes:
        for one, other in combinations(tree.onward[node.id], 2):
            here, there = ({*reachable(tree.graph, edge.to)} for edge in (one, other))
            parts = (firsts & here and seconds & there) or (firsts & there and seconds & here)
            # If both paths come to the same steps, this choice is not what separates them.
            same = (firsts | seconds) & here == (firsts | seconds) & there
            # "No" is inferred from a "Yes" that the text states: the text has made that choice.
            is_ours = node.inferred or (one.inferred and other.inferred)
            if parts and not same and is_ours:
                return True
    return False


def _named_at(named: Iterable[tuple[TreeNode, Contact]]) -> str:
    named = [*named]
    return _names(
        (contact for _step, contact in named), conjunction(step for step, _contact in named)
    )


def _names(named: Iterable[Contact], last: str) -> str:
    by_role: dict[str, str] = {}
    for contact in named:
        by_role.setdefault(contact.role, with_article(contact.name))
    return joined(by_role.values(), last)


def _cited(route: Route, clause: str) -> str:
    found = route.edition.clause_by_id[clause]
    if found.number != found.label:
        return found.label
    return _("clause {number}").format(number=found.label)
