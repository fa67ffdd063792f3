"""What several writers need to know about a text: the mark before an item, and where its links lead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_protocol.core.items import is_lettered
from mkdocs_protocol.core.markers import marker_of
from mkdocs_protocol.core.text import (
    InLanguage,
    Item,
    ItemList,
    LineBreak,
    Link,
    Marked,
    Paragraph,
    Quotation,
    Table,
    Words,
)
from mkdocs_protocol.papers.takeaway.text import Heading
from mkdocs_protocol.site.addresses import clause_anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.core.text import Block, Inline
    from mkdocs_protocol.papers.takeaway.text import TextPiece

BULLET = "•"


def has_bullets(items: ItemList) -> bool:
    """Return whether a list has bullets: its items print no numbers, nor begin with letters of their own."""
    is_numbered = any(item.label for item in items.items)
    return not is_numbered and not all(map(is_lettered, items.items))


def with_label(item: Item) -> Item:
    """Return an item whose words begin with its number or letter with that as its label, so that it can have a hanging indent."""
    first = item.blocks[0] if item.blocks else None
    if item.label or not isinstance(first, Paragraph):
        return item
    begin = first.children[0] if first.children else None
    if isinstance(begin, Marked):  # The whole item is a part of its own.
        inside = begin.children[0] if begin.children else None
        if isinstance(inside, Words) and (found := _split(inside)):
            whole = replace(begin, children=(found[1], *begin.children[1:]))
            return Item(found[0], (Paragraph((whole, *first.children[1:])), *item.blocks[1:]))
    elif isinstance(begin, Words) and (found := _split(begin)):
        return Item(found[0], (Paragraph((found[1], *first.children[1:])), *item.blocks[1:]))
    return item


def _split(words: Words) -> tuple[str, Words] | None:
    label = marker_of(words.text)
    rest = words.text.removeprefix(label)
    return (label, Words(rest.lstrip())) if label and rest[:1].isspace() else None


def place_of(piece: TextPiece) -> str:
    """Return the anchor that links to a piece use, or ""."""
    return piece.clause or piece.anchor if isinstance(piece, Heading) else piece.anchor


def places(pieces: Iterable[TextPiece]) -> dict[str, str]:
    """Return, for each anchor that a link in a text leads to, the place of the piece that holds it.

    A link may lead to a part of a clause; if only clauses have places, it leads to the whole clause.
    """
    wanted: set[str] = set()
    holds: dict[str, str] = {}
    place = ""
    for piece in pieces:
        place = place_of(piece) or place
        holds[place] = place
        inside = piece.words if isinstance(piece, Heading) else _inline_of(piece.blocks)
        for child in _walked(inside):
            if isinstance(child, Link) and child.href.startswith("#"):
                wanted.add(child.href.removeprefix("#"))
            elif isinstance(child, Marked):
                holds[clause_anchor(child.part)] = place
    return {anchor: holds[anchor] for anchor in holds if anchor in wanted}


def _inline_of(blocks: tuple[Block, ...]) -> Iterator[Inline]:
    for block in blocks:
        match block:
            case Paragraph(children):
                yield from children
            case ItemList(items):
                for item in items:
                    yield from _inline_of(item.blocks)
            case Table(head, rows):
                for row in (head, *rows):
                    for words in row:
                        yield from words
            case Quotation(inside) | InLanguage(blocks=inside):
                yield from _inline_of(inside)


def _walked(children: Iterable[Inline]) -> Iterator[Inline]:
    for child in children:
        yield child
        if not isinstance(child, Words | LineBreak):
            yield from _walked(child.children)
