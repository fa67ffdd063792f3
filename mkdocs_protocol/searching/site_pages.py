"""The site's other pages, as the search finds them: an index beside the handbook's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_protocol.searching.entries import Entry, EntryKind, Facets
from mkdocs_protocol.searching.index import Index
from mkdocs_protocol.searching.shards import Shards, blocks, to_bytes, to_json
from mkdocs_protocol.searching.shortening import with_short_words

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
    given = [*sections]
    entries = [*map(_entry, given)]
    index.add(entries)
    records = (
        to_json(
            {
                "ref": entry.ref,
                "kind": entry.facets.kind,
                "title": entry.title,
                "text": entry.text,
                "url": entry.url,
                "page": section.page,
            }
        )
        for section, entry in zip(given, entries, strict=True)
    )
    for name, block in blocks(records):
        yield f"{name}.json", block
    shards = Shards(index)
    for name, value in (*shards.terms(), *with_short_words(shards.words((), {}))):
        yield f"{name}.json", to_bytes(value)
    (name, facets), head = shards.head()
    yield f"{name}.json", to_bytes(facets)
    yield "index.json", to_bytes(head | {"shared": 0, "editions": []})


def _entry(section: PageSection) -> Entry:
    title = ": ".join(dict.fromkeys(one for one in (section.page, section.heading) if one))
    return Entry(
        f"page {section.url}",
        title,
        section.text,
        section.url,
        _FACETS,
        named=section.heading or section.page,
        besides=(section.page,),
    )
