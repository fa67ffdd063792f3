"""An index as files, few of which a browser needs for an answer: the format is documented in docs/data.md."""

from __future__ import annotations

import json
from base64 import b64encode
from collections import Counter
from itertools import chain, islice
from operator import sub
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.searching.index import IMPACTS, Index
from mkdocs_protocol.searching.weights import KINDS
from mkdocs_protocol.searching.words import (
    AGENT_WORDS,
    BETWEEN_WORDS,
    CLAUSE_WORDS,
    JOINING_WORDS,
    SKIPPED_WORDS,
    SMALL_WORDS,
    forms_of,
    inflections,
    stem,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

BLOCK = 25
"""How many entries a file holds: each hit of a first answer may need a file of its own."""
TERMS_BYTES = 11_000
"""Roughly how large a file of postings is; a word that fills more has one of its own."""
MOST_POSTINGS = 3_000
"""How many postings of a word a first answer reads: those that count most. For the rest, it only reads which entries they are."""
MOST_OF_REST = 20_000
"""How many postings a file of the rest holds."""
STRIPE, SHORT_STRIPE = 1 << 16, 1 << 14
"""For how many entries a file says which of them have a word; the second number applies if there are more entries
than the first, so that a query of frequent words finds a thousand before it has read much."""
MOST_FORMED = 2_500
"""The most words for which the index knows forms that no text has."""


def blocks(records: Iterable[dict[str, Any]]) -> Iterator[tuple[str, object]]:
    """Yield the files of entries, each with its name."""
    block: list[dict[str, Any]] = []
    number = 0
    for record in records:
        block.append(record)
        if len(block) == BLOCK:
            yield f"entries/{number}", block
            block, number = [], number + 1
    if block:
        yield f"entries/{number}", block


class Shards:
    """The files of an index, without its entries: which words there are, and where each occurs."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._first_terms: list[str] = []
        self._letters: list[str] = []

    def terms(self) -> Iterator[tuple[str, object]]:
        """Yield where each word is, in the order of the alphabet."""
        shard: dict[str, Any] = {}
        size = 0
        forms: dict[str, list[str]] = {}
        for token, stemmed in sorted(self._index.forms().items()):
            forms.setdefault(stemmed, []).append(token)
        for term, numbers, codes in self._index.all_postings():
            found: dict[str, Any] = {
                "count": len(codes),
                "weight": self._index.weight_of(term),
                "forms": [form for word in term.split(" ") for form in forms.get(word, ())],
            }
            if len(codes) > MOST_POSTINGS:
                name = f"parts/{len(self._first_terms)}-{len(shard)}"
                first, *rest = _parts(numbers, codes)
                found |= {"at": first, "parts": [f"{name}-{n}" for n in range(1, len(rest) + 1)]}
                sets = _sets(numbers, len(self._index))
                found["has"] = [f"{name}-has-{n}" for n in range(len(sets))]
                yield from zip(found["parts"], rest, strict=True)
                yield from zip(found["has"], sets, strict=True)
            else:
                found["at"] = _packed(numbers, codes)
            if shard and size + len(found["at"]) > TERMS_BYTES:
                yield f"terms/{len(self._first_terms) - 1}", shard
                shard, size = {}, 0
            if not shard:
                self._first_terms.append(term)
            shard[term] = found
            size += 60 + len(found["at"])
        if shard:
            yield f"terms/{len(self._first_terms) - 1}", shard

    def words(
        self, spellings: Collection[str], named: Mapping[str, Iterable[int]]
    ) -> Iterator[tuple[str, object]]:
        """Yield what each word is a form of, in a file for each first letter.

        `spellings` are known in addition to those in texts; `named` are names of councils, with their numbers.
        """
        forms = self._index.forms()
        for token in spellings:
            if token not in SMALL_WORDS:
                forms.setdefault(token, stem(token))
        further = self._further_forms(forms)
        further |= {
            form: stem(form)
            for token in spellings
            for form in inflections(token)
            if form not in forms and form not in SMALL_WORDS
        }
        forms |= further
        letters: dict[str, dict[str, list[Any]]] = {}
        for token in sorted({*forms, *named}):
            stemmed = forms.get(token, token)
            count = len(self._index.terms.get(stemmed, ()))
            # No spelling is mended into a form that nobody has written.
            entry: list[Any] = [stemmed] if token in further else [stemmed, count]
            if token in named:
                entry = [stemmed, count, sorted(named[token])[:50]]
            letters.setdefault(_letter(token), {})[token] = entry
        self._letters = sorted(letters)
        for first, words in sorted(letters.items()):
            yield f"words/{first}", words

    def head(self) -> tuple[tuple[str, object], dict[str, Any]]:
        """Return the file of facets, and what every index says about itself; call it when everything else has been written."""
        facets = [
            [one.kind, one.topics, one.clause_kinds, one.binds, one.benefits]
            for one in self._index.facets
        ]
        return ("facets", facets), {
            "schema": 1,
            "entries": len(self._index),
            "block": BLOCK,
            "impacts": IMPACTS,
            "stripe": _stripe(len(self._index)),
            "weights": KINDS,
            "terms": self._first_terms,
            "letters": self._letters,
            "small_words": sorted(SMALL_WORDS),
            "skipped_words": sorted(SKIPPED_WORDS),
            "between_words": sorted(BETWEEN_WORDS),
            "joining_words": sorted(JOINING_WORDS),
            "agent_words": sorted(AGENT_WORDS),
            "clause_words": sorted(CLAUSE_WORDS),
        }

    def _further_forms(self, forms: dict[str, str]) -> dict[str, str]:
        """Return forms that no text has, for the most frequent words: a reader may type any of them."""
        shortest: dict[str, str] = {}
        for token, stemmed in sorted(forms.items(), key=lambda one: (len(one[0]), one[0])):
            if token.isalpha() and stemmed in self._index.terms:
                shortest.setdefault(stemmed, token)
        terms = self._index.terms
        common = sorted(shortest, key=lambda one: (-len(terms[one]), one))[:MOST_FORMED]
        return {
            form: stemmed
            for stemmed in common
            for form in forms_of(shortest[stemmed])
            if form not in forms and form not in SMALL_WORDS and stem(form) == stemmed
        }


def to_bytes(value: object) -> bytes:
    """Return the bytes of a file of the index."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
    return text.encode("utf-8", "replace")


def _letter(token: str) -> str:
    """Return the name of the file that holds a word: its first letter, "0" for a figure, otherwise "other"."""
    first = token[0]
    return first if first.isascii() and first.isalpha() else "0" if first.isdigit() else "other"


def _parts(numbers: list[int], codes: list[int]) -> list[str]:
    """Split a long list: the entries where a word counts most come first; each part is in order."""
    impacts = [code % IMPACTS for code in codes]
    counts, least, above = Counter(impacts), IMPACTS, 0
    while above < MOST_POSTINGS:
        least -= 1
        above += counts[least]
    first = {place for place, impact in enumerate(impacts) if impact > least}
    alike = (place for place, impact in enumerate(impacts) if impact == least)
    first.update(islice(alike, MOST_POSTINGS - len(first)))
    rest = [place for place in range(len(codes)) if place not in first]
    chosen = [
        sorted(first),
        *(rest[at : at + MOST_OF_REST] for at in range(0, len(rest), MOST_OF_REST)),
    ]
    return [_packed([numbers[p] for p in part], [codes[p] for p in part]) for part in chosen]


def _sets(numbers: Iterable[int], count: int) -> list[str]:
    """Write which entries have a word, one bit for each, in files for a number of entries: an eighth of the size of their codes."""
    flags = bytearray(b"0" * count)
    for number in numbers:
        flags[number] = _ONE
    stripe = _stripe(count)
    stripes = [flags[start : start + stripe] for start in range(0, count, stripe)]
    bits = (int(one[::-1], 2).to_bytes((len(one) + 7) // 8, "little") for one in stripes)
    return [b64encode(one).decode("ascii") for one in bits]


def _stripe(count: int) -> int:
    return STRIPE if count <= STRIPE else SHORT_STRIPE


_ONE = ord("1")
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


class _Written(dict[int, str]):
    """Numbers in base 64 with a variable length: five bits a character, and a sixth that says whether more follow."""

    def __missing__(self, value: int) -> str:
        rest, written = value, ""
        while rest > 31:
            written += _DIGITS[32 + rest % 32]
            rest //= 32
        self[value] = written + _DIGITS[rest]
        return self[value]


_WRITTEN = _Written()


def packed_numbers(numbers: Iterable[int]) -> str:
    """Write numbers, none of them negative, one after another."""
    return "".join(map(_WRITTEN.__getitem__, numbers))


def _packed(numbers: Sequence[int], codes: Sequence[int]) -> str:
    """Write postings, each as the distance from the one before and its code."""
    distances = chain(numbers[:1], map(sub, numbers[1:], numbers))
    written = _WRITTEN.__getitem__
    return "".join(
        chain.from_iterable(zip(map(written, distances), map(written, codes), strict=True))
    )
