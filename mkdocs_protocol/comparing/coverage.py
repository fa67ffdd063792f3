"""Which topics a document covers, where it is silent, and whom it asks something of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_protocol.core.protocol import Clause, Edition
    from mkdocs_protocol.core.terms import Topic


class Coverage(StrEnum):
    """Whether a document deals with a topic. "Silent" is declared by a person; "unclassified" means that nobody has looked."""

    COVERED = "covered"
    PARTLY = "partly"
    SILENT = "silent"
    UNCLASSIFIED = "unclassified"

    @property
    def has_clauses(self) -> bool:
        """Whether there is a clause on the topic."""
        return self in (Coverage.COVERED, Coverage.PARTLY)


@dataclass(frozen=True, slots=True)
class TopicCoverage:
    """How one edition deals with one topic; silence is about the document, never about the council."""

    topic: str
    state: Coverage
    main: tuple[Clause, ...] = ()
    """The clauses that are mainly about it, or have a part that is, in the order of the text."""
    second: tuple[Clause, ...] = ()
    """The clauses that touch it among other things."""

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses to show: the main ones, or if there are none, those that touch it."""
        return self.main or self.second


def coverage(edition: Edition, topics: Iterable[Topic]) -> dict[str, TopicCoverage]:
    """Return how an edition deals with each topic, by the topics' ids and in their order.

    A topic is covered by a main topic of a clause or part, covered partly by second topics only, silent
    where the source declares it so, and unclassified otherwise. Nothing is silent in a document that is
    known only in part.
    """
    main: dict[str, dict[str, Clause]] = {}
    second: dict[str, dict[str, Clause]] = {}
    for clause in edition.clauses:
        for given in clause.classifications:
            if given.topic:
                main.setdefault(given.topic, {})[clause.id] = clause
            for touched in given.also:
                second.setdefault(touched, {})[clause.id] = clause
    silent = set() if edition.incomplete else set(edition.silent)
    found = {}
    for topic in topics:
        mains = tuple(main.get(topic.id, {}).values())
        seconds = tuple(c for c in second.get(topic.id, {}).values() if c not in mains)
        state = (
            Coverage.COVERED
            if mains
            else Coverage.PARTLY
            if seconds
            else Coverage.SILENT
            if topic.id in silent
            else Coverage.UNCLASSIFIED
        )
        found[topic.id] = TopicCoverage(topic.id, state, mains, seconds)
    return found


def clauses_that_bind(edition: Edition) -> dict[str, list[Clause]]:
    """Return the clauses of an edition that ask something of each role, by the roles' ids."""
    found: dict[str, list[Clause]] = {}
    for clause in edition.clauses:
        for role in dict.fromkeys(role for one in clause.classifications for role in one.binds):
            found.setdefault(role, []).append(clause)
    return found
