"""Which passages of two lists answer each other.

Best first: of all pairs that are allowed, the most alike is taken, then the most alike of what is left, as
long as a pair is alike enough. Then what is left joins a pair where it makes it better: a passage that was
split in two faces both halves. A group is never joined on both of its sides, so that groups do not run together.

It is the same found from either side only if both sides are put in the same order first; `documents` does so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mkdocs_protocol.comparing.two_documents.likeness import Bag, Scale, Weighed

    Enough: TypeAlias = Callable[[int, int], float]
    """How alike two passages must be to answer each other; more than 1 where they cannot."""

GAIN = 0.05
"""By how much likeness must grow for a passage to join a pair,"""
VERY_ALIKE = 0.35
"""unless it is so much alike to one of the pair as it is."""


@dataclass(frozen=True, slots=True)
class Group:
    """Passages that answer each other, by their places in the two lists."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    likeness: float


def align(
    left: Sequence[Bag],
    right: Sequence[Bag],
    scale: Scale,
    enough: Enough,
    known: Mapping[tuple[int, int], float] | None = None,
) -> tuple[Group, ...]:
    """Return the groups of passages that answer each other, in the order of the left list.

    `known` holds a likeness found in another way, which counts where it is larger.
    """
    lefts, rights = [*map(scale.weighed, left)], [*map(scale.weighed, right)]
    found = _likenesses(lefts, rights, scale, enough, known or {})
    pairs = _best_first(found, len(left), len(right))
    joins = _joined(pairs, found, lefts, rights, scale)
    groups = []
    for i, j in sorted(pairs):
        ones = tuple(sorted([i, *(a for a, b in joins if b == j)]))
        others = tuple(sorted([j, *(b for a, b in joins if a == i)]))
        groups.append(Group(ones, others, _of_group(ones, others, found, lefts, rights, scale)))
    return tuple(sorted(groups, key=lambda group: group.left))


def _likenesses(
    left: Sequence[Weighed],
    right: Sequence[Weighed],
    scale: Scale,
    enough: Enough,
    known: Mapping[tuple[int, int], float],
) -> dict[tuple[int, int], float]:
    """Return how alike each pair is that is allowed and alike enough."""
    found = {}
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            least = enough(i, j)
            if least <= 1:
                likeness = max(scale.likeness(one, other), known.get((i, j), 0.0))
                if likeness >= least:
                    found[i, j] = likeness
    return found


def _best_first(
    found: Mapping[tuple[int, int], float], lefts: int, rights: int
) -> set[tuple[int, int]]:
    """Return pairs, each passage in one at most; of equals, first those nearest to the same place."""

    def rank(pair: tuple[int, int]) -> tuple[float, int, int, int]:
        i, j = pair
        return -found[pair], abs(i * rights - j * lefts), i, j

    pairs: set[tuple[int, int]] = set()
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for i, j in sorted(found, key=rank):
        if i not in taken_left and j not in taken_right:
            pairs.add((i, j))
            taken_left.add(i)
            taken_right.add(j)
    return pairs


def _joined(
    pairs: set[tuple[int, int]],
    found: Mapping[tuple[int, int], float],
    left: Sequence[Weighed],
    right: Sequence[Weighed],
    scale: Scale,
) -> set[tuple[int, int]]:
    """Return the further pairs by which passages that are left over join those pairs, best first."""
    right_of, left_of = dict(pairs), {j: i for i, j in pairs}
    gains: list[tuple[float, int, int]] = []
    for i, j in found:
        if (i in right_of) == (j in left_of):
            continue  # both have their places, or neither has
        if i in right_of:
            gain = scale.gain(left[i], right[right_of[i]], right[j])
        else:
            gain = scale.gain(right[j], left[left_of[j]], left[i])
        if gain >= GAIN or found[i, j] >= VERY_ALIKE:
            gains.append((-gain, i, j))
    joins: set[tuple[int, int]] = set()
    come: set[tuple[str, int]] = set()
    grown: dict[tuple[int, int], str] = {}
    for _, i, j in sorted(gains):
        newcomer = ("right", j) if i in right_of else ("left", i)
        pair = (i, right_of[i]) if i in right_of else (left_of[j], j)
        if newcomer not in come and grown.setdefault(pair, newcomer[0]) == newcomer[0]:
            come.add(newcomer)
            joins.add((i, j))
    return joins


def _of_group(
    ones: tuple[int, ...],
    others: tuple[int, ...],
    found: Mapping[tuple[int, int], float],
    left: Sequence[Weighed],
    right: Sequence[Weighed],
    scale: Scale,
) -> float:
    if len(ones) == len(others) == 1:
        return found[ones[0], others[0]]
    one = scale.together(left[i] for i in ones)
    return scale.likeness(one, scale.together(right[j] for j in others))
