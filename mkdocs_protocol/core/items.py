"""The items of a clause's lists: of lists set out as such, and of those inside a sentence.

"Officers can expect: respect; effective leadership; and not to be bullied." lists three things, as a list with
bullets does. A list inside a sentence begins after a colon and ends with the sentence; its items have semicolons
between them. A single semicolon makes a list only if "and" or "or" follows it, or its items are lettered:
"Note: the office is closed; come back tomorrow." lists nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.markers import marker_of
from mkdocs_protocol.core.text import (
    ItemList,
    Marked,
    Paragraph,
    plain,
    plain_inline,
    plain_item,
    unwrapped,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.text import Block, Inline, Item


@dataclass(frozen=True, slots=True)
class Listed:
    """An item of a list."""

    text: str
    """Its words, verbatim; for an item inside a sentence, without the "and" before it and the stop after it."""
    part: str = ""
    """The id of the marked part that holds all of it; "" if none does."""
    runs_in: bool = False
    """Whether it is inside a sentence."""


def is_lettered(item: Item) -> bool:
    """Return whether the words of an item begin with its letter, so that a bullet would be a second mark."""
    first = item.blocks[0] if item.blocks else None
    return isinstance(first, Paragraph) and bool(marker_of(plain_inline(first.children)))


def listed(blocks: tuple[Block, ...]) -> tuple[Listed, ...]:
    """Return the items of all lists directly in a text, in order."""
    return tuple(item for block in unwrapped(blocks) for item in _of_block(block))


def items_of(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """Return the words of each item of the lists directly in a text, in order."""
    return tuple(item.text for item in listed(blocks))


def led_in(blocks: tuple[Block, ...], words: str) -> str:
    """Return the words of an item after the line that introduces its list; the words alone if there is none.

    "Officers can expect members: … not to bully them": alone, the item does not say who must not.
    """
    lead = lead_of(blocks, words)
    return f"{lead} {words}" if lead else words


def lead_of(blocks: tuple[Block, ...], words: str) -> str:
    """Return the line that introduces the list in which an item has some words, followed by "…" if other items come first.

    "" if no item has them, or no such line comes before its list.
    """
    above: Block | None = None
    for block in unwrapped(blocks):
        if isinstance(block, ItemList) and isinstance(above, Paragraph):
            lead = plain((above,)).strip().rsplit("\n", 1)[-1]
            texts = [plain_item(item) for item in block.items]
            if lead.rstrip(" -–—").endswith(":") and any(words in text for text in texts):
                return lead if words in texts[0] else f"{lead} …"
        above = block
    return ""


def without_items(blocks: tuple[Block, ...]) -> str:
    """Return the words of a text without its items; the words before and after a list are separate lines."""
    lines: list[str] = []
    for block in unwrapped(blocks):
        if isinstance(block, ItemList):
            continue
        text, at = plain((block,)), 0
        if isinstance(block, Paragraph):
            for run in _runs_in(text):
                lines.append(text[at : run[0][0]])
                stop = _STOP.match(text, run[-1][1])
                at = stop.end() if stop else run[-1][1]
        lines.append(text[at:])
    return "\n".join(line.rstrip() for line in lines if line.strip())


_LEAD = re.compile(r":\s+")
_END = re.compile(r"[.!?](?=[”’\"')\]]*(?:\s+[^\sa-z]|\s*$))")
"""The end of a sentence: a stop before white space and a capital letter, or at the very end."""
_STOP = re.compile(r"[.!?;,”’\"')\]]*\s*")
_BETWEEN = re.compile(r";\s+(?:and/or\s+|and\s+|or\s+)?")
_JOINED = re.compile(r";\s+(?:and|or)\b")
_LETTERED = re.compile(r"\((?:[a-z]|[ivx]+|\d{1,2})\)\s")
_ENOUGH = 2
"""With this many semicolons, a list needs no other sign that it is one."""


def _of_block(block: Block) -> Iterator[Listed]:
    if isinstance(block, ItemList):
        for item in block.items:
            first = item.blocks[0] if len(item.blocks) == 1 else None
            part = (
                first.children[0]
                if isinstance(first, Paragraph) and len(first.children) == 1
                else None
            )
            yield Listed(plain_item(item), part.part if isinstance(part, Marked) else "")
    elif isinstance(block, Paragraph):
        text = plain_inline(block.children)
        for run in _runs_in(text):
            for start, end in run:
                yield Listed(text[start:end], _part_at(block.children, start, end), runs_in=True)


def _runs_in(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the lists inside the sentences of a paragraph, each as the places of its items."""
    at = 0
    while lead := _LEAD.search(text, at):
        stop = _END.search(text, lead.end())
        end = stop.start() if stop else len(text.rstrip(" ;"))
        items = _split(text, lead.end(), end)
        if len(items) > 1:
            yield items
            at = end
        else:
            at = lead.end()


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the places of the items between two places; one or none if it is not a list."""
    body = text[start:end]
    breaks = [*_BETWEEN.finditer(body)]
    if not (len(breaks) >= _ENOUGH or _JOINED.search(body) or (breaks and _LETTERED.match(body))):
        return []
    places = [0, *(place for found in breaks for place in found.span()), len(body)]
    pairs = zip(places[::2], places[1::2], strict=True)
    return [(start + a, start + b) for a, b in pairs if body[a:b].strip()]


def _part_at(children: tuple[Inline, ...], start: int, end: int) -> str:
    """Return the id of the marked part that holds all words between two places of a paragraph."""
    at = 0
    for child in children:
        length = len(plain_inline((child,)))
        if isinstance(child, Marked) and at <= start and end <= at + length:
            return child.part
        at += length
    return ""
