"""Which passages of two lists answer each other.

Each pair is judged by itself. What counts for it: how alike the two are, and how alike their most similar statements
are; how near either is to being the other's closest match; how few passages share their topic; and whether they bind
the same side and benefit the same people. Together this must be enough. So a clause that the other document divides in two is found
in both halves.

The result is the same from either side only if both sides are put in the same order first; `documents` does that.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Protocol, TypeAlias

from mkdocs_protocol.comparing.two_documents.likeness import DIGITS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from mkdocs_protocol.comparing.two_documents.likeness import Bag, Scale

Pair: TypeAlias = tuple[int, int]
"""Two passages by their places in the two lists."""

FULL = 0.1
"""How alike passages must be before being each other's nearest counts in full: something is always the nearest."""
MEANT = 0.3
"""How much being alike in meaning counts, beside being alike in words."""
MANY = 15
"""With this many passages, it is known how rare a topic is; with fewer, sharing one says less."""
TOUCHED = 0.5
"""A topic that only these two share counts 1 if it is the main one of both, and this if it is not."""
UNSAID = 0.4
"""How far two passages count as having the same people if nobody has said whom one of them has."""
APART = -0.2
"""What counts in place of a shared topic if it is known what each of the two is about, and they share nothing."""
UNCLASSIFIED = 0.1
"""What counts in place of a shared topic if nobody has said what one of the two is about."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What was found for two lists of passages."""

    sure: dict[Pair, float]
    """Those that answer each other, and how much counts for each."""
    perhaps: dict[Pair, float]
    """Those that may, and how much counts for each: too little to put them together, too much to say that nothing answers."""


@dataclass(frozen=True, slots=True)
class Scales:
    """What words weigh in the two documents together."""

    words: Scale
    meanings: Scale
    """What meanings weigh;"""
    statements: Scale
    """and words, by the statements that have them."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each measure counts for two passages: each is from 0 to 1, and a shared topic counts up to 1."""

    whole: float
    """How alike the passages are, in their words and, less, in what these mean,"""
    statement: float
    """how alike their most similar statements are,"""
    nearest: float
    """how near either passage is to being the other's closest match,"""
    same_side: float
    """how many of the sides that either binds are bound by both,"""
    same_people: float
    """how many of those whom either benefits are benefited by both,"""
    same_kind: float
    """and whether both are a duty, a right, a prohibition or the like."""
    enough: float
    """What the sum must reach."""
    near: float
    """What the sum must reach so that a page does not say that one document has nothing like it."""
    telling: int
    """How many different words each of the two must have for that: fewer say too little."""


class Alignable(Protocol):
    """What is compared of a passage: its folded words, what they mean, its statements, kind, people and topics."""

    @property
    def bag(self) -> Bag: ...  # noqa: D102
    @property
    def meanings(self) -> Bag: ...  # noqa: D102
    @property
    def kinds(self) -> frozenset[str]: ...  # noqa: D102
    @property
    def statements(self) -> tuple[Bag, ...]: ...  # noqa: D102
    @property
    def mains(self) -> frozenset[str]: ...  # noqa: D102
    @property
    def benefits(self) -> frozenset[str]: ...  # noqa: D102
    @property
    def sides(self) -> frozenset[str]: ...  # noqa: D102
    @property
    def topics(self) -> frozenset[str]: ...  # noqa: D102


Alignables: TypeAlias = "Sequence[Alignable]"
Allowed: TypeAlias = "Callable[[int, int], bool]"
"""Whether two passages can answer each other at all."""


def answering(
    left: Alignables,
    right: Alignables,
    scales: Scales,
    allowed: Allowed,
    weights: Weights,
) -> Answers:
    """Return the pairs that answer each other, and those that may."""
    pairs = [(i, j) for i in range(len(left)) for j in range(len(right)) if allowed(i, j)]
    worded = _likeness(pairs, scales.words, *([p.bag for p in side] for side in (left, right)))
    meant = _likeness(
        pairs, scales.meanings, *([p.meanings for p in side] for side in (left, right))
    )
    alike = {pair: round(worded[pair] + MEANT * meant[pair], DIGITS) for pair in pairs}
    stated = _stated(left, right, scales.statements, worded)
    nearness = _nearness(alike)
    topics = _SharedTopics(left, right, alike)

    def speaks_for(i: int, j: int) -> float:
        at = i, j
        by_words = weights.whole * alike[at] + weights.statement * stated[at]
        by_rank = weights.nearest * nearness[at]
        by_kind = weights.same_kind * _in_both(left[i].kinds, right[j].kinds)
        by_people = weights.same_side * _in_both(left[i].sides, right[j].sides)
        by_people += weights.same_people * _in_both(left[i].benefits, right[j].benefits)
        return round(by_words + by_rank + by_people + by_kind + topics.weight(i, j), DIGITS)

    found = Answers({}, {})
    for i, j in alike:
        speaks = speaks_for(i, j)
        if speaks >= weights.enough:
            found.sure[i, j] = speaks
        elif speaks >= weights.near and _is_near(left[i], right[j], weights.telling):
            found.perhaps[i, j] = speaks
    return found


def _is_near(one: Alignable, other: Alignable, telling: int) -> bool:
    """Return whether a page may name two passages as near, if too little counts for putting them together.

    Words alone are not enough then: they point to what is about something else.
    """
    may_be_about_one = one.topics & other.topics or not (one.topics and other.topics)
    return bool(may_be_about_one) and min(len(one.bag), len(other.bag)) >= telling


def _in_both(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of what two sets hold is in both; if either is empty, a value that counts neither way."""
    return len(one & other) / len(one | other) if one and other else UNSAID


def _likeness(
    pairs: Sequence[Pair], scale: Scale, left: Sequence[Bag], right: Sequence[Bag]
) -> dict[Pair, float]:
    lefts, rights = [*map(scale.weighed, left)], [*map(scale.weighed, right)]
    return {(i, j): scale.likeness(lefts[i], rights[j]) for i, j in pairs}


def _stated(
    left: Alignables, right: Alignables, scale: Scale, alike: Mapping[Pair, float]
) -> dict[Pair, float]:
    """Return how alike the most similar statements are; passages without any count as one statement each."""
    ours = [[*map(scale.weighed, passage.statements)] for passage in left]
    theirs = [[*map(scale.weighed, passage.statements)] for passage in right]
    return {
        (i, j): max((scale.likeness(a, b) for a in ours[i] for b in theirs[j]), default=whole)
        for (i, j), whole in alike.items()
    }


def _nearness(alike: Mapping[Pair, float]) -> dict[Pair, float]:
    """Return how near each pair is to being the closest match of both its passages: 1 for one that is."""
    of_left: dict[int, float] = {}
    of_right: dict[int, float] = {}
    for (i, j), likeness in alike.items():
        of_left[i] = max(likeness, of_left.get(i, 0.0))
        of_right[j] = max(likeness, of_right.get(j, 0.0))
    return {
        (i, j): likeness * likeness / (of_left[i] * of_right[j]) * min(1, likeness / FULL)
        if likeness
        else 0.0
        for (i, j), likeness in alike.items()
    }


class _SharedTopics:
    """How much it counts that two passages share a topic: 1 if nothing else that may answer either has it."""

    def __init__(self, left: Alignables, right: Alignables, may_answer: Iterable[Pair]) -> None:
        self._left, self._right = left, right
        shared = [(i, j, t) for i, j in may_answer for t in left[i].topics & right[j].topics]
        self._of_left = Counter((i, topic) for i, _, topic in shared)
        self._of_right = Counter((j, topic) for _, j, topic in shared)
        self._known = min(1.0, sqrt(len(left) * len(right)) / MANY)

    def weight(self, i: int, j: int) -> float:
        """Return what the rarest topic that both share counts; if they share none, what counts in its place."""
        one, other = self._left[i], self._right[j]
        if not (one.topics and other.topics):
            return UNCLASSIFIED
        return max((self._of(topic, i, j) for topic in one.topics & other.topics), default=APART)

    def _of(self, topic: str, i: int, j: int) -> float:
        in_both_mains = topic in self._left[i].mains and topic in self._right[j].mains
        counts = 1.0 if in_both_mains else TOUCHED
        return self._known * counts / sqrt(self._of_left[i, topic] * self._of_right[j, topic])


MOST_IN_A_GROUP = 4
"""How many passages of one document a group holds at most; a larger one is no help to a reader."""


@dataclass(frozen=True, slots=True)
class Group:
    """Passages that stand side by side, by their places in the two lists."""

    left: tuple[int, ...]
    right: tuple[int, ...]


def grouped(pairs: Sequence[Pair]) -> tuple[Group, ...]:
    """Return the groups that pairs make, the surest pair given first, in the order of the left list.

    In a group every passage answers every one of the other side, so that no chain of answers joins passages that have
    nothing to do with each other.
    """
    known = frozenset(pairs)
    group_of: dict[tuple[str, int], Group] = {}
    for i, j in pairs:
        one = group_of.get(("left", i), Group((i,), ()))
        other = group_of.get(("right", j), Group((), (j,)))
        if one is other:
            continue
        whole = Group(
            tuple(sorted({*one.left, *other.left})), tuple(sorted({*one.right, *other.right}))
        )
        if _holds_together(whole, known):
            group_of |= {("left", at): whole for at in whole.left}
            group_of |= {("right", at): whole for at in whole.right}
    found = {group.left: group for group in group_of.values()}
    return tuple(found[left] for left in sorted(found))


def _holds_together(group: Group, known: Collection[Pair]) -> bool:
    if max(len(group.left), len(group.right)) > MOST_IN_A_GROUP:
        return False
    return all((i, j) in known for i in group.left for j in group.right)
