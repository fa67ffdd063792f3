"""How far from the left each place of a row is.

What a place leads to first goes straight down from it, and what branches off is to the right: so a drawing wider than
the window begins in its upper left corner, where the reader is, and its main line can be followed without a bend. The
method is half of Brandes and Köpf's (“Fast and Simple Horizontal Coordinate Assignment”, 2001): places in columns
from the left, each column as far left as it can be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from itertools import pairwise
from math import ceil

from mkdocs_protocol.drawing.layers import Rows

PASSING = 12.0
"""How wide a line is that goes past a row."""
_BOXES_APART = 24.0
"""Between two boxes, or a box and a line that goes past it."""
_LABELS_APART = 20.0


def columns(rows: Rows, widths: Sequence[float], points: int) -> list[float]:
    """Return by place how far its middle is from the left edge; places below `points` are boxes."""
    column = _column_of(rows, points)
    apart: dict[tuple[int, int], float] = {}
    for row in rows.rows:
        for one, other in pairwise(row):
            pair = column[one], column[other]
            apart[pair] = max(apart.get(pair, 0), distance(one, other, widths, points))
    left: dict[int, float] = {}
    for place, width in enumerate(widths):
        left[column[place]] = max(left.get(column[place], 0), width / 2)
    middle = _leftmost(left, apart)
    _draw_near(middle, apart, rows, column)
    return [middle[column[place]] for place in range(len(widths))]


def distance(one: int, other: int, widths: Sequence[float], points: int) -> float:
    """Return how far apart the middles of two neighbours in a row must be."""
    apart = _BOXES_APART if one < points or other < points else _LABELS_APART
    return (widths[one] + widths[other]) / 2 + apart


def _column_of(rows: Rows, points: int) -> list[int]:
    """Return the column of each place, identified by its uppermost place."""
    column = list(range(len(rows.below)))
    for row, lower in pairwise(rows.rows):
        for one, other in _straight(rows, row, lower, points):
            column[other] = column[one]
    return column


def _straight(
    rows: Rows, row: Sequence[int], lower: Sequence[int], points: int
) -> Iterator[tuple[int, int]]:
    """Yield the lines between two rows that go straight: no two share an end, and none cross.

    A line that goes past rows comes first, since a bend half-way would look like a box left out.
    """
    at = {place: number for number, place in enumerate(row)}
    long = [
        (at[up], number)
        for number, place in enumerate(lower)
        for up in rows.above[place]
        if min(place, up) >= points
    ]
    firm: list[tuple[int, int]] = []
    for one in long:
        if not any(_cross(one, other) for other in firm):
            firm.append(one)
    last = -1
    for number, place in enumerate(lower):
        for upper in sorted(at[up] for up in rows.above[place]):
            line = upper, number
            if upper > last and (line in firm or not any(_cross(line, other) for other in firm)):
                yield row[upper], place
                last = upper
                break


def _cross(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return (one[0] - other[0]) * (one[1] - other[1]) <= 0


def _leftmost(
    left: Mapping[int, float], apart: Mapping[tuple[int, int], float]
) -> dict[int, float]:
    """Return each column's middle, as far left as its edge and the columns left of it allow."""
    before: dict[int, list[int]] = {column: [] for column in left}
    for one, other in apart:
        before[other].append(one)
    middle: dict[int, float] = {}
    for column in TopologicalSorter(before).static_order():
        least = [middle[one] + apart[one, column] for one in before[column]]
        middle[column] = float(ceil(max([left[column], *least])))
    return middle


def _draw_near(
    middle: dict[int, float],
    apart: Mapping[tuple[int, int], float],
    rows: Rows,
    column: Sequence[int],
) -> None:
    """Move columns to the right, the rightmost first, if only lines from further right lead to them."""
    room: dict[int, list[tuple[int, float]]] = {}
    for (one, other), least in apart.items():
        room.setdefault(one, []).append((other, least))
    for moved in sorted(middle, key=middle.__getitem__, reverse=True):
        uppers = [middle[column[upper]] for upper in rows.above[moved]]
        most = [middle[other] - least for other, least in room.get(moved, ())]
        if uppers:
            middle[moved] = max(middle[moved], float(int(min([*uppers, *most]))))
