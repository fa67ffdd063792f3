"""Shared wording: how much of a document is found in others too, from one index over the whole handbook.

**The rule.** Words are folded (capitals, quotation marks, bullets and stops do not count). A run of
five words in a row within a clause is a phrase; a shorter clause is one phrase, shared only with clauses of exactly
the same words. A word of a document is shared if a phrase that it belongs to is found in another council's document
as well. Headings and numbers do not count.

**The cost** grows in proportion to the number of councils, even if all of them copied one model. Up to
`MANY` councils, every document is compared with every other. With more, a phrase found in more than `COMMON` clauses
is common: it counts as shared, and the number of documents that have it is known, but not every pair of them is
counted. A document is then compared, exactly, with `MOST_COUNTED` others: those with which it has most phrases that
are not common and, if these are too few, those that come next after it among the holders of its least common phrases.
So the nearest of more than `MANY` documents is the nearest of those. In the same way a clause is compared with at
most `MOST_CANDIDATES` others.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.phrases import COMMON, indexed, least_common
from mkdocs_protocol.reading.kept_council import phrases_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mkdocs_protocol.comparing.phrases import IndexedClause, Phrase, Repeated
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Clause

MANY = 17
"""Up to this many councils, each is compared with every other."""
MOST_COUNTED = 8
"""How many others a document is compared with if there are more."""
MOST_CANDIDATES = 8
"""The most clauses of others that a clause is compared with."""
MOST_PARTNERS = 5
"""How many documents that also have a clause are named; the rest are counted."""
ALIKE = 0.5
"""What share of a clause's words another clause must have to count as having the clause too."""
_LEAST_COMMON = 8
"""How many of a document's least common phrases are used to find its neighbours."""


@dataclass(frozen=True, slots=True)
class Partner:
    """A clause of another document that shares words with a clause."""

    council: Council
    clause: Clause
    likeness: float
    """What share of the words of the longer of the two is in the other, from 0 to 1."""
    is_same: bool
    """Whether both are the same words."""
    is_whole: bool
    """Whether all the words of the clause are there, as they may be in a longer one."""


@dataclass(frozen=True, slots=True)
class ClauseSharing:
    """How much of one clause is found in other documents."""

    clause: Clause
    words: int
    shared: int
    """How many of them are found anywhere in other documents too."""
    documents: int
    """How many other documents have words of it; for common wording, at least so many."""
    partners: tuple[Partner, ...]
    """A few clauses that have at least half of its words, one for each document, the most similar first."""

    @property
    def is_only_here(self) -> bool:
        """Return whether no phrase of it is found elsewhere."""
        return not self.shared

    @property
    def more(self) -> int:
        """How many documents besides those of the partners have words of it."""
        return max(0, self.documents - len(self.partners))


@dataclass(frozen=True, slots=True)
class SharedWith:
    """What a document has in common with another one."""

    council: Council
    """The other."""
    words: int
    """How many words of this document are in the other too."""
    clauses: int
    """How many clauses of this document have at least half of their words there."""


@dataclass(frozen=True, slots=True)
class CouncilSharing:
    """How much of a council's leading edition is found in other documents."""

    council: Council
    clauses: tuple[ClauseSharing, ...]
    """Every clause, in the order of the text."""
    others: tuple[SharedWith, ...]
    """The documents that have words of this one, those with most of them first."""
    words: int
    shared: int
    """How many of the words are found in any other document."""

    @property
    def nearest(self) -> SharedWith | None:
        """The document with most of the words of this one."""
        return self.others[0] if self.others else None


class SharedWording:
    """The index over every council's document; what it says about a council is worked out on request."""

    def __init__(self, councils: Sequence[Council], known: Repeated | None = None) -> None:
        """`known` is what was `repeated` in an earlier build, which saves time."""
        self.councils = tuple(councils)
        self._place = {council.id: place for place, council in enumerate(self.councils)}
        documents = [*map(phrases_of, self.councils)]
        self._starts = [0, *accumulate(one.clauses for one in documents)]
        self._owner = array("I", (n for n, one in enumerate(documents) for _ in range(one.clauses)))
        self._indexed, self.repeated = indexed(documents, known)
        self._known: dict[str, CouncilSharing] = {}
        self._names: list[bytes] = []
        self._phrases: dict[int, bytes] = {}

    def of(self, council: Council) -> CouncilSharing:
        """Return how much of a council's document is found in others. Raises KeyError for an unknown council."""
        if council.id not in self._known:
            self._known[council.id] = self._sharing(self._place[council.id])
        return self._known[council.id]

    def rests_on(self, council: Council, named: Callable[[Council], Iterable[str]]) -> str:
        """Return a name for all that `of` goes by, given a name for what each clause of a council's document says.

        That is the council's own clauses, which other clauses have each of their phrases, and where those stand.
        It is quicker to find than what it decides, which need not be worked out to see that it is the same.
        """
        if not self._names:
            self._names = [
                f"{place} {at} {name}".encode()
                for place, one in enumerate(self.councils)
                for at, name in enumerate(named(one))
            ]
        place, found = self._place[council.id], blake2b(digest_size=20)
        for number in range(self._starts[place], self._starts[place + 1]):
            own = self._indexed[number]
            found.update(self._names[number])
            found.update(array("L", own.places).tobytes())
            for phrase in own.phrases:
                found.update(self._name(phrase))
        return found.hexdigest()

    def _name(self, phrase: Phrase) -> bytes:
        """Return a name for the clauses that have a phrase; worked out once, however many they are."""
        known = self._phrases.get(id(phrase))
        if known is None:
            holders = b"\n".join(map(self._names.__getitem__, phrase.holders))
            known = self._phrases[id(phrase)] = blake2b(holders, digest_size=16).digest()
        return known

    def _sharing(self, place: int) -> CouncilSharing:
        own = range(self._starts[place], self._starts[place + 1])
        clauses = tuple(self._clause_sharing(place, number) for number in own)
        others = (self._shared_with(own, other) for other in self._neighbours(place))
        return CouncilSharing(
            self.councils[place],
            clauses,
            tuple(sorted((o for o in others if o.words), key=lambda o: (-o.words, -o.clauses))),
            sum(clause.words for clause in clauses),
            sum(clause.shared for clause in clauses),
        )

    def _clause_sharing(self, place: int, number: int) -> ClauseSharing:
        own = self._indexed[number]
        best: dict[int, tuple[float, int]] = {}
        for candidate in self._candidates(place, number):
            likeness, other = self._likeness(number, candidate), self._owner[candidate]
            if likeness and (other not in best or likeness > best[other][0]):
                best[other] = (likeness, candidate)
        first = sorted(best.items(), key=lambda found: (-found[1][0], found[0]))[:MOST_PARTNERS]
        return ClauseSharing(
            self._clause(number),
            own.words,
            own.words_within(0, len(self._indexed)),
            self._documents(place, own),
            tuple(
                Partner(
                    self.councils[other],
                    self._clause(candidate),
                    likeness,
                    own.whole == self._indexed[candidate].whole,
                    own.words_within(candidate, candidate + 1) == own.words,
                )
                for other, (likeness, candidate) in first
            ),
        )

    def _clause(self, number: int) -> Clause:
        owner = self._owner[number]
        return self.councils[owner].leading_edition.clauses[number - self._starts[owner]]

    def _likeness(self, number: int, candidate: int) -> float:
        """Return how similar a clause of another document is; 0 if it lacks most of the words of one."""
        own, there = self._indexed[number], self._indexed[candidate]
        if own.whole == there.whole:
            return 1.0
        common = own.words_within(candidate, candidate + 1)
        if common < ALIKE * own.words:
            return 0.0
        return min(common / own.words, there.words_within(number, number + 1) / there.words)

    def _candidates(self, place: int, number: int) -> list[int]:
        """Return the clauses of others that may share a clause's words, at most `MOST_CANDIDATES`."""
        own, start, end = self._indexed[number], self._starts[place], self._starts[place + 1]
        found = Counter(
            other
            for phrase in own.phrases
            if len(phrase.holders) <= COMMON
            for other in phrase.holders
            if not start <= other < end
        )
        ranked = sorted(found, key=lambda other: (-found[other], other))[:MOST_CANDIDATES]
        for phrase in least_common(own.phrases)[:1]:
            few = ranked[: MOST_CANDIDATES // 2]
            ranked = [*few, *islice(self._next(phrase, place), MOST_CANDIDATES - len(few))]
        return ranked

    def _next(self, phrase: Phrase, place: int) -> Iterator[int]:
        """Yield a clause of each other council that has a phrase, starting after a council."""
        holders, other = phrase.holders, place
        for _ in range(phrase.documents - 1):
            at = bisect_left(holders, self._starts[other + 1])
            number = holders[at] if at < len(holders) else holders[0]
            other = self._owner[number]
            if other != place:
                yield number

    def _documents(self, place: int, own: IndexedClause) -> int:
        named = {
            self._owner[other]
            for phrase in own.phrases
            if len(phrase.holders) <= COMMON
            for other in phrase.holders
        }
        # The common wording found in most of them gives a lower bound.
        common = (p.documents for p in own.phrases if len(p.holders) > COMMON)
        return max(len(named | {place}), *common, 1) - 1

    def _neighbours(self, place: int) -> Iterable[int]:
        """Return the councils with which one is compared word by word."""
        if len(self.councils) <= MANY:
            return (other for other in range(len(self.councils)) if other != place)
        phrases = [
            phrase
            for own in self._indexed[self._starts[place] : self._starts[place + 1]]
            for phrase in own.phrases
        ]
        votes = Counter(
            self._owner[other]
            for phrase in phrases
            if len(phrase.holders) <= COMMON
            for other in phrase.holders
        )
        del votes[place]
        found = sorted(votes, key=lambda other: (-votes[other], other))[:MOST_COUNTED]
        for phrase in least_common(phrases)[:_LEAST_COMMON]:
            found += (
                self._owner[number] for number in islice(self._next(phrase, place), MOST_COUNTED)
            )
        return [*dict.fromkeys(found)][:MOST_COUNTED]

    def _shared_with(self, own: range, other: int) -> SharedWith:
        first, last = self._starts[other], self._starts[other + 1]
        counts = [(self._indexed[n].words_within(first, last), self._indexed[n].words) for n in own]
        return SharedWith(
            self.councils[other],
            sum(there for there, _ in counts),
            sum(there >= ALIKE * words for there, words in counts if words),
        )
