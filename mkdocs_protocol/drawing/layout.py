"""Where boxes, lines and labels of a drawing go: pure geometry, the same for the same graph.

Lines run downwards, upright and level, in the gaps between the rows of boxes; lines that come from one
box share its stem, and lines that lead to one box share its entry. Lengths are in pixels; y grows down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mkdocs_protocol.drawing.columns import PASSING, columns, distance
from mkdocs_protocol.drawing.layers import Rows, in_rows
from mkdocs_protocol.drawing.routing import Bundle, Strand, clash, levels

_ABOVE = 12.0
"""From a row to the first level stretch below it."""
_BELOW_FORKS = 10.0
"""From the last level stretch to a row of labels."""
_BELOW_JOINTS = 20.0
"""From the last level stretch to a row of boxes: room for an arrowhead."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the drawing."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Size:
    """How much room something takes."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return its lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Link:
    """A line that is to be drawn: between two boxes, by their numbers, with a label."""

    origin: int
    to: int
    label: Size


@dataclass(frozen=True, slots=True)
class Route:
    """A line as drawn: down from its origin to its label, and on from below it."""

    before: tuple[Point, ...]
    label: Box
    after: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole drawing; it begins at (0, 0)."""

    boxes: tuple[Box, ...]
    routes: tuple[Route, ...]
    width: float
    height: float


def lay_out(sizes: Sequence[Size], links: Sequence[Link]) -> Layout:
    """Return where some boxes and the lines between them go.

    Boxes come in an order in which each precedes those that it leads to; raises ValueError if a line leads back. No
    two boxes or labels overlap, and no line touches any box but its own two, or any label but its own. The same boxes
    and links give the same drawing.
    """
    rows = in_rows(len(sizes), [(link.origin, link.to) for link in links])
    return _Drawing(rows, [*sizes, *(link.label for link in links)], len(sizes)).layout()


class _Drawing:
    """The drawing under construction: columns first, then the gaps from the top, then the lines."""

    def __init__(self, rows: Rows, sizes: Sequence[Size], points: int) -> None:
        self._rows = rows
        self._points = points
        passing = len(rows.below) - len(sizes)
        self._sizes = [*sizes, *[Size(PASSING, 0)] * passing]
        self._widths = [size.width for size in self._sizes]
        self._columns = columns(rows, self._widths, points)
        self._tops = [0.0] * len(self._sizes)
        self._strands: dict[tuple[int, int], tuple[Strand, float]] = {}
        """By its places: a strand and the height of its level stretch."""

    def layout(self) -> Layout:
        """Return the whole."""
        y = 0.0
        for number, row in enumerate(self._rows.rows):
            for place in row:
                self._tops[place] = y
            y += max(self._sizes[place].height for place in row)
            if number + 1 < len(self._rows.rows):
                y = self._cross(number, y)
        places = [self._box(place) for place in range(len(self._sizes))]
        return Layout(
            tuple(places[: self._points]),
            tuple(self._route(chain) for chain in self._rows.chains),
            max((place.right for place in places), default=0),
            y,
        )

    def _cross(self, number: int, y: float) -> float:
        """Draw the gap below a row, whose lower edge is at y; return where the next row begins."""
        lower = self._rows.rows[number + 1]
        bundles = self._bundles(number)
        while found := clash(bundles):
            self._move(lower, *found)
            bundles = self._bundles(number)
        heights = levels(bundles)
        for bundle in bundles:
            for strand in bundle.strands:
                height = y + _ABOVE + heights.get(bundle, 0)
                self._strands[strand.upper, strand.lower] = strand, height
        below = _BELOW_FORKS if number % 2 == 0 else _BELOW_JOINTS
        return y + _ABOVE + max(heights.values(), default=0) + below

    def _bundles(self, number: int) -> list[Bundle]:
        """Return what crosses the gap below a row: below boxes by origin, above boxes by end."""
        forks = number % 2 == 0
        row = self._rows.rows[number if forks else number + 1]
        neighbours = self._rows.below if forks else self._rows.above
        found = []
        for place in row:
            pairs = [(place, end) if forks else (end, place) for end in neighbours[place]]
            if pairs:
                found.append(Bundle(tuple(self._strand(*pair) for pair in pairs)))
        return found

    def _strand(self, upper: int, lower: int) -> Strand:
        return Strand(upper, lower, self._columns[upper], self._columns[lower])

    def _move(self, row: Sequence[int], place: int, by: float) -> None:
        """Move a place to the right, and those to its right as far as necessary."""
        self._columns[place] += by
        for one, other in pairwise(row[row.index(place) :]):
            apart = distance(one, other, self._widths, self._points)
            self._columns[other] = max(self._columns[other], self._columns[one] + apart)

    def _box(self, place: int) -> Box:
        size = self._sizes[place]
        left = self._columns[place] - size.width / 2
        return Box(left, self._tops[place], size.width, size.height)

    def _route(self, chain: Sequence[int]) -> Route:
        label = chain[1]
        ways = [self._way(upper, lower) for upper, lower in pairwise(chain)]
        rest = [point for way in ways[1:] for point in way]
        return Route(_bends(ways[0]), self._box(label), _bends(rest))

    def _way(self, upper: int, lower: int) -> list[Point]:
        strand, height = self._strands[upper, lower]
        return [
            Point(strand.start, self._tops[upper] + self._sizes[upper].height),
            Point(strand.start, height),
            Point(strand.end, height),
            Point(strand.end, self._tops[lower]),
        ]


def _bends(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return a line's ends and the points at which it turns."""
    found: list[Point] = []
    for point in points:
        straight = len(found) > 1 and (found[-2].x == found[-1].x == point.x)
        level = len(found) > 1 and (found[-2].y == found[-1].y == point.y)
        if straight or level or found[-1:] == [point]:
            found.pop()
        found.append(point)
    return tuple(found)
