"""Where days are on a line of years: one scale for all lines, each with its stretches and marks.

A position is a number from 0 at the left edge to `WIDTH` at the right, so that a page can stretch the drawing to any
width. Every year has the same width, so that a row of labels needs no numbers of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

WIDTH = 1000.0
MOST_LABELS = 10
"""How many years are named at most; if there are more, only every second, third … one is."""


class Sort(StrEnum):
    """What a stretch of a line means."""

    RUNNING = "running"
    """From the day of the text to the day of its review."""
    PASSED = "passed"
    """From the end of the period of its review to the day on which the line is drawn."""
    OPEN = "open"
    """There is no date of a review to count to."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The years that a drawing spans, in steps of one or more."""

    first: int
    """The year that begins at the left edge."""
    step: int
    """How many years there are from one label to the next."""
    labels: int

    @property
    def years(self) -> tuple[int, ...]:
        """The years that are named, each at the beginning of a step of equal width."""
        return tuple(self.first + place * self.step for place in range(self.labels))

    def at(self, day: date) -> float:
        """Return the position of a day; one outside the scale is at its edge."""
        begin, end = date(day.year, 1, 1).toordinal(), date(day.year, 12, 31).toordinal()
        years = day.year - self.first + (day.toordinal() - begin) / (end - begin + 1)
        return round(min(max(years / (self.labels * self.step), 0), 1) * WIDTH, 1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line."""

    sort: Sort
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its marks."""

    stretches: tuple[Stretch, ...]
    dots: tuple[float, ...]
    """The days on which the text was made or dealt with."""
    due: float | None
    """The last day of the period of its review."""


def scale_of(days: Iterable[date], today: date) -> Scale:
    """Return a scale that holds all days, and the day on which it is drawn, with a year to spare."""
    years = {today.year, *(day.year for day in days)}
    first, last = min(years), max(*years, today.year + 1)
    step = -(-(last - first + 1) // MOST_LABELS)
    return Scale(first, step, -(-(last - first + 1) // step))


def line_of(scale: Scale, dots: Sequence[date], due: tuple[date, date] | None, today: date) -> Line:
    """Return a line: from its first dot to its review, or without end if there is no review to count to.

    `due` is the first and the last day of the period of the review.
    """
    places = tuple(sorted({scale.at(day) for day in dots}))
    begin = places[0] if places else 0.0
    if due is None:
        return Line((Stretch(Sort.OPEN, begin, WIDTH),), places, None)
    end, now = scale.at(due[1]), scale.at(today)
    running = Sort.RUNNING if places else Sort.OPEN
    stretches = [Stretch(running, min(begin, end), end)]
    if due[1] < today:
        stretches.append(Stretch(Sort.PASSED, end, now))
    return Line(tuple(stretches), places, end)
