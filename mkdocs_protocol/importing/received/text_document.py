"""An OpenDocument text as the lines that its reader sees (ISO/IEC 26300-1:2015)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.containers import Package, refused
from mkdocs_protocol.importing.numerals import raised
from mkdocs_protocol.importing.received.events import Handler, stream
from mkdocs_protocol.importing.received.lines import PAGE, Lines
from mkdocs_protocol.importing.received.text_lists import ListStyles, TextNumbers
from mkdocs_protocol.importing.symbols import as_seen
from mkdocs_protocol.importing.wording import in_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_protocol.importing.containers import ForeignFile
    from mkdocs_protocol.importing.received.events import Attributes

_LEFT_OUT = frozenset({
    "text:tracked-changes", "office:annotation", "text:number", "office:forms", "text:ruby-text",
    "office:scripts", "office:font-face-decls", "text:index-title-template",
    "text:table-of-content-source", "text:sequence-decls", "text:variable-decls", "text:user-field-decls",
})  # fmt: skip
_SHAPES = frozenset({
    "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:circle", "draw:line", "draw:polygon", "draw:polyline",
    "draw:path", "draw:connector", "draw:caption",
})  # fmt: skip
"""Drawings that may hold paragraphs themselves."""
_MOST_SPACES = 1_000
_MOST_CELLS = 50
"""How many times a cell is repeated in its row."""


def lines_of(file: ForeignFile) -> list[str]:
    """Return the blocks of lines that a reader of an OpenDocument text sees, in order."""
    package = Package(file.content, file.name)
    styles = ListStyles()
    frame = _TextReader(styles, is_frame=True)
    stream(package, "styles.xml", styles)
    stream(package, "content.xml", styles)
    if not stream(package, "content.xml", body := _TextReader(styles)):
        raise refused(
            file.name, "its text is missing", "open it in a word processor and save a copy"
        )
    stream(package, "styles.xml", frame)
    pages = styles.pages_from(body.styles)
    notes = [*body.notes["footnote"], *body.notes["endnote"]]
    headers, footers = frame.frame("header", pages), frame.frame("footer", pages)
    return [*headers, *body.lines.blocks, *notes, *footers]


@dataclass
class _Paragraph:
    words: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    transform: str = ""
    is_hidden: bool = False
    label: str = ""
    joint: str = ""


@dataclass
class _Aside:
    """What is laid aside while a box or a note streams by."""

    kind: str
    lines: Lines
    paragraphs: list[_Paragraph]
    numbers: TextNumbers
    mark: str = ""


class _TextReader(Handler):
    """Takes in `content.xml`, or the headers and footers of `styles.xml`."""

    def __init__(self, styles: ListStyles, *, is_frame: bool = False) -> None:
        """Of headers and footers (`is_frame`) page numbers are left out."""
        self._is_frame = is_frame
        self.lines = Lines()
        self.notes: dict[str, list[str]] = {"footnote": [], "endnote": []}
        self.styles: dict[str, None] = {}
        """The styles of paragraphs, in the order in which they are used first."""
        self._frames: dict[tuple[str, str], list[str]] = {}
        """Headers and footers, by master page and kind ("header-first")."""
        self._fields: list[dict[str, list[str]]] = []
        self._fonts: list[str] = []
        self._transforms: list[str] = []
        self._styles, self._numbers = styles, TextNumbers(styles)
        self._open: list[str] = []
        self._skipped = 0
        self._paragraphs: list[_Paragraph] = []
        self._asides: list[_Aside] = []
        self._page = ""
        self._citation: list[str] | None = None

    def frame(self, kind: str, pages: list[str]) -> list[str]:
        """Return the lines of the headers or footers of some master pages, each that differs once."""
        seen: list[list[str]] = []
        for page in pages:
            for shown in ("-first", "", "-left"):
                blocks = self._frames.get((page, kind + shown), [])
                if blocks not in seen:
                    seen.append(blocks)
        return [block for blocks in seen for block in blocks]

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in an element."""
        self._open.append(name)
        if self._skipped:
            return
        if name == "text:note-citation" and self._asides:
            self._citation = []
        elif name in _LEFT_OUT or self._is_hidden(name, attributes):
            self._skipped = len(self._open)
        elif handle := _STARTS.get(name):
            handle(self, attributes)

    def end(self, name: str) -> None:
        """Take in the end of one."""
        depth = len(self._open)
        self._open.pop()
        if self._skipped:
            if depth == self._skipped:
                self._skipped = 0
            return
        if handle := _ENDS.get(name):
            handle(self)

    def data(self, text: str) -> None:
        """Take in words."""
        if self._skipped:
            return
        if self._citation is not None:
            self._citation.append(text)
        elif self._paragraphs:
            font = next((each for each in reversed(self._fonts) if each), "")
            text = as_seen(text.replace("\n", " ").replace("\r", " "), font)
            told = [self._paragraphs[-1].transform, *self._transforms]
            transform = next((each for each in reversed(told) if each), "")
            self._paragraphs[-1].words.append(in_case(text, transform))

    def _is_hidden(self, name: str, attributes: Attributes) -> bool:
        style = attributes.get("text:style-name", "")
        is_off = name in ("text:section", "text:variable-set") and (
            attributes.get("text:display") == "none" or attributes.get("text:is-hidden") == "true"
        )
        is_off |= name == "text:hidden-text" and attributes.get("text:is-hidden") != "false"
        return is_off or (name in ("text:span", "text:p", "text:h") and self._styles.hides(style))

    def _start_paragraph(self, attributes: Attributes) -> None:
        style = attributes.get("text:style-name", "")
        self.styles.setdefault(style)
        level = attributes.get("text:outline-level") if self._open[-1] == "text:h" else None
        paragraph = _Paragraph(transform=self._styles.transform("paragraph", style))
        if attributes.get("text:is-list-header") != "true":
            paragraph.label, paragraph.joint = self._numbers.label(style, level, attributes)
        self._paragraphs.append(paragraph)

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        if paragraph.is_hidden:
            return
        words = "".join(paragraph.words).strip()
        self.lines.paragraph(paragraph.label + (paragraph.joint if paragraph.label else "") + words)
        self.lines.add(*paragraph.after)

    def _hide_paragraph(self, attributes: Attributes) -> None:
        if self._paragraphs and attributes.get("text:is-hidden") == "true":
            self._paragraphs[-1].is_hidden = True

    def _add(self, text: str) -> None:
        if self._paragraphs:
            self._paragraphs[-1].words.append(text)

    def _spaces(self, attributes: Attributes) -> None:
        count = attributes.get("text:c", "1")
        self._add(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))

    def _start_span(self, attributes: Attributes) -> None:
        style = attributes.get("text:style-name", "")
        self._fonts.append(self._styles.font(style))
        self._transforms.append(self._styles.transform("text", style))

    def _end_span(self) -> None:
        del self._fonts[-1:]
        del self._transforms[-1:]

    def _page_number(self, _: Attributes) -> None:
        if self._is_frame:
            self._add(PAGE)
            self._skipped = len(self._open)

    def _covered(self, _: Attributes) -> None:
        self._skipped = len(self._open)

    def _begin_row(self, _: Attributes) -> None:
        self.lines.begin_row()

    def _begin_cell(self, given: Attributes) -> None:
        times = given.get("table:number-columns-repeated", "")
        self.lines.begin_cell(
            min(int(times), _MOST_CELLS) if re.fullmatch("[0-9]{1,8}", times) else 1
        )

    def _lay_aside(self, kind: str) -> None:
        self._asides.append(_Aside(kind, self.lines, self._paragraphs, self._numbers))
        self.lines, self._paragraphs = Lines(), []
        self._numbers = TextNumbers(self._styles)

    def _take_up(self) -> tuple[_Aside, list[str]]:
        aside, blocks = self._asides.pop(), self.lines.blocks
        self.lines, self._paragraphs, self._numbers = aside.lines, aside.paragraphs, aside.numbers
        return aside, blocks

    def _end_box(self) -> None:
        _, blocks = self._take_up()
        if self._paragraphs:
            self._paragraphs[-1].after.extend(blocks)
        else:
            self.lines.add(*blocks)

    def _start_note(self, attributes: Attributes) -> None:
        kind = attributes.get("text:note-class", "footnote")
        self._lay_aside(kind if kind in self.notes else "footnote")

    def _end_citation(self) -> None:
        self._asides[-1].mark = raised("".join(self._citation or []).strip())
        self._citation = None

    def _end_note(self) -> None:
        aside, blocks = self._take_up()
        self._add(aside.mark)
        if blocks:
            blocks[0] = f"{aside.mark} {blocks[0]}"
        self.notes[aside.kind].extend(blocks)

    def _master_page(self, attributes: Attributes) -> None:
        self._page = attributes.get("style:name", "")

    def _start_frame(self, attributes: Attributes) -> None:
        if attributes.get("style:display") == "false":
            self._skipped = len(self._open)
        else:
            self._lay_aside(self._open[-1].removeprefix("style:"))

    def _end_frame(self) -> None:
        aside, blocks = self._take_up()
        self._frames[self._page, aside.kind] = blocks

    def _start_field(self, attributes: Attributes) -> None:
        kind = attributes.get("field:type", "").rpartition(".")[2]
        self._fields.append({"kind": [kind]})

    def _field_part(self, attributes: Attributes) -> None:
        if self._fields:
            name, value = attributes.get("field:name", ""), attributes.get("field:value", "")
            self._fields[-1].setdefault(name, []).append(value)

    def _end_field(self) -> None:
        given = self._fields.pop()
        if given["kind"] == ["FORMCHECKBOX"]:
            self._add("☒" if given.get("Checkbox_Checked") == ["true"] else "☐")
        entries, chosen = (
            given.get("Dropdown_ListEntry", []),
            given.get("Dropdown_Selected", ["0"])[0],
        )
        if entries and chosen.isdecimal():
            self._add(entries[min(int(chosen), len(entries) - 1)])


_STARTS: dict[str, Callable[[_TextReader, Attributes], None]] = {
    "text:p": _TextReader._start_paragraph,
    "text:h": _TextReader._start_paragraph,
    "text:s": _TextReader._spaces,
    "text:tab": lambda reader, _: reader._add(" "),
    "text:line-break": lambda reader, _: reader._add("\n"),
    "text:hidden-paragraph": _TextReader._hide_paragraph,
    "text:page-number": _TextReader._page_number,
    "text:page-count": _TextReader._page_number,
    "text:list": lambda reader, given: reader._numbers.begin_list(given),
    "text:numbered-paragraph": lambda reader, given: reader._numbers.begin_numbered(given),
    "text:list-item": lambda reader, given: reader._numbers.begin_item(given, is_header=False),
    "text:list-header": lambda reader, given: reader._numbers.begin_item(given, is_header=True),
    "table:table-row": _TextReader._begin_row,
    "table:table-cell": _TextReader._begin_cell,
    "table:covered-table-cell": _TextReader._covered,
    "text:span": _TextReader._start_span,
    "field:fieldmark": _TextReader._start_field,
    "field:param": _TextReader._field_part,
    "draw:text-box": lambda reader, _: reader._lay_aside("box"),
    **dict.fromkeys(_SHAPES, lambda reader, _: reader._lay_aside("box")),
    "text:note": _TextReader._start_note,
    "style:master-page": _TextReader._master_page,
    "style:header": _TextReader._start_frame,
    "style:header-left": _TextReader._start_frame,
    "style:header-first": _TextReader._start_frame,
    "style:footer": _TextReader._start_frame,
    "style:footer-left": _TextReader._start_frame,
    "style:footer-first": _TextReader._start_frame,
}
_ENDS: dict[str, Callable[[_TextReader], None]] = {
    "text:p": _TextReader._end_paragraph,
    "text:h": _TextReader._end_paragraph,
    "text:list": lambda reader: reader._numbers.end_list(),
    "text:numbered-paragraph": lambda reader: reader._numbers.end_list(),
    "text:list-item": lambda reader: reader._numbers.end_item(),
    "text:list-header": lambda reader: reader._numbers.end_item(),
    "table:table-row": lambda reader: reader.lines.end_row(),
    "draw:text-box": _TextReader._end_box,
    "text:note-citation": _TextReader._end_citation,
    "text:note": _TextReader._end_note,
    "text:span": _TextReader._end_span,
    "field:fieldmark": _TextReader._end_field,
    **dict.fromkeys(_SHAPES, _TextReader._end_box),
    **{
        f"style:{kind}{pages}": _TextReader._end_frame
        for kind in ("header", "footer")
        for pages in ("", "-left", "-first")
    },
}
