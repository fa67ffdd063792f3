"""What councillors and officers can expect of each other: one row for each expectation, one column for each document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.core.grammar import joined
from mkdocs_protocol.rendering.expectations.cells import (
    list_note,
    passage_words,
    roles_named,
    table_anchor,
    table_summary,
    table_title,
)
from mkdocs_protocol.rendering.expectations.rows import Row, listed_row, table_row
from mkdocs_protocol.rendering.page import RenderedPage, contents
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.page_numbers import PageNumber, page_numbers
from mkdocs_protocol.site.paging import Filled, Place, places, size_of
from mkdocs_protocol.words.gettext import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from mkdocs_protocol.comparing.expectations import (
        ExpectationTable,
        ExpectationTableRow,
        Unplaced,
    )
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

UNPLACED, RULES = "protocol-unplaced", "protocol-rules"


@dataclass(frozen=True, slots=True)
class Column:
    """A document at the head of its column."""

    name: str
    href: str
    note: Markup
    """Where its list is, and whether it is a list of duties."""


@dataclass(frozen=True, slots=True)
class Table:
    """What the same roles owe."""

    anchor: str
    title: str
    summary: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Items of one document's lists that are in no row."""

    name: str
    href: str
    why: str
    items: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class ExpectationsView:
    """Everything that the page shows."""

    day: date
    """The day of the build, for the names of files."""
    title: str
    lead: str
    is_single: bool
    """Whether the words in the cells are from a single document."""
    shape: str
    """One document (single), a column for each (columns) or, if there are too many, a list."""
    tables: tuple[Table, ...]
    unplaced: tuple[LeftOver, ...]
    numbers: tuple[PageNumber, ...]
    """The pages of the list, if there are several."""
    places: tuple[Place, ...]
    """On the first of several pages: where to find what is on the others."""
    unplaced_anchor: str
    rules_anchor: str
    csv: str
    """All of it as a file; "" if the page shows guests, for whom there is no file."""


def expectations_pages(site: Site) -> tuple[RenderedPage, ...]:
    """Return the table of expectations and councils on as many pages as necessary; at least one expectation is declared."""
    every = _filled(site)
    return tuple(_page(site, every, number) for number in range(1, len(every) + 1))


@dataclass(frozen=True, slots=True)
class _Block:
    """An expectation in a list, with the table that it belongs to."""

    table: ExpectationTable
    row: Row


def _filled(site: Site) -> tuple[tuple[_Block | LeftOver, ...], ...]:
    """Return what is on each page: expectations, then what is in no row. A table is never split."""
    is_list = len(site.handbook.councils) > site.most_columns
    pages = Filled[_Block | LeftOver](site.longest_list, 0)

    def block(table: ExpectationTable, row: ExpectationTableRow, number: int) -> _Block | LeftOver:
        shown = listed_row if is_list else table_row
        return _Block(table, shown(site, table, row, site.addresses.expectations(number)))

    def left_over(table: ExpectationTable, one: Unplaced, number: int) -> _Block | LeftOver:
        return _left_over(site, one, site.addresses.expectations(number))

    def size(shown: _Block | LeftOver) -> int:
        return _size(shown) if is_list else 0

    for table in site.expectations:
        for row in table.rows:
            pages.put(partial(block, table, row), size, counts=False)
    for table in site.expectations:
        for one in table.unplaced:
            pages.put(partial(left_over, table, one), size, counts=is_list)
    return pages.pages


def _size(shown: _Block | LeftOver) -> int:
    """Return roughly how many bytes it takes."""
    if isinstance(shown, LeftOver):
        return _OF_ONE + size_of(*shown.items)
    return _OF_ONE + size_of(shown.row.others, *(said.words for said in shown.row.said))


_OF_ONE = 600


def _page(site: Site, every: Sequence[Sequence[_Block | LeftOver]], number: int) -> RenderedPage:
    here = site.addresses.expectations(number)
    view = _view(site, every, number)
    toc = contents(
        *((table.anchor, table.title, True) for table in view.tables),
        (UNPLACED, _("In no row"), view.unplaced),
        (RULES, _("How the rows were made"), True),
    )
    rows = {row.anchor for table in view.tables for row in table.rows}
    rows |= {place.anchor for place in view.places}
    return RenderedPage(
        here,
        view.title,
        _("{title}, expectation by expectation, in the words of each council’s protocol.").format(
            title=view.title
        ),
        environment(site.templates).get_template("expectations.html").render(page=view),
        toc,
        frozenset({entry.id for entry in toc} | rows),
        is_wide=view.shape == "columns",
        in_nav=number == 1,
    )


def _view(
    site: Site, every: Sequence[Sequence[_Block | LeftOver]], number: int
) -> ExpectationsView:
    councils, tables, here = (
        site.handbook.councils,
        site.expectations,
        site.addresses.expectations(number),
    )
    is_list = len(councils) > site.most_columns
    shown = every[number - 1]
    blocks = [one for one in shown if isinstance(one, _Block)]

    def link(place: int, anchor: str = "") -> str:
        return site.addresses.link(here, site.addresses.expectations(place), anchor)

    title, pages = _title(site, tables), len(every)
    if pages > 1:
        title = _("{title}, page {number} of {pages}").format(
            title=title, number=number, pages=pages
        )
    return ExpectationsView(
        day=site.handbook.as_of,
        title=title,
        is_single=len(councils) == 1,
        lead=_lead(len(councils), is_list=is_list),
        shape="list" if is_list else "single" if len(councils) == 1 else "columns",
        tables=tuple(
            _table(site, table, rows, here, is_list=is_list)
            for table in tables
            if (rows := tuple(one.row for one in blocks if one.table is table)) or len(every) == 1
        ),
        unplaced=tuple(one for one in shown if isinstance(one, LeftOver)),
        numbers=page_numbers(number, len(every), link),
        places=tuple(places((_named(site, page) for page in every), link)) if number == 1 else (),
        unplaced_anchor=UNPLACED,
        rules_anchor=RULES,
        csv=""
        if site.guests
        else site.addresses.link(here, site.addresses.table("expectations.csv")),
    )


def _named(site: Site, page: Iterable[_Block | LeftOver]) -> Iterator[tuple[str, str]]:
    """Yield the anchors on a page, each with the name of what it leads to."""
    for one in page:
        if isinstance(one, LeftOver):
            yield UNPLACED, _("In no row")
        else:
            title = table_title(one.table, site.handbook.vocabulary.role_by_id)
            yield table_anchor(one.table), title
            yield one.row.anchor, one.row.label


def _title(site: Site, tables: tuple[ExpectationTable, ...]) -> str:
    roles = site.handbook.vocabulary.role_by_id
    whose = dict.fromkeys(roles_named(table.owed_to, roles) for table in tables)
    return _("What {whom} can expect").format(whom=joined(whose))


def _lead(councils: int, *, is_list: bool) -> str:
    if councils == 1:
        return _(
            "Each expectation, in the document’s own words. The label of an expectation is the handbook’s."
        )
    if is_list:
        return _(
            "One expectation after another, with the documents whose lists have it. The words are the "
            "documents’ own; the label of an expectation is the handbook’s."
        )
    return _(
        "Each expectation, with what every document says on it. The words are the documents’ own: some are "
        "weaker or stronger than others. The label of an expectation is the handbook’s."
    )


def _table(
    site: Site, table: ExpectationTable, rows: tuple[Row, ...], here: Address, *, is_list: bool
) -> Table:
    councils = () if is_list else site.handbook.councils
    return Table(
        anchor=table_anchor(table),
        title=table_title(table, site.handbook.vocabulary.role_by_id),
        summary=table_summary(table),
        columns=tuple(
            Column(
                council.short_name,
                site.addresses.link(here, site.addresses.council(council.id)),
                list_note(site, table, council, here),
            )
            for council in councils
        ),
        rows=rows,
    )


def _left_over(site: Site, one: Unplaced, here: Address) -> LeftOver:
    return LeftOver(
        name=one.council.short_name,
        href=site.addresses.link(here, site.addresses.council(one.council.id)),
        why=_(_PASSED_OVER) if one.is_read else _(_NOT_READ),
        items=tuple(passage_words(site, one.council, passage, here) for passage in one.passages),
    )


_PASSED_OVER = N_("The document has been read for expectations; these items were not placed.")
_NOT_READ = N_("Nobody has read this document for expectations yet. Its lists hold:")
