"""Councils as values, their pages without a site generator, and those pages as a tree of elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element, TreeBuilder

from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.documents import Document
from mkdocs_protocol.core.edition_dates import DatedFact, DateKind, Dates, FactState
from mkdocs_protocol.core.handbook import Council, Handbook
from mkdocs_protocol.core.partial_date import PartialDate
from mkdocs_protocol.core.problems import Location
from mkdocs_protocol.core.protocol import Classification, Clause, Edition, Part
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.core.terms import Role, Topic
from mkdocs_protocol.core.text import Block, Marked, Paragraph, Words
from mkdocs_protocol.core.vocabulary import CouncilKind, Vocabulary
from mkdocs_protocol.papers.drafting import DraftingPapers
from mkdocs_protocol.plugin.theme import STYLES
from mkdocs_protocol.rendering.every_page import work_on_pages
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.site.addresses import Addresses
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording
from support.handbook import REPOSITORY

AS_OF = date(2026, 11, 22)
ASSETS = REPOSITORY / "mkdocs_protocol/theme/assets/protocol"
TOPICS = ("respect", "channels", "media")
_NOWHERE = Location("")
_VOID = {"br", "img", "input", "link", "meta", "hr"}


def pages_of(kind: str, site: Site) -> Iterator[RenderedPage]:
    """Yield a site's pages of all situations, topics, questions or pairs, as a build makes them."""
    for work in work_on_pages(site, DraftingPapers(site)):
        if work.name[:2] == ("pages", kind):
            yield from work.make()


def make_clause(
    clause_id: str,
    topic: str | None = None,
    *,
    also: tuple[str, ...] = (),
    text: str = "",
    heading: str = "",
) -> Clause:
    """Return a clause of one paragraph; an id that begins with a digit is its number."""
    number = clause_id if clause_id[0].isdigit() else ""
    words = text or f"The words of {clause_id}."
    return Clause(
        clause_id,
        number,
        number,
        heading,
        False,
        number or f"{heading}, paragraph 1",
        (Paragraph((Words(words),)),),
        (),
        Classification(topic, also),
        False,
        _NOWHERE,
    )


def make_divided_clause(clause_id: str, *parts: tuple[str, str]) -> Clause:
    """Return a clause whose parts, each a topic and its words, hold all of its words."""
    made = tuple(
        Part(f"{clause_id}-p{place}", words, Classification(topic))
        for place, (topic, words) in enumerate(parts, start=1)
    )
    spans = tuple(Marked(part.id, (Words(part.text),)) for part in made)
    blocks: tuple[Block, ...] = tuple(Paragraph((span,)) for span in spans)
    return Clause(
        clause_id,
        clause_id,
        clause_id,
        "",
        False,
        clause_id,
        blocks,
        made,
        Classification(),
        True,
        _NOWHERE,
    )


def make_edition(
    *clauses: Clause,
    edition: str = "2024-05",
    silent: tuple[str, ...] = (),
    due: str = "",
    adopted: str = "",
    printed: str = "",
    status: Status = Status.IN_FORCE,
    incomplete: str = "",
) -> Edition:
    """Return an edition; dates are written as 2027-05, and one left out is absent."""
    given = [(DateKind.ADOPTED, adopted, ""), (DateKind.NEXT_REVIEW, due, printed)]
    facts = [
        DatedFact(kind, FactState.STATED, PartialDate.parse(value), words)
        for kind, value, words in given
        if value
    ]
    return Edition(
        edition,
        "Protocol",
        (),
        status,
        Dates(tuple(facts)),
        clauses,
        _NOWHERE,
        silent=silent,
        incomplete=incomplete,
    )


def make_council(council: str, *editions: Edition, name: str = "") -> Council:
    """Return a council with its editions, the leading one first; its name is its id unless given."""
    shown = name or council
    return Council(
        council, shown, shown, CouncilKind.PARISH, (Document(PROTOCOL, editions),), _NOWHERE
    )


def make_site(
    *councils: Council, topics: tuple[str, ...] = TOPICS, as_of: date = AS_OF, **options: Any
) -> Site:
    """Return a site of some councils; topics are labelled by their ids with a capital."""
    vocabulary = Vocabulary(
        tuple(Topic(topic, topic.capitalize(), f"About {topic}.") for topic in topics),
        (Role("clerk", "Clerk"), Role("councillors", "Councillors")),
    )
    return Site(Handbook(councils, vocabulary, as_of), load_wording(), **options)


def parsed(html: str) -> Element:
    """Return some HTML as a tree under one element; fails where an end tag does not fit."""
    builder = _Builder()
    builder.feed(f"<body>{html}</body>")
    builder.close()
    return builder.tree.close()


def text_of(element: Element) -> str:
    """Return the words of an element, white space folded."""
    return " ".join("".join(element.itertext()).split())


def having(tree: Element, attribute: str) -> list[Element]:
    """Return the elements that carry an attribute, in order."""
    return [element for element in tree.iter() if attribute in element.attrib]


def of_class(tree: Element, name: str) -> list[Element]:
    """Return the elements of a class, in order."""
    return [element for element in tree.iter() if name in element.get("class", "").split()]


def targets(draft: RenderedPage, addresses: Addresses) -> list[tuple[str, str]]:
    """Return path from the root, and fragment, of everything on the site that a page links to."""
    base = f"http://site/{addresses.url(draft.address)}"
    found = [urlsplit(urljoin(base, link.get("href", ""))) for link in parsed(draft.html).iter("a")]
    return [(url.path.removeprefix("/"), url.fragment) for url in found if url.netloc == "site"]


def bare_page(html: str, title: str, *, up: str = "") -> str:
    """Return a page with our styles and our script, and nothing of any theme."""
    styles = "".join(
        f'<link rel="stylesheet" href="{up}assets/{name}">'
        for name in STYLES
        if (ASSETS / name).exists()
    )
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><title>{title}</title>{styles}'
        "<style>body{margin:0;background:var(--protocol-paper);color:var(--protocol-ink);"
        "font:16px/1.5 var(--protocol-ours)}main{max-width:70rem;margin:auto;padding:1rem}</style>"
        f'</head><body><main>{html}</main><script src="{up}assets/review.js"></script></body></html>'
    )


def write_bare(folder: Path, html: str, title: str = "A page") -> str:
    """Write a bare page with its styles below a folder and return its address on the disk."""
    (folder / "assets").mkdir(exist_ok=True)
    for name in (*STYLES, "review.js"):
        if (ASSETS / name).exists():
            (folder / "assets" / name).write_bytes((ASSETS / name).read_bytes())
    page = folder / "page.html"
    page.write_text(bare_page(html, title), encoding="utf-8")
    return page.as_uri()


def named(drafts: Iterable[RenderedPage]) -> dict[str, RenderedPage]:
    """Return pages by their addresses."""
    return {draft.address: draft for draft in drafts}


class _Builder(HTMLParser):
    """Builds the tree; every element but the void ones has to be closed where it was opened."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tree = TreeBuilder()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tree.start(tag, {name: value or "" for name, value in attrs})
        if tag in _VOID:
            self.tree.end(tag)
        else:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tree.start(tag, {name: value or "" for name, value in attrs})
        self.tree.end(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        opened = self._open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"
        self.tree.end(tag)

    def handle_data(self, data: str) -> None:
        self.tree.data(data)
