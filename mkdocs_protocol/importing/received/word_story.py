"""One story of a Word document (its text, a header, the notes) as lines, while its XML streams by.

Element names are those of ISO/IEC 29500-1, 17.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.numerals import raised
from mkdocs_protocol.importing.received.events import Handler
from mkdocs_protocol.importing.received.lines import PAGE, Lines
from mkdocs_protocol.importing.received.word_fields import Fields, is_page_field
from mkdocs_protocol.importing.received.word_formulas import Formulas
from mkdocs_protocol.importing.received.word_parts import Box, Paragraph, Section
from mkdocs_protocol.importing.symbols import as_seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_protocol.importing.received.events import Attributes
    from mkdocs_protocol.importing.received.word_lists import Numbers
    from mkdocs_protocol.importing.received.word_styles import Styles

_LEFT_OUT = frozenset({
    "w:pPrChange", "w:rPrChange", "w:sectPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:tblGridChange",
    "w:tblPrExChange", "w:numberingChange", "w:moveFrom", "w:rt", "w:delText", "w:delInstrText", "w:docPartPr",
})  # fmt: skip
"""Elements whose words nobody sees: what a tracked change replaced, the reading of a character."""


class Story(Handler):
    """Takes events in; `lines` has the blocks when they end."""

    def __init__(
        self,
        styles: Styles,
        numbers: Numbers,
        mark_of: Callable[[str, str, bool], str],
        *,
        is_frame: bool,
    ) -> None:
        """`mark_of` gives the mark of a note, by its kind ("footnote", "endnote"), its name in the file, and whether one is typed.

        Of a header or footer (`is_frame`) page numbers are left out.
        """
        self.lines = Lines()
        self.notes: dict[str, list[str]] = {}
        """Of a part with notes: the blocks of each, by its name in the file."""
        self.sections: list[Section] = []
        self._styles, self._numbers, self._mark_of = styles, numbers, mark_of
        self._open: list[str] = []
        self._skipped = 0
        """The depth of the element that is left out with all that it holds; 0 if none is."""
        self._paragraphs: list[Paragraph] = []
        self._carried: Paragraph | None = None
        self._boxes: list[Box] = []
        self._is_frame = is_frame
        self.fields = Fields(has_pages=not is_frame)
        self._formulas = Formulas()
        self._rows: list[int] = []
        self._cells: list[int] = []
        self._font, self._hides, self._capitals, self._is_raised = "", False, False, False
        self._note = ("", "")
        self._is_text, self._keeps_space = False, False
        self._data: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in an element."""
        self._open.append(name)
        if name == "w:fldChar" and attributes.get("w:fldCharType") == "begin":
            self.fields.begun += 1
        if self._skipped:
            return
        if name in _LEFT_OUT:
            if name == "w:moveFrom" and self._in_mark() and self._paragraphs:
                self._paragraphs[-1].goes_on = True
            self._skipped = len(self._open)
            return
        if name.startswith("m:"):
            self._formulas.start(name, attributes.get("m:val"))
        if handle := _STARTS.get(name):
            handle(self, attributes)

    def end(self, name: str) -> None:
        """Take in the end of one."""
        depth = len(self._open)
        self._open.pop()
        if self._skipped and depth > self._skipped:
            return
        was_skipped = self._skipped == depth
        self._skipped = 0
        if was_skipped and name not in ("w:tr", "w:tc"):
            return
        if name.startswith("m:") and name != "m:t" and (whole := self._formulas.end(name)):
            self._add(whole)
        if handle := _ENDS.get(name):
            handle(self)

    def data(self, text: str) -> None:
        """Take in words."""
        if self._is_text and not self._skipped:
            self._data.append(text)

    # Paragraphs and runs

    def _start_paragraph(self, _: Attributes) -> None:
        self._paragraphs.append(Paragraph(self._styles.normal))
        self._end_run_properties()

    def _end_paragraph(self) -> None:
        if not self._paragraphs:
            return
        paragraph = self._paragraphs.pop()
        if self._carried is not None:
            paragraph.words[:0] = self._carried.words
            paragraph.after[:0] = self._carried.after
            self._carried = None
        if paragraph.runs_in and not paragraph.goes_on:
            paragraph.words = [self._with_number(paragraph), " "]
        if paragraph.runs_in or paragraph.goes_on:
            self._carried = paragraph
            return
        self._emit(paragraph)

    def _emit(self, paragraph: Paragraph) -> None:
        self.lines.paragraph(self._with_number(paragraph))
        self.lines.add(*paragraph.after)

    def _with_number(self, paragraph: Paragraph) -> str:
        words = "".join(paragraph.words).strip()
        if paragraph.is_hidden and not words:
            return ""
        return self._label(paragraph) + words

    def _label(self, paragraph: Paragraph) -> str:
        """Return the number of a paragraph and what joins it to its words; it is counted once."""
        if paragraph.label is None:
            number, joint = self._numbers.label(paragraph.style, paragraph.list_id, paragraph.level)
            paragraph.label = number + (joint if number else "")
        return paragraph.label

    def finish(self) -> None:
        """Take in the end of the story."""
        if self._carried is not None:
            self._emit(self._carried)
            self._carried = None

    def _in_mark(self) -> bool:
        """Return whether the properties are those of the paragraph's end."""
        return self._open[-3:-1] == ["w:pPr", "w:rPr"]

    def _paragraph_style(self, attributes: Attributes) -> None:
        if self._paragraphs:
            self._paragraphs[-1].style = attributes.get("w:val", "")

    def _list_id(self, attributes: Attributes) -> None:
        if self._paragraphs and self._open[-2] == "w:numPr":
            self._paragraphs[-1].list_id = attributes.get("w:val", "")

    def _list_level(self, attributes: Attributes) -> None:
        value = attributes.get("w:val", "")
        if self._paragraphs and self._open[-2] == "w:numPr" and value.isdigit():
            self._paragraphs[-1].level = int(value)

    def _drop_cap(self, attributes: Attributes) -> None:
        """Take in the frame of a first letter: the text of its paragraph is the next one."""
        if attributes.get("w:dropCap", "none") != "none" and self._paragraphs:
            self._paragraphs[-1].goes_on = True

    def _deleted(self, _: Attributes) -> None:
        match self._open[-2]:
            case "w:rPr":
                if self._in_mark() and self._paragraphs:
                    self._paragraphs[-1].goes_on = True
            case "w:trPr":
                self._skipped = self._rows[-1] if self._rows else 0
            case _:
                self._skipped = len(self._open)

    def _hidden(self, attributes: Attributes) -> None:
        hides = attributes.get("w:val", "") not in ("0", "false", "off")
        if self._in_mark():
            if self._paragraphs:
                self._paragraphs[-1].is_hidden = hides
        elif self._open[-2:-1] == ["w:rPr"]:
            self._hides = hides

    def _in_capitals(self, attributes: Attributes) -> None:
        if self._open[-2:-1] == ["w:rPr"] and not self._in_mark():
            self._capitals = attributes.get("w:val", "") not in ("0", "false", "off")

    def _raised(self, attributes: Attributes) -> None:
        if self._open[-2:-1] == ["w:rPr"] and not self._in_mark():
            self._is_raised = attributes.get("w:val", "") == "superscript"

    def _style_separator(self, _: Attributes) -> None:
        if self._in_mark() and self._paragraphs:
            self._paragraphs[-1].runs_in = True

    def _start_run(self, _: Attributes) -> None:
        style = self._paragraphs[-1].style if self._paragraphs else ""
        self._font, self._hides = self._styles.font(style), self._styles.hides(style)
        self._capitals = self._styles.capitals(style)

    def _run_style(self, attributes: Attributes) -> None:
        style = attributes.get("w:val", "")
        if not self._in_mark():
            # A style of words turns round what the paragraph's says (17.7.3).
            self._hides ^= self._styles.hides(style)
            self._capitals ^= self._styles.capitals(style)
            self._font = self._styles.font(style) or self._font

    def _run_font(self, attributes: Attributes) -> None:
        if not self._in_mark():
            self._font = attributes.get("w:ascii") or attributes.get("w:hAnsi") or self._font

    def _end_run_properties(self) -> None:
        self._font, self._hides, self._capitals, self._is_raised = "", False, False, False

    def _start_text(self, attributes: Attributes) -> None:
        self._is_text, self._data = True, []
        self._keeps_space = attributes.get("xml:space") == "preserve"

    def _end_text(self) -> None:
        self._is_text = False
        text = "".join(self._data)
        text = re.sub(r"[\n\r\t]", " ", text)  # Line ends within the XML are spaces.
        text = as_seen(text if self._keeps_space else text.strip(), self._font)
        text = text.upper() if self._capitals else text
        text = raised(text) if self._is_raised and text.isdecimal() else text
        if self._formulas.is_open:
            self._formulas.add(text)
        else:
            self._add(text)

    def _end_code(self) -> None:
        self._is_text = False
        self.fields.code("".join(self._data))

    def _add(self, text: str) -> None:
        if self._paragraphs and not self._hides and not self.fields.are_code:
            self._paragraphs[-1].words.append(text)

    def _space(self, _: Attributes) -> None:
        if self._open[-2:-1] == ["w:r"]:  # Not one of a paragraph's tab stops.
            self._add(" ")

    def _sign(self, attributes: Attributes) -> None:
        try:
            character = chr(int(attributes.get("w:char", ""), 16))
        except (ValueError, OverflowError):
            return
        self._add(as_seen(character, attributes.get("w:font", "")))

    # Fields (17.16)

    def _field_part(self, attributes: Attributes) -> None:
        match attributes.get("w:fldCharType"):
            case "begin":
                self.fields.begin()
            case "separate":
                self.fields.separate()
            case "end":
                self._add(self.fields.end())

    def _simple_field(self, attributes: Attributes) -> None:
        if self._is_frame and is_page_field(attributes.get("w:instr", "")):
            self._add(PAGE)
            self._skipped = len(self._open)

    # Tables (17.4)

    def _start_row(self, _: Attributes) -> None:
        self._rows.append(len(self._open))
        self.lines.begin_row()

    def _end_row(self) -> None:
        self.lines.end_row()
        self._rows.pop()

    def _start_cell(self, _: Attributes) -> None:
        self._cells.append(len(self._open))
        self.lines.begin_cell()

    def _end_cell(self) -> None:
        self._cells.pop()

    def _merged(self, attributes: Attributes) -> None:
        if attributes.get("w:val", "continue") == "continue" and self._cells:
            self._skipped = self._cells[-1]

    # Notes, boxes and sections

    def _note_mark(self, kind: str, attributes: Attributes) -> None:
        is_typed = attributes.get("w:customMarkFollows", "") in ("1", "true", "on")
        self._add(self._mark_of(kind, attributes.get("w:id", ""), is_typed))

    def _own_mark(self, kind: str) -> None:
        if self._note[0] == kind:
            self._add(f"{self._mark_of(*self._note, False)} ")

    def _start_note(self, kind: str, attributes: Attributes) -> None:
        if attributes.get("w:type", "normal") != "normal":
            self._skipped = len(self._open)
            return
        self._note = (kind, attributes.get("w:id", ""))
        self._start_box({})

    def _end_note(self) -> None:
        self.finish()
        blocks = self.lines.blocks
        self._unpack()
        self.notes[self._note[1]] = blocks

    def _start_box(self, _: Attributes) -> None:
        if self._paragraphs and not self._paragraphs[-1].goes_on:
            self._label(self._paragraphs[-1])  # It stands before what stands in its box.
        self._boxes.append(Box(self.lines, self._paragraphs, self._carried))
        self.lines, self._paragraphs, self._carried = Lines(), [], None

    def _end_box(self) -> None:
        self.finish()
        blocks = self.lines.blocks
        self._unpack()
        if self._paragraphs:
            self._paragraphs[-1].after.extend(blocks)
        else:
            self.lines.add(*blocks)

    def _unpack(self) -> None:
        box = self._boxes.pop()
        self.lines, self._paragraphs, self._carried = box.lines, box.paragraphs, box.carried

    def _section(self, _: Attributes) -> None:
        self.sections.append(Section())

    def _section_part(self, kind: str, attributes: Attributes) -> None:
        if self.sections:
            pages = attributes.get("w:type", "default")
            self.sections[-1].parts.append((kind, pages, attributes.get("r:id", "")))

    def _has_first(self, attributes: Attributes) -> None:
        if self.sections:
            value = attributes.get("w:val", "")
            self.sections[-1].has_first = value not in ("0", "false", "off")


_STARTS: dict[str, Callable[[Story, Attributes], None]] = {
    "w:p": Story._start_paragraph,
    "w:pStyle": Story._paragraph_style,
    "w:numId": Story._list_id,
    "w:ilvl": Story._list_level,
    "w:del": Story._deleted,
    "w:framePr": Story._drop_cap,
    "w:cellDel": Story._merged,
    "w:vanish": Story._hidden,
    "w:caps": Story._in_capitals,
    "w:vertAlign": Story._raised,
    "w:specVanish": Story._style_separator,
    "w:r": Story._start_run,
    "w:rStyle": Story._run_style,
    "w:rFonts": Story._run_font,
    **dict.fromkeys(("w:t", "m:t", "w:instrText"), Story._start_text),
    **dict.fromkeys(("w:br", "w:cr"), lambda story, _: story._add("\n")),
    **dict.fromkeys(("w:tab", "w:ptab"), Story._space),
    "w:noBreakHyphen": lambda story, _: story._add("-"),
    "w:sym": Story._sign,
    "w:fldChar": Story._field_part,
    "w:fldSimple": Story._simple_field,
    "w:checkBox": lambda story, given: story.fields.check_box(given),
    "w:checked": lambda story, given: story.fields.checked(given),
    "w:default": lambda story, given: story.fields.checked(given),
    "w:listEntry": lambda story, given: story.fields.entry(given),
    "w:result": lambda story, given: story.fields.chosen(given),
    "w:tr": Story._start_row,
    "w:tc": Story._start_cell,
    "w:vMerge": Story._merged,
    "w:hMerge": Story._merged,
    "w:footnoteReference": lambda story, given: story._note_mark("footnote", given),
    "w:endnoteReference": lambda story, given: story._note_mark("endnote", given),
    "w:footnoteRef": lambda story, _: story._own_mark("footnote"),
    "w:endnoteRef": lambda story, _: story._own_mark("endnote"),
    "w:footnote": lambda story, given: story._start_note("footnote", given),
    "w:endnote": lambda story, given: story._start_note("endnote", given),
    "w:txbxContent": Story._start_box,
    "w:sectPr": Story._section,
    "w:headerReference": lambda story, given: story._section_part("header", given),
    "w:footerReference": lambda story, given: story._section_part("footer", given),
    "w:titlePg": Story._has_first,
}
_ENDS: dict[str, Callable[[Story], None]] = {
    "w:p": Story._end_paragraph,
    "w:r": Story._end_run_properties,
    "w:t": Story._end_text,
    "m:t": Story._end_text,
    "w:instrText": Story._end_code,
    "w:tr": Story._end_row,
    "w:tc": Story._end_cell,
    "w:footnote": Story._end_note,
    "w:endnote": Story._end_note,
    "w:txbxContent": Story._end_box,
}
