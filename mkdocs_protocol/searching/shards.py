"""An index as files, few of which a browser needs for an answer: the format is documented in docs/data.md."""

from __future__ import annotations

import json
from base64 import b64encode
from itertools import chain, compress, count, islice
from operator import sub
from sys import byteorder
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.searching.index import IMPACTS, Index
from mkdocs_protocol.searching.weights import KINDS
from mkdocs_protocol.searching.words import (
    AGENT_WORDS,
    BETWEEN_WORDS,
    CLAUSE_WORDS,
    JOINING_WORDS,
    SKIPPED_WORDS,
    SMALL_FORMS,
    SMALL_WORDS,
    forms_of,
    inflections,
    stem,
)

if TYPE_CHECKING:
    from array import array
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

BLOCK = 25
"""How many entries a file holds: each hit of a first answer may need a file of its own."""
TERMS_BYTES = 4_000
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


def blocks(records: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of entries, each with its name; an entry is given as JSON."""
    rest = iter(records)
    for number in count():
        block = ",".join(islice(rest, BLOCK))
        if not block:
            return
        yield f"entries/{number}", f"[{block}]\n".encode("utf-8", "replace")


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
            having = len(self._index.terms.get(stemmed, ()))
            # No spelling is mended into a form that nobody has written.
            entry: list[Any] = [stemmed] if token in further else [stemmed, having]
            if token in named:
                entry = [stemmed, having, sorted(named[token])[:50]]
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
            "small_forms": SMALL_FORMS,
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


def to_json(value: object) -> str:
    """Return a value as a file of the index has it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def to_bytes(value: object) -> bytes:
    """Return the bytes of a file of the index; what is bytes already is one."""
    return value if isinstance(value, bytes) else f"{to_json(value)}\n".encode("utf-8", "replace")


def _letter(token: str) -> str:
    """Return the name of the file that holds a word: its first letter, "0" for a figure, otherwise "other"."""
    first = token[0]
    return first if first.isascii() and first.isalpha() else "0" if first.isdigit() else "other"


def _parts(numbers: array[int], codes: array[int]) -> list[str]:
    """Split a long list: the entries where a word counts most come first; each part is in order."""
    impacts = codes.tobytes()[_LOWEST :: codes.itemsize].translate(_IMPACT)
    least, above, alike = IMPACTS, 0, 0
    while above + alike < MOST_POSTINGS:
        least, above = least - 1, above + alike
        alike = impacts.count(least)
    marks = bytes(1 if one > least else 2 * (one == least) for one in range(256))
    first = impacts.translate(marks).replace(b"\2", b"\1", MOST_POSTINGS - above)
    first = first.replace(b"\2", b"\0")
    others = first.translate(b"\1" + bytes(255))
    entries, found = (
        numbers.tolist(),
        codes.tolist(),
    )  # no new object each time that they are gone through
    rest = [*compress(entries, others)], [*compress(found, others)]
    return [
        _packed([*compress(entries, first)], [*compress(found, first)]),
        *(
            _packed(*(one[at : at + MOST_OF_REST] for one in rest))
            for at in range(0, len(rest[0]), MOST_OF_REST)
        ),
    ]


def _sets(numbers: Iterable[int], entries: int) -> list[str]:
    """Write which entries have a word, one bit for each, in files for a number of entries: an eighth of the size of their codes."""
    flags = bytearray(b"0" * entries)
    for number in numbers:
        flags[number] = _ONE
    stripe = _stripe(entries)
    stripes = [flags[start : start + stripe] for start in range(0, entries, stripe)]
    bits = (int(one[::-1], 2).to_bytes((len(one) + 7) // 8, "little") for one in stripes)
    return [b64encode(one).decode("ascii") for one in bits]


def _stripe(entries: int) -> int:
    return STRIPE if entries <= STRIPE else SHORT_STRIPE


_ONE = ord("1")
_LOWEST = 0 if byteorder == "little" else 3
_IMPACT = bytes(code % IMPACTS for code in range(256))
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
    written = [""] * (2 * len(numbers))
    written[::2] = map(_WRITTEN.__getitem__, map(sub, numbers, chain((0,), numbers)))
    written[1::2] = map(_WRITTEN.__getitem__, codes)
    return "".join(written)
