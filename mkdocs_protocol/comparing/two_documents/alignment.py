"""Which passages of two lists answer each other.

Best first: of all pairs that are allowed, the most alike is taken, then the most alike of what is left, as long as a
pair is alike enough. A passage without a partner joins a pair that it makes more alike, or to one of which it is much
alike as it is. And wherever a statement of one clause stands in another, the two answer each other, too: so a clause
that the other document divides in two is found in both halves.

It is the same found from either side only if both sides are put in the same order first; `documents` does so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from mkdocs_protocol.comparing.two_documents.likeness import Bag, Scale

Pair: TypeAlias = tuple[int, int]
"""Two passages by their places in the two lists."""


@dataclass(frozen=True, slots=True)
class Enough:
    """How alike two passages must be to answer each other; 2 is more than any two are."""

    best: float
    """Where neither has a better partner left,"""
    further: float
    """where one of them has one already,"""
    statement: float
    """or a statement of one must be to a statement of the other."""


WEAK = 0.2
"""Below this a pair counts only where neither passage is more like another."""
GAIN = 0.05
"""By how much a passage without a partner must make a pair more alike to join it."""
NEVER = 2.0
"""More alike than any two passages are."""


class Passage(Protocol):
    """What is looked at of a passage: its folded words, and those of each of its statements."""

    @property
    def bag(self) -> Bag: ...  # noqa: D102
    @property
    def statements(self) -> tuple[Bag, ...]: ...  # noqa: D102


Passages: TypeAlias = "Sequence[Passage]"
Allowed: TypeAlias = "Callable[[int, int], Enough | None]"
"""What two passages need; None where they cannot answer each other."""


def answering(
    left: Passages, right: Passages, words: Scale, statements: Scale, allowed: Allowed
) -> dict[Pair, float]:
    """Return the pairs that answer each other, and how alike each is."""
    lefts = [words.weighed(passage.bag) for passage in left]
    rights = [words.weighed(passage.bag) for passage in right]
    stated = (
        [[*map(statements.weighed, passage.statements)] for passage in left],
        [[*map(statements.weighed, passage.statements)] for passage in right],
    )
    enough = {
        (i, j): least
        for i in range(len(lefts))
        for j in range(len(rights))
        if (least := allowed(i, j)) is not None
    }
    alike = {(i, j): words.likeness(lefts[i], rights[j]) for i, j in enough}
    pairs = best_first(_candidates(alike, enough), len(lefts), len(rights))
    partner_of_left, partner_of_right = dict(pairs), {j: i for i, j in pairs}

    def is_further(i: int, j: int) -> bool:
        """Return whether a passage without a partner joins a pair."""
        least = enough[i, j]
        if alike[i, j] < least.best or (i in partner_of_left) == (j in partner_of_right):
            return False  # both have a partner, or neither
        if alike[i, j] >= least.further:
            return True
        if i in partner_of_left:
            return words.gain(lefts[i], rights[partner_of_left[i]], rights[j]) >= GAIN
        return words.gain(rights[j], lefts[partner_of_right[j]], lefts[i]) >= GAIN

    def has_statement(i: int, j: int) -> bool:
        """Return whether a statement of one passage stands in the other."""
        least = enough[i, j].statement
        return least <= 1 and any(
            statements.likeness(ours, theirs) >= least
            for ours in stated[0][i]
            for theirs in stated[1][j]
        )

    return {
        (i, j): likeness
        for (i, j), likeness in alike.items()
        if (i, j) in pairs or is_further(i, j) or has_statement(i, j)
    }


def _candidates(alike: Mapping[Pair, float], enough: Mapping[Pair, Enough]) -> dict[Pair, float]:
    """Return the pairs that are alike enough; a weak one only where it is the best of both its passages."""
    best_of_left: dict[int, float] = {}
    best_of_right: dict[int, float] = {}
    for (i, j), likeness in alike.items():
        best_of_left[i] = max(likeness, best_of_left.get(i, 0.0))
        best_of_right[j] = max(likeness, best_of_right.get(j, 0.0))
    return {
        (i, j): likeness
        for (i, j), likeness in alike.items()
        if likeness >= enough[i, j].best
        and (likeness >= WEAK or likeness == best_of_left[i] == best_of_right[j])
    }


def best_first(alike: Mapping[Pair, float], lefts: int, rights: int) -> set[Pair]:
    """Return pairs, each passage in one at most; of equals, first those nearest to the same place."""

    def rank(pair: Pair) -> tuple[float, int, int, int]:
        i, j = pair
        return -alike[pair], abs(i * rights - j * lefts), i, j

    pairs: set[Pair] = set()
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for i, j in sorted(alike, key=rank):
        if i not in taken_left and j not in taken_right:
            pairs.add((i, j))
            taken_left.add(i)
            taken_right.add(j)
    return pairs


MOST_IN_A_GROUP = 4
"""How many passages of one document a group holds at most; what is larger says nothing to a reader."""


@dataclass(frozen=True, slots=True)
class Group:
    """Passages that stand side by side, by their places in the two lists."""

    left: tuple[int, ...]
    right: tuple[int, ...]


def grouped(pairs: Sequence[Pair], known: Collection[Pair]) -> tuple[Group, ...]:
    """Return the groups that pairs make, the surest pair given first, in the order of the left list.

    Groups become one only where at least three in four of their pairs answer each other, by what is `known`, so
    that no chain of answers ties together what has nothing to do with each other.
    """
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
    answered = sum((i, j) in known for i in group.left for j in group.right)
    return 4 * answered >= 3 * len(group.left) * len(group.right)
