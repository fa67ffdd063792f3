"""Dates are read from a document's words as it prints them, and what cannot be read says nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_protocol.core.partial_date import MONTHS, PartialDate
from mkdocs_protocol.core.periods import parse_date
from mkdocs_protocol.core.printed_dates import contradicts, dates_in, has_year_of, printed_dates


def read(words: str) -> list[list[str]]:
    return [[date.written for date in readings] for readings in dates_in(words)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12th May 2019", "2019-05-12"),
        ("12 May 2019", "2019-05-12"),
        ("Adopted: Monday 12th May, 2019", "2019-05-12"),
        ("the 12th day of May 2019", "2019-05-12"),
        ("this 3rd day of June 2021", "2021-06-03"),
        ("this third day of June, 2021", "2021-06-03"),
        ("the twenty-first of June 2021", "2021-06-21"),
        ("May 12th 2019", "2019-05-12"),
        ("May 12, 2019", "2019-05-12"),
        ("Approved 12.5.19", "2019-05-12"),
        ("14.10.24", "2024-10-14"),
        ("12/05/2019", "2019-05-12"),
        ("12-05-2019", "2019-05-12"),
        ("12\u201105\u20112019", "2019-05-12"),
        ("12 / 05 / 2019", "2019-05-12"),
        ("3.4.21", "2021-04-03"),
        ("05/13/2019", "2019-05-13"),
        ("2019/05/12", "2019-05-12"),
        ("2019-05-12", "2019-05-12"),
        ("12-May-19", "2019-05-12"),
        ("12 Sept. 2019", "2019-09-12"),
        ("12May2019", "2019-05-12"),
        ("1st Jan ’20", "2020-01-01"),
        ("May 2019", "2019-05"),
        ("MAY 2019", "2019-05"),
        ("For review June 2022", "2022-06"),
        ("Reviewed in May of 2019.", "2019-05"),
        ("May-19", "2019-05"),
        ("05/2019", "2019-05"),
        ("Reviewed 2019", "2019"),
        ("12fed o Fai 2019", "2019-05-12"),
        ("1af Mawrth 2020", "2020-03-01"),
        ("Rhagfyr 2026", "2026-12"),
        ("Spring 2027", "spring 2027"),
        ("in the autumn of 2027", "autumn 2027"),
        ("Winter 2026/27", "winter 2026/27"),
        ("Q3 2027", "Q3 2027"),
        ("third quarter of 2027", "Q3 2027"),
        ("Quarter 2 2027/28", "Q2 2027/28"),
        ("the second half of 2027", "second half of 2027"),
        ("H1 2026/27", "first half of 2026/27"),
        ("2026/27", "2026/27"),
        ("2026-2027", "2026/27"),
        ("2026–27", "2026/27"),
        ("Financial Year 2026/27", "financial year 2026/27"),
        ("Municipal Year 2026-27", "municipal year 2026/27"),
        ("for the council year 2026/27", "municipal year 2026/27"),
    ],
)
def test_a_date_is_read_as_it_is_printed(words: str, value: str) -> None:
    assert read(words) == [[value]]
    assert contradicts(parse_date(value), words) == ()


@pytest.mark.parametrize(
    "words",
    [
        "", "Date of next review", "first Tuesday in May", "12th May", "5/19", "Mayor 2",
        "upon a new administration", "Minute 2019/45", "2019/45", "£2019", "page 12.5", "v1.2.3",
        "31 February 2019", "31/02/2019", "clause 2.10", "01234 567890", "Form A2019", "Marching 2",
    ],
)  # fmt: skip
def test_what_is_no_date_says_nothing(words: str) -> None:
    assert read(words) == []
    assert contradicts(parse_date("2019-05-12"), words) == ()


@pytest.mark.parametrize(
    ("words", "either"),
    [
        ("Winter 2027", ["winter 2027/28", "winter 2026/27"]),
        ("2011-12", ["2011/12", "2011-12"]),
    ],
)
def test_what_can_be_read_two_ways_agrees_with_either(words: str, either: list[str]) -> None:
    assert read(words) == [either]
    assert all(contradicts(parse_date(value), words) == () for value in either)
    assert contradicts(parse_date("2019"), words) != ()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2029-05", "May 2019"),
        ("2019", "May 2019"),
        ("2019-05-12", "May 2019"),
        ("2019-05", "12 May 2019"),
        ("2021-03-04", "3.4.21"),
        ("autumn 2027", "Spring 2027"),
        ("2027", "Spring 2027"),
        ("Q3 2027", "Q2 2027"),
        ("financial year 2027/28", "2026/27"),
        ("2026/27", "financial year 2026/27"),
    ],
)
def test_a_value_that_says_something_else_more_or_less_contradicts(value: str, words: str) -> None:
    assert contradicts(parse_date(value), words) != ()


def test_of_several_dates_in_one_line_the_value_may_be_any() -> None:
    words = "Adopted 12 May 2019, reviewed June 2021; next review 2023"
    assert read(words) == [["2019-05-12"], ["2021-06"], ["2023"]]
    for value in ("2019-05-12", "2021-06", "2023"):
        assert contradicts(parse_date(value), words) == ()
    assert contradicts(parse_date("2019"), words) != ()


def test_a_year_of_two_numbers_may_be_known_to_be_a_financial_one() -> None:
    assert contradicts(parse_date("financial year 2026/27"), "Review 2026/27") == ()
    assert contradicts(parse_date("municipal year 2026/27"), "Review 2026/27") == ()


@given(st.dates(min_value=parse_date("1900").first, max_value=parse_date("2150").last))
def test_any_day_is_read_back_in_every_form(day: object) -> None:
    value = PartialDate.parse(str(day))
    first = value.first
    month = MONTHS[first.month - 1]
    for words in (
        value.shown,
        value.iso,
        f"{first.day}.{first.month}.{first.year}",
        f"{month} {first.day}, {first.year}",
        f"the {first.day} day of {month.upper()} {first.year}",
        f"{first.day:02}/{first.month:02}/{first.year}",
    ):
        assert dates_in(words) == ((value,),), words


@given(st.text(alphabet="0123456789/-.' MayQHspringofwte", max_size=40))
def test_no_words_are_too_odd_to_be_looked_through(words: str) -> None:
    assert all(readings for readings in dates_in(words))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Reviewed: May 25", "2025-05"), ("Sept 24", "2024-09"), ("March ‘24", "2024-03"), ("12–05–25", "2025-05-12"),
        ("mid-2027", "2027"), ("FY2025/26", "2025/26"), ("May 2025 (Minute 25/041)", "2025-05"),
        ("v2.1 – 12/05/25", "2025-05-12"), ("the 12th day of May 2025", "2025-05-12"), ("05/14/2025", "2025-05-14"),
        ("14 May 2025, min. 12/05/2024", "2025-05-14"), ("12.v.2024", "2024-05-12"), ("XII.v.MMXXIV", "2024-05-12"),
        ("May MMXXVI", "2026-05"), ("１２ May ２０２４", "2024-05-12"), ("May 4th ’23", "2023-05-04"), ("12·05·2024", "2024-05-12"),
        ("3 XI 2025", "2025-11-03"),
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_shortened(words: str, value: str) -> None:
    assert read(words) == [[value]]


@pytest.mark.parametrize(
    "words", ["Minute 12/05/24", "Min. ref 2024/05/12", "Version 3.1.24", "Policy no. 01/02/2023", "v1.2.2024"]
)  # fmt: skip
def test_a_number_of_a_minute_or_a_version_is_no_date(words: str) -> None:
    assert read(words) == []


@pytest.mark.parametrize(
    ("words", "either"),
    [
        ("May–June 2026", ["2026-06", "2026-05"]),
        ("April to June 2026", ["2026-06", "2026-04"]),
        ("2024–2027", ["2024", "2027"]),
        ("Autumn/Winter 2026", ["autumn 2026", "winter 2026/27"]),
    ],
)
def test_a_stretch_of_time_agrees_with_its_beginning_and_its_end(
    words: str, either: list[str]
) -> None:
    assert read(words) == [either]


def test_what_has_the_form_of_a_date_and_is_none_is_seen() -> None:
    assert [date.readings for date in printed_dates("29 February 2027")] == [()]


@pytest.mark.parametrize(
    "words", ["May 2024", "5/24", "May ’24", "two thousand and twenty four", "MMXXIV", "2024/25"]
)
def test_the_year_of_a_value_is_known_however_it_is_printed(words: str) -> None:
    assert has_year_of(parse_date("2024"), words)


def test_a_year_that_nobody_printed_is_not_there() -> None:
    assert not has_year_of(parse_date("2024-05"), "at the Annual Meeting in May")


def test_an_annual_meeting_can_be_the_one_in_may_and_a_week_is_its_month() -> None:
    assert read("No later than the Annual Meeting in 2026") == [["2026", "2026-05"]]
    assert read("By the Annual Town Council Meeting 2026") == [["2026", "2026-05"]]
    assert read("By the Annual Parish Meeting in 2026") == [["2026"]]
    assert read("week ending Friday 3 April 2026") == [["2026-04"]]
    assert read("w/c 27th April 2026") == [["2026-05", "2026-04"]]
