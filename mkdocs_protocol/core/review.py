"""Whether a review is due: one state an edition, from its dates and the day it is read."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.core.edition_dates import DatedFact, FactState

if TYPE_CHECKING:
    from mkdocs_protocol.core.cycle import Cycle, WorkedOut
    from mkdocs_protocol.core.partial_date import PartialDate

SOON_DAYS = 90
"""How many days before its first day a review counts as due soon, unless a site says otherwise."""


class Status(StrEnum):
    """Whether an edition counts: published as its `status`."""

    IN_FORCE = "in-force"
    SUPERSEDED = "superseded"
    DRAFT = "draft"


class ReviewState(StrEnum):
    """What the day it is read makes of an edition's next review."""

    SUPERSEDED = "superseded"
    DRAFT = "draft"
    OVERDUE = "overdue"
    DUE_NOW = "due-now"
    DUE_SOON = "due-soon"
    CURRENT = "current"
    EVENT_BOUND = "event-bound"
    CYCLE = "cycle"
    """No date, but words on how often it is reviewed: never overdue by a day worked out from them."""
    BLANK = "blank"
    NONE = "none"

    @property
    def is_dated(self) -> bool:
        """Say whether the state depends on the day; the others never change by themselves."""
        return self in DATED


DATED = (ReviewState.CURRENT, ReviewState.DUE_SOON, ReviewState.DUE_NOW, ReviewState.OVERDUE)
"""The states that follow one another as time goes by."""

BY_URGENCY = (
    ReviewState.OVERDUE,
    ReviewState.DUE_NOW,
    ReviewState.DUE_SOON,
    ReviewState.CYCLE,
    ReviewState.BLANK,
    ReviewState.NONE,
    ReviewState.EVENT_BOUND,
    ReviewState.CURRENT,
    ReviewState.DRAFT,
    ReviewState.SUPERSEDED,
)
"""The order of the review register.

What nobody can tell (cycle, blank, none, event-bound) stands between what is due and what is not: it
asks for a decision, but not by a stated day. A cycle comes first there, since a day can be worked out
from it, then a blank, since somebody meant to fill it in.
"""

Urgency: TypeAlias = tuple[int, date, date]


class Passing(StrEnum):
    """Where a day stands to a period: what a day that was worked out is told by."""

    AHEAD = "ahead"
    NOW = "now"
    PAST = "past"


def passing(due: PartialDate, today: date) -> Passing:
    """Return whether a period lies ahead of a day, holds it, or has passed."""
    if today > due.last:
        return Passing.PAST
    return Passing.NOW if today >= due.first else Passing.AHEAD


def review_state(
    *,
    status: Status,
    next_review: DatedFact,
    today: date,
    soon_days: int = SOON_DAYS,
    cycle: Cycle | None = None,
) -> ReviewState:
    """Return the state of an edition's review on a day.

    The first that applies, in this order: superseded, draft, then by the date of the next review,
    which covers a period from its first day to its last, then by what stands in place of a date:
    words, else a cycle, else a blank.
    """
    if status is Status.SUPERSEDED:
        return ReviewState.SUPERSEDED
    if status is Status.DRAFT:
        return ReviewState.DRAFT
    if next_review.value is not None:
        return _dated_state(next_review.value, today, soon_days)
    if next_review.state is FactState.WORDED:
        return ReviewState.EVENT_BOUND
    if cycle is not None and cycle.state is FactState.WORDED:
        return ReviewState.CYCLE
    return ReviewState.BLANK if next_review.state is FactState.BLANK else ReviewState.NONE


def urgency(
    state: ReviewState, next_review: DatedFact, worked_out: WorkedOut | None = None
) -> Urgency:
    """Return the key that sorts the review register; equal keys are for the caller to tell apart.

    `BY_URGENCY` first; among dated states the review that ends first, so that the longest overdue
    leads and of two that end together the one that began first; among cycles the same by the day that
    is worked out, those without one last. `review.js` makes the same order.
    """
    due = next_review.value if state.is_dated else None
    if state is ReviewState.CYCLE and worked_out:
        due = worked_out.due
    period = (due.last, due.first) if due else (date.max, date.max)
    return (BY_URGENCY.index(state), *period)


def _dated_state(due: PartialDate, today: date, soon_days: int) -> ReviewState:
    if today > due.last:
        return ReviewState.OVERDUE
    if today >= due.first:
        return ReviewState.DUE_NOW
    if (due.first - today).days <= soon_days:
        return ReviewState.DUE_SOON
    return ReviewState.CURRENT
