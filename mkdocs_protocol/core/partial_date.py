"""Dates as precise as the document gives them, and the day of a build."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal, TypeAlias
from zoneinfo import ZoneInfo

from mkdocs_protocol.words.gettext import N_, NP_, _, pgettext

if TYPE_CHECKING:
    from collections.abc import Mapping

CalendarPrecision: TypeAlias = Literal["day", "month", "year"]
Precision: TypeAlias = Literal[
    "day", "month", "year",
    "season", "quarter", "half", "financial-year", "municipal-year", "split-year",
]  # fmt: skip
"""How much of a date a document gives; for a named period, what sort of period it is."""

LONDON = ZoneInfo("Europe/London")
"""The clock that decides which day it is, at the build and in the browser alike."""

MONTHS = (
    NP_("month", "January"), NP_("month", "February"), NP_("month", "March"), NP_("month", "April"),
    NP_("month", "May"), NP_("month", "June"), NP_("month", "July"), NP_("month", "August"),
    NP_("month", "September"), NP_("month", "October"), NP_("month", "November"), NP_("month", "December"),
)  # fmt: skip
"""The months in English, as texts and sources write them; `month_name` is what a page shows."""

_PERIODS = (
    N_("spring {year}"), N_("summer {year}"), N_("autumn {year}"), N_("winter {year}"),
    N_("Q1 {year}"), N_("Q2 {year}"), N_("Q3 {year}"), N_("Q4 {year}"),
    N_("first half of {year}"), N_("second half of {year}"), N_("financial year {year}"), N_("municipal year {year}"),
)  # fmt: skip
"""What periods are called (`core.periods`), for the catalogue."""

FIRST_YEAR, LAST_YEAR = 1800, 2200
"""A year outside these is a typing error, not a date of a council's."""

_YEAR_OF_PERIOD = re.compile(r"\d{4}(?:/\d{2})?$")
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_HOW = "write the date as 2026, 2026-12 or 2026-12-16"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month, a year or a named period, such as a season: from its first day to its last.

    Ordered by first day, then by last day. Raises ValueError for a period without a name that is not a day, month or
    year.
    """

    first: date
    last: date
    name: str = ""
    """What a named period is called ("spring 2027"); "" for a day, a month or a year."""
    sort: Precision | None = None
    """What sort of period a name means; None without a name."""

    def __post_init__(self) -> None:
        if bool(self.name) != bool(self.sort) or self.last < self.first:
            raise ValueError(
                f"{self.first} to {self.last} has a name without a sort, or ends early"
            )
        if not self.name and self.last != _last_day(self.first, self._calendar_precision):
            raise ValueError(f"{self.first} to {self.last} is not a day, a month or a year")

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Return the date written as YYYY, YYYY-MM or YYYY-MM-DD.

        Raises ValueError, with a message for the person who wrote it, for anything else.
        """
        match = _ISO.fullmatch(text)
        if not match:
            raise ValueError(f"'{_shortened(text)}' is not a date; {_HOW}")
        year, month, day = (int(part) if part else None for part in match.groups())
        if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(f"'{text}' is not from {FIRST_YEAR} to {LAST_YEAR}; {_HOW}")
        try:
            first = date(year, 1 if month is None else month, 1 if day is None else day)
        except ValueError:
            raise ValueError(f"'{text}' is not in the calendar; {_HOW}") from None
        precision: CalendarPrecision = "day" if day else "month" if month else "year"
        return cls(first, _last_day(first, precision))

    @property
    def precision(self) -> Precision:
        """How much of the date the document gives."""
        return self.sort or self._calendar_precision

    @property
    def iso(self) -> str:
        """A day, month or year as `parse` reads it (2026, 2026-12, 2026-12-16); "" for a named period."""
        if self.name:
            return ""
        return self.first.isoformat()[
            : {"day": 10, "month": 7, "year": 4}[self._calendar_precision]
        ]

    @property
    def written(self) -> str:
        """The date as a source writes it: 2026-12 or "spring 2027"."""
        return self.name or self.iso

    @property
    def shown(self) -> str:
        """The date in words: 2027, December 2026, 16 December 2021 or spring 2027."""
        if self.name:
            return _show_period(self.name)
        if self.precision == "year":
            return str(self.first.year)
        if self.precision == "month":
            return show_month(self.first)
        return show_day(self.first)

    @property
    def months(self) -> str:
        """The months that a named period covers ("March to May 2027"); "" without a name."""
        if not self.name:
            return ""
        begin = month_name(self.first.month)
        if self.first.year != self.last.year:
            begin = show_month(self.first)
        return _("{first} to {last}").format(first=begin, last=show_month(self.last))

    @property
    def _calendar_precision(self) -> CalendarPrecision:
        if self.first == self.last:
            return "day"
        return "month" if self.first.month == self.last.month else "year"


def month_name(number: int) -> str:
    """Return what a month is called, 1 being January."""
    return pgettext("month", MONTHS[number - 1])


def show_month(day: date) -> str:
    """Return the month of a day: December 2026."""
    return _("{month} {year}").format(month=month_name(day.month), year=day.year)


def show_day(day: date) -> str:
    """Return a day, whatever the locale: 16 December 2021."""
    return day_pattern().format(day=day.day, month=month_name(day.month), year=day.year)


def day_pattern() -> str:
    """Return how a day is written, with places for `day`, `month` and `year`."""
    return _("{day} {month} {year}")


def build_day(environ: Mapping[str, str]) -> date:
    """Return the day of the build in Europe/London.

    SOURCE_DATE_EPOCH (seconds since 1970, https://reproducible-builds.org/specs/source-date-epoch/)
    overrides it if set. Raises ValueError, with a sentence to show, for a value that is not a time.
    """
    epoch = environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(LONDON).date()
    try:
        if not re.fullmatch(r"[0-9]{1,12}", epoch):
            raise ValueError
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(LONDON).date()
    except (ValueError, OverflowError, OSError):
        raise ValueError(
            f"SOURCE_DATE_EPOCH is '{_shortened(epoch)}', which is not the time of a build; "
            "write whole seconds since 1970, such as 1795305600, or leave it unset"
        ) from None


def _show_period(name: str) -> str:
    year = _YEAR_OF_PERIOD.search(name)
    if year is None or not year.start():
        return name
    pattern = f"{name[: year.start()]}{{year}}"
    return _(pattern).format(year=year[0])


def _last_day(first: date, precision: CalendarPrecision) -> date:
    if precision == "day":
        return first
    month = first.month if precision == "month" else 12
    return date(first.year, month, calendar.monthrange(first.year, month)[1])


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
