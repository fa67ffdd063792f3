"""The words of a passage as HTML in which what only one text has is marked.

Each line of the text is a paragraph, each change in it an element. What the mark says by its looks it says
in words, too, to who hears the page; those words stand in `protocol-unseen` and are not the council's. All
other words of the paragraphs, joined by line ends, are the text again, sign for sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.comparing.two_documents.differences import Mark, Piece
from mkdocs_protocol.core.text import Words
from mkdocs_protocol.rendering.parts.adopted import inline_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class MarkStyle:
    """How a side marks what only it has."""

    tag: str
    """`mark`, `del` or `ins`."""
    said: str
    """What is heard before the words: "only in Barrow"."""


def marked_text(pieces: Sequence[Piece], style: MarkStyle) -> Markup:
    """Return the pieces of a passage as paragraphs, a line each."""
    return Markup().join(
        Markup("<p>%s</p>") % Markup().join(_piece(piece, style) for piece in line)
        for line in _lines(pieces)
    )


def cut(pieces: Sequence[Piece], lengths: Sequence[int]) -> list[list[Piece]]:
    """Return the pieces of each passage of a side whose passages were compared joined by line ends.

    `lengths` are the passages' lengths in signs; the line ends between them are left out.
    """
    found: list[list[Piece]] = []
    rest = list(reversed(pieces))
    for number, length in enumerate(lengths):
        if number:
            _take(rest, 1)
        found.append(_take(rest, length))
    return found


def _take(rest: list[Piece], length: int) -> list[Piece]:
    """Take so many signs off the pieces, of which the next is the last in the list."""
    taken = []
    while length:
        piece = rest.pop()
        if len(piece.text) > length:
            rest.append(Piece(piece.mark, piece.text[length:]))
            piece = Piece(piece.mark, piece.text[:length])
        taken.append(piece)
        length -= len(piece.text)
    return taken


def _lines(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    if not pieces:
        return
    line: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        line.append(Piece(piece.mark, first))
        for words in others:
            yield line
            line = [Piece(piece.mark, words)]
    yield line


def _piece(piece: Piece, style: MarkStyle) -> Markup:
    if piece.mark is Mark.KEPT or not piece.text.strip():
        return inline_html((Words(piece.text),))
    return _MARK % (style.tag, style.said, inline_html((Words(piece.text),)), style.tag)


_MARK = Markup(
    '<%s><span class="protocol-unseen">[%s: </span>%s<span class="protocol-unseen">]</span></%s>'
)
