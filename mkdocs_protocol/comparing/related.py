"""Which topics belong together: those that several documents deal with in the same words."""

from __future__ import annotations

from collections import Counter
from itertools import chain, combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.terms import Topic

MOST = 4
"""How many related topics are named: as many as a reader can take in at once."""


def topics_met(edition: Edition) -> str:
    """Return every pair of topics, one way round, that one clause or one part of a clause is about: a pair on a line.

    One string for all of them takes little memory, even for a thousand documents.
    """
    groups = (
        dict.fromkeys((given.topic, *given.also))
        for clause in edition.clauses
        for given in clause.classifications
    )
    pairs = chain.from_iterable(combinations(sorted(filter(None, group)), 2) for group in groups)
    return "\n".join(sorted({f"{one} {other}" for one, other in pairs}))


def times_met(met: Iterable[str]) -> Counter[tuple[str, str]]:
    """Return in how many documents topics meet, by a pair of them, both ways round; `met` holds the pairs of each."""
    counts = Counter(chain.from_iterable(map(str.splitlines, met)))
    found: Counter[tuple[str, str]] = Counter()
    for pair, count in counts.items():
        one, other = pair.split(" ")
        found[one, other] = found[other, one] = count
    return found


def related(
    topic: str, met: Counter[tuple[str, str]], topics: Sequence[Topic], *, least: int
) -> tuple[Topic, ...]:
    """Return the topics that most documents deal with in the same words as a topic, the most frequent first.

    `met` says in how many documents each pair meets; `topics` is the vocabulary, whose order decides between equally
    frequent ones. Pairs found in fewer than `least` documents are left out: a single clause may join anything.
    """
    found = [other for other in topics if met[topic, other.id] >= least]
    return tuple(sorted(found, key=lambda other: -met[topic, other.id])[:MOST])
