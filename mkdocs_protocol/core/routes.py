"""Where a decision tree sends a matter: first, last and to whom, as pure functions of the tree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.graphs import paths, reachable
from mkdocs_protocol.core.trees import (
    Joining,
    NodeKind,
    Point,
    RouteFindingKind,
    Tree,
    TreeNode,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from mkdocs_protocol.core.terms import Situation
    from mkdocs_protocol.core.trees import Contact, Edge
    from mkdocs_protocol.core.vocabulary import Vocabulary

_SETTLING = re.compile(r"\b(?:informal|conciliat|mediat|amicabl)", re.IGNORECASE)
"""The beginning of a document's words for settling a matter without deciding it."""


@dataclass(frozen=True, slots=True)
class Way:
    """Whom one path through a tree goes to first."""

    step: TreeNode
    """The step that says so."""
    then: TreeNode | None = None
    """The step that the text itself puts straight after it, naming somebody else: "reported to the chair and then
    raised with the clerk"."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The steps of a tree as a list that a reader goes down, and their numbers wherever steps are counted.

    A rule that always applies is not a step, nor is a place where the document stops. A question that the text asks
    only in order to continue ("if not, …") is a line above the step that follows, and its plain end is left out.
    """

    steps: tuple[TreeNode, ...]
    """Each before those that it leads to; the silences between them are here too."""
    number: Mapping[str, int]
    """The number of each step by its id; a silence has none."""
    folded: Mapping[str, Edge]
    """The questions that are only lines, each with the answer that leads on."""
    left_out: frozenset[str]
    """The ids of those questions, and of the ends that only they lead to."""


def listing(tree: Tree) -> Listing:
    """Return the steps of a tree as they are listed and numbered."""
    standing = {*always_rules(tree)}
    shown = [node for node in tree.in_order if node not in standing]
    folded = {node.id: way for node in shown if (way := _only_way_on(tree, node)) is not None}
    ended = {edge.to for id_ in folded for edge in tree.onward[id_] if edge is not folded[id_]}
    left_out = folded.keys() | {id_ for id_ in ended if _leads_only_to(tree, folded, id_)}
    steps = tuple(node for node in shown if node.id not in left_out)
    counted = (step.id for step in steps if step.kind is not NodeKind.SILENCE)
    number = {id_: place for place, id_ in enumerate(counted, start=1)}
    return Listing(steps, number, folded, frozenset(left_out))


def always_rules(tree: Tree) -> tuple[TreeNode, ...]:
    """Return the rules that a tree begins with, before any step that is taken; they apply whatever is done.

    A rule that only some answer leads to does not count, nor does one with a label on the path to what follows.
    """
    found: list[TreeNode] = []
    node = tree.node_by_id[tree.start]
    while node.condition and len(tree.onward[node.id]) == 1 and not tree.onward[node.id][0].label:
        found.append(node)
        node = tree.node_by_id[tree.onward[node.id][0].to]
    known = {node.id for node in found}
    if any(edge.to in known and edge.origin not in known for edge in tree.edges):
        return ()
    return tuple(found)


def first_steps(tree: Tree) -> tuple[TreeNode, ...]:
    """Return the steps that say whom to go to first, in the order of the paths.

    On each path it is the first step that names anybody to go to. A formal step does not count as the first if an
    informal one before it names nobody: then the text does not say whom to go to first.
    """
    found = {*_first_steps(tree)}
    return tuple(node for node in tree.in_order if node in found)


def first_ways(tree: Tree) -> tuple[Way, ...]:
    """Return whom each path goes to first, and whom the text names straight after, in the order of the paths.

    If the text can be read in two ways, who comes first is the very question: nobody is said to come straight after.
    """
    parted = {id_ for firsts in _readings_that_part(tree) for id_ in firsts}
    return tuple(
        Way(step, None if step.id in parted else _straight_after(tree, step))
        for step in first_steps(tree)
    )


def read_either_way(tree: Tree) -> bool:
    """Return whether one clause can be read in ways that differ on whom the matter goes to first."""
    return any(True for _ in _readings_that_part(tree))


def clauses_differ(tree: Tree) -> bool:
    """Return whether a list of whom to go to first runs together the people of clauses that do not agree.

    Of two people each clause names one; of more, nobody could tell whose choice they are.
    """
    differ = any(one.kind is RouteFindingKind.RECEIVERS_DIFFER for one in tree.findings)
    return differ and len(contacts(way.step for way in first_ways(tree))) > 2


def conjunction(steps: Iterable[TreeNode]) -> Joining:
    """Return the word to put between the people whom some steps name to go to.

    It is "and" only if one step names them all and means them together; different steps are a choice.
    """
    steps = tuple(steps)
    roles = {contact.role for contact in contacts(steps)}
    together = (
        s for s in steps if s.who_joined is Joining.AND and {c.role for c in s.who} == roles
    )
    return Joining.AND if any(True for _ in together) else Joining.OR


def named_steps(tree: Tree) -> tuple[TreeNode, ...]:
    """Return every step that names somebody to go to, in the order of the paths."""
    return tuple(node for node in tree.in_order if node.who)


def contacts(steps: Iterable[TreeNode]) -> tuple[Contact, ...]:
    """Return whom some steps name to go to, without repeats, under the name that comes first."""
    by_role: dict[str, Contact] = {}
    for step in steps:
        for contact in step.who:
            by_role.setdefault(contact.role, contact)
    return tuple(by_role.values())


def deciders(tree: Tree) -> tuple[Contact, ...]:
    """Return who decides or acts in a tree, without repeats, under the name that comes first."""
    by_role: dict[str, Contact] = {}
    for step in tree.in_order:
        for contact in step.decides:
            by_role.setdefault(contact.role, contact)
    return tuple(by_role.values())


def deciders_differ(steps: Iterable[TreeNode]) -> bool:
    """Return whether one step names others to decide or act than another does."""
    return len({frozenset(one.role for one in step.decides) for step in steps}) > 1


def deciders_read_either_way(tree: Tree) -> bool:
    """Return whether one clause can be read in ways that each name somebody to decide or act, but not the same people."""
    for conflict in tree.conflicts:
        if len(conflict.clauses) != 1:
            continue
        named = [
            {c.role for id_ in reachable(tree.graph, start) for c in tree.node_by_id[id_].decides}
            for start in conflict.readings
        ]
        if all(named) and any(one != named[0] for one in named):
            return True
    return False


def seeks_to_settle(step: TreeNode) -> bool:
    """Return whether those who act at a step only try to settle the matter, and so do not decide it.

    Its own words must say so: they name conciliation, mediation, or an informal way.
    """
    return (
        bool(step.decides)
        and step.kind is NodeKind.ACTION
        and not (step.formal or step.who)
        and any(_SETTLING.search(quote.words) for quote in step.quotes)
    )


def only_settling(tree: Tree) -> frozenset[str]:
    """Return the roles that act in a tree only to settle the matter."""
    settling = {c.role for step in tree.nodes if seeks_to_settle(step) for c in step.decides}
    return frozenset(settling) - {
        c.role for step in tree.nodes if not seeks_to_settle(step) for c in step.decides
    }


def are_alternatives(tree: Tree, steps: Iterable[TreeNode]) -> bool:
    """Return whether no path through a tree comes to two of some steps."""
    found = {step.id for step in steps}
    return all(len(found & {*way}) < 2 for way in paths(tree.graph, tree.start))


def decided_outcomes(tree: Tree) -> tuple[TreeNode, ...]:
    """Return the outcomes at which somebody decides, in the order of the paths.

    In this way a document may settle a matter without sending anybody to anyone: "the Members decide".
    """
    return tuple(n for n in tree.in_order if n.kind is NodeKind.OUTCOME and n.decides)


def formal_steps(tree: Tree) -> tuple[TreeNode, ...]:
    """Return the steps of a formal procedure, in the order of the paths."""
    return tuple(node for node in tree.in_order if node.formal)


def last_resorts(tree: Tree) -> tuple[TreeNode, ...]:
    """Return the formal steps with which a formal procedure begins, in the order of the paths.

    What follows a formal step within the same procedure is not another last resort.
    """
    formal = formal_steps(tree)
    later = {id_ for step in formal for id_ in reachable(tree.graph, step.id)[1:]}
    return tuple(step for step in formal if step.id not in later)


def after_refusal(tree: Tree) -> tuple[TreeNode, ...]:
    """Return the steps that are open after an answer, where the document is silent on a refusal after the other answer.

    A question that splits one answer ("No, and …") shows it by the words before the comma.
    """
    found = set[str]()
    for ways in tree.onward.values():
        refused = {_answer(e.label) for e in ways if _is_silent_on_refusal(tree.node_by_id[e.to])}
        found.update(edge.to for edge in ways if edge.label and _answer(edge.label) in refused)
    return tuple(n for n in tree.in_order if n.id in found and n.kind is not NodeKind.SILENCE)


def says_all(tree: Tree) -> bool:
    """Return whether every path through a tree says who receives the matter, who decides it, and what follows.

    A path does so if it ends in an outcome and names somebody to go to and somebody who decides or acts; if it ends
    because the matter is settled, nobody needs to decide. A formal step that nobody receives says less, wherever it
    is.
    """
    return all(
        _says_all([tree.node_by_id[id_] for id_ in ids]) for ids in paths(tree.graph, tree.start)
    )


def silences(tree: Tree) -> tuple[TreeNode, ...]:
    """Return the steps at which the document stops, in the order of the paths."""
    return tuple(node for node in tree.in_order if node.kind is NodeKind.SILENCE)


def is_subject(contact: Contact, situation: Situation, vocabulary: Vocabulary) -> bool:
    """Return whether somebody to go to is the person complained of.

    This cannot be said of a role that several people have: another councillor is not the one complained of.
    """
    return contact.role in situation.about and not vocabulary.role_by_id[contact.role].several


def is_asker(contact: Contact, situation: Situation, vocabulary: Vocabulary) -> bool:
    """Return whether somebody to go to is the person who asks."""
    return contact.role in situation.asked_by and not vocabulary.role_by_id[contact.role].several


def is_excepted(tree: Tree, step: TreeNode, role: str) -> bool:
    """Return whether the text itself sends a matter about a role past a step.

    It does if the step has an exception for the role, or if an answer for matters about the role leads elsewhere.
    """
    if any(role in one.concerns for one in step.unless):
        return True
    return any(role in edge.concerns for edge in tree.edges) and step.id not in _reached_about(
        tree, role
    )


def is_only_asker(tree: Tree, situation: Situation, vocabulary: Vocabulary) -> bool:
    """Return whether a tree names somebody to go to, and nobody but the person who asks."""
    steps = named_steps(tree)
    named = [(step, contact) for step in steps for contact in step.who]
    return bool(named) and all(
        is_asker(one, situation, vocabulary) and not is_excepted(tree, step, one.role)
        for step, one in named
    )


def _only_way_on(tree: Tree, node: TreeNode) -> Edge | None:
    """Return the answer that leads on from a question that the text asks only in order to continue, or None.

    Its other answer ends the matter, which the text does not say in words.
    """
    ways = tree.onward[node.id]
    if node.kind is not NodeKind.QUESTION or len(ways) != 2:
        return None
    ends = [edge for edge in ways if _is_plain_end(tree.node_by_id[edge.to])]
    on = [edge for edge in ways if edge not in ends]
    return on[0] if len(ends) == 1 and len(on) == 1 else None


def _is_plain_end(node: TreeNode) -> bool:
    return node.kind is NodeKind.OUTCOME and not node.quotes


def _leads_only_to(tree: Tree, origins: Container[str], id_: str) -> bool:
    return all(edge.origin in origins for edge in tree.edges if edge.to == id_)


def _answer(label: str) -> str:
    return label.partition(",")[0].strip()


def _is_silent_on_refusal(node: TreeNode) -> bool:
    return node.kind is NodeKind.SILENCE and Point.REFUSAL in node.lacks


def _says_all(way: Sequence[TreeNode]) -> bool:
    end = way[-1]
    formal = [step for step in way if step.formal]
    if end.kind is not NodeKind.OUTCOME or not any(step.who for step in way):
        return False
    if formal and not (any(s.who for s in formal) and any(s.decides for s in formal)):
        return False
    return bool(end.inferred) or any(step.decides for step in way)


def _reached_about(tree: Tree, role: str) -> frozenset[str]:
    """Return the steps to which a matter about a role can come, where answers say that it is about the role."""
    graph: dict[str, tuple[str, ...]] = {}
    for origin, edges in tree.onward.items():
        about = [edge for edge in edges if role in edge.concerns]
        graph[origin] = tuple(edge.to for edge in about or edges if edge.to in tree.node_by_id)
    return frozenset(reachable(graph, tree.start))


def _readings_that_part(tree: Tree) -> Iterator[tuple[str, ...]]:
    """Yield, for each clause whose readings begin with different people, the first steps of those readings."""
    firsts = {step.id: step for step in first_steps(tree)}
    for conflict in tree.conflicts:
        if len(conflict.clauses) != 1:
            continue  # Clauses that name different people are not two readings of one clause.
        found = [
            [firsts[id_] for id_ in reachable(tree.graph, start) if id_ in firsts][:1]
            for start in conflict.readings
        ]
        people = {tuple(c.role for c in steps[0].who) for steps in found if steps}
        if len(people) > 1:
            yield tuple(step.id for steps in found for step in steps)


def _straight_after(tree: Tree, step: TreeNode) -> TreeNode | None:
    if len(tree.onward[step.id]) != 1 or step.kind is not NodeKind.ACTION:
        return None
    (edge,) = tree.onward[step.id]
    following = tree.node_by_id.get(edge.to)
    if following is None or edge.inferred or edge.label:
        return None
    if following.formal or following.kind is NodeKind.QUESTION:
        return None
    others = {contact.role for contact in following.who} - {contact.role for contact in step.who}
    return following if others else None


def _first_steps(tree: Tree) -> Iterator[TreeNode]:
    waiting = [(tree.node_by_id[tree.start], False)]
    seen = set(waiting)
    while waiting:
        node, unnamed_before = waiting.pop(0)
        if node.who:
            if not (node.formal and unnamed_before):
                yield node
            continue
        informal = node.kind is NodeKind.ACTION and not node.condition and not node.formal
        for id_ in tree.graph[node.id]:
            following = (tree.node_by_id[id_], unnamed_before or informal)
            if following not in seen:
                seen.add(following)
                waiting.append(following)
