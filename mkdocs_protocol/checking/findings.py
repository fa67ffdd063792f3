"""What a text shows about itself, as far as a rule can see it from its facts and numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_protocol.core.dating import DateKind, FactState
from mkdocs_protocol.core.protocol import Finding
from mkdocs_protocol.core.vocabulary import FindingKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_protocol.core.handbook import Handbook
    from mkdocs_protocol.core.protocol import Clause, Edition

_LABELS = {
    DateKind.ADOPTED: "the date of adoption",
    DateKind.APPROVED: "the date of approval",
    DateKind.REVIEWED: "the date of the last review",
    DateKind.AMENDED: "the date of amendment",
    DateKind.SIGNED: "the date of signature",
    DateKind.ISSUED: "the date of issue",
    DateKind.NEXT_REVIEW: "the date of the next review",
}


def with_findings(handbook: Handbook) -> Handbook:
    """Return the handbook with what the rules find put before what its editors found."""
    councils = (
        replace(council, editions=tuple(
            replace(edition, findings=(*findings(edition), *edition.findings))
            for edition in council.editions
        ))
        for council in handbook.councils
    )  # fmt: skip
    return replace(handbook, councils=tuple(councils))


def findings(edition: Edition) -> Iterator[Finding]:
    """Yield what every rule finds in an edition."""
    for rule in RULES:
        yield from rule(edition)


def mended_numbers(edition: Edition) -> Iterator[Finding]:
    """A number that is printed otherwise than it was meant."""
    for clause in edition.clauses:
        if clause.number and clause.printed.rstrip(".)") != clause.number:
            yield Finding(FindingKind.NUMBER_MENDED, _mended(clause), (clause.id,))


def blanks(edition: Edition) -> Iterator[Finding]:
    """A label with nothing behind it."""
    for fact in edition.dates.recorded:
        if fact.state is FactState.BLANK and fact.kind in _LABELS:
            yield Finding(FindingKind.BLANK, f"The label for {_LABELS[fact.kind]} stands there "
                          f"(“{fact.printed}”), and nothing behind it.")  # fmt: skip
    if edition.sign_off and edition.sign_off.blank and not _is_dated_blank(edition):
        yield Finding(FindingKind.BLANK, "There is a place for a signature "
                      f"(“{edition.sign_off.printed}”), and it is empty.")  # fmt: skip


def missing_dates(edition: Edition) -> Iterator[Finding]:
    """No date that says when the text began to hold, or when it is to be reviewed."""
    dates = edition.dates
    unlabelled = dates[DateKind.UNLABELLED]
    began = (DateKind.ADOPTED, DateKind.APPROVED, DateKind.ISSUED, DateKind.SIGNED)
    if unlabelled.state is FactState.STATED:
        yield Finding(FindingKind.MISSING, f"The date “{unlabelled.printed}” stands there without a word: "
                      "whether the text was adopted, issued or signed then is not said.")  # fmt: skip
    elif not any(dates[kind].state is FactState.STATED for kind in began):
        yield Finding(FindingKind.MISSING, "The document does not say when it was adopted.")
    if dates[DateKind.NEXT_REVIEW].state is FactState.ABSENT:
        yield Finding(FindingKind.MISSING, "The document does not say when it is to be reviewed.")


def unsaid_approver(edition: Edition) -> Iterator[Finding]:
    """Nobody is named as having adopted or approved the text."""
    deciding = (DateKind.ADOPTED, DateKind.APPROVED)
    if not any(edition.dates[kind].by for kind in deciding):
        yield Finding(
            FindingKind.MISSING, "The document does not say which body adopted or approved it."
        )


RULES: tuple[Callable[[Edition], Iterator[Finding]], ...] = (
    mended_numbers,
    blanks,
    missing_dates,
    unsaid_approver,
)
"""Every rule, in the order in which a page shows its findings."""


def _mended(clause: Clause) -> str:
    if clause.printed.rstrip(".)").replace(".", "") == clause.number.replace(".", ""):
        return f"Printed “{clause.printed}”: the full stop in the number was lost."
    return f"Printed “{clause.printed}”, where {clause.number} was meant."


def _is_dated_blank(edition: Edition) -> bool:
    return edition.dates[DateKind.SIGNED].state is FactState.BLANK
