"""One state an edition: both tables of the design, every precision and every edge day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_protocol.core.edition_dates import DatedFact, DateKind, FactState
from mkdocs_protocol.core.partial_date import PartialDate
from mkdocs_protocol.core.review import (
    BY_URGENCY,
    DATED,
    ReviewState,
    Status,
    review_state,
    urgency,
)

NEXT_REVIEW = DateKind.NEXT_REVIEW
ABSENT = DatedFact(NEXT_REVIEW)
BLANK = DatedFact(NEXT_REVIEW, FactState.BLANK, printed="Date of next review ……")
WORDED = DatedFact(NEXT_REVIEW, FactState.WORDED, printed="upon a new administration")

# The next reviews of the five councils, as their documents give them.
WELLINGBOROUGH = ABSENT
BARROW = BLANK
UNNAMED = DatedFact(NEXT_REVIEW, FactState.STATED, PartialDate.parse("2026-12"), "December 2026")
HALSTEAD = DatedFact(NEXT_REVIEW, FactState.STATED, PartialDate.parse("2022-06"), "June 2022")
WESTON = DatedFact(
    NEXT_REVIEW,
    FactState.STATED,
    PartialDate.parse("2027-06"),
    "June 2027",
    qualifier="or sooner",
)
WESTON_ADOPTED = PartialDate.parse("2024-10")

dates = st.dates(date(1900, 1, 1), date(2150, 12, 31))
periods = st.builds(
    lambda day, digits: PartialDate.parse(day.isoformat()[:digits]),
    dates,
    st.sampled_from([4, 7, 10]),
)


def stated(written: str) -> DatedFact:
    return DatedFact(NEXT_REVIEW, FactState.STATED, PartialDate.parse(written), written)


def state(fact: DatedFact, today: date, soon_days: int = 90) -> str:
    return review_state(status=Status.IN_FORCE, next_review=fact, today=today, soon_days=soon_days)


@pytest.mark.parametrize(
    ("as_of", "wellingborough", "barrow", "unnamed", "halstead", "weston"),
    [
        ("2022-06-30", "none", "blank", "current", "due-now", None),
        ("2026-11-22", "none", "blank", "due-soon", "overdue", "current"),
        ("2026-12-31", "none", "blank", "due-now", "overdue", "current"),
        ("2027-01-01", "none", "blank", "overdue", "overdue", "current"),
        ("2027-06-30", "none", "blank", "overdue", "overdue", "due-now"),
        ("2027-07-01", "none", "blank", "overdue", "overdue", "overdue"),
    ],
)
def test_the_five_councils_stand_as_the_design_says(
    as_of: str, wellingborough: str, barrow: str, unnamed: str, halstead: str, weston: str | None
) -> None:
    today = date.fromisoformat(as_of)
    assert state(WELLINGBOROUGH, today) == wellingborough
    assert state(BARROW, today) == barrow
    assert state(UNNAMED, today) == unnamed
    assert state(HALSTEAD, today) == halstead
    if weston is None:
        assert WESTON_ADOPTED.first > today
    else:
        assert state(WESTON, today) == weston


@pytest.mark.parametrize("fact", [ABSENT, BLANK, WORDED, HALSTEAD, WESTON])
def test_what_is_superseded_or_a_draft_is_that_whatever_its_dates(fact: DatedFact) -> None:
    today = date(2026, 11, 22)
    superseded = review_state(status=Status.SUPERSEDED, next_review=fact, today=today)
    assert superseded is ReviewState.SUPERSEDED
    assert review_state(status=Status.DRAFT, next_review=fact, today=today) is ReviewState.DRAFT


@pytest.mark.parametrize(
    ("fact", "expected"), [(ABSENT, "none"), (BLANK, "blank"), (WORDED, "event-bound")]
)
def test_without_a_date_the_day_makes_no_difference(fact: DatedFact, expected: str) -> None:
    for today in (date(1900, 1, 1), date(2026, 11, 22), date(2199, 12, 31)):
        assert state(fact, today) == expected


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2026-12-16", "2026-12-16", "2026-12-16"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2027", "2027-01-01", "2027-12-31"),
    ],
)
def test_the_state_changes_on_the_edge_days_and_on_no_other(
    written: str, first: str, last: str
) -> None:
    begins, ends = date.fromisoformat(first), date.fromisoformat(last)
    day = timedelta(days=1)
    fact = stated(written)
    assert state(fact, begins - 91 * day) == "current"
    assert state(fact, begins - 90 * day) == "due-soon"
    assert state(fact, begins - day) == "due-soon"
    assert state(fact, begins) == "due-now"
    assert state(fact, ends) == "due-now"
    assert state(fact, ends + day) == "overdue"


def test_a_site_sets_how_many_days_are_soon() -> None:
    fact, begins = stated("2026-12"), date(2026, 12, 1)
    assert state(fact, begins - timedelta(days=1), soon_days=0) == "current"
    assert state(fact, begins, soon_days=0) == "due-now"
    assert state(fact, begins - timedelta(days=365), soon_days=365) == "due-soon"
    assert state(fact, begins - timedelta(days=366), soon_days=365) == "current"


@given(periods, st.integers(0, 1000), st.lists(dates, min_size=2, max_size=8))
def test_as_time_goes_by_a_state_only_moves_on(
    period: PartialDate, soon_days: int, days: list[date]
) -> None:
    fact = DatedFact(NEXT_REVIEW, FactState.STATED, period)
    steps = [DATED.index(ReviewState(state(fact, day, soon_days))) for day in sorted(days)]
    assert steps == sorted(steps)


@given(periods)
def test_every_state_has_its_turn_in_order(period: PartialDate) -> None:
    fact = DatedFact(NEXT_REVIEW, FactState.STATED, period)
    days = [
        period.first - timedelta(days=91),
        period.first - timedelta(days=1),
        period.first,
        period.last + timedelta(days=1),
    ]
    assert [state(fact, day) for day in days] == list(DATED)


def test_the_register_begins_with_the_longest_overdue() -> None:
    today = date(2026, 11, 22)
    expected = [
        stated("2021-03-01"),
        HALSTEAD,
        stated("2026-10"),
        stated("2026-11"),
        stated("2026"),
        UNNAMED,
        stated("2027-01-15"),
        BLANK,
        ABSENT,
        WORDED,
        WESTON,
        stated("2029"),
    ]

    def key(fact: DatedFact) -> tuple[int, date, date]:
        return urgency(ReviewState(state(fact, today)), fact)

    shuffled = expected[1::2] + expected[::2]
    assert sorted(shuffled, key=key) == expected


def test_drafts_and_superseded_editions_come_last_and_their_dates_do_not_count() -> None:
    assert BY_URGENCY[-2:] == (ReviewState.DRAFT, ReviewState.SUPERSEDED)
    assert urgency(ReviewState.DRAFT, HALSTEAD) == urgency(ReviewState.DRAFT, WESTON)


def test_every_state_has_its_place_in_the_register() -> None:
    assert sorted(BY_URGENCY) == sorted(ReviewState)
