"""Tables as Markdown: merged cells have their words once, lines inside a cell are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.importing.escaping import escaped, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.importing.document import Cell


def table_lines(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Return the lines of a table; which cells are headings is said in the braces above it."""
    width = max(sum(cell.columns for cell in row) for row in rows)
    made = [_row(row, width) for row in rows]
    return [made[0], f"|{'---|' * width}", *made[1:]]


def _row(row: Sequence[Cell], width: int) -> str:
    cells: list[str] = []
    for cell in row:
        cells.append(_words(cell) if cell.rows else "")
        cells += [""] * (cell.columns - 1)
    cells += [""] * (width - len(cells))
    return f"| {' | '.join(cells)} |".replace("|  |", "| |").replace("|  |", "| |")


def _words(cell: Cell) -> str:
    lines: list[str] = []
    for block in cell.blocks:
        text = [
            line for line in marked(block.runs, is_cell=True, plain=cell.is_heading) if line.strip()
        ]
        if block.number:
            number = escaped(block.number, is_cell=True)
            text = [f"{number} {text[0]}" if text else number, *text[1:]]
        lines += text
    return "<br>".join(line.strip() for line in lines)
