"""The files of a text to take away, all made from one value."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_protocol.papers.takeaway.kinds import KINDS, PASTED
from mkdocs_protocol.papers.takeaway.markdown import markdown_text
from mkdocs_protocol.papers.takeaway.pdf import HOW_TO_INSTALL, NoPdf, can_make_pdf, pdf_text
from mkdocs_protocol.papers.takeaway.plain import plain_text
from mkdocs_protocol.papers.takeaway.text import taken_text
from mkdocs_protocol.rendering.takeaway.pages import fragment_of, html_file
from mkdocs_protocol.site.files import PublishedFile, size_shown
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.store.reads import HELD, Memo
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.papers.takeaway.kinds import FileKind
    from mkdocs_protocol.papers.takeaway.text import TakenText
    from mkdocs_protocol.papers.takeaway.word import WordTexts
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


class TextFiles:
    """Makes the files of a handbook's texts; what several of them share is made once."""

    def __init__(self, site: Site, site_url: str = "") -> None:
        self._site, self._site_url = site, site_url
        self._writers: dict[str, Callable[[TakenText], bytes]] = {
            "pdf": pdf_text,
            "docx": self._docx,
            "html": lambda taken: html_file(site.wording, taken),
            "txt": plain_text,
            "md": markdown_text,
            PASTED.id: lambda taken: fragment_of(site.wording, taken).encode(),
        }

    def text(self, council: Council, edition: Edition) -> TakenText:
        """Return an edition as a text to take away."""
        return taken_text(self._site, council, edition, self._site_url)

    def made(self, taken: TakenText, kind: FileKind) -> bytes:
        """Return the bytes of a file. Raises NoPdf if a PDF cannot be made."""
        return self._writers[kind.id](taken)

    def lacking(self, taken: TakenText, kind: FileKind) -> str:
        """Return a sentence on what a file lacks that the others have, or ""."""
        return self._word.lacking(taken) if kind.id == "docx" else ""

    def _docx(self, taken: TakenText) -> bytes:
        return self._word.word(taken)

    @cached_property
    def _word(self) -> WordTexts:
        from mkdocs_protocol.papers.takeaway.word import WordTexts  # noqa: PLC0415 (it takes long)

        return WordTexts(self._site.handbook.as_of)


@dataclass(frozen=True, slots=True)
class Download:
    """A text as a file beside its page."""

    kind: FileKind
    file: PublishedFile

    def link(self, site: Site, here: Address) -> Link:
        """Return the link to it, which says what kind of file it is and how large."""
        words = _("Download the text ({kind}, {size})").format(
            kind=_(self.kind.name), size=size_shown(self.file.content)
        )
        return Link(words, site.addresses.link(here, self.file.address))


class Downloads:
    """The files of every edition of a handbook; none if it has more councils than the site allows."""

    def __init__(self, site: Site, site_url: str = "") -> None:
        self._site, self._texts = site, TextFiles(site, site_url)
        self._are_made = len(site.handbook.councils) <= site.most_taken
        self._made: Memo[Address, tuple[Download, ...]] = Memo(site.reads, most=HELD)
        self.not_made: list[str] = []
        """Sentences on what could not be made."""
        if self._are_made and not can_make_pdf():
            self.not_made.append(HOW_TO_INSTALL)

    def of(self, council: Council, edition: Edition) -> tuple[Download, ...]:
        """Return the files of an edition, made on first request."""
        if not self._are_made:
            return ()
        key = self._site.edition_address(council, edition)
        return self._made.of(key, lambda: tuple(self._downloads(council, edition)))

    def files(self, council: Council) -> Iterator[PublishedFile]:
        """Yield every file of a council's texts."""
        for edition in council.every_edition:
            yield from (download.file for download in self.of(council, edition))

    def _downloads(self, council: Council, edition: Edition) -> Iterator[Download]:
        taken = self._texts.text(council, edition)
        for kind in (*KINDS, PASTED):
            if kind.id == "pdf" and not can_make_pdf():
                continue
            try:
                content = self._texts.made(taken, kind)
            except NoPdf as error:
                self.not_made.append(str(error))
                continue
            if (lacks := self._texts.lacking(taken, kind)) and lacks not in self.not_made:
                self.not_made.append(lacks)
            page = self._site.edition_address(council, edition)
            address = self._site.addresses.edition_file(page, taken.name, kind.id)
            yield Download(kind, PublishedFile(address, content))
