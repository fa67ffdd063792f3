"""The paper for the meeting: what matters most, on one sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.site.languages import lang
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from datetime import date

    from markupsafe import Markup

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.papers.desk import DeskPapers
    from mkdocs_protocol.papers.paper import Entry, Paper, PaperSection
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """A line of the paper: our words, or a document's words with their source."""

    title: str
    words: tuple[str, ...]
    ways: tuple[Link, ...]
    quotes: tuple[tuple[str, Markup, Link], ...]


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A part of the paper."""

    title: str
    words: str
    entries: tuple[ShownEntry, ...]


@dataclass(frozen=True, slots=True)
class PaperView:
    """Everything that the page shows."""

    paper: Paper
    lang: Markup
    sections: tuple[ShownSection, ...]
    desk_href: str
    drafting_href: str
    word_href: str
    day: date
    """The day of the build, for the names of files."""


def desk_paper_page(site: Site, papers: DeskPapers, council: Council) -> RenderedPage:
    """Return the paper for the meeting as a page that prints on one sheet."""
    addresses = site.addresses
    here, paper = addresses.desk_paper(council.id), papers.paper(council)
    view = PaperView(
        paper,
        lang(council.leading_edition),
        tuple(_section(site, section, here) for section in paper.sections),
        addresses.link(here, addresses.desk(council.id)),
        addresses.link(here, addresses.drafting(council.id)),
        addresses.link(here, addresses.desk_file(council.id)),
        site.handbook.as_of,
    )
    return RenderedPage(
        here,
        paper.title,
        _("{council}: what to decide at the next review of its protocol, on one sheet.").format(
            council=council.title
        ),
        environment(site.templates).get_template("desk-paper.html").render(page=view),
        is_found=False,
    )


def _section(site: Site, section: PaperSection, here: Address) -> ShownSection:
    entries = (entry for group in section.groups for entry in group.entries)
    return ShownSection(
        section.title, section.words, tuple(_entry(site, entry, here) for entry in entries)
    )


def _entry(site: Site, entry: Entry, here: Address) -> ShownEntry:
    at = site.addresses
    return ShownEntry(
        entry.title,
        entry.words,
        tuple(Link(way.label, at.link(here, way.address, way.fragment)) for way in entry.ways),
        tuple(
            (
                quote.quoted.text,
                lang(quote.quoted.edition),
                Link(
                    quote.source.label, at.link(here, quote.source.address, quote.source.fragment)
                ),
            )
            for quote in entry.quotes
        ),
    )
