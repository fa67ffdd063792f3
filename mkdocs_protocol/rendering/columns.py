"""How far from the left each place of a row stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from mkdocs_protocol.rendering.layers import Rows

PASSING = 12.0
"""How wide a line is that goes past a row."""
_BOXES_APART = 28.0
"""Between two boxes, or a box and a line that goes past it."""
_LABELS_APART = 20.0
_SWEEPS = 12
_STRAIGHT = 8.0
"""How firmly a line that goes past rows stays upright; any other line does by 1."""
_LOOSE = 0.1
"""How firmly a place without neighbours keeps to where it is."""


def columns(rows: Rows, widths: Sequence[float], points: int) -> list[float]:
    """Return by place how far its middle is from the left edge of the drawing; places below `points` are boxes.

    Going down and up in turn, each place comes as near to the mean of its neighbours as the others in
    its row let it. The last way is up, so that a box stands over the middle of what it leads to.
    """
    found = [0.0] * len(widths)
    down = rows.rows, rows.above
    up = rows.rows[::-1], rows.below
    for order, neighbours in [down, up] * _SWEEPS:
        for row in order:
            wishes = [_wish(place, neighbours[place], found, points) for place in row]
            apart = [distance(one, other, widths, points) for one, other in pairwise(row)]
            for place, middle in zip(row, spread(wishes, apart), strict=True):
                found[place] = middle
    left = min((middle - width / 2 for middle, width in zip(found, widths, strict=True)), default=0)
    return [float(ceil(middle - left)) for middle in found]


def distance(one: int, other: int, widths: Sequence[float], points: int) -> float:
    """Return how far apart the middles of two neighbours in a row must be."""
    apart = _BOXES_APART if one < points or other < points else _LABELS_APART
    return (widths[one] + widths[other]) / 2 + apart


def spread(wishes: Sequence[tuple[float, float]], apart: Sequence[float]) -> list[float]:
    """Return where neighbours in a row stand that are to be `apart` at least, as near to their wishes as can be.

    A wish is a place and how firmly it is wished: the sum of the squares of what they miss it by, each
    times that, is least (isotonic regression by pooling adjacent violators). `apart` has one less than
    `wishes`.
    """
    offsets = [0.0]
    for distance_ in apart:
        offsets.append(offsets[-1] + distance_)
    pools: list[tuple[float, float, int]] = []
    for (wish, weight), offset in zip(wishes, offsets, strict=True):
        pool = (wish - offset, weight, 1)
        while pools and pools[-1][0] > pool[0]:
            pool = _together(pools.pop(), pool)
        pools.append(pool)
    starts = [mean for mean, _, count in pools for _ in range(count)]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]


def _together(
    one: tuple[float, float, int], other: tuple[float, float, int]
) -> tuple[float, float, int]:
    weight = one[1] + other[1]
    return (one[0] * one[1] + other[0] * other[1]) / weight, weight, one[2] + other[2]


def _wish(
    place: int, neighbours: Sequence[int], found: Sequence[float], points: int
) -> tuple[float, float]:
    if not neighbours:
        return found[place], _LOOSE
    weights = [_STRAIGHT if min(place, other) >= points else 1.0 for other in neighbours]
    total = sum(weights)
    pulled = sum(found[other] * weight for other, weight in zip(neighbours, weights, strict=True))
    return pulled / total, total
