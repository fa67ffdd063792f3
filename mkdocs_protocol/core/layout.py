"""A document as `verify` sees it: its characters without white space, and where lines, items and cells begin."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from mkdocs_protocol.core.markers import bullet_of
from mkdocs_protocol.core.protocol import Clause, Frame, Section, walk
from mkdocs_protocol.core.text import (
    InLanguage,
    ItemList,
    LineBreak,
    Paragraph,
    Quotation,
    Table,
    Words,
)

if TYPE_CHECKING:
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.text import Block, Inline

_RUN = re.compile(r"\s+|\S+")


class Layout:
    """A text collected piece by piece. Positions count its characters without white space."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._line_starts: list[int] = []
        self._lines: list[int] = []
        self._is_apart = True
        self.length = 0
        self.begins: set[int] = set()
        """Where a line, an item or a cell begins that stands alone."""
        self.may_begin: set[int] = set()
        """Where one may begin or not: between a number and its words."""
        self.words: set[int] = set()
        """Where a word begins."""
        self.bullets: dict[int, int] = {}
        """The length of each bullet that begins a line, an item or a cell."""
        self.wrapped: set[int] = set()
        """Those of `begins` where a line begins only because the one above it was full."""

    @property
    def characters(self) -> str:
        """The characters, without white space."""
        if len(self._pieces) > 1:
            self._pieces[:] = ["".join(self._pieces)]
        return self._pieces[0] if self._pieces else ""

    def begin(self, *, wrapped: bool = False) -> None:
        """Begin a line, an item or a cell."""
        self.begins.add(self.length)
        self._is_apart = True
        if wrapped:
            self.wrapped.add(self.length)

    def part(self) -> None:
        """Let a line, an item or a cell begin here, or refuse to."""
        self.may_begin.add(self.length)
        self._is_apart = True

    def add(self, text: str, line: int = 1) -> None:
        """Add some text that begins on a line."""
        for found in _RUN.finditer(text):
            run = found[0]
            if run.isspace():
                self._is_apart = True
                line += run.count("\n")
                continue
            if self._is_apart:
                self.words.add(self.length)
                if self.length in self.begins and bullet_of(run) == run:
                    self.bullets[self.length] = len(run)
            self._is_apart = False
            if not self._lines or self._lines[-1] != line:
                self._line_starts.append(self.length)
                self._lines.append(line)
            self._pieces.append(run)
            self.length += len(run)

    def line_at(self, position: int) -> int:
        """Return the line that a character is on."""
        at = bisect_right(self._line_starts, position) - 1
        return self._lines[max(at, 0)] if self._lines else 1


def layout_of(edition: Edition) -> Layout:
    """Return an edition as a reader of its page has it."""
    layout = Layout()
    for node in walk(edition.body):
        match node:
            case Section():
                layout.begin()
                _number(layout, node.printed)
                _inline(layout, node.title)
            case Clause():
                layout.begin()
                if not node.is_heading:
                    _number(layout, node.printed)
                _blocks(layout, node.blocks)
            case Frame():
                _blocks(layout, node.blocks)
    return layout


def _number(layout: Layout, printed: str) -> None:
    if printed:
        layout.add(printed)
        layout.part()


def _blocks(layout: Layout, blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        match block:
            case Paragraph(children):
                layout.begin()
                _inline(layout, children)
            case ItemList(items):
                for item in items:
                    layout.begin()
                    _number(layout, item.label)
                    _blocks(layout, item.blocks)
            case Quotation(inner) | InLanguage(blocks=inner):
                _blocks(layout, inner)
            case Table(head, rows):
                for row in (head, *rows):
                    for cell in row:
                        layout.begin()
                        _inline(layout, cell)


def _inline(layout: Layout, children: tuple[Inline, ...]) -> None:
    for child in children:
        match child:
            case Words(text):
                layout.add(text)
            case LineBreak():
                layout.begin()
            case _:
                _inline(layout, child.children)
