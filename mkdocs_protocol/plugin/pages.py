"""A handbook page as MkDocs sees it: an ordinary page whose content already exists."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from markupsafe import escape
from mkdocs.structure.files import File, InclusionLevel, set_exclusions
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_protocol.plugin.made import content_of, entries_of, places_of
from mkdocs_protocol.rendering.guests import without_ways
from mkdocs_protocol.site.html import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_protocol.plugin.made import MadeFile, MadePage, Places
    from mkdocs_protocol.rendering.page import TocEntry
    from mkdocs_protocol.store.store import Store


class HandbookPage(Page):
    """A page made before the build.

    It skips Python-Markdown, which a council's text must never reach and which would cost most of the
    time of a large build. Every event of MkDocs still runs for it. Its content is read from the store on request, and
    kept only if another plugin has changed it: memory does not grow with the number of pages.
    """

    def __init__(
        self,
        made: MadePage,
        store: Store,
        file: File,
        config: MkDocsConfig,
        *,
        title: str,
        hides_sidebar: bool,
    ) -> None:
        self._made, self._store, self._hides_sidebar = made, store, hides_sidebar
        self._changed: str | None = None
        self._toc: TableOfContents | None = None
        self._is_rendered = False
        self.is_taken_over = False
        """Whether it is written already, as in the last site, so that nothing need read it."""
        # Themes print titles and descriptions as they are: what comes from a council is escaped here.
        super().__init__(str(escape(title)), file, config)
        if made.canonical and config.site_url:
            self.canonical_url = urljoin(config.site_url, made.canonical)

    @property
    def made(self) -> MadePage:
        """What the handbook made."""
        return self._made

    @property
    def content(self) -> str | None:
        """The page as HTML, as it was made or as another plugin has changed it."""
        if self._changed is not None or not self._is_rendered:
            return self._changed
        if self.is_taken_over:
            return ""
        return _LAST.read(self._store, self._made)[1]

    @content.setter
    def content(self, content: str | None) -> None:
        is_as_made = self._is_rendered and _LAST.is_of(self._made, content)
        self._changed = None if is_as_made else content

    @property
    def toc(self) -> TableOfContents:
        """Its contents list, read when first asked for; it may be changed until the page is written."""
        if self._toc is None:
            kept = b"[]" if self.is_taken_over else _LAST.read(self._store, self._made)[0]
            self._toc = TableOfContents([*map(_anchor_link, entries_of(kept))])
        return self._toc

    @toc.setter
    def toc(self, toc: TableOfContents) -> None:
        self._toc = toc

    def let_go(self) -> None:
        """Let go of what nobody asks for once the page is written."""
        self._toc = None

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """Every id that a link may lead to."""
        return set(self.places.anchors)

    @property
    def places(self) -> Places:
        """Its anchors and search records, read anew each time."""
        return places_of(self._store, self._made)

    def read_source(self, config: MkDocsConfig) -> None:
        """Take title and description from what was made; there is no Markdown."""
        hidden = ["navigation"] if self._hides_sidebar else []
        hidden += ["toc"] if self._made.is_wide else []
        self.markdown = ""
        self.meta: dict[str, Any] = {
            "title": self.title,
            "description": str(escape(self._made.description)),
            "hide": hidden,
            "search": {"boost": self._made.boost, "exclude": not self._made.is_found},
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take content, contents list and anchors from what was made; our links are checked elsewhere."""
        self._is_rendered, self._changed, self._toc = True, None, None
        self.links_to_anchors = {}

    def show_to_search(self) -> None:
        """Become what search should find: a section for each record.

        Any search plugin reads contents and headings. The full page would cost it
        most of a build's time, and it would find every clause again on each page that quotes it.
        """
        self._shown = (self._changed, self._toc)
        search = self.places.search
        out = Writer()
        out.tag("h1", self._made.title)
        out.tag("p", self._made.description)
        for record in search:
            out.text("\n")
            out.tag("h2", record.title, {"id": record.anchor})
            out.tag("p", record.text)
        self.content = out.done()
        self.toc = TableOfContents([AnchorLink(str(escape(r.title)), r.anchor, 2) for r in search])

    def show_to_readers(self) -> None:
        """Be the page again."""
        self._changed, self._toc = self._shown

    def without_ways_to(self, absent: frozenset[str], output: str, config: MkDocsConfig) -> str:
        """Return the page as it is written, in which links to pages that the site does not have are words."""
        if not absent:
            return output
        root = urlsplit(config.site_url or "")
        start = root.path.rstrip("/") + "/"

        def leads_nowhere(href: str) -> bool:
            parts = urlsplit(unescape(href))
            if parts.netloc and parts.netloc != root.netloc:
                return False
            return (
                bool(parts.path)
                and urljoin(start + self.url, parts.path).removeprefix(start) in absent
            )

        return without_ways(output, leads_nowhere)


class _LastRead:
    """The content that was read last: it is asked for several times in a row, and handed back unchanged."""

    def __init__(self) -> None:
        self._name, self._content = "", (b"[]", "")

    def read(self, store: Store, made: MadePage) -> tuple[bytes, str]:
        if self._name != made.content:
            self._content, self._name = content_of(store, made), made.content
        return self._content

    def is_of(self, made: MadePage, content: str | None) -> bool:
        return self._name == made.content and content == self._content[1]


_LAST = _LastRead()


def as_made(store: Store, made: MadePage) -> str:
    """Return the content of a page as it was made; the page that was read last is not read again."""
    return _LAST.read(store, made)[1]


def page_file(
    made: MadePage,
    store: Store,
    config: MkDocsConfig,
    *,
    title: str = "",
    source: Path,
    hides_sidebar: bool = False,
) -> File:
    """Return the file of a page, with its page; `title` is what the site's navigation calls it.

    `hides_sidebar` asks the theme to leave the column with the site's navigation to the page.

    It names the `source` that it is made from, as a hand-written page does: plugins that ask git, or the disk, when a
    page changed and who wrote it get true answers, and none of them meets a page without a file. It does not call
    itself generated, since some plugins would then take today for its date; nor can it be edited as it is, so it has
    no address for that.

    Only index pages are in the navigation: a page for each council in every page's navigation would make the site
    grow with the square of their number. Whatever the site's owner excludes is left out.
    """
    file = File.generated(config, made.address, content="")
    file.abs_src_path, file.generated_by, file.edit_uri = str(source), None, None
    set_exclusions([file], config)
    if not made.in_nav and file.inclusion is InclusionLevel.INCLUDED:
        file.inclusion = InclusionLevel.NOT_IN_NAV
    HandbookPage(made, store, file, config, title=title or made.title, hides_sidebar=hides_sidebar)
    return file


def retitled(files: Iterable[File], named: Mapping[str, str]) -> None:
    """Give pages the titles that a navigation gives them, by their paths."""
    for file in files:
        if isinstance(file.page, HandbookPage) and (title := named.get(file.src_uri)):
            file.page.title = str(escape(title))


def data_files(files: Iterable[MadeFile], store: Store, config: MkDocsConfig) -> list[File]:
    """Return the files beside the pages, to be copied as they are: copied, never linked to the store.

    Whatever the site's owner excludes is left out by MkDocs.
    """
    return [
        File.generated(config, file.address, abs_src_path=str(store.path_of(file.content)))
        for file in files
    ]


def name_of(file: File) -> str:
    """Return a name for what a file of ours holds, the same for the same bytes around which MkDocs does the same."""
    return file.page.made.content if isinstance(file.page, HandbookPage) else str(file.abs_src_path)


def _anchor_link(entry: TocEntry) -> AnchorLink:
    link = AnchorLink(str(escape(entry.title)), entry.id, entry.level)
    link.children.extend(_anchor_link(child) for child in entry.children)
    return link
