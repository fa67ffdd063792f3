"""Everything that is published beside the pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mkdocs_protocol.publishing.calendar import calendar
from mkdocs_protocol.publishing.comparisons import comparison_files
from mkdocs_protocol.publishing.data import data_files
from mkdocs_protocol.publishing.drafting import drafting_files
from mkdocs_protocol.publishing.feed import feed
from mkdocs_protocol.publishing.published import PublishedFile

if TYPE_CHECKING:
    from mkdocs_protocol.rendering.site import Site

__all__ = ["PublishedFile", "published_files"]


def published_files(site: Site, *, site_url: str = "") -> Iterator[PublishedFile]:
    """Yield data, comparisons, drafting sheets, calendar and feed, one by one.

    `site_url` is where the site will stand. Only what is read outside the site uses it: calendar, feed and
    the sheets to take away; everything else is relative.
    """
    yield from data_files(site)
    yield from comparison_files(site)
    yield from drafting_files(site, site_url)
    yield PublishedFile(site.addresses.file("review.ics"), calendar(site, site_url))
    yield PublishedFile(site.addresses.file("review.xml"), feed(site, site_url))
