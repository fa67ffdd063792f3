"""The styles of a Word file: what a paragraph and its words inherit from them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.word.xml import child, children, integer, is_on, value, w

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc [1-9]", re.IGNORECASE)
_LONGEST_CHAIN = 30
BODY_LEVEL = 9
"""The outline level of text that is not a heading."""
TOGGLES = ("b", "i", "caps", "vanish", "strike", "dstrike")


@dataclass(frozen=True, slots=True)
class Words:
    """How words look."""

    on: frozenset[str] = frozenset()
    """Of `TOGGLES`, "u" and "raised"."""
    size: float = 0.0
    language: str = ""
    font: str = ""


@dataclass(slots=True)
class Styles:
    """The styles by their ids."""

    _styles: dict[str, Element] = field(default_factory=dict)
    _defaults: Element | None = None
    default_paragraph: str = ""

    @classmethod
    def read(cls, root: Element | None) -> Styles:
        """Read styles.xml."""
        made = cls({each.get(w("styleId"), ""): each for each in children(root, "style")})
        defaults = child(child(root, "docDefaults"), "rPrDefault")
        made._defaults = child(defaults, "rPr")
        for key, each in made._styles.items():
            if each.get(w("type")) == "paragraph" and each.get(w("default")) in {"1", "true", "on"}:
                made.default_paragraph = key
        return made

    def name(self, style: str) -> str:
        """Return the name that a person sees of a style."""
        return value(child(self._styles.get(style), "name"))

    def numbering_styles(self) -> dict[str, str]:
        """Return the number instance of each numbering style."""
        return {
            key: value(child(child(child(each, "pPr"), "numPr"), "numId"))
            for key, each in self._styles.items()
            if each.get(w("type")) == "numbering"
        }

    def numbered(self, style: str) -> tuple[str, int | None, tuple[str, ...]]:
        """Return number instance and level that a paragraph style gives, and the styles from it to the one that says so.

        A style may take its list from the one that it is based on, and stand on a level of its own in it.
        """
        instance, level, asked = "", None, []
        for key, each in self._chain(style):
            asked.append(key)
            numbers = child(child(each, "pPr"), "numPr")
            if numbers is None:
                continue
            if not instance and child(numbers, "numId") is not None:
                instance = value(child(numbers, "numId"))
            if level is None and child(numbers, "ilvl") is not None:
                level = integer(child(numbers, "ilvl"), "val")
            if instance:
                break
        return instance, level, tuple(asked) if instance else ()

    def heading_level(self, style: str) -> int:
        """Return 1 to 9 for a style of headings, 0 for others; the title's is 1."""
        for _, each in self._chain(style):
            outline = child(child(each, "pPr"), "outlineLvl")
            if outline is not None:
                level = integer(outline, "val", BODY_LEVEL)
                return level + 1 if 0 <= level < BODY_LEVEL else 0
            name = value(child(each, "name"))
            if found := _HEADING.fullmatch(name.strip()):
                return int(found[1])
            if name.strip().casefold() == "title":
                return 1
        return 0

    def is_contents(self, style: str) -> bool:
        """Return whether a style is that of a line of the contents."""
        return bool(_CONTENTS.fullmatch(self.name(style).strip()))

    def alignment(self, style: str) -> str:
        """Return how a style aligns a paragraph."""
        found = (child(child(each, "pPr"), "jc") for _, each in self._chain(style))
        return next((value(each) for each in found if each is not None), "")

    def words(self, paragraph_style: str, own: Element | None, *outer: Element | None) -> Words:
        """Return how words look: by the file's defaults, the paragraph's style, their own style, themselves.

        `own` are the run's properties; `outer` further ones that stand behind it (a list's, say).
        """
        of_style = [child(each, "rPr") for _, each in self._chain(paragraph_style)]
        character = value(child(own, "rStyle"))
        of_character = [child(each, "rPr") for _, each in self._chain(character)]
        on = {
            name for name in TOGGLES if _toggled(name, own, of_character, of_style, self._defaults)
        }
        order = [own, *of_character, *outer, *of_style, self._defaults]
        underline = next((value(u) for p in order if (u := child(p, "u")) is not None), "none")
        if underline not in {"none", ""}:
            on.add("u")
        if value(child(own, "vertAlign")) == "superscript":
            on.add("raised")
        sizes = (integer(each, "val") for p in order if (each := child(p, "sz")) is not None)
        languages = (value(each) for p in order if (each := child(p, "lang")) is not None)
        fonts = (
            each.get(w("ascii")) or each.get(w("hAnsi"))
            for p in order
            if (each := child(p, "rFonts")) is not None
        )
        return Words(
            frozenset(on),
            next(sizes, 0) / 2,
            next((each for each in languages if each), ""),
            next((each for each in fonts if each), "") or "",
        )

    def _chain(self, style: str) -> Iterator[tuple[str, Element]]:
        """Yield a style and those that it is based on."""
        key = style
        for _ in range(_LONGEST_CHAIN):
            each = self._styles.get(key)
            if each is None:
                return
            yield key, each
            key = value(child(each, "basedOn"))


def _toggled(
    name: str,
    own: Element | None,
    character: list[Element | None],
    paragraph: list[Element | None],
    defaults: Element | None,
) -> bool:
    """Return whether a switch is on: each style that has it reverses it (17.7.3), and a run sets it."""
    if (direct := child(own, name)) is not None:
        return is_on(direct)
    given = [
        next((is_on(each) for p in properties if (each := child(p, name)) is not None), False)
        for properties in (character, paragraph)
    ]
    return given[0] != given[1] or (not any(given) and is_on(child(defaults, name)))
