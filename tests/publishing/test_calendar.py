"""The review calendar, as a calendar reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar, Event
from support.publishing import MakeSite, OnDay

from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.partial_date import build_day
from mkdocs_protocol.publishing.calendar import calendar, council_calendar
from mkdocs_protocol.site.site import Site

EDITION = "councils/tiny/editions/2024-05.md"
UNDUE = "councils/tiny/editions/2027.md"


def events(site: Site, site_url: str = "") -> list[Event]:
    return [
        component
        for component in Calendar.from_ical(calendar(site, site_url)).walk("VEVENT")
        if isinstance(component, Event)
    ]


def own_events(site: Site, council: str) -> list[Event]:
    found = council_calendar(site, site.handbook.council_by_id[council])
    return list(Calendar.from_ical(found).events)


def rings(event: Event) -> list[timedelta]:
    return [alarm.decoded("trigger") for alarm in event.walk("VALARM")]


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


@pytest.mark.parametrize(
    ("soon", "before"), [(180, [180, 30, 7]), (90, [90, 30, 7]), (30, [30, 7]), (5, [5])]
)
def test_reminders_come_when_the_handbook_begins_to_call_it_due_soon_and_closer_to_it(
    tiny: Site, on_day: OnDay, soon: int, before: list[int]
) -> None:
    early = on_day(tiny, date(2026, 6, 1))
    (event,) = events(replace(early, handbook=replace(early.handbook, soon_days=soon)))
    assert rings(event) == [timedelta(-days) for days in before]
    assert {str(alarm["action"]) for alarm in event.walk("VALARM")} == {"DISPLAY"}


@pytest.mark.parametrize(
    ("today", "before"),
    [
        (date(2026, 11, 2), [90, 30, 7]),
        (date(2026, 11, 3), [30, 7]),  # This morning has begun already.
        (date(2027, 1, 24), [7]),
        (date(2027, 1, 25), []),
        (date(2027, 2, 14), []),
        (date(2027, 3, 1), []),
    ],
)
def test_no_reminder_lies_in_the_past_of_the_build(
    tiny: Site, on_day: OnDay, today: date, before: list[int]
) -> None:
    review = events(on_day(tiny, today))[0]
    assert value(review, "dtstart") == date(2027, 2, 1)
    assert rings(review) == [timedelta(-days) for days in before]
    for event in events(on_day(tiny, today)):
        assert all(value(event, "dtstart") + trigger > today for trigger in rings(event))


NO_DATE_AHEAD = {
    "{blank: true, printed: Review}": (
        "set a date for the protocol’s next review", "The review date was left blank."),
    "{words: June 2027 or 16 June 2027}": (
        "has the occasion to review the protocol come?", "Review “June 2027 or 16 June 2027”."),
    "{value: 2021-06, printed: '2027'}": (
        "was the protocol reviewed when it was due?", "Review overdue: it was due June 2021."),
}  # fmt: skip


@pytest.mark.parametrize("next_review", NO_DATE_AHEAD)
def test_where_no_date_lies_ahead_the_handbook_reminds_once_a_year_and_says_that_it_is_its_own(
    make_site: MakeSite, next_review: str
) -> None:
    asked, why = NO_DATE_AHEAD[next_review]
    *_, event = events(make_site(edition(next_review)))
    assert str(event["summary"]) == (
        f"Tiny & Little Parish Council: {asked} (the handbook’s reminder)"
    )
    assert value(event, "dtstart") == date(2027, 4, 1)
    assert event["rrule"].to_ical() == b"FREQ=YEARLY"
    assert rings(event) == [timedelta(hours=9)]
    assert why in str(event["description"])
    assert "A yearly reminder from the handbook: the document names no such day." in str(
        event["description"]
    )


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 3, 31), date(2026, 4, 1)),
        (date(2026, 4, 1), date(2027, 4, 1)),
        (date(2028, 2, 29), date(2028, 4, 1)),
    ],
)
def test_the_yearly_reminder_is_the_next_one_after_the_build(
    make_site: MakeSite, on_day: OnDay, today: date, day: date
) -> None:
    (event,) = events(on_day(make_site(edition("{blank: true, printed: Review}")), today))
    assert value(event, "dtstart") == day


def test_a_build_on_the_last_day_of_the_calendar_has_no_next_year(
    make_site: MakeSite, on_day: OnDay
) -> None:
    last = build_day({"SOURCE_DATE_EPOCH": "253402300799"})
    site = make_site(edition("{blank: true, printed: Review}"))
    assert last == date.max
    assert events(on_day(site, last)) == []


def test_a_date_that_is_filled_in_takes_the_place_of_the_yearly_reminder(
    make_site: MakeSite,
) -> None:
    (blank,) = events(make_site(edition("{blank: true, printed: Review}")))
    (dated,) = events(make_site(edition("{value: 2027-06, printed: June 2027}")))
    assert "rrule" not in dated
    assert blank["uid"] != dated["uid"]


def test_a_superseded_text_has_no_event(make_site: MakeSite) -> None:
    files = edition("{value: 2027-06, printed: June 2027}", status="status: superseded\n")
    assert events(make_site(files)) == []


def test_each_of_the_five_councils_has_something_to_be_reminded_of(real: Site) -> None:
    assert [(str(event["summary"]), value(event, "dtstart")) for event in events(real)] == [
        (
            "Barrow Parish Council: set a date for the protocol’s next review (the handbook’s reminder)",
            date(2027, 4, 1),
        ),
        ("Halstead Town Council: protocol review due June 2022", date(2022, 6, 1)),
        (
            "Halstead Town Council: was the protocol reviewed when it was due? (the handbook’s reminder)",
            date(2027, 4, 1),
        ),
        (
            "Wellingborough Town Council: set a date for the protocol’s next review (the handbook’s reminder)",
            date(2027, 4, 1),
        ),
        ("Weston-super-Mare Town Council: protocol review due June 2027", date(2027, 6, 1)),
        ("Council not identified: protocol review due December 2026", date(2026, 12, 1)),
    ]


def test_a_council_s_own_calendar_has_its_events_of_the_calendar_of_all(real: Site) -> None:
    everybody = events(real)
    own = [event for council in real.handbook.councils for event in own_events(real, council.id)]
    assert [event.to_ical() for event in own] == [event.to_ical() for event in everybody]
    calendar = Calendar.from_ical(
        council_calendar(real, real.handbook.council_by_id["weston-super-mare"])
    )
    assert str(calendar["x-wr-calname"]) == "Protocol review: Weston-super-Mare"


def test_a_date_that_is_mended_moves_the_event(make_site: MakeSite, on_day: OnDay) -> None:
    (before,) = events(make_site(edition("{value: 2027-06, printed: June 2027}")))
    mended = make_site(edition("{value: 2027-06-16, printed: 16 June 2027}"))
    (after,) = events(on_day(mended, date(2026, 12, 1)))
    assert before["uid"] == after["uid"]
    assert (value(before, "dtstart"), value(after, "dtstart")) == (
        date(2027, 6, 1),
        date(2027, 6, 16),
    )
    assert int(after["sequence"]) > int(before["sequence"])


def test_an_event_keeps_its_identifier_whatever_the_day_the_host_and_the_date(
    make_site: MakeSite, on_day: OnDay
) -> None:
    site = make_site()
    (event,) = events(site)
    (later, _) = events(on_day(site, date(2027, 5, 1)), "https://example.org/")  # overdue by then
    (mended,) = events(make_site(edition("{value: 2027-06, printed: June 2027}")))
    assert event["uid"] == later["uid"] == mended["uid"]


def test_no_two_events_share_an_identifier(real: Site) -> None:
    identifiers = [str(event["uid"]) for event in events(real)]
    assert len(set(identifiers)) == len(identifiers)


def test_the_stamp_and_the_revision_are_the_day_of_the_build_so_that_the_later_one_counts(
    tiny: Site, on_day: OnDay
) -> None:
    assert b"DTSTAMP:20261122T000000Z\r\n" in calendar(tiny)
    assert calendar(tiny) == calendar(tiny)
    days = (date(1970, 1, 1), date(2026, 11, 22), date(2026, 11, 23), date(2031, 12, 31))
    revisions = [int(events(on_day(tiny, day))[0]["sequence"]) for day in days]
    assert revisions == sorted({*revisions})
    assert revisions[0] == 0


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


def test_the_name_of_a_councils_calendar_is_escaped_as_text(tiny: Site) -> None:
    """RFC 5545, section 3.3.11, and RFC 7986, section 5.1."""
    (council,) = tiny.handbook.councils
    said = council_calendar(tiny, replace(council, short_name="A, B; C\\D 😀")).decode()
    for name in ("NAME", "X-WR-CALNAME"):
        assert f"\r\n{name}:Protocol review: A\\, B\\; C\\\\D 😀\r\n" in said


def beside(kind: str, next_review: str) -> dict[str, str]:
    """Write a document beside the protocol, with what its facts say of its next review."""
    return {
        f"councils/tiny/{kind}/editions/2025.md": "---\ntitle: Procedure\ndates:\n"
        f"  adopted: {{value: 2025-03, printed: March 2025}}\n{next_review}---\n"
        "Adopted March 2025. Review June 2027\n\n1. Words.\n"
    }


def test_every_document_of_a_council_stands_in_its_calendar_with_its_own_dates(
    make_site: MakeSite,
) -> None:
    due = "  next_review: {value: 2027-06, printed: June 2027}\n"
    site = make_site(beside("grievance", due) | beside("standing-orders", ""))
    protocol, grievance, orders = own_events(site, "tiny")
    who = "Tiny & Little Parish Council"
    assert str(grievance["summary"]) == f"{who}: grievance procedure review due June 2027"
    assert str(orders["summary"]) == (
        f"{who}: set a date for the next review of the standing orders (the handbook’s reminder)"
    )
    assert value(orders, "rrule")["FREQ"] == ["YEARLY"]
    assert "review date for the council’s standing orders" in str(orders["description"])
    assert len({str(event["uid"]) for event in (protocol, grievance, orders)}) == 3
    assert [str(event["uid"]) for event in events(site)][:3] == [
        str(event["uid"]) for event in (protocol, grievance, orders)
    ]


def test_a_document_beside_the_protocol_leaves_the_protocols_events_as_they_were(
    tiny: Site, make_site: MakeSite
) -> None:
    (before,) = own_events(tiny, "tiny")
    after = own_events(make_site(beside("grievance", "")), "tiny")[0]
    assert after.to_ical() == before.to_ical()
