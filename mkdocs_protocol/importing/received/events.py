"""XML as a stream of events, with the prefixes that the formats' standards write, whatever a file calls them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from mkdocs_protocol.importing.xml_guard import xml_part

if TYPE_CHECKING:
    from mkdocs_protocol.importing.containers import Package

Attributes = dict[str, str]

_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    f"{_OFFICE}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_OFFICE}officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"{_OFFICE}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_OFFICE}markup-compatibility/2006": "mc",
    f"{_OFFICE}package/2006/relationships": "rel",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://www.w3.org/XML/1998/namespace": "xml",
    **{f"{_OASIS}{name}:1.0": name for name in ("office", "style", "text", "table")},
    f"{_OASIS}drawing:1.0": "draw",
    f"{_OASIS}svg-compatible:1.0": "svg",
    f"{_OASIS}xsl-fo-compatible:1.0": "fo",
    "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0": "field",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
}


_KNOWN_TO_WORD = re.compile(
    r"wp(?:c|g|i|s|14)|wne|[wacpx]1[0-9][a-z0-9]*|pic14|cx[1-8]?|am3d|aink|oel|iact|adec|[aopvx]"
)
"""Names that files give to namespaces of Microsoft's, by which they ask for what not every program knows."""


class Handler:
    """What takes events in; one that asks for nothing else leaves ends and words alone."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in the start of an element, `w:p`."""

    def end(self, name: str) -> None:
        """Take in its end."""

    def data(self, text: str) -> None:
        """Take in words."""


def stream(package: Package, part: str, handler: Handler) -> bool:
    """Give the events of a part to a handler; return False if there is no such part.

    Of what a file says in several ways (`mc:AlternateContent`) the first is given of which Word knows what it needs.
    """
    content = xml_part(package, part)
    if content is None:
        return False
    chosen = _Chosen(handler)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = chosen.start
    parser.EndElementHandler = chosen.end
    parser.CharacterDataHandler = chosen.data
    parser.Parse(content, True)
    return True


def _named(name: str) -> str:
    uri, _, local = name.rpartition(" ")
    return f"{_PREFIXES.get(uri, '?')}:{local}" if uri else local


class _Chosen:
    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._depth = self._left_out = 0
        self._has_choice: list[bool] = []

    def start(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._left_out:
            return
        named = _named(name)
        if named == "mc:AlternateContent":
            self._has_choice.append(False)
        elif named in ("mc:Choice", "mc:Fallback") and self._has_choice:
            needs = attributes.get("Requires", "") if named == "mc:Choice" else ""
            if self._has_choice[-1] or not all(map(_KNOWN_TO_WORD.fullmatch, needs.split())):
                self._left_out = self._depth
            else:
                self._has_choice[-1] = True
        else:
            self._handler.start(named, {_named(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        self._depth -= 1
        if self._left_out:
            if self._depth < self._left_out:
                self._left_out = 0
            return
        named = _named(name)
        if named == "mc:AlternateContent":
            self._has_choice.pop()
        elif named not in ("mc:Choice", "mc:Fallback"):
            self._handler.end(named)

    def data(self, text: str) -> None:
        if not self._left_out:
            self._handler.data(text)
