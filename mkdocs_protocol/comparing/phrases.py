"""Phrases: runs of words, and the clauses of a handbook that contain them, as one index.

A phrase is a run of five folded words within a clause; a shorter clause is one phrase, shared only with clauses of
exactly the same words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
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
    """Return what the index knows about each clause, given with the number of its council.

    Clauses of the same words, as copies of a model have them, are one value.
    """
    texts = _texts(clause for _, clause in clauses)
    shared = _shared([council for council, _ in clauses], texts)
    made: dict[tuple[str, ...], IndexedClause] = {}
    for text in texts:
        if text not in made:
            found = [
                (place, held)
                for place, phrase in enumerate(_phrases(text))
                if (held := shared.get(phrase)) is not None and held.documents > 1
            ]
            places, phrases = tuple([at for at, _ in found]), tuple([held for _, held in found])
            made[text] = IndexedClause(len(text), len(made), places, phrases)
    return [made[text] for text in texts]


def _texts(clauses: Iterable[Clause]) -> list[tuple[str, ...]]:
    """Return the folded words of clauses: one string for each word, and one value for each text."""
    known: dict[str, str] = {}
    folded: dict[str, tuple[str, ...]] = {}
    texts = []
    for clause in clauses:
        text = folded.get(clause.text)
        if text is None:
            text = tuple(known.setdefault(word, word) for word in words(clause.text))
            folded[clause.text] = text
        texts.append(text)
    return texts


def _shared(
    councils: Sequence[int], texts: Sequence[tuple[str, ...]]
) -> dict[tuple[str, ...], Phrase]:
    """Return the phrases that are in more than one clause."""
    first: dict[tuple[str, ...], int] = {}
    shared: dict[tuple[str, ...], Phrase] = {}
    of_copies: dict[tuple[str, ...], list[Phrase]] = {}  # Of texts that three clauses or more have.
    counts = Counter(texts)
    seen = _seen(counts)

    size = len(seen)
    for number, text in enumerate(texts):
        if text in of_copies:
            for phrase in of_copies[text]:
                phrase.documents += councils[phrase.holders[-1]] != councils[number]
                phrase.holders.append(number)
            continue
        for words_ in _phrases(text):
            if seen[hash(words_) % size] == _ONCE:
                continue
            before = first.setdefault(words_, number)
            if before == number:
                continue
            found = shared.get(words_)
            if found is None:
                shared[words_] = found = Phrase([before], 1)
            if found.holders[-1] != number:
                found.documents += councils[found.holders[-1]] != councils[number]
                found.holders.append(number)
        if counts[text] > 2 and all(phrase in shared for phrase in _phrases(text)):
            of_copies[text] = [shared[phrase] for phrase in dict.fromkeys(_phrases(text))]
    return shared


_ONCE, _AGAIN = 1, 2


def _seen(counts: Counter[tuple[str, ...]]) -> bytearray:
    """Return, by the hashes of phrases of some texts, whether a hash occurs once or more often.

    Most phrases occur once in a handbook. Keeping every phrase until that is known would take more memory than all
    the councils; one byte for each hash rules out most of them.
    """
    seen = bytearray(1 + _ROOM * sum(map(len, counts)))
    size = len(seen)
    for text, count in counts.items():
        for phrase in _phrases(text):
            place = hash(phrase) % size
            seen[place] = _AGAIN if seen[place] or count > 1 else _ONCE
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
