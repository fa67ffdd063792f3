"""The words of an OpenDocument paragraph as its reader sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_protocol.core.visible import unseen_character
from mkdocs_protocol.importing.document import Run
from mkdocs_protocol.importing.numerals import raised
from mkdocs_protocol.importing.opendocument.xml import full, name_of, value, whole
from mkdocs_protocol.importing.page_numbers import PAGE_NUMBER
from mkdocs_protocol.importing.symbols import is_symbol_font, shown
from mkdocs_protocol.importing.wording import cut, in_case

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from mkdocs_protocol.importing.opendocument.styles import Styles, Words

_GONE = frozenset({
    "text:tracked-changes", "text:ruby-text", "office:forms", "text:number",
    "text:bookmark", "text:bookmark-start", "text:bookmark-end", "text:change", "text:change-start", "text:change-end",
})  # fmt: skip
_SHAPES = frozenset(
    f"draw:{each}" for each in ("text-box", "custom-shape", "rect", "ellipse", "circle", "line", "polygon", "polyline", "path",
                                "connector", "caption")
)  # fmt: skip
_HIDDEN = ("hidden-words", "words that are set to be hidden are left out")
_MOST_SPACES = 1_000
_DEEPEST = 200


@dataclass(slots=True)
class Inline:
    """What one paragraph holds."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str, Element]] = field(default_factory=list)
    """Footnotes and endnotes that are called here: class, mark and body."""
    looks: list[Words] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)
    pages: int = 0
    hidden: bool = False
    """Whether a field in it hides the whole paragraph."""
    _fields: list[dict[str, list[str]]] = field(default_factory=list)


@dataclass(slots=True)
class InlineReader:
    """Reads paragraphs."""

    styles: Styles
    in_frame: bool = False
    """Whether page numbers are left out, as in headers."""

    def read(self, paragraph: Element) -> Inline:
        """Return the words of a paragraph and what hangs on it."""
        into = Inline()
        self._walk(paragraph, value(paragraph, "text:style-name"), [], "", into, 0)
        return into

    def _walk(
        self, node: Element, style: str, spans: list[str], href: str, into: Inline, depth: int
    ) -> None:
        if depth > _DEEPEST:
            into.remarks.append(("too-deep", "words are nested too deeply here"))
            return
        self._add(node.text, style, spans, href, into)
        for each in node:
            if isinstance(each.tag, str):
                self._element(each, style, spans, href, into, depth)
            self._add(each.tail, style, spans, href, into)

    def _element(
        self, each: Element, style: str, spans: list[str], href: str, into: Inline, depth: int
    ) -> None:
        name = name_of(each)
        match name:
            case "text:span":
                self._walk(
                    each, style, [*spans, value(each, "text:style-name")], href, into, depth + 1
                )
            case "text:a":
                self._walk(each, style, spans, value(each, "xlink:href"), into, depth + 1)
            case "text:s" | "text:tab" | "text:line-break":
                sign = {"text:tab": "\t", "text:line-break": "\n"}.get(name)
                spaces = " " * whole(each, "text:c", 1, _MOST_SPACES)
                self._add(sign or spaces, style, spans, href, into, keep=True)
            case _ if name.startswith("field:"):
                self._field(each, name, style, spans, href, into)
            case _ if not self._is_aside(each, name, into):
                self._walk(each, style, spans, href, into, depth + 1)

    def _is_aside(self, each: Element, name: str, into: Inline) -> bool:
        """Take in a part of a paragraph that is not its words; return whether it was one."""
        match name:
            case "text:page-number" | "text:page-count" if self.in_frame:
                into.runs.append(Run(PAGE_NUMBER))
            case "text:hidden-paragraph":
                into.hidden = value(each, "text:is-hidden") == "true"
            case "text:hidden-text" if value(each, "text:is-hidden") != "false":
                into.remarks.append(_HIDDEN)
            case "text:variable-set" if value(each, "text:display") == "none":
                pass
            case "text:soft-page-break":
                into.pages += 1
            case "text:note":
                self._note(each, into)
            case "office:annotation":
                into.remarks.append(("comment", "there is a comment here; it is left out"))
            case "draw:frame" | "draw:g":
                self._frame(each, into)
            case "text:change" | "text:change-start":
                into.remarks.append(
                    ("tracked-change", "words changed with changes tracked are taken as accepted")
                )
            case _ if name in _SHAPES:
                into.boxes.append(each)
            case _:
                return name == "office:annotation-end" or name in _GONE
        return True

    def _add(
        self,
        text: str | None,
        style: str,
        spans: list[str],
        href: str,
        into: Inline,
        *,
        keep: bool = False,
    ) -> None:
        if not text:
            return
        if not keep:
            text = text.replace("\n", " ").replace("\r", " ").replace("\t", " ")
        while found := unseen_character(text):
            text = text[: found.start()] + text[found.end() :]
        words = self.styles.words(style, spans)
        if words.hidden:
            if text.strip():
                into.remarks.append(_HIDDEN)
            return
        if is_symbol_font(words.font) or any("\ue000" <= c <= "\uf8ff" for c in text):
            text, known = shown(text, words.font)
            if not known:
                into.remarks.append(
                    (
                        "unknown-sign",
                        f"a sign of the font “{words.font}” is not known here; “{text}” stands for it",
                    )
                )
        text = in_case(text, words.transform)
        into.runs.append(Run(text, words.bold, words.italic, words.struck, href, words.language))
        if text.strip():
            into.looks.append(words)

    def _note(self, note: Element, into: Inline) -> None:
        citation = note.find(full("text:note-citation"))
        body = note.find(full("text:note-body"))
        mark = raised("".join(citation.itertext()).strip()) if citation is not None else ""
        into.runs.append(Run(mark))
        if body is not None:
            kind = "endnote" if value(note, "text:note-class") == "endnote" else "footnote"
            into.notes.append((kind, mark, body))

    def _frame(self, frame: Element, into: Inline) -> None:
        boxes = [each for each in frame.iter() if name_of(each) in _SHAPES]
        inside = {id(inner) for box in boxes for inner in box.iter() if inner is not box}
        into.boxes += [box for box in boxes if id(box) not in inside]
        if boxes:
            return
        told = [
            "".join(each.itertext()).strip()
            for name in ("svg:title", "svg:desc")
            for each in frame.iter(full(name))
        ]
        words = " ".join(filter(None, told))
        what = (
            f"its alternative text is “{cut(words, 200)}”"
            if words
            else "it has no alternative text"
        )
        into.remarks.append(("picture", f"a picture cannot be carried; {what}"))

    def _field(
        self, each: Element, name: str, style: str, spans: list[str], href: str, into: Inline
    ) -> None:
        """Read a field of a form as LibreOffice writes those of Word."""
        kind = value(each, "field:type").rpartition(".")[2]
        if name == "field:fieldmark-end":
            return
        given: dict[str, list[str]] = {}
        for one in each.iter(full("field:param")):
            given.setdefault(value(one, "field:name"), []).append(value(one, "field:value"))
        if kind == "FORMCHECKBOX":
            ticked = given.get("Checkbox_Checked") == ["true"]
            self._add("☒" if ticked else "☐", style, spans, href, into)
        elif entries := given.get("Dropdown_ListEntry"):
            chosen = given.get("Dropdown_Selected", ["0"])[0]
            at = int(chosen) if chosen.isdecimal() else 0
            self._add(entries[min(at, len(entries) - 1)], style, spans, href, into)
