"""A cycle is told in the document's words, and a day worked out from it never makes a review overdue."""

from __future__ import annotations

from datetime import date

import pytest

from mkdocs_protocol.core.cycle import Cycle, Interval, intervals_in, parse_interval, worked_out
from mkdocs_protocol.core.edition_dates import DatedFact, DateKind, Dates, FactState
from mkdocs_protocol.core.periods import parse_date
from mkdocs_protocol.core.review import (
    BY_URGENCY,
    Passing,
    ReviewState,
    Status,
    passing,
    review_state,
    urgency,
)

ABSENT = DatedFact(DateKind.NEXT_REVIEW)
BLANK = DatedFact(DateKind.NEXT_REVIEW, FactState.BLANK, printed="Date of next review")
EVENT = DatedFact(DateKind.NEXT_REVIEW, FactState.WORDED, printed="upon a new administration")
YEARLY = Cycle("Reviewed annually", interval=Interval(12))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Reviewed annually in May", "1 year, in May"),
        ("annually", "1 year"),
        ("This policy will be reviewed every year.", "1 year"),
        ("at each Annual Meeting in May", "1 year, in May"),
        ("every four years", "4 years"),
        ("reviewed every 4 years or sooner", "4 years"),
        ("every 4years", "4 years"),
        ("every two (2) years", "2 years"),
        ("every other year", "2 years"),
        ("every third year", "3 years"),
        ("every 18 months", "18 months"),
        ("review cycle: 3 yearly", "3 years"),
        ("three-yearly", "3 years"),
        ("six-monthly", "6 months"),
        ("on a three-year cycle", "3 years"),
        ("Review period: 24 months", "2 years"),
        ("Every 2 yrs", "2 years"),
        ("once in every civic year", "1 year"),
        ("every six months", "6 months"),
        ("biennially", "2 years"),
        ("triennial review", "3 years"),
        ("Quadrennially or upon a new administration", "4 years"),
    ],
)
def test_plain_words_say_how_often(words: str, shown: str) -> None:
    assert [interval.shown for interval in intervals_in(words)] == [shown]


@pytest.mark.parametrize(
    "words",
    ["", "regularly", "from time to time", "biannually", "bi-annually", "semi-annually", "half-yearly",
     "after each ordinary election", "every 0 years", "every 99 years ago"],
)  # fmt: skip
def test_what_does_not_say_it_plainly_is_left_to_its_editor(words: str) -> None:
    assert intervals_in(words) == ()


@pytest.mark.parametrize(
    ("interval", "since", "due"),
    [
        (Interval(12), "2020-05-04", "2021-05-04"),
        (Interval(48), "2020-02-29", "2024-02-29"),
        (Interval(12), "2020-02-29", "2021-02-28"),
        (Interval(6), "2020-08-31", "2021-02-28"),
        (Interval(18), "2020-12", "2022-06"),
        (Interval(48), "2024-10", "2028-10"),
        (Interval(48), "2024", "2028"),
        (Interval(12), "spring 2027", "2028-05"),
        (Interval(12, 5), "2020-05-04", "2021-05"),
        (Interval(12, 5), "2020-03-04", "2020-05"),
        (Interval(12, 5), "2020-10", "2021-05"),
        (Interval(48, 5), "2020-10", "2024-05"),
    ],
)
def test_the_day_worked_out_is_as_precise_as_what_it_is_counted_from(
    interval: Interval, since: str, due: str
) -> None:
    found = interval.after(parse_date(since))
    assert found is not None
    assert found.iso == due


def test_a_year_and_some_months_give_no_day() -> None:
    assert Interval(18).after(parse_date("2020")) is None


def stated(kind: DateKind, written: str) -> DatedFact:
    return DatedFact(kind, FactState.STATED, parse_date(written), written)


def test_it_is_counted_from_the_last_adoption_or_review_that_is_stated() -> None:
    adopted = stated(DateKind.ADOPTED, "2019-05")
    reviewed = stated(DateKind.REVIEWED, "2021-06")
    signed = stated(DateKind.SIGNED, "2022-01")
    found = worked_out(YEARLY, Dates((adopted, reviewed, signed)))
    assert found is not None
    assert (found.due.iso, found.since) == ("2022-06", reviewed)


@pytest.mark.parametrize(
    ("cycle", "dates"),
    [
        (None, Dates((stated(DateKind.ADOPTED, "2019"),))),
        (Cycle("regularly"), Dates((stated(DateKind.ADOPTED, "2019"),))),
        (Cycle("Review cycle", is_blank=True), Dates((stated(DateKind.ADOPTED, "2019"),))),
        (YEARLY, Dates((stated(DateKind.SIGNED, "2019"),))),
        (YEARLY, Dates()),
        (
            Cycle("every 50 years", interval=Interval(600)),
            Dates((stated(DateKind.ADOPTED, "2190"),)),
        ),
    ],
)
def test_where_the_document_gives_too_little_nothing_is_worked_out(
    cycle: Cycle | None, dates: Dates
) -> None:
    assert worked_out(cycle, dates) is None


@pytest.mark.parametrize("today", [date(1900, 1, 1), date(2026, 11, 22), date(2199, 12, 31)])
def test_a_cycle_is_its_own_state_on_every_day(today: date) -> None:
    def state(due: DatedFact, cycle: Cycle, status: Status = Status.IN_FORCE) -> str:
        return review_state(status=status, next_review=due, today=today, cycle=cycle).value

    assert state(ABSENT, YEARLY) == "cycle"
    assert state(BLANK, YEARLY) == "cycle"
    assert state(EVENT, YEARLY) == "event-bound"
    assert state(ABSENT, Cycle("Review cycle", is_blank=True)) == "none"
    assert state(BLANK, Cycle()) == "blank"
    assert state(ABSENT, YEARLY, Status.DRAFT) == "draft"
    assert state(stated(DateKind.NEXT_REVIEW, "2027"), YEARLY) in {"current", "due-soon", "overdue"}


def test_a_cycle_stands_after_what_is_due_soon_and_before_a_blank() -> None:
    place = BY_URGENCY.index(ReviewState.CYCLE)
    assert BY_URGENCY[place - 1] is ReviewState.DUE_SOON
    assert BY_URGENCY[place + 1] is ReviewState.BLANK


def test_of_cycles_the_day_worked_out_first_leads_and_none_comes_last() -> None:
    early, late = (
        urgency(
            ReviewState.CYCLE, ABSENT, worked_out(YEARLY, Dates((stated(DateKind.ADOPTED, day),)))
        )
        for day in ("2019", "2024-05-01")
    )
    assert early < late < urgency(ReviewState.CYCLE, ABSENT)


@pytest.mark.parametrize(
    ("day", "where"),
    [("2021-04-30", "ahead"), ("2021-05-01", "now"), ("2021-05-31", "now"), ("2021-06-01", "past")],
)
def test_a_day_worked_out_lies_ahead_holds_or_has_passed(day: str, where: str) -> None:
    assert passing(parse_date("2021-05"), date.fromisoformat(day)) is Passing(where)


@pytest.mark.parametrize(
    ("written", "months"), [("4 years", 48), ("1 year", 12), ("18 months", 18), ("1  month", 1)]
)
def test_a_length_of_time_is_written_in_years_or_months(written: str, months: int) -> None:
    assert parse_interval(written) == months


@pytest.mark.parametrize("written", ["four years", "0 years", "4", "51 years", "4 weeks", ""])
def test_any_other_length_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="write it as 4 years, 1 year or 18 months"):
        parse_interval(written)
