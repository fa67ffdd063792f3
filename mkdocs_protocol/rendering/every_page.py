"""Every page of the handbook: one module for each kind."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_protocol.papers.desk import DeskPapers
from mkdocs_protocol.papers.drafting import DraftingPapers
from mkdocs_protocol.papers.takeaway.kinds import PASTED
from mkdocs_protocol.rendering.comparison.changes import changes_pages
from mkdocs_protocol.rendering.comparison.compare import compare_page
from mkdocs_protocol.rendering.comparison.pair import pages_of_pair
from mkdocs_protocol.rendering.councils.council import council_page
from mkdocs_protocol.rendering.councils.document import document_page
from mkdocs_protocol.rendering.councils.list import councils_pages
from mkdocs_protocol.rendering.councils.navigation import with_navigation
from mkdocs_protocol.rendering.desk.page import desk_page
from mkdocs_protocol.rendering.desk.paper import desk_paper_page
from mkdocs_protocol.rendering.drafting import drafting_page
from mkdocs_protocol.rendering.edition.page import edition_page
from mkdocs_protocol.rendering.expectations.page import expectations_pages
from mkdocs_protocol.rendering.guests import as_host
from mkdocs_protocol.rendering.induction.page import induction_pages
from mkdocs_protocol.rendering.parts.heads import Heads
from mkdocs_protocol.rendering.questions.asked import council_questions_page
from mkdocs_protocol.rendering.questions.question import pages_of_question
from mkdocs_protocol.rendering.questions.table import questions_page
from mkdocs_protocol.rendering.review import review_pages
from mkdocs_protocol.rendering.searching.page import search_page
from mkdocs_protocol.rendering.searching.subjects import subjects_page
from mkdocs_protocol.rendering.situations.grid import situations_page
from mkdocs_protocol.rendering.situations.situation import pages_of_situation
from mkdocs_protocol.rendering.topics.grid import topics_page
from mkdocs_protocol.rendering.topics.topic import pages_of_topic
from mkdocs_protocol.rendering.trees.page import tree_page
from mkdocs_protocol.rendering.trees.start import council_trees_page
from mkdocs_protocol.store.reuse import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.rendering.page import RenderedPage
    from mkdocs_protocol.rendering.takeaway.files import Downloads
    from mkdocs_protocol.site.site import Site


def every_page(
    site: Site, papers: DraftingPapers | None = None, downloads: Downloads | None = None
) -> Iterator[RenderedPage]:
    """Yield every page, in an order that depends only on the handbook; each is made on request.

    `downloads` holds the files of the texts, which pages link to if there are any.
    """
    for work in work_on_pages(site, papers or DraftingPapers(site), downloads):
        yield from work.make()


def work_on_pages(
    site: Site,
    papers: DraftingPapers,
    downloads: Downloads | None = None,
    desks: DeskPapers | None = None,
) -> Iterator[Work[RenderedPage]]:
    """Yield the work of making every page, grouped by what the pages depend on, in the order of `every_page`."""
    desks, heads = desks or DeskPapers(site), Heads(site)
    vocabulary = site.handbook.vocabulary
    # Its guests are only on pages of comparison.
    compared = site.compared or site
    beside = heads if compared is site else Heads(compared)
    yield _work(lambda: _front_pages(site), "councils")
    for council in site.handbook.councils:
        for work in _of_council(site, papers, desks, downloads, council):
            yield _with_navigation(site, council, work)
    yield _comparing(compared, lambda: [topics_page(compared)], "topics")
    for place, topic in enumerate(vocabulary.topics):
        yield _comparing(
            compared, partial(pages_of_topic, compared, place, beside), "topic", topic.id
        )
    if site.asked() and not site.is_alone:
        yield _work(lambda: [questions_page(site)], "questions")
    for place, question in enumerate(site.asked()):
        yield _comparing(
            compared, partial(pages_of_question, compared, place), "question", question.id
        )
    if not compared.is_alone:
        yield _comparing(compared, lambda: [compare_page(compared)], "compare")
    for left, right in compared.pairs:
        make = partial(pages_of_pair, compared, left, right)
        yield _comparing(compared, make, "pair", left.id, right.id)
    if compared.has_expectations:
        yield _comparing(compared, lambda: expectations_pages(compared), "expectations")
    many = not site.is_alone
    yield _work(lambda: [situations_page(site)] if many and site.answered() else (), "situations")
    for situation in vocabulary.situations if many else ():
        yield _work(
            partial(pages_of_situation, site, situation.id, heads), "situation", situation.id
        )
    yield _work(lambda: review_pages(site), "review")
    if site.has_search:
        yield _work(lambda: [search_page(site), subjects_page(site)], "search")


def _work(make: Callable[[], Iterable[RenderedPage]], *name: str) -> Work[RenderedPage]:
    return Work(("pages", *name), make)


def _comparing(
    site: Site, make: Callable[[], Iterable[RenderedPage]], *name: str
) -> Work[RenderedPage]:
    """Return the work of making pages that compare: in a site with guests, without links to pages that these lack."""
    if not site.guests:
        return _work(make, *name)
    leads = lambda: (as_host(site, page) for page in make())  # noqa: E731
    return replace(_work(leads, *name), has_guests=True)


def _front_pages(site: Site) -> Iterable[RenderedPage]:
    """Return the handbook's front page: the list of councils or, for one council, its own page."""
    if not site.is_alone:
        return councils_pages(site)
    (council,) = site.handbook.councils
    fronts = [site.addresses.councils(), *([site.addresses.home()] if site.is_front_ours else [])]
    pages = (council_page(site, council, here=here) for here in fronts)
    # The same as at the council's own address, which is for ever; a search needs but one of them.
    canonical = site.addresses.url(site.addresses.council(council.id))
    copies = (replace(page, canonical=canonical, search=(), is_found=False) for page in pages)
    shown = [with_navigation(site, council, page) for page in copies]
    # The last one is the site's own front page, if that is ours.
    return _from(council.leading_edition.at.path, *shown[:-1], replace(shown[-1], in_nav=True))


def _of_council(
    site: Site,
    papers: DraftingPapers,
    desks: DeskPapers,
    downloads: Downloads | None,
    council: Council,
) -> Iterator[Work[RenderedPage]]:
    def work(kind: str, make: Callable[[], Iterable[RenderedPage]]) -> Work[RenderedPage]:
        return Work(("pages", "council", council.id, kind), make, council.id)

    def on_text(kind: str, make: Callable[[], Iterable[RenderedPage]]) -> Work[RenderedPage]:
        return work(kind, lambda: _from(council.leading_edition.at.path, *make()))

    yield on_text("front", lambda: [council_page(site, council)])
    yield on_text("desk", lambda: _desk_pages(site, desks, downloads, council))
    yield on_text("drafting", lambda: [drafting_page(site, papers, council)])
    yield work("editions", lambda: _edition_pages(site, downloads, council))
    yield on_text("changes", lambda: changes_pages(site, council))
    yield on_text("induction", lambda: induction_pages(site, council))
    if site.asked() and council.answers:
        yield on_text("questions", lambda: [council_questions_page(site, council)])
    yield on_text("trees", lambda: [council_trees_page(site, council)] if council.trees else ())
    for situation in site.handbook.vocabulary.situations:
        make = partial(_tree_pages, site, council, situation.id)
        yield Work(("pages", "council", council.id, "tree", situation.id), make, council.id)


def _desk_pages(
    site: Site, desks: DeskPapers, downloads: Downloads | None, council: Council
) -> Iterator[RenderedPage]:
    files = downloads.of(council, council.leading_edition) if downloads else ()
    yield desk_page(site, desks, council, files)
    yield desk_paper_page(site, desks, council)


def _edition_pages(
    site: Site, downloads: Downloads | None, council: Council
) -> Iterator[RenderedPage]:
    for edition in council.every_edition:
        made = downloads.of(council, edition) if downloads else ()
        files = [each for each in made if each.kind is not PASTED]  # those are for the clerk
        yield from _from(edition.at.path, edition_page(site, council, edition, files))
    for document in council.other_documents:
        yield from _from(document.leading_edition.at.path, document_page(site, council, document))


def _tree_pages(site: Site, council: Council, situation: str) -> Iterator[RenderedPage]:
    if tree := council.tree_by_situation.get(situation):
        yield from _from(tree.at.path, tree_page(site, council, tree))


def _from(source: str, *pages: RenderedPage) -> Iterator[RenderedPage]:
    """Yield pages with the file that their words come from; other plugins may ask when that changed."""
    return (replace(page, source=source) for page in pages)


def _with_navigation(site: Site, council: Council, work: Work[RenderedPage]) -> Work[RenderedPage]:
    def make() -> Iterator[RenderedPage]:
        return (with_navigation(site, council, page) for page in work.make())

    return replace(work, make=make)
