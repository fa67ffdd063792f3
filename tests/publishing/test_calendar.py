"""The review calendar, as a calendar reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar, Event
from support.publishing import MakeSite, OnDay

from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.publishing.calendar import calendar
from mkdocs_protocol.site.site import Site

EDITION = "councils/tiny/editions/2024-05.md"
UNDUE = "councils/tiny/editions/2027.md"


def events(site: Site, site_url: str = "") -> list[Event]:
    return [
        component
        for component in Calendar.from_ical(calendar(site, site_url)).walk("VEVENT")
        if isinstance(component, Event)
    ]


def value(event: Event, name: str) -> Any:
    return event.decoded(name)


def edition(next_review: str, *, status: str = "") -> dict[str, str]:
    return {
        EDITION: "---\ntitle: Protocol\n"
        f"{status}dates:\n  next_review: {next_review}\n---\n"
        "Review June 2027 or 16 June 2027\n\n1. Words.\n",
        UNDUE: "---\ntitle: Protocol\nstatus: draft\ndates:\n"
        "  next_review: {value: 2027-06, printed: June 2027}\n---\nJune 2027\n\n1. Words.\n",
    }


@pytest.mark.parametrize(
    ("given", "day", "shown", "overdue"),
    [
        ("2027-06-16", date(2027, 6, 16), "16 June 2027", "17 June 2027"),
        ("2027-06", date(2027, 6, 1), "June 2027", "1 July 2027"),
        ("2027", date(2027, 1, 1), "2027", "1 January 2028"),
    ],
)
def test_a_review_is_one_day_at_the_beginning_of_its_period(
    make_site: MakeSite, given: str, day: date, shown: str, overdue: str
) -> None:
    (event,) = events(make_site(edition(f"{{value: {given}, printed: '2027'}}")))
    assert value(event, "dtstart") == day
    assert not isinstance(value(event, "dtstart"), datetime)
    assert "dtend" not in event
    assert "duration" not in event
    assert str(event["summary"]) == f"Tiny & Little Parish Council: protocol review due {shown}"
    assert str(event["description"]) == f"The document says “2027”. Overdue from {overdue}."


def test_the_description_has_the_words_that_qualify_the_date(tiny: Site) -> None:
    (event,) = events(tiny)
    assert str(event["description"]) == (
        "The document says “Next review February 2027”. The document says “or sooner”. "
        "Overdue from 1 March 2027."
    )


@pytest.mark.parametrize("days", [90, 30])
def test_a_reminder_comes_when_the_handbook_begins_to_call_it_due_soon(
    tiny: Site, days: int
) -> None:
    (event,) = events(replace(tiny, handbook=replace(tiny.handbook, soon_days=days)))
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-days)
    assert str(alarm["action"]) == "DISPLAY"


@pytest.mark.parametrize(
    "next_review",
    ["{blank: true, printed: Review}", "{words: June 2027 or 16 June 2027}"],
)
def test_what_has_no_date_or_is_not_in_force_has_no_event(
    make_site: MakeSite, next_review: str
) -> None:
    assert events(make_site(edition(next_review))) == []


def test_a_superseded_text_has_no_event(make_site: MakeSite) -> None:
    files = edition("{value: 2027-06, printed: June 2027}", status="status: superseded\n")
    assert events(make_site(files)) == []


def test_every_dated_review_of_the_five_councils_is_there(real: Site) -> None:
    assert [(str(event["summary"]), value(event, "dtstart")) for event in events(real)] == [
        ("Halstead Town Council: protocol review due June 2022", date(2022, 6, 1)),
        ("Weston-super-Mare Town Council: protocol review due June 2027", date(2027, 6, 1)),
        (
            "A council that its document does not name: protocol review due December 2026",
            date(2026, 12, 1),
        ),
    ]


def test_an_event_keeps_its_identifier_whatever_the_day_the_host_and_the_date(
    make_site: MakeSite, on_day: OnDay
) -> None:
    site = make_site()
    (event,) = events(site)
    (later,) = events(on_day(site, date(2027, 5, 1)), "https://example.org/")
    (mended,) = events(make_site(edition("{value: 2027-06, printed: June 2027}")))
    assert event["uid"] == later["uid"] == mended["uid"]


def test_no_two_events_share_an_identifier(real: Site) -> None:
    identifiers = [str(event["uid"]) for event in events(real)]
    assert len(set(identifiers)) == len(identifiers)


def test_the_stamp_is_the_day_of_the_build(tiny: Site) -> None:
    assert b"DTSTAMP:20261122T000000Z\r\n" in calendar(tiny)


@pytest.mark.parametrize("site_url", ["https://example.org/sub/", "https://example.org/sub"])
def test_an_event_leads_to_the_edition_where_the_site_is_known(tiny: Site, site_url: str) -> None:
    (event,) = events(tiny, site_url)
    assert str(event["url"]) == "https://example.org/sub/councils/tiny/2024-05/"
    (event,) = events(tiny)
    assert "url" not in event


def test_an_event_makes_nobody_look_busy(tiny: Site) -> None:
    (event,) = events(tiny)
    assert str(event["transp"]) == "TRANSPARENT"


def test_a_hostile_name_stays_words_on_short_lines(tiny: Site) -> None:
    def renamed(council: Council) -> Council:
        return replace(council, name="Bad\r\nATTACH:x;y,z\\n\x07 " + "é" * 80)

    councils = tuple(map(renamed, tiny.handbook.councils))
    site = replace(tiny, handbook=replace(tiny.handbook, councils=councils))
    (event,) = events(site)
    expected = "Bad ATTACH:x;y,z\\n " + "é" * 80
    assert str(event["summary"]).startswith(expected)
    assert "attach" not in event
    lines = calendar(site).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(byte < 32 for line in lines for byte in line)
