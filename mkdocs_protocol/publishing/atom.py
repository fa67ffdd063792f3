"""How a feed is written: Atom (RFC 4287)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from xml.etree import ElementTree as ET

from mkdocs_protocol.core.partial_date import LONDON
from mkdocs_protocol.site.languages import our_language
from mkdocs_protocol.words.gettext import _

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a feed reports."""

    id: str
    title: str
    updated: date
    href: str
    categories: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its entries, in order."""

    id: str
    title: str
    subtitle: str
    made_on: date
    """The day that counts as the feed's last change if it has no entry."""
    own_href: str
    page_href: str
    """The page that says the same to people."""
    entries: tuple[Entry, ...]


def feed_bytes(feed: Feed) -> bytes:
    """Return a feed as the bytes of its file."""
    root = ET.Element("feed", {"xmlns": _ATOM, _LANGUAGE: our_language()})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", _midnight(feed.entries[0].updated if feed.entries else feed.made_on))
    _add(ET.SubElement(root, "author"), "name", _("The protocol handbook"))
    _link(root, "self", feed.own_href)
    _link(root, "alternate", feed.page_href)
    for entry in feed.entries:
        _add_entry(root, entry)
    ET.indent(root, " ")
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _add_entry(root: ET.Element, entry: Entry) -> None:
    node = ET.SubElement(root, "entry")
    _add(node, "id", entry.id)
    _add(node, "title", entry.title)
    _add(node, "updated", _midnight(entry.updated))
    _link(node, "alternate", entry.href)
    for category in entry.categories:
        ET.SubElement(node, "category", {"term": category})
    _add(node, "summary", entry.summary)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _link(parent: ET.Element, relation: str, href: str) -> None:
    ET.SubElement(parent, "link", {"rel": relation, "href": href})


def _midnight(day: date) -> str:
    """Return the beginning of a day by the handbook's clock."""
    return datetime.combine(day, time(), LONDON).isoformat()
