"""Dates as precise as the document makes them, and the day that rules a build."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal, TypeAlias
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

Precision: TypeAlias = Literal["day", "month", "year"]

LONDON = ZoneInfo("Europe/London")
"""The clock that decides which day it is, at the build and in the browser alike."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

FIRST_YEAR, LAST_YEAR = 1800, 2200
"""A year outside these is a slip of the keyboard, not a date of a council's."""

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_HOW = "write the date as 2026, 2026-12 or 2026-12-16"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year: the period from its first day to its last.

    Ordered by first day, then by last day. Raises ValueError for a period that is none of these.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last != _last_day(self.first, self.precision):
            raise ValueError(f"{self.first} to {self.last} is not a day, a month or a year")

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Return the date written as YYYY, YYYY-MM or YYYY-MM-DD.

        Raises ValueError, with words for the person who wrote it, for anything else.
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
        precision: Precision = "day" if day else "month" if month else "year"
        return cls(first, _last_day(first, precision))

    @property
    def precision(self) -> Precision:
        """How much of the date the document gives."""
        if self.first == self.last:
            return "day"
        return "month" if self.first.month == self.last.month else "year"

    @property
    def iso(self) -> str:
        """The date as `parse` reads it: 2026, 2026-12 or 2026-12-16."""
        return self.first.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]

    @property
    def shown(self) -> str:
        """The date in British English: 2027, December 2026 or 16 December 2021."""
        if self.precision == "year":
            return str(self.first.year)
        if self.precision == "month":
            return f"{MONTHS[self.first.month - 1]} {self.first.year}"
        return show_day(self.first)


def show_day(day: date) -> str:
    """Return a day in British English, whatever the locale: 16 December 2021."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def build_day(environ: Mapping[str, str]) -> date:
    """Return the day of the build in Europe/London.

    SOURCE_DATE_EPOCH (seconds since 1970, https://reproducible-builds.org/specs/source-date-epoch/)
    rules it where it is set. Raises ValueError, in a sentence to show, for a value that is no time.
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
            f"SOURCE_DATE_EPOCH is '{_shortened(epoch)}', which is no time of a build; "
            "write whole seconds since 1970, such as 1795305600, or leave it unset"
        ) from None


def _last_day(first: date, precision: Precision) -> date:
    if precision == "day":
        return first
    month = first.month if precision == "month" else 12
    return date(first.year, month, calendar.monthrange(first.year, month)[1])


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
