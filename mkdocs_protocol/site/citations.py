"""How a text and its clauses are cited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.core.edition_dates import DateKind
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Clause, Edition

_NAMED = re.compile(r"[^\W\d_]{3,}")
"""A number that says what it numbers: "Article 3"."""

NAMING = (
    DateKind.ADOPTED, DateKind.APPROVED, DateKind.AMENDED, DateKind.UNCHANGED, DateKind.REVIEWED,
    DateKind.ISSUED, DateKind.SIGNED, DateKind.IN_FORCE_FROM, DateKind.UNLABELLED,
)  # fmt: skip
"""The dates that can name an edition: the first that its document states does."""


def citation(council: Council, edition: Edition, clause: Clause | None = None) -> str:
    """Return the words that cite an edition, or a clause of it.

    For example "Halstead Town Council, PROTOCOL ON MEMBER/OFFICER RELATIONS (June 2021), clause 4.3".
    """
    words = _("{council}, {document} ({date})").format(
        council=council.title, document=edition.title, date=_dated(edition)
    )
    return words if clause is None else clause_citation(words, clause)


def clause_citation(edition: str, clause: Clause) -> str:
    """Return the words that cite a clause, after those that cite its edition."""
    if _is_called_clause(clause):
        return _("{edition}, clause {number}").format(edition=edition, number=clause.number)
    return _("{edition}, {clause}").format(edition=edition, clause=clause.label)


def clause_name(clause: Clause) -> str:
    """Return what a clause is called by itself: "Clause 2.3" or "Aim, paragraph 2"."""
    if _is_called_clause(clause):
        return _("Clause {number}").format(number=clause.number)
    return f"{clause.label[:1].upper()}{clause.label[1:]}"


def _is_called_clause(clause: Clause) -> bool:
    """Return whether the number alone names the clause: it is unique, and does not say what it numbers."""
    return clause.label == clause.number != "" and not _NAMED.match(clause.number)


def _dated(edition: Edition) -> str:
    values = (edition.dates[kind].value for kind in NAMING)
    date = next((value.shown for value in values if value is not None), _("undated"))
    match edition.status:
        case Status.IN_FORCE:
            return date
        case Status.DRAFT:
            return _("{date}, draft").format(date=date)
        case Status.SUPERSEDED:
            return _("{date}, superseded").format(date=date)
