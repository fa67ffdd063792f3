"""Tables as Markdown: merged cells have their words once, lines inside a cell are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.importing.escaping import escaped, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.importing.document import Cell


def table_lines(
    rows: Sequence[Sequence[Cell]], *, headings: str = "none", plain: bool = False
) -> list[str]:
    """Return the lines of a table; which cells are headings is said in the braces above it.

    `headings` says which are ("row", "column"): their words need no bold type. A `plain` one has none at all.
    """
    width = max(sum(cell.columns for cell in row) for row in rows)
    made = [
        _row(row, width, plain or (headings == "row" and not at), plain or headings == "column")
        for at, row in enumerate(rows)
    ]
    return [made[0], f"|{'---|' * width}", *made[1:]]


def _row(row: Sequence[Cell], width: int, plain: bool, first_plain: bool) -> str:
    cells: list[str] = []
    for at, cell in enumerate(row):
        cells.append(_words(cell, plain or (first_plain and not at)) if cell.rows else "")
        cells += [""] * (cell.columns - 1)
    cells += [""] * (width - len(cells))
    return f"| {' | '.join(cells)} |".replace("|  |", "| |").replace("|  |", "| |")


def _words(cell: Cell, plain: bool) -> str:
    lines: list[str] = []
    for block in cell.blocks:
        text = [
            line
            for line in marked(block.runs, is_cell=True, plain=plain or cell.is_heading)
            if line.strip()
        ]
        if block.number:
            number = escaped(block.number, is_cell=True)
            text = [f"{number} {text[0]}" if text else number, *text[1:]]
        lines += text
    # Signs of bold and struck-out words are seen as signs only beside a space.
    apart = (
        " <br> "
        if any(line.strip()[-1:] in "*~_" or line.strip()[:1] in "*~_" for line in lines)
        else "<br>"
    )
    return apart.join(line.strip() for line in lines)
