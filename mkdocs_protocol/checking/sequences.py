"""Numbers that follow one another: what is missing between two of them, and what stands twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.core.markers import number_of
from mkdocs_protocol.core.protocol import Clause, Section, bare_number, walk
from mkdocs_protocol.core.text import ItemList, Paragraph, plain_inline, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.text import Block, Item

_DOTTED = re.compile(r"(?:(.*)\.)?(\d{1,3})")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def number_faults(edition: Edition) -> Iterator[tuple[Clause, str]]:
    """Yield each gap and repeat in the numbers of a text: the clause at which it shows, and what shows.

    Numbers that begin again at 1 are neither.
    """
    last: dict[str, int] = {}
    waiting: list[str] = []
    for node in walk(edition.body):
        if isinstance(node, Clause | Section) and not (
            isinstance(node, Clause) and node.is_heading
        ):
            waiting += _step(node.number, last)
        if isinstance(node, Clause):
            yield from ((node, text) for text in waiting)
            waiting = []
            yield from ((node, text) for text in _items(node.blocks, node.label))


def _step(number: str, last: dict[str, int]) -> Iterator[str]:
    found = _DOTTED.fullmatch(number)
    if not found:
        return
    above, own = found[1] or "", int(found[2])
    before = last.get(above)
    last[above] = own
    prefix = f"{above}." if above else ""
    if before is None or own in {1, before + 1}:
        if before is None and own > 1 and above:
            yield f"the numbers below {above} begin with {number}"
    elif own == before:
        yield f"the number {number} stands twice"
    else:
        yield f"{number} follows {prefix}{before}"


def _items(blocks: tuple[Block, ...], label: str) -> Iterator[str]:
    for block in unwrapped(blocks):
        if not isinstance(block, ItemList):
            continue
        printed = [bare_number(item.label or _letter(item)) for item in block.items]
        is_roman = printed[0] == "i"
        values = [_value(number, is_roman=is_roman) for number in printed]
        for before, after, shown, then in zip(
            values, values[1:], printed, printed[1:], strict=False
        ):
            if before and after and after not in {before + 1, 1}:
                yield f"in the list of clause {label}, “{then}” follows “{shown}”"
        for item in block.items:
            yield from _items(item.blocks, label)


def _letter(item: Item) -> str:
    first = item.blocks[0] if item.blocks else None
    return number_of(plain_inline(first.children)) if isinstance(first, Paragraph) else ""


def _value(number: str, *, is_roman: bool) -> int:
    if number.isdecimal():
        return int(number)
    if is_roman and set(number) <= set(_ROMAN):
        digits = [_ROMAN[sign] for sign in number]
        return sum(-d if any(d < e for e in digits[at:]) else d for at, d in enumerate(digits))
    return ord(number.lower()) - ord("a") + 1 if len(number) == 1 and number.isalpha() else 0
