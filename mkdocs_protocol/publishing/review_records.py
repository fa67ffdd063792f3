"""The register of reviews as published: for each council what is due, since when, and by what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.edition_dates import DateKind
from mkdocs_protocol.core.review import Passing, ReviewState, Status, passing
from mkdocs_protocol.publishing.councils import edition_url
from mkdocs_protocol.publishing.date_records import (
    CycleRecord,
    DateEntryRecord,
    cycle_record,
    date_entry,
)
from mkdocs_protocol.publishing.records import VERSION, Version
from mkdocs_protocol.publishing.reminders import reminders
from mkdocs_protocol.publishing.reviews import (
    PublishedState,
    ReviewBasis,
    published_state,
    review_basis,
    review_of,
    state_since,
)
from mkdocs_protocol.publishing.shared_records import described
from mkdocs_protocol.site.register import by_urgency, documents_by_urgency
from mkdocs_protocol.site.wording import describe, worked_out_words

if TYPE_CHECKING:
    from mkdocs_protocol.core.documents import Document
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.site.site import Site


@described
@dataclass(frozen=True, slots=True)
class ReminderRecord:
    """An entry of the council's calendar."""

    day: date
    """The day on which it stands."""
    is_yearly: bool
    """Whether it comes back each year: then it is the handbook's own, and no document names the day."""
    days_before: list[int]
    """How many days before it a calendar rings; 0 is the day itself."""
    summary: str
    """What the calendar says."""


@described
@dataclass(frozen=True, slots=True)
class ReviewRecord:
    """The review of a document of a council's: of the edition in force, else of the newest."""

    council: str
    """The council's id."""
    name: str
    """What pages call the council, unlike any other."""
    kind: str
    """Which kind of document it is: `protocol`, `grievance`, `code-of-conduct`."""
    document: str
    """What a sentence calls it, with its article: `the protocol`."""
    edition: str
    """The edition's id."""
    status: Status
    """`in-force`, `superseded` or `draft`."""
    review_state: PublishedState
    """Whether a review is due on the day `as_of`."""
    review_basis: ReviewBasis
    """What that rests on: `date`, `event`, `cycle`, `blank`, `nothing` or `status`."""
    cycle_passed: bool
    """Whether there is no date, and the day that is worked out from the document's cycle has passed. That
    makes no review overdue: no document states the day."""
    since: date | None
    """Since when it has been so; null where the document gives no day to tell by."""
    headline: str
    """The same in a sentence."""
    explanation: str
    """What it means, in the handbook's words."""
    next_review: DateEntryRecord
    """When it is to be looked at again."""
    cycle: CycleRecord
    """How often the document says that it is reviewed."""
    reminders: list[ReminderRecord]
    """What the council's calendar holds."""
    url: str
    """The edition's page, from the root of the site."""
    calendar: str
    """The council's calendar, from the root of the site."""
    feed: str
    """The council's feed, from the root of the site."""


@described
@dataclass(frozen=True, slots=True)
class RegisterRecord:
    """The register of reviews: every council, the most urgent first."""

    schema: Version
    """The version of this form."""
    as_of: date
    """The day of the build, in Europe/London."""
    soon_days: int
    """How many days before its first day a review counts as due soon."""
    reviews: list[ReviewRecord]
    """One for each council, of its protocol, in the order of the register."""
    documents: list[ReviewRecord]
    """One for each document beside a protocol, the most urgent first."""


def register_record(site: Site) -> RegisterRecord:
    """Return the register of every council of a handbook."""
    return RegisterRecord(
        schema=VERSION,
        as_of=site.handbook.as_of,
        soon_days=site.handbook.soon_days,
        reviews=[
            review_record(site, council, council.protocol)
            for council in by_urgency(site, site.handbook.councils)
        ],
        documents=[
            review_record(site, council, document)
            for council, document in documents_by_urgency(site, site.handbook.councils)
            if document.kind != PROTOCOL
        ],
    )


def review_record(site: Site, council: Council, document: Document) -> ReviewRecord:
    """Return the review of a document of a council's; made from its values and the site's options alone."""
    edition, today, at = document.leading_edition, site.handbook.as_of, site.addresses
    review = review_of(site, edition)
    words = describe(site.wording, review, today)
    is_cycle = review.state(today) is ReviewState.CYCLE
    worked_out = f" {worked_out_words(site.wording, review, today)}" if is_cycle else ""
    return ReviewRecord(
        council=council.id,
        name=council.title,
        kind=document.kind.id,
        document=document.kind.name,
        edition=edition.id,
        status=edition.status,
        review_state=published_state(site, edition),
        review_basis=review_basis(edition),
        cycle_passed=is_cycle
        and review.worked_out is not None
        and passing(review.worked_out.due, today) is Passing.PAST,
        since=state_since(review, edition.dates, today)
        if edition.status is Status.IN_FORCE
        else None,
        headline=words.headline,
        explanation=words.explanation + worked_out,
        next_review=date_entry(edition.dates[DateKind.NEXT_REVIEW]),
        cycle=cycle_record(edition),
        reminders=[
            ReminderRecord(one.day, one.is_yearly, list(one.days_before), one.summary)
            for one in reminders(site, council, document)
        ],
        url=edition_url(site, council, edition),
        calendar=at.url(at.council_calendar(council.id)),
        feed=at.url(at.council_feed(council.id)),
    )
