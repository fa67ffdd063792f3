"""The parts of a Word file and what they refer to."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

from mkdocs_protocol.importing.document import ImportRefusedError
from mkdocs_protocol.importing.word.xml import R, value, w

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STRICT = (
    ("http://purl.oclc.org/ooxml/wordprocessingml/main",
     "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", R),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
    ("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
     "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
)  # fmt: skip
"""Names of the strict kind of the format, and the ones that are looked for."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to: another part, or an address outside."""

    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Package:
    """A Word file, opened."""

    _part: Callable[[str], bytes | None]
    """Gives a part's XML that is safe to parse, None if there is none."""
    main: str = ""
    """The name of the part that holds the text."""
    _known: dict[str, dict[str, Relationship]] = field(default_factory=dict)

    @classmethod
    def read(cls, part: Callable[[str], bytes | None]) -> Package:
        """Find the text of a file; raise ImportRefusedError if it has none."""
        made = cls(part)
        for each in made.relationships("").values():
            if each.kind == "officeDocument":
                made.main = each.target
        if not made.main or made.xml(made.main) is None:
            raise ImportRefusedError(
                "this is no Word document; open it in a word processor and save it as a Word document (.docx)"
            )
        return made

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return what a part refers to, by id."""
        if part not in self._known:
            folder, name = posixpath.split(part)
            root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
            found = root.findall(f"{{{_RELATIONSHIPS}}}Relationship") if root is not None else ()
            self._known[part] = {
                each.get("Id", ""): Relationship(
                    each.get("Type", "").rsplit("/", 1)[-1],
                    self._target(folder, each),
                    each.get("TargetMode") == "External",
                )
                for each in found
            }
        return self._known[part]

    def of_kind(self, kind: str) -> Element | None:
        """Return the part that the text leads to as its styles, numbering or the like."""
        for each in self.relationships(self.main).values():
            if each.kind == kind and not each.external:
                return self.xml(each.target)
        return None

    def xml(self, name: str) -> Element | None:
        """Return a part as XML, None if there is none."""
        content = self._part(name)
        root = fromstring(content) if content is not None else None
        if root is not None and "purl.oclc.org" in root.tag:
            for element in root.iter():
                _loosen(element)
        if root is not None:
            _without_open_fields(root)
        return root

    @staticmethod
    def _target(folder: str, each: Element) -> str:
        target = each.get("Target", "")
        if each.get("TargetMode") == "External":
            return target
        return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _without_open_fields(root: Element) -> None:
    """Take the beginning of fields that nothing ends out of a part, as Word does: all behind it would be their code."""
    begun: list[Element] = []
    for each in root.iter(w("fldChar")):
        kind = value(each, "fldCharType")
        if kind == "begin":
            begun.append(each)
        elif kind == "end" and begun:
            begun.pop()
    for each in begun:
        each.attrib.clear()


def _loosen(element: Element) -> None:
    """Let an element and its attributes bear the names of the transitional kind of the format."""
    for strict, loose in _STRICT:
        if element.tag.startswith(f"{{{strict}}}"):
            element.tag = f"{{{loose}}}{element.tag.rsplit('}', 1)[1]}"
        for name in [each for each in element.attrib if each.startswith(f"{{{strict}}}")]:
            element.attrib[f"{{{loose}}}{name.rsplit('}', 1)[1]}"] = element.attrib.pop(name)
