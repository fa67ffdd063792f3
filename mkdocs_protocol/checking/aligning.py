"""Two texts laid beside each other, character by character, in time proportional to their length.

Where they part, what is declared is tried first; failing that, the nearest place is found at which both go on
alike, in windows that double in size. Each window is searched once, so that however often a word is repeated no part
of a text is read more than a few times.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ALIKE = 8
"""How many characters must be alike before two texts count as together again."""
_FIRST_WINDOW = 64
_STEP = 256
_END = "\0" * _ALIKE
"""Added at the end of both texts, so that they are together again there at the latest."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of both texts: where it begins and ends in the one, and in the other."""

    start: int
    end: int
    other_start: int
    other_end: int
    declared: int | None = None
    """Where the texts differ: the declared difference that covers it, by its place in the list."""
    is_same: bool = False


def align(
    left: str,
    right: str,
    *,
    declared: Callable[[int, int, int], Stretch | None],
    bullets: dict[int, int],
) -> Iterator[Stretch]:
    """Yield the stretches of two texts in order, those that are the same and those that differ.

    `declared` is given a place in each text at which they part and how far they have been the same before it;
    it returns the declared difference that lies there, if one does. `bullets` has the length of each bullet of
    the left text, which differ one by one.
    """
    # The end mark must not occur in the texts, or they would seem to go on alike before their ends, for ever.
    left, right = (text.replace(_END[0], "\ufffd") + _END for text in (left, right))
    i = j = same_from = other_from = 0
    end, other_end = len(left) - _ALIKE, len(right) - _ALIKE
    while True:
        length = min(_same(left, i, right, j), end - i, other_end - j)
        i, j = i + length, j + length
        if i == end and j == other_end:
            break
        found = declared(i, j, i - same_from) or _next(left, i, right, j, bullets)
        if found.start > same_from:
            yield Stretch(same_from, found.start, other_from, found.other_start, is_same=True)
        yield found
        i, j = same_from, other_from = found.end, found.other_end
    if i > same_from:
        yield Stretch(same_from, i, other_from, j, is_same=True)


def _same(left: str, i: int, right: str, j: int) -> int:
    """Return how many characters two texts have alike from two places on."""
    length, step = 0, _STEP
    while left[i + length : i + length + step] == right[j + length : j + length + step]:
        length += step
        if i + length >= len(left) or j + length >= len(right):
            return min(len(left) - i, len(right) - j)
    while step > 1:
        step //= 2
        if left[i + length : i + length + step] == right[j + length : j + length + step]:
            length += step
    return length + (left[i + length : i + length + 1] == right[j + length : j + length + 1] != "")


def _next(left: str, i: int, right: str, j: int, bullets: dict[int, int]) -> Stretch:
    """Return the stretch in which two texts differ from two places on."""
    if i in bullets:
        return Stretch(i, i + bullets[i], j, j)
    end, other_end = len(left) - _ALIKE, len(right) - _ALIKE
    window = _FIRST_WINDOW
    while True:
        a, b = _together(left, i, right, j, window)
        if a + b < 2 * window or window > len(left) + len(right):
            return Stretch(i, min(i + a, end), j, min(j + b, other_end))
        window *= 2


def _together(left: str, i: int, right: str, j: int, window: int) -> tuple[int, int]:
    """Return after how many characters of each text both go on alike, the nearest first; at least the window if nowhere."""
    first: dict[str, int] = {}
    for b in range(min(window, len(right) - _ALIKE - j) + 1):
        first.setdefault(right[j + b : j + b + _ALIKE], b)
    best = (window, window)
    for a in range(min(window, len(left) - _ALIKE - i) + 1):
        if a >= sum(best):
            break
        b = first.get(left[i + a : i + a + _ALIKE], window)
        if b < window and a + b < sum(best):
            best = (a, b)
    if best == (window, window) and window > max(len(left) - i, len(right) - j):
        return len(left) - _ALIKE - i, len(right) - _ALIKE - j
    return best
