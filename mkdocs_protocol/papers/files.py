"""The drafting sheets to take away: Markdown and Word, of every council."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
