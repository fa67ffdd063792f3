"""Every page of the handbook, a module a kind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_protocol.papers.desk import DeskPapers
from mkdocs_protocol.papers.drafting import DraftingPapers
from mkdocs_protocol.rendering.comparison.changes import changes_pages
from mkdocs_protocol.rendering.comparison.compare import compare_page
from mkdocs_protocol.rendering.comparison.pair import pair_pages
from mkdocs_protocol.rendering.councils.council import council_page
from mkdocs_protocol.rendering.councils.document import document_page
from mkdocs_protocol.rendering.councils.list import councils_pages
from mkdocs_protocol.rendering.councils.navigation import with_navigation
from mkdocs_protocol.rendering.desk.page import desk_page
from mkdocs_protocol.rendering.desk.paper import desk_paper_page
from mkdocs_protocol.rendering.drafting import drafting_page
from mkdocs_protocol.rendering.edition.page import edition_page
from mkdocs_protocol.rendering.expectations.page import expectations_page
from mkdocs_protocol.rendering.induction.page import induction_pages
from mkdocs_protocol.rendering.questions.question import question_pages
from mkdocs_protocol.rendering.questions.table import questions_page
from mkdocs_protocol.rendering.review import review_page
from mkdocs_protocol.rendering.searching.page import search_page
from mkdocs_protocol.rendering.searching.subjects import subjects_page
from mkdocs_protocol.rendering.situations.grid import situations_page
from mkdocs_protocol.rendering.situations.situation import situation_pages
from mkdocs_protocol.rendering.topics.grid import topics_page
from mkdocs_protocol.rendering.topics.topic import topic_pages
from mkdocs_protocol.rendering.trees.page import tree_page
from mkdocs_protocol.rendering.trees.start import council_trees_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.rendering.page import RenderedPage
    from mkdocs_protocol.site.site import Site


def every_page(site: Site, papers: DraftingPapers | None = None) -> Iterator[RenderedPage]:
    """Yield every page, in an order that the handbook alone decides; each is made when asked for."""
    papers, desks = papers or DraftingPapers(site), DeskPapers(site)
    yield from councils_pages(site)
    for council in site.handbook.councils:
        for page in _of_council(site, papers, desks, council):
            yield with_navigation(site, council, page)
    yield topics_page(site)
    yield from topic_pages(site)
    if site.questions:
        yield questions_page(site)
    yield from question_pages(site)
    yield compare_page(site)
    yield from pair_pages(site)
    if site.expectations:
        yield expectations_page(site)
    if site.routes:
        yield situations_page(site)
    yield from situation_pages(site)
    yield review_page(site)
    if site.has_search:
        yield search_page(site)
        yield subjects_page(site)


def _of_council(
    site: Site, papers: DraftingPapers, desks: DeskPapers, council: Council
) -> Iterator[RenderedPage]:
    text = council.leading_edition.at.path
    yield _from(text, council_page(site, council))
    yield _from(text, desk_page(site, desks, council))
    yield _from(text, desk_paper_page(site, desks, council))
    yield _from(text, drafting_page(site, papers, council))
    for edition in council.every_edition:
        yield _from(edition.at.path, edition_page(site, council, edition))
    for document in council.other_documents:
        source = document.leading_edition.at.path
        yield _from(source, document_page(site, council, document))
    for page in (*changes_pages(site, council), *induction_pages(site, council)):
        yield _from(text, page)
    if council.trees:
        yield _from(text, council_trees_page(site, council))
    for tree in council.trees:
        yield _from(tree.at.path, tree_page(site, council, tree))


def _from(source: str, page: RenderedPage) -> RenderedPage:
    """Return a page that says which file its words are from; a program beside may ask when that changed."""
    return replace(page, source=source)
