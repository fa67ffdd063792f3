"""Every page of the handbook, a module a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.rendering.pages.changes import changes_pages
from mkdocs_protocol.rendering.pages.compare import compare_page
from mkdocs_protocol.rendering.pages.council import council_page
from mkdocs_protocol.rendering.pages.council_trees import council_trees_page
from mkdocs_protocol.rendering.pages.councils import councils_pages
from mkdocs_protocol.rendering.pages.drafting import drafting_page
from mkdocs_protocol.rendering.pages.edition import edition_page
from mkdocs_protocol.rendering.pages.expectations import expectations_page
from mkdocs_protocol.rendering.pages.pair import pair_pages
from mkdocs_protocol.rendering.pages.review import review_page
from mkdocs_protocol.rendering.pages.situation import situation_pages
from mkdocs_protocol.rendering.pages.situations import situations_page
from mkdocs_protocol.rendering.pages.topic import topic_pages
from mkdocs_protocol.rendering.pages.topics import topics_page
from mkdocs_protocol.rendering.pages.tree import tree_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.rendering.drafts import Draft
    from mkdocs_protocol.rendering.site import Site


def drafts(site: Site) -> Iterator[Draft]:
    """Yield every page, in an order that the handbook alone decides; each is made when asked for."""
    yield from councils_pages(site)
    for council in site.handbook.councils:
        yield council_page(site, council)
        yield drafting_page(site, council)
        for edition in council.editions:
            yield edition_page(site, council, edition)
        yield from changes_pages(site, council)
        if council.trees:
            yield council_trees_page(site, council)
        for tree in council.trees:
            yield tree_page(site, council, tree)
    yield topics_page(site)
    yield from topic_pages(site)
    yield compare_page(site)
    yield from pair_pages(site)
    if site.expectations:
        yield expectations_page(site)
    if site.routes:
        yield situations_page(site)
    yield from situation_pages(site)
    yield review_page(site)
