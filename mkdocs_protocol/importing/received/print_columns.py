"""Columns of a page that the file draws row by row, across both: put one after the other."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_protocol.importing.received.print_parts import Sign

_FEWEST_ROWS = 5
_SHORTEST = 12
"""At least so many characters are on the left of a gap between columns; fewer are a number and its tab."""


def by_columns(lines: list[list[Sign]]) -> list[list[Sign]]:
    """Return the lines of a page, each column from its top to its foot, where many rows have a gap at one place."""
    gaps = {at: found for at, line in enumerate(lines) if (found := _widest_gap(line))}
    if len(gaps) < _FEWEST_ROWS:
        return lines
    middle = median((left + right) / 2 for left, right in gaps.values())
    split = {at for at, (left, right) in gaps.items() if left < middle < right}
    across = sum(_spans(line, middle) for at, line in enumerate(lines) if at not in split)
    if len(split) < _FEWEST_ROWS or across > 0.3 * len(split):
        return lines
    made: list[list[Sign]] = []
    sides: tuple[list[list[Sign]], list[list[Sign]]] = ([], [])
    for at, line in enumerate(lines):
        if at not in split and _spans(line, middle):
            made += [*sides[0], *sides[1], line]
            sides = ([], [])
            continue
        for side, is_left in zip(sides, (True, False), strict=True):
            part = [sign for sign in line if (sign.right <= middle) is is_left]
            if any(not sign.text.isspace() for sign in part):
                side.append(part)
    return [*made, *sides[0], *sides[1]]


def _spans(line: list[Sign], middle: float) -> bool:
    return line[0].left < middle < line[-1].right


def _widest_gap(line: list[Sign]) -> tuple[float, float] | None:
    """Return the widest gap of a line that may be one between columns."""
    shown = [sign for sign in line if not sign.text.isspace()]
    found = None
    widest = 1.2 * max((sign.size for sign in shown), default=0.0)
    for at in range(_SHORTEST, len(shown) - _SHORTEST // 2):
        left, right = shown[at - 1].right, shown[at].left
        if right - left > widest:
            widest, found = right - left, (left, right)
    return found
