"""An index as files, few of which a browser needs for an answer: the format is documented in docs/data.md."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from itertools import compress
from sys import byteorder
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from pydantic_core import to_json

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
    alike,
    halved,
    inflections,
    stem,
)
from mkdocs_protocol.site.editions import edition_of_document

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from mkdocs_protocol.searching.entries import Entry, EntryRun, Facets

BLOCK, SMALL_BLOCK = 25, 150
"""How many entries a file holds: each hit of a first answer may need a file of its own. An index of few entries, which
are nearly all read, has the second number."""
FEW = 600
"""The most entries of a small index."""
TERMS_BYTES = 3_000
"""Roughly how large a file of postings is; a word that fills more has one of its own."""
MOST_POSTINGS = 3_000
"""How many postings of a word a first answer reads: those that count most. For the rest, it only reads which entries they are."""
STRIPE, SHORT_STRIPE = 1 << 16, 1 << 14
"""For how many entries one file says which of them have a word, and another gives the codes of those; the second number
applies if there are more entries than the first, so that a query of frequent words finds a thousand before it has read
much."""
WORDS_BYTES = 4_000
"""Roughly how large a file of words is that holds those of several first letters."""
MOST_FORMED = 2_500
"""The most words for which the index knows forms that no text has."""


class Lines(NamedTuple):
    """A run of entries as its files have it."""

    shared: list[str]
    """How their names and addresses begin, and whose they are."""
    entries: list[list[Any]]


def lines_of(run: EntryRun) -> Lines:
    """Return a run of entries as its files have it."""
    shared = [run.ref, run.url]
    if run.council and run.edition:
        shared += [run.council.short_name, edition_of_document(run.edition)]
    return Lines(shared, [*map(_line, run.entries)])


def blocks(given: Iterable[Lines], size: int) -> Iterator[tuple[str, object]]:
    """Yield the files of so many entries, each with its name; what entries have in common stands in it once."""
    runs: list[list[Any]] = []
    lines: list[list[Any]] = []
    number = 0

    for shared, entries in given:
        start = 0
        while start < len(entries):
            taken = entries[start : start + size - len(lines)]
            start += len(taken)
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
        self.block = block
        self._first_terms: list[str] = []
        self._parted: dict[str, str] = {}
        self._letters: list[str] = []

    def terms(self) -> Iterator[tuple[str, object]]:
        """Yield where each word is, in alphabetical order."""
        shard: dict[str, list[Any]] = {}
        size = 0
        forms: dict[str, list[str]] = {}
        for token, stemmed in sorted(self._index.forms().items()):
            forms.setdefault(stemmed, []).append(token)
        for term, numbers, codes in self._index.all_postings():
            own = " ".join(form for word in term.split(" ") for form in forms.get(word, ()))
            found: list[Any] = [len(codes), self._index.weight_of(term), own]
            if len(codes) > MOST_POSTINGS:
                name = f"{len(self._first_terms)}-{len(shard)}"
                found += (*_packed(*_best(numbers, codes)), name)
                self._parted[term] = name
                yield from self._parts(f"parts/{name}", numbers, codes)
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

    def _parts(
        self, name: str, numbers: array[int], codes: array[int]
    ) -> Iterator[tuple[str, object]]:
        """Yield for each stripe of entries which have a word, a bit for each, and the codes of those that do."""
        stripe = _stripe(len(self._index))
        bits = packed_bits(numbers, len(self._index))
        for n, start in enumerate(range(0, len(self._index), stripe)):
            first, end = (bisect_left(numbers, start + more) for more in (0, stripe))
            yield f"{name}-{n}", bits[start // 8 : (start + stripe) // 8]
            yield f"{name}-{n}", packed_codes(codes[first:end])

    def words(
        self, spellings: Collection[str], named: Mapping[str, Iterable[int]]
    ) -> Iterator[tuple[str, object]]:
        """Yield what each word is a form of, in a file for each first letter, or for some that begin few.

        `spellings` are known in addition to those in texts; `named` are names of councils, with their numbers.
        """
        forms = self._index.forms()
        # A right word may still be a slip of a word that a text has: "pres".
        slips = {slip for token in forms for slip in halved(token)}
        for token in spellings:
            if token not in SMALL_WORDS:
                forms.setdefault(token, stem(token))
        further = self._further_forms(forms)
        for token in spellings:
            further |= dict.fromkeys(inflections(token), stem(token))
        further = {word: word for word in RIGHT_WORDS - slips} | further
        forms |= {token: further.get(token, token) for token in named.keys() - forms.keys()}
        # No spelling is corrected to a form that nobody has written.
        for token in (*forms, *SMALL_WORDS):
            further.pop(token, None)
        letters: dict[str, dict[str, tuple[list[str], list[str]]]] = {}
        sizes: dict[str, int] = {}
        for is_further, words in enumerate((forms, further)):
            for token, stemmed in words.items():
                first = _letter(token)
                known = letters.setdefault(first, {}).setdefault(stemmed, ([], []))
                known[is_further].append(token)
                sizes[first] = sizes.get(first, 0) + len(token)
        names = sorted(named)
        for name in _grouped(dict(sorted(sizes.items()))):
            self._letters.append(name)
            lines = [
                shortened_words(stemmed, len(self._index.terms.get(stemmed, ())), *words)
                for first in name
                for stemmed, words in sorted(letters[first].items())
            ]
            councils = {
                token: sorted(named[token])[:50] for token in names if _letter(token) in name
            }
            yield f"words/{name}", {"stems": lines, "councils": councils}

    def facets(self) -> tuple[str, object]:
        """Return the file that says by what entries can be filtered."""
        return "facets", _short_facets(self._index.facets)

    def head(self) -> dict[str, Any]:
        """Return what every index says about itself; call it when everything else has been written."""
        return {
            "schema": 3,
            "entries": len(self._index),
            "block": self.block,
            "impacts": IMPACTS,
            "stripe": _stripe(len(self._index)),
            "weights": KINDS,
            "terms": self._first_terms,
            "parts": self._parted,
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
            for form in alike(shortest[stemmed])
            if form not in forms and form not in SMALL_WORDS
        }


def as_files(
    named: Iterable[tuple[str, object]], head: Callable[[], dict[str, Any]]
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an index, each with its name: last the head, which holds what `head` returns by then.

    Its `made` is a checksum of all the others: a browser asks for them with it, so that it never uses a copy of an
    earlier build.
    """
    made = 0
    for name, value in named:
        file = _file_of(name, value)
        made = crc32(file[1], made)
        yield file
    yield _file_of("index", head() | {"made": f"{made:08x}"})


def _file_of(name: str, value: object) -> tuple[str, bytes]:
    """Return a file of the index, with its name: bytes as they are, anything else as JSON."""
    if isinstance(value, bytes):
        return f"{name}.bin", value
    try:
        written = to_json(value)
    except ValueError:  # Half a character is no text. No file has one, but YAML can write it.
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        written = text.encode("utf-8", "replace")
    return f"{name}.json", written + b"\n"


def _letter(token: str) -> str:
    """Return what the file of a word is named by: its first letter, "0" for a figure, otherwise "-"."""
    first = token[0]
    return first if first.isascii() and first.isalpha() else "0" if first.isdigit() else "-"


def _grouped(sizes: Mapping[str, int]) -> list[str]:
    """Put neighbouring letters together as long as their words fit into one file."""
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


def _best(numbers: array[int], codes: array[int]) -> tuple[array[int], array[int]]:
    """Return the postings of a long list where the word counts most, in order."""
    impacts = codes.tobytes()[_LOWEST :: codes.itemsize].translate(_IMPACT)
    least, above, alike = IMPACTS, 0, 0
    while above + alike < MOST_POSTINGS:
        least, above = least - 1, above + alike
        alike = impacts.count(least)
    marks = bytes(1 if one > least else 2 * (one == least) for one in range(256))
    best = impacts.translate(marks).replace(b"\2", b"\1", MOST_POSTINGS - above)
    best = best.replace(b"\2", b"\0")
    return array("I", compress(numbers, best)), array("I", compress(codes, best))


def _packed(numbers: array[int], codes: array[int]) -> tuple[str, str]:
    return packed_places(numbers), packed_codes(codes)


def _stripe(entries: int) -> int:
    return STRIPE if entries <= STRIPE else SHORT_STRIPE


_LOWEST = 0 if byteorder == "little" else 3
_IMPACT = bytes(code % IMPACTS for code in range(256))
