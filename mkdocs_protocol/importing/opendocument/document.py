"""An OpenDocument text as blocks: every word and number that its reader sees, in the order of reading."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, fromstring

from mkdocs_protocol.importing.document import (
    Block,
    Cell,
    Document,
    ImportRefusedError,
    Look,
    Place,
    Remark,
    Sort,
    as_note,
    lines_of,
)
from mkdocs_protocol.importing.opendocument.inline import Inline, InlineReader
from mkdocs_protocol.importing.opendocument.numbering import Lists, Mark
from mkdocs_protocol.importing.opendocument.styles import Styles
from mkdocs_protocol.importing.opendocument.xml import full, name_of, value, whole
from mkdocs_protocol.importing.page_numbers import without_page_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_HIGHEST_HEADING = 6
_MOST_REPEATED = 50
_MOST_REPEATED_LETTERS = 100_000
_TITLES = frozenset({"title", "subtitle"})
_CONTENTS = frozenset(
    f"text:{kind}" for kind in ("table-of-content", "alphabetical-index", "illustration-index",
                                "table-index", "object-index", "user-index")
)  # fmt: skip
_THROUGH = frozenset({
    "text:section", "text:bibliography", "text:index-body", "text:index-title", "draw:frame", "draw:text-box", "text:list-item",
})  # fmt: skip
"""What only holds blocks that are seen."""


def read_opendocument(part: Callable[[str], bytes | None]) -> Document:
    """Return an OpenDocument text as a document; `part` gives the XML of a part that is safe to parse."""
    content, styles = (_parsed(part(name)) for name in ("content.xml", "styles.xml"))
    body = None if content is None else content.find(f"{full('office:body')}/{full('office:text')}")
    if body is None:
        raise ImportRefusedError(
            "this file holds no text; open it in a word processor and save a copy"
        )
    return _DocumentMaker(content, styles).document(body)


def _parsed(content: bytes | None) -> Element | None:
    return None if content is None else fromstring(content)


@dataclass(slots=True)
class _DocumentMaker:
    _content: Element | None
    _styles_part: Element | None
    _styles: Styles = field(default_factory=Styles)
    _remarks: list[Remark] = field(default_factory=list)
    _notes: list[tuple[str, str, Element]] = field(default_factory=list)
    _used: dict[str, None] = field(default_factory=dict)
    _languages: Counter[str] = field(default_factory=Counter)
    _paragraphs: int = 0
    _page: int = 1
    _has_pages: bool = False
    _part: str = ""
    _in_contents: bool = False
    _repeated: int = 0
    """Letters that cells repeat."""
    _lists: Lists = field(init=False)

    def document(self, body: Element) -> Document:
        self._styles.add(self._styles_part, automatic=False)
        self._styles.add(self._content)
        self._lists = Lists(self._styles)
        blocks = list(self._blocks(body))
        blocks += self._note_blocks()
        headers, footers = self._frames("header"), self._frames("footer")
        language = self._languages.most_common(1)
        return Document(
            (*headers, *blocks, *footers),
            tuple({repr(r): r for r in self._remarks}.values()),
            language[0][0] if language else "",
            "odt",
            self._page if self._has_pages else 0,
        )

    def _blocks(self, parent: Iterable[Element]) -> Iterator[Block]:
        for each in parent:
            if isinstance(each.tag, str):
                yield from self._block(each)

    def _block(self, node: Element) -> Iterator[Block]:
        match name_of(node):
            case "text:p" | "text:h":
                yield from self._paragraph(node)
            case "text:list":
                self._lists.begin(node)
                yield from self._items(node)
                self._lists.end()
            case "text:numbered-paragraph":
                self._lists.begin_numbered(node)
                yield from self._blocks(node)
                self._lists.end()
            case "table:table":
                yield from self._table(node)
            case "text:section" if (
                value(node, "text:display") == "none" or value(node, "text:is-hidden") == "true"
            ):
                self._remarks.append(
                    Remark(
                        "hidden-words", "a part of the text that is set to be hidden is left out"
                    )
                )
            case _ if name_of(node) in _CONTENTS:
                before, self._in_contents = self._in_contents, True
                yield from self._blocks(node)
                self._in_contents = before
            case _ if name_of(node) in _THROUGH:
                yield from self._blocks(node)
            case "text:tracked-changes":
                if len(node):
                    self._remarks.append(
                        Remark(
                            "tracked-change",
                            "changes were tracked in this file; they are taken as accepted",
                        )
                    )
            case "text:soft-page-break":
                self._page, self._has_pages = self._page + 1, True

    def _items(self, node: Element) -> Iterator[Block]:
        for item in node:
            name = name_of(item)
            if name in {"text:list-item", "text:list-header"}:
                self._lists.begin_item(item, is_header=name == "text:list-header")
                yield from self._blocks(item)

    def _paragraph(self, node: Element) -> Iterator[Block]:
        self._paragraphs += 1
        style = value(node, "text:style-name")
        self._used.setdefault(style)
        is_heading = name_of(node) == "text:h"
        mark = (
            None
            if self._styles.words(style, []).hidden
            else self._lists.mark(node, style, is_heading=is_heading)
        )
        inline = InlineReader(self._styles, in_frame=self._part in {"header", "footer"}).read(node)
        self._page += inline.pages
        self._has_pages = self._has_pages or bool(inline.pages)
        place = self._place()
        self._remarks += [Remark(code, what, place) for code, what in inline.remarks]
        self._notes += inline.notes
        if inline.hidden:
            self._remarks.append(
                Remark("hidden-words", "a paragraph that is set to be hidden is left out", place)
            )
            return
        yield from self._made(node, style, inline, mark, place)
        outer, self._lists = self._lists, Lists(self._styles)
        for box in inline.boxes:
            yield from self._blocks(box)
        self._lists = outer

    def _made(
        self, node: Element, style: str, inline: Inline, mark: Mark | None, place: Place
    ) -> Iterator[Block]:
        runs = without_page_number(tuple(inline.runs))
        text = "".join(run.text for run in runs)
        if not text.strip() and not (mark and mark.text):
            return
        for run in runs:
            self._languages[run.language] += len(run.text.split()) if run.language else 0
        name = self._styles.display_name(style)
        level = whole(node, "text:outline-level", 1) if name_of(node) == "text:h" else 0
        level = 1 if name.casefold() in _TITLES else level
        sort = Sort.PARAGRAPH
        if self._part in {"header", "footer"}:
            sort = Sort.FRAME
        elif self._in_contents:
            sort = Sort.CONTENTS
        elif level:
            sort = Sort.HEADING
        elif mark and mark.is_bullet and mark.text:
            sort = Sort.ITEM
        looks = inline.looks
        yield Block(
            sort,
            runs,
            place,
            number=mark.text if mark else "",
            automatic=bool(mark and mark.text),
            level=min(level, _HIGHEST_HEADING) if sort is Sort.HEADING else 0,
            depth=mark.level if mark else 0,
            look=Look(
                size=max((each.size for each in looks), default=0.0),
                bold=bool(looks) and all(each.bold for each in looks),
                underlined=bool(looks) and all(each.underlined for each in looks),
                centred=self._styles.alignment(style) == "center",
            ),
            style=name,
        )

    def _table(self, node: Element) -> Iterator[Block]:
        place = self._place()
        outer, self._lists = self._lists, self._lists.inside()
        rows = []
        for row, is_head in _rows(node):
            rows.append(tuple(self._cells(row, is_head=is_head)))
            has_words = any(cell.blocks for cell in rows[-1])
            if has_words and value(row, "table:number-rows-repeated") not in {"", "1"}:
                self._remarks.append(
                    Remark(
                        "row-once",
                        "a row that the file repeats is kept once, as LibreOffice shows it",
                        place,
                    )
                )
        self._lists = outer
        kept = tuple(row for row in rows if row)
        if any(cell.blocks for row in kept for cell in row):
            yield Block(Sort.TABLE, place=place, rows=kept)

    def _cells(self, row: Element, *, is_head: bool) -> Iterator[Cell]:
        for each in row:
            name = name_of(each)
            times = whole(each, "table:number-columns-repeated", 1, _MOST_REPEATED)
            if name == "table:covered-table-cell":
                yield from [Cell(rows=0)] * times
            elif name == "table:table-cell":
                blocks = tuple(self._blocks(each))
                if any(block.sort is Sort.TABLE for block in blocks):
                    times = 1
                self._refuse_many(blocks, times - 1)
                # Those that it covers come as cells of their own.
                yield from [
                    Cell(blocks, 1, whole(each, "table:number-rows-spanned", 1), is_head)
                ] * times

    def _refuse_many(self, blocks: tuple[Block, ...], times: int) -> None:
        """Refuse a file whose cells repeat more words than any person has written."""
        self._repeated += times * sum(len(block.text) for block in blocks)
        if self._repeated > _MOST_REPEATED_LETTERS:
            raise ImportRefusedError(
                "cells of its tables are repeated too often; save the file again in LibreOffice"
            )

    def _note_blocks(self) -> Iterator[Block]:
        for wanted in ("footnote", "endnote"):
            for kind, mark, body in list(self._notes):
                if kind != wanted:
                    continue
                self._part = f"{kind} {mark}"
                outer, self._lists = self._lists, Lists(self._styles)
                yield from as_note(self._blocks(body), mark)
                self._lists, self._part = outer, ""

    def _frames(self, kind: str) -> list[Block]:
        """Return each different line of the headers or footers of the pages that the text uses."""
        styles = Styles()
        styles.add(self._styles_part)
        body_styles, body_lists = self._styles, self._lists
        pages = self._pages()
        self._styles, self._lists, self._part = styles, Lists(styles), kind
        made: dict[str, Block] = {}
        for page in pages:
            master = body_styles.masters.get(page)
            for shown in ("-first", "", "-left"):
                part = (
                    None
                    if master is None
                    else master.find(full(f"style:{kind}{shown}"))
                    if shown != "-first"
                    else _first(master, kind)
                )
                if part is None or value(part, "style:display") == "false":
                    continue
                for block in self._blocks(part):
                    for line in lines_of(block):
                        made.setdefault(" ".join(line.text.split()), line)
        self._styles, self._lists, self._part = body_styles, body_lists, ""
        return list(made.values())

    def _pages(self) -> list[str]:
        """Return the master pages that paragraphs call for, and those that follow them."""
        found: dict[str, None] = {}
        named = [
            self._styles.first("paragraph", style, "style:master-page-name") for style in self._used
        ]
        if not named or not named[0]:
            found["Standard"] = None
        for name in named:
            if name:
                found.setdefault(name)
        waiting = list(found)
        while waiting:
            master = self._styles.masters.get(waiting.pop())
            following = value(master, "style:next-style-name")
            if following and following not in found:
                found[following] = None
                waiting.append(following)
        return list(found)

    def _place(self) -> Place:
        return Place(self._page if self._has_pages else 0, self._paragraphs, part=self._part)


def _first(master: Element, kind: str) -> Element | None:
    for space in ("style", "loext"):
        if (found := master.find(full(f"{space}:{kind}-first"))) is not None:
            return found
    return None


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    for each in table:
        name = name_of(each)
        if name == "table:table-row":
            yield each, False
        elif name == "table:table-header-rows":
            yield from ((row, True) for row, _ in _rows(each))
        elif name in {"table:table-rows", "table:table-row-group"}:
            yield from _rows(each)
