"""Under which answers of the text a decision tree names somebody, and under which nobody."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from mkdocs_protocol.core.graphs import paths
from mkdocs_protocol.core.trees import NodeKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdocs_protocol.core.trees import Edge, Tree, TreeNode


def answers_without_contact(tree: Tree) -> tuple[str, ...]:
    """Return the answers in the text that lead to steps none of which says whom to go to, in order.

    "In the case of a grievance, follow the procedure": a reader must not think that the Clerk, named for other
    matters, is meant here. Silences, and answers that only the handbook adds to a question, are left out.
    """
    return _answers_naming_nobody(tree, _sends_to_somebody)


def answers_with_contact(tree: Tree) -> tuple[str, ...]:
    """Return the answers in the text under which it says whom to go to, in order, if under others it names nobody.

    Whom it names is then named only for these: "if a breach of the Code is possible, inform the Clerk".
    """
    return _only_answers_naming(tree, _sends_to_somebody)


def answers_with_decider(tree: Tree) -> tuple[str, ...]:
    """Return the answers in the text under which it says who decides or acts, in order, if under others it names nobody."""
    return _only_answers_naming(tree, _has_deciders)


def _sends_to_somebody(step: TreeNode) -> bool:
    return bool(step.who)


def _has_deciders(step: TreeNode) -> bool:
    return bool(step.decides)


def _answers_naming_nobody(tree: Tree, names: Callable[[TreeNode], bool]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for steps, taken in _ways(tree):
        answers = _answers(steps, taken)
        if any(map(names, steps)) or not answers or any(edge.inferred for edge in answers):
            continue
        after = steps[taken.index(answers[-1]) + 1 :]
        if any(step.kind is NodeKind.ACTION and not step.condition for step in after):
            found[answers[-1].label] = None
    return tuple(found)


def _only_answers_naming(tree: Tree, names: Callable[[TreeNode], bool]) -> tuple[str, ...]:
    """Return the last answers in the text, before any that the handbook adds, on the way to the first such step."""
    found: dict[str, None] = {}
    for steps, taken in _ways(tree) if _answers_naming_nobody(tree, names) else ():
        named = next((place for place, step in enumerate(steps) if names(step)), 0)
        answers = _answers(steps, taken[:named])
        if stated := [*takewhile(lambda edge: not edge.inferred, answers)]:
            found[stated[-1].label] = None
    return tuple(found)


def _ways(tree: Tree) -> Iterator[tuple[list[TreeNode], list[Edge]]]:
    """Yield the steps of each path, and the edges between them."""
    for way in paths(tree.graph, tree.start):
        steps = [tree.node_by_id[id_] for id_ in way]
        yield steps, [_between(tree, one, other) for one, other in pairwise(steps)]


def _answers(steps: Sequence[TreeNode], taken: Sequence[Edge]) -> list[Edge]:
    """Return the answers to questions among the edges of a path."""
    pairs = zip(taken, steps, strict=False)
    return [edge for edge, step in pairs if step.kind is NodeKind.QUESTION]


def _between(tree: Tree, one: TreeNode, other: TreeNode) -> Edge:
    return next(edge for edge in tree.onward[one.id] if edge.to == other.id)
