"""How often a document says that it is reviewed, and the day that can be worked out from it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.edition_dates import DateKind, FactState
from mkdocs_protocol.core.partial_date import MONTHS, PartialDate, month_name
from mkdocs_protocol.words.gettext import _, ngettext

if TYPE_CHECKING:
    from mkdocs_protocol.core.edition_dates import DatedFact, Dates

LONGEST_MONTHS = 12 * 50
"""A cycle longer than this is a typing error."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A number of months from one review to the next, and the month of the year where one is named."""

    months: int
    month: int | None = None
    """1 for January to 12 for December; only where the interval is one of whole years."""

    def __post_init__(self) -> None:
        if not 1 <= self.months <= LONGEST_MONTHS:
            raise ValueError(f"a cycle of {self.months} months")
        if self.month is not None and (self.months % 12 or not 1 <= self.month <= 12):
            raise ValueError(f"a cycle of {self.months} months in month {self.month}")

    @property
    def shown(self) -> str:
        """The interval in words: "4 years", "18 months", "1 year, in May"."""
        if self.months % 12:
            number = self.months
            length = ngettext("{number} month", "{number} months", number).format(number=number)
        else:
            number = self.months // 12
            length = ngettext("{number} year", "{number} years", number).format(number=number)
        if self.month is None:
            return length
        return _("{length}, in {month}").format(length=length, month=month_name(self.month))

    def after(self, since: PartialDate) -> PartialDate | None:
        """Return the day, month or year by which a review is due, counted from a date.

        It is as precise as that date; of a named period, the last month counts. If the cycle names a month, it is the
        first such month after the date for a yearly cycle, and otherwise that month in the year in which the cycle
        ends. None if only a year is known and the cycle is not one of whole years.
        """
        if self.month is not None:
            year = since.last.year + self.months // 12
            if self.months == 12 and self.month > since.last.month:
                year -= 1
            return PartialDate.parse(f"{year:04}-{self.month:02}")
        if since.precision == "year":
            if self.months % 12:
                return None
            return PartialDate.parse(f"{since.first.year + self.months // 12:04}")
        years, month = divmod(since.last.month - 1 + self.months, 12)
        year, month = since.last.year + years, month + 1
        written = f"{year:04}-{month:02}"
        if since.precision == "day":
            day = min(since.last.day, calendar.monthrange(year, month)[1])
            written += f"-{day:02}"
        return PartialDate.parse(written)


@dataclass(frozen=True, slots=True)
class Cycle:
    """How often the document says that it is reviewed."""

    printed: str = ""
    """The words as printed: "Quadrennially or upon a new administration"; for a blank, its label."""
    is_blank: bool = False
    """The label stands there with nothing after it."""
    interval: Interval | None = None
    """The same as a number, if its words or its editor give it."""

    @property
    def state(self) -> FactState:
        """Worded, blank or absent; a cycle states no date."""
        if self.is_blank:
            return FactState.BLANK
        return FactState.WORDED if self.printed else FactState.ABSENT


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """The day by which a review would be due by a cycle: worked out, and stated by no document."""

    due: PartialDate
    since: DatedFact
    """The last adoption or review, from which it is counted."""


COUNTED_FROM = (
    DateKind.ADOPTED, DateKind.APPROVED, DateKind.REVIEWED, DateKind.UNCHANGED, DateKind.AMENDED,
)  # fmt: skip
"""The dates on which a council had its text before it, so that a cycle begins anew."""


def worked_out(cycle: Cycle | None, dates: Dates) -> WorkedOut | None:
    """Return the day by which a review is due by a cycle; None if the document gives too little."""
    if cycle is None or cycle.interval is None or cycle.is_blank:
        return None
    stated = [
        (fact.value, fact)
        for kind in COUNTED_FROM
        for fact in dates.all_of(kind)
        if fact.value is not None
    ]
    if not stated:
        return None
    value, since = max(stated, key=lambda each: (each[0].last, each[0].first))
    try:
        due = cycle.interval.after(value)
    except ValueError:  # beyond the years that a date can have
        return None
    return WorkedOut(due, since) if due else None


def parse_interval(text: str) -> int:
    """Return the number of months in a length such as "4 years", "1 year" or "18 months".

    Raises ValueError, with a message for the person who wrote it, for anything else.
    """
    match = re.fullmatch(r"([1-9][0-9]{0,2}) (year|month)s?", " ".join(text.split()), re.ASCII)
    months = int(match[1]) * (12 if match[2] == "year" else 1) if match else 0
    if not 1 <= months <= LONGEST_MONTHS:
        shown = text if len(text) <= 40 else f"{text[:39]}…"
        raise ValueError(
            f"'{shown}' is not a length of time; write it as 4 years, 1 year or 18 months"
        )
    return months


def intervals_in(words: str) -> tuple[Interval, ...]:
    """Return every interval that some printed words give; () if they give none that can be read.

    "Biannual" is left alone: to some it means twice a year, to others every two years.
    """
    found = []
    whole = " ".join(words.split())
    for match in _INTERVAL.finditer(whole):
        before = whole[: match.start()].lower()
        if (
            match["word"]
            and _ONE_OF_THE_YEAR.match(whole, match.end("word"))
            and not before.endswith(("each ", "every "))
        ):
            continue  # "Adopted at the Annual Meeting" says when it was adopted.
        if match["word"]:
            months = _WORDS[match["word"].lower()]
        else:
            count = match["count"] or match["number"] or match["length"]
            unit = (match["times"] or match["unit"] or match["of"]).lower()
            months = (_number(count.lower()) if count else 1) * (12 if unit[0] in "yc" else 1)
        month = _MONTH_NUMBERS[match["month"].lower()] if match["month"] else None
        if 1 <= months <= LONGEST_MONTHS:
            found.append(Interval(months, month if months % 12 == 0 else None))
    return tuple(dict.fromkeys(found))


def how_often(words: str) -> tuple[str, ...]:
    """Return each passage of some printed words that says how often something is reviewed, whether as a number or not.

    "reviewed every two years", "reviewed bi-annually", "review at every ordinary election", "Review cycle: each term".
    """
    return tuple(found[0].rstrip() for found in _HOW_OFTEN.finditer(words))


_WORDS = {
    "annually": 12, "annual": 12, "yearly": 12, "once a year": 12, "biennially": 24, "biennial": 24,
    "triennially": 36, "triennial": 36, "quadrennially": 48, "quadrennial": 48,
    "quinquennially": 60, "quinquennial": 60,
    "yn flynyddol": 12, "bob blwyddyn": 12, "bob dwy flynedd": 24, "bob tair blynedd": 36, "bob pedair blynedd": 48,
    "bob pum mlynedd": 60,
}  # fmt: skip
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
} | {"other": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "eighteen": 18}  # fmt: skip
_MONTH_NUMBERS = {month.lower(): number for number, month in enumerate(MONTHS, start=1)}
_ONE_OF_THE_YEAR = re.compile(
    r" (?:(?:general|town|parish|community|council|statutory) ){0,2}(?:meeting|assembly|council|governance|report|return|leave|"
    r"budget|accounts?|audit|precept|appraisal|subscription)s?\b",
    re.IGNORECASE,
)
"""What is often called annual: there the word says nothing about a review."""
_COUNT = rf"\d{{1,2}}|{'|'.join(_NUMBERS)}"
_UNIT = r"years?|yrs?|months?|mths?|civic years?|council years?"
_INTERVAL = re.compile(
    rf"\b(?:(?<!\w-)(?:(?<![\w-])(?P<count>{_COUNT})(?: \(\d{{1,2}}\))?[ -])"
    r"(?P<times>yearly|monthly|years?(?= review| cycle| period| term)|months?(?= review| cycle| period| term))"
    rf"|(?<!semi-)(?<!bi-)(?<!half-)(?<!half )(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b"
    rf"|(?:every|each|once in (?:every|each)) (?:(?P<number>{_COUNT})(?: \(\d{{1,2}}\))? ?)?(?P<unit>{_UNIT})\b"
    rf"|(?:period|frequency|cycle|interval|review(?=:)):? (?P<length>{_COUNT}) (?P<of>{_UNIT})\b)"
    rf"(?: review| meeting)?(?:,? \(?(?:in|each|every|at the|at its|at)? ?(?P<month>{'|'.join(MONTHS)})\b)?",
    re.IGNORECASE,
)

_OFTEN = (
    r"(?:bi-?|half[- ]|semi-)?annually|annual(?= ?[(.,]|$)|(?:[\w-]{1,20}[ -])?(?:yearly|monthly)|quarterly|\w{1,20}ennially|"
    r"[\w-]{1,20}[ -](?:year|month)s? (?:cycle|basis|interval|period)|once a (?:year|term)|"
    r"(?:every|each|once in an?|once per) (?:(?!in |the |of |to |and |who |that )[\w()-]+ ){0,3}?"
    r"(?:years?|months?|terms?(?: of office)?|elections?|cycles?|administrations?)"
)
_AGAIN = r"review(?:ed|s)?|looked at(?: again)?|revisited|reconsidered|re-?(?:adopted|affirmed|confirmed|approved)|renewed|refreshed"
_HOW_OFTEN = re.compile(
    rf"\b(?:(?:{_AGAIN})\b[^.;\n]{{0,50}}?\b(?:{_OFTEN})\b(?:,? (?:in|each|every|at the) (?:{'|'.join(MONTHS)}))?"
    rf"|annual(?:ly)? review(?:ed)?\b|(?:{_OFTEN})\b[^.;:\n]{{0,60}}?\b(?:{_AGAIN})\b"
    r"|(?:review (?:cycle|frequency|interval|period)|(?:cycle|frequency|interval|period) of reviews?)\b:? ?[–-]? (?=\S)[^.;\n_…|]{2,60}"
    rf"|review: (?:{_COUNT})[ -](?:{_UNIT})\b"
    r"|adolyg\w+\b[^.;\n]{0,50}?\b(?:yn flynyddol|bob (?:blwyddyn|(?:dwy|tair|pedair|pum) [a-z]+nedd))\b)",
    re.IGNORECASE,
)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word]
