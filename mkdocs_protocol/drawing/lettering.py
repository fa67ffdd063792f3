"""How much room words take in a drawing, when there is no browser to ask."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from functools import cache

# Advance widths in em, each group's the widest that a common sans face needs: DejaVu Sans, which Linux
# falls back to, is wider than Arial, Segoe UI, Roboto and San Francisco nearly everywhere. A drawing
# made for it has a little air in the others, and no face spills over.
_GROUPS = {
    0.28: "ijl",
    0.30: "I",
    0.32: " ,.’‘·'",
    0.34: "/:;\\|",
    0.37: "-f",
    0.40: "()[]!t",
    0.42: "r",
    0.46: '"',
    0.50: "*J`",
    0.53: "sz“”",
    0.56: "?L_–c",
    0.60: "kvxy",
    0.62: "FTaeo",
    0.64: "0123456789$bdghnpqu{}£",
    0.69: "EKPSYABVXZ",
    0.75: "CRUN",
    0.79: "HD&GOQ",
    0.84: "#+<=>^~w",
    0.87: "M",
    0.99: "%mW",
    1.02: "@—…→",
}
_EM = {sign: em for em, signs in _GROUPS.items() for sign in signs}
_UNKNOWN = 1.05
_WIDE = 1.3
"""Characters as wide as they are high: Chinese, pictures."""
_BOLD = 1.2


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line of text may be, in the unit of `size`: too much rather than too little."""
    # From Python 3.12 on, sum() rounds floats otherwise; a line would break elsewhere there.
    return math.fsum(map(_em, text)) * size * (_BOLD if bold else 1)


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return text as lines no wider than `room`, with at least one character on each.

    Lines break at white space; a word too long for a line is broken too. The lines'
    words are the text's words, in order.
    """
    lines: list[str] = []
    space, taken = width(" ", size, bold=bold), 0.0
    for word in text.split():
        needed = width(word, size, bold=bold)
        if lines and taken + space + needed <= room:
            lines[-1] += f" {word}"
            taken += space + needed
        else:
            lines.extend([word] if needed <= room else _pieces(word, size, room, bold=bold))
            taken = width(lines[-1], size, bold=bold)
    return tuple(lines)


def _pieces(word: str, size: float, room: float, *, bold: bool) -> Iterator[str]:
    piece = ""
    for sign in word:
        if piece and width(piece + sign, size, bold=bold) > room:
            yield piece
            piece = ""
        piece += sign
    yield piece


@cache
def _em(sign: str) -> float:
    known = _EM.get(sign)
    if known is not None:
        return known
    if unicodedata.combining(sign):
        return 0
    base = unicodedata.normalize("NFD", sign)[0]
    if base != sign and base in _EM:
        return _EM[base]
    return _WIDE if unicodedata.east_asian_width(sign) in "WF" else _UNKNOWN
