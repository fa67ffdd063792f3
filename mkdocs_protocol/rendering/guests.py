"""Guests: councils that a site's pages of comparison quote but that have no page on it.

Whatever would link to one of their pages is plain text. Only a guest's name is a link: to its own website; and the
name of its edition, to where the document was downloaded, if its sources say so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.rendering.page import RenderedPage
    from mkdocs_protocol.site.site import Site

_LINK = re.compile(r'<a\b([^>]*?)\shref="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
"""A link as our templates write it: attributes hold no unescaped angle bracket, and no link contains another."""


def as_host(site: Site, page: RenderedPage) -> RenderedPage:
    """Return a page of comparison as a site with guests shows it: nothing of theirs links to a missing page.

    No search finds their words either; of these pages it finds those in the navigation, by title.
    """
    ways = dict(way for one in _guests(site) for way in _ways(site, one, page))
    folders = tuple(ways)

    def replaced(match: re.Match[str]) -> str:
        before, href, after, words = match.groups()
        found = next((folder for folder in folders if href.startswith(folder)), None)
        if found is None:
            return match[0]
        there = ways[found].get(href, "")
        if there:
            return f'<a{before} href="{escape(there)}" rel="external"{after}>{words}</a>'
        return f"<span{before}{after}>{words}</span>"

    return replace(page, html=_LINK.sub(replaced, page.html), search=(), is_found=page.in_nav)


def without_ways(html: str, leads_nowhere: Callable[[str], bool]) -> str:
    """Return a page in which links that lead nowhere, by their addresses as written, are words."""

    def replaced(match: re.Match[str]) -> str:
        before, href, after, words = match.groups()
        return f"<span{before}{after}>{words}</span>" if leads_nowhere(href) else match[0]

    return _LINK.sub(replaced, html)


def _guests(site: Site) -> tuple[Council, ...]:
    return tuple(one for one in site.handbook.councils if one.id in site.guests)


def _ways(site: Site, guest: Council, page: RenderedPage) -> list[tuple[str, dict[str, str]]]:
    """Return how links to a guest's pages begin on a page, and which of them lead elsewhere."""
    at, edition = site.addresses, guest.leading_edition
    front = at.link(page.address, at.council(guest.id))
    folder = front.removesuffix("index.html")
    text = at.link(page.address, at.edition(guest.id, edition.id))
    return [(folder, {front: guest.website, text: guest.source_url})]
