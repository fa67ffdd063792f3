"""What of a document is set against another: its clauses, and the items of its lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.comparison import Passage
from mkdocs_protocol.core.text import items_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_protocol.core.protocol import Clause, Edition

_STAFF = frozenset({
    "clerk", "deputy-clerk", "proper-officer", "rfo", "officers", "senior-officers", "lead-officer",
    "named-officer", "line-manager", "appointed-officer",
})  # fmt: skip
_MEMBERS = frozenset({
    "councillors", "mayor", "chair", "committee-chairs", "leader", "small-group", "groups",
})  # fmt: skip


def clauses_of(edition: Edition) -> tuple[Passage, ...]:
    """Return every clause of an edition, in order."""
    return tuple(Passage(clause, clause.text, at) for at, clause in enumerate(edition.clauses))


def items_of_lists(edition: Edition) -> tuple[Passage, ...]:
    """Return every item of every clause that lists at least two, in order."""
    found = [
        (clause, text, position)
        for clause in edition.clauses
        if len(items := items_of(clause.blocks)) > 1
        for position, text in enumerate(items, 1)
    ]
    return tuple(Passage(c, text, at, position) for at, (c, text, position) in enumerate(found))


def may_answer(one: Passage, other: Passage) -> bool:
    """Say whether two passages are of a kind: what officers do or owe never answers what councillors do or owe.

    Of items it must be the same who owes them. Of clauses, one side in common is enough, and so is that either
    binds nobody.
    """
    ours, theirs = _bound(one.clause), _bound(other.clause)
    if one.position is not None:
        return ours == theirs
    return not (ours and theirs) or bool(ours & theirs)


def main_topics_of(clause: Clause) -> frozenset[str]:
    """Return what a clause and its parts are mainly about."""
    return frozenset(given.topic for given in clause.classifications if given.topic)


def topics_of(clause: Clause) -> frozenset[str]:
    """Return every topic of a clause and its parts, main ones and second ones."""
    given = clause.classifications
    return frozenset(t for each in given for t in (each.topic, *each.also) if t)


def sides(roles: Iterable[str]) -> frozenset[str]:
    """Return of some roles, by their ids, whose they are: staff, members, or another role as it is."""
    return frozenset(
        "staff" if role in _STAFF else "members" if role in _MEMBERS else role for role in roles
    )


def _bound(clause: Clause) -> frozenset[str]:
    """Return whom a clause binds as a whole; of one that is divided only its parts say it."""
    return frozenset() if clause.divided else sides(clause.classification.binds)
