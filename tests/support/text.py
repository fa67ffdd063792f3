"""The words of an HTML page in their order, without a browser."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_UNSEEN = {"head", "script", "style", "template", "noscript", "title", "desc"}
_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
}  # fmt: skip
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tspan", "u", "var",
    "wbr",
}  # fmt: skip
# Elements whose end tag may be left out end where another one of the same kind begins.
_CLOSED_BY_NEXT = {"li", "dt", "dd", "p", "tr", "td", "th", "option"}


def visible_text(html: str, within: str = "") -> str:
    """Return the words that a reader of ``html`` sees, in order, a line for each block.

    ``within`` narrows it to the elements that fit: ``main``, ``.clause`` or ``#c-2.3``. Left out is
    what carries ``hidden``, and what browsers do not show (scripts, styles, ``noscript``). What a
    style sheet hides or adds cannot be known here. White space is folded.
    """
    parser = _TextParser(within)
    parser.feed(html)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.words).split("\n"))
    return "\n".join(line for line in lines if line)


def words_of(html: str, within: str = "") -> list[str]:
    """Return the visible words one by one, for tests of what comes before what."""
    return visible_text(html, within).split()


class _TextParser(HTMLParser):
    """Collects words and line breaks; keeps the open elements with what each means for them."""

    def __init__(self, within: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._within = within
        self._open: list[tuple[str, bool, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag in _CLOSED_BY_NEXT and self._open and self._open[-1][0] == tag:
            self._open.pop()
        _, inside, unseen = self._open[-1] if self._open else ("", self._within == "", False)
        if not inside and _fits(tag, attributes, self._within):
            inside = True
            self.words.append("\n")  # What fits stands apart from what fitted before.
        unseen = unseen or tag in _UNSEEN or "hidden" in attributes
        if tag not in _VOID:
            self._open.append((tag, inside, unseen))
        self._break(tag, shown=inside and not unseen)

    def handle_endtag(self, tag: str) -> None:
        if not any(tag == name for name, _, _ in self._open):
            return
        while True:
            name, inside, unseen = self._open.pop()
            self._break(name, shown=inside and not unseen)
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        _, inside, unseen = self._open[-1] if self._open else ("", self._within == "", False)
        if inside and not unseen:
            self.words.append(re.sub(r"\s+", " ", data))

    def _break(self, tag: str, *, shown: bool) -> None:
        if shown and tag not in _INLINE:
            self.words.append("\n")


def _fits(tag: str, attributes: dict[str, str], selector: str) -> bool:
    if selector.startswith("#"):
        return attributes.get("id") == selector[1:]
    if selector.startswith("."):
        return selector[1:] in attributes.get("class", "").split()
    return tag == selector
