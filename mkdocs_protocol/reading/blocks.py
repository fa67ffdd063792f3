"""Tokens to text: the shapes that `core.text` has, and a located problem for everything else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

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
)
from mkdocs_protocol.reading.markdown import ATTRIBUTES, SPAN_OPEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from mkdocs_protocol.core.problems import Location

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
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
    "heading_open": ("misplaced-heading", "a heading cannot stand inside a list or a quotation; take "
                     "it out"),
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
        start = token.map[0] if token.map else 0
        return self._children(token.children or [], _Line(start))

    def _block(self, tokens: list[Token]) -> Block | None:
        first, inside = tokens[0], tokens[1:-1]
        match first.type:
            case "paragraph_open":
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
                cells.append(self.inline(token))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
        return Table(rows[0], tuple(rows[1:]))

    def _children(self, tokens: list[Token], line: _Line) -> tuple[Inline, ...]:
        found: list[Inline] = []
        for group in _groups(tokens):
            found.extend(self._child(group, line))
        return tuple(_joined(found))

    def _child(self, tokens: list[Token], line: _Line) -> list[Inline]:
        first, inside = tokens[0], tokens[1:-1]
        match first.type:
            case "text" | "text_special":
                self._check_words(first.content, line)
                return [Words(first.content)]
            case "softbreak":
                line.number += 1
                return [Words("\n")]
            case "hardbreak":
                line.number += 1
                return [LineBreak()]
            case "strong_open":
                return [Strong(self._children(inside, line))]
            case "em_open":
                return [Emphasis(self._children(inside, line))]
            case "link_open":
                href = str(first.attrGet("href") or "")
                self._check_link(href, line)
                return [Link(href, self._children(inside, line))]
            case "span_open":
                return self._span(first, inside, line)
        code, message = _REFUSED[first.type]
        self.report(self.place(line.number, first.content), message, code)
        return []

    def _span(self, first: Token, inside: list[Token], line: _Line) -> list[Inline]:
        at = self.place(line.number, first.content)
        if self.mark is None or any(token.type == SPAN_OPEN for token in inside):
            self.report(
                at,
                "a part cannot stand here; only the words of a clause have parts, and a "
                "part has none of its own",
                "misplaced-part",
            )
            return list(self._children(inside, line))
        part = self.mark(first.content, at)
        children = self._children(inside, line)
        self.marked.append((part, children))
        return [Marked(part, children)]

    def _check_words(self, words: str, line: _Line) -> None:
        if "]{" in words:
            self.report(
                self.place(line.number, "]{"),
                "these braces do not close; end them with '}', or write ']\\{' if the brace "
                "is a word of the council's",
                "malformed-attributes",
            )

    def _check_link(self, href: str, line: _Line) -> None:
        parts = urlsplit(href) if _splits(href) else None
        if parts and (parts.scheme in _SCHEMES or re.fullmatch(r"#c-[a-z0-9.-]+", href)):
            return
        self.report(
            self.place(line.number, href),
            f"'{href}' is no link that the handbook follows; write https://…, mailto:…, tel:… "
            "or #c- and the id of a clause",
            "bad-link",
        )


@dataclass(slots=True)
class _Line:
    """The line of the Markdown that is being read, from 0."""

    number: int


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
