"""Tables of a Word file: rows of cells, merged ones with their words once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.document import Block, Cell
from mkdocs_protocol.importing.word.xml import child, integer, is_on, local, value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

_MOST_COLUMNS = 200
_THROUGH = frozenset({"sdt", "sdtContent", "customXml", "ins"})


def read_table(
    table: Element, read: Callable[[Element], tuple[Block, ...]]
) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of a table; `read` gives the blocks of a cell.

    Of cells merged downwards the first one has the words and says how many rows it takes. A row that was
    deleted with changes tracked is none.
    """
    rows: list[tuple[Cell, ...]] = []
    above: dict[int, tuple[int, int]] = {}
    for row in _found(table, "tr"):
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            continue
        cells: list[Cell] = []
        column = min(integer(child(properties, "gridBefore"), "val"), _MOST_COLUMNS)
        if column:
            cells.append(Cell(columns=column))
        is_head = is_on(child(properties, "tblHeader"))
        for each in _found(row, "tc"):
            own = child(each, "tcPr")
            span = max(1, min(integer(child(own, "gridSpan"), "val", 1), _MOST_COLUMNS))
            merged = child(own, "vMerge")
            goes_on = merged is not None and value(merged) != "restart"
            blocks = read(each)
            if goes_on and column in above and not blocks:
                at_row, at_cell = above[column]
                first = rows[at_row][at_cell] if at_row < len(rows) else cells[at_cell]
                grown = replace(first, rows=first.rows + 1)
                rows[at_row] = (*rows[at_row][:at_cell], grown, *rows[at_row][at_cell + 1 :])
                cells.append(Cell(columns=span, rows=0))
            else:
                above[column] = (len(rows), len(cells))
                cells.append(Cell(blocks, span, 1, is_head))
            column += span
        rows.append(tuple(cells))
    return tuple(rows)


def _found(parent: Element, name: str) -> Iterator[Element]:
    """Yield rows or cells, those inside content controls too."""
    for each in parent:
        if local(each) == name:
            yield each
        elif local(each) in _THROUGH:
            yield from _found(each, name)
