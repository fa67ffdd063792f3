"""Phrases: runs of words, and the clauses of a handbook that contain them, as one index.

A phrase is a run of five folded words within a clause; a shorter clause is one phrase, shared only with clauses of
exactly the same words.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.folding import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_protocol.core.protocol import Clause

PHRASE = 5
"""How many words in a row are a phrase."""
COMMON = 16
"""A phrase in more clauses than this is common wording."""


@dataclass(slots=True)
class Phrase:
    """A phrase that occurs in more than one document."""

    holders: list[int]
    """The clauses that contain it, by their numbers in the handbook, in order."""
    documents: int
    """How many documents contain it."""


@dataclass(slots=True)
class IndexedClause:
    """What the index knows about a clause."""

    words: int
    whole: int
    """A number for its words: the same for the same words."""
    places: tuple[int, ...]
    """The positions of the words at which its phrases that occur elsewhere begin, in order."""
    phrases: tuple[Phrase, ...]
    """Those phrases."""

    def words_within(self, first: int, last: int) -> int:
        """Return how many of its words are in phrases that a clause from `first` up to, not including, `last` contains."""
        length, end, found = min(PHRASE, self.words), 0, 0
        for place, phrase in zip(self.places, self.phrases, strict=True):
            holders = phrase.holders
            at = bisect_left(holders, first)
            if at < len(holders) and holders[at] < last:
                found += length if place >= end else place + length - end
                end = place + length
        return found


def indexed(clauses: Sequence[tuple[int, Clause]]) -> list[IndexedClause]:
    """Return what the index knows about each clause, given with the number of its council."""
    known: dict[str, str] = {}
    first: dict[tuple[str, ...], int] = {}
    shared: dict[tuple[str, ...], Phrase] = {}
    # One string for each word, shared by the phrases of a thousand documents.
    texts = [
        tuple(known.setdefault(word, word) for word in words(clause.text)) for _, clause in clauses
    ]
    seen = _seen(texts)
    for number, ((council, _), text) in enumerate(zip(clauses, texts, strict=True)):
        for phrase in _phrases(text):
            if seen[hash(phrase) % len(seen)] == _ONCE:
                continue
            before = first.setdefault(phrase, number)
            if before == number:
                continue
            found = shared.get(phrase)
            if found is None:
                shared[phrase] = found = Phrase([before], 1)
            if found.holders[-1] != number:
                found.documents += clauses[found.holders[-1]][0] != council
                found.holders.append(number)
    found_of_each = []
    wholes: dict[tuple[str, ...], int] = {}
    for text in texts:
        found_here = [
            (place, held)
            for place, phrase_words in enumerate(_phrases(text))
            if (held := shared.get(phrase_words)) is not None and held.documents > 1
        ]
        found_of_each.append(
            IndexedClause(
                len(text),
                wholes.setdefault(text, len(wholes)),
                tuple([at for at, _ in found_here]),
                tuple([phrase for _, phrase in found_here]),
            )
        )
    return found_of_each


_ONCE, _AGAIN = 1, 2


def _seen(texts: Sequence[tuple[str, ...]]) -> bytearray:
    """Return, by the hashes of phrases, whether a hash occurs once or more often.

    Most phrases occur once in a handbook. Keeping every phrase until that is known would take more memory than all
    the councils; one byte for each hash rules out most of them.
    """
    seen = bytearray(1 + _ROOM * sum(map(len, texts)))
    for text in texts:
        for phrase in _phrases(text):
            place = hash(phrase) % len(seen)
            seen[place] = _AGAIN if seen[place] else _ONCE
    return seen


_ROOM = 4
"""How many hashes there are for each word: enough that few collide."""


def least_common(phrases: Iterable[Phrase]) -> list[Phrase]:
    """Return the phrases that are common wording, those in fewest documents first."""
    common = (phrase for phrase in phrases if len(phrase.holders) > COMMON)
    return sorted(common, key=lambda phrase: phrase.documents)


def _phrases(text: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    if len(text) < PHRASE:
        return (text,) if text else ()
    return zip(*(text[start:] for start in range(PHRASE)), strict=False)
