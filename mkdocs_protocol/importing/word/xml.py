"""Small functions that read the XML of a Word file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
V = "urn:schemas-microsoft-com:vml"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_UNDERSTOOD = re.compile(
    r"(?:wp[cgis]|wp14|w1\d\w*|[aopvx]|[acp]1\d\w*|x1\d\w*|pic14|wne|cx\d?|am3d|aink|oel|iact|adec)"
)
"""Prefixes of the extensions that Word knows; content that needs another one also has a form without it."""
_OFF = frozenset({"0", "false", "off", "none"})


def w(name: str) -> str:
    """Return a name of Word's own namespace as the parser has it."""
    return f"{{{W}}}{name}"


def local(element: Element) -> str:
    """Return the name of an element of Word's own namespace, and of others with their namespace."""
    return element.tag.removeprefix(f"{{{W}}}")


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of a name."""
    return None if element is None else element.find(w(name))


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children of a name."""
    if element is not None:
        yield from element.findall(w(name))


def value(element: Element | None, name: str = "val") -> str:
    """Return an attribute of an element, "" if there is none."""
    return "" if element is None else element.get(w(name), "")


def integer(element: Element | None, name: str, default: int = 0) -> int:
    """Return an attribute as a whole number; the default if it is none."""
    try:
        return int(value(element, name))
    except ValueError:
        return default


def is_on(element: Element | None) -> bool:
    """Return whether a switch is there and not turned off."""
    return element is not None and value(element).lower() not in _OFF


def chosen(alternatives: Element) -> Element | None:
    """Return the form that Word shows of content that is there in several forms (ISO/IEC 29500-3, 7.6)."""
    for each in alternatives.findall(f"{{{MC}}}Choice"):
        asked = each.get("Requires", "").split()
        if all(_UNDERSTOOD.fullmatch(one) for one in asked):
            return each
    return alternatives.find(f"{{{MC}}}Fallback")
