"""The title page of a document, and the ranks of its headings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.document import Sort
from mkdocs_protocol.importing.headings import is_short, signature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.importing.document import Block

_TITLES = frozenset({"title", "subtitle"})
_MOST_TITLES = 40
_TITLE_WORDS = 16
_TABLE_WORDS = 20


def ranked(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks in which the level of a heading is its rank, from 0: no rank is left out.

    A number says its rank itself; headings known by look alone are ranked by look where they have no number.
    """
    levels = _levels(blocks)
    known = sorted({*levels.values()})
    return tuple(
        replace(block, level=known.index(levels[at])) if at in levels else block
        for at, block in enumerate(blocks)
    )


def title_end(blocks: Sequence[Block], closing: int) -> int:
    """Return how many of the first blocks are the title page: short lines before anything else."""
    end = 0
    for block in blocks[: min(closing, _MOST_TITLES)]:
        is_line = is_short(block, _TITLE_WORDS) or (
            block.sort is Sort.PARAGRAPH
            and "\n" in block.text
            and len(block.text.split()) <= _TITLE_WORDS
        )
        if block.sort is Sort.CONTENTS or (block.sort is Sort.TABLE and end and _is_small(block)):
            end += 1
        elif block.sort not in {Sort.PARAGRAPH, Sort.HEADING} or block.number or not is_line:
            break
        else:
            end += 1
    # The last lines may be the first headings: they look as others do that stand further below.
    later = [b for b in blocks[end:] if b.sort is Sort.HEADING]
    looks, levels = {_kind(b) for b in later}, {b.level for b in later}
    while (
        end
        and blocks[end - 1].sort is Sort.HEADING
        and blocks[end - 1].style.casefold() not in _TITLES
    ):
        block = blocks[end - 1]
        if (
            end < len(blocks)
            and blocks[end].sort is Sort.HEADING
            and end > 1
            and not blocks[end].number
        ):
            break
        if not (_kind(block) in looks or (block.level in levels and _is_of_file(block))) or (
            end < len(blocks) and blocks[end].number and blocks[end].sort is Sort.HEADING
        ):
            break
        end -= 1
    return end


def _is_small(table: Block) -> bool:
    """Return whether a table is one of facts, such as a title page has."""
    words = [
        f"{b.number} {b.text}".split() for row in table.rows for cell in row for b in cell.blocks
    ]
    return sum(map(len, words)) <= _TABLE_WORDS


def _kind(block: Block) -> tuple[object, ...]:
    return ("file", block.style, block.level) if _is_of_file(block) else signature(block)


def _is_of_file(block: Block) -> bool:
    return not any(each.code.startswith("heading-by") for each in block.guesses)


def _levels(blocks: Sequence[Block]) -> dict[int, int]:
    """Return the level of each heading that is none of a title."""
    headings = [
        at for at, b in enumerate(blocks)
        if b.sort is Sort.HEADING and b.style.casefold() not in _TITLES
    ]  # fmt: skip
    levels: dict[int, int] = {}
    by_look: list[tuple[float, bool, bool, bool, bool]] = []
    for at in headings:
        block = blocks[at]
        if _is_of_file(block):
            levels[at] = block.level
        elif block.number[:1].isdigit():
            levels[at] = block.number.strip(".)").count(".") + 1
        else:
            look = signature(block)
            if look not in by_look:
                by_look.append(look)
            levels[at] = 0
    order = sorted(by_look, key=lambda look: (-look[0], not look[4], not look[1], not look[2]))
    floor = 1 if not levels or not any(levels.values()) else min(v for v in levels.values() if v)
    for at, level in levels.items():
        if level == 0:
            levels[at] = floor + order.index(signature(blocks[at]))
    first = min(levels, default=None)
    if first is not None and len(levels) > 1 and first < 3 and not blocks[first].number:
        others = [level for at, level in levels.items() if at != first]
        if levels[first] < min(others):
            del levels[first]  # The one heading of the highest rank, at the top: the title.
    return levels
