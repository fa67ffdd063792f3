"""Lines of a document, gathered while it streams by; tables and what stands apart (boxes, notes) in their places."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

PAGE = "\ue000"
"""Stands for a page number that the program makes, until its line is whole; no document's text keeps one."""
_PAGE_WORDS = re.compile(
    rf"(?:\b(?:page|tudalen|pg\.?|p\.)\s*)?{PAGE}(?:\s*(?:of|o|/|\|)\s*{PAGE})?", re.IGNORECASE
)
_ONLY_SIGNS = re.compile(r"[\W_]*")
_SPACES = re.compile(r"[^\S\n]+")


def clean(text: str) -> str:
    """Return text with one space where there is room, and without what nobody sees; line ends stay."""
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\r", "\n")
    if not text.isascii() or not text.isprintable():
        text = "".join(each for each in text if each in "\n\t" or _is_seen(each))
    kept = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in kept if line)


def without_pages(text: str) -> str:
    """Return a text without the page numbers that a program makes, and the words that go with them."""
    if PAGE not in text:
        return text
    left = clean(_PAGE_WORDS.sub(" ", text))
    return "" if _ONLY_SIGNS.fullmatch(left) else left


def _is_seen(character: str) -> bool:
    category = unicodedata.category(character)
    return category not in ("Cc", "Cf", "Cs", "Cn") and character not in _BLANK


_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800\ufe00\ufe0e\ufe0f")


@dataclass
class _Cell:
    times: int = 1
    lines: list[str] = field(default_factory=list)
    has_rows: bool = False


@dataclass
class _Row:
    cells: list[_Cell] = field(default_factory=list)


class Lines:
    """Takes in paragraphs and cells in the order of reading, and gives blocks of lines."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self._rows: list[_Row] = []

    def paragraph(self, text: str) -> None:
        """Take in a paragraph, unless it is empty."""
        if shown := without_pages(clean(text)):
            self.add(shown)

    def add(self, *blocks: str) -> None:
        """Take in blocks that are whole, such as those of a box."""
        within = self._rows[-1].cells if self._rows else []
        (within[-1].lines if within else self.blocks).extend(blocks)

    def begin_row(self) -> None:
        """Begin a row of a table, or of one within a cell."""
        if self._rows and self._rows[-1].cells:
            self._rows[-1].cells[-1].has_rows = True
        self._rows.append(_Row())

    def begin_cell(self, times: int = 1) -> None:
        """Begin a cell of the row, which stands there so many times if no table is in it."""
        if self._rows:
            self._rows[-1].cells.append(_Cell(times))

    def end_row(self) -> None:
        """End a row: a line with tabs, or a line for each of its lines if a cell has more than one."""
        if not self._rows:
            return
        cells = [
            cell.lines
            for cell in self._rows.pop().cells
            if cell.lines
            for _ in range(1 if cell.has_rows else cell.times)
        ]
        if not cells:
            return
        is_simple = all(len(lines) == 1 and "\n" not in lines[0] for lines in cells)
        row = (
            ["\t".join(lines[0] for lines in cells)]
            if is_simple
            else [line for cell in cells for line in cell]
        )
        self.add(*row)
