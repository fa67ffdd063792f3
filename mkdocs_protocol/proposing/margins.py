"""What could stand beside a clause that nobody has classified: as the likest clauses that people have are classified.

Each of the likest clauses votes with the square of its likeness, and so does what the list of topics says of each
topic: a handbook of one council has no other clauses yet. The kind follows from the verbs, and whom it binds and
benefits from who stands beside them, which both say more than likeness does; it is asked where they say nothing.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from mkdocs_protocol.comparing.two_documents.folding import folded, role_names, words
from mkdocs_protocol.comparing.two_documents.likeness import Scale
from mkdocs_protocol.core.protocol import Classification
from mkdocs_protocol.proposing.bearers import bearers
from mkdocs_protocol.proposing.modal_words import kind_of, signs_of
from mkdocs_protocol.proposing.proposal import Proposal, What

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_protocol.comparing.two_documents.folding import Names
    from mkdocs_protocol.comparing.two_documents.likeness import Bag, Weighed
    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.protocol import Clause, Edition
    from mkdocs_protocol.core.vocabulary import ClauseKind, Role

_T = TypeVar("_T")

_VOTERS = 7
"""How many of the most similar clauses have a vote."""
_MOST_INSTEAD = 2
_SHOWN = 90
"""How many characters of a clause a proposal shows."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A clause, or a part of one, that a person has classified; or a topic in the words of its definition."""

    given: Classification
    words: Weighed


def proposed_margins(handbook: Handbook, council: Council) -> Iterator[Proposal]:
    """Yield a proposal for each clause without a topic of each edition of a council's protocol."""
    roles = handbook.vocabulary.roles
    known = [
        (given, bag_of(one, clause.heading, text, roles))
        for one in handbook.councils
        for clause in one.leading_edition.clauses
        for given, text in _classified(clause)
    ]
    known += [
        (
            Classification(topic=topic.id),
            bag_of(council, "", f"{topic.label} {topic.definition}", roles),
        )
        for topic in handbook.vocabulary.topics
    ]
    named = names_of(council, roles)
    for edition in council.editions:
        open_clauses = [clause for clause in edition.clauses if not _has_topic(clause)]
        bags = [bag_of(council, one.heading, one.text, roles) for one in open_clauses]
        scale = Scale([*(bag for _, bag in known), *bags])
        voters = [_Known(given, scale.weighed(bag)) for given, bag in known]
        for clause, bag in zip(open_clauses, bags, strict=True):
            near = _most_similar(scale, scale.weighed(bag), voters)
            yield _proposed(council, edition, clause, near, named)


def names_of(council: Council, roles: Sequence[Role]) -> Names:
    """Return what a council may call each role: its own names, and those that any council may have."""
    return {words(role.label): role.id for role in roles} | role_names(council, roles)


def bag_of(council: Council, heading: str, text: str, roles: Sequence[Role]) -> Bag:
    """Return the folded words of a passage and of the heading above it, and what its verbs do."""
    whole = f"{heading} {text}"
    return Counter(
        [*folded(whole, role_names(council, roles)), *(f"~{s}" for s in signs_of(whole))]
    )


def _classified(clause: Clause) -> Iterator[tuple[Classification, str]]:
    """Yield the passages of a clause that have a topic: itself, unless it is divided, and its parts."""
    if clause.classification.topic and not clause.divided:
        yield clause.classification, clause.text
    for part in clause.parts:
        if part.classification.topic:
            yield part.classification, part.text


def _most_similar(
    scale: Scale, own: Weighed, known: Sequence[_Known]
) -> list[tuple[float, Classification]]:
    """Return how the most similar passages are classified, each with its likeness, the most similar first."""
    scored = [(scale.likeness(own, one.words), -place) for place, one in enumerate(known)]
    best = sorted(scored, reverse=True)[:_VOTERS]
    return [(score, known[-place].given) for score, place in best if score > 0]


def _proposed(
    council: Council,
    edition: Edition,
    clause: Clause,
    near: Sequence[tuple[float, Classification]],
    named: Names,
) -> Proposal:
    """Return the proposal for a clause: what the most similar passages are, and what its own verbs do."""
    topics = _voted([(score, given.topic or "") for score, given in near])
    sorted_by_people = [(score, given) for score, given in near if given.kind]
    binds = _voted([(score, given.binds) for score, given in sorted_by_people])
    benefits = _voted([(score, given.benefits) for score, given in sorted_by_people])
    bound, for_whom = bearers(clause.heading, clause.text, named)
    binds = [bound] if bound or not binds else binds
    benefits = [for_whom] if for_whom or not benefits else benefits
    return Proposal(
        What.MARGIN,
        council.id,
        edition.id,
        clause.id,
        (
            ("topic", topics[0] if topics else ""),
            ("kind", _kind(clause).value),
            ("binds", tuple(binds[0])),
            ("benefits", tuple(benefits[0])),
        ),
        words=textwrap.shorten(clause.text, _SHOWN, placeholder=" …"),
        score=round(near[0][0], 2) if near else 0.0,
        instead=tuple(topics[1 : 1 + _MOST_INSTEAD]),
    )


def _kind(clause: Clause) -> ClauseKind:
    """Return what the clause's own verbs speak for, or those of the heading above it where it has none."""
    has_own = signs_of(clause.text) - {"leads"}
    return kind_of(clause.text if has_own else f"{clause.heading} {clause.text}")


def _voted(votes: Sequence[tuple[float, _T]]) -> list[_T]:
    """Return what was voted for, most votes first; of equal ones, that of the most similar clause."""
    total: dict[_T, float] = {}
    for score, choice in votes:
        total[choice] = total.get(choice, 0.0) + score * score
    return sorted(total, key=lambda choice: -total[choice])


def _has_topic(clause: Clause) -> bool:
    return any(given.topic for given in clause.classifications)
