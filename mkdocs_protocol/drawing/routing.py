"""How lines get across the gap between two rows: down, level, and down again.

Lines that share their upper or their lower end form a bundle, which has one level stretch. Two bundles
never lie on top of each other: if their stretches would, they are drawn at different heights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import pairwise, permutations

from mkdocs_protocol.core.graphs import cycle

NEAR = 10.0
"""Two lines less apart than this look like one."""
_STEP = 14.0


@dataclass(frozen=True, slots=True)
class Strand:
    """A line's part in a gap: from a place in the row above to one in the row below."""

    upper: int
    lower: int
    start: float
    """Where it comes into the gap, from the left."""
    end: float


@dataclass(frozen=True, slots=True)
class Bundle:
    """Strands that share an end."""

    strands: tuple[Strand, ...]

    @property
    def is_straight(self) -> bool:
        """Return whether it goes straight down."""
        return all(strand.start == strand.end for strand in self.strands)

    @property
    def starts(self) -> set[float]:
        """Return where it comes into the gap."""
        return {strand.start for strand in self.strands}

    @property
    def ends(self) -> set[float]:
        """Return where it leaves the gap."""
        return {strand.end for strand in self.strands}

    @property
    def reach(self) -> tuple[float, float]:
        """Return the ends of its level stretch."""
        return min(self.starts | self.ends), max(self.starts | self.ends)


def clash(bundles: Sequence[Bundle]) -> tuple[int, float] | None:
    """Return a place below the gap that has to move right, and how far; None if all can be drawn.

    A bundle that leaves the gap where another comes into it must take its stretch below the other's.
    If bundles require that of each other in a circle, there is no order for them.
    """
    bent = _bent(bundles)
    over = _over(bent)
    circle = cycle({str(one): [str(other) for other in others] for one, others in over.items()})
    if not circle:
        return None
    upper, lower = (bent[int(one)] for one in circle[:2])
    start, end, place = min(
        (start, strand.end, strand.lower)
        for start in upper.starts
        for strand in lower.strands
        if abs(start - strand.end) < NEAR
    )
    return place, start + NEAR - end


def levels(bundles: Sequence[Bundle]) -> dict[Bundle, float]:
    """Return how far below the first level each bundle's stretch lies; straight ones have none."""
    bent = _bent(bundles)
    over = _over(bent)
    found: dict[int, int] = {}
    for one in _ordered(bent, over):
        before = [
            found[other] for other in found if one in over[other] or _meet(bent[one], bent[other])
        ]
        found[one] = max(before, default=-1) + 1
    return {bent[one]: level * _STEP for one, level in found.items()}


def _bent(bundles: Sequence[Bundle]) -> list[Bundle]:
    return [bundle for bundle in bundles if not bundle.is_straight]


def _over(bent: Sequence[Bundle]) -> dict[int, list[int]]:
    """Return the bundles that each one must lie above."""
    return {
        one: [
            other
            for other, lower in enumerate(bent)
            if other != one
            and any(abs(start - end) < NEAR for start in upper.starts for end in lower.ends)
        ]
        for one, upper in enumerate(bent)
    }


def _ordered(bent: Sequence[Bundle], over: dict[int, list[int]]) -> list[int]:
    """Return the bundles from the top, in an order with few crossings."""
    under: dict[int, list[int]] = {one: [] for one in over}
    for one, others in over.items():
        for other in others:
            under[other].append(one)
    order = list(TopologicalSorter(under).static_order())
    cost = {
        (one, other): _crossings(bent[one], bent[other]) for one, other in permutations(over, 2)
    }
    better = True
    while better:
        better = False
        for at, (one, other) in enumerate(pairwise(order)):
            if other not in over[one] and cost[other, one] < cost[one, other]:
                order[at : at + 2] = [other, one]
                better = True
                break
    return order


def _crossings(upper: Bundle, lower: Bundle) -> int:
    """Return how often two bundles cross if the one's stretch lies above the other's."""
    return sum(_within(start, upper) for start in lower.starts) + sum(
        _within(end, lower) for end in upper.ends
    )


def _within(x: float, bundle: Bundle) -> bool:
    least, most = bundle.reach
    return least < x < most


def _meet(one: Bundle, other: Bundle) -> bool:
    least, most = one.reach
    return other.reach[0] < most + NEAR and least < other.reach[1] + NEAR
