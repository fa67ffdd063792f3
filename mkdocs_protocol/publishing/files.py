"""Everything that is published beside the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mkdocs_protocol.papers.drafting import DraftingPapers
from mkdocs_protocol.papers.files import desk_files, drafting_files
from mkdocs_protocol.publishing.calendar import calendar, council_calendar
from mkdocs_protocol.publishing.comparing import comparing_files
from mkdocs_protocol.publishing.comparisons import comparison_files
from mkdocs_protocol.publishing.data import data_files
from mkdocs_protocol.publishing.feed import council_feed, editions_feed, feed
from mkdocs_protocol.publishing.workbook import question_workbook
from mkdocs_protocol.searching.files import search_files
from mkdocs_protocol.site.files import PublishedFile

if TYPE_CHECKING:
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

__all__ = ["PublishedFile", "published_files"]


def published_files(
    site: Site,
    papers: DraftingPapers | None = None,
    *,
    site_url: str = "",
    pages: Iterable[tuple[Address, str, str]] = (),
) -> Iterator[PublishedFile]:
    """Yield data, comparisons, drafting sheets, calendars and feeds, one by one.

    `site_url` is where the site will stand. Only what is read outside the site uses it: calendars, feeds and
    the sheets to take away; everything else is relative. `pages` are those that a search finds by title and
    description besides: address, title, description.
    """
    yield from data_files(site)
    yield from comparison_files(site)
    if site.has_workbook:
        yield PublishedFile(
            site.addresses.table("questions.xlsx"), question_workbook(site, site_url)
        )
    yield from comparing_files(site)
    yield from drafting_files(site, papers or DraftingPapers(site), site_url)
    yield from desk_files(site, site_url)
    yield PublishedFile(site.addresses.calendar(), calendar(site, site_url))
    yield PublishedFile(site.addresses.feed(), feed(site, site_url))
    yield PublishedFile(site.addresses.editions_feed(), editions_feed(site, site_url))
    for council in site.handbook.councils:
        own = council_calendar(site, council, site_url)
        yield PublishedFile(site.addresses.council_calendar(council.id), own)
        yield PublishedFile(
            site.addresses.council_feed(council.id), council_feed(site, council, site_url)
        )
    if site.has_search:
        yield from search_files(site, pages)
