"""Markdown as tokens: CommonMark with tables, lines in braces and marked spans; nothing that loses words.

Reference definitions (which would vanish from the text) and underlined headings (which would turn a line above three
hyphens into one) are off. Raw HTML, images and program code are parsed, so that they can be refused in place instead
of slipping into the text as words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import table
from markdown_it.rules_block.table import escapedSplit, getLine
from markdown_it.token import Token

from mkdocs_protocol.core.problems import MOST_REPORTED
from mkdocs_protocol.reading.attributes import BARE, ON_BLOCKS, span_end
from mkdocs_protocol.reading.brackets import ask_by_sign, html_in_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

ATTRIBUTES = "attributes"
SECTION_END = "***"
"""The one line that ends a section; any other line of asterisks, hyphens or underscores is printed in the document."""
TOO_DEEP = "too_deep"
SPAN_OPEN, SPAN_CLOSE = "span_open", "span_close"
LOOSE_BRACE = "loose_brace"
"""A brace that would begin attributes, if it were where attributes are read."""

_DEEPEST = 20
"""How many levels of tokens are read: ten nested lists, or twenty quotations."""
NESTING = 2 * _DEEPEST
"""How many levels the parser descends; what is deeper than is read is kept before that."""
_WORD_IN_BRACES = re.compile(rf"\{{\s*(?:{'|'.join(ON_BLOCKS)})\s*=")


@dataclass(slots=True)
class Piece:
    """One block of the text with its tokens, or one line in braces."""

    tokens: list[Token] = field(default_factory=list)

    @property
    def type(self) -> str:
        """The type of the first token: `paragraph_open`, `heading_open`, `attributes` …"""
        return self.tokens[0].type

    @property
    def line(self) -> int:
        """The line of the Markdown on which it begins, from 0."""
        return self.tokens[0].map[0] if self.tokens[0].map else 0

    @property
    def first_inline(self) -> Token | None:
        """The first run of words in it."""
        return next((token for token in self.tokens if token.type == "inline"), None)


def pieces(markdown: str) -> Iterator[Piece]:
    """Yield the outermost blocks of a Markdown text in order."""
    lines = markdown.split("\n")
    piece = Piece()
    for token in parser().parse(markdown):
        for made in _printed_line(token, lines):
            piece.tokens.append(made)
            if made.level == 0 and made.nesting <= 0:
                yield piece
                piece = Piece()


def _printed_line(token: Token, lines: list[str]) -> list[Token]:
    """Turn a line across the page into the words that it is in a document: a line to sign on.

    Three asterisks end a section, and three hyphens are reported as a problem: nobody knows which of the two they
    are.
    """
    line = lines[token.map[0]].strip(" \t>") if token.type == "hr" and token.map else ""
    if not line or line in {SECTION_END, "---"}:
        return [token]
    inline = Token("inline", "", 0, content=line, map=token.map, level=token.level + 1, block=True)
    inline.children = [Token("text", "", 0, content=line, meta={"offset": 0})]
    return [
        Token("paragraph_open", "p", 1, map=token.map, level=token.level, block=True),
        inline,
        Token("paragraph_close", "p", -1, level=token.level, block=True),
    ]


@cache
def parser() -> MarkdownIt:
    """Return the parser for editions. Its time is in proportion to the text, whatever that holds."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": NESTING})
    parser.enable(["table", "strikethrough"])
    parser.disable(["lheading", "reference"])
    # A refused address must be a located problem, not text: the reader checks every link itself.
    parser.validateLink = _any_link  # type: ignore[method-assign]
    keep_all(parser)
    parser.block.ruler.before(
        "fence", ATTRIBUTES, _attribute_line, {"alt": ["paragraph", "blockquote", "list"]}
    )
    parser.inline.ruler.after("link", "span", _span)
    parser.inline.ruler.at("html_inline", html_in_line)
    parser.inline.ruler.push(LOOSE_BRACE, _loose_brace)
    ask_by_sign(parser)
    return parser


def keep_all(parser: MarkdownIt) -> None:
    """Let a parser keep what it would drop: surplus cells of a row, and text nested too deep."""
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.before("table", TOO_DEEP, _too_deep)


def _any_link(url: str) -> bool:
    return True


def _attribute_line(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Take every line that begins with a brace, or a block that begins with what belongs in braces."""
    if state.is_code_block(start):
        return False
    begin, end = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if begin >= end or not (
        state.src[begin] == "{" or (not silent and BARE.match(state.src, begin, end))
    ):
        return False
    if not silent:
        token = state.push(ATTRIBUTES, "", 0)
        token.content = state.src[begin:end]
        token.map = [start, start + 1]
        state.line = start + 1
    return True


def _too_deep(state: StateBlock, start: int, end: int, _silent: bool) -> bool:
    """Keep in one token what is nested deeper than is read; the parser alone would drop it."""
    if state.level < _DEEPEST:
        return False
    token = state.push(TOO_DEEP, "", 0)
    token.content = state.getLines(start, end, state.blkIndent, False)
    token.map = [start, end]
    state.line = end
    return True


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a table with all its cells; the parser alone would drop those beyond the heading row."""
    known = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    taken, state.tokens[known:] = state.tokens[known:], []
    columns = sum(token.type == "th_open" for token in taken)
    surplus: list[Token] = []
    for token in taken:
        if token.type == "tr_open" and token.map:
            row = getLine(state, token.map[0]).strip().removeprefix("|")
            surplus = _cells(escapedSplit(row)[columns:], token)
        elif token.type == "tr_close":
            state.tokens.extend(surplus)
        state.tokens.append(token)
    return True


def _cells(cells: list[str], row: Token) -> list[Token]:
    """Return the tokens of some cells; an empty one after the last bar does not count."""
    tokens: list[Token] = []
    for cell in cells if any(map(str.strip, cells)) else ():
        inline = Token("inline", "", 0, level=row.level + 2, content=cell.strip(), children=[])
        inline.map, inline.block = row.map, True
        tokens += [
            Token("td_open", "td", 1, level=row.level + 1),
            inline,
            Token("td_close", "td", -1, level=row.level + 1),
        ]
    return tokens


def _span(state: StateInline, silent: bool) -> bool:
    """Take `[words]{…}`; the braces are read later, where problems can be reported."""
    if state.src[state.pos] != "[":
        return False
    label_end = state.md.helpers.parseLinkLabel(state, state.pos, False)
    if label_end < 0 or state.src[label_end + 1 : label_end + 2] != "{":
        return False
    end = span_end(state.src, label_end + 1)
    if end < 0:
        return False
    if not silent:
        maximum, state.pos, state.posMax = state.posMax, state.pos + 1, label_end
        token = state.push(SPAN_OPEN, "", 1)
        token.content = state.src[label_end + 1 : end]
        token.meta = {"offset": label_end + 1}  # Problems are reported at the braces.
        state.md.inline.tokenize(state)
        state.push(SPAN_CLOSE, "", -1)
        state.posMax = maximum
    state.pos = end
    return True


def _loose_brace(state: StateInline, silent: bool) -> bool:
    """Take a brace that was meant to begin attributes; an escaped one never comes here."""
    brace = state.pos
    if state.src[brace] != "{":
        return False
    if state.src[max(brace - 1, 0) : brace] != "]" and not _WORD_IN_BRACES.match(state.src, brace):
        return False
    found = state.env.get(LOOSE_BRACE, 0)
    if found > MOST_REPORTED:  # No more are reported, and the text is not shown.
        return False
    if not silent:
        state.env[LOOSE_BRACE] = found + 1
        token = state.push(LOOSE_BRACE, "", 0)
        token.content = "{"
        token.meta = {"closes": span_end(state.src, brace) >= 0}
    state.pos += 1
    return True
