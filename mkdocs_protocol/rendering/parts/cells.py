"""Cells of tables with a column a council: on a phone two councils are read first, and the others unfolded."""

from __future__ import annotations

from markupsafe import Markup

FIRST = 2
"""How many columns a phone shows unfolded; with one more than that nothing is folded."""


def in_cell(council: str, words: Markup, *, column: int, columns: int) -> Markup:
    """Return what a cell holds: the council's name, which a phone shows in place of the head, and its words.

    `column` is counted from 0. In a wide window the words stand there alone, folded or not.
    """
    is_open = column < FIRST or columns <= FIRST + 1
    return _CELL % (Markup(" open") if is_open else "", council, words)


_CELL = Markup(
    '<details class="protocol-narrow protocol-in-cell"%s><summary>%s</summary>\n%s</details>'
)
