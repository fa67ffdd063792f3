"""A text to download as plain text: for an e-mail, a form, or a program that knows nothing else.

A paragraph is a line, however long, so that it can be pasted anywhere; a list is indented by two
spaces a level, and the cells of a table have a tab between them. The file starts with a byte order mark, because a
browser would not take it for UTF-8 if the server does not say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.text import (
    InLanguage,
    ItemList,
    LineBreak,
    Link,
    Paragraph,
    Quotation,
    Table,
    Words,
)
from mkdocs_protocol.papers.takeaway.shapes import BULLET, has_bullets
from mkdocs_protocol.papers.takeaway.text import Heading
from mkdocs_protocol.site.files import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.text import Block, Inline, Item
    from mkdocs_protocol.papers.takeaway.text import TakenText, TextPiece

RULE = "-" * 60
"""The line between the handbook's words and the council's."""

_STEP = "  "


def plain_text(taken: TakenText) -> bytes:
    """Return a text as the bytes of a file."""
    return ("\ufeff" + "\n".join(_lines(taken)) + "\n").encode()


def _lines(taken: TakenText) -> Iterator[str]:
    yield one_line(taken.council)
    if not taken.is_titled:
        yield one_line(taken.title)
    yield one_line(f"{taken.edition}. {taken.status}")
    if taken.in_part:
        yield one_line(taken.in_part)
    yield one_line(taken.copy)
    yield from ("", RULE)
    for piece in taken.pieces:
        yield ""
        yield from _piece(piece)
    yield from ("", RULE)
    for heading, lines in taken.ends:
        yield from ("", heading)
        yield from map(one_line, lines)


def _piece(piece: TextPiece) -> Iterator[str]:
    if isinstance(piece, Heading):
        yield _joined(piece.number, _words(piece.words))
        return
    first, *others = [*_blocks(piece.blocks, "")] or [""]
    yield _joined(piece.number, first)
    yield from others


def _blocks(blocks: tuple[Block, ...], indent: str) -> Iterator[str]:
    """Yield the lines of some text; an empty one between paragraphs."""
    for number, block in enumerate(blocks):
        if number and not isinstance(block, ItemList):
            yield ""
        match block:
            case Paragraph(children):
                yield from (f"{indent}{line}" for line in _words(children).split("\n"))
            case ItemList():
                bullet = BULLET if has_bullets(block) else ""
                for item in block.items:
                    yield from _item(item, indent + _STEP, bullet)
            case Quotation(inside):
                yield from _blocks(inside, indent + _STEP)
            case InLanguage(blocks=inside):
                yield from _blocks(inside, indent)
            case Table(head, rows):
                for row in (head, *rows) if head else rows:
                    cells = (" ".join(_words(cell).split("\n")) for cell in row)
                    yield indent + "\t".join(cells)


def _item(item: Item, indent: str, bullet: str) -> Iterator[str]:
    first, *others = [*_blocks(item.blocks, indent)] or [indent]
    yield f"{indent}{_joined(item.label or bullet, first.strip())}"
    yield from others


def _joined(number: str, words: str) -> str:
    return f"{number} {words}".strip()


def _words(children: tuple[Inline, ...]) -> str:
    """Return a run of words; a link is followed by its address, unless its words are the address."""
    return "".join(map(_child, children))


def _child(child: Inline) -> str:
    match child:
        case Words(text):
            return text
        case LineBreak():
            return "\n"
        case Link(href, inside):
            said = _words(inside)
            where = href.removeprefix("mailto:").removeprefix("tel:")
            is_said = href.startswith("#") or where.removeprefix("https://").strip("/") in said
            return said if is_said else f"{said} <{href}>"
        case _:
            return _words(child.children)
