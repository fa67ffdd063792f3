"""Dates are as precise as the document makes them, and the day is London's."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_protocol.core.cycle import Cycle
from mkdocs_protocol.core.edition_dates import DatedFact, DateKind, Dates, FactState
from mkdocs_protocol.core.partial_date import LONDON, PartialDate, build_day

HOW = "write the date as 2026, 2026-12 or 2026-12-16"

partial_dates = st.builds(
    lambda day, digits: PartialDate.parse(day.isoformat()[:digits]),
    st.dates(date(1800, 1, 1), date(2200, 12, 31)),
    st.sampled_from([4, 7, 10]),
)


@pytest.mark.parametrize(
    ("written", "precision", "first", "last", "shown"),
    [
        ("2021-12-16", "day", date(2021, 12, 16), date(2021, 12, 16), "16 December 2021"),
        ("2019-07-06", "day", date(2019, 7, 6), date(2019, 7, 6), "6 July 2019"),
        ("2026-12", "month", date(2026, 12, 1), date(2026, 12, 31), "December 2026"),
        ("2027-06", "month", date(2027, 6, 1), date(2027, 6, 30), "June 2027"),
        ("2027-02", "month", date(2027, 2, 1), date(2027, 2, 28), "February 2027"),
        ("2028-02", "month", date(2028, 2, 1), date(2028, 2, 29), "February 2028"),
        ("2027", "year", date(2027, 1, 1), date(2027, 12, 31), "2027"),
    ],
)
def test_a_date_covers_the_whole_of_what_was_written(
    written: str, precision: str, first: date, last: date, shown: str
) -> None:
    found = PartialDate.parse(written)
    assert (found.precision, found.first, found.last) == (precision, first, last)
    assert (found.shown, found.iso) == (shown, written)


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("June 2027", "'June 2027' is not a date"),
        ("14.10.24", "'14.10.24' is not a date"),
        ("2026-1", "'2026-1' is not a date"),
        ("2026-12-16T00:00", "'2026-12-16T00:00' is not a date"),
        ("2026-12\n", "'2026-12\n' is not a date"),
        ("٢٠٢٦", "'٢٠٢٦' is not a date"),
        ("", "'' is not a date"),
        ("x" * 50, f"'{'x' * 39}…' is not a date"),
        ("2026-13", "'2026-13' is not in the calendar"),
        ("2026-00", "'2026-00' is not in the calendar"),
        ("2026-02-29", "'2026-02-29' is not in the calendar"),
        ("1799", "'1799' is not from 1800 to 2200"),
        ("2201-01", "'2201-01' is not from 1800 to 2200"),
    ],
)
def test_what_is_no_date_is_refused_in_words_for_the_one_who_wrote_it(
    written: str, fault: str
) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(f'{fault}; {HOW}')}$"):
        PartialDate.parse(written)


@given(partial_dates)
def test_a_date_is_written_back_as_it_was_read(partial: PartialDate) -> None:
    assert PartialDate.parse(partial.iso) == partial


@given(partial_dates)
def test_a_date_never_ends_before_it_begins(partial: PartialDate) -> None:
    assert partial.first <= partial.last


@given(partial_dates, partial_dates)
def test_dates_are_ordered_by_first_day_then_by_last_day(a: PartialDate, b: PartialDate) -> None:
    assert (a < b) == ((a.first, a.last) < (b.first, b.last))


def test_a_day_stands_before_its_month_and_a_month_before_its_year() -> None:
    written = ["2026", "2026-01", "2026-01-01", "2025-12-31"]
    ordered = [found.iso for found in sorted(map(PartialDate.parse, written))]
    assert ordered == ["2025-12-31", "2026-01-01", "2026-01", "2026"]


def test_a_period_that_is_no_day_month_or_year_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="is not a day, a month or a year"):
        PartialDate(date(2026, 1, 1), date(2026, 1, 30))


def epoch(moment: datetime) -> dict[str, str]:
    return {"SOURCE_DATE_EPOCH": str(int(moment.timestamp()))}


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 22, 12, tzinfo=UTC), date(2026, 11, 22)),
        # In summer London's midnight is an hour earlier than UTC's; in winter it is not.
        (datetime(2027, 6, 30, 22, 59, 59, tzinfo=UTC), date(2027, 6, 30)),
        (datetime(2027, 6, 30, 23, 0, tzinfo=UTC), date(2027, 7, 1)),
        (datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(1970, 1, 1, tzinfo=UTC), date(1970, 1, 1)),
    ],
)
def test_source_date_epoch_rules_the_day_of_the_build_in_london(
    moment: datetime, day: date
) -> None:
    assert build_day(epoch(moment)) == day


@pytest.mark.parametrize("value", ["", "yesterday", "-1", "1.5", "٣", " 1", "9" * 12, "9" * 30])
def test_a_source_date_epoch_that_is_no_time_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="write whole seconds since 1970, such as 1795305600"):
        build_day({"SOURCE_DATE_EPOCH": value})


def test_without_source_date_epoch_the_build_is_today_in_london() -> None:
    before = datetime.now(LONDON).date()
    found = build_day({"TZ": "Pacific/Kiritimati"})
    assert before <= found <= datetime.now(LONDON).date()


def test_every_kind_of_date_answers_and_what_is_not_recorded_is_absent() -> None:
    adopted = DatedFact(
        DateKind.ADOPTED, FactState.STATED, PartialDate.parse("2024-10"), "October 2024"
    )
    dates = Dates((adopted,))
    assert list(dates) == list(DateKind)
    assert dates[DateKind.ADOPTED] is adopted
    assert dates[DateKind.SIGNED] == DatedFact(DateKind.SIGNED, FactState.ABSENT)


def test_dates_are_the_same_in_whatever_order_they_were_given() -> None:
    blank = DatedFact(DateKind.NEXT_REVIEW, FactState.BLANK, printed="Date of next review ……")
    signed = DatedFact(DateKind.SIGNED, FactState.BLANK, printed="Signed")
    assert Dates((blank, signed)) == Dates((signed, blank))
    assert Dates((blank, signed)).recorded == (signed, blank)


def test_of_several_dates_of_a_kind_the_last_one_leads_and_none_is_lost() -> None:
    first = DatedFact(DateKind.REVIEWED, FactState.STATED, PartialDate.parse("2019-05"), "May 2019")
    last = DatedFact(DateKind.REVIEWED, FactState.STATED, PartialDate.parse("2023-05"), "May 2023")
    dates = Dates((first, last))
    assert dates[DateKind.REVIEWED] is last
    assert dates.all_of(DateKind.REVIEWED) == dates.recorded == (first, last)


@pytest.mark.parametrize(
    ("state", "value", "printed"),
    [
        (FactState.STATED, None, "June 2021"),
        (FactState.BLANK, PartialDate.parse("2021"), "2021"),
        (FactState.WORDED, None, ""),
        (FactState.ABSENT, None, "June 2021"),
    ],
)
def test_a_fact_cannot_contradict_its_own_state(
    state: FactState, value: PartialDate | None, printed: str
) -> None:
    with pytest.raises(ValueError, match=f"adopted is {state}|adopted is worded"):
        DatedFact(DateKind.ADOPTED, state, value, printed)


def test_a_cycle_is_words_or_a_blank_or_nothing() -> None:
    assert Cycle("Quadrennially or upon a new administration").state is FactState.WORDED
    assert Cycle("Review cycle", is_blank=True).state is FactState.BLANK
    assert Cycle().state is FactState.ABSENT
