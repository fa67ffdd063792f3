"""The words of a Word paragraph as its reader sees them: fields shown, deletions gone, boxes and notes noted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_protocol.core.visible import unseen_character
from mkdocs_protocol.importing.document import Run
from mkdocs_protocol.importing.numerals import raised
from mkdocs_protocol.importing.page_numbers import PAGE_NUMBER
from mkdocs_protocol.importing.symbols import is_symbol_font, shown
from mkdocs_protocol.importing.word.formulas import in_one_line
from mkdocs_protocol.importing.word.xml import (
    MC,
    WP,
    M,
    R,
    V,
    child,
    children,
    chosen,
    integer,
    is_on,
    local,
    value,
    w,
)
from mkdocs_protocol.importing.wording import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from xml.etree.ElementTree import Element

    from mkdocs_protocol.importing.word.package import Relationship
    from mkdocs_protocol.importing.word.styles import Styles, Words

_THROUGH = frozenset({
    "ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "sdtContent", "ruby", "rubyBase", "customXmlInsRangeStart",
})  # fmt: skip
"""What only wraps words that are seen."""
_GONE = frozenset({"del", "moveFrom"})
_DEEPEST = 200
_PAGE = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"})
_SILENT = frozenset({
    "", "XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE", "ADVANCE", "BOOKMARK", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "NEXT",
})  # fmt: skip
"""Fields that show nothing by themselves; any other without a result is worked out when Word shows it."""
BOX, TICKED = "☐", "☒"


@dataclass(slots=True)
class _Field:
    code: str = ""
    in_result: bool = False
    shown: str = ""
    """What a field of a form shows."""

    @property
    def name(self) -> str:
        return (self.code.split(None, 1) or [""])[0].upper()

    @property
    def is_chosen(self) -> bool:
        """Whether what it shows is an entry of its list, whatever stands in it as a result."""
        return self.name == "FORMDROPDOWN" and bool(self.shown)


@dataclass(slots=True)
class Inline:
    """What one paragraph holds."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    """The contents of text boxes that hang on it."""
    looks: list[tuple[int, Words]] = field(default_factory=list)
    """How many letters have which look."""
    remarks: list[tuple[str, str]] = field(default_factory=list)
    in_contents: bool = False
    """Whether it is a line of a list of contents that the program made."""
    page_breaks: int = 0
    placeholder: bool = False
    doubts: list[str] = field(default_factory=list)
    """Sentences about its numbers that are doubtful."""

    def add(self, text: str, words: Words, href: str) -> None:
        """Take in some words."""
        while found := unseen_character(text):
            text = text[: found.start()] + text[found.end() :]
        text = text.replace("\r", "")
        if not text:
            return
        run = Run(
            text,
            "b" in words.on,
            "i" in words.on,
            bool({"strike", "dstrike"} & words.on),
            href,
            words.language,
        )
        if text.strip():
            self.looks.append((len(text.strip()), words))
        self.runs.append(run)


@dataclass(slots=True)
class InlineReader:
    """Reads paragraphs one after another; a field may go on over several."""

    styles: Styles
    links: Mapping[str, Relationship]
    note: Callable[[str, Element], str]
    """Gives the mark of a footnote or endnote that is referred to."""
    in_frame: bool = False
    """Whether page numbers are left out, as in headers."""
    _fields: list[_Field] = field(default_factory=list)
    _style: str = ""
    _into: Inline = field(default_factory=Inline)

    def read(self, paragraph: Element, style: str, into: Inline) -> None:
        """Read the words of one paragraph."""
        self._style, self._into = style, into
        into.in_contents = into.in_contents or self._is_in_contents
        self._walk(paragraph, "", 0)
        into.in_contents = into.in_contents or self._is_in_contents

    @property
    def _is_in_contents(self) -> bool:
        return any(each.name == "TOC" and each.in_result for each in self._fields)

    @property
    def _is_shown(self) -> bool:
        return all(
            each.in_result and not each.is_chosen and not (self.in_frame and each.name in _PAGE)
            for each in self._fields
        )

    def _walk(self, element: Element, href: str, depth: int) -> None:
        if depth > _DEEPEST:
            self._into.remarks.append(("too-deep", "words are nested too deeply here"))
            return
        for each in element:
            self._element(each, local(each), href, depth)

    def _element(self, each: Element, name: str, href: str, depth: int) -> None:
        if name == "r":
            self._run(each, href)
        elif name in _GONE:
            if any((t.text or "").strip() for t in each.iter() if local(t) in {"delText", "t"}):
                self._into.remarks.append(
                    ("tracked-change", "words that were deleted with changes tracked are left out")
                )
        elif name == "fldSimple":
            self._fields.append(_Field(value(each, "instr"), in_result=True))
            self._walk(each, href, depth + 1)
            self._end_field(self._fields.pop(), self.styles.words(self._style, None), href)
        elif name == f"{{{MC}}}AlternateContent":
            if (form := chosen(each)) is not None:
                self._walk(form, href, depth + 1)
        elif name in {f"{{{M}}}oMath", f"{{{M}}}oMathPara"}:
            self._formula(each, href)
        else:
            self._wrapped(each, name, href, depth)

    def _wrapped(self, each: Element, name: str, href: str, depth: int) -> None:
        """Read what only wraps words."""
        if name == "hyperlink":
            self._walk(each, self._address(each) or href, depth + 1)
        elif name == "sdt":
            self._control(each, href, depth)
        elif name in _THROUGH:
            if name == "ins":
                self._into.remarks.append(
                    (
                        "tracked-change",
                        "words that were inserted with changes tracked are taken as accepted",
                    )
                )
            self._walk(each, href, depth + 1)

    def _formula(self, element: Element, href: str) -> None:
        words = in_one_line(element)
        self._into.add(words, self.styles.words(self._style, None), href)
        self._into.remarks.append(("formula", f"a formula is written as one line: “{cut(words)}”"))

    def _control(self, element: Element, href: str, depth: int) -> None:
        properties = child(element, "sdtPr")
        if is_on(child(properties, "showingPlcHdr")):
            self._into.placeholder = True
        content = child(element, "sdtContent")
        if content is not None:
            self._walk(content, href, depth + 1)

    def _address(self, link: Element) -> str:
        found = self.links.get(link.get(f"{{{R}}}id", ""))
        return found.target if found is not None and found.external else ""

    def _run(self, run: Element, href: str) -> None:
        properties = child(run, "rPr")
        words = self.styles.words(self._style, properties)
        for each in self._seen(run):
            name = local(each)
            if name == "fldChar":
                self._field(each, words, href)
            elif name == "instrText":
                if self._fields:
                    self._fields[-1].code += each.text or ""
            elif name in {"drawing", "pict", "object"}:
                self._drawing(each, name)
            elif name == "ruby":
                self._walk(each, href, 0)
            elif name == "lastRenderedPageBreak":
                self._into.page_breaks += 1
            elif name == "commentReference":
                self._into.remarks.append(("comment", "there is a comment here; it is left out"))
            elif not self._is_shown:
                continue
            elif "vanish" in words.on:
                if name == "t" and (each.text or "").strip():
                    self._into.remarks.append(
                        ("hidden-words", "words that are set to be hidden are left out")
                    )
            elif text := self._text(each, name, words):
                self._into.add(text, words, href or self._field_address())

    def _seen(self, run: Element) -> Iterator[Element]:
        for each in run:
            if local(each) == f"{{{MC}}}AlternateContent":
                form = chosen(each)
                yield from form if form is not None else ()
            else:
                yield each

    def _text(self, each: Element, name: str, words: Words) -> str:
        match name:
            case "t":
                return self._typed(each.text or "", words)
            case "tab" | "ptab":
                return "\t"
            case "br":
                if value(each, "type") == "page":
                    self._into.page_breaks += 1
                return "\n"
            case "cr":
                return "\n"
            case "noBreakHyphen":
                return "-"
            case "sym":
                code = value(each, "char")
                sign = chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else ""
                return self._sign(sign, value(each, "font"))
            case "footnoteReference" | "endnoteReference":
                return raised(self.note(name.removesuffix("Reference"), each))
        return ""

    def _typed(self, text: str, words: Words) -> str:
        text = text.replace("\n", " ")
        if is_symbol_font(words.font) or any("\ue000" <= each <= "\uf8ff" for each in text):
            return self._sign(text, words.font)
        if "raised" in words.on and text.isdecimal():
            return raised(text)  # A power, or the mark of a note that was typed.
        return text.upper() if "caps" in words.on else text

    def _sign(self, text: str, font: str) -> str:
        made, known = shown(text, font)
        if not known:
            self._into.remarks.append(
                (
                    "unknown-sign",
                    f"a sign of the font “{font}” is not known here; “{made}” stands for it",
                )
            )
        return made

    # Fields

    def _field(self, each: Element, words: Words, href: str) -> None:
        kind = value(each, "fldCharType")
        if kind == "begin":
            self._fields.append(_Field(shown=_shown_by(each)))
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            self._end_field(self._fields.pop(), words, href)

    def _end_field(self, done: _Field, words: Words, href: str) -> None:
        if not self._is_shown:
            return
        if self.in_frame and done.name in _PAGE:
            self._into.runs.append(Run(PAGE_NUMBER))
        elif done.name == "FORMCHECKBOX":
            self._into.add(done.shown or BOX, words, href)
        elif done.is_chosen:
            self._into.add(done.shown, words, href)
        elif done.in_result:
            return
        elif done.name == "MACROBUTTON":
            self._into.add(" ".join(done.code.split()[2:]), words, href)
        elif done.name not in _SILENT:
            self._into.doubts.append(
                f"Word shows a number or words here that it works out by itself ({cut(done.name, 20)}) and the file does not hold; write them in by hand"
            )

    def _field_address(self) -> str:
        for each in reversed(self._fields):
            if each.name == "HYPERLINK":
                found = re.search(r'HYPERLINK\s+"([^"]*)"', each.code)
                return found[1] if found and "\\l" not in each.code.split('"')[0] else ""
        return ""

    # What floats

    def _drawing(self, element: Element, name: str) -> None:
        boxes = list(element.iter(w("txbxContent")))
        self._into.boxes += _outermost(boxes)
        if boxes:
            return
        described = [
            each.get("descr") or each.get("title") or "" for each in element.iter(f"{{{WP}}}docPr")
        ] + [each.get("alt") or "" for each in element.iter(f"{{{V}}}shape")]
        words = " ".join(each for each in described if each).strip()
        drawn = " ".join(
            each.get("string", "") for each in element.iter(f"{{{V}}}textpath")
        ).strip()
        if drawn:  # "DRAFT" across each page.
            told = f"words drawn as a picture are left out: “{cut(drawn, 200)}”; write them in where they are the document's"
            self._into.remarks.append(("turned-words", told))
            return
        what = "an object of another program" if name == "object" else "a picture"
        told = (
            f"its alternative text is “{cut(words, 200)}”"
            if words
            else "it has no alternative text"
        )
        self._into.remarks.append(("picture", f"{what} cannot be carried; {told}"))


def _outermost(boxes: list[Element]) -> list[Element]:
    """Return the boxes that do not stand in another of them."""
    inside = {
        id(inner) for box in boxes for inner in box.iter(w("txbxContent")) if inner is not box
    }
    return [box for box in boxes if id(box) not in inside]


def _shown_by(begin: Element) -> str:
    """Return the box, or the chosen words, that a form field shows."""
    data = child(begin, "ffData")
    if (choices := child(data, "ddList")) is not None:
        entries = [value(each) for each in children(choices, "listEntry")]
        at = integer(child(choices, "result"), "val", integer(child(choices, "default"), "val"))
        return entries[at] if 0 <= at < len(entries) else ""
    box = child(data, "checkBox")
    if box is None:
        return ""
    checked = child(box, "checked")
    ticked = is_on(checked) if checked is not None else is_on(child(box, "default"))
    return TICKED if ticked else BOX
