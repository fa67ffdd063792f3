"""HTML as a tree, however badly it was written: end tags that may be left out are added."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from mkdocs_protocol.core.html_elements import VOID
from mkdocs_protocol.importing.document import ImportRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre",
    "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_ENDS_ITEM = {"li": ("ul", "ol", "menu", "dir"), "dt": ("dl",), "dd": ("dl",), "tr": ("table",), "td": ("table", "tr"),
              "th": ("table", "tr"), "option": ("select", "datalist"), "tbody": ("table",), "thead": ("table",),
              "tfoot": ("table",)}  # fmt: skip
_ENDED = {"li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "tr": {"tr", "td", "th"}, "td": {"td", "th"},
          "th": {"td", "th"}, "option": {"option"}, "tbody": {"tbody", "thead", "tfoot", "tr", "td", "th"},
          "thead": {"tbody", "thead", "tfoot", "tr", "td", "th"}, "tfoot": {"tbody", "thead", "tfoot", "tr", "td", "th"}}  # fmt: skip
_DEEPEST = 250


@dataclass(slots=True)
class Node:
    """An element and what stands in it."""

    tag: str
    given: dict[str, str] = field(default_factory=dict)
    inside: list[Node | str] = field(default_factory=list)
    line: int = 0
    sheet: dict[str, str] = field(default_factory=dict)
    """What the page's sheets of styles say of it."""
    important: dict[str, str] = field(default_factory=dict)
    """What they say with `!important`."""
    before: str = ""
    """What they write before its words."""
    after: str = ""
    marker: str | None = None
    """What they put in the place of its number or bullet, if they do."""
    has_doubtful_number: bool = False
    """Whether a number is written in a style that the page defines itself, or that is not known."""

    @property
    def nodes(self) -> Iterator[Node]:
        """The elements directly in it."""
        return (each for each in self.inside if isinstance(each, Node))

    def walk(self) -> Iterator[Node]:
        """Yield the element and all in it, in order."""
        waiting: list[Node] = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(list(node.nodes)))


def tree_of(text: str) -> Node:
    """Return HTML as a tree; raise ImportRefusedError if it is nested deeper than any page."""
    builder = _Builder()
    builder.feed(text)
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_implied(tag)
        node = Node(tag, {key: value or "" for key, value in attrs}, line=self.getpos()[0])
        self._open[-1].inside.append(node)
        if tag not in VOID:
            if len(self._open) > _DEEPEST:
                raise ImportRefusedError(
                    "the elements of this page are nested too deeply; copy its text into a word processor"
                )
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":  # As browsers do.
            self.handle_starttag("br", [])
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].tag == tag:
                del self._open[at:]
                return
            if self._open[at].tag in {"td", "th", "table"} and tag not in {
                "tr",
                "tbody",
                "table",
                "thead",
                "tfoot",
            }:
                return  # An end tag does not reach out of a cell.

    def handle_data(self, data: str) -> None:
        inside = self._open[-1].inside
        if inside and isinstance(inside[-1], str):
            inside[-1] += data
        else:
            inside.append(data)

    def unknown_decl(self, data: str) -> None:
        """Leave out what Word writes for itself."""

    def _end_implied(self, tag: str) -> None:
        if tag in _ENDED:
            for at in range(len(self._open) - 1, 0, -1):
                name = self._open[at].tag
                if name in _ENDED[tag]:
                    outer = at
                    while outer > 1 and self._open[outer - 1].tag in _ENDED[tag]:
                        outer -= 1
                    del self._open[outer:]
                    break
                if name in _ENDS_ITEM[tag]:
                    break
        elif tag in BLOCKS:
            for at in range(len(self._open) - 1, 0, -1):
                name = self._open[at].tag
                if name == "p":
                    del self._open[at:]
                    break
                if name in BLOCKS:
                    break
