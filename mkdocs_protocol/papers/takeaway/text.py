"""One edition to download: the value from which every kind of file is written.

The council's words are in the pieces and nowhere else, as `core.text` holds them: verbatim, in order, their
numbers as printed. Everything else is the handbook's, and says so: what copy this is, from where, of which day,
and what that day made of its review.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.partial_date import show_day
from mkdocs_protocol.core.protocol import Clause, Frame, Section, walk
from mkdocs_protocol.core.review import ReviewState
from mkdocs_protocol.core.text import WITHHELD, plain
from mkdocs_protocol.core.vocabulary import FrameKind
from mkdocs_protocol.papers.paper import PaperFact
from mkdocs_protocol.site.addresses import clause_anchor
from mkdocs_protocol.site.citations import citation, clause_name
from mkdocs_protocol.site.editions import edition_label, review_facts
from mkdocs_protocol.site.facts import document_facts
from mkdocs_protocol.site.files import absolute
from mkdocs_protocol.site.labels import DATES
from mkdocs_protocol.site.wording import describe, fill, worked_out_words
from mkdocs_protocol.words.gettext import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.identity import Crest
    from mkdocs_protocol.core.protocol import Edition, Node
    from mkdocs_protocol.core.text import Block, Inline
    from mkdocs_protocol.site.site import Site
    from mkdocs_protocol.site.wording import ReviewFacts, Wording

NOT_SIGNED = N_("It is not the council’s signed copy.")
"""What every copy says about itself, in every kind of file."""
REMARKS = N_("Remarks by the handbook")
"""The heading above the handbook's remarks, at the end of the text."""
OF_ITSELF = N_("What the document says of itself")


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section."""

    number: str
    """As printed, or ""."""
    words: tuple[Inline, ...]
    level: int
    """1 for a section, 2 for a section of a section, and so on."""
    anchor: str
    language: str
    """The language of its words, where it is not the text's; else ""."""
    clause: str = ""
    """The anchor of the clause that it is one with, or ""."""


@dataclass(frozen=True, slots=True)
class TextPassage:
    """A clause without its heading, or text that belongs to no clause."""

    number: str
    """As printed, or ""."""
    blocks: tuple[Block, ...]
    anchor: str
    """Where a link to it leads, or ""."""
    language: str
    """The language of its words, where it is not the text's; else ""."""
    is_title: bool = False
    """Whether it is the title of the document, in full."""
    is_masthead: bool = False
    """Whether it is at the head of the document: a name, another title."""


TextPiece: TypeAlias = Heading | TextPassage


@dataclass(frozen=True, slots=True)
class TakenText:
    """A whole text to download."""

    name: str
    """What its files are called, before the dot: "halstead-2021-06"."""
    council: str
    title: str
    edition: str
    """Which edition it is, in the handbook's words."""
    citation: str
    language: str
    day: date
    """The day on which the copy was made, and so the day of its review state."""
    state: str
    """Its review state on that day, in a sentence."""
    explanation: str
    as_of: str
    dates: str
    """The dates that the document states, in a line."""
    review: ReviewFacts
    """What decides the state on any other day."""
    copy: str
    """What this is, from where, and what it is not."""
    page: str
    """The whole address of its page, or ""."""
    incomplete: str
    facts: tuple[PaperFact, ...]
    pieces: tuple[TextPiece, ...]
    remarks: tuple[str, ...]
    """What the handbook says about the text: numbers with a fault, names withheld, its notes."""
    crest: Crest | None = None
    """The council's, on a copy from its own handbook."""

    @property
    def is_titled(self) -> bool:
        """Whether the title is in the text itself, so that it need not be set above."""
        return any(isinstance(piece, TextPassage) and piece.is_title for piece in self.pieces)

    @property
    def in_part(self) -> str:
        """That only a part of the document is known, or ""."""
        return f"{_('Known only in part.')} {self.incomplete}" if self.incomplete else ""

    @property
    def headline(self) -> str:
        """The state as a sentence, for the head of a copy."""
        return f"{self.state}.".replace("..", ".")

    @property
    def about(self) -> tuple[str, ...]:
        """The lines below it: the reason and the day, which edition of what this is, and whether it is whole."""
        said = f"{self.explanation} {self.as_of}.".strip()
        return tuple(filter(None, (said, f"{self.edition}. {self.copy}", self.in_part)))

    @property
    def ends(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What the handbook adds after the text, each part under a heading; empty parts are left out."""
        facts = tuple(f"{fact.label}: {fact.text}" for fact in self.facts)
        both = ((_(OF_ITSELF), facts), (_(REMARKS), self.remarks))
        return tuple((heading, lines) for heading, lines in both if lines)

    @property
    def status(self) -> str:
        """The state, the reason for it and its day, in sentences."""
        said = f"{self.state}. {self.explanation}".replace("..", ".").strip()
        return f"{said} {self.as_of}."


def taken_text(site: Site, council: Council, edition: Edition, site_url: str = "") -> TakenText:
    """Return an edition to download; `site_url` is the site's address, if that is known."""
    here = site.edition_address(council, edition)
    review = review_facts(site, council, edition, here)
    day = site.handbook.as_of
    state, explanation = said_on(site.wording, review, day)
    page = absolute(site_url, site.addresses.url(here)) if site_url else ""
    return TakenText(
        name=file_name(council, edition),
        council=council.title,
        title=edition.title,
        edition=edition_label(edition),
        citation=citation(council, edition),
        language=edition.language,
        day=day,
        state=state,
        explanation=explanation,
        as_of=fill(site.wording["as-of"], {"day": show_day(day)}),
        dates="; ".join(_dates(edition)),
        review=review,
        copy=_copy(council, edition, day, page),
        page=page,
        incomplete=edition.incomplete,
        facts=tuple(PaperFact(fact.label, fact.value) for fact in document_facts(edition)),
        pieces=tuple(_pieces(edition, edition.body)),
        remarks=tuple(_remarks(council, edition)),
        crest=council.crest if site.is_alone else None,
    )


def file_name(council: Council, edition: Edition) -> str:
    """Return the name of an edition's files, before the dot; no other edition has the same."""
    kind = "" if edition.kind == PROTOCOL else f"{edition.kind.id}-"
    return f"{council.id}-{kind}{edition.id}"


def said_on(wording: Wording, review: ReviewFacts, day: date) -> tuple[str, str]:
    """Return what is said about a review on a day: the state, and the reason for it."""
    said = describe(wording, review, day)
    explanation = said.explanation
    if review.state(day) is ReviewState.CYCLE:
        explanation = f"{explanation} {worked_out_words(wording, review, day)}".strip()
    return said.headline, explanation


def _copy(council: Council, edition: Edition, day: date, page: str) -> str:
    first = (
        _("This is a copy of {document}, made on {day} from its page, {page}.")
        if page
        else _("This is a copy of {document}, made on {day} from the sources of the handbook.")
    )
    said = [first.format(document=edition.kind.name, day=show_day(day), page=page)]
    if council.published.startswith(("https://", "http://")):
        said.append(_("The document was published at {where}.").format(where=council.published))
    return " ".join((*said, _(NOT_SIGNED)))


def _dates(edition: Edition) -> Iterator[str]:
    for fact in edition.dates.recorded:
        if fact.value is not None:
            yield f"{DATES[fact.kind]} {fact.value.shown}"


def _pieces(edition: Edition, nodes: tuple[Node, ...]) -> Iterator[TextPiece]:
    title = _title_of(edition)
    for node in nodes:
        match node:
            case Section():
                first, *others = node.children or (None,)
                is_one = isinstance(first, Clause) and first.is_heading
                anchor = clause_anchor(first.id) if is_one and isinstance(first, Clause) else ""
                yield Heading(node.printed, node.title, node.level, node.id, node.language, anchor)
                if is_one and isinstance(first, Clause):
                    if first.blocks:
                        yield TextPassage("", first.blocks, "", first.language)
                    yield from _pieces(edition, tuple(filter(None, others)))
                else:
                    yield from _pieces(edition, node.children)
            case Clause():
                number = "" if node.is_heading else node.printed
                yield TextPassage(number, node.blocks, clause_anchor(node.id), node.language)
            case Frame():
                yield TextPassage(
                    "",
                    node.blocks,
                    "",
                    node.language,
                    is_title=node is title,
                    is_masthead=node.kind is FrameKind.TITLE,
                )


def _title_of(edition: Edition) -> Frame | None:
    """Return the frame with which the text prints its own title and nothing else."""
    frames = (node for node in edition.body if isinstance(node, Frame))
    mastheads = (frame for frame in frames if frame.kind is FrameKind.TITLE)
    title = edition.title.split()
    return next((frame for frame in mastheads if plain(frame.blocks).split() == title), None)


def _remarks(council: Council, edition: Edition) -> Iterator[str]:
    for node in walk(edition.body):
        if isinstance(node, Section | Clause) and node.is_mended:
            yield _("The number {number} is printed “{printed}”.").format(
                number=node.number, printed=node.printed
            )
    if WITHHELD in edition.running_text:
        yield _(
            "{mark}: there is a personal name here in the document. The handbook leaves it out."
        ).format(mark=WITHHELD)
    for note in (*council.notes, *edition.notes):
        dated = show_day(date.fromisoformat(note.dated))
        by = _("(The handbook’s note of {day}. Source: {source}.)").format(
            day=dated, source=note.source
        )
        said = f"{note.text} {by}".replace("..)", ".)")
        where = _("On {clause}: {note}").format(clause=_named(edition, note.clause), note=said)
        yield where if note.clause else said


def _named(edition: Edition, clause: str) -> str:
    found = edition.clause_by_id.get(clause)
    name = clause_name(found) if found else clause
    return name[:1].lower() + name[1:]
