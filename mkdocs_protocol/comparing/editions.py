"""Which edition of a council's document came before another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.partial_date import PartialDate
from mkdocs_protocol.core.review import Status

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition


def edition_before(council: Council, edition: Edition) -> Edition | None:
    """Return the edition that came before another of the same document; None if nobody can say.

    Editions are named after their dates. One of 2024 and one of May 2024 have no order that is known, nor
    has an undated one; and a draft, which was never in force, comes before nothing.
    """
    own = _period(edition)
    if own is None:
        return None
    earlier = [
        (period, other)
        for other in council.document_of(edition).editions
        if other.status is not Status.DRAFT
        and (period := _period(other)) is not None
        and period.last < own.first
    ]
    if not earlier:
        return None
    nearest, found = max(earlier, key=lambda each: each[0].last)
    # If another one's period overlaps that of the nearest, either may have been the last.
    rivals = [p for p, other in earlier if other is not found and p.last >= nearest.first]
    return None if rivals else found


def _period(edition: Edition) -> PartialDate | None:
    try:
        return PartialDate.parse(edition.id)
    except ValueError:
        return None
