"""Markdown as tokens: CommonMark with tables, lines in braces and marked spans; nothing that loses words.

Reference definitions (which would vanish from the text) and underlined headings (which would turn a line
above three hyphens into one) are off. Raw HTML, images and program code are parsed, so that they can be
refused where they stand instead of slipping into the text as words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.common.html_blocks import block_names
from markdown_it.rules_block import table
from markdown_it.rules_block.table import escapedSplit, getLine
from markdown_it.token import Token

from mkdocs_protocol.reading.attributes import ON_BLOCKS, span_end

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

ATTRIBUTES = "attributes"
TOO_DEEP = "too_deep"
SPAN_OPEN, SPAN_CLOSE = "span_open", "span_close"
LOOSE_BRACE = "loose_brace"
"""A brace that would begin attributes, had it stood where attributes are read."""

_DEEPEST = 20
"""Levels of tokens that are read: ten lists inside one another, or twenty quotations."""
_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd mark q s samp script "
    "small span strike strong style sub sup time tt u var wbr"
)
_TAG = re.compile(
    rf"</?(?:{'|'.join([*block_names, *_INLINE_TAGS.split()])})(?:[\s/][^<>]*)?>", re.IGNORECASE
)
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
    piece = Piece()
    for token in _parser(html=True).parse(markdown):
        piece.tokens.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield piece
            piece = Piece()


def plain_words(markdown: str) -> list[tuple[str, int]]:
    """Return the words of any Markdown text, each with its line (from 1).

    This is the tokeniser of `verify`: a word is what stands between white space, after Markdown's own
    signs are taken off; case and punctuation are kept. It reads the document as it was received and
    knows nothing of clauses. The tags of HTML and hyphens before list items fall away, the numbers of
    ordered lists stay, and so does whatever else stands between angle brackets.
    """
    words: list[tuple[str, int]] = []
    line = 0
    for token in _parser(html=False).parse(markdown):
        line = token.map[0] + 1 if token.map else line
        text = _text_of(token)
        for offset, part in enumerate(_TAG.sub(_line_ends, text).split("\n")):
            words.extend((word, line + offset) for word in part.split())
    return words


def _text_of(token: Token) -> str:
    match token.type:
        case "list_item_open":
            return f"{token.info}{token.markup}" if token.info else ""
        case "inline":
            return "".join(map(_inline_text, token.children or ()))
        case "fence":
            return f"{token.info}\n{token.content}"
    return token.content


def _inline_text(token: Token) -> str:
    match token.type:
        case "softbreak" | "hardbreak":
            return "\n"
        case "link_open" | "image":
            return f"{token.content}{_title(token.attrs)}"
    return token.content


def _title(attributes: Mapping[str, object]) -> str:
    return f" {attributes['title']} " if "title" in attributes else ""


def _line_ends(tag: re.Match[str]) -> str:
    return "\n" * tag[0].count("\n")


@cache
def _parser(*, html: bool) -> MarkdownIt:
    """Return the parser; without `html`, raw HTML is text like any other."""
    parser = MarkdownIt("commonmark", {"html": html, "maxNesting": 2 * _DEEPEST}).enable("table")
    parser.disable(["lheading", "reference"])
    # A refused address must be a located problem, not text: the reader checks every link itself.
    parser.validateLink = _any_link  # type: ignore[method-assign]
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.before("table", TOO_DEEP, _too_deep)
    parser.block.ruler.before(
        "fence", ATTRIBUTES, _attribute_line, {"alt": ["paragraph", "blockquote", "list"]}
    )
    parser.inline.ruler.after("link", "span", _span)
    parser.inline.ruler.push(LOOSE_BRACE, _loose_brace)
    ruler = parser.inline.ruler
    for name, rule in zip(ruler.get_active_rules(), ruler.getRules(""), strict=True):
        ruler.at(name, _with_offset(rule))
    return parser


def _with_offset(
    rule: Callable[[StateInline, bool], bool],
) -> Callable[[StateInline, bool], bool]:
    """Let a rule note on its tokens where in the run of text they begin."""

    def noting(state: StateInline, silent: bool) -> bool:
        offset, known = state.pos, len(state.tokens)
        taken = rule(state, silent)
        for token in state.tokens[known:]:
            token.meta.setdefault("offset", offset)
        return taken

    return noting


def _any_link(url: str) -> bool:
    return True


def _attribute_line(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Take every line that begins with a brace, well formed or not, so that none becomes text."""
    if state.is_code_block(start):
        return False
    begin, end = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if begin >= end or state.src[begin] != "{":
        return False
    if not silent:
        token = state.push(ATTRIBUTES, "", 0)
        token.content = state.src[begin:end]
        token.map = [start, start + 1]
        state.line = start + 1
    return True


def _too_deep(state: StateBlock, start: int, end: int, _silent: bool) -> bool:
    """Keep in one token what stands deeper than is read; the parser alone would drop it."""
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
    """Return the tokens of some cells; an empty one behind the last stroke is none."""
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
    """Take `[words]{…}`; what stands in the braces is read later, where problems can be told."""
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
        token.meta = {"offset": label_end + 1}  # Problems are told at the braces.
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
    if state.src[brace - 1 : brace] != "]" and not _WORD_IN_BRACES.match(state.src, brace):
        return False
    if not silent:
        token = state.push(LOOSE_BRACE, "", 0)
        token.content = "{"
        token.meta = {"closes": span_end(state.src, brace) >= 0}
    state.pos += 1
    return True
