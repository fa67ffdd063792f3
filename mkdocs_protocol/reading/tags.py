"""HTML of a document as received: what its tags mean for the text, and which of them are words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from markdown_it.common.html_blocks import block_names

if TYPE_CHECKING:
    from mkdocs_protocol.core.layout import Layout

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "br",
        "button",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "map",
        "mark",
        "meter",
        "nobr",
        "object",
        "output",
        "picture",
        "progress",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "script",
        "select",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "svg",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_BLOCK = frozenset(block_names) | {"pre", "style", "textarea", "br"}
_UNSEEN = frozenset({"head", "script", "style", "template", "title"})
"""Elements whose words no page shows."""
_FLAGS = frozenset(
    [
        "hidden",
        "disabled",
        "checked",
        "selected",
        "readonly",
        "open",
        "reversed",
        "nowrap",
        "noshade",
        "compact",
        "required",
        "multiple",
        "async",
        "defer",
        "controls",
        "autofocus",
    ]
)
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]{0,60})([^<>]{0,5000})>")
_ATTRIBUTE = re.compile(
    r"\s*/?\s*([^\s\"'=<>/]+)(\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>]+))?\s*", re.DOTALL
)
_START = re.compile(r"\bstart\s*=\s*[\"']?(\d{1,6})")
_TYPE = re.compile(r"\btype\s*=\s*[\"']?([1aAiI])\b")
_VALUE = re.compile(r"\bvalue\s*=\s*[\"']?(\d{1,6})")
_STYLE = re.compile(r"\blist-style(?:-type)?\s*:\s*([a-z-]+)")
_STYLES = {
    "decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
    "lower-roman": "i", "upper-roman": "I", "none": "",
    "disc": "", "circle": "", "square": "",
}  # fmt: skip
"""What a list shows before its items according to its own style attribute; style sheets are not received."""
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def read_tag(tag: str, line: int, layout: Layout) -> None:
    """Read one tag within a line: a line end, nothing at all, or the words that it is."""
    found = _TAG.fullmatch(tag)
    if not found or not _is_html(found):
        layout.add(tag, line)
    elif found[2].lower() in _BLOCK:
        layout.begin()


@dataclass(slots=True)
class _List:
    """An open list: what it prints before an item, and the number of the next one."""

    kind: str
    """`1`, `a`, `A`, `i` or `I`; "" for a list that shows no numbers."""
    number: int


class HtmlReader:
    """Reads HTML into a layout, in one pass."""

    def __init__(self, layout: Layout, line: int = 1, *, keep_comments: bool = False) -> None:
        self._layout, self._line = layout, line
        self._keeps_comments = keep_comments
        self._lists: list[_List] = []

    def read(self, html: str) -> None:
        """Read some HTML; what no page shows is left out, and what is not HTML counts as words."""
        position = 0
        ends = {"-->": True}
        while position < len(html):
            opening = html.find("<", position)
            if opening < 0:
                opening = len(html)
            self._words(html[position:opening])
            if opening == len(html):
                return
            position = self._take(html, opening, ends)

    def _take(self, html: str, opening: int, ends: dict[str, bool]) -> int:
        """Read what begins at a "<"; return where it ends."""
        is_comment = html.startswith("<!--", opening) and not self._keeps_comments
        if is_comment and (end := _find(html, "-->", opening, ends)):
            return self._passed(html, opening, end + 3)
        if html[opening : opening + 9].lower() == "<!doctype":
            return self._passed(html, opening, html.find(">", opening) + 1 or opening + 9)
        found = _TAG.match(html, opening)
        if not found or not _is_html(found):
            self._words("&lt;")
            return opening + 1
        name = found[2].lower()
        if name in _UNSEEN and not found[1] and (end := _find(html, f"</{name}", opening, ends)):
            return self._passed(html, opening, end)
        self._tag(name, found[3], is_closing=bool(found[1]))
        return self._passed(html, opening, found.end())

    def _passed(self, html: str, start: int, end: int) -> int:
        self._line += html.count("\n", start, end)
        return end

    def _words(self, text: str) -> None:
        self._layout.add(unescape(text), self._line)
        self._line += text.count("\n")

    def _tag(self, name: str, attributes: str, *, is_closing: bool) -> None:
        if name in _BLOCK:
            self._layout.begin()
        if name in {"ol", "ul"}:
            self._list(name, attributes, is_closing=is_closing)
        elif name == "li" and not is_closing and self._lists and self._lists[-1].kind:
            here = self._lists[-1]
            given = _VALUE.search(attributes)
            number = int(given[1]) if given else here.number
            here.number = number + 1
            self._layout.add(f"{_shown(here.kind, number)}.", self._line)
            self._layout.part()

    def _list(self, name: str, attributes: str, *, is_closing: bool) -> None:
        if is_closing:
            del self._lists[-1:]
        else:
            start, kind = _START.search(attributes), _TYPE.search(attributes)
            style = _STYLE.search(attributes)
            shown = "" if name == "ul" else kind[1] if kind else "1"
            if style and style[1] in _STYLES:
                shown = _STYLES[style[1]]
            self._lists.append(_List(shown, int(start[1]) if start else 1))


def _find(html: str, words: str, start: int, ends: dict[str, bool]) -> int:
    """Return where some words occur next, 0 if nowhere; absent words are looked for only once."""
    if not ends.get(words, True):
        return 0
    found = html.find(words, start)
    ends[words] = found >= 0
    return max(found, 0)


def _is_html(tag: re.Match[str]) -> bool:
    """Return whether a tag is an HTML tag with valid attributes: `<time limit>` is not."""
    name, attributes = tag[2].lower(), tag[3]
    if name not in _BLOCK and name not in _INLINE and ":" not in name:
        return False
    if tag[1]:
        return not attributes.strip()
    position = 0
    while attributes[position:].strip(" /\t\r\n"):
        found = _ATTRIBUTE.match(attributes, position)
        if not found or not (found[2] or found[1].lower() in _FLAGS):
            return False
        position = found.end()
    return True


def _shown(kind: str, number: int) -> str:
    """Return what a numbered list shows before an item."""
    if kind == "1":
        return str(number)
    letters = _roman(number) if kind in "iI" else _letters(number)
    return letters.upper() if kind.isupper() else letters


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, last = divmod(number - 1, 26)
        letters = chr(ord("a") + last) + letters
    return letters


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * min(times, 10)
    return written
