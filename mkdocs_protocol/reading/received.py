"""A document as received, as text, Markdown or HTML: its characters, and what has a line of its own.

In text every character counts. In Markdown or HTML a character counts unless it is valid markup; the words of a tag
that HTML does not have count, since a document may well print "<time limit>".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from mkdocs_protocol.core.layout import Layout
from mkdocs_protocol.core.markers import awaits_number, marker_of
from mkdocs_protocol.core.vocabulary import ReceivedAs
from mkdocs_protocol.reading.brackets import ask_by_sign, html_in_line
from mkdocs_protocol.reading.markdown import NESTING, TOO_DEEP, keep_all
from mkdocs_protocol.reading.tags import HtmlReader, read_tag

if TYPE_CHECKING:
    from markdown_it.token import Token

_CELLS = re.compile(r"\t+| {3,}")
_FIGURE = re.compile(r"\d{1,3}")
_FULL = 0.6
"""A line was full if it and the next word take at least this much of the longest line of their block."""
_WIDE = 40
"""How many characters a line has at least if lines are broken because they are full."""
_MARKS = re.compile(r"[*_#<]")
_BLOCKS = frozenset({
    "paragraph_open", "heading_open", "td_open", "th_open", "code_block", "fence", "html_block",
})  # fmt: skip


def first_mark(text: str) -> tuple[str, int] | None:
    """Return the first character of a text that may be markup or may be printed, with its line; None if there is none."""
    found = _MARKS.search(text)
    return (found[0], text.count("\n", 0, found.start()) + 1) if found else None


def received_layout(text: str, written_as: ReceivedAs) -> Layout:
    """Return a document as received, in time proportional to its length."""
    layout = Layout()
    if written_as is ReceivedAs.TEXT:
        _read_text(text, layout)
    elif written_as is ReceivedAs.MARKDOWN:
        _read_markdown(text, layout)
    else:
        HtmlReader(layout).read(text)
    return layout


def _read_text(text: str, layout: Layout) -> None:
    lines = text.split("\n")
    widest = _widest_of_blocks(lines)
    after_number = False
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        if after_number:
            layout.part()  # A number on a line of its own, as a PDF gives it.
        else:
            layout.begin(wrapped=bool(index) and _is_wrapped(lines[index - 1], line, widest[index]))
        cells = _CELLS.split(line.strip())
        for at, cell in enumerate(cells):
            if at and at == 1 and _is_number(cells[0]):
                layout.part()
            elif at:
                layout.begin()
            layout.add(cell, index + 1)
        after_number = len(cells) == 1 and _is_number(cells[0])


def _is_number(words: str) -> bool:
    return marker_of(words) == words or bool(_FIGURE.fullmatch(words))


def _widest_of_blocks(lines: list[str]) -> list[int]:
    """Return, for each line, the length of the longest line between the same two empty lines."""
    widest = [0] * len(lines)
    start = 0
    for index in range(len(lines) + 1):
        if index == len(lines) or not lines[index].strip():
            width = max((len(line.strip()) for line in lines[start:index]), default=0)
            widest[start:index] = [width] * (index - start)
            start = index + 1
    return widest


def _is_wrapped(above: str, line: str, widest: int) -> bool:
    is_marked = marker_of(line.strip()) and not awaits_number(above)
    if not above.strip() or widest < _WIDE or is_marked:
        return False
    return len(above.strip()) + len(line.split(maxsplit=1)[0]) >= _FULL * widest


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": NESTING})
    parser.enable(["table", "strikethrough"])
    parser.disable("reference")
    keep_all(parser)
    parser.inline.ruler.at("html_inline", html_in_line)
    ask_by_sign(parser)
    return parser


def _read_markdown(text: str, layout: Layout) -> None:
    after_label = False
    line = 1
    for token in _parser().parse(text):
        line = token.map[0] + 1 if token.map else line
        if token.type in _BLOCKS and not after_label:
            layout.begin()
        after_label = token.type == "list_item_open" or (
            after_label and token.type == "paragraph_open"
        )
        match token.type:
            case "list_item_open":
                layout.begin()
                if token.info:
                    layout.add(f"{token.info}{token.markup}", line)
                    layout.part()
            case "inline":
                _read_line(token, line, layout)
            case "html_block":
                HtmlReader(layout, line, keep_comments=True).read(token.content)
            case "fence" | "code_block":
                layout.add(f"{token.info}\n{token.content}", line)
            case _ if token.type == TOO_DEEP:
                layout.add(token.content, line)


def _read_line(inline: Token, line: int, layout: Layout) -> None:
    children = inline.children or []
    for at, token in enumerate(children):
        match token.type:
            case "softbreak" | "hardbreak":
                line += 1
                following = children[at + 1].content if at + 1 < len(children) else ""
                if token.type == "hardbreak" or marker_of(following):
                    layout.begin()
                else:
                    layout.part()  # A space, in Markdown; the edition may keep the line end.
            case "html_inline":
                read_tag(token.content, line, layout)
            case "link_open":
                if "title" in token.attrs:
                    layout.add(f" {token.attrs['title']} ", line)
            case _:
                for at_cell, cell in enumerate(token.content.split("\t")):
                    if at_cell:
                        layout.part()
                    layout.add(cell, line)
                line += token.content.count("\n")
