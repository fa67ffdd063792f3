"""One document's answer to a situation at a glance: everything a reader asks, stated or silent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.graphs import paths
from mkdocs_protocol.core.routes import (
    after_refusal,
    first_steps,
    is_asker,
    is_excepted,
    is_subject,
    last_resorts,
    named_steps,
    seeks_to_settle,
    silences,
)
from mkdocs_protocol.core.trees import NodeKind, Point

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Protocol

    from mkdocs_protocol.core.terms import Situation
    from mkdocs_protocol.core.trees import Expect, Tree, TreeNode
    from mkdocs_protocol.core.vocabulary import Vocabulary

    class _OnPoint(Protocol):
        def __call__(self, steps: Iterable[TreeNode], *points: Point) -> Told: ...


_SOON = re.compile(
    r"\b(?:timely|prompt(?:ly)?|as soon as|without (?:undue )?delay|in good time"
    r"|within (?:\w+ ){1,3}(?:hours?|days?|weeks?|months?))\b",
    re.IGNORECASE,
)
_NUMBER_OR_DAYS = re.compile(r"\d|\b(?:hour|day|week|month)s?\b", re.IGNORECASE)
_PART_OF_A_LIST = re.compile(r"(?:[;:]|(?<=\.))\s+|\n")


@dataclass(frozen=True, slots=True)
class HowSoon:
    """Words of an expectation that say how soon."""

    words: str
    """The part of its quotation that says so."""
    clause: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the document says on one point, and where it stops."""

    steps: tuple[TreeNode, ...] = ()
    """The steps that say it, in the order of the paths; an exception stands in its step's `unless`."""
    silences: tuple[TreeNode, ...] = ()
    """The silences that are about it, in the same order."""

    @property
    def is_stated(self) -> bool:
        """Return whether the document says it on any path; on others it may still be silent."""
        return bool(self.steps)

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that say it, without repeats."""
        return tuple(dict.fromkeys(clause for step in self.steps for clause in step.clauses))


@dataclass(frozen=True, slots=True)
class AtAGlance:
    """What a reader asks of one document in one situation."""

    expect: tuple[Expect, ...]
    """What the one who asks can expect."""
    first: Told
    """Whom to go to first: the `who` of these steps."""
    receives: Told
    """Who receives a formal step: the `who` of these steps."""
    decides: Told
    """Who hears the matter, decides or acts: the `decides` of these steps."""
    settles: Told
    """Who only tries to settle the matter: the `decides` of these steps."""
    by_when: Told
    """The `time_limit` of these steps."""
    how_soon: tuple[HowSoon, ...]
    """What the expectations say about time: "A timely response to enquiries"."""
    formal: Told
    """Formal steps with which a path begins, or can begin: no refusal comes before them."""
    if_not_settled: Told
    """What follows a refusal, or if the matter is not settled: formal steps that come after others, and appeals."""
    if_it_is_the_hearer: Told | None
    """Whom to go to if the person named is the one the matter is about, or the one who asks: the exceptions of these
    steps, or others whom they name; None if nobody named is either."""


def at_a_glance(tree: Tree, situation: Situation, vocabulary: Vocabulary) -> AtAGlance:
    """Return what one document says in a situation, point by point.

    Every value comes from the tree's nodes: what no node says is a silence of the document, never a statement about
    the council.
    """
    stops = silences(tree)

    def on_point(steps: Iterable[TreeNode], *points: Point) -> Told:
        # A silent document stops at its one node, whatever is asked.
        open_ = stops if tree.is_silent else [n for n in stops if {*points} & {*n.lacks}]
        return Told(tuple(steps), tuple(open_))

    steps = () if tree.is_silent else tree.in_order
    resorts = dict.fromkeys(
        [
            *last_resorts(tree),
            *(n for n in steps if n.appeal and not n.formal),
            *after_refusal(tree),
        ]
    )
    begins = {*_begin_a_way(tree)}
    formal = tuple(step for step in resorts if step.formal and step in begins)
    return AtAGlance(
        expect=tree.expect,
        first=on_point(first_steps(tree), Point.FIRST_CONTACT),
        receives=on_point((n for n in steps if n.formal and n.who), Point.RECEIVER),
        decides=on_point((n for n in steps if n.decides and not seeks_to_settle(n)), Point.DECIDER),
        settles=on_point(n for n in steps if seeks_to_settle(n)),
        by_when=on_point((n for n in steps if n.time_limit), Point.TIME_LIMIT),
        how_soon=how_soon(tree.expect),
        formal=on_point(formal, Point.RECEIVER, Point.DECIDER),
        if_not_settled=on_point(
            (step for step in resorts if step not in formal), Point.REFUSAL, Point.FOLLOWS
        ),
        if_it_is_the_hearer=_instead(tree, situation, vocabulary, on_point),
    )


def is_counted(words: str) -> bool:
    """Return whether words about time give a number, or a unit of time."""
    return bool(_NUMBER_OR_DAYS.search(words))


def how_soon(expect: Iterable[Expect]) -> tuple[HowSoon, ...]:
    """Return what expectations say about time."""
    return tuple(_how_soon(expect))


def _begin_a_way(tree: Tree) -> Iterator[TreeNode]:
    """Yield each step that has nothing but questions and standing rules before it on some path."""
    for way in paths(tree.graph, tree.start):
        for id_ in way:
            step = tree.node_by_id[id_]
            if step.kind is not NodeKind.QUESTION and not step.condition:
                yield step
                break


def _how_soon(expect: Iterable[Expect]) -> Iterator[HowSoon]:
    for one in expect:
        for part in _PART_OF_A_LIST.split(one.quote.words):
            if _SOON.search(part):
                yield HowSoon(part.strip().rstrip(".,;"), one.quote.clause)


def _instead(
    tree: Tree, situation: Situation, vocabulary: Vocabulary, on_point: _OnPoint
) -> Told | None:
    def is_it(step: TreeNode) -> bool:
        return any(
            is_subject(one, situation, vocabulary) or is_asker(one, situation, vocabulary)
            for one in step.who
        )

    named = named_steps(tree)
    back = [step for step in named if is_it(step)]
    if not back:
        return None
    excepted = [step for step in back if any(is_excepted(tree, step, c.role) for c in step.who)]
    others = [step for step in named if not is_it(step)]
    return on_point([*excepted, *others], Point.INSTEAD)
