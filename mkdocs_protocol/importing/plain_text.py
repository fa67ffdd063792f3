"""Plain text as blocks: lines that end because they were full are joined, tabs in a row make a table."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import accumulate, groupby, pairwise
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.core.markers import awaits_number, figures_going_on, letter_before, marker_of
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
from mkdocs_protocol.importing.headings import is_short
from mkdocs_protocol.importing.lines import FIGURE_TYPED
from mkdocs_protocol.importing.text_pages import GONE, Frame, without_frames
from mkdocs_protocol.importing.text_shapes import evened, is_double_spaced, is_set_to_both_margins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Paragraph: TypeAlias = list[list[str]]
"""The lines of a text that make each line of a paragraph."""

_ENDS = re.compile(r"\r\n|\r|\x85|\u2028|\u2029|\v")
_CELLS = re.compile(r"\t+|[ \xa0]{3,}")
_COUNTED = re.compile(r"\d{1,3}\s")
_ALONE = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.|\d{1,3}(?:\.\d{1,3})+")
_TO_WRITE_ON = re.compile(r"[\s._…=~*#-]+")
_UNWRAPPED = 110
"""A longer line was not broken because it was full; unless it is rare, no line of the text was."""
_RARE = 8
_WIDE = 40
_FULL = 0.82
"""A line was full if it and the next word take this much of the longest one of their block."""
_SHORT = 45
_CHARACTER = 6
"""Points that a character is taken to be wide, where its line is indented."""

_JOINED = Guess("lines-joined", "lines that end because they were full are joined")
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
_OFTEN = 3
_AGAIN = Guess(
    "page-frame",
    "these words are on their own in several places; if they are the head or foot of pages, delete all but one, "
    "here and in the text as received",
    certain=False,
)
_CUT = Guess(
    "paragraph-by-look",
    "this paragraph begins with a small letter; join it to the one above, in both files, if it continues that",
    certain=False,
)
_EVENED = Guess(
    "table-by-tabs",
    "wide gaps in this line are taken for spaces, as the text is set to both margins",
    certain=False,
)
_INSIDE = Guess(
    "lines-joined",
    "a line below the first one of this item is taken for a line of it",
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
    measured = [line for line in lines if len(line) > _WIDE]
    is_wrapped = _RARE * sum(len(line) > _UNWRAPPED for line in measured) <= len(measured)
    is_even, step = is_set_to_both_margins(lines), 2 if is_double_spaced(lines) else 1
    made: list[Block] = []
    joined = 0
    for first, group in _with_numbers(_with_tables(_groups(lines, step))):
        if table := _table(group, first):
            made.append(table)
            continue
        paragraphs = _paragraphs(
            [evened(line) if is_even else line for line in group],
            is_wrapped=is_wrapped,
            is_indented=step > 1,
        )
        joined += sum(len(row) - 1 for paragraph in paragraphs for row in paragraph)
        sizes = [0, *accumulate(sum(map(len, paragraph)) for paragraph in paragraphs)]
        places = [first + step * at for at in sizes[:-1]]
        was_evened = [is_even and evened(group[at]) != group[at] for at in sizes[:-1]]
        made += _blocks(paragraphs, places, was_evened)
    made = [*_told(made)]
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


def _told(blocks: list[Block]) -> Iterator[Block]:
    """Yield blocks, those told that may be the head or foot of pages, or go on with the paragraph above."""
    times = Counter(block.text for block in blocks if is_short(block) and not block.number)
    for above, block in zip([None, *blocks], blocks, strict=False):
        text = block.text
        is_again = (
            times[text] >= _OFTEN and " " in text and not (marker_of(text) or text[-1] == ":")
        )
        is_cut = (
            above is not None
            and above.sort is block.sort is Sort.PARAGRAPH
            and text[:1].islower()
            and len(above.text) > _WIDE
            and above.text[-1] not in ".:;,!?"
            and not (block.number or marker_of(text))
        )
        told = [guess for guess, is_so in ((_AGAIN, is_again), (_CUT, is_cut)) if is_so]
        yield replace(block, guesses=(*block.guesses, *told)) if told else block


def _frame(frame: Frame) -> Block:
    return Block(Sort.FRAME, (Run(frame.words),), Place(line=frame.line, part=frame.part))


def _indent(line: str) -> int:
    return len(line.expandtabs()) - len(line.expandtabs().lstrip())


def _in_one(lines: list[str]) -> str:
    """Return lines as one; a word that a hyphen parts at the end of a line keeps the hyphen, and no space behind it."""
    return _PARTED.sub("-", "\n".join(line.strip() for line in lines)).replace("\n", " ")


def _paragraphs(group: list[str], *, is_wrapped: bool, is_indented: bool) -> list[Paragraph]:
    """Return lines as paragraphs.

    `is_wrapped` says that lines of the text were broken because they were full, `is_indented` that no empty line parts
    the paragraphs, only the indent of their first lines.
    """
    widest = max(len(line.strip()) for line in group)
    made = [[[group[0]]]]
    for above, line, below in zip(group, group[1:], [*group[2:], ""], strict=False):
        begins = is_indented and _indent(line) > _indent(above) + 2 and not marker_of(above.strip())
        if is_wrapped and widest <= _UNWRAPPED and not begins and _is_full(above, line, widest):
            made[-1][-1].append(line)
        elif not begins and _is_inside(made[-1][0][0], above, line, below):
            made[-1].append([line])
        else:
            made.append([[line]])
    return made


def _is_inside(head: str, above: str, line: str, below: str) -> bool:
    """Return whether a line that does not fill the one above belongs to the item that begins with a head."""
    words, before = line.strip(), above.strip()
    if (
        not marker_of(head.strip())
        or marker_of(words)
        or letter_before(words, below)
        or _COUNTED.match(words)
        or _CELLS.search(words)
    ):
        return False
    if words[:1].islower():
        return True
    # "1. Roles" above is a heading, and so may be a line in capitals.
    return _indent(line) > _indent(head) and before[-1:] in ".;:,)" and not words.isupper()


def _blocks(
    paragraphs: list[Paragraph], lines: list[int], was_evened: list[bool]
) -> Iterator[Block]:
    """Yield the paragraphs of a block; short lines that stand together, as an address does, are one."""
    pieces = ["\n".join(map(_in_one, paragraph)) for paragraph in paragraphs]
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
    for at, (piece, paragraph) in enumerate(zip(pieces, paragraphs, strict=True)):
        number = figures.get(at, "")
        true = {
            _JOINED: any(len(row) > 1 for row in paragraph),
            _INSIDE: len(paragraph) > 1,
            FIGURE_TYPED: bool(number),
            _HYPHEN: any(_PARTED.search("\n".join(map(str.strip, row))) for row in paragraph),
            _GAPS: len(pieces) > 1 and _CELLS.search(_behind_mark(piece)) is not None,
            _EVENED: was_evened[at],
        }
        guesses = tuple(guess for guess, is_true in true.items() if is_true)
        words = piece.removeprefix(number).lstrip()
        yield Block(
            Sort.PARAGRAPH,
            (Run(words),),
            Place(line=lines[at]),
            number=number,
            guesses=guesses,
            look=Look(indent=_CHARACTER * _indent(paragraph[0][0])),
        )


def _groups(lines: list[str], step: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines between two empty ones, with the number of the first; `step` is 2 in a double-spaced text.

    A sentence goes on over the number, head or foot of a page.
    """
    group: list[str] = []
    first = last = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        is_over = GONE in lines[last : number - 1] and line.lstrip()[:1].islower()
        goes_on = number - last <= step or (
            is_over and lines[last - 1].rstrip()[-1:] not in ".:;!?"
        )
        if group and not goes_on:
            yield first, group
            group = []
        if not group:
            first = number
        group.append(line)
        last = number
    if group:
        yield first, group


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
