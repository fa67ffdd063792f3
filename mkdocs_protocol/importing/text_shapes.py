"""How a plain text out of a PDF is set: to both margins, with gaps between its words, or with an empty line below each."""

from __future__ import annotations

import re
from itertools import pairwise

_GAP = re.compile(r"(?<=\S)[ \xa0]{2,}(?=\S)")
_WIDE_GAP = re.compile(r"(?<=\S)[ \xa0]{3,}(?=\S)")
_FEWEST_GAPS = 3
_FEWEST_LINES = 5
_SHARE = 12
"""One line in so many is spread, in a text that is set to both margins."""
_SHORT = 45
_SINGLE = 12
"""How many lines a text has at the least before its spacing says anything."""


def is_set_to_both_margins(lines: list[str]) -> bool:
    """Return whether the words of a text stand apart because its lines end at one margin: no table has a word a cell."""
    words = [line for line in lines if line.strip()]
    spread = sum(map(_is_spread, words))
    return spread >= _FEWEST_LINES and spread * _SHARE >= len(words)


def _is_spread(line: str) -> bool:
    cells = _GAP.split(line.strip())
    alone = sum(" " not in cell for cell in cells)
    # A cell begins with a capital or a figure; a word of a sentence seldom does.
    small = sum(cell[:1].islower() for cell in cells)
    return len(cells) > _FEWEST_GAPS and alone * 2 >= len(cells) and small * 2 >= len(cells)


def evened(line: str) -> str:
    """Return a line of such a text with a space for each gap between its words; one that is short has cells, unless it is spread."""
    begins = line[: len(line) - len(line.lstrip())]
    even = _WIDE_GAP.sub(" ", line.strip())
    return f"{begins}{even}" if len(even) > _SHORT or _is_spread(line) else line


def is_double_spaced(lines: list[str]) -> bool:
    """Return whether an empty line follows each line of a text, in the middle of its sentences too."""
    at = [number for number, line in enumerate(lines) if line.strip()]
    singles = [(lines[a], lines[b]) for a, b in pairwise(at) if b - a == 2]
    going_on = sum(below.strip()[:1].islower() for _, below in singles)
    return (
        len(singles) >= _SINGLE and len(singles) * 4 >= len(at) * 3 and going_on * 3 >= len(singles)
    )
