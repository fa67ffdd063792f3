"""A run of words with its tokens, which knows where each of them is in the Markdown."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from mkdocs_protocol.core.problems import Location

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

IN_TABLE = "in_table"
"""What a run of words in a cell has in its token."""


class Run:
    """The run of text that is being read, which knows where its tokens are in the Markdown."""

    def __init__(self, inline: Token, place: Callable[[int, str], Location]) -> None:
        self._first = inline.map[0] if inline.map else 0
        self._place_of_line = place
        self.in_table = bool(inline.meta.get(IN_TABLE))
        self._content = inline.content
        self._lines: list[str] = []
        self._begins: list[int] = []
        self._places: dict[int, Location] = {}

    def at(self, token: Token) -> Location:
        """Return the place of one of its tokens, whatever else is in the same line."""
        return self.at_offset(token.meta["offset"])

    def is_backslash(self, line_end: Token) -> bool:
        """Return whether a line ends with a backslash, Markdown's sign for that, and not with spaces."""
        return self._content.startswith("\\", line_end.meta["offset"])

    def at_offset(self, offset: int) -> Location:
        """Return the place of a character of the run."""
        if not self._begins:  # Most runs are never asked for a place.
            self._lines = self._content.split("\n")
            ends = accumulate(len(line) + 1 for line in self._lines)
            self._begins = [0, *ends][: len(self._lines)]
        index = bisect_right(self._begins, offset) - 1
        at = self._places.get(index)
        if at is None:
            at = self._places[index] = self._place_of_line(self._first + index, self._lines[index])
        return Location(at.path, at.line, at.column + offset - self._begins[index])


def groups(tokens: list[Token]) -> list[list[Token]]:
    """Divide tokens into groups that open and close together."""
    groups: list[list[Token]] = []
    depth = 0
    for token in tokens:
        if depth == 0:
            groups.append([])
        groups[-1].append(token)
        depth += token.nesting
    return groups


def nesting(tokens: list[Token]) -> int:
    """Return how deeply the tokens of a run are nested."""
    return max(accumulate((token.nesting for token in tokens), initial=0))
