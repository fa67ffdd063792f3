"""The review calendar: iCalendar (RFC 5545) for a clerk or a county association to subscribe to.

- **One event a review**, for each edition in force whose next review has a date. Where a document gives a
  cycle and no date, the day that follows from it has an event that says that it is worked out.
- **On the first day** of the period, all day: a month that is filled with an event from end to end
  hides everything else, and a review that begins when its period ends is late. The summary says the
  period, the description from which day on the review is overdue.
- **A reminder** as many days before as the handbook calls a review "due soon".
- **No task (VTODO)**: most calendars leave tasks out when they subscribe, so whoever relied on one
  would not be told. What is overdue already stands in the register and in the feed.
- **Free time**: an event does not make anybody look busy.
- **Stable**: an event keeps its UID while its edition stands, so a date that is mended moves it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event

from mkdocs_protocol.core.edition_dates import DateKind
from mkdocs_protocol.core.partial_date import show_day
from mkdocs_protocol.core.review import ReviewState
from mkdocs_protocol.publishing.councils import edition_url
from mkdocs_protocol.publishing.reviews import document_says, review_of
from mkdocs_protocol.site.files import absolute, identifier, one_line
from mkdocs_protocol.site.wording import worked_out_words

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.partial_date import PartialDate
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.site.site import Site

_DAY = timedelta(days=1)


def calendar(site: Site, site_url: str = "") -> bytes:
    """Return the calendar; its events lead to the editions only where the site's address is known."""
    whole = Calendar()
    whole.add("prodid", "-//mkdocs-protocol//Review calendar//EN")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("name", "Protocol reviews")
    whole.add("x-wr-calname", "Protocol reviews")  # what most calendars read in place of NAME
    whole.add("refresh-interval", _DAY, parameters={"VALUE": "DURATION"})
    for event in _events(site, site_url):
        whole.add_component(event)
    content: bytes = whole.to_ical()
    return content


def _events(site: Site, site_url: str) -> Iterator[Event]:
    for council in site.handbook.councils:
        edition = council.in_force
        if edition is None:
            continue
        review = review_of(site, edition)
        due = review.next_review.value
        if due:
            ends = f"Overdue from {show_day(due.last + _DAY)}."
            yield _event(site, site_url, council, edition, due, ends)
        elif review.state(site.handbook.as_of) is ReviewState.CYCLE and review.worked_out:
            said = worked_out_words(site.wording, review, site.handbook.as_of)
            yield _event(site, site_url, council, edition, review.worked_out.due, said)


def _event(
    site: Site, site_url: str, council: Council, edition: Edition, due: PartialDate, ends: str
) -> Event:
    stated = edition.dates[DateKind.NEXT_REVIEW].value is not None
    by_cycle = "" if stated else " by its own cycle (worked out)"
    summary = one_line(f"{council.title}: protocol review due {due.shown}{by_cycle}")
    said = document_says(site, review_of(site, edition))
    event = Event()
    event.add("uid", str(identifier(council.id, edition.id, "next-review")))
    event.add("dtstamp", datetime.combine(site.handbook.as_of, time(), UTC))
    event.add("dtstart", due.first)  # with no end, an event on a day lasts for that day
    event.add("summary", summary)
    event.add("description", f"{said} {ends}".lstrip())
    if site_url:
        event.add("url", absolute(site_url, edition_url(site, council, edition)))
    event.add("transp", "TRANSPARENT")
    event.add_component(_reminder(summary, site.handbook.soon_days))
    return event


def _reminder(summary: str, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", timedelta(days=-days))
    return alarm
