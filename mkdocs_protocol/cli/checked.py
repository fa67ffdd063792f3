"""What `check` says at its end: how much there is, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.review import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.checking.loading import Loaded
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Clause


def summary(loaded: Loaded) -> str:
    """Return how much was checked, and how many clauses nobody has sorted."""
    councils = loaded.handbook.councils
    clauses = sum(len(edition.clauses) for council in councils for edition in council.every_edition)
    unclassified = sum(
        not _is_sorted(clause)
        for council in councils
        for edition in council.editions
        for clause in edition.clauses
    )
    counted = f"{count(len(councils), 'council')}, {count(clauses, 'clause')}, no problem"
    if not unclassified:
        return counted
    return f"{counted}; {count(unclassified, 'clause')} {'has' if unclassified == 1 else 'have'} no topic yet"


def next_step(councils: Sequence[Council]) -> str:
    """Return what to do next with the first council that is not done, "" where nothing is left."""
    for council in councils:
        if any(not guess.settled for record in council.imports for guess in record.guesses):
            return f"look at what the import guessed, then: mkdocs-protocol settle {council.id}"
    for council in councils:
        if any(not _is_sorted(clause) for one in council.editions for clause in one.clauses):
            return (
                "have topics, dates and the rest proposed: "
                f"mkdocs-protocol suggest --only {council.id} --write proposals.yml"
            )
    for document in (document for council in councils for document in council.documents):
        if document.leading_edition.status is Status.DRAFT:
            return (
                f"once it is right and adopted, take the line 'status: draft' out of {document.leading_edition.at.path}, "
                "then: mkdocs build --strict"
            )
    return ""


def _is_sorted(clause: Clause) -> bool:
    return any(given.topic for given in clause.classifications)


def count(number: int, noun: str) -> str:
    """Return a number with its noun: "1 council", "2 councils"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
