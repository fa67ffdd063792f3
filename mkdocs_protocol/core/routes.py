"""Where a decision tree sends a matter: first, last, and to whom, as pure functions of the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.graphs import reachable
from mkdocs_protocol.core.trees import NodeKind, Tree, TreeNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.core.trees import Contact
    from mkdocs_protocol.core.vocabulary import Situation, Vocabulary


def first_steps(tree: Tree) -> tuple[TreeNode, ...]:
    """Return the steps that say whom to go to first, in the order of the paths.

    On each path it is the first step that names anybody to go to. One that is formal is no first step
    where the path has an informal one before it that names nobody: whom to go to first is then not said.
    """
    found = {*_first_steps(tree)}
    return tuple(node for node in tree.in_order if node in found)


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
    return contact.role in situation.about and not vocabulary.role[contact.role].several


def is_asker(contact: Contact, situation: Situation, vocabulary: Vocabulary) -> bool:
    """Say whether somebody to go to is the person who asks."""
    return contact.role in situation.asked_by and not vocabulary.role[contact.role].several


def _first_steps(tree: Tree) -> Iterator[TreeNode]:
    waiting = [(tree.node[tree.start], False)]
    seen = set(waiting)
    while waiting:
        node, unnamed_before = waiting.pop(0)
        if node.who:
            if not (node.formal and unnamed_before):
                yield node
            continue
        informal = node.kind is NodeKind.ACTION and not node.condition and not node.formal
        for id_ in tree.graph[node.id]:
            following = (tree.node[id_], unnamed_before or informal)
            if following not in seen:
                seen.add(following)
                waiting.append(following)
