"""One expectation as the page shows it: a row with a cell for each document, or a block that lists them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.comparing.expectations import CellState
from mkdocs_protocol.comparing.two_documents.comparison import FoundBy
from mkdocs_protocol.core.grammar import capital
from mkdocs_protocol.rendering.expectations.cells import cell_words, roles_named, row_sentence
from mkdocs_protocol.rendering.parts.cells import in_cell
from mkdocs_protocol.words.gettext import N_, _, ngettext

if TYPE_CHECKING:
    from mkdocs_protocol.comparing.expectations import (
        Cell,
        ExpectationTable,
        ExpectationTableRow,
    )
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

_MOST_QUOTED = 3
"""The most documents whose words for an expectation a list gives; it only names the others."""


@dataclass(frozen=True, slots=True)
class Said:
    """A document's own words, if there are too many documents for columns."""

    name: str
    words: Markup


@dataclass(frozen=True, slots=True)
class Row:
    """One expectation."""

    anchor: str
    label: str
    owed_to: str
    """To whom it is owed, if not to those in the table's title; otherwise ""."""
    sentence: str
    cells: Markup
    """A cell for each document; empty if there are too many."""
    said: tuple[Said, ...]
    """The words of a few documents, if there are too many for columns."""
    others: Markup
    """Links to further documents whose lists have it, as many as fit in a list."""
    more: int
    """How many there are beyond those."""
    found: str
    """In how many documents only the program has found it, or ""."""
    counts: str
    """For very many documents: how many lists have it, lack it, and so on."""


def table_row(site: Site, table: ExpectationTable, row: ExpectationTableRow, here: Address) -> Row:
    """Return a row with a cell for each document."""
    total = len(row.cells)
    cells = (_cell(site, table, cell, here, at, total) for at, cell in enumerate(row.cells))
    return Row(
        anchor=row.declared.id,
        label=row.declared.label,
        owed_to=_owed_to(site, table, row),
        sentence=row_sentence(row),
        cells=Markup("\n").join(cells),
        said=(),
        others=Markup(),
        more=0,
        found="",
        counts="",
    )


def _cell(
    site: Site, table: ExpectationTable, cell: Cell, here: Address, column: int, columns: int
) -> Markup:
    words = cell_words(site, table, cell, here)
    shown = in_cell(cell.council.short_name, words, column=column, columns=columns)
    return _CELL % (cell.state, _place(cell), shown)


def _place(cell: Cell) -> str:
    """Return the key that sorts a column: where the words are in the document; empty if they are not there."""
    if not cell.passages:
        return ""
    first = min(cell.passages, key=lambda one: (one.place, one.position or 0))
    return f"{first.place:05}.{first.position or 0:03}"


def listed_row(site: Site, table: ExpectationTable, row: ExpectationTableRow, here: Address) -> Row:
    """Return an expectation with the documents that have it, if there are too many for columns."""
    having = [cell for cell in row.cells if cell.state is CellState.LISTED]
    found = sum(cell.found_by is FoundBy.MACHINE for cell in row.cells)
    quoted, others = having[:_MOST_QUOTED], having[_MOST_QUOTED:]
    shown = others[: site.longest_list]
    return Row(
        anchor=row.declared.id,
        label=row.declared.label,
        owed_to=_owed_to(site, table, row),
        sentence=row_sentence(row),
        cells=Markup(),
        said=tuple(
            Said(cell.council.short_name, cell_words(site, table, cell, here)) for cell in quoted
        ),
        others=Markup(", ").join(_way(site, cell, here) for cell in shown),
        more=len(others) - len(shown),
        found=ngettext(
            "A program found it in {number} further list",
            "A program found it in {number} further lists",
            found,
        ).format(number=f"{found:,}")
        if found
        else "",
        counts=_counts(row),
    )


def _way(site: Site, cell: Cell, here: Address) -> Markup:
    council = cell.council
    href = site.clause_link(council, council.leading_edition, cell.passages[0].clause, here)
    return Markup('<a href="{}">{}</a>').format(href, council.short_name)


def _counts(row: ExpectationTableRow) -> str:
    """Say how many documents a sentence on lists leaves out: "No such list: 3; not yet read for it: 12"."""
    numbers = Counter(cell.state for cell in row.cells if not cell.passages)
    said = (
        _(words).format(number=f"{numbers[state]:,}")
        for state, words in _COUNTED.items()
        if numbers[state]
    )
    return capital("; ".join(said))


_COUNTED = {
    CellState.NO_LIST: N_("no such list: {number}"),
    CellState.NOT_KNOWN: N_("not in the part of the document that is known: {number}"),
    CellState.UNREAD: N_("not yet read for it: {number}"),
}


def _owed_to(site: Site, table: ExpectationTable, row: ExpectationTableRow) -> str:
    if row.declared.owed_to == table.owed_to:
        return ""
    roles = site.handbook.vocabulary.role_by_id
    return _("Owed to {whom}").format(whom=roles_named(row.declared.owed_to, roles))


_CELL = Markup('<td role="cell" data-protocol-expectation="%s" data-sort="%s">%s</td>')
"""The state, the sort key, and the words."""
