"""How a clause that nobody has classified could be: its topic, its kind, whom it binds and whom it benefits.

The topic follows from the clauses that people have classified and from the list of topics, the kind from the verbs,
and whom it binds and benefits from the people named beside the verbs and from similar clauses. The score is the
chance that all four are right, by how often such proposals were right for the five documents at hand.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.folding import Names, folded, role_names
from mkdocs_protocol.core.phrases import words
from mkdocs_protocol.core.vocabulary import ClauseKind
from mkdocs_protocol.proposing.bearers import bearers
from mkdocs_protocol.proposing.modal_words import kind_of, signs_of
from mkdocs_protocol.proposing.proposal import Proposal, What
from mkdocs_protocol.proposing.subjects import MATTER, case_of, other_side
from mkdocs_protocol.proposing.topics import Topics, lead_in, of_matters
from mkdocs_protocol.proposing.votes import Voters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_protocol.comparing.two_documents.likeness import Bag
    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.protocol import Clause, Edition
    from mkdocs_protocol.core.terms import Role

_STATED = 0.95
"""How certain it is whom a list of expectations binds and benefits if its first line says so."""
_MOST_INSTEAD = 2
_SHOWN = 240
"""How many characters of a clause a proposal shows: enough to decide on most without looking it up."""


def proposed_margins(handbook: Handbook, council: Council) -> Iterator[Proposal]:
    """Yield a proposal for each clause without a topic of each edition of a council's protocol."""
    named = names_of(council, handbook.vocabulary.roles)
    for edition in council.editions:
        open_clauses = [clause for clause in edition.clauses if not _has_topic(clause)]
        if open_clauses:
            topics = Topics(handbook, council, open_clauses)
            voters = Voters(handbook, council, open_clauses)
            for clause in open_clauses:
                yield _proposed(
                    handbook, council, edition, clause, topics.of(clause), voters, named
                )


def names_of(council: Council, roles: Sequence[Role]) -> Names:
    """Return what a council may call each role: its own names, and those that any council may use."""
    return Names({words(role.label): role.id for role in roles} | role_names(council, roles))


def bag_of(council: Council, heading: str, text: str, roles: Sequence[Role]) -> Bag:
    """Return the folded words of a passage and of the heading above it, and the signs of its verbs."""
    whole = f"{heading} {text}"
    return Counter(
        [*folded(whole, role_names(council, roles)), *(f"~{s}" for s in signs_of(whole))]
    )


def _proposed(
    handbook: Handbook,
    council: Council,
    edition: Edition,
    clause: Clause,
    topics: Sequence[tuple[float, str]],
    voters: Voters,
    named: Names,
) -> Proposal:
    """Return the proposal for a clause."""
    kind = _kind(clause)
    bound, for_whom = bearers(clause.heading, clause.text, named, kind)
    case = case_of(clause.text, named)
    acts = for_whom if kind is ClauseKind.EXPECTATION else tuple(filter(None, case[:1]))
    if kind is ClauseKind.PROCEDURE and MATTER.search(clause.text):
        acts = acts or other_side(case[1:2])
        topics = of_matters(topics, handbook) if case else topics
    topics = voters.of_whom([*topics], acts)
    sure, topic = topics[0] if topics else (0.0, "")
    binds, benefits = voters.on(clause, topic, kind, bound, for_whom)
    if kind is ClauseKind.EXPECTATION and bound and for_whom:
        binds, benefits = (_STATED, bound), (_STATED, for_whom)
    return Proposal(
        What.MARGIN,
        council.id,
        edition.id,
        clause.id,
        (("topic", topic), ("kind", kind.value), ("binds", binds[1]), ("benefits", benefits[1])),
        words=textwrap.shorten(clause.text, _SHOWN, placeholder=" …"),
        score=round(sure * binds[0] * benefits[0], 2),
        instead=tuple(one for _, one in topics[1 : 1 + _MOST_INSTEAD]),
    )


def _kind(clause: Clause) -> ClauseKind:
    """Return the kind suggested by the clause's own verbs or, if it has none, by the heading above it."""
    if "expects" in signs_of(lead_in(clause)):
        return ClauseKind.EXPECTATION
    own = kind_of(clause.text)
    if own is not ClauseKind.DESCRIPTION or signs_of(clause.text) - {"leads"}:
        return own
    return kind_of(f"{clause.heading} {clause.text}")


def _has_topic(clause: Clause) -> bool:
    return any(given.topic for given in clause.classifications)
