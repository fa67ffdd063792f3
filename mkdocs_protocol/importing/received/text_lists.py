"""OpenDocument's automatic numbers, counted anew (ISO/IEC 26300-1:2015, 5.3 and 16.30 to 16.34)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.numerals import in_columns, printed
from mkdocs_protocol.importing.received.events import Handler
from mkdocs_protocol.importing.symbols import as_seen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_protocol.importing.received.events import Attributes

_OWN_FORM = re.compile(r"0{1,8}1(?=,|$)")
_WORD_FORMS = {
    "i": "lowerRoman", "I": "upperRoman", "1st": "ordinal", "One": "cardinalText", "First": "ordinalText", "①, ②, ③, ...": "decimalEnclosedCircle",
}  # fmt: skip
"""Forms of the standard, and those that LibreOffice has beside them."""
_PLACE = re.compile(r"%(\d{1,2})%")
_OUTLINE = "\0outline"
_LEVELS = 10
_MOST_PAGES = 50
_KINDS = {
    "text:list-level-style-number": "number",
    "text:list-level-style-bullet": "bullet",
    "text:list-level-style-image": "bullet",
    "text:outline-level-style": "number",
}


@dataclass
class _Level:
    kind: str = "none"
    form: str = "1"
    """As `style:num-format`: "1", "a", "A", "i", "I", "" for no number."""
    syncs: bool = False
    before: str = ""
    after: str = ""
    shows: int = 1
    start: int = 1
    sign: str = ""
    whole: str | None = None
    """The whole shape, `%1%.%2%`, where the program wrote one."""
    joint: str = " "


@dataclass
class _Style:
    parent: str = ""
    list_style: str | None = None
    level: str = ""
    hides: bool | None = None
    page: str = ""
    font: str = ""
    transform: str = ""


class ListStyles(Handler):
    """Takes in the styles of both parts: lists, which list a paragraph's style belongs to, what a style hides."""

    def __init__(self) -> None:
        self.lists: dict[str, dict[int, _Level]] = {}
        self._styles: dict[tuple[str, str], _Style] = {}
        self._style: _Style | None = None
        self._list: dict[int, _Level] | None = None
        self._level: _Level | None = None
        self._next_pages: dict[str, str] = {}
        self._fonts: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in an element."""
        match name:
            case "style:style":
                key = attributes.get("style:family", ""), attributes.get("style:name", "")
                self._style = self._styles[key] = _Style(
                    attributes.get("style:parent-style-name", ""),
                    attributes.get("style:list-style-name"),
                    attributes.get("style:default-outline-level", ""),
                    page=attributes.get("style:master-page-name", ""),
                )
            case "style:text-properties":
                if self._style is not None and "text:display" in attributes:
                    self._style.hides = attributes["text:display"] == "none"
                font = attributes.get("style:font-name") or attributes.get("fo:font-family", "")
                if self._level is not None:
                    self._level.sign = as_seen(self._level.sign, self._fonts.get(font, font))
                elif self._style is not None:
                    self._style.font = self._fonts.get(font, font)
                    if "fo:text-transform" in attributes:
                        self._style.transform = attributes["fo:text-transform"]
            case "style:font-face":
                family = attributes.get("svg:font-family") or attributes.get("style:name", "")
                self._fonts[attributes.get("style:name", "")] = family
            case "text:list-style":
                self._list = self.lists.setdefault(attributes.get("style:name", ""), {})
            case "text:outline-style":
                self._list = self.lists.setdefault(_OUTLINE, {})
            case "style:list-level-label-alignment" if self._level is not None:
                follows = attributes.get("text:label-followed-by", "listtab")
                self._level.joint = "" if follows == "nothing" else " "
            case "style:master-page":
                at = attributes.get("style:name", "")
                self._next_pages[at] = attributes.get("style:next-style-name", "")
            case _ if name in _KINDS and self._list is not None:
                self._begin_level(_KINDS[name], attributes)

    def _begin_level(self, kind: str, attributes: Attributes) -> None:
        shown = attributes.get("text:display-levels", "1")
        start = attributes.get("text:start-value", "1")
        self._level = _Level(
            kind,
            attributes.get("style:num-format", ""),
            attributes.get("style:num-letter-sync") == "true",
            attributes.get("style:num-prefix", ""),
            attributes.get("style:num-suffix", ""),
            int(shown) if shown.isdecimal() else 1,
            int(start) if start.isdecimal() else 1,
            attributes.get("text:bullet-char", "•"),
            attributes.get("loext:num-list-format", attributes.get("style:num-list-format")),
        )
        at = attributes.get("text:level", "1")
        if self._list is not None and at.isdecimal():
            self._list[int(at) - 1] = self._level

    def end(self, name: str) -> None:
        """Take in the end of one."""
        if name == "style:style":
            self._style = None
        elif name in ("text:list-style", "text:outline-style"):
            self._list = None
        elif name in _KINDS:
            self._level = None

    def _chain(self, family: str, name: str) -> list[_Style]:
        found: list[_Style] = []
        while (style := self._styles.get((family, name))) and len(found) < 50:
            found.append(style)
            name = style.parent
        return found

    def list_of(self, style: str) -> str:
        """Return the list that a paragraph's style belongs to, or ""."""
        told = (each.list_style for each in self._chain("paragraph", style))
        return next((each for each in told if each is not None), "")

    def hides(self, style: str) -> bool:
        """Return whether a style hides its words."""
        told = [s.hides for f in ("text", "paragraph") for s in self._chain(f, style)]
        return next((each for each in told if each is not None), False)

    def font(self, style: str) -> str:
        """Return the font that a style of some words names, or ""."""
        return next((each.font for each in self._chain("text", style) if each.font), "")

    def transform(self, family: str, style: str) -> str:
        """Return how a style shows the letters of its words, "" if it does not say."""
        return next((s.transform for s in self._chain(family, style) if s.transform), "")

    def pages_from(self, styles: Iterable[str]) -> list[str]:
        """Return the master pages that paragraphs of some styles begin and those that follow, in this order."""
        begun = [each.page for name in styles for each in self._chain("paragraph", name)[:1]]
        pages = [page for page in begun if page][:_MOST_PAGES]
        if not begun or not begun[0]:
            pages.insert(0, "Standard")
        for page in pages:  # It grows meanwhile.
            following = self._next_pages.get(page, "")
            if following and following not in pages:
                pages.append(following)
        return pages


@dataclass
class _Open:
    """A list that is open, and its count."""

    style: str
    identity: str
    level: int
    is_new: bool = False
    """Whether an item has begun whose number is not shown yet."""
    start: int | None = None


class TextNumbers:
    """Counts on through a document, in the order of reading."""

    def __init__(self, styles: ListStyles) -> None:
        self._styles = styles
        self._open: list[_Open] = []
        self._counts: dict[str, dict[int, int]] = {}
        self._last_of: dict[str, str] = {}
        """The last list of each style, for those that go on."""
        self._made = 0

    def begin_list(self, attributes: Attributes) -> None:
        """Take in the start of a list."""
        if self._open:
            above = self._open[-1]
            style = attributes.get("text:style-name", above.style)
            self._open.append(_Open(style, above.identity, above.level + 1))
            return
        style = attributes.get("text:style-name", "")
        self._made += 1
        own = attributes.get("xml:id") or f"\0{self._made}"
        goes_on = attributes.get("text:continue-list", "")
        if goes_on in self._counts:
            self._counts[own] = self._counts[goes_on]
        elif attributes.get("text:continue-numbering") == "true" and style in self._last_of:
            self._counts[own] = self._counts[self._last_of[style]]
        else:
            self._counts[own] = {}
        self._last_of[style] = own
        self._open.append(_Open(style, own, 0))

    def begin_numbered(self, attributes: Attributes) -> None:
        """Take in the start of a paragraph that is a list by itself; those with one name count on (5.3.6)."""
        style = attributes.get("text:style-name", "")
        name = f"\0list {attributes.get('text:list-id') or style}"
        self._counts.setdefault(name, {})
        level = attributes.get("text:level", "1")
        self._open.append(_Open(style, name, max(int(level) - 1, 0) if level.isdecimal() else 0))
        self.begin_item(attributes, is_header=False)

    def end_list(self) -> None:
        """Take in its end."""
        del self._open[-1:]

    def begin_item(self, attributes: Attributes, *, is_header: bool) -> None:
        """Take in the start of an item; a header has no number."""
        if self._open:
            start = attributes.get("text:start-value", "")
            self._open[-1].is_new = not is_header
            self._open[-1].start = int(start) if start.isdecimal() else None

    def end_item(self) -> None:
        """Take in its end."""
        if self._open:
            self._open[-1].is_new = False

    def label(self, style: str, outline: str | None, attributes: Attributes) -> tuple[str, str]:
        """Return what stands before a paragraph, and what stands between it and the words; count it."""
        if self._open:
            at = self._open[-1]
            if not at.is_new:
                return "", ""
            at.is_new = False
            name = at.style or self._styles.list_of(style)
            return self._numbered(name, self._counts[at.identity], at.level, at.start)
        if outline is not None and outline.isdecimal():
            own = self._styles.list_of(style)
            restart = attributes.get("text:start-value", "")
            start = (
                int(restart)
                if attributes.get("text:restart-numbering") == "true" and restart.isdecimal()
                else None
            )
            name = own if own in self._styles.lists else _OUTLINE
            return self._numbered(
                name, self._counts.setdefault(f"\0{name}", {}), int(outline) - 1, start
            )
        return "", ""

    def _numbered(
        self, name: str, counts: dict[int, int], level: int, start: int | None
    ) -> tuple[str, str]:
        levels = self._styles.lists.get(name, {})
        shape = levels.get(level)
        if shape is None or not 0 <= level < _LEVELS:
            return "", ""
        for above in range(level):
            counts.setdefault(above, levels.get(above, _Level()).start)
        if start is not None:
            counts[level] = start
        else:
            counts[level] = counts[level] + 1 if level in counts else shape.start
        for below in [each for each in counts if each > level]:
            del counts[below]
        return _written(shape, levels, counts, level), shape.joint


def _written(shape: _Level, levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    if shape.kind == "bullet":
        return as_seen(shape.sign)
    if shape.whole is not None:
        return as_seen(
            _PLACE.sub(lambda found: _number(levels, counts, int(found[1]) - 1), shape.whole)
        )
    if not shape.form:
        return shape.before + shape.after
    first = max(level - shape.shows + 1, 0)
    shown = (_number(levels, counts, each) for each in range(first, level + 1))
    return shape.before + ".".join(each for each in shown if each) + shape.after


def _number(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    shape = levels.get(level, _Level(form=""))
    value = min(counts.get(level, shape.start), 100_000)
    if shape.form in _WORD_FORMS:
        return printed(value, _WORD_FORMS[shape.form])
    match shape.form:
        case "":
            return ""
        case "a" | "A":
            made = printed(value, "lowerLetter") if shape.syncs else in_columns(value)
            return made.upper() if shape.form == "A" else made
        case _ if found := _OWN_FORM.match(shape.form):
            return f"{value:0{len(found[0])}}"
        case _:
            return str(value)
