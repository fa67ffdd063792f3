"""What differs between two texts, word by word, so that it can be marked.

The rules, for anyone who implements them in another language:

1. A **word** is a run of letters and digits, with any apostrophes inside it: in a regular expression with
   Unicode properties `[\\p{L}\\p{N}]+(?:['’][\\p{L}\\p{N}]+)*`. Two words are the same if they are so in
   normal form NFKC, with `’` written `'`, in small letters. Everything between words (spaces, stops,
   quotation marks, bullets, the ends of lines) is never compared; nor is a letter or number that opens a line and is
   followed by a bracket or a full stop: "g)", "(iv)" and "2." count as bullets.
2. A **run** is a sequence of words found in both texts. It counts if it has three words or more, or a word that is
   not a *little word*, or if it begins both texts, or ends both. Any other run of little words is left to the change
   around it: a "the" does not break it in two.
3. Of all runs that count, keep the longest; of several that are equally long, the one whose places (counted in words
   from the start of each text) have the smallest sum; of several such, the one that comes first in the alphabet, its
   words joined by single spaces. Then do the same with what comes before it in both, and with what comes after it in
   both, until no run counts. No two runs tie on all three, so exchanging the texts gives the same runs.
4. The words in no run are **only here**. What lies between two such words that follow each other belongs to them;
   everything else is **kept**. So a mark begins and ends with a word, and the spans of a text join to give the text
   again, character for character.
5. The **share** that is changed is the number of words of both texts that are only here, among all words of both; 0
   if there are none. Above `MOST_MARKED` marks hinder more than they help, and a page shows both texts side by side
   without any.
6. If two texts are said to differ, and not that one has become the other, a stretch of words within a line that are
   only here is kept all the same if the same sequence is found **anywhere** in the text that the other one is taken
   from: whatever is marked is not found there.

Which words are little is not decided here: they are listed in `comparing.yml`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

MOST_MARKED = 0.60
"""The highest share of changed words for which the changes are marked."""

ENOUGH_WORDS = 3
"""How many words a run of little words needs to count all the same."""

_SIGN = re.compile(r"(?<![^\n])\(?([a-zA-Z]|[ivxIVX]{1,5}|[0-9]{1,2})[.)][ \t]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Mark(StrEnum):
    """Whether the other text has a span too."""

    KEPT = "kept"
    ONLY_HERE = "only-here"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, verbatim; never empty."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Differences:
    """Two texts in spans; the spans of a side, joined, are its text."""

    left: tuple[Span, ...]
    """No two spans with the same mark follow each other."""
    right: tuple[Span, ...]
    share: float
    """What share of the words is changed, from 0 to 1."""

    @property
    def is_marked(self) -> bool:
        """Return whether so little has changed that marks help."""
        return self.share <= MOST_MARKED

    def flipped(self) -> Differences:
        """Return the same as it is seen from the other side."""
        return Differences(self.right, self.left, self.share)


def differences(
    left: str, right: str, little_words: Collection[str], within: tuple[str, str] | None = None
) -> Differences:
    """Return what differs between two plain texts; exchanging them exchanges the sides of the result.

    `within` are the texts that these two are taken from, if rule 6 is to hold.
    """
    one, other = _Words(left), _Words(right)
    in_one, in_other = set[int](), set[int]()
    for run in _runs(one.folded, other.folded, little_words):
        in_one.update(range(run.one, run.one + run.length))
        in_other.update(range(run.other, run.other + run.length))
    if within:
        in_one |= one.standing_in(_Words(within[1]), in_one)
        in_other |= other.standing_in(_Words(within[0]), in_other)
    words = len(one.folded) + len(other.folded)
    changed = words - len(in_one) - len(in_other)
    return Differences(one.spans(in_one), other.spans(in_other), changed / words if words else 0.0)


class _Words:
    """A text and its words."""

    def __init__(self, text: str) -> None:
        self._text = text
        signs = {match.start(1) for match in _SIGN.finditer(text)}
        spans = (match.span() for match in _WORD.finditer(text))
        self._spans = [span for span in spans if span[0] not in signs]
        self.folded = [_folded(text[start:end]) for start, end in self._spans]

    def spans(self, kept: set[int]) -> tuple[Span, ...]:
        """Return the text in spans; `kept` are the places of the words that the other text has."""
        found: list[Span] = []
        at = place = 0
        while place < len(self._spans):
            if place in kept:
                place += 1
                continue
            start = self._spans[place][0]
            while place < len(self._spans) and place not in kept:
                place += 1
            end = self._spans[place - 1][1]
            if at < start:
                found.append(Span(Mark.KEPT, self._text[at:start]))
            found.append(Span(Mark.ONLY_HERE, self._text[start:end]))
            at = end
        if at < len(self._text):
            found.append(Span(Mark.KEPT, self._text[at:]))
        return tuple(found)

    def _ends_line(self, place: int) -> bool:
        end = self._spans[place][1]
        following = self._spans[place + 1][0] if place + 1 < len(self._spans) else len(self._text)
        return "\n" in self._text[end:following]

    def standing_in(self, other: _Words, kept: set[int]) -> set[int]:
        """Return the places of stretches that are not kept and are found anywhere in another text, word for word."""
        text = f" {' '.join(other.folded)} "
        found = set[int]()
        place = 0
        while place < len(self.folded):
            start = place
            while place < len(self.folded) and place not in kept:
                place += 1
                if self._ends_line(place - 1):
                    break  # a mark never continues into the next paragraph
            if start < place and f" {' '.join(self.folded[start:place])} " in text:
                found.update(range(start, place))
            place += start == place
        return found


@dataclass(frozen=True, slots=True)
class _Run:
    """Words found in both texts: where they begin in each, and how many there are."""

    one: int
    other: int
    length: int


def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", word).replace("’", "'").lower()


def _runs(one: Sequence[str], other: Sequence[str], little_words: Collection[str]) -> list[_Run]:
    """Return the runs to keep, in no order."""
    texts = _Texts(one, other, little_words)
    found = []
    todo = [(0, len(one), 0, len(other))]
    while todo:
        start, end, start_other, end_other = todo.pop()
        run = texts.longest(start, end, start_other, end_other)
        if run is not None:
            found.append(run)
            todo.append((start, run.one, start_other, run.other))
            todo.append((run.one + run.length, end, run.other + run.length, end_other))
    return found


class _Texts:
    """The folded words of two texts, and the longest runs within stretches of them."""

    def __init__(
        self, one: Sequence[str], other: Sequence[str], little_words: Collection[str]
    ) -> None:
        self._one, self._lengths = one, (len(one), len(other))
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(other):
            self._places.setdefault(word, []).append(place)
        self._not_little = [0, *accumulate(word not in little_words for word in one)]

    def longest(self, start: int, end: int, start_other: int, end_other: int) -> _Run | None:
        """Return the run to keep within a stretch of each text, by rule 3; None if none counts."""
        best: _Run | None = None
        # the length of the run that ends at each place of the other text
        ending: dict[int, int] = {}
        for place in range(start, end):
            here: dict[int, int] = {}
            there = self._places.get(self._one[place], [])
            for at in there[bisect_left(there, start_other) : bisect_left(there, end_other)]:
                here[at] = length = ending.get(at - 1, 0) + 1
                run = _Run(place - length + 1, at - length + 1, length)
                if self._counts(run) and (best is None or self._comes_before(run, best)):
                    best = run
            ending = here
        return best

    def _counts(self, run: _Run) -> bool:
        ends = (run.one + run.length, run.other + run.length)
        return (
            run.length >= ENOUGH_WORDS
            or self._not_little[ends[0]] > self._not_little[run.one]
            or run.one == run.other == 0
            or ends == self._lengths
        )

    def _comes_before(self, run: _Run, best: _Run) -> bool:
        if run.length != best.length:
            return run.length > best.length
        if run.one + run.other != best.one + best.other:
            return run.one + run.other < best.one + best.other
        return self._words(run) < self._words(best)

    def _words(self, run: _Run) -> str:
        return " ".join(self._one[run.one : run.one + run.length])
