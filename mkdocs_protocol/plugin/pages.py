"""A handbook page as MkDocs sees it: an ordinary page whose content was made before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_protocol.publishing.files import PublishedFile
    from mkdocs_protocol.rendering.page import RenderedPage, TocEntry


class HandbookPage(Page):
    """A page made from a draft.

    It skips Python-Markdown, which a council's text must never reach and which would cost most of the
    time of a large build. Every event of MkDocs still runs for it.
    """

    def __init__(self, draft: RenderedPage, file: File, config: MkDocsConfig, title: str) -> None:
        # Themes print titles and descriptions as they are: what comes from a council is escaped here.
        super().__init__(str(escape(title)), file, config)
        self._draft = draft

    def read_source(self, config: MkDocsConfig) -> None:
        """Take title and description from the draft; there is no Markdown."""
        hidden = ["navigation", "toc"] if self._draft.is_wide else ["navigation"]
        self.markdown = ""
        self.meta: dict[str, Any] = {
            "title": self.title,
            "description": str(escape(self._draft.description)),
            "hide": hidden,
            "search": {"boost": self._draft.boost, "exclude": not self._draft.is_found},
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take content, contents list and anchors from the draft; our links are checked elsewhere."""
        self.content = self._draft.html
        self.toc = TableOfContents([_anchor_link(entry) for entry in self._draft.toc])
        self.present_anchor_ids = set(self._draft.anchors)
        self.links_to_anchors = {}

    def show_to_search(self) -> None:
        """Stand in with what search is to find: each record a section of its own.

        Whatever search plugin a site has, it reads contents and headings. The full page would cost it
        most of a build's time, and it would find every clause again on each page that quotes it.
        """
        self._content, self._toc = self.content, self.toc
        lines = [
            Markup("<h1>%s</h1><p>%s</p>")
            % (
                self._draft.title,
                self._draft.description,
            )
        ]
        lines += [
            Markup('<h2 id="%s">%s</h2><p>%s</p>') % (record.anchor, record.title, record.text)
            for record in self._draft.search
        ]
        self.content = Markup("\n").join(lines)
        self.toc = TableOfContents(
            [AnchorLink(str(escape(r.title)), r.anchor, 2) for r in self._draft.search]
        )

    def show_to_readers(self) -> None:
        """Be the page again."""
        self.content, self.toc = self._content, self._toc


def page_file(draft: RenderedPage, config: MkDocsConfig, title: str = "") -> File:
    """Return the file of a draft, with its page; `title` is what the site's navigation calls it.

    Only index pages stand in the navigation: a page for each council in every page's navigation would
    make the site grow with the square of their number.
    """
    inclusion = InclusionLevel.INCLUDED if draft.in_nav else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, draft.address, content="", inclusion=inclusion)
    HandbookPage(draft, file, config, title or draft.title)
    return file


def data_files(published: Iterable[PublishedFile], config: MkDocsConfig) -> list[File]:
    """Return the files beside the pages, to be copied as they are."""
    return [
        File.generated(
            config, file.address, content=file.content, inclusion=InclusionLevel.INCLUDED
        )
        for file in published
    ]


def _anchor_link(entry: TocEntry) -> AnchorLink:
    link = AnchorLink(str(escape(entry.title)), entry.id, entry.level)
    link.children.extend(_anchor_link(child) for child in entry.children)
    return link
