"""Whether a review is due: one state for each edition, from its dates and the day it is read."""

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
    """Whether an edition is in force, superseded or a draft: published as its `status`."""

    IN_FORCE = "in-force"
    SUPERSEDED = "superseded"
    DRAFT = "draft"


class ReviewState(StrEnum):
    """The state of an edition's next review on the day it is read."""

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
        """Return whether the state depends on the day; the others never change by themselves."""
        return self in DATED


DATED = (ReviewState.CURRENT, ReviewState.DUE_SOON, ReviewState.DUE_NOW, ReviewState.OVERDUE)
"""The states that an edition passes through as time goes by."""

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

What nobody can date (cycle, blank, none, event-bound) comes between what is due and what is not: it needs a decision,
but not by a stated day. A cycle comes first of these, since a day can be worked out from it, then a blank, since
somebody meant to fill it in.
"""

Urgency: TypeAlias = tuple[int, date, date]


class Passing(StrEnum):
    """Where a day is relative to a period: how a day that was worked out is described."""

    AHEAD = "ahead"
    NOW = "now"
    PAST = "past"


def passing(due: PartialDate, today: date) -> Passing:
    """Return whether a period is still to come on a day, contains it, or has passed."""
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

    The first that applies, in this order: superseded, draft, then by the date of the next review, which covers a
    period from its first day to its last, then by what is given in place of a date: words, or else a cycle, or else a
    blank.
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
    """Return the key that sorts the review register; the caller decides between equal keys.

    `BY_URGENCY` comes first; among dated states, the period that ends first leads, so that the longest overdue comes
    first, and of two that end together the one that began first; cycles follow the same rule by the day that is
    worked out, those without one last. `review.js` makes the same order.
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
