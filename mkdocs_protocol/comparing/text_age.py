"""Which of two texts is the newer, as far as their documents say, and which of many to read first."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.core.edition_dates import DateKind
from mkdocs_protocol.core.review import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.partial_date import PartialDate
    from mkdocs_protocol.core.protocol import Edition

_DEALT_WITH = tuple(
    kind for kind in DateKind if kind not in (DateKind.NEXT_REVIEW, DateKind.EXPIRES)
)
_WORDED = (
    DateKind.ADOPTED, DateKind.APPROVED, DateKind.AMENDED, DateKind.SIGNED, DateKind.ISSUED,
    DateKind.UNLABELLED,
)  # fmt: skip
"""The dates that count for the present text: a review that changed nothing, as far as we know, does not."""
_AT_MOST = (DateKind.REVIEWED, DateKind.IN_FORCE_FROM)
Freshness: TypeAlias = tuple[bool, date, tuple[bool, str, str]]


class Age(StrEnum):
    """How a text's date compares with that of another."""

    LATER = "later"
    EARLIER = "earlier"
    NOT_KNOWN = "not-known"
    """One of them is undated, or both fall within the same day, month or year."""


def text_date(edition: Edition) -> PartialDate | None:
    """Return the date of the present text: the last date on which it was made or changed.

    If none is stated, return the last on which it was reviewed or came into force, which may make it look older than
    it is; None if there is no such date either.
    """
    return _latest(edition, _WORDED) or _latest(edition, _AT_MOST)


def freshness(council: Council) -> Freshness:
    """Return the key that puts documents in force first, then those last dealt with, undated ones last."""
    last = _latest(council.leading_edition, _DEALT_WITH)
    # Days are negated, so that the latest comes first and an undated text last.
    turned = (
        date.fromordinal(date.max.toordinal() - last.last.toordinal() + 1) if last else date.max
    )
    return (council.leading_edition.status is not Status.IN_FORCE, turned, council.sort_key)


def age_of(dated: PartialDate | None, own: PartialDate | None) -> Age:
    """Return how the date of another text compares with the date of one's own."""
    if dated is None or own is None:
        return Age.NOT_KNOWN
    if dated.first > own.last:
        return Age.LATER
    return Age.EARLIER if dated.last < own.first else Age.NOT_KNOWN


def _latest(edition: Edition, kinds: Iterable[DateKind]) -> PartialDate | None:
    values = (edition.dates[kind].value for kind in kinds)
    return max(
        (value for value in values if value is not None),
        key=lambda v: (v.last, v.first),
        default=None,
    )
