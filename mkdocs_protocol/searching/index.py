"""The index: for each word the entries that have it, in shards, few of which a browser needs for an answer.

Entries are numbered, those of an edition consecutively. A posting is two numbers: its distance from the previous one,
and a code, `16 * facets + impact`: `facets` is the number of the combination that the entry can be filtered by,
`impact` (0 to 15) how much the word counts in it, by BM25 over its fields. So a browser ranks, counts and filters
before it has read any entry.
"""

from __future__ import annotations

from array import array
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from mkdocs_protocol.searching.weights import AVERAGE, BESIDES, K1, NUMBER, TEXT, TITLE, B
from mkdocs_protocol.searching.words import SMALL_WORDS, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.searching.entries import Entry, Facets

IMPACTS = 16


_SHIFT = 24
FACETS = 1 << _SHIFT
"""More than the codes of any handbook: postings are kept as `FACETS * entry + code`, one number each."""
_CODE = FACETS - 1


def asked_key(question: str) -> str:
    """Return the key word for the clauses that answers to a question rest on; no text has such a word."""
    return f"?{question}"


class _Terms(dict[str, "array[int]"]):
    """The postings of each word, in the order of the entries."""

    def __missing__(self, term: str) -> array[int]:
        self[term] = found = array("Q")
        return found


class _Stems(dict[str, str]):
    """The stem of every word looked up; "" for one that does not count."""

    def __missing__(self, token: str) -> str:
        self[token] = stemmed = "" if token in SMALL_WORDS else stem(token)
        return stemmed


class _Impacts(dict[float, int]):
    """The impact of each weight that a word may have in an entry of a given length."""

    def __init__(self, length: int) -> None:
        self._held = K1 * (1 - B + B * length / AVERAGE)

    def __missing__(self, weight: float) -> int:
        self[weight] = impact = int(weight * (IMPACTS - 1) / (weight + self._held) + 0.5)
        return impact


class _ImpactsOf(dict[int, _Impacts]):
    def __missing__(self, length: int) -> _Impacts:
        self[length] = impacts = _Impacts(length)
        return impacts


class Index:
    """Collects the words of entries."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.terms = _Terms()
        self.facets: dict[Facets, int] = {}
        self._facets_by_id: dict[int, tuple[Facets, int]] = {}
        self._impacts = _ImpactsOf()
        self._count = 0
        self._phrases: dict[tuple[str, str], list[tuple[list[str], str]]] = {}
        """The phrases by their first two words: where these stand side by side, more is to be looked at."""
        for phrase in sorted(phrases, key=lambda one: (-len(one), one)):
            words = phrase.split()
            self._phrases.setdefault((words[0], words[1]), []).append((words, phrase))
        self._stems = _Stems()
        self._kept: dict[str, list[str]] = {}

    def __len__(self) -> int:
        return self._count

    def add(self, entry: Entry) -> None:
        """Add an entry; its number is the count of earlier ones."""
        number, self._count = self._count, self._count + 1
        words = self._cut(entry.text)
        found: dict[str, float] = {}
        for word in words:  # A word counts as 1, each time.
            found[word] = found.get(word, 0) + 1
        for phrase in self._phrases_in(words):
            found[phrase] = TEXT
        length = len(words) + self._help(found, entry.heard, TITLE)
        for one in entry.besides:
            self._help(found, one, BESIDES)
        for one in entry.numbers:
            found[one] = NUMBER
        for one in entry.asked:
            found[asked_key(one)] = TEXT
        terms, impacts = self.terms, self._impacts[length]
        stamp = number * FACETS + self._facets_of(entry.facets) * IMPACTS
        for term, weight in found.items():
            terms[term].append(stamp + impacts[weight])

    def _help(self, found: dict[str, float], text: str, weight: float) -> int:
        """Add the words of a text shared by many entries, such as a heading; return how many there are."""
        kept = self._kept.get(text)
        if kept is None:
            words = self._cut(text)
            self._kept[text] = kept = [*words, *self._phrases_in(words)]
        for word in kept:
            found[word] = found.get(word, 0.0) + weight
        return len(kept)

    def _facets_of(self, facets: Facets) -> int:
        # Most entries share one object, and comparing identities is quicker than comparing contents.
        known = self._facets_by_id.get(id(facets))
        if known is None:
            place = self.facets.setdefault(facets, len(self.facets))
            self._facets_by_id[id(facets)] = known = (facets, place)
        return known[1]

    def _cut(self, text: str) -> list[str]:
        """Return the stems of the words that count."""
        return [*filter(None, map(self._stems.__getitem__, tokens(text)))]

    def _phrases_in(self, words: list[str]) -> list[str]:
        """Return the phrases that occur there."""
        beside = self._phrases.keys() & set(pairwise(words))
        if not beside:
            return []
        line = f" {' '.join(words)} "
        return [
            phrase
            for pair in sorted(beside)
            for own, phrase in self._phrases[pair]
            if len(own) == 2 or f" {phrase} " in line
        ]

    def forms(self) -> dict[str, str]:
        """Return the stem of every word that some text has."""
        return {token: stemmed for token, stemmed in self._stems.items() if stemmed}

    def weight_of(self, term: str) -> float:
        """Return how much a word counts: the rarer, the more."""
        count = len(self.terms[term])
        return round(log(1 + (len(self) - count + 0.5) / (count + 0.5)), 2)

    def all_postings(self) -> Iterator[tuple[str, list[int], list[int]]]:
        """Yield every word with its entries and their codes, in the order of the alphabet."""
        for term, postings in sorted(self.terms.items()):
            yield term, [one >> _SHIFT for one in postings], [one & _CODE for one in postings]

    def entries_of(self, term: str) -> list[int]:
        """Return the numbers of the entries that have a word."""
        return [one >> _SHIFT for one in self.terms[term]]
