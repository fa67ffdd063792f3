"""The text of an edition, written from the pieces of a document, with what differs from the document as received."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_protocol.checking.languages import language_of
from mkdocs_protocol.core.markers import BOXES, bullet_of, marker_of
from mkdocs_protocol.core.vocabulary import DifferenceReason
from mkdocs_protocol.importing.document import Sort
from mkdocs_protocol.importing.escaping import begins_otherwise, escaped, marked
from mkdocs_protocol.importing.pieces import Piece, Role
from mkdocs_protocol.importing.table_text import table_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_protocol.importing.document import Block, Cell

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_SHOWN = 40
_CONTENTS_WORDS = frozenset({"contents", "content", "index", "page", "table", "of"})


@dataclass(frozen=True, slots=True)
class Declaration:
    """A difference from the document as received, to be declared."""

    reason: DifferenceReason
    received: str = ""
    edition: str = ""
    times: int = 1


@dataclass(slots=True)
class Written:
    """The text of an edition."""

    lines: list[str] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    """The line, from 0, on which a piece begins, by its position."""
    declarations: list[Declaration] = field(default_factory=list)


def written(pieces: Sequence[Piece], language: str, *, plain: bool = False) -> Written:
    """Return the text of an edition of some pieces, of which most words are in a language ("en").

    A `plain` one has no bold or italic words and no links.
    """
    writer = _Writer(pieces, language, plain)
    writer.write()
    return writer.made


@dataclass(slots=True)
class _Writer:
    _pieces: Sequence[Piece]
    _language: str
    _plain: bool
    made: Written = field(default_factory=Written)
    _bullets: Counter[str] = field(default_factory=Counter)
    _is_closed: bool = False

    def write(self) -> None:
        at = 0
        while at < len(self._pieces):
            piece = self._pieces[at]
            if piece.role is Role.CONTENTS:
                end = at
                while end < len(self._pieces) and self._pieces[end].role is Role.CONTENTS:
                    end += 1
                self._contents(at, end)
                at = end
                continue
            self._piece(at, piece)
            at += 1
        self.made.declarations += [
            Declaration(DifferenceReason.LIST_BULLET, sign, times=times)
            for sign, times in self._bullets.items()
            if sign
        ]

    def _piece(self, at: int, piece: Piece) -> None:
        before = self._pieces[at - 1] if at else None
        goes_on = (
            piece.role is Role.ITEM
            and before is not None
            and before.role is Role.ITEM
            and not piece.id
        )
        if piece.role in {Role.CLOSING, Role.NOTE, Role.FRAME} and not self._is_closed:
            self._is_closed = True
            self._gap()
            self.made.lines.append("***")
        if not goes_on:
            self._gap()
        if braces := self._braces(at, piece):
            self.made.lines.append(braces)
        self.made.places[at] = len(self.made.lines)
        self._bullets[piece.block.bullet] += 1
        self.made.lines += self._lines(piece)

    def _gap(self) -> None:
        if self.made.lines and self.made.lines[-1]:
            self.made.lines.append("")

    def _braces(self, at: int, piece: Piece) -> str:
        words: list[str] = []
        key = piece.id
        if piece.role is Role.HEADING and key and not self._has_text_below(at):
            key = ""
        if key:
            words.append(f"id={key}")
        if piece.number:
            words.append(f"number={_quoted(piece.number)}")
        if piece.label:
            words.append(f"label={_quoted(piece.label)}")
        is_after_notes = piece.role is Role.CLOSING and any(
            each.role is Role.NOTE for each in self._pieces[:at]
        )
        if piece.role in {Role.LABEL, Role.FRAME} or is_after_notes:
            words.insert(0, "frame=label")
        if piece.role is Role.TABLE and (headings := _headings(piece.block)):
            words.append(f"headings={headings}")
        if language := self._other_language(piece.block):
            words.append(f"lang={language}")
        return f"{{{' '.join(words)}}}" if words else ""

    def _has_text_below(self, at: int) -> bool:
        return at + 1 < len(self._pieces) and self._pieces[at + 1].role in {
            Role.TEXT,
            Role.ITEM,
            Role.TABLE,
        }

    def _other_language(self, block: Block) -> str:
        if seen := language_of(block.text):
            return seen if seen != self._language else ""
        found = {
            run.language.partition("-")[0].lower() for run in block.runs if _WORD.search(run.text)
        }
        if len(found) != 1:
            return ""
        only = found.pop()
        return only if re.fullmatch(r"[a-z]{2,3}", only) and only != self._language else ""

    def _lines(self, piece: Piece) -> list[str]:
        block = piece.block
        match piece.role:
            case Role.TABLE:
                return table_lines(block.rows, headings=_headings(block), plain=self._plain)
            case Role.HEADING:
                return [f"{'#' * min(2 + piece.depth, 6)} {self._heading_words(block)}"]
            case Role.ITEM:
                return self._item(piece)
        text = marked(block.runs, begins_line=True, plain=self._plain)
        if block.number:
            # A number that begins a clause is left as it stands; any other must not begin an item or a heading.
            is_seen = piece.role is Role.CLAUSE and not begins_otherwise(block.number)
            number = block.number if is_seen else escaped(block.number, begins_line=True)
            text[0] = f"{number} {text[0]}".rstrip()
        return text

    def _heading_words(self, block: Block) -> str:
        first, *others = marked(block.runs, plain=True)
        above, *below = block.text.split("\n")
        above = f"{block.number} {above}".strip()
        for at, line in enumerate(filter(str.strip, below)):
            if not at and (marker_of(above) == above or above.isdigit()):
                continue  # A number and its words are one line wherever they stand.
            received = " ".join(line.split())
            if len(received) > _LONGEST_SHOWN:
                received = received[:_LONGEST_SHOWN].rsplit(" ", 1)[0]
            self.made.declarations.append(Declaration(DifferenceReason.LINES_JOINED, received))
        words = " ".join(line for line in (first, *others) if line.strip())
        if words.endswith("#"):
            words = f"{words[:-1]}\\#"
        return f"{block.number} {words}".strip() if block.number else words

    def _item(self, piece: Piece) -> list[str]:
        block = piece.block
        is_bullet = not block.number or (
            bullet_of(f"{block.number} ") == block.number and block.number not in BOXES
        )
        indent = "  " * piece.depth
        text = marked(block.runs, begins_line=True, plain=self._plain)
        if is_bullet:
            self._bullets[block.number] += bool(block.number)
        else:
            text[0] = f"{block.number} {text[0]}".rstrip()
        return [f"{indent}- {text[0]}".rstrip(), *(f"{indent}  {line}" for line in text[1:])]

    def _contents(self, start: int, end: int) -> None:
        """Leave a list of contents out if the edition has all of its words; else keep it."""
        pieces = self._pieces[start:end]
        known = {
            word.casefold()
            for at, piece in enumerate(self._pieces)
            if not start <= at < end
            for word in _WORD.findall(f"{piece.block.number} {_all_text(piece.block)}")
        }
        lines = [f"{p.block.number} {p.block.text}".strip() for p in pieces]
        named = {word.casefold() for line in lines for word in _WORD.findall(line)}
        for at in range(start, end):
            self.made.places[at] = len(self.made.lines)
        if named <= known | _CONTENTS_WORDS:
            received = " ".join(" ".join(lines).split())
            self.made.declarations.append(Declaration(DifferenceReason.CONTENTS_LIST, received))
            return
        self._gap()
        self.made.lines.append("{frame=contents}")
        for index, line in enumerate(lines):
            self.made.places[start + index] = len(self.made.lines)
            words = escaped(" ".join(line.split()))
            self.made.lines += [words, ""] if not index else [f"- {words}"]


def _all_text(block: Block) -> str:
    if block.sort is not Sort.TABLE:
        return block.text
    return " ".join(_all_text(inner) for row in block.rows for cell in row for inner in cell.blocks)


def _headings(block: Block) -> str:
    """Return what says which cells of a table are headings: "row", "column", "none"; "" if nothing need."""
    rows = [row for row in block.rows if any(cell.rows for cell in row)]
    columns = max(sum(cell.columns for cell in row) for row in rows)
    is_bold = _is_bold(rows[0]) and (len(rows) == 1 or not all(map(_is_bold, rows)))
    firsts = [row[0] for row in rows]
    if all(cell.is_heading for cell in firsts) and not all(cell.is_heading for cell in rows[0]):
        return "column"
    if any(cell.is_heading for cell in rows[0]) or is_bold:
        return "row"
    if columns == 2 and (all(_is_bold([cell]) for cell in firsts) or _are_labels(firsts)):
        return "column"
    return "none"


def _is_bold(cells: Sequence[Cell]) -> bool:
    blocks = list(_blocks(cells))
    return bool(blocks) and all(block.look.bold for block in blocks if block.text.strip())


def _blocks(cells: Sequence[Cell]) -> Iterator[Block]:
    for cell in cells:
        yield from cell.blocks


def _are_labels(cells: Sequence[Cell]) -> bool:
    texts = [" ".join(block.text for block in _blocks([cell])).strip() for cell in cells]
    return all(0 < len(text.split()) <= 5 and not text[0].isdigit() for text in texts)


def _quoted(value: str) -> str:
    return (
        value if re.fullmatch(r"[A-Za-z0-9.-]+", value) else json.dumps(value, ensure_ascii=False)
    )
