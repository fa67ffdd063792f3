"""The site's other pages, as the search finds them: an index beside the handbook's own."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_protocol.searching.entries import Entry, EntryKind, EntryRun, Facets
from mkdocs_protocol.searching.index import Index
from mkdocs_protocol.searching.shards import (
    BLOCK,
    FEW,
    SMALL_BLOCK,
    Shards,
    as_files,
    blocks,
    lines_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class PageSection(NamedTuple):
    """A heading of a page and the words below it, as plain text."""

    url: str
    """Its address, from the root of the site."""
    page: str
    """The title of the page."""
    heading: str
    """"" for what comes before the first heading."""
    text: str


_FACETS = Facets(EntryKind.PAGE)


def site_pages_files(
    sections: Iterable[PageSection], phrases: Iterable[str] = ()
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the index, each with its name below its folder; `phrases` are those in the vocabulary."""
    index = Index(phrases)
    entries = [*map(_entry, sections)]
    index.add(entries)
    block = SMALL_BLOCK if len(entries) <= FEW else BLOCK
    shards = Shards(index, block)
    named = chain(
        blocks([lines_of(EntryRun("page ", "", entries))], block),
        shards.terms(),
        shards.words((), {}),
        [shards.facets()],
    )
    yield from as_files(named, lambda: shards.head() | {"shared": 0, "editions": ""})


def _entry(section: PageSection) -> Entry:
    title = ": ".join(dict.fromkeys(one for one in (section.page, section.heading) if one))
    return Entry(
        section.url,
        title,
        section.text,
        _FACETS,
        named=section.heading or section.page,
        besides=(section.page,),
        more={"page": section.page},
    )
