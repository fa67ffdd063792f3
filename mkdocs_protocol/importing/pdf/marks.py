"""What pages draw otherwise than as words in a row: large first letters, small capitals, bullets that are drawn, Hebrew."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_protocol.importing.pdf.placed_words import Word

_LARGE = 1.8
"""Sizes of the other letters from which on one letter is an initial over several lines."""
_SMALL = (0.6, 0.9)
"""How large small capitals are beside the capitals of their line."""

Dot = tuple[float, float, float, float, str]
"""Left, right, top and bottom of a small figure, and the sign that it looks like."""


def as_words(words: list[Word], dots: Sequence[Dot]) -> list[Word]:
    """Return the words of a page with what was drawn apart put where a reader reads it."""
    if not words:
        return words
    words = _with_initials(words)
    words = [*words, *_bullets(words, dots)]
    return list(_without_small_capitals(words))


def _with_initials(words: list[Word]) -> list[Word]:
    usual = median(word.size for word in words)
    made = list(words)
    for initial in words:
        if len(initial.text) != 1 or not initial.text.isalpha() or initial.size < _LARGE * usual:
            continue
        beside = [
            word
            for word in made
            if -1 < word.left - initial.right < 1.5 * word.size
            and word.size < initial.size / _LARGE * 1.2
            and initial.top - word.size < word.top
            and word.bottom < initial.bottom + 0.5 * word.size
        ]
        if not beside:
            continue
        first = min(beside, key=lambda word: word.bottom)
        last = max(
            beside, key=lambda word: word.bottom
        )  # The letter may take more lines than it is high.
        beside += [
            word
            for word in made
            if abs(word.left - last.left) < 1 and 0 < word.bottom - last.bottom < 1.6 * word.size
        ]
        made.remove(initial)
        for word in beside:
            text = initial.text + word.text if word is first else word.text
            made[made.index(word)] = replace(word, text=text, left=initial.left)
    return made


def _bullets(words: list[Word], dots: Sequence[Dot]) -> Iterator[Word]:
    """Yield the bullets that are drawn and not written: a small figure shortly before the first word of a line.

    Several side by side are part of a drawing, such as the letters of a crest.
    """
    found: dict[Word, list[tuple[float, float, str]]] = {}
    for left, right, top, bottom, sign in dots:
        middle = (top + bottom) / 2
        row = [word for word in words if word.top < middle < word.bottom]
        after = [word for word in row if 0 < word.left - right < 3 * word.size]
        if not after or any(left - 1.2 * word.size < word.right <= left + 1 for word in row):
            continue
        word = min(after, key=lambda each: each.left)
        if right - left < 0.8 * word.size:
            found.setdefault(word, []).append((left, right, sign))
    for word, before in found.items():
        if max(before)[0] - min(before)[0] < 1:
            left, right, sign = before[0]
            yield replace(word, text=sign, left=left, right=right, bold=False, font="")


def _without_small_capitals(words: list[Word]) -> Iterator[Word]:
    """Yield words, those in small capitals in small letters: a capital is followed closely by smaller ones."""
    small = [
        (word.bottom, word.size)
        for before, word in pairwise(words)
        if before.text[-1:].isupper()
        and word.text.isupper()
        and -1 < word.left - before.right < 0.2 * word.size
        and _SMALL[0] < word.size / before.size < _SMALL[1]
        and abs(word.bottom - before.bottom) < 0.3 * word.size
    ]
    for word in words:
        is_small = (
            small
            and word.text.isupper()
            and any(
                abs(word.bottom - foot) < 1 and abs(word.size - size) < 0.1 for foot, size in small
            )
        )
        yield replace(word, text=word.text.lower()) if is_small else word


def is_leftward(text: str) -> bool:
    """Return whether a word is written from right to left."""
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)


def in_reading_order(words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words of a line as they are read: those from right to left so, each with its first letter first."""
    for leftward, group in groupby(words, key=lambda word: is_leftward(word.text)):
        listed = list(group)
        if not leftward:
            yield from listed
            continue
        places = [(word.left, word.right) for word in listed]
        for word, (left, right) in zip(reversed(listed), places, strict=True):
            yield replace(word, text=word.text[::-1], left=left, right=right)
