"""A named period is counted whole: from the first day that it can mean to the last."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mkdocs_protocol.core.edition_dates import DatedFact, DateKind, FactState
from mkdocs_protocol.core.periods import parse_date
from mkdocs_protocol.core.review import Status, review_state

PERIODS = [
    ("spring 2027", "season", "2027-03-01", "2027-05-31", "March to May 2027"),
    ("summer 2027", "season", "2027-06-01", "2027-08-31", "June to August 2027"),
    ("autumn 2027", "season", "2027-09-01", "2027-11-30", "September to November 2027"),
    ("winter 2027/28", "season", "2027-12-01", "2028-02-29", "December 2027 to February 2028"),
    ("Q1 2027", "quarter", "2027-01-01", "2027-03-31", "January to March 2027"),
    ("Q4 2027", "quarter", "2027-10-01", "2027-12-31", "October to December 2027"),
    ("Q1 2027/28", "quarter", "2027-04-01", "2027-06-30", "April to June 2027"),
    ("Q4 2027/28", "quarter", "2028-01-01", "2028-03-31", "January to March 2028"),
    ("first half of 2027", "half", "2027-01-01", "2027-06-30", "January to June 2027"),
    ("second half of 2027/28", "half", "2027-10-01", "2028-03-31", "October 2027 to March 2028"),
    ("financial year 2026/27", "financial-year", "2026-04-01", "2027-03-31", "April 2026 to March 2027"),
    ("municipal year 2026/27", "municipal-year", "2026-05-01", "2027-05-31", "May 2026 to May 2027"),
    ("2026/27", "split-year", "2026-04-01", "2027-05-31", "April 2026 to May 2027"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "precision", "first", "last", "months"), PERIODS)
def test_a_period_keeps_its_name_and_knows_its_days(
    written: str, precision: str, first: str, last: str, months: str
) -> None:
    found = parse_date(written)
    assert (found.first, found.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert (found.precision, found.shown, found.written) == (precision, written, written)
    assert (found.iso, found.months) == ("", months)


@pytest.mark.parametrize(("written", "precision", "first", "last", "months"), PERIODS)
def test_a_review_due_in_a_period_changes_its_state_on_the_edge_days_and_on_no_other(
    written: str, precision: str, first: str, last: str, months: str
) -> None:
    fact = DatedFact(DateKind.NEXT_REVIEW, FactState.STATED, parse_date(written), written)
    day, begins, ends = timedelta(days=1), date.fromisoformat(first), date.fromisoformat(last)
    states = [
        review_state(status=Status.IN_FORCE, next_review=fact, today=today).value
        for today in (begins - 91 * day, begins - 90 * day, begins - day, begins, ends, ends + day)
    ]
    assert states == ["current", "due-soon", "due-soon", "due-now", "due-now", "overdue"]


@pytest.mark.parametrize(
    ("written", "same"),
    [("SPRING  2027", "spring 2027"), ("h1 2027", "first half of 2027"), ("q3 2027", "Q3 2027"),
     ("2027-05", "2027-05"), ("Financial year 2026/27", "financial year 2026/27")],
)  # fmt: skip
def test_a_period_may_be_written_in_any_case(written: str, same: str) -> None:
    assert parse_date(written).written == same


@pytest.mark.parametrize(
    "written",
    ["winter 2027", "spring 2026/27", "2026/28", "2026/2027", "Q5 2027", "third half of 2027", "spring",
     "spring 1200", "1500/01", "financial year 2026", "May 2027"],
)  # fmt: skip
def test_what_is_no_period_is_refused_with_the_forms_to_write(written: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date; write the date as 2026, .*spring 2027"):
        parse_date(written)
