"""Tokens to text: the shapes that `core.text` has, and a located problem for everything else."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_protocol.core.problems import Location
from mkdocs_protocol.core.text import (
    Block,
    Emphasis,
    Inline,
    Item,
    ItemList,
    LineBreak,
    Link,
    Marked,
    Paragraph,
    Quotation,
    Strong,
    Table,
    Words,
    plain_inline,
)
from mkdocs_protocol.reading.markdown import ATTRIBUTES, SPAN_OPEN, TOO_DEEP
from mkdocs_protocol.reading.numbers import printed_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

_WITH_HOST = frozenset({"http", "https"})
_WITH_PATH = frozenset({"mailto", "tel"})
_REFUSED = {
    "html_block": ("raw-html", "raw HTML is not allowed; write the words in Markdown"),
    "html_inline": ("raw-html", "raw HTML is not allowed; write the words in Markdown, or '\\<' for "
                                "the sign itself"),
    "image": ("image", "images are not allowed; say in words what the document shows"),
    "fence": ("program-code", "program code is not allowed; take the fence away"),
    "code_block": ("program-code", "a line indented by four spaces is program code in Markdown; "
                                   "take the spaces away"),
    "code_inline": ("program-code", "program code is not allowed; take the backquotes away"),
    "hr": ("rule", "a line across the page cannot stand here; take it away"),
    ATTRIBUTES: ("misplaced-attributes", "a line in braces cannot stand inside a list or a quotation; "
                 "put the words in square brackets and the braces behind them"),
    "heading_open": ("misplaced-heading", "a heading cannot stand inside a list, a quotation or a "
                     "frame; take it out"),
    TOO_DEEP: ("too-deep-text", "lists or quotations stand too deep inside one another here; write them "
               "flatter"),
}  # fmt: skip


@dataclass(slots=True)
class BlockReader:
    """Reads the tokens of one clause, frame or heading."""

    place: Callable[[int, str], Location]
    """Gives the location of some text on a line of the Markdown (counted from 0)."""
    report: Callable[[Location, str, str], None]
    mark: Callable[[str, Location], str] | None
    """Takes the braces behind a span and gives the id of the part; None where no part can be."""
    marked: list[tuple[str, tuple[Inline, ...]]] = field(default_factory=list)
    """The parts met so far: id and words."""
    has_words_outside: bool = False
    """Whether a letter or digit met so far stands outside every part."""

    def blocks(self, tokens: list[Token]) -> tuple[Block, ...]:
        """Return the blocks that some tokens make."""
        found: list[Block] = []
        for group in _groups(tokens):
            block = self._block(group)
            if block is not None:
                found.append(block)
        return tuple(found)

    def inline(self, token: Token) -> tuple[Inline, ...]:
        """Return the words of one run of text."""
        return self._children(token.children or [], _Run(token, self.place))

    def _block(self, tokens: list[Token]) -> Block | None:
        first, inside = tokens[0], tokens[1:-1]
        match first.type:
            case "paragraph_open":
                self._report_numbers_within(inside[0])
                return Paragraph(self.inline(inside[0]))
            case "bullet_list_open" | "ordered_list_open":
                return self._list(inside)
            case "blockquote_open":
                return Quotation(self.blocks(inside))
            case "table_open":
                return self._table(inside)
        code, message = _REFUSED[first.type]
        line = first.map[0] if first.map else 0
        self.report(self.place(line, first.content.split("\n")[0]), message, code)
        return None

    def _report_numbers_within(self, paragraph: Token) -> None:
        """Report a number that begins a line after the first: its clause would vanish in the one above."""
        lines = paragraph.content.split("\n")
        for index, line in enumerate(map(str.lstrip, lines[1:]), start=1):
            if number := printed_number(line, heading=False):
                self.report(
                    self.place((paragraph.map[0] if paragraph.map else 0) + index, line),
                    f"the number {number.printed} begins a line here, but no paragraph, so no clause begins; "
                    "put an empty line above it, or write '\\' before its dot if it is no clause's number",
                    "number-within-paragraph",
                )

    def _list(self, tokens: list[Token]) -> ItemList:
        tight = all(token.hidden for token in tokens if token.type == "paragraph_open")
        return ItemList(tuple(self._item(group) for group in _groups(tokens)), tight)

    def _item(self, tokens: list[Token]) -> Item:
        label = f"{tokens[0].info}{tokens[0].markup}" if tokens[0].info else ""
        blocks = self.blocks(tokens[1:-1])
        match blocks:
            case (ItemList((Item(inner, words),)),) if inner and not label:
                return Item(inner, words)  # `- 1. To …`: the hyphen only keeps it in its clause.
        return Item(label, blocks)

    def _table(self, tokens: list[Token]) -> Table:
        rows: list[tuple[tuple[Inline, ...], ...]] = []
        cells: list[tuple[Inline, ...]] = []
        for token in tokens:
            if token.type == "inline":
                if rows and len(cells) == len(rows[0]):
                    self._report_surplus(token)
                cells.append(self.inline(token))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
        return Table(rows[0], tuple(rows[1:]))

    def _report_surplus(self, cell: Token) -> None:
        self.report(
            self.place(cell.map[0] if cell.map else 0, cell.content),
            "this row has more cells than the row of headings; give the headings as many, or write "
            "'\\|' where the stroke is a word of the council's",
            "ragged-table",
        )

    def _children(self, tokens: list[Token], run: _Run) -> tuple[Inline, ...]:
        found: list[Inline] = []
        for group in _groups(tokens):
            found.extend(self._child(group, run))
        return tuple(_joined(found))

    def _child(self, tokens: list[Token], run: _Run) -> list[Inline]:
        first, inside = tokens[0], tokens[1:-1]
        match first.type:
            case "text":
                self.has_words_outside |= any(map(str.isalnum, first.content))
                return [Words(first.content)]
            case "softbreak" | "hardbreak":
                return [LineBreak() if first.type == "hardbreak" else Words("\n")]
            case "strong_open":
                return [Strong(self._children(inside, run))]
            case "em_open":
                return [Emphasis(self._children(inside, run))]
            case "link_open":
                return [self._link(first, inside, run)]
            case "span_open":
                return self._span(first, inside, run)
            case "loose_brace":
                return self._loose_brace(first, run)
        code, message = _REFUSED[first.type]
        self.report(run.at(first), message, code)
        return []

    def _span(self, first: Token, inside: list[Token], run: _Run) -> list[Inline]:
        at = run.at(first)
        if self.mark is None or any(token.type == SPAN_OPEN for token in inside):
            self.report(
                at,
                "a part cannot stand here; only the words of a clause have parts, and a "
                "part has none of its own",
                "misplaced-part",
            )
            return list(self._children(inside, run))
        part = self.mark(first.content, at)
        outside = self.has_words_outside
        children = self._children(inside, run)
        self.has_words_outside = outside
        self.marked.append((part, children))
        return [Marked(part, children)]

    def _loose_brace(self, brace: Token, run: _Run) -> list[Inline]:
        message = (
            "these braces say something about no words; put them directly behind words in square "
            "brackets, or on a line of their own above the text; or write '\\{' if the brace is a word "
            "of the council's"
            if brace.meta["closes"]
            else "these braces do not close; end them with '}', or write '\\{' if the brace is a word of "
            "the council's"
        )
        self.report(run.at(brace), message, "malformed-attributes")
        return [Words(brace.content)]

    def _link(self, first: Token, inside: list[Token], run: _Run) -> Link:
        href, title = str(first.attrGet("href") or ""), first.attrGet("title")
        if not _is_followed(href):
            self.report(
                run.at(first),
                f"'{href}' is no link that the handbook follows; write https://…, mailto:…, tel:… "
                "or #c- and the id of a clause",
                "bad-link",
            )
        if title:
            self.report(
                run.at(first),
                f"the words “{title}” inside the link would be lost; write them as text, or take "
                "them away",
                "link-title",
            )
        link = Link(href, self._children(inside, run), run.at(first))
        if not plain_inline(link.children).strip():
            self.report(
                run.at(first),
                "this link has no words; write some between the square brackets, or take it away",
                "bad-link",
            )
        return link


class _Run:
    """The run of text that is being read, which knows where in the Markdown its tokens stand."""

    def __init__(self, inline: Token, place: Callable[[int, str], Location]) -> None:
        first = inline.map[0] if inline.map else 0
        lines = inline.content.split("\n")
        self._begins = [0, *accumulate(len(line) + 1 for line in lines)][: len(lines)]
        self._place = cache(lambda index: place(first + index, lines[index]))

    def at(self, token: Token) -> Location:
        """Return the place of one of its tokens, whatever else stands in the same line."""
        offset = token.meta["offset"]
        index = bisect_right(self._begins, offset) - 1
        at: Location = self._place(index)
        return Location(at.path, at.line, at.column + offset - self._begins[index])


def _is_followed(href: str) -> bool:
    """Say whether a link leads where the handbook follows: to a host, an address, a number, a clause."""
    if not _splits(href):
        return False
    parts = urlsplit(href)
    if parts.scheme in _WITH_HOST:
        return bool(parts.hostname)
    if parts.scheme in _WITH_PATH:
        return bool(parts.path)
    return bool(re.fullmatch(r"#c-[a-z0-9.-]+", href))


def _splits(href: str) -> bool:
    try:
        urlsplit(href)
    except ValueError:
        return False
    return not href.startswith("//")


def _groups(tokens: list[Token]) -> list[list[Token]]:
    """Cut tokens into those that open and close together."""
    groups: list[list[Token]] = []
    depth = 0
    for token in tokens:
        if depth == 0:
            groups.append([])
        groups[-1].append(token)
        depth += token.nesting
    return groups


def _joined(children: list[Inline]) -> list[Inline]:
    """Join neighbouring words, which the parser cuts at every sign that might have been markup."""
    joined: list[Inline] = []
    for child in children:
        if isinstance(child, Words) and joined and isinstance(joined[-1], Words):
            joined[-1] = Words(joined[-1].text + child.text)
        else:
            joined.append(child)
    return [child for child in joined if child != Words("")]
