"""What a calendar reminds a clerk of: a review on its day or, if there is no day ahead, once a year.

- **A review that has a date**, or a day that follows from a cycle, is one event on the first day of its
  period: an event that fills a whole month hides everything else, and a review that begins when its period ends is
  late.
- **A reminder before it**, when the handbook begins to call the review "due soon", then a month and a week before.
  None is in the past on the day of the build: a calendar subscribed to late would ring for what has gone by, or
  never.
- **Once a year** if the document gives no date that is still to come: blank, missing, only words or a cycle, or long
  overdue. No document asks for it, so it says that it is the handbook's own. It comes on the first day of the month
  before the one that a yearly cycle names, or else before May, when a parish or town council holds its annual meeting
  (Local Government Act 1972, Schedule 12, paragraph 7).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.edition_dates import DateKind
from mkdocs_protocol.core.partial_date import show_day
from mkdocs_protocol.core.review import ReviewState
from mkdocs_protocol.publishing.reviews import document_says, review_of
from mkdocs_protocol.site.files import one_line
from mkdocs_protocol.site.wording import describe, worked_out_words
from mkdocs_protocol.words.gettext import N_, Labels, _

if TYPE_CHECKING:
    from mkdocs_protocol.core.documents import Document
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.partial_date import PartialDate
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.site.site import Site

CLOSER = (30, 7)
"""How many days before a review a calendar reminds again, after the first time."""

_DAY = timedelta(days=1)
_ASKED = Labels(
    {
        ReviewState.OVERDUE: N_("was the protocol reviewed when it was due?"),
        ReviewState.CYCLE: N_("has the protocol been reviewed as often as it says?"),
        ReviewState.EVENT_BOUND: N_("has the occasion to review the protocol come?"),
        ReviewState.BLANK: N_("set a date for the protocol’s next review"),
        ReviewState.NONE: N_("set a date for the protocol’s next review"),
    }
)
"""What a yearly reminder about the protocol asks, in the states without a day of their own."""
_ASKED_OF_OTHERS = Labels(
    {
        ReviewState.OVERDUE: N_("was the review of {document} done when it was due?"),
        ReviewState.CYCLE: N_("has the review of {document} been done as often as the text says?"),
        ReviewState.EVENT_BOUND: N_("has the occasion to review {document} come?"),
        ReviewState.BLANK: N_("set a date for the next review of {document}"),
        ReviewState.NONE: N_("set a date for the next review of {document}"),
    }
)
"""The same for any other document, whose name may be plural: "the standing orders"."""
_OURS = N_(
    "A yearly reminder from the handbook: the document names no such day. It ends when there is "
    "a future review date for the council’s {document}."
)


@dataclass(frozen=True, slots=True)
class Reminder:
    """One all-day entry of a clerk's calendar."""

    name: str
    """`next-review` or `yearly`: with the edition, what identifies it in a calendar."""
    council: Council
    edition: Edition
    day: date
    is_yearly: bool
    summary: str
    description: str
    days_before: tuple[int, ...]
    """How many days before it a calendar rings; () if none of these days is still to come."""


def every_reminder(site: Site, council: Council) -> Iterator[Reminder]:
    """Yield the reminders for each document that a council has in force, its protocol first."""
    for document in council.documents:
        yield from reminders(site, council, document)


def reminders(site: Site, council: Council, document: Document) -> Iterator[Reminder]:
    """Yield the reminders for one of a council's documents; none if none of its editions is in force."""
    edition = document.in_force
    if edition is None:
        return
    review, today = review_of(site, edition), site.handbook.as_of
    due = review.next_review.value
    if due:
        ends = _("Overdue from {day}.").format(day=show_day(due.last + _DAY))
        yield _review(site, council, edition, due, ends)
    elif review.state(today) is ReviewState.CYCLE and review.worked_out:
        said = worked_out_words(site.wording, review, today)
        yield _review(site, council, edition, review.worked_out.due, said)
    if day := review.next_yearly(today):
        yield _yearly(site, council, edition, day)


def _review(
    site: Site, council: Council, edition: Edition, due: PartialDate, ends: str
) -> Reminder:
    stated = edition.dates[DateKind.NEXT_REVIEW].value is not None
    due_said = (
        _("{council}: {document} review due {due}")
        if stated
        else _("{council}: {document} review due {due} by its own cycle (worked out)")
    )
    said = document_says(site, review_of(site, edition))
    first = site.handbook.soon_days
    before = (first, *(days for days in CLOSER if days < first))
    return Reminder(
        "next-review",
        council,
        edition,
        due.first,
        is_yearly=False,
        summary=one_line(
            due_said.format(council=council.title, document=edition.kind.bare_name, due=due.shown)
        ),
        description=f"{said} {ends}".lstrip(),
        days_before=tuple(
            days for days in before if due.first - timedelta(days) > site.handbook.as_of
        ),
    )


def _yearly(site: Site, council: Council, edition: Edition, day: date) -> Reminder:
    review, today = review_of(site, edition), site.handbook.as_of
    words = describe(site.wording, review, today)
    kind = edition.kind
    asked = (_ASKED if kind == PROTOCOL else _ASKED_OF_OTHERS)[review.state(today)]
    ours = _(_OURS).format(document=kind.bare_name)
    said = [document_says(site, review), f"{words.headline}.", ours]
    return Reminder(
        "yearly",
        council,
        edition,
        day,
        is_yearly=True,
        summary=one_line(
            _("{council}: {question} (the handbook’s reminder)").format(
                council=council.title, question=asked.format(document=kind.name)
            )
        ),
        description=one_line(" ".join(filter(None, said))),
        days_before=(0,),
    )
