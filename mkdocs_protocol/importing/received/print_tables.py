"""Rows of a table that has no lines drawn: their cells stand in columns, and what is in them is no prose."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_protocol.core.markers import marker_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.importing.received.print_parts import Sign

Row = list[list[list["Sign"]]]
"""Of each cell its lines, of each line its characters."""
_APART = 1.2
_ALIGNED = 4.0
_ROWS = 3
_LOOSE = 1.25


def by_tables(lines: list[list[Sign]]) -> Iterator[tuple[list[Row], list[list[Sign]]]]:
    """Yield in turn the rows of a table, and lines that are in none, in the order of the page."""
    plain: list[list[Sign]] = []
    at = 0
    while at < len(lines):
        cells = _cells(lines[at])
        end = _end(lines, at, cells) if len(cells) > 1 else at
        rows = _rows(lines[at:end], cells) if end - at >= _ROWS else []
        if not rows:
            plain.append(lines[at])
            at += 1
            continue
        yield [], plain
        yield rows, []
        plain, at = [], end
    yield [], plain


def _cells(line: list[Sign]) -> list[list[Sign]]:
    """Return the characters of a line that stand together."""
    made: list[list[Sign]] = []
    for sign in line:
        if sign.text.isspace():
            if made:
                made[-1].append(sign)
            continue
        last = (
            next((each for each in reversed(made[-1]) if not each.text.isspace()), None)
            if made
            else None
        )
        if last is None or sign.left - last.right > _APART * max(sign.size, last.size):
            made.append([])
        made[-1].append(sign)
    return made


def _edges(cell: list[Sign]) -> tuple[float, float]:
    shown = [sign for sign in cell if not sign.text.isspace()]
    return min(sign.left for sign in shown), max(sign.right for sign in shown)


def _place(cell: list[Sign], head: list[list[Sign]]) -> int:
    """Return in which column a cell stands, -1 for none: it begins, ends or is centred as the one in the first row."""
    left, right = _edges(cell)
    for at, other in enumerate(head):
        begins, ends = _edges(other)
        off = (left - begins, right - ends, (left + right - begins - ends) / 2)
        if min(map(abs, off)) < _ALIGNED:
            return at
    return -1


def _end(lines: list[list[Sign]], start: int, head: list[list[Sign]]) -> int:
    """Return where a table that begins with a line would end."""
    for at in range(start + 1, len(lines)):
        cells = _cells(lines[at])
        places = [_place(cell, head) for cell in cells]
        size = max(sign.size for sign in lines[at - 1])
        away = (lines[at - 1][0].base - lines[at][0].base) / size
        fits = (
            cells
            and 0 < away < 4
            and -1 not in places
            and places == sorted(set(places))
            and (len(cells) > 1 or away < 1.6)
        )
        if fits and places == [0]:
            fits = away < 1.45 and _edges(cells[0])[1] < _edges(head[1])[0]
        if not fits:
            return at
    return len(lines)


def _rows(lines: list[list[Sign]], head: list[list[Sign]]) -> list[Row]:
    """Return lines as the rows of a table, [] if they are something else."""
    split = [_cells(line) for line in lines]
    whole = [cells for cells in split if len(cells) == len(head)]
    if len(whole) < _ROWS or _is_prose(whole, split) or _is_numbered(whole):
        return []
    away = [a[0].base - b[0].base for a, b in pairwise(lines)]
    is_loose = max(away) > _LOOSE * min(away)
    rows: list[Row] = []
    for at, cells in enumerate(split):
        first = _place(cells[0], head)
        is_rest = first > 0 or len(cells) == 1 or (is_loose and away[at - 1] <= 1.1 * min(away))
        if not rows or not (at and is_rest):
            rows.append([[] for _ in head])
        for cell in cells:
            rows[-1][_place(cell, head)].append(cell)
    return rows


def _words(cell: list[Sign]) -> str:
    return "".join(sign.text for sign in cell).strip()


def _is_prose(rows: list[list[list[Sign]]], lines: list[list[list[Sign]]]) -> bool:
    """Return whether rows are lines of columns side by side: all long, and many begin in the middle of a sentence."""
    later = [_words(cell) for line in lines[1:] for cell in line]
    small = sum(cell[:1].islower() for cell in later)
    lengths = [sum(len(_words(row[at])) for row in rows) for at in range(len(rows[0]))]
    return min(lengths) >= 14 * len(rows) and small > 0.35 * len(later)


def _is_numbered(rows: list[list[list[Sign]]]) -> bool:
    """Return whether rows are paragraphs with their numbers, or lines of a list of contents with their pages."""
    first = [_words(row[0]) for row in rows]
    marks = sum(marker_of(each) == each or each.rstrip(".").isdigit() for each in first)
    last = [_words(row[-1]) for row in rows]
    are_pages = len(rows[0]) == 2 and all(each.isdigit() and len(each) <= 3 for each in last)
    return 2 * marks >= len(rows) or are_pages
