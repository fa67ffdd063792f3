"""What a build makes before MkDocs empties the last good site: pages and files, in the store as they are made."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.rendering.page import SearchRecord, TocEntry

if TYPE_CHECKING:
    from mkdocs_protocol.publishing.files import PublishedFile
    from mkdocs_protocol.rendering.page import RenderedPage
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.store.store import Store


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page whose content is in the store: what MkDocs must know about all pages at once."""

    address: Address
    title: str
    description: str
    boost: int
    is_found: bool
    is_wide: bool
    in_nav: bool
    content: str
    """The name of its file in the store: its contents list in one line, everything else that has to be known about it
    in another, then its HTML."""
    source: str = ""
    """The file that it is made from, as problems name it; "" if it is made from several."""
    is_described: bool = False
    """Whether it also has a description for programs."""
    canonical: str = ""
    """The canonical address of the same page, from the root of the site; "" if its own is that."""

    def is_in(self, store: Store) -> bool:
        """Return whether the store still holds it."""
        return store.has_file(self.content)


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file beside the pages, in the store."""

    address: Address
    content: str
    """Its name there."""

    def is_in(self, store: Store) -> bool:
        """Return whether the store still holds it."""
        return store.has_file(self.content)


@dataclass(frozen=True, slots=True)
class Made:
    """Everything that the handbook adds to a site."""

    pages: tuple[MadePage, ...]
    files: tuple[MadeFile, ...]
    warnings: tuple[str, ...] = ()
    """What a person should settle; each build says so, whether or not anything has changed."""

    def is_in(self, store: Store) -> bool:
        """Return whether the store still holds all of it."""
        return all(page.is_in(store) for page in self.pages) and all(
            file.is_in(store) for file in self.files
        )


@dataclass(frozen=True, slots=True)
class Places:
    """The places on a page that links may lead to."""

    anchors: frozenset[str]
    search: tuple[SearchRecord, ...]
    described: str = ""
    """What the page is, as JSON-LD."""


def kept_page(store: Store, page: RenderedPage) -> MadePage:
    """Put a page into the store; return what has to be known about it."""
    records = [[record.anchor, record.title, record.text] for record in page.search]
    # What is kept beside it is written too, so that pages are the same if their files have the same name.
    beside = repr(replace(page, html="", toc=(), anchors=frozenset(), search=(), described=""))
    places = [sorted(page.anchors), records, page.described, beside]
    lines = [json.dumps(one, ensure_ascii=False) for one in (_rows(page.toc), places)]
    return MadePage(
        address=page.address,
        title=page.title,
        description=page.description,
        boost=page.boost,
        is_found=page.is_found,
        is_wide=page.is_wide,
        in_nav=page.in_nav,
        content=store.keep_file(
            b"%s\n%s\n%s"
            % (*(line.encode("utf-8", "surrogatepass") for line in lines), page.html.encode())
        ),
        source=page.source,
        is_described=bool(page.described),
        canonical=page.canonical,
    )


def kept_file(store: Store, file: PublishedFile) -> MadeFile:
    """Put a file into the store; return where it is to be published."""
    return MadeFile(file.address, store.keep_file(file.content))


def content_of(store: Store, page: MadePage) -> tuple[bytes, str]:
    """Return the contents list of a page, as it is kept, and its HTML."""
    toc, _, html = store.read_file(page.content).split(b"\n", 2)
    return toc, html.decode()


def entries_of(toc: bytes) -> tuple[TocEntry, ...]:
    """Return the entries of a contents list as it is kept."""
    return _entries(json.loads(toc.decode("utf-8", "surrogatepass")))


def places_of(store: Store, page: MadePage) -> Places:
    """Return the anchors and search records of a page."""
    line = store.read_file(page.content).split(b"\n", 2)[1]
    anchors, records, described, _ = json.loads(line.decode("utf-8", "surrogatepass"))
    return Places(frozenset(anchors), tuple(SearchRecord(*r) for r in records), described)


def _rows(toc: tuple[TocEntry, ...]) -> list[Any]:
    return [[one.id, one.title, one.level, _rows(one.children)] for one in toc]


def _entries(rows: list[Any]) -> tuple[TocEntry, ...]:
    return tuple(TocEntry(id_, title, level, _entries(rest)) for id_, title, level, rest in rows)
