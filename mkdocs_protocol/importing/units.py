"""The text of an edition as units that can be moved: a paragraph, heading, item or table with the braces above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.markers import number_of
from mkdocs_protocol.reading.attributes import MalformedError, parse_attributes
from mkdocs_protocol.reading.markdown import ATTRIBUTES, Piece, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_LISTS = ("bullet_list_open", "ordered_list_open")


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a text as it stands in its source."""

    braces: tuple[str, ...]
    lines: tuple[str, ...]
    words: str
    """What it prints, without white space: two units that print the same are equal in this."""
    number: str
    """The number that its words begin with, or ""."""
    line: int
    """Where its words begin in the text, from 0."""
    is_item: bool = False
    is_heading: bool = False

    @property
    def bare(self) -> str:
        """What it prints, without its number."""
        return self.words.removeprefix("".join(self.number.split()))

    @property
    def given(self) -> dict[str, str]:
        """The attributes in its braces."""
        made: dict[str, str] = {}
        for each in self.braces:
            try:
                made |= {attribute.name: attribute.value for attribute in parse_attributes(each)}
            except MalformedError:
                continue
        return made


def units(markdown: str) -> list[Unit]:
    """Return the units of a text, in order; each item of a list is one."""
    lines = markdown.split("\n")
    made: list[Unit] = []
    braces: list[str] = []
    for piece in pieces(markdown):
        if piece.type == ATTRIBUTES:
            braces.append(piece.tokens[0].content)
            continue
        for tokens, is_item in _parts(piece, has_braces=bool(braces)):
            start, end = tokens[0].map or [0, 0]
            own = [line.rstrip() for line in lines[start:end]]
            while own and not own[-1]:
                own.pop()
            printed = _printed(tokens)
            made.append(
                Unit(
                    tuple(braces),
                    tuple(own),
                    "".join(printed.split()),
                    number_of(printed),
                    start,
                    is_item,
                    piece.type == "heading_open",
                )
            )
            braces = []
    return made


def joined(parts: list[Unit]) -> tuple[str, dict[int, int]]:
    """Return units as a text, and the line on which the words of each begin, by its position."""
    lines: list[str] = []
    places: dict[int, int] = {}
    for at, unit in enumerate(parts):
        goes_on = at and unit.is_item and parts[at - 1].is_item and not unit.braces
        same_kind = goes_on and unit.lines[0][:1] == parts[at - 1].lines[0][:1] == "-"
        if lines and not same_kind:
            lines.append("")
        lines += unit.braces
        places[at] = len(lines)
        lines += unit.lines
    return "\n".join(lines), places


def _parts(piece: Piece, *, has_braces: bool) -> Iterator[tuple[list[Token], bool]]:
    """Yield the tokens of each item of a list; of anything else, and of a list whose ids count on, all of them."""
    if piece.type not in _LISTS or (piece.type == "ordered_list_open" and has_braces):
        yield piece.tokens, False
        return
    item: list[Token] = []
    for token in piece.tokens[1:-1]:
        item.append(token)
        if token.type == "list_item_close" and token.level == piece.tokens[0].level + 1:
            yield item, True
            item = []


def _printed(tokens: list[Token]) -> str:
    words: list[str] = []
    for token in tokens:
        if token.type == "list_item_open" and token.info:
            words.append(f"{token.info}{token.markup} ")
        elif token.type == "hr":
            words.append("***")
        elif token.type == "inline":
            words += [
                child.content or " " for child in token.children or [] if child.type != "span_open"
            ]
            words.append(" ")
    return "".join(words)
