"""An index as files, few of which a browser needs for an answer: the format is documented in docs/data.md."""

from __future__ import annotations

import json
from itertools import compress
from sys import byteorder
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.searching.index import IMPACTS, Index
from mkdocs_protocol.searching.packing import packed_bits, packed_codes, packed_places
from mkdocs_protocol.searching.shortening import shortened_words
from mkdocs_protocol.searching.weights import KINDS
from mkdocs_protocol.searching.words import (
    AGENT_WORDS,
    BETWEEN_WORDS,
    CLAUSE_WORDS,
    JOINING_WORDS,
    RIGHT_WORDS,
    SKIPPED_WORDS,
    SMALL_FORMS,
    SMALL_WORDS,
    forms_of,
    inflections,
    stem,
)
from mkdocs_protocol.site.editions import edition_of_document

if TYPE_CHECKING:
    from array import array
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from mkdocs_protocol.searching.entries import Entry, EntryRun, Facets

BLOCK, SMALL_BLOCK = 25, 150
"""How many entries a file holds: each hit of a first answer may need a file of its own. An index of few entries, which
are nearly all read, has the second number."""
FEW = 600
"""The most entries that are few."""
TERMS_BYTES = 3_000
"""Roughly how large a file of postings is; a word that fills more has one of its own."""
MOST_POSTINGS = 3_000
"""How many postings of a word a first answer reads: those that count most. For the rest, it only reads which entries they are."""
MOST_OF_REST = 20_000
"""How many postings a file of the rest holds."""
STRIPE, SHORT_STRIPE = 1 << 16, 1 << 14
"""For how many entries a file says which of them have a word; the second number applies if there are more entries
than the first, so that a query of frequent words finds a thousand before it has read much."""
WORDS_BYTES = 4_000
"""Roughly how large a file of words is that holds those of several first letters."""
MOST_FORMED = 2_500
"""The most words for which the index knows forms that no text has."""


def blocks(entry_runs: Iterable[EntryRun], size: int) -> Iterator[tuple[str, object]]:
    """Yield the files of so many entries, each with its name; what entries have in common stands in it once."""
    runs: list[list[Any]] = []
    lines: list[list[Any]] = []
    number = 0

    for ref, url, entries, council, edition in entry_runs:
        shared = [ref, url]
        if council and edition:
            shared += [council.short_name, edition_of_document(edition)]
        left = [*map(_line, entries)]
        while left:
            taken = left[: size - len(lines)]
            del left[: len(taken)]
            runs.append([len(taken), *shared])
            lines += taken
            if len(lines) == size:
                yield f"entries/{number}", {"runs": runs, "entries": lines}
                runs, lines, number = [], [], number + 1
    if lines:
        yield f"entries/{number}", {"runs": runs, "entries": lines}


def _line(entry: Entry) -> list[Any]:
    """Return an entry as its file has it."""
    if not (entry.asked or entry.more):
        return [entry.id, entry.title, entry.text]
    asked = {"asked": entry.asked} if entry.asked else {}
    return [entry.id, entry.title, entry.text, {**asked, **entry.more}]


class Shards:
    """The files of an index, without its entries: which words there are, and where each occurs."""

    def __init__(self, index: Index, block: int) -> None:
        self._index = index
        self._block = block
        self._first_terms: list[str] = []
        self._letters: list[str] = []

    def terms(self) -> Iterator[tuple[str, object]]:
        """Yield where each word is, in the order of the alphabet."""
        shard: dict[str, list[Any]] = {}
        size = 0
        forms: dict[str, list[str]] = {}
        for token, stemmed in sorted(self._index.forms().items()):
            forms.setdefault(stemmed, []).append(token)
        for term, numbers, codes in self._index.all_postings():
            own = " ".join(form for word in term.split(" ") for form in forms.get(word, ()))
            found: list[Any] = [len(codes), self._index.weight_of(term), own]
            if len(codes) > MOST_POSTINGS:
                name = f"parts/{len(self._first_terms)}-{len(shard)}"
                first, *rest = _parts(numbers, codes)
                names = [f"{name}-{n}" for n in range(1, len(rest) + 1)]
                stripes = _sets(numbers, len(self._index))
                has = [f"{name}-has-{n}" for n in range(len(stripes))]
                found += (*first, names, has)
                yield from zip(names, rest, strict=True)
                yield from zip(has, stripes, strict=True)
            else:
                found += _packed(numbers, codes)
            own_size = 30 + len(own) + len(found[3]) + len(found[4])
            if shard and size + own_size > TERMS_BYTES:
                yield f"terms/{len(self._first_terms) - 1}", shard
                shard, size = {}, 0
            if not shard:
                self._first_terms.append(term)
            shard[term] = found
            size += own_size
        if shard:
            yield f"terms/{len(self._first_terms) - 1}", shard

    def words(
        self, spellings: Collection[str], named: Mapping[str, Iterable[int]]
    ) -> Iterator[tuple[str, object]]:
        """Yield what each word is a form of, in a file for each first letter, or for some that begin few.

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
        further = {word: word for word in RIGHT_WORDS if word not in forms} | further
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
        sizes = {first: sum(map(len, words)) for first, words in sorted(letters.items())}
        for name in _grouped(sizes):
            self._letters.append(name)
            together = {token: one for first in name for token, one in letters[first].items()}
            yield f"words/{name}", shortened_words(together)

    def head(self) -> tuple[tuple[str, object], dict[str, Any]]:
        """Return the file of facets, and what every index says about itself; call it when everything else has been written."""
        return ("facets", _short_facets(self._index.facets)), {
            "schema": 2,
            "entries": len(self._index),
            "block": self._block,
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


def file_of(name: str, value: object) -> tuple[str, bytes]:
    """Return a file of the index, with its name: bytes as they are, anything else as JSON."""
    if isinstance(value, bytes):
        return f"{name}.bin", value
    return f"{name}.json", f"{to_json(value)}\n".encode("utf-8", "replace")


def _letter(token: str) -> str:
    """Return what the file of a word is named by: its first letter, "0" for a figure, otherwise "-"."""
    first = token[0]
    return first if first.isascii() and first.isalpha() else "0" if first.isdigit() else "-"


def _grouped(sizes: Mapping[str, int]) -> list[str]:
    """Put neighbouring letters together while their words fill no file."""
    groups: list[str] = []
    filled = WORDS_BYTES
    for first, size in sizes.items():
        if filled + size > WORDS_BYTES:
            groups.append("")
            filled = 0
        groups[-1] += first
        filled += size
    return groups


def _short_facets(facets: Iterable[Facets]) -> dict[str, list[str]]:
    """Return what entries can be filtered by: each name once, and lines of their numbers."""
    names: dict[str, int] = {}
    lines = [
        ";".join(
            ",".join(str(names.setdefault(name, len(names))) for name in field)
            for field in ((one.kind,), one.topics, one.clause_kinds, one.binds, one.benefits)
        )
        for one in facets
    ]
    return {"names": [*names], "lines": lines}


def _parts(numbers: array[int], codes: array[int]) -> list[tuple[str, str]]:
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
    # No new object each time that they are gone through.
    entries, found = numbers.tolist(), codes.tolist()
    rest = [*compress(entries, others)], [*compress(found, others)]
    return [
        _packed([*compress(entries, first)], [*compress(found, first)]),
        *(
            _packed(*(one[at : at + MOST_OF_REST] for one in rest))
            for at in range(0, len(rest[0]), MOST_OF_REST)
        ),
    ]


def _packed(numbers: Sequence[int], codes: Sequence[int]) -> tuple[str, str]:
    return packed_places(numbers), packed_codes(codes)


def _sets(numbers: array[int], entries: int) -> list[bytes]:
    """Write which entries have a word, one bit for each, in files for a number of entries."""
    stripe, bits = _stripe(entries), packed_bits(numbers, entries)
    return [bits[start : start + stripe // 8] for start in range(0, len(bits), stripe // 8)]


def _stripe(entries: int) -> int:
    return STRIPE if entries <= STRIPE else SHORT_STRIPE


_LOWEST = 0 if byteorder == "little" else 3
_IMPACT = bytes(code % IMPACTS for code in range(256))
