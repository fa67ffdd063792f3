"""Numbers that lost their dot: "23 Chairmen" between 2.2 and 2.4."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.document import Block, Guess, Sort
from mkdocs_protocol.importing.lines import slice_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_CODE = "number-dot-lost"
_FIGURES = re.compile(r"(\d)(\d{1,2})\s+(?=[A-Z“‘])")
_NUMBER = re.compile(r"(\d{1,2})(?:\.(\d{1,2}))?(?:\.\d{1,2})*[.)]?")
_MEANT = re.compile(r"for (\d+\.\d+) ")


def with_lost_dots(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks in which a number whose dot is lost is a number; what it is taken for stands in a guess.

    It must be the one that comes next: 23 after 2.2 or a part of it, 31 under the heading 3.
    """
    made: list[Block] = []
    first, second = 0, 0
    for given in blocks:
        block = given
        text = f"{block.number} {block.text}" if block.number.isdigit() else block.text
        found = _FIGURES.match(text) if not block.number or block.number.isdigit() else None
        if (
            found
            and block.sort in {Sort.PARAGRAPH, Sort.HEADING}
            and (int(found[1]), int(found[2])) == (first, second + 1)
        ):
            printed = found[0].strip()
            guess = Guess(
                _CODE,
                f"{printed} is taken for {first}.{second + 1} with its dot lost, as that is the next number",
                certain=False,
            )
            runs = (
                block.runs if block.number else slice_of(block.runs, found.end(), len(block.text))
            )
            block = replace(block, number=printed, runs=runs, guesses=(*block.guesses, guess))
            second += 1
        elif number := _NUMBER.fullmatch(block.number):
            if number[2]:
                first, second = int(number[1]), int(number[2])
            elif block.sort is Sort.HEADING or int(number[1]) == first + 1:
                first, second = int(number[1]), 0
        made.append(block)
    return made


def lost_dot(block: Block) -> str:
    """Return the number that is meant by one whose dot is lost, "" for other blocks."""
    for guess in block.guesses:
        if guess.code == _CODE and (found := _MEANT.search(guess.what)):
            return found[1]
    return ""
