"""The styles of an OpenDocument text: how words look, and which list a paragraph's style belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.opendocument.xml import full, name_of, value, whole
from mkdocs_protocol.importing.symbols import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

OUTLINE = "\0outline"
_LONGEST_CHAIN = 30
_LEVELS = {
    "text:list-level-style-number": "number", "text:outline-level-style": "number",
    "text:list-level-style-bullet": "bullet", "text:list-level-style-image": "bullet",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    is_bullet: bool
    form: str = ""
    """As it is written: "1", "a", "I"; "" if no number is shown."""
    repeats: bool = False
    """Whether letters go on from z with aa, bb."""
    before: str = ""
    after: str = ""
    shows: int = 1
    start: int = 1
    sign: str = ""
    whole: str | None = None
    """The whole shape, as `%1%.%2%`, where the program wrote it."""


@dataclass(frozen=True, slots=True)
class Words:
    """How words look; None if nothing is said."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    underlined: bool = False
    hidden: bool = False
    transform: str = ""
    size: float = 0.0
    font: str = ""
    language: str = ""


@dataclass(slots=True)
class Styles:
    """The styles that one part of the file sees."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    masters: dict[str, Element] = field(default_factory=dict)
    _styles: dict[tuple[str, str], Element] = field(default_factory=dict)
    _defaults: dict[str, Element] = field(default_factory=dict)
    _fonts: dict[str, str] = field(default_factory=dict)

    def add(self, root: Element | None, *, automatic: bool = True) -> None:
        """Take in the styles of a part; `automatic` also those that programs make."""
        for group in root if root is not None else ():
            name = name_of(group)
            if name == "office:font-face-decls":
                for face in group:
                    self._fonts[value(face, "style:name")] = value(
                        face, "svg:font-family"
                    ) or value(face, "style:name")
            elif name == "office:styles" or (name == "office:automatic-styles" and automatic):
                for each in group:
                    self._add(each)
            elif name == "office:master-styles":
                for each in group:
                    if name_of(each) == "style:master-page":
                        self.masters[value(each, "style:name")] = each

    def _add(self, each: Element) -> None:
        match name_of(each):
            case "style:style":
                self._styles[value(each, "style:family"), value(each, "style:name")] = each
            case "style:default-style":
                self._defaults[value(each, "style:family")] = each
            case "text:list-style" | "text:outline-style":
                is_outline = name_of(each) == "text:outline-style"
                key = OUTLINE if is_outline else value(each, "style:name")
                self.lists[key] = {
                    whole(level, "text:level", 1) - 1: self._level(level)
                    for level in each
                    if name_of(level) in _LEVELS
                }

    def _level(self, level: Element) -> Level:
        is_bullet = _LEVELS[name_of(level)] == "bullet"
        properties = level.find(full("style:text-properties"))
        font = value(properties, "style:font-name") or value(properties, "fo:font-family")
        sign, _ = shown(
            value(level, "text:bullet-char") or "•", self._fonts.get(font, font).strip("'\"")
        )
        shape = level.get(full("loext:num-list-format"), level.get(full("style:num-list-format")))
        return Level(
            is_bullet,
            value(level, "style:num-format"),
            value(level, "style:num-letter-sync") == "true",
            value(level, "style:num-prefix"),
            value(level, "style:num-suffix"),
            whole(level, "text:display-levels", 1),
            whole(level, "text:start-value", 1),
            sign,
            shape,
        )

    def chain(self, family: str, name: str) -> Iterator[Element]:
        """Yield a style and those that it inherits from, the file's default last."""
        for _ in range(_LONGEST_CHAIN):
            each = self._styles.get((family, name))
            if each is None:
                break
            yield each
            name = value(each, "style:parent-style-name")
        if family in self._defaults:
            yield self._defaults[family]

    def first(self, family: str, name: str, attribute: str) -> str | None:
        """Return an attribute of a style or of the next that has it, None if none has."""
        found = (each.get(full(attribute)) for each in self.chain(family, name))
        return next((each for each in found if each is not None), None)

    def display_name(self, name: str) -> str:
        """Return what a person calls a paragraph style: of one that a program made, the one it is based on."""
        for each in self.chain("paragraph", name):
            shown_as = value(each, "style:display-name") or value(each, "style:name")
            if not (shown_as.startswith("P") and shown_as[1:].isdecimal()):
                return shown_as.replace("_20_", " ")
        return ""

    def alignment(self, name: str) -> str:
        """Return how a paragraph style aligns its lines."""
        return self._property("paragraph", name, "style:paragraph-properties", "fo:text-align")

    def words(self, paragraph: str, spans: list[str]) -> Words:
        """Return how words look in a paragraph of a style, inside spans of styles, the innermost last."""

        def of(attribute: str) -> str:
            for span in reversed(spans):
                if found := self._property("text", span, "style:text-properties", attribute):
                    return found
            return self._property("paragraph", paragraph, "style:text-properties", attribute)

        font = of("style:font-name") or of("fo:font-family")
        country = of("fo:country")
        language = of("fo:language")
        size = of("fo:font-size")
        return Words(
            bold=of("fo:font-weight") in {"bold", "600", "700", "800", "900"},
            italic=of("fo:font-style") in {"italic", "oblique"},
            struck=of("style:text-line-through-style") not in {"", "none"},
            underlined=of("style:text-underline-style") not in {"", "none"},
            hidden=of("text:display") == "none",
            transform=of("fo:text-transform"),
            size=_points(size),
            font=self._fonts.get(font, font).strip("'\""),
            language=f"{language}-{country}"
            if language and country not in {"", "none"}
            else language.replace("none", ""),
        )

    def _property(self, family: str, name: str, group: str, attribute: str) -> str:
        for each in self.chain(family, name):
            if found := value(each.find(full(group)), attribute):
                return found
        return ""


def _points(size: str) -> float:
    try:
        return float(size.removesuffix("pt")) if size.endswith("pt") else 0.0
    except ValueError:
        return 0.0
