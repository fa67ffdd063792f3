"""Tables without drawn lines: words that stand below one another in columns, and are no columns of prose."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_protocol.core.markers import marker_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.importing.pdf.lines import Line
    from mkdocs_protocol.importing.pdf.placed_words import Word

_GAP = 1.2
"""Sizes of its letters between two cells, at least."""
_NEAR = 4.0
"""Points by which cells of a column may be off."""
_FEWEST = 3
"""Rows of a table, at least: two lines with a gap are a sign-off."""
_FARTHEST = 4.0
"""Sizes of letters between two rows, at most."""
_PROSE = 14
"""Letters of a line of a column of prose, on average, at least."""
_MIDDLES = 0.35
"""Share of a column's lines that begin in the middle of a sentence, from which on it is prose."""


@dataclass(frozen=True, slots=True)
class _Part:
    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(slots=True)
class Grid:
    """A table by its look: the words of each cell of each row."""

    rows: list[list[list[Word]]]
    top: float
    bottom: float
    words: set[Word] = field(default_factory=set)
    is_even: bool = True
    """Whether each line is a row with all of its cells, so that nothing was guessed of where rows end."""


def grids_of(lines: Sequence[Line]) -> list[Grid]:
    """Return the tables without lines among the lines of a page, from top to foot."""
    made: list[Grid] = []
    run: list[tuple[Line, list[_Part]]] = []
    columns: list[_Part] = []
    for line in lines:
        parts = _parts(line)
        if run and _goes_on(run[-1][0], line, parts, columns):
            run.append((line, parts))
            continue
        made += _grid(run, columns)
        run, columns = ([(line, parts)], parts) if len(parts) > 1 else ([], [])
    return [*made, *_grid(run, columns)]


def _parts(line: Line) -> list[_Part]:
    """Return the words of a line that stand together."""
    made = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.left - before.right > _GAP * max(before.size, word.size):
            made.append([])
        made[-1].append(word)
    return [_Part(tuple(words)) for words in made]


def _goes_on(above: Line, line: Line, parts: list[_Part], columns: list[_Part]) -> bool:
    away = (line.foot - above.foot) / above.size
    if not 0 < away < _FARTHEST or len(parts) > len(columns):
        return False
    at = [_column_of(part, columns) for part in parts]
    if -1 in at or sorted(set(at)) != at:
        return False
    if at == [0]:  # The rest of a first cell, and no paragraph below the table.
        return away < 1.45 and parts[0].right < columns[1].left
    return len(parts) > 1 or away < 1.6


def _column_of(part: _Part, columns: list[_Part]) -> int:
    """Return the column that some words stand in: their beginnings, ends or middles are one below another."""
    for at, column in enumerate(columns):
        middle = (part.left + part.right - column.left - column.right) / 2
        if min(abs(part.left - column.left), abs(part.right - column.right), abs(middle)) < _NEAR:
            return at
    return -1


def _grid(run: list[tuple[Line, list[_Part]]], columns: list[_Part]) -> list[Grid]:
    full = [parts for _, parts in run if len(parts) == len(columns)]
    if len(full) < _FEWEST or _is_other(
        full, [parts for _, parts in run], is_parallel=_is_parallel(run, columns)
    ):
        return []
    away = [below.foot - above.foot for (above, _), (below, _) in pairwise(run)]
    is_loose = max(away) > 1.25 * min(away)
    made: list[list[list[Word]]] = []
    for at, (_, parts) in enumerate(run):
        first = _column_of(parts[0], columns)
        goes_on = at and (
            first or len(parts) == 1 or (is_loose and away[at - 1] <= 1.1 * min(away))
        )
        if not goes_on or not made:
            made.append([[] for _ in columns])
        for part in parts:
            made[-1][_column_of(part, columns)].extend(part.words)
    words = {word for row in made for cell in row for word in cell}
    is_even = len(made) == len(run) == len(full)
    return [Grid(made, run[0][0].foot - run[0][0].size, run[-1][0].foot, words, is_even)]


def _is_parallel(run: list[tuple[Line, list[_Part]]], columns: list[_Part]) -> bool:
    """Return whether paragraphs begin side by side again and again, as a text in two languages does.

    Numbers that differ are those of columns, which are read one after the other.
    """
    away = [below.foot - above.foot for (above, _), (below, _) in pairwise(run)]
    starts = [0, *(at for at, gap in enumerate(away, start=1) if gap > 1.25 * min(away))]
    rows = [[part.text for part in run[at][1]] for at in starts]
    numbers = [{marker_of(text) for text in row} for row in rows]
    return len(starts) >= _FEWEST and all(
        len(row) == len(columns) and (len(own) == 1 or "" in own)
        for row, own in zip(rows, numbers, strict=True)
    )


def _is_other(rows: list[list[_Part]], lines: list[list[_Part]], *, is_parallel: bool) -> bool:
    """Return whether rows are something else: prose in columns, numbered paragraphs, a list of contents.

    `lines` are all of their lines, `rows` those that have each cell.
    """
    firsts = [row[0].text for row in rows]
    marked = sum(bool(marker_of(first) == first or first.rstrip(".").isdigit()) for first in firsts)
    if 2 * marked >= len(rows):
        return True
    if all(row[-1].text.isdigit() and len(row[-1].text) < 4 for row in rows) and len(rows[0]) < 3:
        return True
    later = [part.text for line in lines[1:] for part in line]
    middles = sum(cell[:1].islower() for cell in later) / len(later)
    columns = zip(*rows, strict=True)
    is_long = all(
        sum(len(part.text) for part in column) >= _PROSE * len(rows) for column in columns
    )
    return is_long and middles > _MIDDLES and not is_parallel
