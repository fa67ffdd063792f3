"""The outline of a text: where sections, clauses, parts and frames begin and end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_protocol.core.protocol import Classification, Clause, Frame, Node, Part, Section
from mkdocs_protocol.core.text import ItemList, plain_inline
from mkdocs_protocol.core.vocabulary import FrameKind
from mkdocs_protocol.reading.attributes import CLASSIFYING, ON_BLOCKS, ON_PARTS
from mkdocs_protocol.reading.blocks import BlockReader
from mkdocs_protocol.reading.classification import AttributeReader, Given
from mkdocs_protocol.reading.markdown import ATTRIBUTES, Piece, pieces
from mkdocs_protocol.reading.numbers import CLAUSE_ID, is_unseen_number, printed_number
from mkdocs_protocol.reading.open_nodes import (
    OpenClause,
    OpenSection,
    is_heading_clause,
    of_whole,
    paragraph_count,
    paragraph_like,
    slugged,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from mkdocs_protocol.core.problems import Location
    from mkdocs_protocol.core.text import Block

_NOT_ID = tuple(name for name in ON_BLOCKS if name != "id")
_NOT_LABEL = tuple(name for name in ON_BLOCKS if name != "label")


def read_structure(
    markdown: str,
    *,
    place: Callable[[int, str], Location],
    report: Callable[[Location, str, str], None],
    attributes: AttributeReader,
) -> tuple[Node, ...]:
    """Read the text of an edition into its tree.

    `place` gives the location of some words on a line of `markdown`, lines counted from 0. Everything
    that is not as it should be goes to `report` as place, message and code.
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
        self._last_number = 0
        self._first_use: dict[str, Location] = {}
        self._section_ids: set[str] = set()

    def take(self, piece: Piece) -> None:
        if piece.type == ATTRIBUTES:
            token = piece.tokens[0]
            self._braces.append((token.content, self._place(piece.line, token.content)))
            return
        if piece.type == "hr" and not self._braces:
            self._close_sections(1)  # What follows closes the document, not its last section.
            self._sections[0].paragraphs = self._sections[0].items = 0
            return
        given = self._attributes.read(self._braces, ON_BLOCKS)
        at = self._braces[0][1] if self._braces else self._place(piece.line, "")
        self._braces = []
        frame = self._attributes.frame(given)
        if frame is not None:
            self._only(given, ("frame",), "a frame has no other words")
            self._frame(piece.tokens, frame)
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
                "nothing stands under this line in braces; write the text "
                "below it, or take it away",
                "attributes-without-text",
            )
        self._close_sections(1)
        self._close_clause()
        return tuple(self._sections[0].children)

    # Sections

    def _heading(self, piece: Piece, given: Given, at: Location) -> None:
        inline = piece.tokens[1]
        hashes = int(piece.tokens[0].tag[1])
        if hashes == 1:
            self._only(given, (), "a title is no clause")
            if self._section_ids:
                self._report(
                    self._place(piece.line, "#"),
                    "a heading with one sign is the document's title and cannot stand below a section; "
                    "write two signs or more",
                    "misplaced-heading",
                )
            self._frame([paragraph_like(token) for token in piece.tokens], FrameKind.TITLE)
            return
        self._close_sections(hashes)
        number, printed = self._take_number(inline, given, heading=True)
        title = self._reader(None).inline(inline)
        if not number and not plain_inline(title).strip():
            self._report(
                self._place(piece.line, "#"),
                "this heading has no words; write them behind the signs, or take the signs away",
                "empty-heading",
            )
        above = (*CLASSIFYING, "number", "id") if number else CLASSIFYING
        self._only(given, above, "a heading without number is no clause" if not number
                   else "a citation calls this heading by its number")  # fmt: skip
        section_id = self._section_id(number or plain_inline(title))
        classification = self._attributes.classify(given, self._sections[-1].handed_down)
        self._sections.append(
            OpenSection(section_id, number, printed, title, hashes, classification, at, given)
        )

    def _close_sections(self, hashes: int) -> None:
        """Close the open clause and every section that a heading with so many signs ends."""
        self._close_clause()
        while self._sections[-1].hashes >= hashes:
            done = self._sections.pop()
            if done.number and not any(map(is_heading_clause, done.children)):
                self._only(done.given, _NOT_ID, "no text stands directly under this heading")
            self._sections[-1].children.append(
                Section(
                    done.id,
                    done.number,
                    done.printed,
                    done.title,
                    len(self._sections),
                    tuple(done.children),
                )
            )

    def _section_id(self, name: str) -> str:
        # A heading in letters that no address has is called by its position.
        slug = slugged(name) or f"section-{len(self._section_ids) + 1}"
        wanted = candidate = f"s-{slug}"
        count = 1
        while candidate in self._section_ids:
            count += 1
            candidate = f"{wanted}-{count}"
        self._section_ids.add(candidate)
        return candidate

    # Clauses

    def _numbered_items(self, piece: Piece, given: Given) -> None:
        """Begin a clause at each item of an outermost ordered list: `3. Reports to Council …`."""
        self._only(given, _NOT_LABEL, "the items below have numbers")
        first = True
        depth = 0
        for token in piece.tokens[1:-1]:
            if token.type == "list_item_open" and depth == 0:
                at = self._place(token.map[0] if token.map else piece.line, "")
                number = (first and given.get("number")) or token.info
                clause_id = (first and given.get("id")) or number.lower()
                self._count_on(number)
                self._open_clause(clause_id, number, f"{token.info}{token.markup}", given, at)
                first = False
            elif self._clause and not (token.type == "list_item_close" and depth == 1):
                self._clause.tokens.append(token)
            depth += token.nesting

    def _text(self, piece: Piece, given: Given) -> None:
        inline = piece.first_inline
        at = self._place(piece.line, inline.content.split("\n")[0] if inline else "")
        number, printed = "", ""
        if piece.type == "paragraph_open" and inline:
            number, printed = self._take_number(inline, given, heading=False)
        section = self._sections[-1]
        if number or "id" in given:
            self._open_clause(given.get("id") or number.lower(), number, printed, given, at)
        elif given.values:
            self._report(
                at,
                "words in braces here need an id, because this text has no printed number; "
                f"write {{id={self._proposal()} …}}, or put the words they are about in square "
                "brackets",
                "attributes-without-clause",
            )
        elif self._clause is None and section.number and not section.children:
            clause_id = section.given.get("id") or section.number.lower()
            self._open_clause(
                clause_id,
                section.number,
                section.printed,
                Given({}, {}),
                section.at,
                is_heading=True,
            )
        elif self._clause is None and len(self._sections) == 1 and not self._has_clauses():
            self._frame(piece.tokens, FrameKind.TITLE)
            return
        elif self._clause is None and self._is_lost:
            return  # Told once, at the first of the blocks that follow one another.
        elif self._clause is None:
            self._is_lost = True
            self._report(
                at,
                f"this text belongs to no clause; write {{id={self._proposal()}}} in a line "
                "above it, or {frame=label} if it is none",
                "text-without-clause",
            )
            return
        if self._clause:
            self._clause.tokens.extend(piece.tokens)

    def _open_clause(
        self, clause_id: str, number: str, printed: str, given: Given, at: Location, *,
        is_heading: bool = False,
    ) -> None:  # fmt: skip
        self._close_clause()
        if not CLAUSE_ID.fullmatch(clause_id):
            self._report(
                at,
                f"'{clause_id}' cannot be an id; use small letters, digits, dots and hyphens",
                "bad-id",
            )
        self._claim(clause_id, at)
        classification = self._attributes.classify(given, self._sections[-1].handed_down)
        self._clause = OpenClause(
            clause_id, number, printed, is_heading, given.get("label"), classification, at
        )

    def _close_clause(self) -> None:
        self._is_lost = False
        if self._clause is None:
            return
        opened, self._clause = self._clause, None
        parts = _Parts(opened, self)
        reader = self._reader(parts.mark)
        blocks = reader.blocks(opened.tokens)
        words = {part: plain_inline(children) for part, children in reader.marked}
        section = self._sections[-1]
        divided = bool(words) and not reader.has_words_outside
        section.children.append(Clause(
            id=opened.id, number=opened.number, printed=opened.printed, heading=section.heading,
            is_heading=opened.is_heading, label=self._label(opened, blocks),
            blocks=blocks,
            parts=tuple(Part(part, words[part], found) for part, found in parts.found.items()),
            classification=of_whole(opened.classification, parts.found.values()) if divided else opened.classification,
            divided=divided, at=opened.at,
        ))  # fmt: skip

    def _label(self, opened: OpenClause, blocks: tuple[Block, ...]) -> str:
        """Return what a citation calls a clause: by the first paragraph or item that it takes."""
        section = self._sections[-1]
        match blocks:
            case (ItemList(items),):
                count = f"item {section.items + 1}"
                section.items += len(items)
            case _:
                count = f"paragraph {section.paragraphs + 1}"
                section.paragraphs += paragraph_count(blocks)
        if opened.label or opened.number:
            return opened.label or opened.number
        if not section.heading:
            where = "closing" if self._section_ids else "opening"
            return f"{where} {count}"
        return f"{section.heading.rstrip(' :')}, {count}"

    # Frames

    def _frame(self, tokens: list[Token], kind: FrameKind) -> None:
        self._close_clause()
        frame = Frame(kind, self._reader(None).blocks(tokens))
        self._sections[-1].children.append(frame)
        if kind is FrameKind.LEAD_IN:
            self._sections[-1].paragraphs += paragraph_count(frame.blocks)

    # What these have in common

    def _take_number(self, inline: Token, given: Given, *, heading: bool) -> tuple[str, str]:
        """Take the printed number off the beginning of a line; return canonical and printed."""
        number = printed_number(
            inline.content, heading=heading, meant=given.get("number"), last=self._last_number
        )
        children = inline.children or []
        if number and children and children[0].content.startswith(number.printed):
            children[0].content = children[0].content[number.length :]
            self._count_on(number.canonical)
            return number.canonical, number.printed
        line = inline.map[0] if inline.map else 0
        if "number" in given:
            self._report(
                given.places["number"],
                "no printed number begins the line below; write the "
                "number there as it is printed, or use id instead",
                "number-without-print",
            )
        elif is_unseen_number(inline.content):
            self._report(
                self._place(line, inline.content.split("\n")[0]),
                "the number that begins this line is not seen as one; take the signs away from it and put "
                "a space behind it, or write '\\' before its dot if it is no clause's number",
                "number-unseen",
            )
        return "", ""

    def _only(self, given: Given, taken: tuple[str, ...], why: str) -> None:
        """Report every word in braces but those that are taken here."""
        for name in given.values:
            if name not in taken:
                self._report(
                    given.places[name],
                    f"'{name}' says nothing here, because {why}; take it away, or put it above the text "
                    "that it is about",
                    "misplaced-attributes",
                )

    def _count_on(self, number: str) -> None:
        first, _, _ = number.partition(".")
        if first.isdecimal():
            self._last_number = max(self._last_number, int(first))

    def _reader(self, mark: Callable[[str, Location], str] | None) -> BlockReader:
        return BlockReader(self._place, self._report, mark)

    def claim(self, given: Given, proposed: str, at: Location) -> str:
        """Return the id of a part, after noting that it is taken."""
        part = given.get("id") or proposed
        self._claim(part, at)
        return part

    def attributes_of_part(self, braces: str, at: Location) -> Given:
        """Read the braces behind a span."""
        return self._attributes.read([(braces, at)], ON_PARTS)

    def classify(self, given: Given, inherited: Classification) -> Classification:
        """Return the classification of a part."""
        return self._attributes.classify(given, inherited)

    def _claim(self, name: str, at: Location) -> None:
        first = self._first_use.setdefault(name, at)
        if first is not at:
            self._report(
                at,
                f"the id '{name}' is used twice (first on line {first.line}); write another "
                f"one here, for example {{id={self._proposal()}}}",
                "duplicate-id",
            )

    def _proposal(self) -> str:
        """Return an id that is free, from the heading and the position of the text."""
        name = slugged(self._sections[-1].heading) or "clause"
        count = sum(isinstance(node, Clause) for node in self._sections[-1].children) + 1
        while f"{name}-{count}" in self._first_use:
            count += 1
        return f"{name}-{count}"

    def _has_clauses(self) -> bool:
        return any(not isinstance(node, Frame) for node in self._sections[0].children)


@dataclass(slots=True)
class _Parts:
    """Gives each marked span of a clause its id and classification."""

    clause: OpenClause
    outline: _Outline
    found: dict[str, Classification] = field(default_factory=dict)

    def mark(self, braces: str, at: Location) -> str:
        given = self.outline.attributes_of_part(braces, at)
        part = self.outline.claim(given, f"{self.clause.id}-p{len(self.found) + 1}", at)
        self.found[part] = self.outline.classify(given, self.clause.classification)
        return part
