"""The clauses of a handbook that contain each phrase, as one index; `core.phrases` says what a phrase is."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from mkdocs_protocol.core.phrases import PHRASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_protocol.core.phrases import Phrases

COMMON = 16
"""A phrase in more clauses than this is common wording."""


@dataclass(slots=True, eq=False)
class Phrase:
    """A phrase that occurs in more than one document."""

    holders: list[int]
    """The clauses that contain it, by their numbers in the handbook, in order."""
    documents: int
    """How many documents contain it."""
    _last: int = -1

    def add(self, clause: int, document: int) -> None:
        """Add a clause that contains it; clauses are added in order."""
        self.holders.append(clause)
        self.documents += document != self._last
        self._last = document


@dataclass(slots=True)
class IndexedClause:
    """What the index knows about a clause."""

    words: int
    whole: int
    """A number for its words: the same for the same words."""
    places: tuple[int, ...]
    """The positions of the words at which its phrases that occur elsewhere begin, in order."""
    phrases: tuple[Phrase, ...]
    """Those phrases."""

    def leave_out_own(self) -> None:
        """Leave out phrases that only one document has."""
        if any(phrase.documents == 1 for phrase in self.phrases):
            both = [
                (a, p) for a, p in zip(self.places, self.phrases, strict=True) if p.documents > 1
            ]
            self.places, self.phrases = tuple(a for a, _ in both), tuple(p for _, p in both)

    def words_within(self, first: int, last: int) -> int:
        """Return how many of its words are in phrases that a clause from `first` up to, not including, `last` contains."""
        length, end, found = min(PHRASE, self.words), 0, 0
        for place, phrase in zip(self.places, self.phrases, strict=True):
            holders = phrase.holders
            at = bisect_left(holders, first)
            if at < len(holders) and holders[at] < last:
                found += length if place >= end else place + length - end
                end = place + length
        return found


@dataclass(frozen=True, slots=True)
class Repeated:
    """The phrases that several of some documents have; if documents change, only the changed ones can add any."""

    documents: tuple[bytes, ...]
    """A name for each document."""
    numbers: bytes
    """The numbers of the phrases."""


def indexed(
    documents: Sequence[Phrases], known: Repeated | None = None
) -> tuple[list[IndexedClause], Repeated]:
    """Return what the index knows about each clause of some documents, and which phrases are repeated.

    `known` is what was repeated in an earlier build: it only saves time. Clauses of the same words, as copies of a
    model have them, are one value.
    """
    names = tuple(blake2b(one.numbers, digest_size=16).digest() for one in documents)
    may_be = _may_be_repeated(documents, names, known)
    found: dict[int, Phrase] = {}
    made: dict[int, IndexedClause] = {}
    clauses: list[IndexedClause] = []
    for document, phrases in enumerate(documents):
        for words, numbers in phrases.each():
            whole = hash(numbers.tobytes())
            if whole not in made:
                # Of most clauses it is quicker to see that there is none.
                none = may_be.isdisjoint(numbers)
                held = [(n, at) for at, n in enumerate(numbers) if n in may_be] if not none else []
                each = tuple([found.setdefault(number, Phrase([], 0)) for number, _ in held])
                made[whole] = IndexedClause(words, whole, tuple([at for _, at in held]), each)
            for phrase in dict.fromkeys(made[whole].phrases):
                phrase.add(len(clauses), document)
            clauses.append(made[whole])
    for one in made.values():
        one.leave_out_own()
    shared = (number for number, phrase in found.items() if phrase.documents > 1)
    return clauses, Repeated(names, array("q", shared).tobytes())


def _may_be_repeated(
    documents: Sequence[Phrases], names: Sequence[bytes], known: Repeated | None
) -> set[int]:
    """Return phrases among which are all that several documents have."""
    if known and len(known.documents) == len(names):
        changed = [n for n, name in enumerate(names) if name != known.documents[n]]
        if _FEW * len(changed) <= len(names):
            return {*_numbers(known)}.union(*(_numbers(documents[n]) for n in changed))
    found: set[int] = set()
    for part in range(_PARTS):
        once: set[int] = set()
        for one in documents:
            own = {number for number in _numbers(one) if number % _PARTS == part}
            found |= once & own
            once |= own
    return found


def _numbers(of: Phrases | Repeated) -> array[int]:
    return array("q", of.numbers)


_FEW = 8
"""Of how many documents one may have changed for an earlier build to be of use."""
_PARTS = 8
"""In how many parts the phrases of a handbook are looked at: all at once, they would take more memory than the councils."""


def least_common(phrases: Iterable[Phrase]) -> list[Phrase]:
    """Return the phrases that are common wording, those in fewest documents first."""
    common = (phrase for phrase in phrases if len(phrase.holders) > COMMON)
    return sorted(common, key=lambda phrase: phrase.documents)
