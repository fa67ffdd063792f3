"""Which topics belong together: those that several documents deal with in the same words."""

from __future__ import annotations

from collections import Counter
from itertools import chain, permutations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.terms import Topic

MOST = 4
"""How many related topics are named: as many as a reader can take in at once."""


def topics_met(edition: Edition) -> frozenset[tuple[str, str]]:
    """Return every pair of topics, both ways round, that one clause or one part of a clause is about."""
    groups = (
        dict.fromkeys((given.topic, *given.also))
        for clause in edition.clauses
        for given in clause.classifications
    )
    return frozenset(chain.from_iterable(permutations(filter(None, g), 2) for g in groups))


def related(
    topic: str, met: Iterable[frozenset[tuple[str, str]]], topics: Sequence[Topic], *, least: int
) -> tuple[Topic, ...]:
    """Return the topics that most documents deal with in the same words as a topic, the most frequent first.

    `met` holds the pairs of each document, `topics` the vocabulary, whose order decides between equally frequent
    ones. Pairs found in fewer than `least` documents are left out: a single clause may join anything.
    """
    counts = Counter(other for pairs in met for one, other in pairs if one == topic)
    found = [other for other in topics if counts[other.id] >= least]
    return tuple(sorted(found, key=lambda other: -counts[other.id])[:MOST])
