"""Lists of expectations and declared rows as values, for councils that are made in a test."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mkdocs_protocol.core.expectations import ExpectationItem, ExpectationRow
from mkdocs_protocol.core.handbook import Council, Handbook
from mkdocs_protocol.core.protocol import Classification, Clause
from mkdocs_protocol.core.terms import Role
from mkdocs_protocol.core.text import Item, ItemList, Paragraph, Words
from mkdocs_protocol.core.vocabulary import ClauseKind
from mkdocs_protocol.site.site import Site
from support.sheets import make_clause, make_council, make_edition, make_site

ROLES = tuple(
    Role(role, role.capitalize()) for role in ("clerk", "councillors", "officers", "council")
)


def make_list(
    clause: str,
    *items: str,
    kind: ClauseKind = ClauseKind.EXPECTATION,
    by: str = "officers",
    to: str = "councillors",
    topic: str = "respect",
) -> Clause:
    """Return a clause with a list of what some owe to others."""
    listed = ItemList(tuple(Item("", (Paragraph((Words(words),)),)) for words in items))
    given = Classification(topic, (), kind, (by,), (to,))
    lead_in = Paragraph((Words("They can expect:"),))
    return replace(make_clause(clause), blocks=(lead_in, listed), classification=given)


def make_row(
    row: str,
    *items: str,
    prose: tuple[str, ...] = (),
    by: str = "officers",
    to: str = "councillors",
    kind: ClauseKind = ClauseKind.EXPECTATION,
) -> ExpectationRow:
    """Return a declared row; a passage is written `council 3.1/4`, or `council 3.1 some words`."""
    label = f"{row.capitalize()} is promised"
    passages = tuple(map(_passage, items))
    return ExpectationRow(row, label, kind, (by,), (to,), passages, tuple(map(_passage, prose)))


def council_with(council: str, *clauses: Clause, **options: Any) -> Council:
    """Return a council whose one edition has these clauses."""
    return make_council(council, make_edition(*clauses, **options))


def expecting_site(
    councils: tuple[Council, ...], rows: tuple[ExpectationRow, ...], **options: Any
) -> Site:
    """Return a site of some councils, with declared rows."""
    site = make_site(*councils, **options)
    vocabulary = replace(site.handbook.vocabulary, roles=ROLES)
    return replace(site, handbook=replace(site.handbook, vocabulary=vocabulary, expectations=rows))


def expecting(councils: tuple[Council, ...], *rows: ExpectationRow) -> Handbook:
    """Return a handbook of some councils, with declared rows."""
    return expecting_site(councils, rows).handbook


def _passage(written: str) -> ExpectationItem:
    council, place, *words = written.split(" ", 2)
    clause, _, position = place.partition("/")
    return ExpectationItem(council, clause, int(position) if position else None, "".join(words))
