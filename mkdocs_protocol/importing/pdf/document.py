"""A PDF as a document of blocks: lines joined to paragraphs, tables by their rules, heads, feet and notes apart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.importing.apart import needs, run_apart
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
from mkdocs_protocol.importing.numerals import raised
from mkdocs_protocol.importing.pdf import words as foreign
from mkdocs_protocol.importing.pdf.frames import frames_of, of_a_browser
from mkdocs_protocol.importing.pdf.grids import Grid, grids_of
from mkdocs_protocol.importing.pdf.lines import Line, columns_of, gaps, lines_of
from mkdocs_protocol.importing.pdf.marks import as_words, is_leftward
from mkdocs_protocol.importing.pdf.paragraphs import (
    Edges,
    Paragraph,
    Pitch,
    Spelling,
    paragraphs_of,
    spelling_of,
)
from mkdocs_protocol.importing.pdf.placed_words import Word, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.importing.containers import ForeignFile

_NOTE = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣ]+)\s*")
_PLAIN_NOTE = re.compile(r"(\d{1,2})(?=\s+\S|[^\W\d_])")
"""A note whose own mark is not raised, while that in the text is."""
_JOINED = Guess("lines-joined", "lines that end because they were full are joined")
_UNSURE = Guess(
    "paragraph-by-look",
    "whether a paragraph ends here, or a hyphen stays, the page does not say",
    certain=False,
)
_WRONG = Guess(
    "unknown-sign",
    "there is a sign inside a word here, as in “accoun[ng”: the file gives it for letters that are drawn as one (ti, tt, ft); "
    "read all of the text against the page, since other words may have wrong letters too",
    certain=False,
)
_WRONG_SIGN = re.compile(r"[a-z](?:[\[{](?!\w*[\]}])|[\\^|¦§¬\u0180-\u024f\ufffd])[a-z]")
"""A bracket that does not close, or a sign of no word, between small letters."""
_BY_LOOK = Guess(
    "table-by-look",
    "words in columns without lines between them are taken for the rows of a table",
    certain=False,
)
_TURNED = "words that are not upright are left out; write them in if they are the document's"
_HIDDEN = (
    "words that cannot be seen on the page are left out, as they are white, covered or too small"
)
_RECOGNISED = (
    "the words of this page lie over a picture of it, as those that a program has recognised in a scan; "
    "read them against the page"
)
_BROWSER = (
    "what a browser prints round each page (when, from which address, which page) is left out"
)
_NOTES = {
    "field": ("form-filled", "what was filled into a field of the form is left out; write it in where it is the document's"),
    "note": ("comment", "what was written onto the page afterwards is left out"),
}  # fmt: skip
_AGAIN = Guess(
    "page-frame",
    "the same words are at this height on another page; as it is close to the text below or above it, it is kept on each",
    certain=False,
)
_GOES_ON = Guess(
    "table-by-rules",
    "a table ends the page before, and one of as many columns begins this page; if they are one table, join them, and a "
    "row that was parted",
    certain=False,
)
_TABLE = Guess("table-by-rules", "cells between drawn lines are taken for a table")


def read_pdf(file: ForeignFile) -> Document:
    """Return a PDF as a document; raise ImportRefusedError for a scan, a locked or damaged file, or without a library."""
    needs("pdfplumber", file.name, "a PDF")
    pages = run_apart(f"{foreign.__name__}:words_of_pages", file.content, file.name)
    return _DocumentMaker(pages).document()


@dataclass
class _Table:
    top: float
    bottom: float
    block: Block
    words: set[Word] = field(default_factory=set)


class _DocumentMaker:
    def __init__(self, pages: list[dict[str, Any]]) -> None:
        self._pages = pages
        self._tables: dict[int, list[_Table]] = {}
        lines = []
        written = [as_words(words_of(page), page["dots"]) for page in pages]
        texts = [word.text for words in written for word in words]
        known = spelling_of(texts, [])
        for number, (page, words) in enumerate(zip(pages, written, strict=True), start=1):
            found = [_table(cells, words, number, page, known) for cells in page["tables"]]
            tables = [each for each in found if each]
            inside = set().union(*(table.words for table in tables))
            rest = [word for word in words if word not in inside]
            tables += [
                _look_table(grid, number, page) for grid in grids_of(lines_of(rest, number, page))
            ]
            inside = set().union(*(table.words for table in tables))
            self._tables[number] = sorted(tables, key=lambda table: table.top)
            lines.append(columns_of([w for w in words if w not in inside], number, page))
        self._of_browser = of_a_browser(lines)
        lines = [[line for line in page if line not in self._of_browser] for page in lines]
        self._heads, self._feet, around, self._kept = frames_of(lines)
        self._lines = [[line for line in page if line not in around] for page in lines]
        self._mark_tables_that_go_on()
        self._spelling = spelling_of(texts, [line for page in self._lines for line in page])

    def _mark_tables_that_go_on(self) -> None:
        """Mark a table with which a page begins, where the page before ends with one of as many columns."""
        for before, number in pairwise(sorted(self._tables)):
            last, first = self._tables[before][-1:], self._tables[number][:1]
            if (
                not last
                or not first
                or any(
                    (
                        *(line.foot > last[0].bottom for line in self._lines[before - 1]),
                        *(line.foot < first[0].top for line in self._lines[number - 1]),
                    )
                )
            ):
                continue
            block = first[0].block
            if len(block.rows[0]) == len(last[0].block.rows[0]):
                first[0].block = replace(block, guesses=(*block.guesses, _GOES_ON))

    def document(self) -> Document:
        """Return what was read."""
        flow: list[Line] = []
        notes: list[Line] = []
        for page in self._lines:
            at = _notes_from(page)
            flow += page[:at]
            notes += page[at:]
        pitch, edges = _pitch(flow), Edges(flow)
        body = list(self._with_tables(paragraphs_of(flow, pitch, self._spelling, edges)))
        feet = [
            _block(each, Sort.NOTE) for each in paragraphs_of(notes, pitch, self._spelling, edges)
        ]
        blocks = (
            *(_frame(line, words, "header") for line, words in self._heads),
            *body,
            *feet,
            *(_frame(line, words, "footer") for line, words in self._feet),
        )
        return Document(blocks, tuple(self._remarks()), kind="pdf", pages=len(self._pages))

    def _with_tables(self, paragraphs: Iterable[Paragraph]) -> Iterator[Block]:
        """Yield paragraphs and tables in the order in which they stand."""
        left = {number: list(tables) for number, tables in self._tables.items()}
        for each in paragraphs:
            first = each.lines[0]
            for number in range(1, first.page + 1):
                while left[number] and (number < first.page or left[number][0].top < first.foot):
                    yield left[number].pop(0).block
            block = _block(each, Sort.PARAGRAPH)
            is_repeated = not self._kept.isdisjoint(each.lines)
            yield replace(block, guesses=(*block.guesses, _AGAIN)) if is_repeated else block
        for tables in left.values():
            yield from (table.block for table in tables)

    def _remarks(self) -> Iterator[Remark]:
        for number, page in enumerate(self._pages, start=1):
            if page["is_scan"] and page["words"]:
                yield Remark("recognised-words", _RECOGNISED, Place(page=number))
            elif count := page["pictures"]:
                many = "a picture" if count == 1 else f"{count} pictures"
                yield Remark("picture", f"{many} cannot be carried", Place(page=number))
            if turned := page["turned"].strip():
                yield Remark("turned-words", _TURNED, Place(page=number, words=turned))
            if page["hidden"]:
                yield Remark("hidden-words", _HIDDEN, Place(page=number, words=page["hidden"]))
            for kind, words in page["notes"]:
                code, what = _NOTES[kind]
                yield Remark(code, what, Place(page=number, words=words))
        if self._of_browser:
            words = self._of_browser[0].text
            yield Remark("around-text", _BROWSER, Place(page=1, words=words))
        for name in self._pages[0]["attached"]:
            what = f"another file is inside this one, and was not read: {name}"
            yield Remark("embedded-files", what, Place(page=1))


def _block(paragraph: Paragraph, sort: Sort) -> Block:
    first = paragraph.lines[0]
    guesses = [_JOINED] if len(paragraph.lines) > 1 else []
    if paragraph.unsure or is_leftward(paragraph.text):
        guesses.append(_UNSURE)
    if _WRONG_SIGN.search(paragraph.text):
        guesses.append(_WRONG)
    text, number = paragraph.text, ""
    if sort is Sort.NOTE:
        if found := _NOTE.match(text) or _PLAIN_NOTE.match(text):
            number, text = raised(found[1]), text[found.end() :].lstrip()
        else:
            sort = Sort.PARAGRAPH
    centre = abs((first.left + first.right) / 2 - first.width / 2)
    look = Look(
        size=round(first.size, 1),
        bold=all(line.bold for line in paragraph.lines),
        centred=len(paragraph.lines) == 1 and centre < 3 and first.left > 0.2 * first.width,
        indent=first.left,
    )
    return Block(
        sort,
        (Run(text, bold=look.bold),),
        Place(page=first.page),
        number,
        look=look,
        guesses=tuple(guesses),
    )


def _frame(line: Line, words: str, part: str) -> Block:
    return Block(Sort.FRAME, (Run(words),), Place(page=line.page, part=part))


def _table(
    rows: list[list[Any]], words: list[Word], number: int, page: dict[str, Any], spelling: Spelling
) -> _Table | None:
    """Return a table by the boxes of its cells, None for a frame round text and for one without words."""
    boxes = [box for row in rows for box in row if box]
    if len(boxes) < 2:
        return None
    inside: set[Word] = set()
    made = []
    for row in rows:
        cells = []
        for box in row:
            if box is None:
                continue
            own = [word for word in words if _is_in(word, box) and word not in inside]
            inside |= {*own}
            lines = lines_of(own, number, page)
            edges = Edges((), fixed=box[2] - 8)
            found = paragraphs_of(lines, Pitch(_usual(gaps(lines))), spelling, edges)
            cells.append(Cell(tuple(_block(each, Sort.PARAGRAPH) for each in found)))
        made.append(tuple(cells))
    if not inside:
        return None
    width = max(len(row) for row in made)
    even = tuple((*row, *(Cell() for _ in range(width - len(row)))) for row in made if row)
    block = Block(Sort.TABLE, place=Place(page=number), rows=even, guesses=(_TABLE,))
    return _Table(min(box[1] for box in boxes), max(box[3] for box in boxes), block, inside)


def _look_table(grid: Grid, number: int, page: dict[str, Any]) -> _Table:
    rows = []
    for row in grid.rows:
        cells = []
        for words in row:
            text = " ".join(line.text for line in lines_of(words, number, page))
            block = Block(Sort.PARAGRAPH, (Run(text),), Place(page=number))
            cells.append(Cell((block,) if text else ()))
        rows.append(tuple(cells))
    block = Block(
        Sort.TABLE,
        place=Place(page=number),
        rows=tuple(rows),
        guesses=(replace(_BY_LOOK, certain=grid.is_even),),
    )
    return _Table(grid.top, grid.bottom, block, grid.words)


def _is_in(word: Word, box: tuple[float, float, float, float]) -> bool:
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def _notes_from(page: list[Line]) -> int:
    """Return where the footnotes of a page begin: a raised number at the beginning of a line, under all other text."""
    sizes = sorted(line.size for line in page)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    marks = {mark for line in page for mark in re.findall(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", line.text)}
    for at, line in enumerate(page):
        above = page[:at]
        plain = _PLAIN_NOTE.match(line.text)
        is_note = bool(_NOTE.match(line.text) and line.size <= usual) or bool(
            plain and raised(plain[1]) in marks and line.size < 0.97 * usual
        )
        if at and is_note and all(each.foot < line.foot for each in above):
            return at
    return len(page)


_DOUBLE = 1.7
"""Sizes of their letters by which the lines of a double-spaced text stand apart, or of one and a half."""
_FEW_SENTENCES = 4
"""Lines of a page that go on with a sentence, before they say how far apart its lines are."""


def _pitch(lines: list[Line]) -> Pitch:
    """Return how far lines of a paragraph stand apart, on pages that are double-spaced, too.

    Those are pages whose lines stand farther apart than is usual in the middle of sentences too.
    """
    usual, double_spaced = _usual(gaps(lines)), {}
    for page, group in groupby(lines, key=lambda line: line.page):
        pairs = [pair for pair in pairwise([*group]) if pair[1].text[:1].islower()]
        inside = [away for pair in pairs for away in gaps([*pair])]
        own = median(inside) if len(inside) >= _FEW_SENTENCES else 0.0
        if own > max(usual, _DOUBLE):
            double_spaced[page] = own
    return Pitch(usual, double_spaced)


def _usual(found: list[float]) -> float:
    """Return the distance of lines in a paragraph: the smallest that many have."""
    counted = Counter(round(each, 1) for each in found)
    many = [each for each, times in counted.items() if times >= max(3, 0.1 * len(found))]
    return min(many, default=1.25)
