"""Whom a clause binds and benefits, by its own words and by what people said about the clauses most like it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.comparing.two_documents.folding import folded, role_names
from mkdocs_protocol.core.vocabulary import ClauseKind
from mkdocs_protocol.proposing.nearest import Known
from mkdocs_protocol.proposing.statements import bag_of_words
from mkdocs_protocol.proposing.subjects import BOTH_SIDES, other_side
from mkdocs_protocol.proposing.topics import classified, learnt_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.protocol import Clause

Roles: TypeAlias = tuple[str, ...]

_VOTERS = 7
_CLOSE = 3
"""How many of the closest topics are searched for another."""
_SOME = 0.25
_TOO_FEW = 20
"""With fewer passages that people have sorted, a clause's own words alone decide."""
_BY_WORDS = 0.6
"""How often they are right, nearly, for each of the two."""
_ASKS_OF_ALL = frozenset({ClauseKind.DUTY, ClauseKind.PROHIBITION, ClauseKind.EXPECTATION})
"""What asks something and does not say of whom asks it of both sides."""
_IS_FOR_OTHERS = frozenset({ClauseKind.PROHIBITION, ClauseKind.EXPECTATION})
"""What is for the other side, where nobody else is named."""
_FEWEST = 3
"""How many passages are needed to show whom a topic is about."""


@dataclass(frozen=True, slots=True)
class _Weights:
    """How much each sign counts: fitted on four of the five documents in turn, the weights came out similar, and are rounded."""

    said: float
    like: float
    topic: float
    kind: float
    overlap: float
    both: float


_BINDS = _Weights(said=2.5, like=1.0, topic=1.7, kind=0.9, overlap=0.5, both=1.2)
_BENEFITS = _Weights(said=1.8, like=1.7, topic=1.5, kind=0.4, overlap=0.4, both=0.5)


class Voters:
    """Passages that people have classified, which have a vote on others."""

    def __init__(self, handbook: Handbook, council: Council, clauses: Sequence[Clause]) -> None:
        """Take the voters of a handbook; `clauses` are those of the council that will be asked about."""
        self._little = handbook.vocabulary.little_words
        roles = handbook.vocabulary.roles
        self._names = role_names(council, roles)
        known = [
            (bag_of_words(f"{clause.heading} {text}", role_names(one, roles), self._little), given)
            for one in learnt_from(handbook, council)
            for clause in one.leading_edition.clauses
            for given, text in classified(clause)
            if given.kind
        ]
        self._given = [given for _, given in known]
        labels = (
            (topic.id, [*folded(topic.label, self._names, {"a", "an", "the"})][:1])
            for topic in handbook.vocabulary.topics
        )
        self._labels = {id_: word[1:] for id_, said in labels for word in said if word[0] == "@"}
        self._is_new = len(self._given) < _TOO_FEW
        self._known = Known(known, [self._bag(one) for one in clauses])

    def on(
        self, clause: Clause, topic: str, kind: ClauseKind, bound: Roles, for_whom: Roles
    ) -> tuple[tuple[float, Roles], tuple[float, Roles]]:
        """Return whom a clause binds and whom it benefits, each with its share of the evidence.

        `bound` and `for_whom` are what its own words show, and may be empty.
        """
        if self._is_new:
            bound = bound or (BOTH_SIDES if kind in _ASKS_OF_ALL else ())
            for_whom = for_whom or (other_side(bound) if kind in _IS_FOR_OTHERS else ())
            return (_BY_WORDS, bound), (_BY_WORDS, for_whom)
        near = self._known.like(self._bag(clause))[:_VOTERS]
        of_topic = [given for given in self._given if given.topic == topic]
        of_kind = [given for given in self._given if given.kind is kind]
        binds = _voted(
            bound,
            _BINDS,
            _shares((score**3, given.binds) for score, given in near),
            _shares((1.0, given.binds) for given in of_topic),
            _shares((1.0, given.binds) for given in of_kind),
        )
        alike = [given for given in of_topic if given.binds == binds[1]] or of_topic
        of_kind = [given for given in of_kind if given.binds == binds[1]] or of_kind
        benefits = _voted(
            for_whom,
            _BENEFITS,
            _shares((score**3, given.benefits) for score, given in near),
            _shares((1.0, given.benefits) for given in alike),
            _shares((1.0, given.benefits) for given in of_kind),
        )
        return binds, benefits

    def of_whom(self, topics: list[tuple[float, str]], roles: Roles) -> list[tuple[float, str]]:
        """Return topics with one that is about some roles first, if the first one, judged by all its passages, is not.

        Two topics can be alike in everything but whom they are about: what an officer does, and what a councillor
        does.
        """
        about = {topic: self._about(topic, roles) for _, topic in topics[:_CLOSE]}
        if not roles or not topics or about[topics[0][1]] is not False:
            return topics
        better = next((one for one in topics[1:_CLOSE] if about[one[1]]), None)
        if better is None:
            return topics
        rest = [one for one in topics if one not in (topics[0], better)]
        return [(topics[0][0], better[1]), (better[0], topics[0][1]), *rest]

    def _about(self, topic: str, roles: Roles) -> bool | None:
        """Return whether passages with a topic are for some roles, or, if too few say, whether its label begins with one."""
        given = [one for one in self._given if one.topic == topic]
        if len(given) < _FEWEST:
            first = self._labels.get(topic)
            return first in roles if first else None
        for_them = sum(bool({*roles} & {*one.benefits}) for one in given)
        return for_them >= _SOME * len(given)

    def _bag(self, clause: Clause) -> Counter[str]:
        return bag_of_words(f"{clause.heading} {clause.text}", self._names, self._little)


def _voted(
    said: Roles,
    weights: _Weights,
    like: Mapping[Roles, float],
    topic: Mapping[Roles, float],
    kind: Mapping[Roles, float],
) -> tuple[float, Roles]:
    """Return the candidate with the largest share, and its share."""
    total = {
        roles: weights.said * (roles == said)
        + weights.like * like.get(roles, 0.0)
        + weights.topic * topic.get(roles, 0.0)
        + weights.kind * kind.get(roles, 0.0)
        + weights.overlap * _overlap(roles, said)
        + weights.both * (not said and roles == BOTH_SIDES)
        for roles in dict.fromkeys([said, *like, *topic, BOTH_SIDES, ()])
    }
    whole = sum(map(math.exp, total.values()))
    best = max(total, key=lambda roles: total[roles])
    return math.exp(total[best]) / whole, best


def _shares(votes: Iterable[tuple[float, Roles]]) -> dict[Roles, float]:
    total: dict[Roles, float] = {}
    for weight, roles in votes:
        total[roles] = total.get(roles, 0.0) + weight
    whole = sum(total.values())
    return {roles: weight / whole for roles, weight in total.items()} if whole else {}


def _overlap(one: Roles, other: Roles) -> float:
    if set(one) == set(other):
        return 1.0
    return len({*one} & {*other}) / len({*one, *other})
