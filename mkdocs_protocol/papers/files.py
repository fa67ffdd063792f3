"""The papers of every council to take away: the drafting sheet as Markdown and Word, the one-page paper as Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.papers.markdown import markdown
from mkdocs_protocol.site.files import PublishedFile, absolute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.papers.desk import DeskPapers
    from mkdocs_protocol.papers.drafting import DraftingPapers
    from mkdocs_protocol.papers.word import WordPapers
    from mkdocs_protocol.site.site import Site


def drafting_files(
    site: Site, papers: DraftingPapers, word: WordPapers, council: Council, site_url: str = ""
) -> Iterator[PublishedFile]:
    """Yield the drafting sheet of a council in each form; it gives the address of its page if `site_url` is known."""
    paper = papers.of(council)
    page = site.addresses.url(site.addresses.drafting(council.id))
    address = absolute(site_url, page) if site_url else ""
    text = markdown(paper, address).encode()
    yield PublishedFile(site.addresses.drafting_file(council.id, "md.txt"), text)
    content = word.word(paper, address)
    yield PublishedFile(site.addresses.drafting_file(council.id, "docx"), content)


def desk_file(
    site: Site, papers: DeskPapers, word: WordPapers, council: Council, site_url: str = ""
) -> PublishedFile:
    """Return the one-page paper of a council; it gives the address of its page if `site_url` is known."""
    page = site.addresses.url(site.addresses.desk_paper(council.id))
    address = absolute(site_url, page) if site_url else ""
    content = word.word(papers.paper(council), address)
    return PublishedFile(site.addresses.desk_file(council.id), content)
