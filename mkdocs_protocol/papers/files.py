"""The papers to take away, of every council: the drafting sheet as Markdown and Word, the one page as Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.papers.desk import DeskPapers
from mkdocs_protocol.papers.markdown import markdown
from mkdocs_protocol.papers.word import WordPapers
from mkdocs_protocol.site.files import PublishedFile, absolute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.papers.drafting import DraftingPapers
    from mkdocs_protocol.site.site import Site


def drafting_files(
    site: Site, papers: DraftingPapers, site_url: str = ""
) -> Iterator[PublishedFile]:
    """Yield the drafting sheets of every council; each names its page where `site_url` is known."""
    word_papers = WordPapers(site.handbook.as_of)
    for council in site.handbook.councils:
        paper = papers.of(council)
        page = site.addresses.url(site.addresses.drafting(council.id))
        address = absolute(site_url, page) if site_url else ""
        text = markdown(paper, address).encode()
        yield PublishedFile(site.addresses.drafting_file(council.id, "md.txt"), text)
        word = word_papers.word(paper, address)
        yield PublishedFile(site.addresses.drafting_file(council.id, "docx"), word)


def desk_files(site: Site, site_url: str = "") -> Iterator[PublishedFile]:
    """Yield the one-page papers of every council; each names its page where `site_url` is known."""
    word_papers, papers = WordPapers(site.handbook.as_of), DeskPapers(site)
    for council in site.handbook.councils:
        page = site.addresses.url(site.addresses.desk_paper(council.id))
        address = absolute(site_url, page) if site_url else ""
        word = word_papers.word(papers.paper(council), address)
        yield PublishedFile(site.addresses.desk_file(council.id), word)
