"""The index: for each word the entries that have it, in shards of which a browser needs few for an answer.

Entries are numbered, those of an edition one after another. A posting is two numbers: how far it is from the one
before, and a code, `16 * facets + impact`: `facets` is the number of what the entry can be filtered by, `impact` (0
to 15) how much the word counts in it, by BM25 over its fields. With that a browser ranks, counts and filters before
it has read any entry.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING

from mkdocs_protocol.searching.weights import BESIDES, K1, NUMBER, TEXT, TITLE, B
from mkdocs_protocol.searching.words import SMALL_WORDS, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_protocol.searching.entries import Entry, Facets

IMPACTS = 16


@dataclass(slots=True)
class Postings:
    """The entries that have a word, in order."""

    entries: array[int] = field(default_factory=lambda: array("L"))
    weights: array[float] = field(default_factory=lambda: array("f"))
    forms: set[str] = field(default_factory=set)
    """The word as texts write it, folded."""


class _Stems(dict[str, str]):
    """The stem of every word that was asked for; "" for one that does not count."""

    def __missing__(self, token: str) -> str:
        self[token] = stemmed = "" if token in SMALL_WORDS else stem(token)
        return stemmed


class Index:
    """Collects the words of entries."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.terms: dict[str, Postings] = {}
        self.facets: dict[Facets, int] = {}
        self.facets_of = array("L")
        self._lengths = array("f")
        self._phrases: dict[str, list[list[str]]] = {}
        for phrase in sorted(phrases, key=lambda one: (-len(one), one)):
            words = phrase.split()
            self._phrases.setdefault(words[0], []).append(words)
        self._stems = _Stems()
        self._kept: dict[str, list[str]] = {}

    def __len__(self) -> int:
        return len(self.facets_of)

    def add(self, entry: Entry) -> None:
        """Add an entry; its number is how many there were before."""
        number = len(self.facets_of)
        self.facets_of.append(self.facets.setdefault(entry.facets, len(self.facets)))
        found: dict[str, float] = {}
        length = self._add(entry.title if entry.named is None else entry.named, TITLE, found)
        length += self._add(entry.text, TEXT, found)
        for words in entry.besides:
            self._add(words, BESIDES, found)
        for one in entry.numbers:
            found[one] = NUMBER
        self._lengths.append(length)
        terms = self.terms
        for term, weight in found.items():
            postings = terms.get(term)
            if postings is None:
                postings = terms[term] = Postings()
            postings.entries.append(number)
            postings.weights.append(weight)

    def _add(self, text: str, weight: float, found: dict[str, float]) -> int:
        counts = self._cut(text, is_kept=weight == BESIDES)
        for term in counts:
            found[term] = found.get(term, 0.0) + weight
        if not self._phrases.keys().isdisjoint(counts):
            for phrase in self._phrases_in(counts):
                found[phrase] = found.get(phrase, 0.0) + weight
        return len(counts)

    def _cut(self, text: str, *, is_kept: bool) -> list[str]:
        """Return the stems of the words that count, and keep them of a text that many entries have."""
        kept = self._kept.get(text)
        if kept is None:
            known = self._stems
            kept = [stemmed for token in tokens(text) if (stemmed := known[token])]
            if is_kept:
                self._kept[text] = kept
        return kept

    def _phrases_in(self, counts: list[str]) -> list[str]:
        found, phrases = [], self._phrases
        for place in [place for place, word in enumerate(counts) if word in phrases]:
            for words in phrases[counts[place]]:
                if counts[place : place + len(words)] == words:
                    found.append(" ".join(words))
        return found

    def forms(self) -> dict[str, str]:
        """Return the stem of every word that some text has."""
        return {token: stemmed for token, stemmed in self._stems.items() if stemmed}

    def weight_of(self, term: str) -> float:
        """Return how much a word says: the rarer, the more."""
        count = len(self.terms[term].entries)
        return round(log(1 + (len(self) - count + 0.5) / (count + 0.5)), 2)

    def all_postings(self) -> Iterable[tuple[str, Sequence[int], list[int]]]:
        """Yield every word with its entries and their codes, in the order of the alphabet."""
        average = sum(self._lengths) / max(1, len(self._lengths)) or 1.0
        held = [K1 * (1 - B + B * length / average) for length in self._lengths]
        bases = [facets * IMPACTS for facets in self.facets_of]
        scale = IMPACTS - 1
        for term in sorted(self.terms):
            postings = self.terms[term]
            codes = [
                bases[number] + int(weight * scale / (weight + held[number]) + 0.5)
                for number, weight in zip(postings.entries, postings.weights, strict=True)
            ]
            yield term, postings.entries, codes
