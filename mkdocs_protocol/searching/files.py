"""The index as the site publishes it, below `data/search/`: documented in docs/data.md."""

from __future__ import annotations

import json
from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.core.review import Status
from mkdocs_protocol.searching.entries import (
    EditionEntries,
    Entry,
    edition_entries,
    edition_of_document,
    shared_entries,
)
from mkdocs_protocol.searching.index import Index
from mkdocs_protocol.searching.shards import Shards, blocks, packed_numbers, to_bytes, to_json
from mkdocs_protocol.searching.shortening import shortened, with_short_words
from mkdocs_protocol.searching.vocabulary import Alternatives, key
from mkdocs_protocol.searching.words import heard, inflections, stem, stems, tokens
from mkdocs_protocol.site.files import PublishedFile
from mkdocs_protocol.site.wording import ReviewFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

COUNCILS_BLOCK = 25
"""How many councils one file names: a first answer names a dozen."""
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
"""Words in councils' names that do not mean any council."""


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
        self._numbers: dict[str, int] = {}
        """The numbers of the entries that belong to no edition."""
        self._reviews: dict[str, int] = {}
        self._kinds: dict[str, int] = {}
        self._councils = {council.id: n for n, council in enumerate(site.handbook.councils)}

    def files(self, pages: Iterable[tuple[Address, str, str]]) -> Iterator[PublishedFile]:
        for name, value in self._named(pages):
            address = self._site.addresses.file(f"data/search/{name}.json")
            yield PublishedFile(address, to_bytes(value))

    def _named(self, pages: Iterable[tuple[Address, str, str]]) -> Iterator[tuple[str, object]]:
        yield from blocks(self._records(pages))
        self._written = self._index.forms().keys()
        shards = Shards(self._index)
        yield from shards.terms()
        words = shards.words(self._alternatives.spellings, self._names_of_councils())
        yield from with_short_words(words)
        yield from self._names()
        vocabulary = self._vocabulary()
        yield "vocabulary", vocabulary
        asking = self._asking(vocabulary)
        yield "asking", asking
        yield "asking-short", shortened(asking)
        facets, head = shards.head()
        yield facets
        head |= self._head()
        yield "index", head
        yield "head", self._short(head)

    def _records(self, pages: Iterable[tuple[Address, str, str]]) -> Iterator[str]:
        for one in edition_entries(self._site):
            self._editions.append(self._edition(one))
            self._index.add(one.entries)
            label = edition_of_document(one.edition)
            of_edition = _members({"council": one.council.short_name, "edition": label})
            for entry in one.entries:
                yield _written(entry, of_edition)
        self._shared = len(self._index)
        shared = [*shared_entries(self._site, pages)]
        self._numbers = {entry.ref: number for number, entry in enumerate(shared, self._shared)}
        self._index.add(shared)
        for entry in shared:
            yield _written(entry, "")

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
        return json.dumps(
            {
                "state": state,
                "first": due.first.isoformat() if due else "",
                "last": due.last.isoformat() if due else "",
                "superseded": edition.status is Status.SUPERSEDED,
            }
        )

    def _names_of_councils(self) -> dict[str, set[int]]:
        named: dict[str, set[int]] = {}
        for council in self._site.handbook.councils:
            for token in _names_of(council):
                named.setdefault(token, set()).add(self._councils[council.id])
        return named

    def _names(self) -> Iterator[tuple[str, object]]:
        councils = self._site.handbook.councils
        for start in range(0, len(councils), COUNCILS_BLOCK):
            block = [[c.id, c.short_name, c.kind] for c in councils[start : start + COUNCILS_BLOCK]]
            yield f"councils/{start // COUNCILS_BLOCK}", block

    def _vocabulary(self) -> dict[str, Any]:
        search = self._site.handbook.vocabulary.search
        names = {council.id: council.short_name for council in self._site.handbook.councils}
        subjects = [
            {
                "id": subject.id,
                "label": subject.label,
                "keys": sorted({key(word) for word in subject.words} - {""}),
                "words": [self._meant_by(word, subject.words) for word in subject.words],
                "spread": [n for n, word in enumerate(subject.words) if self._is_spread(word)],
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
            "not_needed": _stems_of(search.not_needed),
            "circumstances": _stems_of(search.circumstances),
            "subjects": [one for one in subjects if one["read"]],
            "asked": [
                [ref, self._numbers[ref], [" ".join(heard(one)) for one in words]]
                for ref, words in self._asked_as()
                if ref in self._numbers
            ],
        }

    def _asking(self, vocabulary: dict[str, Any]) -> dict[str, Any]:
        """Return what a search needs of the vocabulary: words that find the same stand together, and what is nowhere is left out."""
        terms = self._index.terms
        leads: dict[tuple[tuple[str, float], ...], list[str]] = {}
        for typed, found in vocabulary["finds"].items():
            here = tuple((one, weight) for one, weight in found.items() if one in terms)
            if here or (" " in typed and typed in terms):
                leads.setdefault(here, []).append(typed)
        return {name: value for name, value in vocabulary.items() if name != "finds"} | {
            "leads": [[typed, dict(found)] for found, typed in leads.items()],
            "who": self._alternatives.who,
            "sides": self._alternatives.sides,
        }

    def _meant_by(self, word: str, all_words: Iterable[str]) -> list[list[str]]:
        """Return the forms of each word that means a subject, without those that are words of something here.

        For "expenses", not "expense" if a text mentions public expense.
        """
        forms = list(map(inflections, tokens(word)))
        if len(forms) > 1:
            return forms
        own = {token for one in all_words for token in tokens(one)}
        return [[form for form in forms[0] if form in own or form not in self._written]]

    def _is_spread(self, phrase: str) -> bool:
        """Return whether some clause has every word of a phrase, though not side by side: "monitor and review performance"."""
        words = stems(phrase)
        if len(words) < 2 or any(word not in self._index.terms for word in words):
            return False
        first, *others = (set(self._index.entries_of(word)) for word in words)
        return any(number < self._shared for number in first.intersection(*others))

    def _asked_as(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield how people ask for each question, topic and situation, its own name first."""
        vocabulary = self._site.handbook.vocabulary
        further = {one.of: one.words for one in vocabulary.search.asked_as}
        named = [
            *((f"question {one.id}", one.question) for one in vocabulary.questions),
            *((f"situation {one.id}", one.label) for one in vocabulary.situations),
            *((f"topic {one.id}", one.label) for one in vocabulary.topics),
        ]
        for ref, name in named:
            yield ref, (name, *further.get(ref, ()))

    def _head(self) -> dict[str, Any]:
        handbook = self._site.handbook
        return {
            "as_of": handbook.as_of.isoformat(),
            "shared": self._shared,
            "councils": len(handbook.councils),
            "councils_block": COUNCILS_BLOCK,
            "council_kinds": list(self._kinds),
            "soon_days": handbook.soon_days,
            "editions": self._editions,
            "reviews": [json.loads(review) for review in self._reviews],
        }

    def _short(self, head: dict[str, Any]) -> dict[str, Any]:
        """Return the head as a browser reads it: the editions of ten thousand councils in a third of the bytes."""
        before = [0, 0]
        steps: list[int] = []
        for first, council, review, kind in self._editions:
            steps += (first - before[0], council - before[1], review, kind)
            before = [first, council]
        return {k: v for k, v in head.items() if k != "editions"} | {"runs": packed_numbers(steps)}


def _stems_of(words: Iterable[str]) -> list[str]:
    """Return the stem of each word, or of the first of several."""
    return sorted({stem(one) for word in words for one in tokens(word)[:1]})


def _names_of(council: Council) -> set[str]:
    """Return the words that mean a council: Weston, super, Mare and WSM."""
    parts = [*tokens(council.short_name), *council.id.split("-")]
    named = {token for token in parts if not token.isdigit() or len(token) > 3} - NO_NAME
    words = [token for token in council.id.split("-") if token not in NO_NAME]
    return named | ({"".join(word[0] for word in words)} if len(words) > 2 else set())


def _written(entry: Entry, of_edition: str) -> str:
    """Return an entry as JSON: written by hand, since there is one for every clause."""
    further: dict[str, Any] = {"asked": entry.asked} if entry.asked else {}
    if entry.silent_count or entry.says_count or entry.unread:
        further["says"] = entry.says_count, entry.says
        further["silent"] = entry.silent_count, entry.silent
        further["unread"] = entry.unread
    if entry.answers:
        further["answers"] = dict(entry.answers)
    return (
        f'{{"ref":{quoted(entry.ref)},"kind":"{entry.facets.kind}","title":{quoted(entry.title)}'
        f',"text":{quoted(entry.text)},"url":{quoted(entry.url)}{of_edition}{_members(further)}}}'
    )


def _members(values: dict[str, Any]) -> str:
    """Return what follows other members of an object."""
    return f",{to_json(values)[1:-1]}" if values else ""
