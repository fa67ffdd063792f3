"""Words of a page as lines in the order of reading: by where they stand, and by nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import Any

from mkdocs_protocol.core.markers import marker_of
from mkdocs_protocol.importing.numerals import raised
from mkdocs_protocol.importing.pdf.marks import in_reading_order
from mkdocs_protocol.importing.pdf.placed_words import Word
from mkdocs_protocol.importing.symbols import shown

_NARROWEST = 10.0
"""Points between two columns, at least."""
_FEWEST = 5
"""Lines that a column has, at least."""
_LONG = 14
"""Letters of a line of a column, on average; fewer are numbers before their text."""

_LED_TO = re.compile(r"(?:\.\s?){3}\d{1,3}$")
_MOST_COLUMNS = 7
"""Sides that are looked at for columns of their own: four columns on a page, at most."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Line:
    """A line of a page."""

    words: tuple[Word, ...]
    page: int
    width: float
    """Of the page."""
    height: float
    column: int = 0

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.words[-1].right

    @cached_property
    def size(self) -> float:
        """The size of its largest letters."""
        return max(word.size for word in self.words)

    @cached_property
    def foot(self) -> float:
        """Where its letters stand."""
        return max(word.bottom for word in self.words if word.size == self.size)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)

    @property
    def is_entry(self) -> bool:
        """Whether it ends in the number of a page, far from its other words or after dots, as a list of contents has it."""
        number = self.words[-1]
        is_apart = (
            len(self.words) > 1
            and number.text.isdigit()
            and len(number.text) < 4
            and number.left - self.words[-2].right > 2 * number.size
        )
        return is_apart or bool(_LED_TO.search(self.text))

    @property
    def text(self) -> str:
        """Its words; figures that are small and stand above the others are raised."""
        made: list[str] = []
        words = self.words
        if not all(word.text.isascii() for word in words):
            words = tuple(in_reading_order(words))
        for at, word in enumerate(words):
            is_raised = word.size < 0.8 * self.size and word.bottom < self.foot - 0.12 * self.size
            text = shown(word.text, word.font)[0]
            gap = word.left - words[at - 1].right if at else 0.0
            if at and gap > 0.15 * min(word.size, words[at - 1].size):
                made.append(" ")
            made.append(raised(text) if is_raised else text)
        return "".join(made)


def lines_of(words: list[Word], number: int, page: dict[str, Any], column: int = 0) -> list[Line]:
    """Return words as lines, from top to foot."""
    rows: list[_Row] = []
    for word in sorted(words, key=lambda each: (each.bottom, each.left)):
        row = next((row for row in reversed(rows[-4:]) if row.is_level(word)), None)
        if row is None:
            rows.append(_Row(word))
        else:
            row.add(word)
    made = (_closed_up(sorted(row.words, key=lambda word: word.left)) for row in rows)
    lines = [Line(tuple(row), number, page["width"], page["height"], column) for row in made]
    return sorted(lines, key=lambda line: line.foot)


class _Row:
    """Words that stand beside each other, with the size and the foot of the largest."""

    def __init__(self, word: Word) -> None:
        self.words = [word]
        self._size, self._foot = word.size, word.bottom

    def add(self, word: Word) -> None:
        """Add a word that is level."""
        self.words.append(word)
        if word.size >= self._size:
            foot = self._foot if word.size == self._size else word.bottom
            self._size, self._foot = word.size, max(foot, word.bottom)

    def is_level(self, word: Word) -> bool:
        """Return whether a word stands in the row: on its foot, raised above it, or the row is raised above the word's."""
        apart = self._foot - word.bottom
        if word.size < 0.8 * self._size:
            return -0.2 * self._size < apart < 0.6 * self._size
        if self._size < 0.8 * word.size:
            return -0.2 * word.size < -apart < 0.6 * word.size
        return abs(apart) < 0.3 * self._size


def _closed_up(row: list[Word]) -> list[Word]:
    """Return a line whose letters are set apart as words."""
    letters = sum(len(word.text) == 1 and word.text.isalpha() for word in row)
    apart = [after.left - word.right for word, after in pairwise(row)]
    if len(row) < 5 or letters < 0.7 * len(row) or not 0 < median(apart) < row[0].size:
        return row
    usual = median(apart)
    made = [row[0]]
    for word, gap in zip(row[1:], apart, strict=True):
        if gap <= usual + 0.2 * word.size:
            made[-1] = replace(made[-1], text=made[-1].text + word.text, right=word.right)
        else:
            made.append(word)
    return made


def columns_of(words: list[Word], number: int, page: dict[str, Any], column: int = 0) -> list[Line]:
    """Return the lines of a page, of columns one after the other; a line across two of them stands between.

    `column` is the one that the words stand in, 0 for the whole page; what is in it may have columns again.
    """
    whole = lines_of(words, number, page, column)
    gutter = _gutter(whole) if column < _MOST_COLUMNS else None
    if gutter is None:
        return whole
    made: list[Line] = []
    band: list[Line] = []
    usual = median(line.size for line in whole)
    second = [word.bottom for line in whole for word in line.words if word.left > gutter]
    for at, line in enumerate(whole):
        is_across = any(word.left < gutter < word.right for word in line.words) or (
            line.left < gutter < line.right and _gap_at(line, gutter) < _NARROWEST
        )
        # A heading that is too short to reach over both: nothing stands beside it, nor close above or below it.
        # Text that begins as high on both sides below it may be closer.
        below = whole[at + 1] if at + 1 < len(whole) else line
        is_level = below.left < gutter < below.right
        least = -(1.5 if is_level else 2.5) * line.size
        is_alone = (
            line.right < gutter
            and line.size > 1.1 * usual
            and max(second) > line.foot
            and not any(least < foot - line.foot < 1.1 * line.size for foot in second)
        )
        if not (is_across or is_alone):
            band.append(line)
            continue
        made += [*_sides(band, gutter, number, page, column), line]
        band = []
    under = _under(band, gutter)
    return [*made, *_sides(band[:under], gutter, number, page, column), *band[under:]]


def _under(lines: list[Line], gutter: float) -> int:
    """Return from which line on a text stands under both columns, which end as high as one another.

    What goes on at the top of the second column is the end of the first.
    """
    second = [
        word
        for line in lines
        if line.foot < 0.9 * line.height  # Below is the foot of the page.
        for word in line.words
        if word.left > gutter
    ]
    if not second:
        return len(lines)
    last = max(word.bottom for word in second)
    goes_on = min(second, key=lambda word: (word.bottom, word.left)).text[:1].islower()
    for at, (above, line) in enumerate(pairwise(lines), start=1):
        is_apart = line.foot > last and line.foot - above.foot > 1.6 * line.size
        if is_apart and abs(above.foot - last) < 2 * line.size:
            first = [word for one in lines[:at] for word in one.words if word.right <= gutter]
            is_open = not re.search(r"[.:;!?]\W*$", first[-1].text if first else "")
            return at if is_open is goes_on and not marker_of(line.text) else len(lines)
    return len(lines)


def _sides(
    lines: list[Line], gutter: float, number: int, page: dict[str, Any], column: int
) -> list[Line]:
    words = [word for line in lines for word in line.words]
    left = [word for word in words if word.right <= gutter]
    right = [word for word in words if word.right > gutter]
    return [
        *columns_of(left, number, page, 2 * column + 1),
        *columns_of(right, number, page, 2 * column + 2),
    ]


def _gap_at(line: Line, at: float) -> float:
    before = [word.right for word in line.words if word.right <= at]
    after = [word.left for word in line.words if word.left >= at]
    return min(after) - max(before) if before and after else 0.0


def _gutter(lines: list[Line]) -> float | None:
    """Return where two columns part: where at least five lines have words on each side, and few have any across."""
    best: tuple[int, float] | None = None
    start, end = (
        min((line.left for line in lines), default=0.0),
        max((line.right for line in lines), default=0.0),
    )
    for step in range(20, 81):
        at = start + (end - start) * step / 100
        left = right = both = across = letters = 0
        for line in lines:
            if line.right <= at:
                left += 1
                letters += len(line.text)
            elif line.left >= at:
                right += 1
            elif any(word.left < at < word.right for word in line.words):
                across += 1
            elif _gap_at(line, at) >= _NARROWEST:
                both += 1
                letters += sum(len(word.text) + 1 for word in line.words if word.right <= at)
            else:
                across += 1
        sides = min(left, right) + both
        is_gutter = (
            sides >= _FEWEST
            and across <= 0.25 * (left + right + both)
            and letters >= _LONG * max(left + both, 1)
            and right + both >= _FEWEST
        )
        if is_gutter and (best is None or sides - across > best[0]):
            best = (sides - across, at)
    return best[1] if best else None


def gaps(lines: list[Line]) -> list[float]:
    """Return how far lines stand below one another, in sizes of their letters."""
    return [
        (below.foot - above.foot) / above.size
        for above, below in pairwise(lines)
        if above.page == below.page
        and above.bold == below.bold
        and abs(above.size - below.size) <= 0.08 * above.size
        and 0.5 * above.size < below.foot - above.foot < 2.8 * above.size
    ]
