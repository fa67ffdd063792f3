"""The numbers of HTML lists, as browsers show them (WHATWG HTML, 4.4.5 and 15.3.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.numerals import counted
from mkdocs_protocol.importing.web.css import style_of

if TYPE_CHECKING:
    from mkdocs_protocol.importing.web.tree import Node

LISTS = frozenset({"ol", "ul", "menu", "dir"})
_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_SIGNS = {"disc": "•", "circle": "◦", "square": "▪", "none": ""}
_NUMBERS = re.compile(
    r"decimal(?:-leading-zero)?|lower-greek|(?:lower|upper)-(?:alpha|latin|roman)"
)
_NO_KIND = frozenset({
    "inside", "outside", "inherit", "initial", "unset", "revert", "revert-layer",
})  # fmt: skip
_STRING = '"'
"""Begins the kind of a list whose mark is given as text."""


@dataclass(slots=True)
class WebList:
    """A list that is being read."""

    kind: str
    count: int
    step: int
    depth: int

    @classmethod
    def begin(cls, node: Node, outer: list[WebList]) -> WebList:
        """Return the state of a list at its beginning; `outer` are the lists that it stands in."""
        kind = _kind(node)
        if node.tag == "ol":
            step = -1 if "reversed" in node.given else 1
            items = sum(each.tag == "li" for each in node.nodes)
            return cls(
                kind or "decimal",
                _whole(node.given.get("start", ""), items if step < 0 else 1),
                step,
                len(outer),
            )
        depth = sum(each.kind in _SIGNS for each in outer)
        return cls(kind or ("disc", "circle", "square")[min(depth, 2)], 1, 1, len(outer))

    def mark(self, item: Node) -> str:
        """Count an item and return what is shown before it."""
        kind = _kind(item) or self.kind
        value = _whole(item.given.get("value", ""), self.count)
        self.count = value + self.step
        if style_of(item).get("display", "list-item") != "list-item":
            return ""  # Only an item of a list has a mark.
        if item.marker is not None:
            return item.marker.strip()
        item.has_doubtful_number = item.has_doubtful_number or not is_known_form(kind)
        if kind in _SIGNS or kind.startswith(_STRING):
            return _SIGNS.get(kind, kind[1:].strip())
        return f"{counted(value, kind)}."


def is_known_form(kind: str) -> bool:
    """Return whether `counted`, or a sign, shows what a page calls a kind of mark; a page may make its own kinds."""
    return kind in _SIGNS or kind.startswith(_STRING) or bool(_NUMBERS.fullmatch(kind))


def counted_by_itself(node: Node) -> dict[str, str]:
    """Return how an element counts without being told to (CSS Lists 3, 4.6): a list, from its start, and its items."""
    if node.tag in LISTS:
        return {"counter-reset": f"list-item {_whole(node.given.get('start', ''), 1) - 1}"}
    if node.tag != "li":
        return {}
    value = _whole(node.given.get("value", ""), 0)
    return {"counter-set": f"list-item {value}"} if value else {"counter-increment": "list-item"}


def _kind(node: Node) -> str:
    style = style_of(node)
    for name in ("list-style-type", "list-style"):
        if found := re.search(r"\"([^\"\\]*)\"|'([^'\\]*)'", style.get(name, "")):
            return _STRING + (found[1] or found[2] or "")
        for word in style.get(name, "").lower().split():
            if word not in _NO_KIND and re.fullmatch(r"[a-z][\w-]*", word):
                return word
    given = node.given.get("type", "")
    return _TYPES.get(given, given.lower() if given.lower() in _SIGNS else "")


def _whole(text: str, otherwise: int) -> int:
    found = re.match(r"\s*([+-]?\d{1,6})", text)
    return int(found[1]) if found else otherwise
