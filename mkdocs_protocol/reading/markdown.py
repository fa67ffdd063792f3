"""Markdown as tokens: CommonMark with tables, lines in braces and marked spans; nothing that loses words.

Reference definitions (which would vanish from the text) and underlined headings (which would turn a line
above three hyphens into one) are off. Raw HTML, images and program code are parsed, so that they can be
refused where they stand instead of slipping into the text as words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from mkdocs_protocol.reading.attributes import span_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

ATTRIBUTES = "attributes"
SPAN_OPEN, SPAN_CLOSE = "span_open", "span_close"


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
    for token in _parser().parse(markdown):
        piece.tokens.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield piece
            piece = Piece()


def plain_words(markdown: str) -> list[tuple[str, int]]:
    """Return the words of any Markdown text, each with its line (from 1).

    This is the tokeniser of `verify`: a word is what stands between white space, after Markdown's own
    signs are taken off; case and punctuation are kept. It reads the document as it was received and
    knows nothing of clauses. HTML tags and hyphens before list items fall away, the numbers of ordered
    lists stay.
    """
    words: list[tuple[str, int]] = []
    line = 0
    for token in _parser().parse(markdown):
        line = token.map[0] + 1 if token.map else line
        if token.type == "list_item_open" and token.info:
            words.append((f"{token.info}{token.markup}", line))
        elif token.type in {"inline", "code_block", "fence", ATTRIBUTES}:
            text = _inline_text(token) if token.type == "inline" else token.content
            for offset, part in enumerate(text.split("\n")):
                words.extend((word, line + offset) for word in part.split())
    return words


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.disable(["lheading", "reference"])
    # A refused address must be a located problem, not text: the reader checks every link itself.
    parser.validateLink = _any_link  # type: ignore[method-assign]
    parser.block.ruler.before(
        "fence", ATTRIBUTES, _attribute_line, {"alt": ["paragraph", "blockquote", "list"]}
    )
    parser.inline.ruler.after("link", "span", _span)
    return parser


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
        token.meta = {"offset": label_end + 1}
        state.md.inline.tokenize(state)
        state.push(SPAN_CLOSE, "", -1)
        state.posMax = maximum
    state.pos = end
    return True


def _inline_text(token: Token) -> str:
    text = []
    for child in token.children or ():
        if child.type in {"text", "code_inline", "text_special"}:
            text.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            text.append("\n")
        elif child.type in {SPAN_OPEN, "image"}:
            text.append(child.content)
    return "".join(text)
