"""The index as the site publishes it, below `data/search/`: documented in docs/data.md."""

from __future__ import annotations

import re
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.searching.entries import EditionEntries, shared_entries
from mkdocs_protocol.searching.index import Index
from mkdocs_protocol.searching.packing import packed_numbers
from mkdocs_protocol.searching.parts import added_part, kept_part
from mkdocs_protocol.searching.shards import (
    BLOCK,
    FEW,
    SMALL_BLOCK,
    Shards,
    as_files,
    blocks,
    lines_of,
)
from mkdocs_protocol.searching.shortening import shortened
from mkdocs_protocol.searching.vocabulary import Alternatives, typed_key
from mkdocs_protocol.searching.words import heard, inflections, stem, stems, tokens
from mkdocs_protocol.site.files import PublishedFile
from mkdocs_protocol.site.parts import parted
from mkdocs_protocol.store.digests import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.searching.parts import EditionFacts, Part
    from mkdocs_protocol.searching.shards import Lines
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

COUNCILS_BLOCK, LARGE_BLOCK = 50, 1000
"""How many councils one file names: a first answer names a dozen, each from another file. The second number applies if
it lets one file name them all."""
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
    site: Site, pages: Iterable[tuple[Address, str, str]] = (), *, has_site: bool = False
) -> Iterator[PublishedFile]:
    """Yield the files of the index; `pages` are the handbook's own pages: address, title and description.

    `has_site` says that an index of the site's other pages will be beside it: a browser does not ask for one that is
    not there.
    """
    return _Writer(site, has_site=has_site).files(pages)


class _Writer:
    def __init__(self, site: Site, *, has_site: bool) -> None:
        self._site = site
        self._has_site = has_site
        self._alternatives = Alternatives(site.handbook)
        self._index = Index(self._alternatives.phrases)
        self._editions: list[list[int]] = []
        self._numbers: dict[str, int] = {}
        """The numbers of the entries that belong to no edition."""
        self._reviews: dict[tuple[str, str, str, bool], int] = {}
        self._kinds: dict[str, int] = {}
        self._councils = {council.id: n for n, council in enumerate(site.handbook.councils)}

    def files(self, pages: Iterable[tuple[Address, str, str]]) -> Iterator[PublishedFile]:
        shards = Shards(self._index, SMALL_BLOCK if self._has_few() else BLOCK)
        files = as_files(self._named(pages, shards), lambda: shards.head() | self._head())
        for name, content in files:
            yield PublishedFile(self._site.addresses.file(f"data/search/{name}"), content)

    def _named(
        self, pages: Iterable[tuple[Address, str, str]], shards: Shards
    ) -> Iterator[tuple[str, object]]:
        yield from blocks(self._entries(pages), shards.block)
        self._written = self._index.forms().keys()
        yield from shards.terms()
        yield from shards.words(self._alternatives.spellings, self._names_of_councils())
        yield from self._names()
        yield "vocabulary", shortened(self._vocabulary())
        yield shards.facets()

    def _has_few(self) -> bool:
        """Return whether there are few clauses; no more councils are read than it takes to know."""
        counts = map(self._site.clause_count, self._councils)
        return all(count <= FEW for count in accumulate(counts))

    def _entries(self, pages: Iterable[tuple[Address, str, str]]) -> Iterator[Lines]:
        """Add all entries to the index, and yield them."""
        for part in self._parts():
            yield from part.lines
        self._shared = len(self._index)
        for run in shared_entries(self._site, pages):
            for number, entry in enumerate(run.entries, len(self._index)):
                self._numbers[f"{run.ref}{entry.id}"] = number
            self._index.add(run.entries)
            yield lines_of(run)

    def _parts(self) -> Iterator[Part]:
        """Add the entries of all councils, a few councils at a time if they are kept."""
        site, entries, index = self._site, EditionEntries(self._site), self._index
        phrases = digest(sorted(self._alternatives.phrases))
        for councils in parted(site.handbook.councils):
            first = len(index)
            if site.reads.kept_apart:
                name = ("search", phrases, *(council.id for council in councils))
                make = partial(kept_part, site, entries, index, councils)
                part: Part = site.reads.kept_apart(name, make)
                index.join(part.words)
            else:
                part = added_part(site, entries, index, councils)
            self._editions += (self._edition(first, one) for one in part.editions)
            yield part

    def _edition(self, first: int, facts: EditionFacts) -> list[int]:
        return [
            first + facts.first,
            self._councils[facts.council],
            self._reviews.setdefault(facts.review, len(self._reviews)),
            self._kinds.setdefault(facts.kind, len(self._kinds)),
        ]

    def _names_of_councils(self) -> dict[str, set[int]]:
        named: dict[str, set[int]] = {}
        for council in self._site.handbook.councils:
            for token in _names_of(council):
                named.setdefault(token, set()).add(self._councils[council.id])
        return named

    def _names(self) -> Iterator[tuple[str, object]]:
        councils = self._site.handbook.councils
        size = self._councils_block()
        for start in range(0, len(councils), size):
            block = [*map(_named, councils[start : start + size])]
            yield f"councils/{start // size}", block

    def _councils_block(self) -> int:
        return LARGE_BLOCK if len(self._councils) <= LARGE_BLOCK else COUNCILS_BLOCK

    def _vocabulary(self) -> dict[str, Any]:
        """Return what a search needs of the vocabulary: words that find the same together, unused ones left out."""
        terms = self._index.terms
        leads: dict[tuple[tuple[str, float], ...], list[str]] = {}
        for typed, found in self._alternatives.by_key.items():
            here = tuple((one, weight) for one, weight in found.items() if one in terms)
            if here or (" " in typed and typed in terms):
                leads.setdefault(here, []).append(typed)
        search = self._site.handbook.vocabulary.search
        names = {council.id: council.short_name for council in self._site.handbook.councils}
        subjects = [
            {
                "id": subject.id,
                "label": subject.label,
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
            "leads": [[typed, dict(found)] for found, typed in leads.items()],
            "who": self._alternatives.who,
            "sides": self._alternatives.sides,
            "before_numbers": [
                stem(one) for word in search.before_numbers for one in tokens(word)[:1]
            ],
            "not_needed": _framing(search.not_needed),
            "circumstances": _framing(search.circumstances),
            "subjects": [one for one in subjects if one["read"]],
            "asked": [
                [ref, self._numbers[ref], [" ".join(heard(one)) for one in words]]
                for ref, words in self._asked_as()
                if ref in self._numbers
            ],
        }

    def _meant_by(self, word: str, all_words: Iterable[str]) -> list[tuple[str, ...]]:
        """Return the forms of each word that means a subject, without those that are words of something here.

        For "expenses", not "expense" if a text mentions public expense.
        """
        forms = list(map(inflections, tokens(word)))
        if len(forms) > 1:
            return forms
        own = {token for one in all_words for token in tokens(one)}
        return [tuple(form for form in forms[0] if form in own or form not in self._written)]

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
        before = [0, 0]
        steps: list[int] = []
        for first, council, review, kind in self._editions:
            steps += (first - before[0], council - before[1], review, kind)
            before = [first, council]
        return {
            "as_of": handbook.as_of.isoformat(),
            "shared": self._shared,
            "site": self._has_site,
            "councils": len(handbook.councils),
            "councils_block": self._councils_block(),
            "council_kinds": list(self._kinds),
            "soon_days": handbook.soon_days,
            "editions": packed_numbers(steps),
            "reviews": [
                {"state": state, "first": first, "last": last, "superseded": superseded}
                for state, first, last, superseded in self._reviews
            ],
        }


def _stems_of(words: Iterable[str]) -> list[str]:
    """Return the stem of each word, or of the first of several."""
    return sorted({stem(one) for word in words for one in tokens(word)[:1]})


def _framing(words: Iterable[str]) -> list[str]:
    """Return the stem of each word, and each phrase as a whole: "whose job is it to" only asks who."""
    several = {word for word in words if len(tokens(word)) > 1}
    return sorted({*_stems_of(set(words) - several), *map(typed_key, several)})


def _names_of(council: Council) -> set[str]:
    """Return the words that mean a council: Weston, super, Mare and WSM."""
    parts = [*tokens(council.short_name), *council.id.split("-")]
    named = {token for token in parts if not token.isdigit() or len(token) > 3} - NO_NAME
    words = [token for token in council.id.split("-") if token not in NO_NAME]
    return named | ({"".join(word[0] for word in words)} if len(words) > 2 else set())


def _named(council: Council) -> str | list[str]:
    """Return a council's short name, with its id if that is not the name in small letters."""
    plain = re.sub("[^a-z0-9]+", "-", council.short_name.lower()).strip("-")
    return council.short_name if council.id == plain else [council.short_name, council.id]
