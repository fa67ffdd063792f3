"""The index: for each word the entries that have it, in shards, few of which a browser needs for an answer.

Entries are numbered, those of an edition consecutively. A posting is two numbers: its distance from the previous one,
and a code, `16 * facets + impact`: `facets` is the number of the combination that the entry can be filtered by,
`impact` (0 to 15) how much the word counts in it, by BM25 over its fields. So a browser ranks, counts and filters
before it has read any entry.
"""

from __future__ import annotations

from array import array
from copy import copy
from dataclasses import dataclass
from itertools import chain
from math import log
from sys import byteorder
from typing import TYPE_CHECKING

from mkdocs_protocol.searching.weights import AVERAGE, BESIDES, K1, NUMBER, TEXT, TITLE, B
from mkdocs_protocol.searching.words import END, SMALL_WORDS, stem, tokens_of_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_protocol.searching.entries import Entry, Facets

IMPACTS = 16
ENTRY = 1 << 32
"""Postings are kept as `ENTRY * entry + code`, one number each: the halves of eight bytes."""
_CODES, _NUMBERS = (0, 1) if byteorder == "little" else (1, 0)


def asked_key(question: str) -> str:
    """Return the key word for the clauses that answers to a question rest on; no text has such a word."""
    return f"?{question}"


class _Stems(dict[str, str]):
    """The stem of every word looked up; "" for one that does not count."""

    def __missing__(self, token: str) -> str:
        self[token] = stemmed = "" if token in SMALL_WORDS else stem(token)
        return stemmed


@dataclass(frozen=True, slots=True)
class Words:
    """The words of consecutive entries, as an index has collected them."""

    first: int
    """The number of the first entry."""
    count: int
    postings: Mapping[str, bytes]
    """As `Index.terms` has them."""
    facets: Mapping[Facets, int]
    """The numbers that stand for these in the postings, in the order of their first use."""
    forms: Mapping[str, str]
    """The stem of each word."""
    besides: tuple[str, ...]
    """What entries are found by besides: its words may not be among these."""


class Index:
    """Collects the words of entries."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.terms: dict[str, array[int]] = {}
        """The postings of each word, in the order of the entries."""
        self.facets: dict[Facets, int] = {}
        self._is_begun = False
        self._used: dict[int, Facets] = {}
        """Those of entries added here, by identity."""
        self._facets_by_id: dict[int, tuple[Facets, int]] = {}
        self._impacts: dict[int, dict[int, int]] = {}
        """The impact of each weight that a word has had in an entry, for each length of entries."""
        self._count = 0
        self._phrases: dict[tuple[str, str], list[tuple[list[str], str]]] = {}
        """The phrases by their first two words: where these are side by side, the rest is compared."""
        for phrase in sorted(phrases, key=lambda one: (-len(one), one)):
            words = phrase.split()
            self._phrases.setdefault((words[0], words[1]), []).append((words, phrase))
        self._stems = _Stems()
        self._headings: dict[str, tuple[dict[str, int], int]] = {}
        self._besides: dict[tuple[str, ...], dict[str, int]] = {}
        self._helped: dict[tuple[str, ...], None] = {}
        """What entries added here are found by besides."""
        self._forms: dict[str, str] = {}
        """The stem of every word that was joined."""
        self._joined: set[str] = set()
        """What entries that were joined are found by besides."""

    def __len__(self) -> int:
        return self._count

    def add(self, entries: Sequence[Entry]) -> None:
        """Add entries; the number of each is the count of earlier ones."""
        heard = [entry.heard for entry in entries]
        self._learn(set(heard).difference(self._headings))
        if self._is_begun:
            self._used.update((id(entry.facets), entry.facets) for entry in entries)
            self._helped.update(dict.fromkeys(entry.besides for entry in entries))
        terms, asked, by_id = self.terms, self._besides, self._facets_by_id
        cut = self._cut([entry.text for entry in entries])
        for entry, heading, (own, phrases) in zip(entries, heard, cut, strict=True):
            named, length = self._headings[heading]
            weights = named.copy()
            for word in own:
                weights[word] = weights.get(word, 0) + TEXT
            for word, weight in (asked.get(entry.besides) or self._helping(entry.besides)).items():
                weights[word] = weights.get(word, 0) + weight
            for phrase in phrases:
                weights[phrase] = weights.get(phrase, 0) + TEXT
            for one in entry.numbers:
                weights[one] = NUMBER
            for one in entry.asked:
                weights[asked_key(one)] = TEXT
            facets = entry.facets
            _, place = by_id.get(id(facets)) or self._new_facets(facets)
            stamp = self._count * ENTRY + place * IMPACTS
            self._count += 1
            length += len(own)
            impacts = self._impacts.setdefault(length, {})
            for term, weight in weights.items():
                # Nearly always both are known, a million times in a large handbook.
                try:
                    terms[term].append(stamp + impacts[weight])
                except KeyError:
                    impact = impacts[weight] = _impact(weight, length)
                    terms.setdefault(term, array("Q")).append(stamp + impact)

    def begun(self) -> Index:
        """Return an index for what comes next, which knows what this one knows; `join` adds its `words_since`."""
        after = copy(self)
        after._is_begun = True
        after.terms, after._stems, after._headings = {}, _Stems(), {}
        after._used, after._helped, after._forms = {}, {}, {}
        return after

    def words_since(self, first: int) -> Words:
        """Return the words of entries added since the index had so many and was begun, to be kept and joined."""
        return Words(
            first,
            self._count - first,
            {term: found.tobytes() for term, found in self.terms.items()},
            {one: self.facets[one] for one in self._used.values()},
            self.forms(),
            tuple(dict.fromkeys(chain.from_iterable(self._helped))),
        )

    def join(self, words: Words | None) -> None:
        """Add entries whose words have been collected, in this build or an earlier one."""
        assert words
        places = {
            old: self.facets.setdefault(one, len(self.facets)) for one, old in words.facets.items()
        }
        moved = self._count - words.first
        if any(old != new for old, new in places.items()):
            postings = _renumbered(words.postings, places, moved)
        else:
            postings = _moved(words.postings, moved * ENTRY)
        for term, found in postings:
            self.terms.setdefault(term, array("Q")).frombytes(found)
        self._count += words.count
        self._forms.update(words.forms)
        for besides in set(words.besides).difference(self._joined):
            self._joined.add(besides)
            self._counting(tokens_of_all([besides]))

    def _learn(self, headings: Iterable[str]) -> None:
        """Work out how much each word of new headings counts, and how many there are."""
        new = sorted(headings)
        for heading, (own, phrases) in zip(new, self._cut(new), strict=True):
            found = [*own, *phrases]
            self._headings[heading] = _weighed(found, TITLE), len(found)

    def _cut(self, texts: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
        """Yield the words of each text that count, and the phrases in it."""
        words = self._counting(tokens_of_all(texts))
        pairs = zip(words, words[1:], strict=False)  # noqa: RUF007 - a fifth quicker
        begins = bytes(map(self._phrases.__contains__, pairs))
        start, place = 0, begins.find(1)
        for _ in texts:
            end = words.index(END, start)
            phrases: dict[str, None] = {}
            while start <= place < end:
                for own, phrase in self._phrases[words[place], words[place + 1]]:
                    if len(own) == 2 or words[place : place + len(own)] == own:
                        phrases[phrase] = None
                place = begins.find(1, place + 1)
            yield words[start:end], [*phrases]
            start = end + 1

    def _helping(self, besides: tuple[str, ...]) -> dict[str, int]:
        """Return how much each word counts that only helps to find an entry."""
        found = chain.from_iterable(map(self._words_of, besides))
        self._besides[besides] = known = _weighed(found, BESIDES)
        return known

    def _words_of(self, text: str) -> list[str]:
        ((own, phrases),) = self._cut([text])
        return [*own, *phrases]

    def _new_facets(self, facets: Facets) -> tuple[Facets, int]:
        # Most entries share one object, and comparing identities is quicker than comparing contents.
        known = facets, self.facets.setdefault(facets, len(self.facets))
        self._facets_by_id[id(facets)] = known
        return known

    def _counting(self, cut: list[str]) -> list[str]:
        """Return the stems of the words that count."""
        return [*filter(None, map(self._stems.__getitem__, cut))]

    def forms(self) -> dict[str, str]:
        """Return the stem of every word that some text has."""
        own = {token: stem for token, stem in self._stems.items() if stem not in {"", END}}
        return self._forms | own

    def weight_of(self, term: str) -> float:
        """Return how much a word counts: the rarer, the more."""
        count = len(self.terms[term])
        return round(log(1 + (len(self) - count + 0.5) / (count + 0.5)), 2)

    def all_postings(self) -> Iterator[tuple[str, array[int], array[int]]]:
        """Yield every word with its entries and their codes, in alphabetical order."""
        for term in sorted(self.terms):
            halves = self._halves(term)
            yield term, halves[_NUMBERS::2], halves[_CODES::2]

    def entries_of(self, term: str) -> array[int]:
        """Return the numbers of the entries that have a word."""
        return self._halves(term)[_NUMBERS::2]

    def _halves(self, term: str) -> array[int]:
        return array("I", self.terms[term].tobytes())


def _moved(postings: Mapping[str, bytes], by: int) -> Iterator[tuple[str, bytes]]:
    if not by:
        yield from postings.items()
        return
    for term, found in postings.items():
        yield term, array("Q", map(by.__add__, array("Q", found))).tobytes()


def _renumbered(
    postings: Mapping[str, bytes], places: Mapping[int, int], moved: int
) -> Iterator[tuple[str, bytes]]:
    """Yield postings with other numbers for facets, and entries moved."""
    by = {old: moved * ENTRY + (new - old) * IMPACTS for old, new in places.items()}
    for term, found in postings.items():
        yield (
            term,
            array("Q", [one + by[one % ENTRY // IMPACTS] for one in array("Q", found)]).tobytes(),
        )


def _weighed(words: Iterable[str], weight: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for word in words:
        found[word] = found.get(word, 0) + weight
    return found


def _impact(weight: int, length: int) -> int:
    """Return how much a word of some weight, in hundredths, counts in an entry of so many words."""
    held = K1 * (1 - B + B * length / AVERAGE)
    return int(weight / 100 * (IMPACTS - 1) / (weight / 100 + held) + 0.5)
