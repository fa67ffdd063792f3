"""What councils' documents say to do in the same situation, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.at_a_glance import HowSoon, how_soon
from mkdocs_protocol.core.routes import (
    contacts,
    deciders,
    first_ways,
    is_asker,
    is_excepted,
    is_only_asker,
    is_subject,
    last_resorts,
    read_either_way,
    says_all,
    silences,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.routes import Way
    from mkdocs_protocol.core.terms import Situation
    from mkdocs_protocol.core.trees import Contact, Tree, TreeNode
    from mkdocs_protocol.core.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class RouteSummary:
    """One council's answer to one situation in short."""

    council: Council
    tree: Tree
    ways: tuple[Way, ...]
    """Whom each path goes to first, and whom straight after; empty if the document does not say."""
    first: tuple[Contact, ...]
    """Whom to go to first, without repeats."""
    subjects: tuple[str, ...]
    """The roles among the first that are the person complained of."""
    askers: tuple[str, ...]
    """The roles among the first that are the person who asks."""
    only_asker: bool
    """Whether the person who asks is the only one whom the document names to go to at all."""
    last_resorts: tuple[TreeNode, ...]
    """The steps with which a formal procedure begins."""
    decides: tuple[Contact, ...]
    """Who decides or acts, without repeats."""
    silences: tuple[TreeNode, ...]
    """Where the document stops."""
    how_soon: tuple[HowSoon, ...]
    """What the document says about time, at a step or in what the person who asks can expect."""
    appeals: tuple[TreeNode, ...]
    """The steps that name a way to appeal."""
    named_subjects: tuple[str, ...]
    """The roles that are the person complained of, among the first and those straight after them."""
    named_askers: tuple[str, ...]
    """The roles that are the person who asks, among the same roles."""
    either_way: bool
    """Whether one clause can be read in ways that differ on whom to go to first."""
    says_all: bool
    """Whether every path says who receives the matter, who decides it, and what follows."""

    @property
    def first_steps(self) -> tuple[TreeNode, ...]:
        """The steps that say whom to go to first; empty if the document does not say."""
        return tuple(way.step for way in self.ways)

    @property
    def first_advised(self) -> tuple[str, ...]:
        """The roles among the first that the document only advises councils to go to."""
        return _advised((step, step.who) for step in self.first_steps)

    @property
    def decides_advised(self) -> tuple[str, ...]:
        """The roles that decide or act only where a council takes the document's advice."""
        return _advised((step, step.decides) for step in self.tree.in_order)

    @property
    def is_silent(self) -> bool:
        """Return whether the document has no clause for the situation at all."""
        return self.tree.is_silent

    @property
    def is_whole(self) -> bool:
        """Return whether the document goes to the end, as docs/trees.md defines it.

        Every path says who receives the matter, who decides it and what follows, and no step rests on a reading that
        the text leaves open.
        """
        return self.says_all and bool(self.ways) and not (self.is_silent or self.tree.by_reading)


def summaries(handbook: Handbook, situation: str) -> tuple[RouteSummary, ...]:
    """Return each council's answer to a situation in short, in the order of the councils.

    A council without a tree for it is left out: nobody has looked, which is not a silence.
    """
    trees = ((council, council.tree_by_situation.get(situation)) for council in handbook.councils)
    return tuple(_summary(handbook, council, tree) for council, tree in trees if tree)


def _summary(handbook: Handbook, council: Council, tree: Tree) -> RouteSummary:
    situation = handbook.vocabulary.situation_by_id[tree.situation]
    ways = first_ways(tree)
    first = [(way.step, contact) for way in ways for contact in way.step.who]
    named = [
        (step, contact)
        for way in ways
        for step in (way.step, way.then)
        if step
        for contact in step.who
    ]

    def those(
        among: Iterable[tuple[TreeNode, Contact]],
        is_it: Callable[[Contact, Situation, Vocabulary], bool],
    ) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(
                contact.role
                for step, contact in among
                if is_it(contact, situation, handbook.vocabulary)
                and not is_excepted(tree, step, contact.role)
            )
        )

    return RouteSummary(
        council,
        tree,
        ways,
        contacts(way.step for way in ways),
        those(first, is_subject),
        those(first, is_asker),
        is_only_asker(tree, situation, handbook.vocabulary),
        last_resorts(tree),
        deciders(tree),
        silences(tree),
        tuple(_said_of_time(tree)),
        tuple(step for step in tree.in_order if step.appeal),
        those(named, is_subject),
        those(named, is_asker),
        read_either_way(tree),
        says_all(tree),
    )


def _said_of_time(tree: Tree) -> Iterator[HowSoon]:
    for step in tree.in_order:
        if step.time_limit:
            yield HowSoon(step.time_limit, next(iter(step.clauses), ""))
    yield from how_soon(tree.expect)


def _advised(named: Iterable[tuple[TreeNode, tuple[Contact, ...]]]) -> tuple[str, ...]:
    """Return the roles named only by steps that rest on advice."""
    advised: dict[str, bool] = {}
    for step, who in named:
        for contact in who:
            advised[contact.role] = step.advised and advised.get(contact.role, True)
    return tuple(role for role, only in advised.items() if only)
