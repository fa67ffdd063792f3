"""Where a decision tree sends a matter: first, last, and to whom, as pure functions of the tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.grammar import joined
from mkdocs_protocol.core.graphs import reachable
from mkdocs_protocol.core.trees import Joining, NodeKind, Tree, TreeNode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_protocol.core.trees import Contact
    from mkdocs_protocol.core.vocabulary import Situation, Vocabulary


@dataclass(frozen=True, slots=True)
class Way:
    """Whom one way through a tree goes to first."""

    step: TreeNode
    """The step that says so."""
    then: TreeNode | None = None
    """The step that the text itself puts straight after it, to somebody else: "reported to the chair and then
    raised with the clerk"."""


def first_steps(tree: Tree) -> tuple[TreeNode, ...]:
    """Return the steps that say whom to go to first, in the order of the paths.

    On each path it is the first step that names anybody to go to. One that is formal is no first step
    where the path has an informal one before it that names nobody: whom to go to first is then not said.
    """
    found = {*_first_steps(tree)}
    return tuple(node for node in tree.in_order if node in found)


def first_ways(tree: Tree) -> tuple[Way, ...]:
    """Return whom each way goes to first, and whom the text names straight after, in the order of the paths."""
    return tuple(Way(step, _straight_after(tree, step)) for step in first_steps(tree))


def ways_in_words(ways: Iterable[Way], called: Callable[[Contact], str]) -> str:
    """Return whom some ways go to first, each role called as `called` does: "the chair, then the clerk".

    Those whom one step names go together, or are a choice, as the step means them; different ways are a
    choice. Whoever can be chosen alone is named once. Without any ways it is "".
    """
    alone: dict[str, str] = {}
    units: dict[str, None] = {}
    has_lists = False
    for way in ways:
        who = way.step.who
        if way.then is None and (len(who) == 1 or way.step.who_joined is Joining.OR):
            for contact in who:
                units[alone.setdefault(contact.role, called(contact))] = None
            continue
        first = joined(map(called, who), way.step.who_joined)
        after = way.then
        units[
            f"{first}, then {joined(map(called, after.who), after.who_joined)}" if after else first
        ] = None
        has_lists = True
    if not has_lists:
        return joined(units, "or")
    # "the line manager and the Clerk, or the Chair": the comma parts what goes together from the choice.
    return ", or ".join(units)


def conjunction(steps: Iterable[TreeNode]) -> Joining:
    """Return the word between all those whom some steps name to go to.

    It is "and" only where one step names them all and means them together; different steps are a choice.
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
    """Return whom some steps name to go to, each role once, under the name that comes first."""
    by_role: dict[str, Contact] = {}
    for step in steps:
        for contact in step.who:
            by_role.setdefault(contact.role, contact)
    return tuple(by_role.values())


def deciders(tree: Tree) -> tuple[Contact, ...]:
    """Return who decides or acts in a tree, each role once, under the name that comes first."""
    by_role: dict[str, Contact] = {}
    for step in tree.in_order:
        for contact in step.decides:
            by_role.setdefault(contact.role, contact)
    return tuple(by_role.values())


def decided_outcomes(tree: Tree) -> tuple[TreeNode, ...]:
    """Return the outcomes at which somebody decides, in the order of the paths.

    A document may settle a matter so without sending anybody to anyone: "the Members decide".
    """
    return tuple(n for n in tree.in_order if n.kind is NodeKind.OUTCOME and n.decides)


def formal_steps(tree: Tree) -> tuple[TreeNode, ...]:
    """Return the steps of a formal procedure, in the order of the paths."""
    return tuple(node for node in tree.in_order if node.formal)


def last_resorts(tree: Tree) -> tuple[TreeNode, ...]:
    """Return the formal steps with which a formal procedure begins, in the order of the paths.

    What follows a formal step within the same procedure is no resort of its own.
    """
    formal = formal_steps(tree)
    later = {id_ for step in formal for id_ in reachable(tree.graph, step.id)[1:]}
    return tuple(step for step in formal if step.id not in later)


def silences(tree: Tree) -> tuple[TreeNode, ...]:
    """Return the steps at which the document stops, in the order of the paths."""
    return tuple(node for node in tree.in_order if node.kind is NodeKind.SILENCE)


def is_subject(contact: Contact, situation: Situation, vocabulary: Vocabulary) -> bool:
    """Say whether somebody to go to is the person complained of.

    Of a role that several bear this cannot be said: another councillor is not the one complained of.
    """
    return contact.role in situation.about and not vocabulary.role_by_id[contact.role].several


def is_asker(contact: Contact, situation: Situation, vocabulary: Vocabulary) -> bool:
    """Say whether somebody to go to is the person who asks."""
    return contact.role in situation.asked_by and not vocabulary.role_by_id[contact.role].several


def is_only_asker(tree: Tree, situation: Situation, vocabulary: Vocabulary) -> bool:
    """Say whether a tree names somebody to go to, and nobody but the person who asks."""
    named = contacts(named_steps(tree))
    return bool(named) and all(is_asker(one, situation, vocabulary) for one in named)


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
