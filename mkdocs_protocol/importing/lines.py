"""Blocks prepared for arranging: each is one line of the document, with its printed number separated from its words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING

from mkdocs_protocol.core.markers import (
    AFTER_LETTER,
    bullet_of,
    figures_going_on,
    marker_of,
    number_of,
)
from mkdocs_protocol.importing.document import Block, Cell, Guess, Run, Sort
from mkdocs_protocol.reading.numbers import figure_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CLOCK = re.compile(r"\d{1,2}\.\d{2}\s*(?:[ap]\.?m\b|hrs|hours|noon|o.clock)", re.IGNORECASE)
_MONEY_OR_DATE = re.compile(
    r"\d{1,3}(?:\.\d{1,3})?\s*(?:%|per cent|pence|million|metres|miles|km)\b", re.IGNORECASE
)
_DOTTED = re.compile(r"(\d{1,3}(?:\.\d{1,3})+[.)]?)(?=\t| {2,}|[^\W\d_“\"‘(])")
_FIGURE = re.compile(r"(\d{1,3})(?=\t| {2,}\S)")
_GAP = re.compile(r"(?<![ \xa0])[ \xa0]*+\t[ \t\xa0]*| {3,}")
_COUNTED = re.compile(r"(\(?)(\d{1,2})([.)])")
_MOST_LINES = 200
_LONGEST_NUMBER = 40


def prepared(blocks: Iterable[Block], *, tabs: bool = False) -> Iterator[Block]:
    """Yield the blocks of a text, those that hold several lines of their own divided, typed numbers taken off.

    With `tabs`, what a tab or a wide gap parts stands on lines of its own, as in a text without tables; else
    they are spaces.
    """
    yield from _with_letters(_with_figures([*_prepared(blocks, tabs)]))


def _with_figures(blocks: list[Block]) -> list[Block]:
    """Return blocks; figures alone that count from 1 over paragraphs are numbers, and so is "10.word" behind "9."."""
    series: list[list[int]] = []
    numbers: dict[int, str] = {}
    before = ""
    for at, block in enumerate(blocks):
        figure = figure_of(block.text) if block.sort is Sort.PARAGRAPH and not block.number else 0
        if figure == 1:
            series.append([at])
        elif figure and series and figure == len(series[-1]) + 1:
            series[-1].append(at)
        counted = _COUNTED.fullmatch(before) if not block.number else None
        following = f"{counted[1]}{int(counted[2]) + 1}{counted[3]}" if counted else ""
        if following and re.match(rf"{re.escape(following)}(?=[^\W\d_])", block.text):
            numbers[at] = following
        before = numbers.get(at, block.number)
    for each in series:
        if len(each) >= _OFTEN:
            numbers |= {at: str(count) for count, at in enumerate(each, start=1)}
    return [_with_number(b, numbers[at]) if at in numbers else b for at, b in enumerate(blocks)]


def _with_number(block: Block, number: str) -> Block:
    runs = slice_of(block.runs, len(number), len(block.text))
    return _trimmed(
        replace(block, number=number, runs=runs, guesses=(*block.guesses, FIGURE_TYPED))
    )


def _with_letters(blocks: list[Block]) -> Iterator[Block]:
    """Yield blocks; a letter that is a word or a bullet elsewhere is a number between others of its list."""
    last = before = ""
    times = Counter(block.number for block in blocks)
    noted = ""
    for block, following in zip_longest(blocks, blocks[1:]):
        word = _WORD.match(block.text) if not block.number else None
        letter = "o" if block.number == "o" else word[1] if word else ""
        after = following.number if following else ""
        is_alone = block.number not in (before, after) and not block.automatic
        before = block.number
        noted += "".join(_NOTED.findall(_words_of(block)))
        # The mark of a note, an arrow of a drawing: no list.
        is_sign = times[block.number] < _OFTEN or block.number in noted
        if block.number in _SIGNS and is_alone and is_sign:
            noted = noted.replace(block.number, "")
            runs = (Run(f"{block.number} "), *block.runs)
            yield replace(block, number="", sort=Sort.PARAGRAPH, runs=runs)
            continue
        is_number = (last, letter) in _BEHIND or AFTER_LETTER.get(letter) == after
        last = letter if is_number else block.number or last
        if not is_number:
            yield block
            continue
        runs = slice_of(block.runs, word.end(), len(block.text)) if word else block.runs
        guesses = (*block.guesses, _TYPED)
        yield replace(block, number=letter, sort=Sort.PARAGRAPH, runs=runs, guesses=guesses)


def _words_of(block: Block) -> str:
    cells = (cell for row in block.rows for cell in row)
    inner = (_words_of(each) for cell in cells for each in cell.blocks)
    return " ".join((block.text, *inner)) if block.rows else block.text


FIGURE_TYPED = Guess(
    "number-typed",
    "the figure that begins this line is taken for its number, as another line continues from it",
    certain=False,
)
_OFTEN = 3
"""Where a sign stands so often, or figures count so far, they are those of a list, though others may stand between."""
_SIGNS = frozenset("*†‡+→⇒➔←↑↓↔")
_NOTED = re.compile(r"(?<=\w)[*†‡+](?![\w*])")
"""The mark of a note behind a word: "Members*"."""
_WORD = re.compile(r"([aeioy])\s+(?=[^\W\d_])")
_BEHIND = frozenset({("d", "e"), ("n", "o"), ("x", "y")})
_TYPED = Guess(
    "number-typed",
    "what this line begins with is taken for its number, which the file does not part clearly from its words",
    certain=False,
)


def _prepared(blocks: Iterable[Block], tabs: bool) -> Iterator[Block]:
    for block in blocks:
        if block.sort is Sort.TABLE:
            yield from _table(block)
            continue
        if block.sort in {Sort.CONTENTS, Sort.RULE}:
            yield block
            continue
        yield from (_numbered(each, tabs) for each in _divided(_trimmed(block, tabs), tabs))


def _table(table: Block) -> Iterator[Block]:
    """Yield a table; one of a single cell is a box round some paragraphs."""
    cells = [cell for row in table.rows for cell in row if cell.rows]
    if len(cells) == 1 or all(len(row) == 1 for row in table.rows):
        for cell in cells:
            for block in prepared(cell.blocks):
                yield replace(
                    block,
                    guesses=(
                        *block.guesses,
                        Guess(
                            "box", "a table of one column is taken for a box round its paragraphs"
                        ),
                    ),
                )
        return
    rows = tuple(
        tuple(replace(cell, blocks=tuple(_lines_of_cell(cell))) for cell in row)
        for row in table.rows
        if any(cell.blocks for cell in row)
    )
    if rows:
        yield replace(table, rows=rows)


def _lines_of_cell(cell: Cell) -> Iterator[Block]:
    for block in cell.blocks:
        if block.sort is Sort.TABLE:
            for row in block.rows:
                for inner in row:
                    yield from _lines_of_cell(inner)
        else:
            yield _trimmed(block)


def _trimmed(block: Block, tabs: bool = False) -> Block:
    """Return a block without white space at its ends and wide gaps inside."""
    runs = list(_without_gaps(block.runs, tabs))
    while runs and not runs[0].text.strip():
        del runs[0]
    while runs and not runs[-1].text.strip():
        del runs[-1]
    if runs:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip())
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return replace(block, runs=tuple(runs))


def _without_gaps(runs: tuple[Run, ...], tabs: bool) -> Iterator[Run]:
    text = "".join(run.text for run in runs)
    starts = [0, *accumulate(len(run.text) for run in runs)]

    def between(start: int, end: int) -> Iterator[Run]:
        at = max(bisect_right(starts, start) - 1, 0)
        while at < len(runs) and starts[at] < end:
            yield from slice_of(runs[at : at + 1], start - starts[at], end - starts[at])
            at += 1

    at = 0
    for gap in _GAP.finditer(text):
        yield from between(at, gap.start())
        yield Run(_line_end(gap) if tabs else " ")
        at = gap.end()
    yield from between(at, len(text))


def _line_end(gap: re.Match[str]) -> str:
    # A number and its words stand in one line whatever is between them.
    begins = gap.string.rfind("\n", 0, gap.start()) + 1
    before = gap.string[begins : min(gap.start(), begins + _LONGEST_NUMBER)].strip()
    if before and (marker_of(before) == before or re.fullmatch(r"\d{1,3}", before)):
        return "\t"
    return "\n"


def _divided(block: Block, tabs: bool) -> Iterator[Block]:
    """Yield a block's lines as blocks, where one after the first begins with a number or a bullet."""
    text = block.text
    lines = text.split("\n")
    starts = [0]
    if len(lines) <= _MOST_LINES:
        at = 0
        figures = figures_going_on(lines)
        for number, line in enumerate(lines[:-1], start=1):
            at += len(line) + 1
            if number in figures or marker_of(text[at:].lstrip(" \t\xa0*_[")):
                starts.append(at)
    if len(starts) == 1:
        yield block
        return
    for index, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True)):
        runs = slice_of(block.runs, start, end)
        piece = _trimmed(replace(block, runs=runs), tabs)
        if index:
            piece = replace(
                piece,
                number="",
                automatic=False,
                sort=Sort.PARAGRAPH,
                guesses=(
                    Guess(
                        "line-with-number",
                        "a number or bullet begins this line inside a paragraph of the file; "
                        "it is taken for one of its own",
                    ),
                ),
            )
        if piece.runs or piece.number:
            yield piece


def _numbered(block: Block, tabs: bool) -> Block:
    """Return a block with the number or bullet that was typed before its words as its number."""
    if block.number or block.sort is Sort.FRAME:
        return block
    text = block.text
    number, doubts = typed_number(text)
    if not number or not text[len(number) :].strip():
        return block
    if block.sort in {Sort.HEADING, Sort.NOTE} and bullet_of(text):
        return block
    runs = slice_of(block.runs, len(number), len(text))
    sort = Sort.ITEM if bullet_of(text) and block.sort is Sort.PARAGRAPH else block.sort
    return _trimmed(
        replace(block, runs=runs, number=number, sort=sort, guesses=(*block.guesses, *doubts)), tabs
    )


def typed_number(text: str) -> tuple[str, tuple[Guess, ...]]:
    """Return the number, letter or bullet that a line begins with, and what was guessed about it."""
    if _CLOCK.match(text) or _MONEY_OR_DATE.match(text):
        return "", ()
    if marker := number_of(text) or bullet_of(text):
        return marker, ()
    if found := _DOTTED.match(text) or _FIGURE.match(text):
        return found[1], (_TYPED,)
    return "", ()


def slice_of(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    """Return the runs of a part of a text."""
    made = []
    at = 0
    for run in runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        at += len(run.text)
        if text:
            made.append(replace(run, text=text))
    return tuple(made)
