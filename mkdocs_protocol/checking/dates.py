"""Rules for the dates of an edition: that what is printed, its value and its place agree."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_protocol.core.cycle import intervals_in
from mkdocs_protocol.core.edition_dates import DateKind, FactState
from mkdocs_protocol.core.grammar import joined
from mkdocs_protocol.core.printed_dates import contradicts, dates_in, has_year_of, printed_dates
from mkdocs_protocol.core.problems import Location, Problem
from mkdocs_protocol.core.quoting import stands_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.core.edition_dates import DatedFact
    from mkdocs_protocol.core.partial_date import PartialDate
    from mkdocs_protocol.core.printed_dates import Readings
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.vocabulary import Vocabulary

_HAPPENED = {
    DateKind.ADOPTED: "was adopted",
    DateKind.APPROVED: "was approved",
    DateKind.REVIEWED: "was reviewed",
    DateKind.UNCHANGED: "was reviewed",
    DateKind.AMENDED: "was amended",
    DateKind.SIGNED: "was signed",
    DateKind.ISSUED: "was issued",
    DateKind.IN_FORCE_FROM: "came into force",
    DateKind.UNLABELLED: "is dated",
}
"""What has happened on each kind of date; a review to come and an end are not among these."""
_LATER = {DateKind.NEXT_REVIEW: "the next review", DateKind.EXPIRES: "the day on which it expires"}


def printed_dates_agree(edition: Edition, _: Vocabulary) -> Iterator[Problem]:
    """Whatever in `printed` can be read as a date is the value, as precise as it is printed."""
    for fact in edition.dates.recorded:
        if fact.value is not None:
            found = contradicts(fact.value, fact.printed)
            is_there = stands_in(edition.running_text, fact.printed)
            if (
                is_there
                and not dates_in(fact.printed)
                and (message := _no_date(fact.value, fact.printed))
            ):
                yield Problem(_place(edition, f"{fact.path}.value"), message, "date-not-as-printed")
            if found:
                yield Problem(
                    _place(edition, f"{fact.path}.value"),
                    f"the value ({fact.value.written}) is not what is printed (“{fact.printed}”), which "
                    f"reads {_written(found)}; write as much of the date as is printed, no more and "
                    "no less",
                    "date-not-as-printed",
                )
        elif fact.state is FactState.BLANK and (days := _finer_than_years(fact.printed)):
            yield Problem(
                _place(edition, f"{fact.path}.printed"),
                f"the label is called blank, but what is printed reads {_written(days)}; write it as "
                "the value, or leave the date out of the label",
                "date-not-as-printed",
            )


def _no_date(value: PartialDate, printed: str) -> str:
    """Return what is wrong with a value where no date can be read in what is printed; "" if it may be right."""
    write = f'write {{words: "{printed}"}} in place of value and printed'
    if any(not date.readings for date in printed_dates(" ".join(printed.split()))):
        return f"what is printed (“{printed}”) is not a day in the calendar, so it gives no date; {write}"
    if printed and not has_year_of(value, printed):
        return (
            f"the year of the value ({value.written}) is not in what is printed (“{printed}”); if the document gives "
            f"no date, {write}; otherwise print its year too"
        )
    return ""


def cycles_agree(edition: Edition, _: Vocabulary) -> Iterator[Problem]:
    """Whatever in a cycle's words can be read as a length of time is its value."""
    cycle = edition.cycle
    if cycle is None or cycle.interval is None:
        return
    read = intervals_in(cycle.printed)
    if read and cycle.interval.months not in {interval.months for interval in read}:
        said = joined((interval.shown for interval in read), "or")
        yield Problem(
            _place(edition, "cycle.value"),
            f"the value ({cycle.interval.shown}) is not what is printed (“{cycle.printed}”), which "
            f"reads {said}; correct the one that is wrong",
            "cycle-not-as-printed",
        )


def dates_follow_one_another(edition: Edition, _: Vocabulary) -> Iterator[Problem]:
    """A next review, or an end, is not earlier than any date on which something happened to the same edition."""
    for kind, name in _LATER.items():
        due = edition.dates[kind]
        for fact in edition.dates.recorded:
            if (
                due.value
                and fact.value
                and fact.kind in _HAPPENED
                and fact.value.first > due.value.last
            ):
                yield Problem(
                    _place(edition, f"{due.path}.value"),
                    f"{name} ({due.value.written}) is before the edition {_HAPPENED[fact.kind]} "
                    f"({fact.value.written}); correct the one that is wrong",
                    "dates-out-of-order",
                )


def lists_of_dates_are_in_order(edition: Edition, _: Vocabulary) -> Iterator[Problem]:
    """Several dates of one kind are in chronological order, since the last one is the leading one."""
    for kind in DateKind:
        stated = [fact for fact in edition.dates.all_of(kind) if fact.value]
        for before, after in pairwise(stated):
            if before.value and after.value and _end(after.value) < _end(before.value):
                yield Problem(
                    _place(edition, f"{after.path}.value"),
                    f"{after.value.written} comes after {before.value.written}; write the earlier date "
                    "first, since the last of a list leads",
                    "earlier-date-last",
                )


def qualifiers_stand_beside_their_dates(edition: Edition, _: Vocabulary) -> Iterator[Problem]:
    """Words that qualify a date, a version and a minute are printed in its field, and in no other one."""
    body = edition.running_text
    for fact in edition.dates.recorded:
        if fact.qualifier and fact.printed and _both_stand(body, fact) and not _beside(body, fact):
            yield Problem(
                _place(edition, f"{fact.path}.qualifier"),
                f"“{fact.qualifier}” is not printed beside “{fact.printed}”; leave it to the field in "
                "which it is printed, such as the cycle",
                "qualifier-elsewhere",
            )


def _both_stand(body: str, fact: DatedFact) -> bool:
    """Say whether the text has both; where it has not, another rule says so."""
    return stands_in(body, fact.qualifier) and stands_in(body, fact.printed)


def _beside(body: str, fact: DatedFact) -> bool:
    """Say whether a date and its qualifier follow one another, with no more than punctuation between."""
    words = [re.escape(" ".join(each.split())) for each in (fact.printed, fact.qualifier)]
    return any(re.search(rf"{a}\W{{0,4}}{b}", body) for a, b in (words, reversed(words)))


def _finer_than_years(words: str) -> tuple[Readings, ...]:
    return tuple(
        dates for dates in dates_in(words) if any(d.precision in ("day", "month") for d in dates)
    )


def _written(found: Iterable[Readings]) -> str:
    return joined((date.written for dates in found for date in dates), "or")


def _end(value: PartialDate) -> tuple[object, object]:
    return value.last, value.first


def _place(edition: Edition, path: str) -> Location:
    return edition.places.get(path, edition.at)
