"""The index as the site publishes it, below `data/search/`: documented in docs/data.md."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.core.review import Status
from mkdocs_protocol.searching.entries import (
    EditionEntries,
    Entry,
    edition_entries,
    edition_of_document,
    shared_entries,
)
from mkdocs_protocol.searching.index import IMPACTS, Index
from mkdocs_protocol.searching.vocabulary import Alternatives, key
from mkdocs_protocol.searching.weights import KINDS
from mkdocs_protocol.searching.words import (
    SKIPPED_WORDS,
    SMALL_WORDS,
    forms_of,
    inflections,
    stem,
    tokens,
)
from mkdocs_protocol.site.files import PublishedFile
from mkdocs_protocol.site.wording import ReviewFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

BLOCK = 25
"""How many entries a file holds: of a first answer, each hit may need a file of its own."""
COUNCILS_BLOCK = 100
TERMS_BYTES = 20_000
"""About how large a file of postings is; a word that fills more has one of its own."""
MOST_POSTINGS = 6_000
"""How many postings a part of a word holds at most; those that count most stand in the first part."""
MOST_FORMED = 2_500
"""For up to how many words the index knows forms that no text has."""
NO_NAME = frozenset(
    {
        "council",
        "town",
        "parish",
        "city",
        "community",
        "village",
        "neighbourhood",
        "the",
        "of",
        "and",
    }
)
"""Words of councils' names by which no council is meant."""


def search_files(
    site: Site, pages: Iterable[tuple[Address, str, str]] = ()
) -> Iterator[PublishedFile]:
    """Yield the files of the index; `pages` are the handbook's own pages: address, title and description."""
    return _Writer(site).files(pages)


class _Writer:
    def __init__(self, site: Site) -> None:
        self._site = site
        self._alternatives = Alternatives(site.handbook)
        self._index = Index(self._alternatives.phrases)
        self._editions: list[list[Any]] = []
        self._reviews: dict[str, int] = {}
        self._kinds: dict[str, int] = {}
        self._councils = {council.id: n for n, council in enumerate(site.handbook.councils)}

    def files(self, pages: Iterable[tuple[Address, str, str]]) -> Iterator[PublishedFile]:
        yield from self._entries(pages)
        yield from self._terms()
        yield from self._words()
        yield from self._names()
        yield self._file("vocabulary", self._vocabulary())
        facets = [
            [one.kind, one.topics, one.clause_kinds, one.binds, one.benefits]
            for one in self._index.facets
        ]
        yield self._file("facets", facets)
        yield self._file("index", self._head())

    def _file(self, name: str, value: object) -> PublishedFile:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
        address = self._site.addresses.file(f"data/search/{name}.json")
        return PublishedFile(address, text.encode("utf-8", "replace"))

    def _entries(self, pages: Iterable[tuple[Address, str, str]]) -> Iterator[PublishedFile]:
        def records() -> Iterator[dict[str, Any]]:
            for one in edition_entries(self._site):
                self._editions.append(self._edition(one))
                label = edition_of_document(one.edition)
                for entry in one.entries:
                    self._index.add(entry)
                    yield _record(entry, one.council, label)
            self._shared = len(self._index)
            for entry in shared_entries(self._site, pages):
                self._index.add(entry)
                yield _record(entry, None, "")

        block: list[dict[str, Any]] = []
        number = 0
        for record in records():
            block.append(record)
            if len(block) == BLOCK:
                yield self._file(f"entries/{number}", block)
                block, number = [], number + 1
        if block:
            yield self._file(f"entries/{number}", block)

    def _edition(self, one: EditionEntries) -> list[Any]:
        review = self._review(one.edition)
        return [
            len(self._index),
            self._councils[one.council.id],
            self._reviews.setdefault(review, len(self._reviews)),
            self._kinds.setdefault(one.council.kind, len(self._kinds)),
        ]

    def _review(self, edition: Edition) -> str:
        facts = ReviewFacts.of(edition, soon_days=self._site.handbook.soon_days)
        state = facts.state(self._site.handbook.as_of)
        due = facts.next_review.value if state.is_dated else None
        return json.dumps({
            "state": state,
            "first": due.first.isoformat() if due else "",
            "last": due.last.isoformat() if due else "",
            "superseded": edition.status is Status.SUPERSEDED,
        })  # fmt: skip

    def _terms(self) -> Iterator[PublishedFile]:
        self._first_terms: list[str] = []
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
                parts = _parts(numbers, codes)
                found["at"] = parts[0]
                name = f"parts/{len(self._first_terms)}-{len(shard)}"
                found["parts"] = [f"{name}-{n}" for n in range(1, len(parts))]
                for place, part in zip(found["parts"], parts[1:], strict=True):
                    yield self._file(place, part)
            else:
                found["at"] = _packed(numbers, codes)
            if shard and size + len(found["at"]) > TERMS_BYTES:
                yield self._file(f"terms/{len(self._first_terms) - 1}", shard)
                shard, size = {}, 0
            if not shard:
                self._first_terms.append(term)
            shard[term] = found
            size += 60 + len(found["at"])
        if shard:
            yield self._file(f"terms/{len(self._first_terms) - 1}", shard)

    def _words(self) -> Iterator[PublishedFile]:
        """Yield what each word is a form of, a file for each first letter."""
        forms = self._index.forms()
        for token in self._alternatives.spellings:
            if token not in SMALL_WORDS:
                forms.setdefault(token, stem(token))
        further = self._further_forms(forms)
        forms |= further
        named: dict[str, set[int]] = {}
        for council in self._site.handbook.councils:
            for token in _names_of(council):
                named.setdefault(token, set()).add(self._councils[council.id])
        letters: dict[str, dict[str, list[Any]]] = {}
        for token in sorted({*forms, *named}):
            stemmed = forms.get(token, token)
            postings = self._index.terms.get(stemmed)
            count = len(postings.entries) if postings else 0
            # No spelling is mended into a form that nobody has written.
            entry: list[Any] = [stemmed] if token in further else [stemmed, count]
            if token in named:
                entry = [stemmed, count, sorted(named[token])[:50]]
            letters.setdefault(letter(token), {})[token] = entry
        self._letters = sorted(letters)
        for first, words in sorted(letters.items()):
            yield self._file(f"words/{first}", words)

    def _further_forms(self, forms: dict[str, str]) -> dict[str, str]:
        """Return forms that no text has, of the words that most have: a reader may type any of them."""
        shortest: dict[str, str] = {}
        for token, stemmed in sorted(forms.items(), key=lambda one: (len(one[0]), one[0])):
            if token.isalpha() and stemmed in self._index.terms:
                shortest.setdefault(stemmed, token)
        terms = self._index.terms
        common = sorted(shortest, key=lambda one: (-len(terms[one].entries), one))[:MOST_FORMED]
        return {
            form: stemmed
            for stemmed in common
            for form in forms_of(shortest[stemmed])
            if form not in forms and form not in SMALL_WORDS and stem(form) == stemmed
        }

    def _names(self) -> Iterator[PublishedFile]:
        councils = self._site.handbook.councils
        for start in range(0, len(councils), COUNCILS_BLOCK):
            block = [[c.id, c.short_name, c.kind] for c in councils[start : start + COUNCILS_BLOCK]]
            yield self._file(f"councils/{start // COUNCILS_BLOCK}", block)

    def _vocabulary(self) -> dict[str, Any]:
        search = self._site.handbook.vocabulary.search
        names = {council.id: council.short_name for council in self._site.handbook.councils}
        subjects = [
            {
                "id": subject.id,
                "label": subject.label,
                "keys": sorted({key(word) for word in subject.words} - {""}),
                "words": [list(map(inflections, tokens(word))) for word in subject.words],
                "read": [names[one] for one in subject.read if one in names],
                "read_on": subject.read_on,
                "unread": sum(council not in subject.read for council in names),
                "near": list(subject.near),
            }
            for subject in search.subjects
        ]
        return {
            "finds": self._alternatives.by_key,
            "before_numbers": [
                stem(one) for word in search.before_numbers for one in tokens(word)[:1]
            ],
            "not_needed": sorted(
                {stem(one) for word in search.not_needed for one in tokens(word)[:1]}
            ),
            "subjects": [one for one in subjects if one["read"]],
        }

    def _head(self) -> dict[str, Any]:
        handbook = self._site.handbook
        return {
            "schema": 1,
            "as_of": handbook.as_of.isoformat(),
            "entries": len(self._index),
            "shared": self._shared,
            "block": BLOCK,
            "impacts": IMPACTS,
            "weights": KINDS,
            "councils": len(handbook.councils),
            "councils_block": COUNCILS_BLOCK,
            "council_kinds": list(self._kinds),
            "soon_days": handbook.soon_days,
            "editions": self._editions,
            "reviews": [json.loads(review) for review in self._reviews],
            "terms": self._first_terms,
            "letters": self._letters,
            "small_words": sorted(SMALL_WORDS),
            "skipped_words": sorted(SKIPPED_WORDS),
        }


def letter(token: str) -> str:
    """Return the name of the file that knows a word: its first letter, "0" for a figure, else "other"."""
    first = token[0]
    return first if first.isascii() and first.isalpha() else "0" if first.isdigit() else "other"


def _names_of(council: Council) -> set[str]:
    """Return the words by which a council is meant: Weston, super, Mare and WSM."""
    parts = [*tokens(council.short_name), *council.id.split("-")]
    named = {token for token in parts if not token.isdigit() or len(token) > 3} - NO_NAME
    words = [token for token in council.id.split("-") if token not in NO_NAME]
    return named | ({"".join(word[0] for word in words)} if len(words) > 2 else set())


def _record(entry: Entry, council: Council | None, edition: str) -> dict[str, Any]:
    record: dict[str, Any] = {
        "ref": entry.ref, "kind": entry.facets.kind, "title": entry.title, "text": entry.text, "url": entry.url,
    }  # fmt: skip
    if council is not None:
        record |= {"council": council.short_name, "edition": edition}
    if entry.asked:
        record["asked"] = list(entry.asked)
    if entry.silent_count or entry.says_count or entry.unread:
        record["says"] = [entry.says_count, list(entry.says)]
        record["silent"] = [entry.silent_count, list(entry.silent)]
        record["unread"] = entry.unread
    return record


def _parts(numbers: Sequence[int], codes: Sequence[int]) -> list[str]:
    """Cut a long list: where a word counts most comes first; within a part in order."""
    best = sorted(range(len(codes)), key=lambda place: -(codes[place] % IMPACTS))
    chosen = (
        sorted(best[start : start + MOST_POSTINGS]) for start in range(0, len(best), MOST_POSTINGS)
    )
    return [_packed([numbers[p] for p in part], [codes[p] for p in part]) for part in chosen]


_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


class _Written(dict[int, str]):
    """Numbers as they are written: variable in length, in base 64, as in source maps without a sign."""

    def __missing__(self, value: int) -> str:
        rest, written = value, ""
        while rest > 31:
            written += _DIGITS[32 + rest % 32]
            rest //= 32
        self[value] = written + _DIGITS[rest]
        return self[value]


_WRITTEN = _Written()


def _packed(numbers: Sequence[int], codes: Sequence[int]) -> str:
    """Write postings, each as the distance from the one before and its code."""
    written, before = _WRITTEN, 0
    out = []
    for number, code in zip(numbers, codes, strict=True):
        out.append(written[number - before] + written[code])
        before = number
    return "".join(out)
