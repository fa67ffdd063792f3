"""Which headers and footers of a Word file a reader sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.importing.word.xml import R, child, children, is_on, value, w

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from mkdocs_protocol.importing.word.package import Package


_ORDER = ("first", "default", "even")
"""In which order a reader of a section comes to them."""


def frame_parts(package: Package, body: Element | None) -> tuple[list[str], list[str]]:
    """Return the parts that are headers and those that are footers, each once, in the order of the text.

    One for first pages counts only where first pages are told apart, one for even pages only where these are.
    """
    links = package.relationships(package.main)
    even = is_on(child(package.of_kind("settings"), "evenAndOddHeaders"))
    found: dict[str, list[str]] = {"headerReference": [], "footerReference": []}
    for section in body.iter(w("sectPr")) if body is not None else ():
        first = is_on(child(section, "titlePg"))
        for name, parts in found.items():
            for each in sorted(children(section, name), key=_order):
                kind = value(each, "type")
                link = links.get(each.get(f"{{{R}}}id", ""))
                seen = {"first": first, "even": even}.get(kind, True)
                if seen and link is not None and not link.external and link.target not in parts:
                    parts.append(link.target)
    return found["headerReference"], found["footerReference"]


def _order(reference: Element) -> int:
    kind = value(reference, "type") or "default"
    return _ORDER.index(kind) if kind in _ORDER else 1
