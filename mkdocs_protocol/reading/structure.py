"""The outline of a text: where sections, clauses, parts and frames begin and end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_protocol.core.protocol import (
    Classification,
    Clause,
    Frame,
    Node,
    Part,
    Section,
)
from mkdocs_protocol.core.text import ItemList, plain_inline
from mkdocs_protocol.core.vocabulary import FrameKind
from mkdocs_protocol.reading.attributes import CLASSIFYING, ON_BLOCKS, ON_PARTS
from mkdocs_protocol.reading.blocks import HEADINGS, LANG, BlockReader
from mkdocs_protocol.reading.classification import AttributeReader, Given
from mkdocs_protocol.reading.ids import Ids, counted_on
from mkdocs_protocol.reading.labels import ITEM, PARAGRAPH, place, told_apart
from mkdocs_protocol.reading.markdown import ATTRIBUTES, Piece, pieces
from mkdocs_protocol.reading.numbering import Numbers
from mkdocs_protocol.reading.numbers import id_of
from mkdocs_protocol.reading.open_nodes import (
    OpenClause,
    OpenSection,
    of_whole,
    paragraph_count,
    paragraph_like,
)
from mkdocs_protocol.reading.signs import Stars
from mkdocs_protocol.reading.title_page import TitlePage

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from mkdocs_protocol.core.problems import Location
    from mkdocs_protocol.core.text import Block

_OF_FORM = ("lang", "headings", "number")
"""Attributes that describe a text without making it a clause."""
_NOT_ID = tuple(name for name in ON_BLOCKS if name != "id")
_NOT_OF_TABLES = tuple(name for name in ON_BLOCKS if name != "headings")


def read_structure(
    markdown: str,
    *,
    place: Callable[[int, str], Location],
    report: Callable[[Location, str, str], None],
    attributes: AttributeReader,
) -> tuple[Node, ...]:
    """Read the text of an edition into its tree.

    `place` gives the location of some words on a line of `markdown`, lines counted from 0. Everything that is wrong
    goes to `report` as place, message and code.
    """
    outline = _Outline(place, report, attributes)
    for piece in pieces(markdown):
        outline.take(piece)
    return outline.finish()


class _Outline:
    def __init__(
        self,
        place: Callable[[int, str], Location],
        report: Callable[[Location, str, str], None],
        attributes: AttributeReader,
    ) -> None:
        self._place = place
        self._report = report
        self._attributes = attributes
        nothing = Given({}, {})
        self._sections = [OpenSection("", "", "", (), 0, Classification(), place(0, ""), nothing)]
        self._clause: OpenClause | None = None
        self._is_lost = False
        self._braces: list[tuple[str, Location]] = []
        self._ids = Ids(report)
        self._numbers = Numbers(place, report)
        self._stars = Stars()
        self._is_closing = self._has_clauses = self._is_contents = False
        self._title_page = TitlePage(report)

    def take(self, piece: Piece) -> None:
        if piece.type == ATTRIBUTES:
            token = piece.tokens[0]
            self._braces.append((token.content, self._place(piece.line, token.content)))
            return
        if piece.type == "hr" and not self._braces:
            self._end_last_section(piece)
            return
        given = self._attributes.read(self._braces, ON_BLOCKS)
        at = self._braces[0][1] if self._braces else self._place(piece.line, "")
        self._braces = []
        frame = self._attributes.frame(given)
        if (
            frame is None
            and not given.values
            and self._is_contents
            and piece.type != "heading_open"
        ):
            # A list of contents continues to the first heading or braces.
            frame = FrameKind.CONTENTS
        self._is_contents = frame is FrameKind.CONTENTS
        if frame is not None:
            self._only(given, ("frame", *_OF_FORM), "a frame has no other words")
            self._tell_form(piece, given)
            self._frame(piece.tokens, frame, given.get("lang"))
        elif piece.type == "heading_open":
            self._heading(piece, given, at)
        elif piece.type == "ordered_list_open":
            self._numbered_items(piece, given)
        else:
            self._text(piece, given)

    def finish(self) -> tuple[Node, ...]:
        if self._braces:
            self._report(
                self._braces[0][1],
                "there is nothing under this line in braces; write the text below it, or remove it",
                "attributes-without-text",
            )
        self._close_sections(1)
        self._close_clause()
        if self._sections[0].children and not self._has_clauses:
            self._title_page.finish(self._place(0, ""), self._ids.proposal(self._sections[0]))
        self._stars.report_confused(self._report)
        return told_apart(tuple(self._sections[0].children))

    # Sections

    def _end_last_section(self, piece: Piece) -> None:
        """Let what follows close the document, rather than its last section."""
        if set(piece.tokens[0].markup) != {"*"}:
            self._report(
                self._place(piece.line, "-"),
                "three hyphens are neither a line of the document nor the end of a section; write three stars (***) to end "
                "the last section, or '\\---' if the document prints them",
                "rule",
            )
        self._close_sections(1)
        self._is_closing = True
        self._sections[0].paragraphs = self._sections[0].items = 0

    def _heading(self, piece: Piece, given: Given, at: Location) -> None:
        inline = piece.tokens[1]
        hashes = int(piece.tokens[0].tag[1])
        if hashes == 1:
            self._title(piece, given)
            return
        self._close_sections(hashes)
        number, printed = self._numbers.take(inline, given, heading=True)
        title = self._reader(None).inline(inline)
        if not number and not plain_inline(title).strip():
            self._report(
                self._place(piece.line, "#"),
                "this heading has no words; write them after the signs, or remove the signs",
                "empty-heading",
            )
        above = (
            (*CLASSIFYING, "lang", "number", "id") if number else (*CLASSIFYING, "lang", "number")
        )
        self._only(
            given,
            above,
            "a heading without a number is not a clause"
            if not number
            else "a citation calls this heading by its number",
        )
        section_id = self._ids.of_section(number or plain_inline(title))
        classification = self._attributes.classify(given, self._sections[-1].handed_down)
        self._sections.append(
            OpenSection(
                section_id,
                number,
                printed,
                title,
                hashes,
                classification,
                at,
                given,
                given.get("lang") or self._sections[-1].language,
            )
        )
        self._has_clauses = True

    def _title(self, piece: Piece, given: Given) -> None:
        self._only(given, ("lang",), "a title is not a clause")
        if self._ids.has_sections:
            self._report(
                self._place(piece.line, "#"),
                "a heading with one sign is the document's title and cannot be below a section; "
                "write two signs or more, or '\\#' for a sign that the document prints",
                "misplaced-heading",
            )
        tokens = [paragraph_like(token) for token in piece.tokens]
        self._frame(tokens, FrameKind.TITLE, given.get("lang"))

    def _close_sections(self, hashes: int) -> None:
        """Close the open clause and every section that is ended by a heading with so many number signs."""
        self._close_clause()
        while self._sections[-1].hashes >= hashes:
            done = self._sections.pop()
            if done.number and not done.has_heading_clause:
                self._only(done.given, _NOT_ID, "there is no text directly under this heading")
            self._sections[-1].children.append(
                Section(
                    done.id,
                    done.number,
                    done.printed,
                    done.title,
                    len(self._sections),
                    tuple(done.children),
                    done.language,
                )
            )

    # Clauses

    def _numbered_items(self, piece: Piece, given: Given) -> None:
        """Begin a clause at each item of an outermost ordered list: `3. Reports to Council …`.

        An id or label that ends in the first item's number is counted on for the others.
        """
        self._only(given, _NOT_OF_TABLES, "the items below are not a table")
        first = ""
        depth = 0
        for token in piece.tokens[1:-1]:
            if token.type == "list_item_open" and depth == 0:
                at = self._place(token.map[0] if token.map else piece.line, "")
                number = (not first and given.get("number")) or token.info
                first = first or number
                own = {name: counted_on(given.get(name), first, number) for name in ("id", "label")}
                self._numbers.count_on(number)
                own_given = Given({**given.values, "label": own["label"]}, given.places)
                printed = f"{token.info}{token.markup}"
                self._open_clause(own["id"] or id_of(number), number, printed, own_given, at)
            elif self._clause and not (token.type == "list_item_close" and depth == 1):
                self._clause.tokens.append(token)
            depth += token.nesting

    def _text(self, piece: Piece, given: Given) -> None:
        inline = piece.first_inline
        at = self._place(piece.line, inline.content.split("\n")[0] if inline else "")
        number, printed, number_reported = "", "", False
        if piece.type == "paragraph_open" and inline:
            number, printed = self._numbers.take(inline, given, heading=False)
            number_reported = self._numbers.has_reported
        self._tell_form(piece, given, own_language=not (number or "id" in given))
        section = self._sections[-1]
        if number or "id" in given:
            self._open_clause(given.get("id") or id_of(number), number, printed, given, at)
        elif any(name not in _OF_FORM for name in given.values):
            self._report(
                at,
                "words in braces here need an id, because this text has no printed number; "
                f"write {{id={self._proposal()} …}}, or put the words they are about in square "
                "brackets",
                "attributes-without-clause",
            )
        elif self._clause is None and section.number and not section.children:
            clause_id = section.given.get("id") or id_of(section.number)
            self._open_clause(
                clause_id,
                section.number,
                section.printed,
                Given({"label": section.given.get("label")}, {}),
                section.at,
                is_heading=True,
            )
        elif self._clause is None:
            self._text_outside_clauses(piece, at, number_reported=number_reported)
        if self._clause:
            self._clause.tokens.extend(piece.tokens)

    def _text_outside_clauses(self, piece: Piece, at: Location, *, number_reported: bool) -> None:
        if len(self._sections) == 1 and (self._is_closing or not self._has_clauses):
            # A title page, or what closes the document: a signature, a date, a minute.
            if not self._is_closing:
                self._title_page.take(piece, at, self._proposal)
            self._frame(piece.tokens, FrameKind.LABEL if self._is_closing else FrameKind.TITLE)
            return
        # Reported at the first of consecutive blocks, unless a number is reported there that would begin a clause.
        if not self._is_lost and not number_reported:
            self._report(
                at,
                f"this text does not belong to any clause; write {{id={self._proposal()}}} in a line "
                "above it, or {frame=label} if it is not part of one",
                "text-without-clause",
            )
        self._is_lost = True

    def _tell_form(self, piece: Piece, given: Given, *, own_language: bool = False) -> None:
        """Note on a block what the braces above it say about its form."""
        if own_language and "lang" in given:
            piece.tokens[0].meta[LANG] = given.get("lang")
        if "headings" in given and piece.type == "table_open":
            piece.tokens[0].meta[HEADINGS] = given.get("headings")
        elif "headings" in given:
            self._only(given, _NOT_OF_TABLES, "there is no table below")

    def _open_clause(
        self,
        clause_id: str,
        number: str,
        printed: str,
        given: Given,
        at: Location,
        *,
        is_heading: bool = False,
    ) -> None:
        self._close_clause()
        self._claim(clause_id, at)
        classification = self._attributes.classify(given, self._sections[-1].handed_down)
        self._clause = OpenClause(
            clause_id,
            number,
            printed,
            is_heading,
            given.get("label"),
            classification,
            at,
            given.get("lang") or self._sections[-1].language,
        )
        self._has_clauses = True

    def _close_clause(self) -> None:
        self._is_lost = False
        if self._clause is None:
            return
        opened, self._clause = self._clause, None
        parts = _Parts(opened, self._attributes, self._claim)
        reader = self._reader(parts.mark)
        blocks = reader.blocks(opened.tokens)
        words = {part: plain_inline(children) for part, children in reader.marked}
        section = self._sections[-1]
        section.clauses += 1
        section.has_heading_clause |= opened.is_heading
        divided = bool(words) and not reader.has_words_outside
        section.children.append(
            Clause(
                id=opened.id,
                number=opened.number,
                printed=opened.printed,
                heading=section.heading,
                is_heading=opened.is_heading,
                label=self._label(opened, blocks),
                blocks=blocks,
                parts=tuple(Part(part, words[part], found) for part, found in parts.found.items()),
                classification=of_whole(opened.classification, parts.found.values())
                if divided
                else opened.classification,
                divided=divided,
                at=opened.at,
                language=opened.language,
            )
        )

    def _label(self, opened: OpenClause, blocks: tuple[Block, ...]) -> str:
        """Return what a citation calls a clause, from its first paragraph or item."""
        section = self._sections[-1]
        match blocks:
            case (ItemList(items),):
                kind, count = ITEM, section.items + 1
                section.items += len(items)
            case _:
                kind, count = PARAGRAPH, section.paragraphs + 1
                section.paragraphs += paragraph_count(blocks)
        if opened.label or opened.number:
            return opened.label or opened.number
        return place(kind, section.heading, count, is_closing=self._ids.has_sections)

    # Frames

    def _frame(self, tokens: list[Token], kind: FrameKind, language: str = "") -> None:
        self._close_clause()
        reader = self._reader(None)
        reader.is_contents = kind is FrameKind.CONTENTS
        at = self._place(next((token.map[0] for token in tokens if token.map), 0), "")
        frame = Frame(kind, reader.blocks(tokens), language or self._sections[-1].language, at)
        self._sections[-1].children.append(frame)
        if kind is FrameKind.LEAD_IN:
            self._sections[-1].paragraphs += paragraph_count(frame.blocks)

    # What all of these share

    def _only(self, given: Given, taken: tuple[str, ...], why: str) -> None:
        """Report every word in braces except those allowed here."""
        for name in given.values:
            if name not in taken:
                self._report(
                    given.places[name],
                    f"'{name}' says nothing here, because {why}; remove it, or put it above the text "
                    "that it is about",
                    "misplaced-attributes",
                )

    def _claim(self, name: str, at: Location) -> None:
        self._ids.claim(name, at, self._sections[-1], is_closing=self._is_closing)

    def _proposal(self) -> str:
        return self._ids.proposal(self._sections[-1], is_closing=self._is_closing)

    def _reader(self, mark: Callable[[str, Location], tuple[str, str]] | None) -> BlockReader:
        return BlockReader(self._place, self._report, mark, stars=self._stars)


@dataclass(slots=True)
class _Parts:
    """Gives each marked span of a clause its id and classification."""

    clause: OpenClause
    attributes: AttributeReader
    claim: Callable[[str, Location], None]
    """Notes that an id is taken."""
    found: dict[str, Classification] = field(default_factory=dict)

    def mark(self, braces: str, at: Location) -> tuple[str, str]:
        given = self.attributes.read([(braces, at)], ON_PARTS)
        part = given.get("id") or f"{self.clause.id}-p{len(self.found) + 1}"
        self.claim(part, at)
        self.found[part] = self.attributes.classify(given, self.clause.classification)
        return part, given.get("lang")
