"""Declared rows: a small council that has one, and rows as text that a person can read."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from support.projects import minimal_council_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.expectations import ExpectationItem, ExpectationRow
    from mkdocs_protocol.core.handbook import Handbook

ROWS = "councils/expectations.yml"

ROW = """\
- id: respect
  label: Officers treat councillors with respect
  owed_by: [officers]
  owed_to: [councillors]
  items:
    little-example: [{passages}]
"""


def council_with_rows(passages: str, *more: str) -> dict[str, str]:
    """Return the files of a council without faults, and a declared row that names these passages of it.

    What else is given is written below the row, line by line.
    """
    lines = "".join(f"{line}\n" for line in more)
    return {**minimal_council_files(), ROWS: ROW.format(passages=passages) + lines}


def as_text(handbook: Handbook) -> str:
    """Return every row with the words that each council has for it; two hyphens where it has none.

    Of a row that is no expectation, whole clauses stand there with their first words.
    """
    return "\n".join("\n".join(_row(row, handbook)) + "\n" for row in handbook.expectations)


def _row(row: ExpectationRow, handbook: Handbook) -> Iterator[str]:
    yield row.label
    owed = f", {' '.join(row.owed_by)} to {' '.join(row.owed_to)}" if row.is_expectation else ""
    yield f"  {row.id}: {row.kind}{owed}"
    for council in handbook.councils:
        for item in row.of(council.id):
            words = _quoted(item, handbook)
            yield f"  {council.id} {item.ref} {words if row.is_expectation else shorten(words, 90, placeholder=' …')}"
        if not row.of(council.id):
            yield f"  {council.id} --"
        for item in (said for said in row.prose if said.council == council.id):
            yield f"    but see {item.ref} {_quoted(item, handbook)}"


def _quoted(item: ExpectationItem, handbook: Handbook) -> str:
    return f"“{' '.join(item.text(handbook.council_by_id[item.council].leading_edition).split())}”"
