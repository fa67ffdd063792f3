"""Plain text as blocks: lines that end because they were full are joined, tabs in a row make a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.core.markers import marker_of
from mkdocs_protocol.core.visible import unseen_character
from mkdocs_protocol.importing.document import Block, Cell, Document, Guess, Place, Run, Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS = re.compile(r"\r\n|\r|\x85|\u2028|\u2029|\v")
_CELLS = re.compile(r"\t+|[ \xa0]{3,}")
_UNWRAPPED = 110
"""A line longer than this was never broken because it was full, and then no line was."""
_WIDE = 40
_FULL = 0.82
"""A line was full if it and the next word take this much of the longest one of their block."""
_SHORT = 45


def read_text(text: str) -> Document:
    """Return a plain text as a document; places are its lines."""
    lines = _ENDS.sub("\n", text).replace("\f", "\n\n").split("\n")
    lines = [_seen(line) for line in lines]
    is_wrapped = max(map(len, lines), default=0) <= _UNWRAPPED
    made: list[Block] = []
    joined = 0
    for first, group in _groups(lines):
        if table := _table(group, first):
            made.append(table)
            continue
        widest = max(len(line.strip()) for line in group)
        starts = [
            at for at, line in enumerate(group)
            if not (at and is_wrapped and _is_full(group[at - 1], line, widest))
        ]  # fmt: skip
        joined += len(group) - len(starts)
        pieces = [
            " ".join(line.strip() for line in group[a:b])
            for a, b in zip(starts, [*starts[1:], len(group)], strict=True)
        ]
        made += _blocks(pieces, [first + at for at in starts], starts, len(group))
    return Document(tuple(made), kind="text", lines_joined=joined)


def _blocks(pieces: list[str], lines: list[int], starts: list[int], count: int) -> Iterator[Block]:
    """Yield the paragraphs of a block; short lines that stand together, as an address does, are one."""
    are_short = len(pieces) > 1 and all(
        len(piece) <= _SHORT and not marker_of(piece) and not _CELLS.search(piece)
        for piece in pieces
    )
    if are_short:
        yield Block(Sort.PARAGRAPH, (Run("\n".join(pieces)),), Place(line=lines[0]))
        return
    for at, piece in enumerate(pieces):
        end = starts[at + 1] if at + 1 < len(starts) else count
        guesses = (
            (Guess("lines-joined", "lines that end because they were full are joined"),)
            if end - starts[at] > 1
            else ()
        )
        yield Block(Sort.PARAGRAPH, (Run(piece),), Place(line=lines[at]), guesses=guesses)


def _groups(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines between two empty ones, with the number of the first."""
    group: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            group.append(line)
        elif group:
            yield number - len(group), group
            group = []


def _is_full(above: str, line: str, widest: int) -> bool:
    if (
        widest < _WIDE
        or marker_of(line.strip())
        or _CELLS.search(line.strip())
        or _CELLS.search(above.strip())
    ):
        return False
    return len(above.strip()) + 1 + len(line.split(maxsplit=1)[0]) > _FULL * widest


def _table(group: list[str], first: int) -> Block | None:
    """Return lines that have as many cells each as a table, where there are two lines or more."""
    rows = [[cell.strip() for cell in _CELLS.split(line.strip())] for line in group]
    width = len(rows[0])
    if len(rows) < 2 or width < 2 or any(len(row) != width for row in rows):
        return None
    if all(marker_of(row[0]) == row[0] or row[0].isdigit() for row in rows):
        return None  # Numbers and their words.
    guess = Guess(
        "table-by-tabs",
        "lines with as many gaps each are taken for the rows of a table",
        certain=False,
    )
    cells = tuple(
        tuple(Cell((Block(Sort.PARAGRAPH, (Run(cell),), Place(line=first + at)),)) for cell in row)
        for at, row in enumerate(rows)
    )
    return Block(Sort.TABLE, place=Place(line=first), rows=cells, guesses=(guess,))


def _seen(line: str) -> str:
    while found := unseen_character(line):
        line = line[: found.start()] + line[found.end() :]
    return line
