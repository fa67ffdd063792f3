"""The site's hand-written pages, for the handbook's search: their words as plain text, without any of their HTML.

A site's owner can exclude pages or passages in Material's ways, `search: {exclude: true}` in the front matter and the
attribute `data-search-exclude`, and by the option `not_searched`. Live pieces are left out: what they show is found
in the handbook.
"""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.config_options import PathSpec

from mkdocs_protocol.core.html_elements import VOID
from mkdocs_protocol.plugin.withholding import is_in_clear
from mkdocs_protocol.store.digests import digest, engine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.structure.pages import Page

    from mkdocs_protocol.plugin.config import ProtocolConfig
    from mkdocs_protocol.site.addresses import Addresses
    from mkdocs_protocol.store.store import Store

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNSEEN = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "iframe",
        "object",
        "select",
        "textarea",
    }
)
_LINES = frozenset({
    "p", "div", "li", "dt", "dd", "tr", "pre", "blockquote", "section", "article", "table", "ul", "ol", "details", "summary",
    "figcaption", "br", "hr", "td", "th",
})  # fmt: skip
_OURS = "protocol-piece"

Section = tuple[str, str, str]
"""A heading's id, its words, and the words below it."""


def sections_of(html: str) -> list[Section]:
    """Return what a page says, section by section; the first has neither an id nor a heading."""
    reader = _Sections()
    reader.feed(html)
    reader.close()
    return reader.done()


class OwnPages:
    """Collects pages as MkDocs comes to each, and writes their index when all have been built."""

    def __init__(self, config: ProtocolConfig) -> None:
        self._config = config
        self._left_out = PathSpec().run_validation(config.not_searched or "")
        self._pages: dict[str, tuple[str, str, list[Section]]] = {}

    def add(self, page: Page, output: str) -> None:
        """Take a page as it is written, unless it is excluded from search or hidden behind a password."""
        meta = page.meta.get("search")
        is_excluded = isinstance(meta, dict) and bool(meta.get("exclude"))
        content = page.content or ""
        if (
            is_excluded
            or self._left_out.match_file(page.file.src_uri)
            or not is_in_clear(content, output)
        ):
            return
        title = str(page.meta.get("title") or page.title or "")
        self._pages[page.file.src_uri] = (page.url, title, sections_of(content))

    def write(self, site: str, addresses: Addresses, store: Store) -> None:
        """Write the index into a site, below the handbook's; from the store if nothing has changed."""
        folder = Path(site, str(addresses.search_index()))
        if not (folder / "index.json").exists():
            return  # The theme searches, or the handbook is not published in clear.
        key = digest("own pages", engine(), sorted(self._pages.items()))
        files: Any = store.kept(key, tuple, lambda: tuple(_files(self._pages.values())))
        for name, content in files:
            path = folder / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _files(pages: Iterable[tuple[str, str, list[Section]]]) -> Iterator[tuple[str, bytes]]:
    from mkdocs_protocol.searching.site_pages import (  # noqa: PLC0415 - only where something has changed
        PageSection,
        site_pages_files,
    )

    yield from site_pages_files(
        PageSection(
            f"{url}#{id_}" if id_ else url, title, "" if heading == title else heading, text
        )
        for url, title, sections in pages
        for id_, heading, text in sections
        if text or heading
    )


class _Sections(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._done: list[tuple[str, list[str], list[str]]] = [("", [], [])]
        self._open: list[tuple[str, bool]] = []
        """The elements that are open, and whether what is in each is left out."""
        self._in_heading = False
        self._left_out_below = 0
        """The rank of the heading whose section is left out; 0 where none is."""

    def done(self) -> list[Section]:
        """Return what was read."""
        return [(id_, _line(heading), _lines(text)) for id_, heading, text in self._done]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        if tag in _HEADINGS and not self._is_out:
            self._begin(int(tag[1]), is_left_out="data-search-exclude" in given)
        is_left_out = (
            self._is_out
            or tag in _UNSEEN
            or "data-search-exclude" in given
            or "hidden" in given
            or "headerlink" in classes
            or _OURS in classes
        )
        if tag not in VOID:
            self._open.append((tag, is_left_out))
        if is_left_out:
            return
        if tag in _HEADINGS and not self._left_out_below:
            self._in_heading = True
            if given.get("id") or self._done[-1][2]:
                self._done.append((given.get("id") or self._done[-1][0], [], []))
        elif tag in _LINES:
            self._say("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and all that are open within it."""
        if any(name == tag for name, _ in self._open):
            while self._open.pop()[0] != tag:
                pass
        if tag in _HEADINGS:
            self._in_heading = False
        elif tag in _LINES and not self._is_out:
            self._say("\n")

    def handle_data(self, data: str) -> None:
        """Take words."""
        if not self._is_out:
            self._say(data)

    @property
    def _is_out(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def _begin(self, rank: int, *, is_left_out: bool) -> None:
        """Begin a section; one that is left out ends at the next heading of its level or above."""
        if not self._left_out_below or rank <= self._left_out_below:
            self._left_out_below = rank if is_left_out else 0

    def _say(self, words: str) -> None:
        if self._left_out_below:
            return
        _, heading, text = self._done[-1]
        (heading if self._in_heading else text).append(words)


def _line(said: list[str]) -> str:
    return " ".join("".join(said).split())


def _lines(said: list[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(said).split("\n"))
    return "\n".join(line for line in lines if line)
