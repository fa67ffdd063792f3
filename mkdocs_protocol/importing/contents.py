"""Lists of contents: made by the program that wrote the file, or typed line by line."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_protocol.core.markers import bullet_of
from mkdocs_protocol.importing.document import Guess, Sort

if TYPE_CHECKING:
    from mkdocs_protocol.importing.document import Block

_NAME = re.compile(r"(?:table of )?contents(?: page)?|index|cynnwys", re.IGNORECASE)
_LINE = re.compile(r"\S.*?(?:[\s.…·_]{2,}|\t|\n)\s*(?:page\s+)?\d{1,3}", re.IGNORECASE | re.DOTALL)
_FEWEST = 3


def with_contents(blocks: list[Block]) -> list[Block]:
    """Return blocks in which every line of a list of contents says so."""
    made = list(blocks)
    words = Counter(_words(block) for block in blocks)
    for at, block in enumerate(blocks):
        if not _NAME.fullmatch(block.text.strip(" :")) or block.number:
            continue
        end = at + 1
        while end < len(blocks) and (
            blocks[end].sort is Sort.CONTENTS
            or _is_line(blocks[end])
            or (
                words[_words(blocks[end])] > 1
                and _words(blocks[end]) not in {_words(b) for b in blocks[at:end]}
            )
        ):
            end += 1
        is_made = end > at + 1 and blocks[at + 1].sort is Sort.CONTENTS
        if is_made or end - at > _FEWEST:
            for each in range(at, end):
                made[each] = _line(blocks[each], typed=not is_made)
    return made


def _words(block: Block) -> str:
    number = "" if bullet_of(f"{block.number} ") else block.number
    return " ".join(f"{number} {block.text}".split()).casefold()


def _is_line(block: Block) -> bool:
    return block.sort in {Sort.PARAGRAPH, Sort.HEADING, Sort.ITEM} and bool(
        _LINE.fullmatch(block.text.strip())
    )


def _line(block: Block, *, typed: bool) -> Block:
    guess = Guess(
        "contents-typed",
        "this line ends in a page number, or is repeated below, and is taken for one of a list of contents",
    )
    return replace(
        block, sort=Sort.CONTENTS, guesses=(*block.guesses, guess) if typed else block.guesses
    )
