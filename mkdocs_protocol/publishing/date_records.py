"""The dates of an edition as published: one key for each kind, a list of all, and the cycle of its reviews.

Under version 1 a key keeps its meaning and its list of values: `reviewed` is a review without change,
and a value is a day, a month or a year. What came later has keys of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from mkdocs_protocol.core.edition_dates import DateKind, FactState
from mkdocs_protocol.core.partial_date import CalendarPrecision
from mkdocs_protocol.publishing.shared_records import described

if TYPE_CHECKING:
    from mkdocs_protocol.core.edition_dates import DatedFact, Dates
    from mkdocs_protocol.core.partial_date import PartialDate
    from mkdocs_protocol.core.protocol import Edition

DateKey: TypeAlias = Literal[
    "adopted", "approved", "reviewed", "amended", "signed", "issued", "unlabelled", "next_review",
    "last_reviewed", "in_force_from", "expires",
]  # fmt: skip
KEYS: dict[DateKind, DateKey] = {
    DateKind.ADOPTED: "adopted",
    DateKind.APPROVED: "approved",
    DateKind.UNCHANGED: "reviewed",
    DateKind.AMENDED: "amended",
    DateKind.SIGNED: "signed",
    DateKind.ISSUED: "issued",
    DateKind.UNLABELLED: "unlabelled",
    DateKind.NEXT_REVIEW: "next_review",
    DateKind.REVIEWED: "last_reviewed",
    DateKind.IN_FORCE_FROM: "in_force_from",
    DateKind.EXPIRES: "expires",
}
"""The key of each kind of date, those first published first."""
PeriodSort: TypeAlias = Literal[
    "season", "quarter", "half", "financial-year", "municipal-year", "split-year"
]


@described
@dataclass(frozen=True, slots=True)
class DateRecord:
    """One date of an edition, as far as the document gives it."""

    value: str | None
    """As much of the date as the document gives: 2022, 2022-06 or 2022-06-16; null where it states none."""
    precision: CalendarPrecision | None
    """How much that is; a month or year means all of it, from the first day to the last."""
    printed: str
    """The words as printed: those of the date, of the label left blank, or those in place of a date."""
    state: FactState
    """`stated` (there is a date), `blank` (a label with nothing after it), `worded` (words in place
    of a date) or `absent` (neither). A season, a quarter or the like is `worded` here; which days it takes
    in stands in `all_dates`."""


@described
@dataclass(frozen=True, slots=True)
class DatesRecord:
    """The leading date of each kind. Each is another thing, and none stands for another."""

    adopted: DateRecord
    """When the council adopted the text."""
    approved: DateRecord
    """When some body approved it."""
    reviewed: DateRecord
    """When it was looked at and left as it was."""
    amended: DateRecord
    """When it was changed."""
    signed: DateRecord
    """When it was signed."""
    issued: DateRecord
    """When it was issued."""
    unlabelled: DateRecord
    """A date that stands there without a word on what it is the date of."""
    next_review: DateRecord
    """When it is to be looked at again."""
    last_reviewed: DateRecord
    """When it was looked at; whether it was changed or not is not said."""
    in_force_from: DateRecord
    """From when it holds."""
    expires: DateRecord
    """When it ends."""


@described
@dataclass(frozen=True, slots=True)
class DateEntryRecord:
    """One of all the dates of an edition."""

    kind: DateKey
    """What it is the date of: a key of `dates`."""
    leads: bool
    """Whether it is the one that stands under that key."""
    value: str | None
    """A day, a month or a year, as in `dates`; null for a named period and where there is no date."""
    precision: CalendarPrecision | None
    """How much that is."""
    period: PeriodSort | None
    """What sort of named period it is (`split-year`: "2026/27" without a word on which); else null."""
    period_name: str
    """What the period is called ("spring 2027"), or ""."""
    first_day: date | None
    """The first day that it takes in; null where there is no date."""
    last_day: date | None
    """The last day that it takes in; null where there is no date."""
    printed: str
    """The words as printed."""
    state: FactState
    """`stated`, a named period too, `blank` or `worded`; in the register `absent`, too."""
    by: str
    """The body that acted, as printed, or ""."""
    qualifier: str
    """Words printed beside the date that qualify it, or ""."""
    version: str
    """The version printed beside it, or ""."""
    minute: str
    """The minute printed beside it, or ""."""


@described
@dataclass(frozen=True, slots=True)
class WorkedOutRecord:
    """A day by which a review is due by a cycle: worked out by the handbook, stated by no document."""

    value: str
    """A day, a month or a year, as precise as the date that it is counted from."""
    precision: CalendarPrecision
    """How much that is."""
    first_day: date
    """The first day that it takes in."""
    last_day: date
    """The last day that it takes in. That it has passed makes no review overdue."""
    since_kind: DateKey
    """From which kind of date it is counted: the latest adoption, approval, review or amendment."""
    since_first_day: date
    """The first day of that date."""


@described
@dataclass(frozen=True, slots=True)
class CycleRecord:
    """How often a document says that it is reviewed."""

    printed: str
    """The words as printed ("Quadrennially"), of a blank its label, or ""."""
    state: FactState
    """`worded`, `blank` or `absent`."""
    months: int | None
    """The months from one review to the next; null where the words do not say it plainly."""
    month: int | None
    """The month of the year that is named with it, 1 for January; or null."""
    worked_out: WorkedOutRecord | None
    """The day by which a review is due by it, counted from the last adoption or review that is stated."""


def dates_record(dates: Dates) -> DatesRecord:
    """Return the leading date of each kind."""
    return DatesRecord(**{key: _date(dates[kind]) for kind, key in KEYS.items()})


def all_dates(dates: Dates) -> list[DateEntryRecord]:
    """Return every date that a document gives."""
    return [
        _entry(fact, key, leads=fact is dates[kind])
        for kind, key in KEYS.items()
        for fact in dates.all_of(kind)
    ]


def date_entry(fact: DatedFact) -> DateEntryRecord:
    """Return the leading date of a kind with everything known about it."""
    return _entry(fact, KEYS[fact.kind], leads=True)


def cycle_record(edition: Edition) -> CycleRecord:
    """Return how often a document says that it is reviewed."""
    cycle = edition.cycle
    if cycle is None:
        return CycleRecord("", FactState.ABSENT, None, None, None)
    interval = cycle.interval
    return CycleRecord(
        cycle.printed,
        cycle.state,
        interval.months if interval else None,
        interval.month if interval else None,
        _worked_out(edition),
    )


def calendar_value(value: PartialDate | None) -> tuple[str | None, CalendarPrecision | None]:
    """Return a day, month or year with its precision; nothing for a named period."""
    if value is None or value.name:
        return None, None
    return value.iso, cast("CalendarPrecision", value.precision)


def _worked_out(edition: Edition) -> WorkedOutRecord | None:
    worked_out = edition.worked_out_review
    if worked_out is None or worked_out.since.value is None:
        return None
    value, precision = calendar_value(worked_out.due)
    if value is None or precision is None:
        return None
    return WorkedOutRecord(
        value,
        precision,
        worked_out.due.first,
        worked_out.due.last,
        KEYS[worked_out.since.kind],
        worked_out.since.value.first,
    )


def _date(fact: DatedFact) -> DateRecord:
    value, precision = calendar_value(fact.value)
    is_named = fact.value is not None and value is None
    state = FactState.WORDED if is_named else fact.state
    return DateRecord(value=value, precision=precision, printed=fact.printed, state=state)


def _entry(fact: DatedFact, key: DateKey, *, leads: bool) -> DateEntryRecord:
    value, precision = calendar_value(fact.value)
    return DateEntryRecord(
        kind=key,
        leads=leads,
        value=value,
        precision=precision,
        period=cast("PeriodSort | None", fact.value.sort) if fact.value else None,
        period_name=fact.value.name if fact.value else "",
        first_day=fact.value.first if fact.value else None,
        last_day=fact.value.last if fact.value else None,
        printed=fact.printed,
        state=fact.state,
        by=fact.by,
        qualifier=fact.qualifier,
        version=fact.version,
        minute=fact.minute,
    )
