"""What a person may have meant by a word that is not known."""

from __future__ import annotations

import difflib
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST_WORD = 60
"""No word that can be meant is longer; looking for a longer one would cost time."""
_FEW_WORDS = 20
"""More words than these would not be read."""
_MANY_WORDS = 500
"""Of more words than these, only those most alike in their pairs of letters are compared, to save time."""
_LIKEST = 50
"""How many of them are compared."""
_MOST_LOOKED_AT = 2000
"""Once pairs have been found in this many words, no more pairs are looked up."""


def did_you_mean(word: str, known: Iterable[str], *, listed_in: str = "") -> str:
    """Return "; did you mean 'x'?" for the nearest known word, or else the known words.

    If they are too many to read, name the three nearest and the file that lists them all.
    """
    return _hint(word[:_LONGEST_WORD], tuple(known), listed_in)


class Hints:
    """`did_you_mean` for the first hundred words of a file: nobody reads more, and each takes time."""

    def __init__(self) -> None:
        self._left = 100

    def __call__(self, word: str, known: Iterable[str], *, listed_in: str = "") -> str:
        """Return a hint, or "" once there have been a hundred."""
        if self._left <= 0:
            return ""
        self._left -= 1
        return did_you_mean(word, known, listed_in=listed_in)


@lru_cache(maxsize=4096)
def _hint(word: str, words: tuple[str, ...], listed_in: str) -> str:
    likest = _likest(word, words)
    near = difflib.get_close_matches(word, likest, n=1, cutoff=0.6)
    if near:
        return f"; did you mean '{near[0]}'?"
    if not words:
        return f"; write it into {listed_in} first" if listed_in else ""
    if len(words) <= _FEW_WORDS:
        return f"; write one of {', '.join(likest)}"
    if not listed_in:
        return ""
    nearest = difflib.get_close_matches(word, likest, n=3, cutoff=0.0)
    return f"; {listed_in} lists those there are: {', '.join(nearest)} and {len(words) - 3} more"


def _likest(word: str, words: tuple[str, ...]) -> list[str]:
    """Return the known words that are worth comparing with one, in alphabetical order."""
    if len(words) <= _MANY_WORDS:
        return sorted(words)
    by_pair = _by_pair(words)
    shared: Counter[str] = Counter()
    # The rarest pairs first: those in most words, such as in a common beginning, say little and cost most.
    for pair in sorted(set(_pairs(word)) & by_pair.keys(), key=lambda one: len(by_pair[one])):
        shared.update(by_pair[pair])
        if shared.total() > _MOST_LOOKED_AT:
            break
    likest = sorted(shared, key=lambda each: (-shared[each], abs(len(each) - len(word)), each))
    return sorted(likest[:_LIKEST]) or sorted(words)[:_LIKEST]


@lru_cache(maxsize=8)
def _by_pair(words: tuple[str, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in words:
        for pair in set(_pairs(word)):
            found.setdefault(pair, []).append(word)
    return found


def _pairs(word: str) -> Iterator[str]:
    """Return each two letters that stand side by side, the first and the last letter with the edge."""
    edged = f" {word} "
    return (edged[at : at + 2] for at in range(len(edged) - 1))
