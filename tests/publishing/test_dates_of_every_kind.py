"""A council whose document uses every kind of date, as published, on pages' facts and in calendar and feed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator, FormatChecker
from support.projects import minimal_council_files, write_files
from support.publishing import AS_OF, MakeSite, OnDay, contents, read_json, read_rows

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.publishing.date_records import KEYS
from mkdocs_protocol.site.site import Site

PUBLISHED = Path(__file__).parents[1] / "golden/schemas-94c8ed5"
"""The schemas of the data as they were first published: `git show 94c8ed5`."""
EDITION = "councils/little-example/editions/2024-05.md"

EVERY_KIND = """\
---
title: Protocol
version: Version 3
dates:
  adopted:
    - {value: 2012-05-14, printed: "14.5.12", minute: Minute 12/31, version: v1}
    - {value: financial year 2014/15, printed: 2014/15, by: Full Council}
  approved: {value: 2014-06-03, printed: this 3rd day of June 2014}
  reviewed: [{value: 2016, printed: Reviewed 2016}, {value: 2018-04, printed: "Last reviewed: April 2018"}]
  reviewed_without_change: {value: autumn 2019, printed: Autumn 2019}
  amended: {value: Q2 2020, printed: Q2 2020}
  signed: {blank: true, printed: "Signed:"}
  issued: {value: 2020-07, printed: July 2020}
  in_force_from: {value: first half of 2021, printed: first half of 2021}
  expires: {value: municipal year 2030/31, printed: municipal year 2030/31}
  unlabelled: {value: 2011, printed: "2011"}
  next_review: {value: spring 2027, printed: Spring 2027, qualifier: or sooner}
cycle: {printed: every ten years in May, value: 10 years, month: May}
---
Protocol Version 3 2011

14.5.12 Minute 12/31 v1; 2014/15 Full Council; this 3rd day of June 2014; Reviewed 2016;
Last reviewed: April 2018; Autumn 2019; Q2 2020; Signed: ; July 2020; first half of 2021;
municipal year 2030/31; Spring 2027 or sooner; every ten years in May

{topic=respect}
1. One.
"""
CYCLE = """\
---
title: Protocol
dates:
  adopted: {value: 2020-05-04, printed: 4 May 2020}
cycle: {printed: Reviewed annually in May}
---
Protocol

Adopted 4 May 2020. Reviewed annually in May.

{topic=respect}
1. One.
"""
BLANK_AND_CYCLE = CYCLE.replace(
    "cycle:", "  next_review: {blank: true, printed: Date of next review}\ncycle:"
).replace("annually in May.", "annually in May. Date of next review")


def little(make_site: MakeSite, edition: str) -> Site:
    files = {
        path: text
        for path, text in minimal_council_files().items()
        if "as-received" not in path and not path.endswith(("topics.yml", "roles.yml"))
    }
    return make_site(files=files | {EDITION: edition})


def published(site: Site) -> dict[str, Any]:
    (edition,) = read_json(site, "data/councils/little-example.json")["editions"]
    return dict(edition)


def as_first_published(name: str) -> Draft202012Validator:
    schema = json.loads((PUBLISHED / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


@pytest.mark.parametrize("edition", [EVERY_KIND, CYCLE, BLANK_AND_CYCLE])
def test_what_is_new_keeps_to_the_schemas_that_were_first_published(
    make_site: MakeSite, edition: str
) -> None:
    site = little(make_site, edition)
    as_first_published("handbook").validate(read_json(site, "data/handbook.json"))
    for council in site.handbook.councils:
        as_first_published("council").validate(read_json(site, f"data/councils/{council.id}.json"))


def test_the_real_five_keep_to_the_schemas_that_were_first_published(real: Site) -> None:
    as_first_published("handbook").validate(read_json(real, "data/handbook.json"))
    assert len(real.handbook.councils) == 5
    for council in real.handbook.councils:
        as_first_published("council").validate(read_json(real, f"data/councils/{council.id}.json"))


@pytest.mark.parametrize("edition", [EVERY_KIND, CYCLE, BLANK_AND_CYCLE])
def test_no_rule_finds_a_fault_in_them(tmp_path: Path, edition: str) -> None:
    files = {p: t for p, t in minimal_council_files().items() if "as-received" not in p}
    root = write_files(tmp_path, {**files, EDITION: edition})
    assert load(root / "councils", as_of=AS_OF).problems == ()


def test_a_key_keeps_its_meaning_and_holds_the_leading_date(make_site: MakeSite) -> None:
    dates = published(little(make_site, EVERY_KIND))["dates"]
    assert list(dates) == list(KEYS.values())
    named = {"value": None, "precision": None, "state": "worded"}
    assert dates["adopted"] == {**named, "printed": "2014/15"}
    assert dates["reviewed"] == {**named, "printed": "Autumn 2019"}  # without change
    assert dates["last_reviewed"]["value"] == "2018-04"
    assert dates["next_review"] == {**named, "printed": "Spring 2027"}
    assert dates["in_force_from"] == {**named, "printed": "first half of 2021"}


def test_every_date_stands_in_the_list_of_all(make_site: MakeSite) -> None:
    found = published(little(make_site, EVERY_KIND))["all_dates"]
    told = [(d["kind"], d["value"], d["period_name"], d["leads"]) for d in found]
    assert told == [
        ("adopted", "2012-05-14", "", False),
        ("adopted", None, "financial year 2014/15", True),
        ("approved", "2014-06-03", "", True),
        ("reviewed", None, "autumn 2019", True),
        ("amended", None, "Q2 2020", True),
        ("signed", None, "", True),
        ("issued", "2020-07", "", True),
        ("unlabelled", "2011", "", True),
        ("next_review", None, "spring 2027", True),
        ("last_reviewed", "2016", "", False),
        ("last_reviewed", "2018-04", "", True),
        ("in_force_from", None, "first half of 2021", True),
        ("expires", None, "municipal year 2030/31", True),
    ]
    first, spring = found[0], found[8]
    assert (first["minute"], first["version"], first["by"]) == ("Minute 12/31", "v1", "")
    assert (spring["period"], spring["first_day"], spring["last_day"]) == (
        "season",
        "2027-03-01",
        "2027-05-31",
    )
    assert (spring["qualifier"], spring["state"]) == ("or sooner", "stated")


def test_the_table_of_reviews_gives_a_period_its_own_columns(make_site: MakeSite) -> None:
    (row,) = (
        r
        for r in read_rows(little(make_site, EVERY_KIND), "data/review.csv")
        if r["council"] == "little-example"
    )
    assert (row["next_review"], row["precision"], row["period"]) == ("", "", "season")
    assert (row["first_day"], row["last_day"]) == ("2027-03-01", "2027-05-31")
    assert (row["period_name"], row["review_basis"], row["review_state"]) == (
        "spring 2027",
        "date",
        "current",
    )
    assert (row["reviewed"], row["last_reviewed"]) == ("", "2018-04")


def test_a_cycle_is_published_beside_a_state_of_the_first_list(make_site: MakeSite) -> None:
    site = little(make_site, CYCLE)
    edition = published(site)
    assert (edition["review_state"], edition["review_basis"]) == ("none", "cycle")
    assert edition["cycle"] == {
        "printed": "Reviewed annually in May",
        "state": "worded",
        "months": 12,
        "month": 5,
        "worked_out": {
            "value": "2021-05",
            "precision": "month",
            "first_day": "2021-05-01",
            "last_day": "2021-05-31",
            "since_kind": "adopted",
            "since_first_day": "2020-05-04",
        },
    }
    entry = next(
        c for c in read_json(site, "data/handbook.json")["councils"] if c["id"] == "little-example"
    )
    assert (entry["review_state"], entry["review_basis"]) == ("none", "cycle")
    (row,) = (r for r in read_rows(site, "data/review.csv") if r["council"] == "little-example")
    assert (row["cycle"], row["worked_out"]) == ("Reviewed annually in May", "2021-05")


def test_where_the_label_stands_empty_beside_a_cycle_the_state_stays_blank(
    make_site: MakeSite,
) -> None:
    edition = published(little(make_site, BLANK_AND_CYCLE))
    assert (edition["review_state"], edition["review_basis"]) == ("blank", "cycle")


def test_the_calendar_has_the_day_worked_out_and_says_that_it_is(make_site: MakeSite) -> None:
    calendar = Calendar.from_ical(contents(little(make_site, CYCLE))["review.ics"])
    event, yearly = (e for e in calendar.events if "Little Example" in str(e["SUMMARY"]))
    assert yearly["SUMMARY"] == (
        "Little Example Parish Council: has the protocol been reviewed as often as it says? (the handbook’s "
        "reminder)"
    )
    assert yearly["DTSTART"].dt == date(2027, 4, 1)  # A month before the May that its cycle names.
    assert event["SUMMARY"] == (
        "Little Example Parish Council: protocol review due May 2021 by its own cycle (worked out)"
    )
    assert event["DTSTART"].dt == date(2021, 5, 1)
    assert event["DESCRIPTION"] == (
        "The document says “Reviewed annually in May”. By that cycle a review was due May 2021 "
        "(worked out from 4 May 2020; the document gives no date)."
    )


@pytest.mark.parametrize(
    ("today", "updated"),
    [(date(2021, 4, 30), "2020-05-04"), (date(2021, 5, 1), "2021-05-01"), (date(2021, 6, 1), "2021-06-01"),
     (AS_OF, "2021-06-01")],
)  # fmt: skip
def test_the_feed_tells_a_cycle_when_its_day_comes_and_when_it_has_passed(
    make_site: MakeSite, on_day: OnDay, today: date, updated: str
) -> None:
    text = contents(on_day(little(make_site, CYCLE), today))["review.xml"].decode()
    (entry,) = (e for e in text.split("<entry>") if "Little Example" in e)
    assert f"<updated>{updated}T" in entry
    assert '<category term="none" />' in entry
    assert '<category term="cycle" />' in entry
    assert "No review date, but a cycle: “Reviewed annually in May”" in entry
