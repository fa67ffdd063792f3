"""What councils' documents say to do in the same situation, beside each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.routes import (
    contacts,
    decided_outcomes,
    deciders,
    first_ways,
    is_asker,
    is_only_asker,
    is_subject,
    last_resorts,
    silences,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.routes import Way
    from mkdocs_protocol.core.trees import Contact, Quote, Tree, TreeNode

_CITED = re.compile(r"(?<![\w.])\d+(?:\.\d+)+(?![\w.]*\w)")
"""A clause's number within a gap: "(6.2)"."""
MOST_ANSWERS = 3
"""How many other councils a silence names: enough to go on with for somebody under stress."""


@dataclass(frozen=True, slots=True)
class RouteSummary:
    """One council's answer to one situation in short."""

    council: Council
    tree: Tree
    ways: tuple[Way, ...]
    """Whom each way goes to first, and whom straight after; none where the document does not say."""
    first: tuple[Contact, ...]
    """Whom to go to first, each role once."""
    subjects: tuple[str, ...]
    """The roles among the first that are the person complained of."""
    askers: tuple[str, ...]
    """The roles among the first that are the person who asks."""
    only_asker: bool
    """Whether the person who asks is the only one whom the document names to go to at all."""
    last_resorts: tuple[TreeNode, ...]
    """The steps with which a formal procedure begins."""
    decides: tuple[Contact, ...]
    """Who decides or acts, each role once."""
    silences: tuple[TreeNode, ...]
    """Where the document stops."""
    named_subjects: tuple[str, ...]
    """The roles that are the person complained of, among the first and those straight after them."""
    named_askers: tuple[str, ...]
    """The roles that are the person who asks, among the same."""

    @property
    def first_steps(self) -> tuple[TreeNode, ...]:
        """The steps that say whom to go to first; none where the document does not say."""
        return tuple(way.step for way in self.ways)

    @property
    def first_advised(self) -> tuple[str, ...]:
        """The roles among the first whom the document only advises councils to go to."""
        return _advised((step, step.who) for step in self.first_steps)

    @property
    def decides_advised(self) -> tuple[str, ...]:
        """The roles that decide or act only where a council takes the document's advice."""
        return _advised((step, step.decides) for step in self.tree.in_order)

    @property
    def is_silent(self) -> bool:
        """Say whether the document has no clause for the situation at all."""
        return self.tree.is_silent

    @property
    def is_whole(self) -> bool:
        """Say whether the document leaves nothing open: it names somebody to go to first, and nowhere stops."""
        return bool(self.ways) and not (self.is_silent or self.silences)


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

    @property
    def doubts(self) -> tuple[str, ...]:
        """What the reader must know of those clauses: conflicts and gaps that name one, a sentence or two each.

        A conflict with a clause on which only standing rules rest ("never in public") is about those rules.
        """
        clauses = {quote.clause for quote in self.quotes}
        steps = [node for node in self.tree.nodes if not node.condition]
        rules = {clause for node in self.tree.nodes for clause in node.clauses} - {
            clause for node in steps for clause in node.clauses
        }
        told = [
            c.text
            for c in self.tree.conflicts
            if clauses & {*c.clauses} and not rules & {*c.clauses}
        ]
        told += [gap for gap in self.tree.gaps if clauses & {*_CITED.findall(gap)}]
        return tuple(dict.fromkeys(told))

    @property
    def doubt(self) -> str:
        """Those sentences as one text; "" where there is no doubt."""
        return " ".join(self.doubts)


def summaries(handbook: Handbook, situation: str) -> tuple[RouteSummary, ...]:
    """Return each council's answer to a situation in short, in the order of the councils.

    A council without a tree for it is left out: nobody has looked, which is no silence.
    """
    trees = ((council, council.tree_by_situation.get(situation)) for council in handbook.councils)
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
    situation = handbook.vocabulary.situation_by_id[tree.situation]
    ways = first_ways(tree)
    first = contacts(way.step for way in ways)
    named = contacts(step for way in ways for step in (way.step, way.then) if step)
    return RouteSummary(
        council,
        tree,
        ways,
        first,
        tuple(c.role for c in first if is_subject(c, situation, handbook.vocabulary)),
        tuple(c.role for c in first if is_asker(c, situation, handbook.vocabulary)),
        is_only_asker(tree, situation, handbook.vocabulary),
        last_resorts(tree),
        deciders(tree),
        silences(tree),
        tuple(c.role for c in named if is_subject(c, situation, handbook.vocabulary)),
        tuple(c.role for c in named if is_asker(c, situation, handbook.vocabulary)),
    )


def _advised(named: Iterable[tuple[TreeNode, tuple[Contact, ...]]]) -> tuple[str, ...]:
    """Return the roles that no step names but such as rest on advice."""
    advised: dict[str, bool] = {}
    for step, who in named:
        for contact in who:
            advised[contact.role] = step.advised and advised.get(contact.role, True)
    return tuple(role for role, only in advised.items() if only)


def _answering(route: RouteSummary) -> tuple[TreeNode, ...]:
    itself = {*route.subjects, *route.askers}
    steps = [s for s in route.first_steps if not any(c.role in itself for c in s.who)]
    if not route.first_steps:
        steps = list(decided_outcomes(route.tree))
    return tuple(step for step in steps if step.quotes)
