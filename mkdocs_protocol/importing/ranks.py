"""The title page of a document, and the ranks of its headings."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.document import Sort
from mkdocs_protocol.importing.headings import TITLES, body_size, is_short, signature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.importing.document import Block

_APPENDIX = re.compile(r"(?:appendix|annex|schedule|atodiad)\b", re.IGNORECASE)
_MOST_TITLES = 40
_TITLE_WORDS = 16
_TABLE_WORDS = 20
_LARGER = 1.15
"""How much larger than the text the heading of a section may be, and a title is."""


def ranked(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks in which the level of a heading is its rank, from 0: no rank is left out.

    A number says its rank itself; headings known by look alone are ranked by look if they have no number.
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
    later = [b for b in blocks[end:] if b.sort is Sort.HEADING]
    while end and not _is_of_title(blocks, end - 1, later):
        end -= 1
    return end


def _is_of_title(blocks: Sequence[Block], at: int, later: Sequence[Block]) -> bool:
    """Return whether a line is the last of a title page, and not the first heading.

    It is a heading if it looks as those do that stand `later`, below the title page.
    """
    block, following = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    if block.sort is not Sort.HEADING or block.style.casefold() in TITLES:
        return True
    if following and following.sort is Sort.HEADING and (at > 0 or following.number):
        return True
    is_plain = (
        at > 0
        and not block.look.centred
        and block.look.size <= body_size(blocks) * _LARGER
        and signature(block)[:3] != signature(blocks[at - 1])[:3]
    )
    is_below = any(each.style.casefold() in TITLES for each in blocks[:at])
    is_of_rank = is_below or block.level in {b.level for b in later}
    is_heading = (
        is_plain or _kind(block) in {_kind(b) for b in later} or (_is_of_file(block) and is_of_rank)
    )
    return not is_heading


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
    """Return the level of each heading: as the file or its number says, else by its look below the one before.

    Appendices and the like are of the highest rank, however they look.
    """
    headings = [at for at, b in enumerate(blocks) if b.sort is Sort.HEADING]
    known = {at: level for at in headings if (level := _known_level(blocks[at]))}
    lowest = min(known.values(), default=1)
    by_look = sorted({signature(blocks[at]) for at in headings if at not in known}, key=_loudness)
    levels: dict[int, int] = {}
    above = lowest - 1
    for at in headings:
        if at in known:
            levels[at] = above = known[at]
        elif _APPENDIX.match(f"{blocks[at].number} {blocks[at].text}".strip()):
            levels[at] = above = lowest
        else:
            levels[at] = (above if known else 0) + 1 + by_look.index(signature(blocks[at]))
    return levels


def _known_level(block: Block) -> int:
    if _is_of_file(block):
        return block.level
    return block.number.strip(".)").count(".") + 1 if block.number[:1].isdigit() else 0


def _loudness(look: tuple[float, bool, bool, bool, bool]) -> tuple[float, bool, bool, bool]:
    size, bold, underlined, _, capitals = look
    return -size, not capitals, not bold, not underlined
