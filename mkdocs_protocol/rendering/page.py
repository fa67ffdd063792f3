"""What a page is before any site generator has seen it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_protocol.site.addresses import Address


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading in the contents of a page."""

    id: str
    title: str
    """Plain text."""
    level: int
    """2 for <h2>, and so on."""
    children: tuple[TocEntry, ...] = ()


def contents(*headings: tuple[str, str, object]) -> tuple[TocEntry, ...]:
    """Return headings of the second level: the id and title of each, unless there is nothing below it."""
    return tuple(TocEntry(id_, title, 2) for id_, title, below in headings if below)


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """What the site's search finds: a place on a page, and the words that find it. All plain text."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """One page, ready to be put into a theme."""

    address: Address
    title: str
    """Plain text, for the title bar and for search."""
    description: str
    """One plain sentence for search engines and for lists of links."""
    html: str
    """The whole content with its <h1>, which only links to other pages may precede; everything is escaped or ours."""
    toc: tuple[TocEntry, ...] = ()
    anchors: frozenset[str] = field(default_factory=frozenset)
    """Every id of the page that something may link to."""
    search: tuple[SearchRecord, ...] = ()
    """The places that search finds; the page itself is found by its title and description."""
    boost: int = 1
    """How much more search should favour this page than others, if it can weigh pages."""
    is_found: bool = True
    """Whether the site's search offers it; False if another page holds the same."""
    is_wide: bool = False
    """Whether it needs the room of the theme's side columns."""
    in_nav: bool = False
    """Whether it is in the site's navigation; never a page of which there is one for each council."""
    source: str = ""
    """The file that it is made from, as problems name it; "" if it is made from several."""
    canonical: str = ""
    """The canonical address of the same page, from the root of the site; "" if its own is that."""
    described: str = ""
    """A description for programs, as JSON-LD whose addresses are relative to it; or ""."""
