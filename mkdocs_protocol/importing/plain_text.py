"""Plain text as blocks: lines that end because they were full are joined, tabs in a row make a table."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from mkdocs_protocol.core.markers import awaits_number, figures_going_on, marker_of
from mkdocs_protocol.core.visible import unseen_character
from mkdocs_protocol.importing.document import (
    Block,
    Cell,
    Document,
    Guess,
    Look,
    Place,
    Remark,
    Run,
    Sort,
)
from mkdocs_protocol.importing.text_pages import Frame, without_frames

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ENDS = re.compile(r"\r\n|\r|\x85|\u2028|\u2029|\v")
_CELLS = re.compile(r"\t+|[ \xa0]{3,}")
_ALONE = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.|\d{1,3}(?:\.\d{1,3})+")
_TO_WRITE_ON = re.compile(r"[\s._…-]+")
_UNWRAPPED = 110
"""If a line is longer than this, no line of the text was broken because it was full."""
_WIDE = 40
_FULL = 0.82
"""A line was full if it and the next word take this much of the longest one of their block."""
_SHORT = 45
_CHARACTER = 6
"""Points that a character is taken to be wide, where its line is indented."""

_JOINED = Guess("lines-joined", "lines that end because they were full are joined")
_FIGURE = Guess(
    "number-typed",
    "the figure that begins this line is taken for its number, as another line goes on from it",
    certain=False,
)
_HYPHEN = Guess(
    "paragraph-by-look",
    "a hyphen that ends a line stays in its word; take it out if the word has none",
    certain=False,
)
_GAPS = Guess(
    "table-by-tabs",
    "this line has wide gaps, and the lines around it have others; make a table of them if they are its rows",
    certain=False,
)
_PARTED = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_A-Z])")


def read_text(text: str) -> Document:
    """Return a plain text as a document; places are its lines."""
    # A form feed begins a line, so that a page does.
    whole = (
        re.sub(r"\n?\f", "\n\f", _ENDS.sub("\n", text)) if "\f" in text else _ENDS.sub("\n", text)
    )
    lines, frames = without_frames(whole.split("\n"))
    lines = [_seen(line) for line in lines]
    is_wrapped = max(map(len, lines), default=0) <= _UNWRAPPED
    made: list[Block] = []
    joined = 0
    for first, group in _with_numbers(_with_tables(_groups(lines))):
        if table := _table(group, first):
            made.append(table)
            continue
        widest = max(len(line.strip()) for line in group)
        starts = [
            at
            for at, line in enumerate(group)
            if not (at and is_wrapped and _is_full(group[at - 1], line, widest))
        ]
        joined += len(group) - len(starts)
        spans = [group[a:b] for a, b in pairwise([*starts, len(group)])]
        looks = [Look(indent=_CHARACTER * _indent(lines[0])) for lines in spans]
        made += _blocks(spans, [first + at for at in starts], looks)
    around = {
        part: [_frame(each) for each in frames if each.part == part]
        for part in ("header", "footer")
    }
    blocks = (*around["header"], *made, *around["footer"])
    numbers = tuple(
        Remark(
            "page-frame",
            "this line is taken for the number of a page, and left out",
            Place(line=each.line, words=each.words),
        )
        for each in frames
        if not each.part
    )
    return Document(blocks, numbers, kind="text", lines_joined=joined)


def _frame(frame: Frame) -> Block:
    return Block(Sort.FRAME, (Run(frame.words),), Place(line=frame.line, part=frame.part))


def _indent(line: str) -> int:
    return len(line.expandtabs()) - len(line.expandtabs().lstrip())


def _in_one(lines: list[str]) -> str:
    """Return lines as one; a word that a hyphen parts at the end of a line keeps the hyphen, and no space behind it."""
    return _PARTED.sub("-", "\n".join(line.strip() for line in lines)).replace("\n", " ")


def _blocks(spans: list[list[str]], lines: list[int], looks: list[Look]) -> Iterator[Block]:
    """Yield the paragraphs of a block; short lines that stand together, as an address does, are one."""
    pieces = [_in_one(span) for span in spans]
    figures = figures_going_on(pieces)
    are_short = (
        len(pieces) > 1
        and not figures
        and all(
            len(piece) <= _SHORT and not marker_of(piece) and not _CELLS.search(piece)
            for piece in pieces
        )
    )
    if are_short:
        yield Block(Sort.PARAGRAPH, (Run("\n".join(pieces)),), Place(line=lines[0]))
        return
    for at, piece in enumerate(pieces):
        number = figures.get(at, "")
        true = {
            _JOINED: len(spans[at]) > 1,
            _FIGURE: bool(number),
            _HYPHEN: _PARTED.search("\n".join(map(str.strip, spans[at]))) is not None,
            _GAPS: len(pieces) > 1 and _CELLS.search(_behind_mark(piece)) is not None,
        }
        guesses = tuple(guess for guess, is_true in true.items() if is_true)
        words = piece.removeprefix(number).lstrip()
        yield Block(
            Sort.PARAGRAPH,
            (Run(words),),
            Place(line=lines[at]),
            number=number,
            guesses=guesses,
            look=looks[at],
        )


def _groups(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines between two empty ones, with the number of the first."""
    group: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            group.append(line)
        elif group:
            yield number - len(group), group
            group = []


def _with_tables(groups: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Yield groups of lines, rows that tabs part into as many cells apart from the lines above and below them."""
    for first, group in groups:
        begins = {0}
        counts = [] if _table(group, first) else [len(line.strip().split("\t")) for line in group]
        at = 0
        for count, run in groupby(counts):
            end = at + len([*run])
            if count > 1 and _table(group[at:end], first):
                begins |= {at, end}
            at = end
        for start, end in pairwise([*sorted(begins - {len(group)}), len(group)]):
            yield first + start, group[start:end]


def _with_numbers(groups: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Yield groups of lines, a number that stands alone before the words that it numbers."""
    alone: tuple[int, str] | None = None
    for first, group in groups:
        if alone:
            yield alone[0], [f"{alone[1]} {group[0].lstrip()}", *group[1:]]
            alone = None
        elif len(group) == 1 and _ALONE.fullmatch(group[0].strip()):
            alone = first, group[0].strip()
        else:
            yield first, group
    if alone:
        yield alone[0], [alone[1]]


def _behind_mark(line: str) -> str:
    return line.strip().removeprefix(marker_of(line.strip())).lstrip()


def _is_full(above: str, line: str, widest: int) -> bool:
    above, line = above.strip(), line.strip()
    is_marked = marker_of(line) and not awaits_number(above)
    if widest < _WIDE or is_marked or _CELLS.search(line) or _CELLS.search(_behind_mark(above)):
        return False
    # A title in capitals does not go on in small letters, and a line to write on goes on in nothing.
    if above.isupper() > line.isupper() or any(map(_TO_WRITE_ON.fullmatch, (above, line))):
        return False
    return len(above) + 1 + len(line.split(maxsplit=1)[0]) > _FULL * widest


def _table(group: list[str], first: int) -> Block | None:
    """Return lines that have as many cells each as a table, where there are two lines or more."""
    rows = [[cell.strip() for cell in _CELLS.split(line.strip())] for line in group]
    if all("\t" in line.strip() for line in group) and not any("   " in line for line in group):
        one = [[cell.strip() for cell in line.rstrip("\t").split("\t")] for line in group]
        width = max(map(len, one))
        # A cell without words has two tabs round it; the row of headings has none.
        if len(one[0]) == width and all(one[0]) and all(row[0] for row in one):
            rows = [row + [""] * (width - len(row)) for row in one]
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
        tuple(
            Cell((Block(Sort.PARAGRAPH, (Run(cell),), Place(line=first + at)),) if cell else ())
            for cell in row
        )
        for at, row in enumerate(rows)
    )
    return Block(Sort.TABLE, place=Place(line=first), rows=cells, guesses=(guess,))


def _seen(line: str) -> str:
    while found := unseen_character(line):
        line = line[: found.start()] + line[found.end() :]
    return line
