"""The review feed: Atom (RFC 4287), an entry for each edition in force, what changed last first.

An entry is `updated` on the day on which its review state last changed, worked out from the dates:
that is true in every build, and a reader is told of a review once when it draws near, once when it is
due and once when it is overdue. An edition without any date has no such day, and an entry has to have
one; so it is left out here, and stands in the register.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from mkdocs_protocol.core.partial_date import LONDON
from mkdocs_protocol.core.review import ReviewState
from mkdocs_protocol.publishing.councils import edition_url
from mkdocs_protocol.publishing.reviews import (
    document_says,
    published_state,
    review_basis,
    review_of,
    state_since,
)
from mkdocs_protocol.site.files import absolute, identifier, one_line
from mkdocs_protocol.site.wording import describe, worked_out_words

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.publishing.reviews import PublishedState, ReviewBasis
    from mkdocs_protocol.site.site import Site

MOST_ENTRIES = 500
"""A feed is a window on what is new; a program that wants everything reads `data/review.csv`."""

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class _Entry:
    council: Council
    edition: Edition
    updated: date
    state: PublishedState
    basis: ReviewBasis
    title: str
    summary: str


def feed(site: Site, site_url: str = "") -> bytes:
    """Return the feed; its links are relative to the feed itself where the site's address is unknown."""
    entries = sorted(_entries(site), key=lambda entry: entry.updated, reverse=True)[:MOST_ENTRIES]
    here, register = site.addresses.feed(), site.addresses.review()
    own = site.addresses.url(here)
    root = ET.Element("feed", {"xmlns": _ATOM, _LANGUAGE: "en-GB"})
    _add(root, "id", identifier("feed", site_url).urn)
    _add(root, "title", "Protocol reviews")
    _add(root, "subtitle", "Whether councils have reviewed their member/officer protocols in time.")
    _add(root, "updated", _midnight(entries[0].updated if entries else site.handbook.as_of))
    _add(ET.SubElement(root, "author"), "name", "The protocol handbook")
    link = site.addresses.link
    _link(root, "self", absolute(site_url, own) if site_url else link(here, here))
    _link(
        root,
        "alternate",
        absolute(site_url, site.addresses.url(register)) if site_url else link(here, register),
    )
    for entry in entries:
        page = site.addresses.edition(entry.council.id, entry.edition.id)
        url = edition_url(site, entry.council, entry.edition)
        _add_entry(root, entry, absolute(site_url, url) if site_url else link(here, page))
    ET.indent(root, " ")
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _entries(site: Site) -> Iterator[_Entry]:
    today = site.handbook.as_of
    for council in site.handbook.councils:
        edition = council.in_force
        if edition is None:
            continue
        review = review_of(site, edition)
        since = state_since(review, edition.dates, today)
        if since is None:
            continue
        words = describe(site.wording, review, today)
        state, explanation = review.state(today), words.explanation
        if state is ReviewState.CYCLE:
            explanation += f" {worked_out_words(site.wording, review, today)}"
        yield _Entry(
            council,
            edition,
            since,
            published_state(site, edition),
            review_basis(edition),
            one_line(f"{council.title} – {words.headline}"),
            one_line(f"{document_says(site, review)} {explanation}"),
        )


def _add_entry(root: ET.Element, entry: _Entry, href: str) -> None:
    node = ET.SubElement(root, "entry")
    _add(node, "id", identifier(entry.council.id, entry.edition.id, "review").urn)
    _add(node, "title", entry.title)
    _add(node, "updated", _midnight(entry.updated))
    _link(node, "alternate", href)
    ET.SubElement(node, "category", {"term": entry.state})
    if entry.basis == "cycle":  # beside the state, whose list of values stays as it was published
        ET.SubElement(node, "category", {"term": entry.basis})
    _add(node, "summary", entry.summary)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _link(parent: ET.Element, relation: str, href: str) -> None:
    ET.SubElement(parent, "link", {"rel": relation, "href": href})


def _midnight(day: date) -> str:
    """Return the beginning of a day where the handbook's clock stands."""
    return datetime.combine(day, time(), LONDON).isoformat()
