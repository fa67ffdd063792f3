"""What is printed of a date is held against its value, and what gives no date is told with what to write."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.projects import minimal_council_files, write_files

from mkdocs_protocol.checking.loading import load

if TYPE_CHECKING:
    from pathlib import Path

EDITION = "councils/little-example/editions/2024-05.md"


def told(root: Path, value: str, printed: str) -> list[str]:
    """Return what is told of an edition whose next review is printed in some words."""
    text = (
        f'---\ntitle: Protocol\nstatus: draft\ndates:\n  next_review: {{value: {value}, printed: "{printed}"}}\n---\n'
        f"Protocol\n\n{printed}\n\n## 1. One\n\n{{topic=channels}}\n1.1 One.\n"
    )
    files = {**minimal_council_files(), EDITION: text}
    loaded = load(write_files(root, files) / "councils", as_of=date(2026, 11, 22))
    return [str(each).partition(": ")[2] for each in loaded.problems if "date" in each.code]


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("2027-06-30", "31 June 2027"), ("2027-02-28", "Review on 29 February 2027"), ("2027-05", "00/00/2027"),
    ],
)  # fmt: skip
def test_a_day_that_the_calendar_has_not_gives_no_date(
    value: str, printed: str, tmp_path: Path
) -> None:
    (line,) = told(tmp_path, value, printed)
    assert line == (
        f"what is printed (“{printed}”) is not a day in the calendar, so it gives no date; write "
        f'{{words: "{printed}"}} in place of value and printed'
    )


@pytest.mark.parametrize(
    "printed",
    [
        "by the end of the municipal year",
        "12 May",
        "at the first meeting after the election",
        "12/5",
    ],
)
def test_a_year_that_is_not_printed_is_not_stated(printed: str, tmp_path: Path) -> None:
    (line,) = told(tmp_path, "2027-05", printed)
    assert line.startswith(
        f"the year of the value (2027-05) is not in what is printed (“{printed}”)"
    )


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("2027-05", "May 27"), ("2027-06", "May–June 2027"), ("2027", "AGM 2027"), ("spring 2027", "Spring 2027"),
        ("2027-05-12", "v2.1 – 12/05/27"), ("2027", "in the year two thousand and twenty seven"),
        ("financial year 2026/27", "FY 2026-27"), ("2027-05", "May 2027 (Minute 25/041)"),
    ],
)  # fmt: skip
def test_what_is_printed_in_any_usual_form_is_believed(
    value: str, printed: str, tmp_path: Path
) -> None:
    assert told(tmp_path, value, printed) == []
