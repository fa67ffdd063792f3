"""What councils' documents say to do in the same situation, beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.routes import (
    contacts,
    decided_outcomes,
    deciders,
    first_steps,
    is_asker,
    is_subject,
    last_resorts,
    silences,
)

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.trees import Contact, Quote, Tree, TreeNode

MOST_ANSWERS = 3
"""How many other councils a silence names: enough to go on with for somebody under stress."""


@dataclass(frozen=True, slots=True)
class RouteSummary:
    """One council's answer to one situation in short."""

    council: Council
    tree: Tree
    first_steps: tuple[TreeNode, ...]
    """The steps that say whom to go to first; none where the document does not say."""
    first: tuple[Contact, ...]
    """Whom to go to first, each role once."""
    subjects: tuple[str, ...]
    """The roles among the first that are the person complained of."""
    askers: tuple[str, ...]
    """The roles among the first that are the person who asks."""
    last_resorts: tuple[TreeNode, ...]
    """The steps with which a formal procedure begins."""
    decides: tuple[Contact, ...]
    """Who decides or acts, each role once."""
    silences: tuple[TreeNode, ...]
    """Where the document stops."""

    @property
    def is_silent(self) -> bool:
        """Say whether the document has no clause for the situation at all."""
        return self.tree.is_silent


@dataclass(frozen=True, slots=True)
class Answer:
    """Another council's document that says whom to go to or who decides, and its words."""

    council: Council
    tree: Tree
    steps: tuple[TreeNode, ...]
    """The steps that say so, each with a quotation."""

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The words that those steps rest on, each once."""
        return tuple(dict.fromkeys(quote for step in self.steps for quote in step.quotes))


def summaries(handbook: Handbook, situation: str) -> tuple[RouteSummary, ...]:
    """Return each council's answer to a situation in short, in the order of the councils.

    A council without a tree for it is left out: nobody has looked, which is no silence.
    """
    trees = ((council, council.tree.get(situation)) for council in handbook.councils)
    return tuple(_summary(handbook, council, tree) for council, tree in trees if tree)


def answers_elsewhere(
    handbook: Handbook, council: str, situation: str, *, at_most: int = MOST_ANSWERS
) -> tuple[Answer, ...]:
    """Return other councils whose documents answer a situation, at most so many, in the order of councils.

    A document answers where a step names whom to go to first, and not the person complained of or the one who
    asks among them; or where it names nobody to go to but says who decides in the end.
    """
    found = []
    for route in summaries(handbook, situation):
        steps = _answering(route)
        if steps and route.council.id != council:
            found.append(Answer(route.council, route.tree, steps))
    return tuple(found[:at_most])


def _summary(handbook: Handbook, council: Council, tree: Tree) -> RouteSummary:
    situation = handbook.vocabulary.situation[tree.situation]
    steps = first_steps(tree)
    first = contacts(steps)
    return RouteSummary(
        council,
        tree,
        steps,
        first,
        tuple(c.role for c in first if is_subject(c, situation, handbook.vocabulary)),
        tuple(c.role for c in first if is_asker(c, situation, handbook.vocabulary)),
        last_resorts(tree),
        deciders(tree),
        silences(tree),
    )


def _answering(route: RouteSummary) -> tuple[TreeNode, ...]:
    itself = {*route.subjects, *route.askers}
    steps = [s for s in route.first_steps if not any(c.role in itself for c in s.who)]
    if not route.first_steps:
        steps = list(decided_outcomes(route.tree))
    return tuple(step for step in steps if step.quotes)
