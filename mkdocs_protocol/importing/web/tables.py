"""The rows and cells of HTML tables, as browsers lay them out (WHATWG HTML, 4.9)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.document import Cell
from mkdocs_protocol.importing.web.css import is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.importing.web.tree import Node

MOST_COLUMNS = 200


def filled(cells: list[Cell], column: int, spans: dict[int, int]) -> int:
    """Add the rest of cells that reach down from a row above; return the next free column."""
    while column < MOST_COLUMNS and spans.get(column, 0) > 0:
        cells.append(Cell(rows=0))
        column += 1
    return column


def span_of(node: Node, name: str) -> int:
    """Return over how many columns or rows (`colspan`, `rowspan`) a cell reaches."""
    text = node.given.get(name, "1").strip()
    return max(1, min(int(text), 1000)) if text.isdecimal() and len(text) < 5 else 1


def rows_of(table: Node) -> Iterator[Node]:
    """Yield the rows of a table that are shown."""
    for each in table.nodes:
        if each.tag == "tr" and not is_hidden(each):
            yield each
        elif each.tag in {"tbody", "thead", "tfoot"}:
            yield from rows_of(each)


def beside_cells(table: Node) -> Iterator[str | Node]:
    """Yield the words and elements that stand in a table and in none of its cells."""
    for each in table.inside:
        if isinstance(each, str):
            if each.strip():
                yield each
        elif each.tag in {"tbody", "thead", "tfoot", "tr"}:
            if not is_hidden(each):
                yield from beside_cells(each)
        elif each.tag not in {"caption", "td", "th"}:
            yield each


def is_layout(table: Node) -> bool:
    """Return whether a table is only there for the layout of a page: it contains headings or tables."""
    return table.given.get("role") == "presentation" or any(
        re.fullmatch(r"h[1-6]|table", each.tag) for each in table.walk() if each is not table
    )
