"""The words of a protocol: the few shapes of text that a clause may have.

The shapes are closed. Whatever Markdown can do beyond them (images, raw HTML, program code) is refused
by the reader, so whoever renders these values need not defend against anything else.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from mkdocs_protocol.core.problems import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

WITHHELD = "[name withheld]"
"""What replaces a personal name in a text: the handbook's words, not the council's."""


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words, with its spaces and punctuation."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words in bold type."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words in italics."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Struck:
    """Words that the document prints struck out."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a web address, a mail address or another clause (`#c-2.3`)."""

    href: str
    children: tuple[Inline, ...]
    at: Location = field(default=Location(""), compare=False, repr=False)
    """Where it is in the source."""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """The end of a line that the document keeps."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The words of one part of a clause."""

    part: str
    """The part's id."""
    children: tuple[Inline, ...]
    language: str = ""
    """If it differs from that of the words around it."""


Inline: TypeAlias = Words | Strong | Emphasis | Struck | Link | LineBreak | Marked


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of words."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list."""

    label: str
    """The item's number as printed ("3."), or "" for a bullet."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; a tight one has no space between its items."""

    items: tuple[Item, ...]
    tight: bool = True


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that the document itself quotes."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each cell is a run of words."""

    head: tuple[tuple[Inline, ...], ...]
    """The row of headings; () if the document has none."""
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    first_names: bool = False
    """Whether the first cell of a row says what the others contain, as in a block of facts."""


@dataclass(frozen=True, slots=True)
class InLanguage:
    """Blocks in a language other than that of the text around them."""

    language: str
    blocks: tuple[Block, ...]


Block: TypeAlias = Paragraph | ItemList | Quotation | Table | InLanguage


def plain_inline(children: tuple[Inline, ...]) -> str:
    """Return the words of a line without their markup."""
    return "".join(
        [child.text if type(child) is Words else _plain_child(child) for child in children]
    )


def plain(blocks: tuple[Block, ...]) -> str:
    """Return the words of some text, verbatim, a line for each paragraph, item and row."""
    return "\n".join(filter(None, map(_plain_block, blocks)))


STRUCK = "\0"
"""What replaces words that are struck out, where they are left out: a character that no text has."""


def struck_out(text: object) -> Iterator[str]:
    """Yield the words that some text prints struck out, in order; its plain words contain them too."""
    match text:
        case Struck(children):
            yield plain_inline(children)
        case tuple():
            for inner in text:
                yield from struck_out(inner)
        case Paragraph(inner) | Strong(inner) | Emphasis(inner):
            yield from struck_out(inner)
        case Link(children=inner) | Marked(children=inner):
            yield from struck_out(inner)
        case ItemList(items):
            yield from struck_out(items)
        case Item(blocks=inner) | Quotation(inner) | InLanguage(blocks=inner):
            yield from struck_out(inner)
        case Table(head, rows):
            yield from struck_out((head, *rows))


def without_struck_out(text: Any) -> Any:
    """Return some text without the words that it prints struck out; no quotation may cross the place where they were."""
    match text:
        case Struck():
            return Words(STRUCK)
        case tuple():
            return tuple(map(without_struck_out, text))
        case _ if is_dataclass(text):
            inner = {field.name: getattr(text, field.name) for field in fields(text)}
            changed = {
                name: without_struck_out(value)
                for name, value in inner.items()
                if isinstance(value, tuple) or is_dataclass(value)
            }
            return replace(text, **changed)  # type: ignore[type-var]
    return text


def plain_item(item: Item) -> str:
    """Return the words of an item, with its number as printed."""
    return f"{item.label} {plain(item.blocks)}" if item.label else plain(item.blocks)


def unwrapped(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks directly in a text, whatever their language."""
    for block in blocks:
        if isinstance(block, InLanguage):
            yield from unwrapped(block.blocks)
        else:
            yield block


def _plain_child(child: Inline) -> str:
    match child:
        case Words(text):
            return text
        case LineBreak():
            return "\n"
        case _:
            return plain_inline(child.children)


def _plain_block(block: Block) -> str:
    match block:
        case Paragraph(children):
            return plain_inline(children)
        case ItemList(items):
            return "\n".join(map(plain_item, items))
        case Quotation(blocks) | InLanguage(blocks=blocks):
            return plain(blocks)
        case Table(head, rows):
            shown = (head, *rows) if head else rows
            return "\n".join("\t".join(map(plain_inline, row)) for row in shown)
