"""The table of expectations: every passage that states an expectation, and every list that does not have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.publishing.councils import edition_url
from mkdocs_protocol.site.addresses import clause_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_protocol.comparing.expectations import Cell, ExpectationTableRow
    from mkdocs_protocol.comparing.two_documents.comparison import Passage
    from mkdocs_protocol.site.site import Site

DESCRIPTION = (
    "A row for every passage that states an expectation, and one for every document whose list does not have "
    "it, in the edition that represents each council. The expectations are in the order of the page, and the "
    "councils for each are sorted by name."
)

COLUMNS = {
    "row": "The expectation's name for programs; it never changes.",
    "label": "What is expected, in the handbook's words.",
    "kind": "expectation or duty.",
    "owed_by": "The ids of the roles that owe it.",
    "owed_to": "The ids of the roles that they owe it to.",
    "council": "The council's name for programs and in addresses.",
    "edition": "The edition: the date in its address, or undated.",
    "clause": "The id of the clause in which the passage stands; empty where the list does not have it.",
    "item": "Which item of the clause's lists it is, counted from 1; empty for words of the clause.",
    "found_by": "Who says that the passage states the expectation: declared (a person who has read it) or machine.",
    "where": "list (the passage stands in a list of expectations) or prose (it says the same, or a part of it, "
    "elsewhere). Where the list does not have it: not-listed; no-list (there is no such list); not-known "
    "(not all of the document is known) or unread (nobody has read it for expectations, and no program has found it).",
    "text": "The words of the passage, verbatim.",
    "url": "The clause's permalink, or else the edition's page, from the root of the site.",
}


def expectation_rows(site: Site) -> Iterator[Sequence[str]]:
    """Yield the rows, without the first with the names of the columns."""
    for table in site.expectations:
        for row in table.rows:
            for cell in row.cells:
                yield from _cell_rows(site, row, cell)


def _cell_rows(site: Site, row: ExpectationTableRow, cell: Cell) -> Iterator[Sequence[str]]:
    for passage in cell.passages:
        yield _row(site, row, cell, "list", passage)
    if not cell.passages:
        yield _row(site, row, cell, cell.state, None)
    for passage in cell.elsewhere:
        yield _row(site, row, cell, "prose", passage)


def _row(
    site: Site, row: ExpectationTableRow, cell: Cell, where: str, passage: Passage | None
) -> Sequence[str]:
    declared, council = row.declared, cell.council
    page = edition_url(site, council, council.leading_edition)
    said = (
        (passage.clause.id, str(passage.position or ""), cell.found_by or "")
        if passage
        else ("",) * 3
    )
    return (
        declared.id,
        declared.label,
        declared.kind,
        " ".join(declared.owed_by),
        " ".join(declared.owed_to),
        council.id,
        council.leading_edition.id,
        *said,
        where,
        passage.text if passage else "",
        f"{page}#{clause_anchor(passage.clause.id)}" if passage else page,
    )
