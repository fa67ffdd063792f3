"""The review calendars to subscribe to (iCalendar, RFC 5545): one for all councils and one for each.

- **What is in them** is decided in `publishing/reminders.py`.
- **No task (VTODO)**: most calendars leave tasks out when they subscribe, so whoever relied on one
  would not be reminded. What is already overdue is in the register and in the feed.
- **Free time**: an event does not make anybody appear busy.
- **Stable**: an event keeps its UID as long as its edition exists, in the calendar of all councils and in its own
  alike, so a corrected date moves it. A calendar with two events of one UID keeps the one with the higher SEQUENCE
  (RFC 5546, section 2.1.5), so that is a count of days up to the build: later builds win, and two builds on one day
  write the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event, vText

from mkdocs_protocol.publishing.councils import edition_url
from mkdocs_protocol.publishing.reminders import Reminder, every_reminder
from mkdocs_protocol.publishing.reviews import ids_of
from mkdocs_protocol.site.files import absolute, identifier, one_line
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.site.site import Site

_DAY = timedelta(days=1)
_FIRST_DAY = date(2020, 1, 1)
"""The day from which revisions are counted; before it, every build is the first."""
_MORNING = timedelta(hours=9)
"""When a calendar rings on the day itself: an all-day event begins at midnight."""


def calendar(site: Site, site_url: str = "") -> bytes:
    """Return the calendar of every council; events link to editions only if the site's address is known."""
    found = (one for council in site.handbook.councils for one in every_reminder(site, council))
    return _written(site, _("Protocol reviews"), found, site_url)


def council_calendar(site: Site, council: Council, site_url: str = "") -> bytes:
    """Return the calendar of one council, made only from its values and the site's options."""
    what = _("Reviews of documents") if council.other_documents else _("Protocol review")
    name = one_line(f"{what}: {council.short_name}")
    return _written(site, name, every_reminder(site, council), site_url)


def _written(site: Site, name: str, found: Iterable[Reminder], site_url: str) -> bytes:
    whole = Calendar()
    whole.add("prodid", "-//mkdocs-protocol//Review calendar//EN")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("name", vText(name))  # The library does not know that these are text.
    whole.add("x-wr-calname", vText(name))  # what most calendars read instead of NAME
    whole.add("refresh-interval", _DAY, parameters={"VALUE": "DURATION"})
    whole.add("x-published-ttl", "P1D")  # the same, for Outlook
    for reminder in found:
        whole.add_component(_event(site, site_url, reminder))
    content: bytes = whole.to_ical()
    return content


def _event(site: Site, site_url: str, reminder: Reminder) -> Event:
    council, edition, today = reminder.council, reminder.edition, site.handbook.as_of
    event = Event()
    event.add("uid", str(identifier(*ids_of(council, edition), reminder.name)))
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("sequence", max(0, (today - _FIRST_DAY).days))
    event.add("dtstart", reminder.day)  # with no end, an event on a day lasts for that day
    if reminder.is_yearly:
        event.add("rrule", {"FREQ": "YEARLY"})
    event.add("summary", reminder.summary)
    event.add("description", reminder.description)
    if site_url:
        event.add("url", absolute(site_url, edition_url(site, council, edition)))
    event.add("transp", "TRANSPARENT")
    for days in reminder.days_before:
        event.add_component(_alarm(reminder.summary, timedelta(-days) if days else _MORNING))
    return event


def _alarm(summary: str, trigger: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", trigger)
    return alarm
