"""What data, calendar and feed say about the review of an edition."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.edition_dates import DateKind, Dates, FactState
from mkdocs_protocol.core.review import Passing, ReviewState, passing
from mkdocs_protocol.site.files import one_line
from mkdocs_protocol.site.wording import ReviewFacts, fill

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.site.site import Site


ReviewBasis: TypeAlias = Literal["date", "event", "cycle", "blank", "nothing", "status"]
PublishedState: TypeAlias = Literal[
    "superseded",
    "draft",
    "overdue",
    "due-now",
    "due-soon",
    "current",
    "event-bound",
    "blank",
    "none",
]
"""The codes of review states under version 1 of the data; what came later is in `review_basis`."""


def ids_of(council: Council, edition: Edition) -> tuple[str, ...]:
    """Return what programs identify an edition by. For a protocol it is what it was before other documents were added."""
    kind = () if edition.kind == PROTOCOL else (edition.kind.id,)
    return (council.id, *kind, edition.id)


def review_of(site: Site, edition: Edition) -> ReviewFacts:
    """Return what decides the review state of an edition."""
    return ReviewFacts.of(edition, soon_days=site.handbook.soon_days)


def review_state(site: Site, edition: Edition) -> ReviewState:
    """Return the review state of an edition on the day of the build."""
    return review_of(site, edition).state(site.handbook.as_of)


def state_since(review: ReviewFacts, dates: Dates, today: date) -> date | None:
    """Return the day on which an edition in force entered its present state.

    A state that follows from the date of the next review begins on the day that this date gives; that of a cycle
    begins anew when the day that is worked out from it has come, and when it has passed. No state began before the
    latest date that the document gives for itself (its adoption, or a review that left it unchanged; the first day of
    a month or year). None if neither gives a day: the document has no date, so nobody can say since when that has
    been so.
    """
    due = review.next_review.value
    starts = (
        {
            ReviewState.OVERDUE: due.last + timedelta(days=1),
            ReviewState.DUE_NOW: due.first,
            ReviewState.DUE_SOON: due.first - timedelta(days=review.soon_days),
        }
        if due
        else {}
    )
    state = review.state(today)
    start = starts.get(state)
    if state is ReviewState.CYCLE and review.worked_out:
        worked_out = review.worked_out.due
        start = {
            Passing.NOW: worked_out.first,
            Passing.PAST: worked_out.last + timedelta(days=1),
        }.get(passing(worked_out, today))
    return max(filter(None, (last_dated(dates, today), start)), default=None)


def last_dated(dates: Dates, today: date) -> date | None:
    """Return the last day on which something happened to an edition, by its own dates; the first day of a month."""
    begun = [
        fact.value.first
        for fact in dates.recorded
        if fact.kind not in _AHEAD and fact.value and fact.value.first <= today
    ]
    return max(begun, default=None)


_AHEAD = (DateKind.NEXT_REVIEW, DateKind.EXPIRES)
"""Dates still to come for a document, which are not something that happened to it."""


def review_basis(edition: Edition) -> ReviewBasis:
    """Return what the review state of an edition rests on."""
    facts = ReviewFacts.of(edition)
    match facts.state(date.max):
        case ReviewState.SUPERSEDED | ReviewState.DRAFT:
            return "status"
        case ReviewState.EVENT_BOUND:
            return "event"
        case ReviewState.CYCLE:
            return "cycle"
        case ReviewState.BLANK:
            return "blank"
        case ReviewState.NONE:
            return "nothing"
    return "date"


def published_state(site: Site, edition: Edition) -> PublishedState:
    """Return the review state of an edition as a code in the list that was first published.

    A cycle is what it was before it had a state of its own: a date left blank, or none at all.
    """
    state = review_state(site, edition)
    if state is not ReviewState.CYCLE:
        return cast("PublishedState", state.value)
    is_blank = edition.dates[DateKind.NEXT_REVIEW].state is FactState.BLANK
    return "blank" if is_blank else "none"


def document_says(site: Site, review: ReviewFacts) -> str:
    """Return the document's own words on its next review, in a sentence, or ""."""
    fact = review.next_review
    return " ".join(
        fill(site.wording["said"], {"printed": one_line(words)})
        for words in (fact.printed, fact.qualifier, review.cycle_printed)
        if words
    )
