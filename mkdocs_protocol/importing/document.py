"""A document as it was read from a file: blocks in the order of reading, each with its place and what was guessed.

Every reader (Word, OpenDocument, HTML, text, PDF) makes these values, and one writer makes an edition of them. A
reader says what the file says: words, automatic numbers, how a line looks. What that means (a number that was
typed, a heading known by its look) is worked out in one place for all of them, in `arranging.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.codes import GUESSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Sort(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    """An item of a list; its `number` is the mark that is printed before it, a bullet included."""
    TABLE = "table"
    NOTE = "note"
    """A footnote or endnote; its `number` is its mark."""
    CONTENTS = "contents"
    """One line of a list of contents, without its page number."""
    FRAME = "frame"
    """A header or footer of the page, once."""
    RULE = "rule"
    """A line across the page; it has no words."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the file, as far as its kind of file can say."""

    page: int = 0
    """Counted from 1; 0 if it is not known."""
    paragraph: int = 0
    """Counted from 1, cells of tables included; 0 if it is not known."""
    line: int = 0
    """Counted from 1 (on the page, if there is one); 0 if it is not known."""
    part: str = ""
    """In which part of the file, if that is not its text: "footnotes", "header"."""
    words: str = ""
    """How it begins, where it stands in the file only, so that a person can see what it is."""

    def __str__(self) -> str:
        told = [self.part] if self.part else []
        for name in ("page", "paragraph", "line"):
            if value := getattr(self, name):
                told.append(f"{name} {value}")
        where = ", ".join(told) or "the whole document"
        return f"{where}: “{self.words}”" if self.words else where


@dataclass(frozen=True, slots=True)
class Guess:
    """Something that a reader did not know and took to be so."""

    code: str
    """One of `GUESSES`, such as `heading-by-look`."""
    what: str
    """A sentence for the clerk: what was taken for what, and why."""
    certain: bool = True
    """False if the line has to be looked at: it is marked as uncertain."""

    def __post_init__(self) -> None:
        _known(self.code)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that the file has and the edition cannot carry, or that a person has to know."""

    code: str
    """One of `GUESSES`."""
    what: str
    place: Place = field(default_factory=Place)

    def __post_init__(self) -> None:
        _known(self.code)


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look the same. A hard line end is a "\\n"; a tab is a "\\t"."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    """Struck out by its look, and still part of the text (not a tracked deletion)."""
    href: str = ""
    language: str = ""
    """As the file says it (`cy-GB`); "" if it is that of the document."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a whole block looks, for what is known by its look alone."""

    size: float = 0.0
    """Points; 0 if it is not known."""
    bold: bool = False
    """Whether all of its words are bold."""
    underlined: bool = False
    centred: bool = False
    indent: float = 0.0
    """Points from the left edge of the text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. Of cells that are merged the first one has the words."""

    blocks: tuple[Block, ...] = ()
    columns: int = 1
    """How many columns it takes."""
    rows: int = 1
    """How many rows it takes; 0 for one that is only the rest of a merged cell above it."""
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, item, table, note or line of a frame."""

    sort: Sort
    runs: tuple[Run, ...] = ()
    place: Place = field(default_factory=Place)
    number: str = ""
    """What is printed before the words and is no part of them: "1.1", "(a)", "•", as a reader sees it."""
    bullet: str = ""
    """The sign that is printed before the number, which the edition leaves out."""
    automatic: bool = False
    """Whether the program that shows the file makes the number, so that the file's words lack it."""
    level: int = 0
    """Of a heading: 1 to 6."""
    depth: int = 0
    """Of an item: 0 in the outermost list. Of any numbered paragraph: the level that the file gives it."""
    rows: tuple[tuple[Cell, ...], ...] = ()
    """Of a table."""
    look: Look = field(default_factory=Look)
    style: str = ""
    """The name of the style that the file gives it, if it has one."""
    guesses: tuple[Guess, ...] = ()

    @property
    def text(self) -> str:
        """The words, without the number."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Document:
    """A file, read."""

    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...] = ()
    language: str = ""
    """The language of most of its words, as the file says it; "" if it says none."""
    kind: str = ""
    """The kind of file: "docx", "odt", "html", "text", "pdf"."""
    pages: int = 0
    """How many pages it has, where the file can say."""
    lines_joined: int = 0
    """How many of its lines ended only because they were full, and are joined to the next one here."""


def _known(code: str) -> None:
    if code not in GUESSES:
        raise ValueError(
            f"'{code}' is not a known code; add it to importing/codes.py and docs/importing.md"
        )


class ImportRefusedError(Exception):
    """A file cannot be imported; the message says why, and what to do instead."""


def lines_of(block: Block) -> Iterator[Block]:
    """Yield a block or, for a table, the blocks in its cells."""
    if block.sort is not Sort.TABLE:
        yield block
    for row in block.rows:
        for cell in row:
            for inner in cell.blocks:
                yield from lines_of(inner)


def as_note(blocks: Iterable[Block], mark: str) -> Iterator[Block]:
    """Yield what stands in a footnote or endnote: its first line bears the mark, "" if that is typed."""
    for block in (line for each in blocks for line in lines_of(each)):
        typed = (Run(f"{block.number} "),) if block.number else ()
        yield Block(
            Sort.NOTE,
            (*typed, *block.runs),
            block.place,
            number=mark,
            automatic=bool(mark),
            guesses=block.guesses,
        )
        mark = ""
