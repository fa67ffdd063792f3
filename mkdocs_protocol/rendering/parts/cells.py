"""Cells of tables with a column for each council: a phone shows two councils first, and the others folded."""

from __future__ import annotations

from markupsafe import Markup

FIRST = 2
"""How many columns a phone shows unfolded; if there is only one more, nothing is folded."""


def in_cell(council: str, words: Markup, *, column: int, columns: int) -> Markup:
    """Return the contents of a cell: the council's name, which a phone shows instead of the column's head, and the words.

    `column` is counted from 0. In a wide window only the words are shown, folded or not.
    """
    is_open = column < FIRST or columns <= FIRST + 1
    return _CELL % (Markup(" open") if is_open else "", council, words)


_CELL = Markup(
    '<details class="protocol-narrow protocol-in-cell"%s><summary>%s</summary>\n%s</details>'
)
