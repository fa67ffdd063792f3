"""A Word file as blocks: every word and number that its reader sees, in the order of reading."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.document import (
    Block,
    Document,
    Guess,
    Look,
    Place,
    Remark,
    Sort,
    as_note,
    lines_of,
)
from mkdocs_protocol.importing.numerals import raised
from mkdocs_protocol.importing.page_numbers import without_page_number
from mkdocs_protocol.importing.word.frames import frame_parts
from mkdocs_protocol.importing.word.inline import Inline, InlineReader
from mkdocs_protocol.importing.word.notes import Notes
from mkdocs_protocol.importing.word.numbering import Number, Numbering
from mkdocs_protocol.importing.word.package import Package
from mkdocs_protocol.importing.word.styles import BODY_LEVEL, Styles
from mkdocs_protocol.importing.word.tables import read_table
from mkdocs_protocol.importing.word.xml import MC, child, chosen, integer, is_on, local, value, w

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

_THROUGH = frozenset({"sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_HIGHEST_HEADING = 6
_FEW = 3
"""How many remarks of one kind are reported separately."""


def read_word(part: Callable[[str], bytes | None]) -> Document:
    """Return a Word file as a document.

    `part` gives the XML of a part that is safe to parse. Raises ImportRefusedError if it is no Word file.
    """
    package = Package.read(part)
    return _DocumentMaker(package).document()


@dataclass(slots=True)
class _Where:
    """Which part is being read, and the links and fields in it."""

    inline: InlineReader
    part: str = ""
    in_contents: bool = False


@dataclass(slots=True)
class _DocumentMaker:
    _package: Package
    _styles: Styles = field(init=False)
    _numbering: Numbering = field(init=False)
    _notes: Notes = field(init=False)
    _remarks: list[Remark] = field(default_factory=list)
    _paragraphs: int = 0
    _page: int = 1
    _has_pages: bool = False
    _languages: Counter[str] = field(default_factory=Counter)
    _carried: Inline | None = None
    """The words of a paragraph whose end was deleted or is hidden: they continue in the next."""
    _begun: tuple[Element, str] | None = None
    """The paragraph that such words begin in, with its style, where it gives the number."""

    def __post_init__(self) -> None:
        package = self._package
        self._styles = Styles.read(package.of_kind("styles"))
        self._numbering = Numbering.read(
            package.of_kind("numbering"), self._styles.numbering_styles()
        )
        main = package.xml(package.main)
        settings = package.of_kind("settings")
        sections = [] if main is None else [*main.iter(w("sectPr"))]
        self._notes = Notes.read(
            package.of_kind("footnotes"),
            package.of_kind("endnotes"),
            [each for each in (settings, *sections) if each is not None],
        )

    def document(self) -> Document:
        main = self._package.xml(self._package.main)
        body = child(main, "body")
        headers, footers = frame_parts(self._package, body)
        blocks: list[Block] = []
        blocks += self._frames(headers, "header")
        if body is not None:
            blocks += self._blocks(body, self._where(self._package.main))
            blocks += self._left_over()
        blocks += self._note_blocks()
        blocks += self._frames(footers, "footer")
        language = self._languages.most_common(1)
        if self._notes.restarts:
            self._remarks.append(
                Remark(
                    "note-marks",
                    "the marks of notes begin again on each page or in each section "
                    "in the file; here they are counted through",
                )
            )
        return Document(
            tuple(blocks),
            tuple(_few(self._remarks)),
            language[0][0] if language else "",
            "docx",
            self._page if self._has_pages else 0,
        )

    def _left_over(self) -> Iterator[Block]:
        """Yield words that should continue in a next paragraph, if there is none."""
        inline, self._carried, self._begun = self._carried, None, None
        if inline is not None and any(run.text.strip() for run in inline.runs):
            yield Block(Sort.PARAGRAPH, tuple(inline.runs), Place(paragraph=self._paragraphs))

    def _where(self, part: str, name: str = "", *, in_frame: bool = False) -> _Where:
        links = self._package.relationships(part)
        return _Where(InlineReader(self._styles, links, self._notes.mark, in_frame), name)

    def _frames(self, parts: list[str], name: str) -> Iterator[Block]:
        """Yield each different line of the headers or footers, once."""
        seen: set[str] = set()
        for part in parts:
            root = self._package.xml(part)
            if root is None:
                continue
            for block in self._blocks(root, self._where(part, name, in_frame=True)):
                for line in lines_of(block):
                    words = " ".join(line.text.split())
                    if words and words not in seen:
                        seen.add(words)
                        yield line

    def _note_blocks(self) -> Iterator[Block]:
        for wanted in ("footnote", "endnote"):
            told: set[str] = set()
            for kind, key, mark in list(self._notes.called):
                body = self._notes.bodies[kind].get(key)
                if kind != wanted or body is None or key in told:
                    continue
                told.add(key)
                part = next(
                    (
                        r.target
                        for r in self._package.relationships(self._package.main).values()
                        if r.kind == f"{kind}s"
                    ),
                    "",
                )
                inside = self._blocks(body, self._where(part, f"{kind} {mark or key}"))
                yield from as_note(inside, raised(mark))

    # Blocks

    def _blocks(self, parent: Element, where: _Where) -> Iterator[Block]:
        for each in parent:
            name = local(each)
            if name == "p":
                yield from self._paragraph(each, where)
            elif name == "tbl":
                self._paragraphs += 1
                place = self._place(where)
                rows = read_table(each, lambda cell: tuple(self._blocks(cell, where)))
                if rows:
                    yield Block(Sort.TABLE, place=place, rows=rows)
            elif name == "sdt":
                yield from self._control(each, where)
            elif name in _THROUGH:
                yield from self._blocks(each, where)
            elif name == f"{{{MC}}}AlternateContent":
                if (form := chosen(each)) is not None:
                    yield from self._blocks(form, where)
            elif name == "altChunk":
                self._remarks.append(
                    Remark(
                        "other-file",
                        "another file is included here; it was not read",
                        self._place(where),
                    )
                )

    def _control(self, control: Element, where: _Where) -> Iterator[Block]:
        gallery = child(child(child(control, "sdtPr"), "docPartObj"), "docPartGallery")
        before = where.in_contents
        where.in_contents = before or value(gallery) == "Table of Contents"
        content = child(control, "sdtContent")
        if content is not None:
            yield from self._blocks(content, where)
        where.in_contents = before

    def _paragraph(self, paragraph: Element, where: _Where) -> Iterator[Block]:
        self._paragraphs += 1
        properties = child(paragraph, "pPr")
        style = value(child(properties, "pStyle")) or self._styles.default_paragraph
        inline = self._carried or Inline()
        self._carried = None
        where.inline.read(paragraph, style, inline)
        self._turn_pages(inline.page_breaks)
        place = self._place(where)
        self._remarks += [Remark(code, what, place) for code, what in inline.remarks]
        inline.remarks.clear()
        inline.page_breaks = 0
        if self._goes_on(child(properties, "rPr"), inline, place, paragraph):
            return
        yield from self._finished(paragraph, inline, style, where)
        for box in inline.boxes:
            yield from self._blocks(box, where)

    def _finished(
        self, paragraph: Element, inline: Inline, style: str, where: _Where
    ) -> Iterator[Block]:
        begun, self._begun = self._begun, None
        # It began with a paragraph whose end nobody sees, which gives the number.
        if begun is not None:
            paragraph, style = begun
        number, doubts = self._number(child(paragraph, "pPr"), style)
        if begun is not None:
            doubts.append(
                Guess(
                    "heading-in-line",
                    "the file has a heading and the text after it on one line; the line is kept whole",
                )
            )
        yield from self._made(
            paragraph, inline, style, number, doubts, where, is_line=begun is not None
        )

    def _goes_on(
        self, mark: Element | None, inline: Inline, place: Place, paragraph: Element
    ) -> bool:
        """Return whether the end of a paragraph is hidden, so that its words, if any, continue in the next one."""
        frame = child(child(paragraph, "pPr"), "framePr")
        if value(frame, "dropCap") in {
            "drop",
            "margin",
        }:  # A large first letter, in a frame of its own.
            self._carried = inline
            return True
        if child(mark, "moveFrom") is not None:
            self._carried = inline
            return True
        if child(mark, "del") is not None:
            self._remarks.append(
                Remark(
                    "tracked-change",
                    "the end of this paragraph is deleted; the paragraph continues in the next one",
                    place,
                )
            )
            self._carried = inline
            return True
        if not is_on(child(mark, "vanish")) and not is_on(child(mark, "specVanish")):
            return False
        if any(run.text.strip() for run in inline.runs):
            style = (
                value(child(child(paragraph, "pPr"), "pStyle")) or self._styles.default_paragraph
            )
            self._carried = inline
            self._begun = self._begun or (paragraph, style)
        return True

    def _made(
        self,
        paragraph: Element,
        inline: Inline,
        style: str,
        number: Number | None,
        doubts: list[Guess],
        where: _Where,
        *,
        is_line: bool = False,
    ) -> Iterator[Block]:
        inline.runs[:] = without_page_number(tuple(inline.runs))
        text = "".join(run.text for run in inline.runs)
        printed = number.text if number else ""
        if not text.strip() and not printed:
            return
        properties = child(paragraph, "pPr")
        sort, level = self._sort(properties, style, inline, number, where)
        if is_line and sort is Sort.HEADING:
            sort, level = Sort.PARAGRAPH, 0
        for run in inline.runs:
            self._languages[run.language] += len(run.text.split()) if run.language else 0
        if inline.placeholder:
            doubts.append(
                Guess(
                    "form-placeholder",
                    "words of a form that nobody has filled in are kept as they are",
                    certain=False,
                )
            )
        doubts += [Guess("number-doubtful", each, certain=False) for each in inline.doubts]
        if not text.strip():
            doubts.append(Guess("empty-number", "this number has no words after it", certain=False))
        yield Block(
            sort,
            tuple(inline.runs),
            self._place(where),
            number=printed,
            automatic=bool(printed),
            level=level,
            depth=number.level if number else 0,
            look=self._look(inline, properties, style),
            style=self._styles.name(style),
            guesses=tuple(doubts),
        )

    def _sort(
        self,
        properties: Element | None,
        style: str,
        inline: Inline,
        number: Number | None,
        where: _Where,
    ) -> tuple[Sort, int]:
        if where.part in {"header", "footer"}:
            return Sort.FRAME, 0
        if inline.in_contents or where.in_contents or self._styles.is_contents(style):
            return Sort.CONTENTS, 0
        outline = child(properties, "outlineLvl")
        level = self._styles.heading_level(style)
        if outline is not None:
            level = integer(outline, "val", BODY_LEVEL) + 1
        if 0 < level <= BODY_LEVEL:
            return Sort.HEADING, min(level, _HIGHEST_HEADING)
        if number and number.is_bullet and number.text:
            return Sort.ITEM, 0
        return Sort.PARAGRAPH, 0

    def _number(self, properties: Element | None, style: str) -> tuple[Number | None, list[Guess]]:
        own = child(properties, "numPr")
        instance, level, styles = self._styles.numbered(style)
        if own is not None and child(own, "numId") is not None:
            instance, styles = value(child(own, "numId")), ()
        own_level = child(own, "ilvl")
        at = self._numbering.level_of_styles(instance, styles)
        if at is None:
            at = level or 0
        if own_level is not None:
            at = integer(own_level, "val")
        if instance in {"", "0"}:
            return None, []
        found = self._numbering.next(instance, at)
        if found is None:
            return None, [
                Guess(
                    "list-unknown",
                    "the file calls this an item of a list that it does not describe; no "
                    "number is shown",
                    certain=False,
                )
            ]
        doubts = [Guess("number-doubtful", each, certain=False) for each in found.doubts]
        return found, doubts

    def _look(self, inline: Inline, properties: Element | None, style: str) -> Look:
        letters = sum(count for count, _ in inline.looks)
        if not letters:
            return Look()
        jc = child(properties, "jc")
        indent = child(properties, "ind")
        left = integer(indent, "left") or integer(indent, "start")
        return Look(
            size=max(words.size for _, words in inline.looks),
            bold=all("b" in words.on for _, words in inline.looks),
            underlined=all("u" in words.on for _, words in inline.looks),
            centred=(value(jc) or self._styles.alignment(style)) == "center",
            indent=left / 20,
        )

    def _place(self, where: _Where) -> Place:
        return Place(self._page if self._has_pages else 0, self._paragraphs, part=where.part)

    def _turn_pages(self, breaks: int) -> None:
        self._page += breaks
        self._has_pages = self._has_pages or bool(breaks)


def _few(remarks: list[Remark]) -> Iterator[Remark]:
    """Yield remarks; of many equal ones, only the first few and how many there are."""
    seen: Counter[tuple[str, str]] = Counter()
    for each in remarks:
        seen[each.code, each.what] += 1
        if seen[each.code, each.what] <= _FEW:
            yield each
    for (code, what), times in seen.items():
        if times > _FEW:
            yield Remark(code, f"{what} ({times} times in all)")
