"""A graph in rows: each point below those that lead to it, with as few crossing lines as possible.

The method is Sugiyama's (Sugiyama, Tagawa, Toda, “Methods for Visual Understanding of Hierarchical System
Structures”, 1981): rows by the longest path, then order in each row by the mean of the neighbours.
A line's label is a place in a row of its own between two rows of points, so that no label can come to
stand on anything; and a line that goes past a row has a place there, so that it goes past and not through.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

_ROUNDS = 8


@dataclass(slots=True)
class Rows:
    """Places in rows from top to bottom; a place is a number, and lines lead from row to next row."""

    rows: list[list[int]]
    """The places of each row, from left to right. Points stand in even rows, labels in odd ones."""
    below: list[list[int]] = field(default_factory=list)
    """By place: the places of the next row that lines lead to."""
    above: list[list[int]] = field(default_factory=list)
    chains: list[list[int]] = field(default_factory=list)
    """By line: the places it takes, from its origin through its label to where it leads."""

    def crossings(self) -> int:
        """Return how often lines would cross if they went straight from place to place."""
        return sum(_crossings(row, lower, self.below) for row, lower in pairwise(self.rows))


def in_rows(points: int, lines: Sequence[tuple[int, int]]) -> Rows:
    """Return `points` points, numbered from 0, and the lines between them in rows.

    The number of a line's label is `points` and its own number. Points must come in an order in which
    each comes before those it leads to; a point's first line is drawn leftmost where nothing speaks
    against it.
    """
    found = _placed(points, lines)
    _uncross(found)
    return found


def _placed(points: int, lines: Sequence[tuple[int, int]]) -> Rows:
    rank = _ranks(points, lines)
    count = points + len(lines)
    row_of = {point: 2 * rank[point] for point in range(points)}
    found = Rows([])
    for number, (origin, to) in enumerate(lines):
        label = points + number
        past = 2 * (rank[to] - rank[origin]) - 2
        passing = range(count, count + past)
        count += past
        found.chains.append([origin, label, *passing, to])
        for row, place in enumerate((label, *passing), start=2 * rank[origin] + 1):
            row_of[place] = row
    found.below = [[] for _ in range(count)]
    found.above = [[] for _ in range(count)]
    for chain in found.chains:
        for upper, lower in pairwise(chain):
            found.below[upper].append(lower)
            found.above[lower].append(upper)
    found.rows = [[] for _ in range(max(row_of.values(), default=-1) + 1)]
    for place in _depth_first(found, points):
        found.rows[row_of[place]].append(place)
    return found


def _ranks(points: int, lines: Iterable[tuple[int, int]]) -> list[int]:
    rank = [0] * points
    for origin, to in sorted(lines):
        if not origin < to:
            raise ValueError(f"line {origin} to {to} does not lead on")
        rank[to] = max(rank[to], rank[origin] + 1)
    return rank


def _depth_first(found: Rows, points: int) -> Iterator[int]:
    seen: set[int] = set()
    waiting = list(range(points - 1, -1, -1))
    while waiting:
        place = waiting.pop()
        if place not in seen:
            seen.add(place)
            yield place
            waiting.extend(reversed(found.below[place]))


def _uncross(found: Rows) -> None:
    """Put the rows in the order with the fewest crossings found in a few sweeps down and up."""
    best, fewest = [row[:] for row in found.rows], found.crossings()
    for _ in range(_ROUNDS):
        if not fewest:
            break
        for upper, row in pairwise(found.rows):
            _order(row, upper, found.above)
        for row, lower in pairwise(found.rows[::-1]):
            _order(lower, row, found.below)
        _swap(found)
        crossings = found.crossings()
        if crossings < fewest:
            best, fewest = [row[:] for row in found.rows], crossings
    found.rows = best


def _order(row: list[int], beside: Sequence[int], neighbours: Sequence[Sequence[int]]) -> None:
    """Sort a row by the means of the neighbours; a place without any stays with the one before it."""
    at = {place: number for number, place in enumerate(beside)}
    wish, means = 0.0, {}
    for place in row:
        near = neighbours[place]
        wish = sum(at[other] for other in near) / len(near) if near else wish
        means[place] = wish
    row.sort(key=means.__getitem__)


def _swap(found: Rows) -> None:
    """Swap neighbours in a row as long as fewer lines cross."""
    for number, row in enumerate(found.rows):
        near = found.rows[max(number - 1, 0) : number + 2]
        at = {place: index for beside in near for index, place in enumerate(beside)}
        better = True
        while better:
            better = False
            for left in range(len(row) - 1):
                one, other = row[left], row[left + 1]
                if _pair(found, at, other, one) < _pair(found, at, one, other):
                    row[left], row[left + 1] = other, one
                    better = True


def _crossings(row: Sequence[int], lower: Sequence[int], below: Sequence[Sequence[int]]) -> int:
    at = {place: number for number, place in enumerate(lower)}
    found, seen = 0, list[int]()
    for place in row:
        ends = [at[end] for end in below[place]]
        found += sum(len(seen) - bisect_right(seen, end) for end in ends)
        for end in ends:
            insort(seen, end)
    return found


def _pair(found: Rows, at: dict[int, int], left: int, right: int) -> int:
    """Return how often the lines of two neighbours in a row cross each other."""
    return sum(
        at[one] > at[other]
        for neighbours in (found.above, found.below)
        for one in neighbours[left]
        for other in neighbours[right]
    )
