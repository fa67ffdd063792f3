"""Of Word's styles what decides a text: which list they belong to, and what they hide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.received.events import Handler

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_CHAIN = 50


@dataclass
class _Style:
    based_on: str = ""
    list_id: str | None = None
    level: int | None = None
    hides: bool | None = None
    capitals: bool | None = None
    font: str = ""


class Styles(Handler):
    """Takes in `styles.xml`, and answers for styles and those that they are based on."""

    def __init__(self) -> None:
        self.normal = ""
        """The style of a paragraph that names none."""
        self._styles: dict[str, _Style] = {}
        self._style: _Style | None = None
        self._is_change = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in an element."""
        value = attributes.get("w:val", "")
        if name == "w:style":
            self._style = self._styles.setdefault(attributes.get("w:styleId", ""), _Style())
            is_default = attributes.get("w:default", "") in ("1", "true", "on")
            if is_default and attributes.get("w:type") == "paragraph":
                self.normal = attributes.get("w:styleId", "")
        elif self._style is None or self._is_change:
            return
        elif name in ("w:pPrChange", "w:rPrChange"):
            self._is_change = True
        elif name == "w:basedOn":
            self._style.based_on = value
        elif name == "w:numId":
            self._style.list_id = value
        elif name == "w:ilvl" and value.isdigit():
            self._style.level = int(value)
        elif name == "w:vanish":
            self._style.hides = value not in ("0", "false", "off")
        elif name == "w:caps":
            self._style.capitals = value not in ("0", "false", "off")
        elif name == "w:rFonts":
            self._style.font = attributes.get("w:ascii", "")

    def end(self, name: str) -> None:
        """Take in the end of one."""
        if name == "w:style":
            self._style = None
        elif name in ("w:pPrChange", "w:rPrChange"):
            self._is_change = False

    def chain(self, style: str) -> Iterator[str]:
        """Yield a style and those that it is based on."""
        for _ in range(_LONGEST_CHAIN):
            if style not in self._styles:
                return
            yield style
            style = self._styles[style].based_on

    def numbering(self, style: str) -> tuple[str, int | None]:
        """Return the list that a style puts its paragraphs in ("" for none), and the level that it names."""
        level = None
        for each in self.chain(style):
            found = self._styles[each]
            level = found.level if level is None else level
            if found.list_id is not None:
                return ("" if found.list_id == "0" else found.list_id), level
        return "", level

    def hides(self, style: str) -> bool:
        """Return whether a style hides its words."""
        told = (self._styles[each].hides for each in self.chain(style))
        return next((hides for hides in told if hides is not None), False)

    def capitals(self, style: str) -> bool:
        """Return whether a style shows its words in capitals."""
        told = (self._styles[each].capitals for each in self.chain(style))
        return next((capitals for capitals in told if capitals is not None), False)

    def font(self, style: str) -> str:
        """Return the font that a style names, or ""."""
        return next((f for each in self.chain(style) if (f := self._styles[each].font)), "")
