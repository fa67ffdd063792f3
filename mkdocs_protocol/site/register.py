"""The order of the review register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.edition_dates import DateKind
from mkdocs_protocol.core.review import urgency
from mkdocs_protocol.site.wording import ReviewFacts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_protocol.core.documents import Document
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.review import Urgency
    from mkdocs_protocol.site.site import Site


def by_urgency(site: Site, councils: Iterable[Council]) -> list[Council]:
    """Return councils with the most urgent review first; equal ones keep the order given."""
    return sorted(councils, key=lambda council: urgency_of(site, council.leading_edition))


def documents_by_urgency(site: Site, councils: Iterable[Council]) -> list[tuple[Council, Document]]:
    """Return every document with its council, the most urgent review first; equal ones keep the order given."""
    every = [(council, document) for council in councils for document in council.documents]
    return sorted(every, key=lambda one: urgency_of(site, one[1].leading_edition))


def urgency_of(site: Site, edition: Edition) -> Urgency:
    """Return the key that puts an edition into the order of the register."""
    facts = ReviewFacts.of(edition, soon_days=site.handbook.soon_days)
    due = edition.dates[DateKind.NEXT_REVIEW]
    return urgency(facts.state(site.handbook.as_of), due, edition.worked_out_review)
