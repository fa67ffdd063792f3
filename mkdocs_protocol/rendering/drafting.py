"""The drafting sheet: a paper for the meeting before a review, as a page that prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.papers.paper import choices
from mkdocs_protocol.rendering.page import RenderedPage, TocEntry
from mkdocs_protocol.rendering.parts.clauses import clause_html
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.heads import edition_banner, page_data
from mkdocs_protocol.rendering.parts.marked_text import MarkStyle, marked_text
from mkdocs_protocol.site.languages import lang
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.papers.drafting import DraftingPapers
    from mkdocs_protocol.papers.paper import Entry, Group, Paper, Quote
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

DATES = "protocol-dates"


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """A council's words with a link to their place."""

    text: Markup
    lang: Markup
    source: Link


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """One thing to decide on."""

    title: str
    words: tuple[str, ...]
    ways: tuple[Link, ...]
    quotes: tuple[ShownQuote, ...]
    is_compared: bool
    """Whether the quotations are two texts to be read beside each other."""


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """Entries of one kind, under a heading of their own if there is a title."""

    title: str
    words: str
    is_asked: bool
    entries: tuple[ShownEntry, ...]
    rank: int
    """The level of its entries' headings: 3, or 4 below a heading of the group."""


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A part of the sheet."""

    anchor: str
    title: str
    words: str
    groups: tuple[ShownGroup, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page shows."""

    day: date
    """The day of the build, for the names of files."""
    paper: Paper
    sections: tuple[ShownSection, ...]
    banner: Markup
    lang: Markup
    choices: tuple[str, ...]
    council_href: str
    edition_href: str
    markdown_href: str
    word_href: str
    data: Markup

    @property
    def jumps(self) -> tuple[TocEntry, ...]:
        """Return the sections, each by what is folded in it on a phone: a link there unfolds it."""
        return tuple(TocEntry(f"{one.anchor}-read", one.title, 2) for one in self.sections)


def drafting_page(site: Site, papers: DraftingPapers, council: Council) -> RenderedPage:
    """Return the drafting sheet of a council."""
    addresses, edition = site.addresses, council.leading_edition
    here = addresses.drafting(council.id)
    paper = papers.of(council)
    page = Page(
        day=site.handbook.as_of,
        paper=paper,
        sections=tuple(
            ShownSection(
                section.anchor,
                section.title,
                section.words,
                tuple(_group(site, group, here) for group in section.groups),
            )
            for section in paper.sections
        ),
        banner=edition_banner(site, council, edition, here),
        lang=lang(edition),
        choices=choices(),
        council_href=addresses.link(here, addresses.council(council.id)),
        edition_href=addresses.link(here, addresses.edition(council.id, edition.id)),
        markdown_href=addresses.link(here, addresses.drafting_file(council.id, "md.txt")),
        word_href=addresses.link(here, addresses.drafting_file(council.id, "docx")),
        data=page_data(site),
    )
    toc = (
        TocEntry(DATES, _("Dates and review"), 2),
        *(TocEntry(section.anchor, section.title, 2) for section in paper.sections),
    )
    return RenderedPage(
        here,
        paper.title,
        _("{council}: what to have at hand when its protocol is reviewed.").format(
            council=council.title
        ),
        environment(site.templates).get_template("drafting.html").render(page=page),
        toc,
        frozenset(entry.id for entry in (*toc, *page.jumps)),
    )


def _group(site: Site, group: Group, here: Address) -> ShownGroup:
    return ShownGroup(
        group.title,
        group.words,
        group.is_asked,
        tuple(_entry(site, entry, here) for entry in group.entries),
        4 if group.title else 3,
    )


def _entry(site: Site, entry: Entry, here: Address) -> ShownEntry:
    return ShownEntry(
        entry.title,
        entry.words,
        tuple(way.link(site, here) for way in entry.ways),
        tuple(_quote(site, quote, here) for quote in entry.compared or entry.quotes),
        entry.compared is not None,
    )


def _quote(site: Site, quote: Quote, here: Address) -> ShownQuote:
    quoted = quote.quoted
    if quote.spans:
        text = marked_text(quote.spans, MarkStyle("mark", quote.whose))
    elif quoted.words:
        lines = quoted.words.split("\n")
        text = Markup().join(Markup("<p>%s</p>") % line for line in lines)
    else:
        text = clause_html(site, quoted.council, quoted.edition, quoted.clause, here)
    return ShownQuote(text, lang(quoted.edition), quote.source.link(site, here))
