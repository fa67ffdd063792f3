"""Calendars and feeds, read by programs that have nothing to do with what wrote them."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from urllib.parse import urljoin

import feedparser
import pytest
import vobject
from lxml import etree
from support.publishing import OnDay, contents

from mkdocs_protocol.site.site import Site

URL = "https://example.org/sub/"


@pytest.fixture(scope="module", params=["2022-06-30", "2026-11-22", "2027-07-01"])
def published(request: pytest.FixtureRequest, real: Site) -> dict[str, bytes]:
    from dataclasses import replace  # noqa: PLC0415 - as `on_day` does, whose scope is a test

    day = date.fromisoformat(request.param)
    return contents(replace(real, handbook=replace(real.handbook, as_of=day)), URL)


def of_kind(published: dict[str, bytes], *endings: str) -> list[tuple[str, bytes]]:
    return [(name, content) for name, content in published.items() if name.endswith(endings)]


def test_another_program_reads_every_calendar(published: dict[str, bytes]) -> None:
    calendars = of_kind(published, ".ics")
    assert len(calendars) == 6
    for name, content in calendars:
        calendar = vobject.readOne(content.decode())
        for event in calendar.contents.get("vevent", []):
            assert event.summary.value, name
            assert type(event.dtstart.value) is date
            if "rrule" in event.contents:
                first, second = event.rruleset[:2]
                assert (first.month, first.day) == (second.month, second.day)
                assert second.year == first.year + 1
        calendar.serialize()  # vobject holds it against the standard's rules here.


def test_every_line_of_a_calendar_is_as_the_standard_has_it(published: dict[str, bytes]) -> None:
    """RFC 5545, sections 3.1, 3.4 and 3.6: line ends, length, names, what is there once and what must be."""
    for name, content in of_kind(published, ".ics"):
        assert content.endswith(b"\r\n"), name
        lines = content.removesuffix(b"\r\n").split(b"\r\n")
        assert max(map(len, lines)) <= 75
        assert not any(b"\n" in line or b"\r" in line for line in lines)
        unfolded = content.decode().replace("\r\n ", "").splitlines()
        assert (unfolded[0], unfolded[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
        assert all(re.match(r"[A-Z-]+(?:;[A-Z-]+=[^:;]+)*:", line) for line in unfolded)
        for event in re.findall(r"BEGIN:VEVENT\n(.*?)END:VEVENT", "\n".join(unfolded), re.DOTALL):
            own = re.sub(r"BEGIN:VALARM.*?END:VALARM\n", "", event, flags=re.DOTALL)
            names = [re.split("[:;]", line)[0] for line in own.splitlines()]
            assert len(names) == len({*names})
            assert {"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY"} <= {*names}
            for alarm in re.findall(r"BEGIN:VALARM\n(.*?)END:VALARM", event, re.DOTALL):
                assert {"ACTION", "TRIGGER", "DESCRIPTION"} == {
                    line.partition(":")[0] for line in alarm.splitlines()
                }


def test_a_feed_reader_reads_every_feed_in_order(published: dict[str, bytes]) -> None:
    feeds = of_kind(published, ".xml")
    assert len(feeds) == 7
    for name, content in feeds:
        read = feedparser.parse(content)
        assert not read.bozo, name
        assert read.version == "atom10"
        assert read.feed.id.startswith("urn:uuid:")
        assert read.feed.title
        assert urljoin(URL, name) in [link.href for link in read.feed.links if link.rel == "self"]
        for entry in read.entries:
            assert entry.link.startswith(URL)
            assert entry.updated_parsed
            assert entry.summary
        assert all(a.updated_parsed >= b.updated_parsed for a, b in pairwise(read.entries))


def test_every_feed_has_what_the_standard_asks_for_once(published: dict[str, bytes]) -> None:
    """RFC 4287, sections 4.1.1 and 4.1.2."""
    spaces = {"a": "http://www.w3.org/2005/Atom"}
    for name, content in of_kind(published, ".xml"):
        root = etree.fromstring(content)
        assert root.tag == "{http://www.w3.org/2005/Atom}feed", name
        for node in (root, *root.findall("a:entry", spaces)):
            for once in ("id", "title", "updated"):
                assert len(node.findall(f"a:{once}", spaces)) == 1, (name, once)
            alternates = node.findall("a:link[@rel='alternate']", spaces)
            assert len(alternates) == 1
            for moment in node.findall("a:updated", spaces):
                assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00[+-]\d\d:\d\d", moment.text or "")
        assert root.findall("a:author/a:name", spaces)


def test_what_a_reader_is_told_leads_to_pages_that_there_are(real: Site, on_day: OnDay) -> None:
    site = on_day(real, date(2026, 11, 22))
    pages = {
        urljoin(URL, site.addresses.url(site.addresses.edition(council.id, edition.id)))
        for council in site.handbook.councils
        for edition in council.editions
    }
    for _, content in of_kind(contents(site, URL), ".xml"):
        assert {entry.link for entry in feedparser.parse(content).entries} <= pages
