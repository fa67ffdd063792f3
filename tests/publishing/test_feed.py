"""The review feed, as a feed reader reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.publishing import MakeSite, OnDay

from mkdocs_protocol.core.edition_dates import DatedFact, DateKind, Dates, FactState
from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.partial_date import PartialDate
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.publishing import feed as feed_module
from mkdocs_protocol.publishing.feed import council_feed, editions_feed, feed
from mkdocs_protocol.publishing.reviews import state_since
from mkdocs_protocol.site.addresses import Addresses
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import ReviewFacts

A = "{http://www.w3.org/2005/Atom}"

days = st.dates(date(1990, 1, 1), date(2100, 1, 1))
dates = days.flatmap(
    lambda day: st.sampled_from([day.isoformat()[:length] for length in (4, 7, 10)])
).map(PartialDate.parse)


def parsed(site: Site, site_url: str = "") -> ET.Element:
    return ET.fromstring(feed(site, site_url))


def text(node: ET.Element, name: str) -> str:
    (found,) = node.findall(A + name)
    return found.text or ""


def link(node: ET.Element, relation: str) -> str:
    (found,) = [link for link in node.findall(A + "link") if link.get("rel") == relation]
    return found.get("href", "")


def told(site: Site) -> list[tuple[str, str]]:
    entries = parsed(site).findall(A + "entry")
    return [(text(entry, "title"), text(entry, "updated")[:10]) for entry in entries]


def test_it_has_what_the_standard_asks_for(real: Site) -> None:
    root = parsed(real)
    assert root.tag == A + "feed"
    identifiers = []
    for node in (root, *root.findall(A + "entry")):
        identifiers.append(text(node, "id"))
        assert urlsplit(identifiers[-1]).scheme == "urn"
        assert text(node, "title")
        assert datetime.fromisoformat(text(node, "updated")).tzinfo is not None
        assert link(node, "alternate")
    assert len(set(identifiers)) == len(identifiers)
    (author,) = root.findall(A + "author")
    assert text(author, "name")
    assert text(root, "updated") == text(root.findall(A + "entry")[0], "updated")


def test_what_changed_last_stands_first_with_the_day_on_which_it_changed(real: Site) -> None:
    assert told(real) == [
        ("Council not identified – Review due December 2026", "2026-09-02"),
        ("Weston-super-Mare Town Council – Current: next review June 2027", "2024-10-14"),
        ("Halstead Town Council – Review overdue: it was due June 2022", "2022-07-01"),
        ("Barrow Parish Council – The review date was left blank", "2019-07-16"),
    ]


def test_a_review_is_told_again_when_it_draws_near_is_due_and_is_overdue(
    tiny: Site, on_day: OnDay
) -> None:
    days_and_updates = {
        date(2026, 11, 2): "2024-05-01",
        date(2026, 11, 3): "2026-11-03",
        date(2027, 1, 31): "2026-11-03",
        date(2027, 2, 1): "2027-02-01",
        date(2027, 2, 28): "2027-02-01",
        date(2027, 3, 1): "2027-03-01",
        date(2030, 1, 1): "2027-03-01",
    }
    for day, updated in days_and_updates.items():
        ((_, found),) = told(on_day(tiny, day))
        assert found == updated, day


def test_a_day_begins_where_the_handbook_s_clock_stands(tiny: Site, on_day: OnDay) -> None:
    (summer,) = parsed(tiny_in_summer(tiny, on_day)).findall(A + "entry")
    assert text(summer, "updated") == "2024-05-01T00:00:00+01:00"
    (winter,) = parsed(on_day(tiny, date(2027, 2, 1))).findall(A + "entry")
    assert text(winter, "updated") == "2027-02-01T00:00:00+00:00"


def tiny_in_summer(tiny: Site, on_day: OnDay) -> Site:
    return on_day(tiny, date(2024, 7, 1))


@given(due=dates, adopted=dates, today=days, soon=st.integers(0, 400))
def test_the_state_has_held_since_the_day_that_is_given(
    due: PartialDate, adopted: PartialDate, today: date, soon: int
) -> None:
    next_review = DatedFact(DateKind.NEXT_REVIEW, FactState.STATED, due, "…")
    review = ReviewFacts(Status.IN_FORCE, next_review, soon)
    recorded = Dates((next_review, DatedFact(DateKind.ADOPTED, FactState.STATED, adopted, "…")))
    since = state_since(review, recorded, today)
    if since is None:
        assert adopted.first > today
        return
    assert since <= today
    assert review.state(since) == review.state(today)
    before = review.state(since - timedelta(days=1))
    assert before != review.state(today) or since == adopted.first


def test_a_document_without_any_date_has_no_entry() -> None:
    nothing = ReviewFacts(Status.IN_FORCE, DatedFact(DateKind.NEXT_REVIEW))
    assert state_since(nothing, Dates(), date(2026, 11, 22)) is None


def test_drafts_and_superseded_texts_have_no_entry(tiny: Site) -> None:
    assert len(told(tiny)) == 1
    (council,) = tiny.handbook.councils
    drafted = council.with_editions(council.editions[1:])
    site = replace(tiny, handbook=replace(tiny.handbook, councils=(drafted,)))
    assert told(site) == []
    assert text(parsed(site), "updated").startswith("2026-11-22")


@pytest.mark.parametrize(
    ("addresses", "entry", "register"),
    [
        (Addresses(), "councils/tiny/2024-05/", "review/"),
        (Addresses(directory_urls=False), "councils/tiny/2024-05.html", "review.html"),
        (Addresses("handbook/"), "../handbook/councils/tiny/2024-05/", "../handbook/review/"),
    ],
)
def test_links_are_relative_to_the_feed_where_the_site_is_unknown(
    tiny: Site, addresses: Addresses, entry: str, register: str
) -> None:
    root = parsed(replace(tiny, addresses=addresses))
    (found,) = root.findall(A + "entry")
    assert (link(found, "alternate"), link(root, "alternate")) == (entry, register)


def test_links_are_absolute_where_the_site_is_known(tiny: Site) -> None:
    root = parsed(tiny, "https://example.org/sub/")
    (entry,) = root.findall(A + "entry")
    assert link(entry, "alternate") == "https://example.org/sub/councils/tiny/2024-05/"
    assert link(root, "alternate") == "https://example.org/sub/review/"
    assert link(root, "self") == "https://example.org/sub/review.xml"


def test_an_entry_keeps_its_identifier_whatever_the_day_and_the_host(
    tiny: Site, on_day: OnDay
) -> None:
    (entry,) = parsed(tiny).findall(A + "entry")
    (later,) = parsed(on_day(tiny, date(2028, 1, 1)), "https://example.org/").findall(A + "entry")
    assert text(entry, "id") == text(later, "id")
    assert text(entry, "title") != text(later, "title")


def test_a_hostile_name_stays_words(tiny: Site) -> None:
    def renamed(council: Council) -> Council:
        return replace(council, name="<script>&amp;\x07\x00\ufffe]]>\n“Bad”")

    councils = tuple(map(renamed, tiny.handbook.councils))
    site = replace(tiny, handbook=replace(tiny.handbook, councils=councils))
    ((title, _),) = told(site)
    assert title.startswith("<script>&amp; ]]> “Bad” – Review due")
    assert b"<script>" not in feed(site)


def test_a_feed_holds_no_more_than_a_reader_can_use(
    real: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = told(real)
    monkeypatch.setattr(feed_module, "MOST_ENTRIES", 2)
    assert told(real) == everything[:2]


def test_the_feed_of_editions_has_each_by_its_own_date_and_says_whether_it_is_in_force(
    tiny: Site,
) -> None:
    root = ET.fromstring(editions_feed(tiny))
    entries = root.findall(A + "entry")
    # The draft has no date, and an entry has to have one.
    assert [(text(e, "title"), text(e, "updated")[:10], text(e, "summary")) for e in entries] == [
        (
            "Tiny & Little Parish Council – edition adopted May 2024",
            "2024-05-01",
            "“Protocol on working together”: in force, as far as this handbook knows.",
        )
    ]
    assert [e.get("term") for e in entries[0].findall(A + "category")] == ["in-force"]
    assert text(root, "id") != text(parsed(tiny), "id")


def test_a_council_s_feed_has_its_editions_and_its_review(real: Site) -> None:
    for council in real.handbook.councils:
        root = ET.fromstring(council_feed(real, council))
        titles = [text(entry, "title") for entry in root.findall(A + "entry")]
        dated = council.id != "wellingborough"  # Its document has no date at all.
        assert len(titles) == (2 if dated else 0), council.id
        assert all(title.startswith(f"{council.title} – ") for title in titles)
        assert link(root, "alternate") == f"../../councils/{council.id}/"


def test_no_two_entries_of_any_feed_share_an_identifier_unless_they_are_the_same(
    real: Site,
) -> None:
    reviews, editions = parsed(real), ET.fromstring(editions_feed(real))
    apart = [text(e, "id") for root in (reviews, editions) for e in root.findall(A + "entry")]
    own = [
        text(entry, "id")
        for council in real.handbook.councils
        for entry in ET.fromstring(council_feed(real, council)).findall(A + "entry")
    ]
    assert len({*apart}) == len(apart)
    assert sorted(own) == sorted(apart)


def test_a_document_beside_the_protocol_has_entries_of_its_own(
    tiny: Site, make_site: MakeSite
) -> None:
    text_of = (
        "---\ntitle: Grievances\ndates:\n  adopted: {value: 2021, printed: Adopted 2021}\n"
        "  next_review: {value: 2022, printed: Review 2022}\n---\nAdopted 2021. Review 2022\n\n1. Words.\n"
    )
    site = make_site({"councils/tiny/grievance/editions/2021.md": text_of})
    council = site.handbook.council_by_id["tiny"]
    entries = ET.fromstring(council_feed(site, council)).findall(A + "entry")
    own = [entry for entry in entries if "grievance procedure: " in text(entry, "title")]
    assert [text(entry, "title").partition(": ")[2] for entry in own] == [
        "Review overdue: it was due 2022",
        "edition adopted 2021",
    ]
    assert all(link(entry, "alternate").endswith("councils/tiny/grievance/2021/") for entry in own)
    before = ET.fromstring(council_feed(tiny, tiny.handbook.council_by_id["tiny"]))
    known = {text(entry, "id") for entry in before.findall(A + "entry")}
    assert {text(entry, "id") for entry in entries if entry not in own} == known
