"""Short names for the XML of an OpenDocument text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    "office": f"{_OASIS}office:1.0", "text": f"{_OASIS}text:1.0", "style": f"{_OASIS}style:1.0", "table": f"{_OASIS}table:1.0",
    "draw": f"{_OASIS}drawing:1.0", "fo": f"{_OASIS}xsl-fo-compatible:1.0", "svg": f"{_OASIS}svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink", "xml": "http://www.w3.org/XML/1998/namespace",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
}  # fmt: skip
_SHORT = {space: name for name, space in _SPACES.items()}


def name_of(element: Element) -> str:
    """Return the name of an element as it is written by convention: `text:p`."""
    space, _, local = element.tag[1:].rpartition("}")
    return f"{_SHORT.get(space, '?')}:{local}"


def full(name: str) -> str:
    """Return a name such as `text:p` as the parser has it."""
    space, _, local = name.partition(":")
    return f"{{{_SPACES[space]}}}{local}"


def value(element: Element | None, name: str) -> str:
    """Return an attribute, "" if there is none."""
    return "" if element is None else element.get(full(name), "")


def whole(element: Element, name: str, otherwise: int, most: int = 100_000) -> int:
    """Return an attribute as a whole number within limits."""
    text = value(element, name)
    return min(int(text), most) if text.isdecimal() and len(text) < 9 else otherwise
