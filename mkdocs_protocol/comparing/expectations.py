"""Who can expect what of whom: declared rows, and what every council's document says on each.

For each expectation and each document the table says one of five things, never blurred: its list has it, its list
lacks it, it has no such list, too little of the document is known, or nobody has read it for expectations yet.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.comparing.placing import placed_by_machine, words_of_rows
from mkdocs_protocol.comparing.two_documents.comparison import FoundBy, Passage
from mkdocs_protocol.core.expectations import OWED
from mkdocs_protocol.core.items import items_of
from mkdocs_protocol.core.vocabulary import ClauseKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdocs_protocol.comparing.placing import Placed
    from mkdocs_protocol.core.expectations import ExpectationItem, ExpectationRow
    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.protocol import Classification, Clause

Roles: TypeAlias = tuple[str, ...]


class CellState(StrEnum):
    """Whether one document's list has one expectation."""

    LISTED = "listed"
    """Its list has it."""
    NOT_LISTED = "not-listed"
    """It has a list of what these people owe, which lacks it."""
    NO_LIST = "no-list"
    """It has no list at all of what these people owe."""
    NOT_KNOWN = "not-known"
    """The part of the document that is known lacks it, and not all of it is known."""
    UNREAD = "unread"
    """No declared row names the document: nobody has read it for expectations, whatever the program may find there."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document says on one expectation."""

    council: Council
    state: CellState
    passages: tuple[Passage, ...] = ()
    """The words of its list, in the order of the text."""
    elsewhere: tuple[Passage, ...] = ()
    """Passages that say the same, or part of it, outside its lists."""
    found_by: FoundBy | None = None
    """Who says that the passages state the expectation; None if there are no passages."""


@dataclass(frozen=True, slots=True)
class ExpectationTableRow:
    """One expectation, and a cell for each council, in the order of the councils."""

    declared: ExpectationRow
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ExpectationList:
    """A list of expectations in one document."""

    council: Council
    clause: Clause
    kind: ClauseKind
    """Expectation or duty: whether the document says what may be expected or what must be done."""
    topic: str | None
    """What the list is mainly about."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Items of one council's lists that are in no row."""

    council: Council
    is_read: bool
    """Whether the document has been read for expectations, so that the items were passed over."""
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class ExpectationTable:
    """What the same roles owe, one row for each expectation."""

    owed_by: Roles
    owed_to: Roles
    """To whom most of the rows are owed."""
    rows: tuple[ExpectationTableRow, ...]
    """In the order in which they were declared."""
    lists: tuple[ExpectationList, ...]
    """In the order of the councils and of their texts."""
    unplaced: tuple[Unplaced, ...]

    @cached_property
    def lists_of(self) -> dict[str, tuple[ExpectationList, ...]]:
        """The lists of each council that has any, by its id."""
        found: dict[str, tuple[ExpectationList, ...]] = {}
        for one in self.lists:
            found[one.council.id] = (*found.get(one.council.id, ()), one)
        return found

    @cached_property
    def quoted_beside(self) -> dict[str, tuple[Passage, ...]]:
        """A passage of each clause that is quoted though it is in none of a document's lists, by council."""
        lists = {(one.council.id, one.clause.id) for one in self.lists}
        found: dict[str, dict[str, Passage]] = {}
        for cell in (cell for row in self.rows for cell in row.cells):
            for passage in cell.passages:
                if (cell.council.id, passage.clause.id) not in lists:
                    found.setdefault(cell.council.id, {})[passage.clause.id] = passage
        return {council: tuple(passages.values()) for council, passages in found.items()}

    @cached_property
    def topics(self) -> frozenset[str]:
        """What its lists are about."""
        return frozenset(one.topic for one in self.lists if one.topic)


def expectation_tables(
    handbook: Handbook, placed: Callable[[str], Placed] | None = None
) -> tuple[ExpectationTable, ...]:
    """Return a table for each group of roles that owe something, in the order of the first rows.

    `placed` returns what `placed_by_machine` does for a council of an id, if that is known already.
    The work grows with the councils and with the declared passages; only one small cell is made for each pair of
    them. A handbook without problems is assumed: every passage exists.
    """
    sides = rows_by_side(handbook)
    if not sides:
        return ()
    documents = tuple(_documents(handbook, placed or _placed(handbook)))
    return tuple(_table(owed_by, rows, documents) for owed_by, rows in sides.items())


def rows_by_side(handbook: Handbook) -> dict[Roles, list[ExpectationRow]]:
    """Return the declared expectations of each group of roles that owe something, in the order of the first rows."""
    sides: dict[Roles, list[ExpectationRow]] = {}
    for row in handbook.expectations:
        if row.is_expectation:
            sides.setdefault(row.owed_by, []).append(row)
    return sides


class _Document:
    """One council's edition, as declared rows refer to it."""

    def __init__(
        self, council: Council, declared: Sequence[ExpectationItem], placed: Placed
    ) -> None:
        self.council, self.edition = council, council.leading_edition
        self.found = {
            row: tuple(
                Passage(self.edition.clause_by_id[id_], text, place, position, part)
                for id_, text, place, position, part in passages
            )
            for row, passages in placed.items()
        }
        self._places = {clause.id: place for place, clause in enumerate(self.edition.clauses)}
        self._placed = {
            (item.clause, item.position) for item in declared if not _is_run_in(item)
        } | {
            (passage.clause.id, passage.position)
            for passages in self.found.values()
            for passage in passages
        }
        self._known: dict[str, tuple[str, ...]] = {}
        self.is_read = bool(declared)

    def passage(self, item: ExpectationItem) -> Passage:
        """Return a declared passage with its words."""
        clause = self.edition.clause_by_id[item.clause]
        if item.words or item.position is None:
            text = item.text(self.edition)
        else:
            text = self._texts(clause)[item.position - 1]
        return Passage(clause, text, self._places[clause.id], item.position)

    def items(self, clause: Clause) -> Iterator[Passage]:
        """Yield the items of a clause's lists."""
        for position, text in enumerate(self._texts(clause), start=1):
            yield Passage(clause, text, self._places[clause.id], position)

    def _texts(self, clause: Clause) -> tuple[str, ...]:
        """Return the items of a clause's lists; worked out once, however many rows there are."""
        if clause.id not in self._known:
            self._known[clause.id] = items_of(clause.blocks)
        return self._known[clause.id]

    def leaves_out(self, passage: Passage) -> bool:
        """Return whether no row holds an item of a list, or the whole list."""
        clause = passage.clause.id
        return not self._placed & {(clause, passage.position), (clause, None)}


def _placed(handbook: Handbook) -> Callable[[str], Placed]:
    words = words_of_rows(handbook)
    return lambda id_: placed_by_machine(handbook, handbook.council_by_id[id_], words)


def _documents(handbook: Handbook, placed: Callable[[str], Placed]) -> Iterator[_Document]:
    declared: dict[str, list[ExpectationItem]] = {}
    for row in handbook.expectations:
        if row.is_expectation:
            for item in (*row.items, *row.prose):
                declared.setdefault(item.council, []).append(item)
    for council in handbook.councils:
        yield _Document(council, declared.get(council.id, ()), placed(council.id))


def _table(
    owed_by: Roles, rows: list[ExpectationRow], documents: tuple[_Document, ...]
) -> ExpectationTable:
    owed_to = Counter(row.owed_to for row in rows).most_common(1)[0][0]
    lists = tuple(_lists(owed_by, rows, documents))
    # What a person has declared to be in a list is in it, however the clause is classified.
    having = {one.council.id for one in lists} | {
        item.council for row in rows for item in row.items
    }
    return ExpectationTable(
        owed_by,
        owed_to,
        tuple(_row(row, documents, having) for row in rows),
        lists,
        tuple(_unplaced(lists, documents)),
    )


def _row(
    row: ExpectationRow, documents: tuple[_Document, ...], having: set[str]
) -> ExpectationTableRow:
    items: dict[str, list[ExpectationItem]] = {}
    prose: dict[str, list[ExpectationItem]] = {}
    for item in row.items:
        items.setdefault(item.council, []).append(item)
    for item in row.prose:
        prose.setdefault(item.council, []).append(item)
    return ExpectationTableRow(
        row,
        tuple(
            _cell(document, row.id, items, prose, has_list=document.council.id in having)
            for document in documents
        ),
    )


def _cell(
    document: _Document,
    row: str,
    items: dict[str, list[ExpectationItem]],
    prose: dict[str, list[ExpectationItem]],
    *,
    has_list: bool,
) -> Cell:
    council = document.council
    if row in document.found:
        return Cell(council, CellState.UNREAD, document.found[row], found_by=FoundBy.MACHINE)
    passages = tuple(map(document.passage, items.get(council.id, ())))
    elsewhere = tuple(map(document.passage, prose.get(council.id, ())))
    if passages:
        state = CellState.LISTED
    elif not document.is_read:
        state = CellState.UNREAD
    elif document.edition.incomplete:
        state = CellState.NOT_KNOWN
    else:
        state = CellState.NOT_LISTED if has_list else CellState.NO_LIST
    found_by = FoundBy.DECLARED if passages or elsewhere else None
    return Cell(council, state, passages, elsewhere, found_by)


def _lists(
    owed_by: Roles, rows: list[ExpectationRow], documents: tuple[_Document, ...]
) -> Iterator[ExpectationList]:
    """Yield the lists of what some roles owe: those that rows name, and those of the same sort.

    A list of expectations is one by its kind. A list of duties is one only if it is about what other documents list
    as expected: what an officer is responsible for is a duty too, but not an expectation.
    """
    named = {(item.council, item.clause) for row in rows for item in row.items}
    topics: set[str] = set()
    found: list[tuple[_Document, Clause, Classification, bool]] = []
    for document in documents:
        for clause in document.edition.clauses:
            given = _expectation(clause, owed_by)
            if given is None:
                continue
            is_named = (document.council.id, clause.id) in named
            is_list = not clause.divided and bool(items_of(clause.blocks))
            is_sure = is_named or (is_list and given.kind is ClauseKind.EXPECTATION)
            if is_sure and given.topic:
                topics.add(given.topic)
            if is_sure or is_list:
                found.append((document, clause, given, is_sure))
    for document, clause, given, is_sure in found:
        if given.kind is not None and (is_sure or given.topic in topics):
            yield ExpectationList(document.council, clause, given.kind, given.topic)


def _expectation(clause: Clause, owed_by: Roles) -> Classification | None:
    """Return what makes a clause, or the first part of a divided one, an expectation of some roles."""
    own = (
        (part.classification for part in clause.parts)
        if clause.divided
        else [clause.classification]
    )
    for given in own:
        if given.kind in OWED and set(owed_by) & set(given.binds):
            return given
    return None


def _unplaced(
    lists: tuple[ExpectationList, ...], documents: tuple[_Document, ...]
) -> Iterator[Unplaced]:
    document_of = {document.council.id: document for document in documents}
    left_out: dict[str, list[Passage]] = {}
    for one in lists:
        document = document_of[one.council.id]
        left_out.setdefault(one.council.id, []).extend(
            filter(document.leaves_out, document.items(one.clause))
        )
    for council, passages in left_out.items():
        if passages:
            document = document_of[council]
            yield Unplaced(document.council, document.is_read, tuple(passages))


def _is_run_in(item: ExpectationItem) -> bool:
    """Return whether an item is some words of a clause, which says nothing about the items of its lists."""
    return item.position is None and bool(item.words)
