"""A paper for a meeting, before it becomes a web page, Markdown or a Word document: only words and their order.

Everything that it says is said once, here; a renderer lays it out. A council's words are in quotations and nowhere
else, so that each renderer can set them apart and escape them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.comparing.two_documents.differences import Span
from mkdocs_protocol.core.text import (
    Item,
    ItemList,
    Paragraph,
    Quotation,
    Table,
    plain,
    plain_inline,
)
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import NP_, pgettext

if TYPE_CHECKING:
    from mkdocs_protocol.comparing.drafting import Quoted
    from mkdocs_protocol.core.text import Block
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

_DETAIL = ' <span class="protocol-detail">'
CHOICES = (NP_("to decide", "keep"), NP_("to decide", "change"), NP_("to decide", "ask"))
"""What a meeting can decide about an entry: boxes to tick on paper."""


def choices() -> tuple[str, ...]:
    """Return what a meeting can decide about an entry, in the language of the build."""
    return tuple(pgettext("to decide", choice) for choice in CHOICES)


@dataclass(frozen=True, slots=True)
class Way:
    """A link, with the words for what it leads to."""

    label: str
    address: Address
    fragment: str = ""

    def link(self, site: Site, here: Address) -> Link:
        """Return it as a link on a page."""
        return Link(self.label, site.addresses.link(here, self.address, self.fragment))


@dataclass(frozen=True, slots=True)
class Quote:
    """A council's words, verbatim, with their source."""

    quoted: Quoted
    source: Way
    spans: tuple[Span, ...] = ()
    """The words in spans, if what differs from the other text is marked."""
    whose: str = ""
    """With spans: what a screen reader says before marked words, "different in Barrow’s clause"."""

    @property
    def language(self) -> str:
        """The language of the words."""
        return self.quoted.edition.language


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a meeting may decide on."""

    title: str = ""
    words: tuple[str, ...] = ()
    """The handbook's sentences, one paragraph each."""
    ways: tuple[Way, ...] = ()
    quotes: tuple[Quote, ...] = ()
    compared: tuple[Quote, Quote] | None = None
    """Two texts to be read beside each other, this council's first."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences for a form without links: clauses are put in brackets, a page without a clause is named."""
        clauses = "; ".join(way.label for way in self.ways if way.fragment)
        named = () if self.title else tuple(way.label for way in self.ways if not way.fragment)
        *most, last = (*named, *self.words) or ("",)
        return (*most, f"{last} ({clauses})" if clauses else last)


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one kind."""

    entries: tuple[Entry, ...]
    title: str = ""
    words: str = ""
    is_asked: bool = True
    """Whether each entry has boxes to tick."""
    is_run_in: bool = False
    """Whether an entry's title begins the line of its first words."""


@dataclass(frozen=True, slots=True)
class PaperSection:
    """A part of the paper."""

    anchor: str
    title: str
    words: str
    """A paragraph that says what the section is."""
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class PaperFact:
    """A fact about the document."""

    label: str
    value: Markup

    @property
    def text(self) -> str:
        """The value in plain words; separate lines of a page follow a semicolon."""
        return Markup(str(self.value).replace(_DETAIL, f"; {_DETAIL.lstrip()}")).striptags()


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper."""

    title: str
    document: str
    """The title of the document, in the council's words."""
    language: str
    """The language of the title."""
    edition: str
    """Which edition it is, in the handbook's words."""
    state: str
    """The state of its review on the day of the build."""
    as_of: str
    facts: tuple[PaperFact, ...]
    sections: tuple[PaperSection, ...]
    why: str
    """The heading above the state of its review."""
    foot: str = ""
    """The words at the foot, which say where it comes from; "" for none."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of quoted words."""

    text: str
    label: str = ""
    """The mark before an item: its number as printed, or a bullet."""
    depth: int = 0
    """How many lists it is nested in."""


def lines(blocks: tuple[Block, ...], depth: int = 0) -> Iterator[Line]:
    """Yield the paragraphs, items and rows of some text in order, none of its words left out."""
    for block in blocks:
        match block:
            case Paragraph(children):
                yield Line(plain_inline(children), depth=depth)
            case ItemList(items):
                for item in items:
                    yield from _item(item, depth + 1)
            case Quotation(inner):
                yield from lines(inner, depth + 1)
            case Table():
                yield from (Line(row, depth=depth) for row in plain((block,)).split("\n"))


def quote_lines(quote: Quote) -> list[Line]:
    """Return the paragraphs of a quotation: of the whole clause, or of the words that are quoted."""
    if quote.quoted.words:
        return [Line(text) for text in quote.quoted.words.split("\n")]
    return [*lines(quote.quoted.clause.blocks)]


def span_lines(spans: Iterable[Span]) -> list[list[Span]]:
    """Return the spans of a text line by line."""
    found: list[list[Span]] = [[]]
    for span in spans:
        first, *others = span.text.split("\n")
        found[-1].append(Span(span.mark, first))
        found += [[Span(span.mark, words)] for words in others]
    return found


def _item(item: Item, depth: int) -> Iterator[Line]:
    first, *others = [*lines(item.blocks, depth)] or [Line("", depth=depth)]
    if first.label:
        # An item that begins with a list: its own number is alone.
        if item.label:
            yield Line("", item.label, depth)
        yield first
    else:
        yield Line(first.text, item.label or "•", first.depth)
    yield from others
