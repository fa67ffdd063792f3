"""Everything that is published beside the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import permutations
from typing import TYPE_CHECKING

from mkdocs_protocol.papers.desk import DeskPapers
from mkdocs_protocol.papers.drafting import DraftingPapers
from mkdocs_protocol.papers.files import desk_file, drafting_files
from mkdocs_protocol.publishing.comparing import comparing_file
from mkdocs_protocol.publishing.comparisons import comparison_file
from mkdocs_protocol.publishing.data import (
    council_file,
    describing_files,
    handbook_file,
    register_file,
    table_file,
)
from mkdocs_protocol.publishing.declared import Declared
from mkdocs_protocol.publishing.feed import council_feed, editions_feed, feed
from mkdocs_protocol.publishing.identity import identity_files
from mkdocs_protocol.publishing.tables import TABLES
from mkdocs_protocol.searching.files import search_files
from mkdocs_protocol.site.files import PublishedFile
from mkdocs_protocol.store.digests import digest
from mkdocs_protocol.store.reuse import Work

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.papers.word import WordPapers
    from mkdocs_protocol.rendering.takeaway.files import Downloads
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

__all__ = ["PublishedFile", "published_files"]


def published_files(
    site: Site,
    papers: DraftingPapers | None = None,
    *,
    site_url: str = "",
    pages: Iterable[tuple[Address, str, str]] = (),
    downloads: Downloads | None = None,
) -> Iterator[PublishedFile]:
    """Yield data, comparisons, drafting sheets, calendars and feeds, one by one.

    `site_url` is the site's future address. Only files that are read outside the site use it: calendars, feeds and
    the sheets to take away; everything else is relative. `pages` are pages that a search also finds by title and
    description: address, title, description. `downloads` holds the files of the texts, if there are any.
    """
    papers = papers or DraftingPapers(site)
    for work in work_on_files(site, papers, site_url=site_url, downloads=downloads):
        yield from work.make()
    for work in work_on_search(site, pages):
        yield from work.make()


def work_on_files(
    site: Site,
    papers: DraftingPapers,
    *,
    site_url: str = "",
    downloads: Downloads | None = None,
    desks: DeskPapers | None = None,
) -> Iterator[Work[PublishedFile]]:
    """Yield the work of making every file but the search's, grouped by what the files depend on.

    The files are in the order of `published_files`.
    """
    councils = site.handbook.councils
    declared, words = Declared(site), cache(partial(_word_papers, site))
    desks = desks or DeskPapers(site)
    yield _work(lambda: [handbook_file(site)], "handbook")
    for council in councils:
        yield _of(council, "data", partial(_one, council_file, site, council, declared))
    yield _work(lambda: [register_file(site)], "register")
    for table in TABLES:
        yield _work(partial(_one, table_file, site, table), "table", table.name)
    yield _work(lambda: describing_files(site), "describing")
    if site.has_pairs:
        for left, right in permutations(councils, 2):
            yield _work(
                partial(_one, comparison_file, site, left, right), "pair", left.id, right.id
            )
    yield _work(lambda: _workbook(site, site_url), "workbook")
    for council in councils if len(councils) > 1 else ():
        yield _of(council, "comparing", partial(_one, comparing_file, site, council))
    for council in councils:
        yield _of(council, "drafting", partial(_drafting, site, papers, words, council, site_url))
    for council in councils:
        yield _of(council, "desk", partial(_desk, site, desks, words, council, site_url))
    if downloads:
        for council in councils:
            yield _of(council, "texts", partial(downloads.files, council))
    for council in councils:
        yield _of(council, "identity", partial(identity_files, site, council))
    yield _work(lambda: _calendar(site, site_url), "calendar")
    yield _work(lambda: _feeds(site, site_url), "feeds")
    for council in councils:
        yield _of(council, "dates", partial(_dates, site, council, site_url))


def work_on_search(
    site: Site, pages: Iterable[tuple[Address, str, str]] = ()
) -> Iterator[Work[PublishedFile]]:
    """Yield the work of making the search's files: the last of all, since they name pages that must have been made."""
    if site.has_search:
        found = tuple(pages)
        yield _work(lambda: search_files(site, found, has_site=True), "search", digest(found))


def _work(make: Callable[[], Iterable[PublishedFile]], *name: str) -> Work[PublishedFile]:
    return Work(("files", *name), make)


def _of(
    council: Council, kind: str, make: Callable[[], Iterable[PublishedFile]]
) -> Work[PublishedFile]:
    return Work(("files", kind, council.id), make, council.id)


def _one(make: Callable[..., PublishedFile], *given: object) -> tuple[PublishedFile]:
    return (make(*given),)


# What many builds do not need is imported where it is: each library takes 20 to 40 milliseconds.


def _word_papers(site: Site) -> WordPapers:
    from mkdocs_protocol.papers.word import WordPapers  # noqa: PLC0415

    return WordPapers(site.handbook.as_of)


def _drafting(
    site: Site,
    papers: DraftingPapers,
    words: Callable[[], WordPapers],
    council: Council,
    site_url: str,
) -> Iterator[PublishedFile]:
    return drafting_files(site, papers, words(), council, site_url)


def _desk(
    site: Site,
    papers: DeskPapers,
    words: Callable[[], WordPapers],
    council: Council,
    site_url: str,
) -> Iterator[PublishedFile]:
    yield desk_file(site, papers, words(), council, site_url)


def _calendar(site: Site, site_url: str) -> Iterator[PublishedFile]:
    from mkdocs_protocol.publishing.calendar import calendar  # noqa: PLC0415

    yield PublishedFile(site.addresses.calendar(), calendar(site, site_url))


def _feeds(site: Site, site_url: str) -> Iterator[PublishedFile]:
    yield PublishedFile(site.addresses.feed(), feed(site, site_url))
    yield PublishedFile(site.addresses.editions_feed(), editions_feed(site, site_url))


def _dates(site: Site, council: Council, site_url: str) -> Iterator[PublishedFile]:
    from mkdocs_protocol.publishing.calendar import council_calendar  # noqa: PLC0415

    at, id_ = site.addresses, council.id
    yield PublishedFile(at.council_calendar(id_), council_calendar(site, council, site_url))
    yield PublishedFile(at.council_feed(id_), council_feed(site, council, site_url))


def _workbook(site: Site, site_url: str) -> Iterator[PublishedFile]:
    if site.has_workbook:
        from mkdocs_protocol.publishing.workbook import question_workbook  # noqa: PLC0415

        at = site.addresses.table("questions.xlsx")
        yield PublishedFile(at, question_workbook(site, site_url))
