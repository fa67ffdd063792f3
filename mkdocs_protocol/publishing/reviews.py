"""What data, calendar and feed say of the review of an edition."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from mkdocs_protocol.core.edition_dates import DateKind, Dates
from mkdocs_protocol.core.review import ReviewState
from mkdocs_protocol.site.files import one_line
from mkdocs_protocol.site.wording import ReviewFacts, fill

if TYPE_CHECKING:
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.site.site import Site


def review_of(site: Site, edition: Edition) -> ReviewFacts:
    """Return what decides the review state of an edition."""
    return ReviewFacts(
        edition.status,
        edition.dates[DateKind.NEXT_REVIEW],
        site.handbook.soon_days,
        language=edition.language,
        is_part=bool(edition.incomplete),
    )


def review_state(site: Site, edition: Edition) -> ReviewState:
    """Return the review state of an edition on the day of the build."""
    return review_of(site, edition).state(site.handbook.as_of)


def state_since(review: ReviewFacts, dates: Dates, today: date) -> date | None:
    """Return the day on which an edition in force came into the state that it is in today.

    A state that follows from the date of the next review begins on the day that this date gives.
    None began before the latest date that the document states of itself (its adoption, or a review
    that left it as it was; of a month or year the first day). None where neither gives a day: the
    document has no date, so nobody can say since when that has been so.
    """
    due = review.next_review.value
    starts = {
        ReviewState.OVERDUE: due.last + timedelta(days=1),
        ReviewState.DUE_NOW: due.first,
        ReviewState.DUE_SOON: due.first - timedelta(days=review.soon_days),
    } if due else {}  # fmt: skip
    begun = [
        fact.value.first
        for fact in dates.recorded
        if fact.kind is not DateKind.NEXT_REVIEW and fact.value and fact.value.first <= today
    ]
    start = starts.get(review.state(today))
    return max([*begun, start] if start else begun, default=None)


def document_says(site: Site, review: ReviewFacts) -> str:
    """Return the document's own words on its next review, in a sentence, or ""."""
    fact = review.next_review
    return " ".join(
        fill(site.wording["said"], {"printed": one_line(words)})
        for words in (fact.printed, fact.qualifier)
        if words
    )
