"""Periods that documents name: seasons, quarters, halves, and years that begin in spring.

A name covers the days from the first that it can mean to the last, so that nothing is called overdue while its period
may still be running:

- **a season** is three whole months, as the Met Office counts them: spring is March to May. A winter lies
  in two years and names both: winter 2026/27;
- **a quarter or a half** of 2027 is one of the calendar; of 2026/27 one of the financial year;
- **a financial year** runs from 1 April to 31 March;
- **a municipal year** runs from one annual meeting to the next. Each is held on some day of May (Local
  Government Act 1972, Schedule 12, paragraph 7), so it is counted from 1 May to 31 May of the next year;
- **2026/27** without a word may be either of these years and is counted from 1 April to 31 May.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING

from mkdocs_protocol.core.partial_date import FIRST_YEAR, LAST_YEAR, PartialDate

if TYPE_CHECKING:
    from mkdocs_protocol.core.partial_date import Precision

SEASONS = {"spring": 3, "summer": 6, "autumn": 9}
"""The seasons that lie in one year, with the month in which each begins."""

PERIOD = re.compile(
    r"(?P<season>spring|summer|autumn) (?P<season_year>\d{4})"
    r"|winter (?P<winter>\d{4}/\d{2})"
    r"|q(?P<quarter>[1-4]) (?P<quarter_year>\d{4}(?:/\d{2})?)"
    r"|(?:h(?P<half>[12])|(?P<half_word>first|second) half of) (?P<half_year>\d{4}(?:/\d{2})?)"
    r"|(?:(?P<sort>financial|municipal) year )?(?P<year>\d{4}/\d{2})",
    re.ASCII | re.IGNORECASE,
)

_HOW = (
    "write the date as 2026, 2026-12 or 2026-12-16, or the period as spring 2027, winter 2026/27, "
    "Q3 2027, first half of 2027, 2026/27, financial year 2026/27 or municipal year 2026/27"
)


def parse_date(text: str) -> PartialDate:
    """Return the day, month, year or named period that a source writes.

    Raises ValueError, with a message for the person who wrote it, for anything else.
    """
    if text[:4].isdigit() and "/" not in text:
        return PartialDate.parse(text)
    match = PERIOD.fullmatch(" ".join(text.split()))
    found = match and _period(match)
    if not found:
        shown = text if len(text) <= 40 else f"{text[:39]}…"
        raise ValueError(f"'{shown}' is not a date; {_HOW}")
    return found


def season(name: str, year: int) -> PartialDate:
    """Return a season of one year: spring, summer or autumn."""
    return _months(year, SEASONS[name], 3, f"{name} {year}", "season")


def winter(year: int) -> PartialDate:
    """Return the winter that begins in a year."""
    return _months(year, 12, 3, f"winter {split(year)}", "season")


def quarter(number: int, year: int, *, is_financial: bool) -> PartialDate:
    """Return a quarter, numbered from 1, of a calendar year or of the financial year that begins in it."""
    first = 3 * number - 2 + (3 if is_financial else 0)
    name = f"Q{number} {split(year) if is_financial else year}"
    return _months(year, first, 3, name, "quarter")


def half(number: int, year: int, *, is_financial: bool) -> PartialDate:
    """Return the first or second half of a calendar year or of the financial year that begins in it."""
    first = 6 * number - 5 + (3 if is_financial else 0)
    which = "first" if number == 1 else "second"
    name = f"{which} half of {split(year) if is_financial else year}"
    return _months(year, first, 6, name, "half")


def financial_year(year: int) -> PartialDate:
    """Return the financial year that begins in a calendar year."""
    return _months(year, 4, 12, f"financial year {split(year)}", "financial-year")


def municipal_year(year: int) -> PartialDate:
    """Return the municipal year that begins in a calendar year."""
    return _months(year, 5, 13, f"municipal year {split(year)}", "municipal-year")


def split_year(year: int) -> PartialDate:
    """Return a year named by two numbers, if nothing says when it begins."""
    return _months(year, 4, 14, split(year), "split-year")


def split(year: int) -> str:
    """Return how a year that ends in the next one is written: 2026/27."""
    return f"{year}/{(year + 1) % 100:02}"


def first_of_split(written: str) -> int | None:
    """Return the first year of "2026/27" or "2026-27"; None if the second does not follow it."""
    year = int(written[:4])
    return year if int(written[5:]) == (year + 1) % 100 else None


def _period(match: re.Match[str]) -> PartialDate | None:
    """Return the period of a match of `PERIOD`; None for a year that does not exist."""
    given = {name: value.lower() for name, value in match.groupdict().items() if value}
    written = next(given[name] for name in _YEARS if name in given)
    year = first_of_split(written) if "/" in written else int(written)
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if "season" in given:
        return season(given["season"], year)
    if "winter" in given:
        return winter(year)
    if "quarter" in given:
        return quarter(int(given["quarter"]), year, is_financial="/" in written)
    if "half_year" in given:
        first = given.get("half") == "1" or given.get("half_word") == "first"
        return half(1 if first else 2, year, is_financial="/" in written)
    made = {"financial": financial_year, "municipal": municipal_year}
    return made.get(given.get("sort", ""), split_year)(year)


_YEARS = ("season_year", "winter", "quarter_year", "half_year", "year")


def _months(year: int, first: int, number: int, name: str, sort: Precision) -> PartialDate:
    """Return a named period of whole months; months above 12 lie in the next year."""
    begins = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    last = first + number - 2  # counted from January of the year, from 0
    end_year, end_month = year + last // 12, last % 12 + 1
    ends = date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return PartialDate(begins, ends, name, sort)
