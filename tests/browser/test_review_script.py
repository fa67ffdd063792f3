"""The reader's browser works every state out again, on London's day and in Python's words."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from playwright.sync_api import Page
from support.browser import SharedPages, faults_in_every_look
from support.random_runs import examples

import mkdocs_protocol
from mkdocs_protocol.core.cycle import Cycle, Interval, WorkedOut
from mkdocs_protocol.core.edition_dates import DatedFact, DateKind, FactState
from mkdocs_protocol.core.notes import Note
from mkdocs_protocol.core.partial_date import PartialDate
from mkdocs_protocol.core.periods import parse_date
from mkdocs_protocol.core.review import DATED, ReviewState, Status, urgency
from mkdocs_protocol.rendering.parts.banner import (
    as_of_line,
    banner,
    icon_sprite,
    state_chip,
    wording_data,
)
from mkdocs_protocol.rendering.parts.notes import stale_line
from mkdocs_protocol.site.wording import (
    ReviewFacts,
    Successor,
    describe,
    load_wording,
    worked_out_words,
)

ASSETS = Path(mkdocs_protocol.__file__).parent / "theme/assets/protocol"
SCRIPT = (ASSETS / "review.js").read_text(encoding="utf-8")
STYLES = "".join(
    (ASSETS / name).read_text(encoding="utf-8")
    for name in ("tokens.css", "primitives.css", "review.css")
)
NEXT_REVIEW = DateKind.NEXT_REVIEW
WORDING = load_wording()
BUILT = date(2026, 11, 22)


def due(written: str, printed: str = "", qualifier: str = "") -> ReviewFacts:
    value = parse_date(written)
    fact = DatedFact(NEXT_REVIEW, FactState.STATED, value, printed, qualifier=qualifier)
    return ReviewFacts(Status.IN_FORCE, fact)


ABSENT = DatedFact(NEXT_REVIEW)
FIVE = {
    "Barrow": ReviewFacts(Status.IN_FORCE, DatedFact(NEXT_REVIEW, FactState.BLANK)),
    "Halstead": due("2022-06", "For review June 2022"),
    "Unnamed": due("2026-12", "December 2026"),
    "Wellingborough": ReviewFacts(Status.IN_FORCE, ABSENT),
    "Weston": due("2027-06", "June 2027"),
}


def by_cycle(due_: str, since: str) -> ReviewFacts:
    """Return a document with a cycle and no date, and the day worked out from its adoption."""
    adopted = DatedFact(DateKind.ADOPTED, FactState.STATED, parse_date(since), since)
    return ReviewFacts(
        Status.IN_FORCE,
        ABSENT,
        cycle=Cycle("Reviewed annually in May", interval=Interval(12, 5)),
        worked_out=WorkedOut(PartialDate.parse(due_), adopted),
    )


ALL_STATES = {
    **FIVE,
    "Now": due("2026-11", "Review date: November 2026"),
    "Event": ReviewFacts(
        Status.IN_FORCE,
        DatedFact(NEXT_REVIEW, FactState.WORDED, printed="upon a new administration"),
    ),
    "Cycle": by_cycle("2021-05", "2020-05-04"),
    "Draft": ReviewFacts(Status.DRAFT, ABSENT),
    "Old": ReviewFacts(Status.SUPERSEDED, ABSENT, successor=Successor("October 2024", "#new")),
}


def document(body: str, *, scripts: str = f"<script>{SCRIPT}</script>") -> str:
    """Return a page as the handbook makes it, all in one file."""
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>A page</title>'
        '<meta name="viewport" content="width=device-width">'
        '<meta name="color-scheme" content="light dark">'
        f"<style>{STYLES} body {{ margin: 1rem; background: var(--protocol-paper); "
        "color: var(--protocol-ink); }</style></head>"
        f'<body><main class="protocol"><h1>A page</h1>'
        f"{icon_sprite()}{wording_data(WORDING)}{body}</main>"
        f"{scripts}</body></html>"
    )


def at_noon(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)


def banners(councils: dict[str, ReviewFacts]) -> str:
    return "".join(
        Markup('<section id="{}">{}</section>').format(name, banner(WORDING, facts, today=BUILT))
        for name, facts in councils.items()
    )


def register(councils: dict[str, ReviewFacts]) -> str:
    """Return a register as a table, in the server's order on the day of the build."""
    ordered = sorted(
        councils.items(),
        key=lambda item: urgency(item[1].state(BUILT), item[1].next_review, item[1].worked_out),
    )
    rows = "".join(
        Markup('<tr><th scope="row"><a href="#{0}">{0}</a></th><td>{1}</td></tr>').format(
            name, state_chip(WORDING, facts, today=BUILT)
        )
        for name, facts in ordered
    )
    return (
        "<table data-protocol-register><caption>Reviews</caption><thead><tr>"
        '<th scope="col">Council</th><th scope="col">Review</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>{as_of_line(WORDING, today=BUILT)}"
    )


def slot(page: Page, council: str, part: str) -> str:
    return page.locator(f'#{council} [data-protocol-slot="{part}"]').inner_text()


def shown_state(page: Page, council: str) -> str | None:
    return page.locator(f"#{council} [data-protocol-state]").get_attribute("data-protocol-state")


def order(page: Page) -> list[str]:
    return page.locator("[data-protocol-register] a").all_inner_texts()


@pytest.mark.parametrize(
    ("day", "states"),
    [
        ("2022-06-30", ["blank", "due-now", "current", "none", "current"]),
        ("2026-11-22", ["blank", "overdue", "due-soon", "none", "current"]),
        ("2026-12-31", ["blank", "overdue", "due-now", "none", "current"]),
        ("2027-01-01", ["blank", "overdue", "overdue", "none", "current"]),
        ("2027-06-30", ["blank", "overdue", "overdue", "none", "due-now"]),
        ("2027-07-01", ["blank", "overdue", "overdue", "none", "overdue"]),
    ],
)
def test_a_page_built_once_tells_the_state_of_the_day_it_is_read(
    page_at: SharedPages, day: str, states: list[str]
) -> None:
    page = page_at(now=at_noon(day))
    page.set_content(document(banners(FIVE)))
    assert [shown_state(page, council) for council in FIVE] == states
    for council, facts in FIVE.items():
        words = describe(WORDING, facts, date.fromisoformat(day))
        assert slot(page, council, "headline") == words.headline
        assert slot(page, council, "explanation") == words.explanation
        icon = page.locator(f"#{council} .protocol-icon use").get_attribute("xlink:href")
        assert icon == f"#protocol-icon-{shown_state(page, council)}"


PERIODS = ("spring 2027", "winter 2026/27", "Q3 2027", "first half of 2027/28", "2026/27",
           "financial year 2026/27", "municipal year 2026/27", "2027", "2027-05-31")  # fmt: skip


@pytest.mark.parametrize("written", PERIODS)
def test_a_period_changes_its_state_and_words_on_its_edge_days(
    page_at: SharedPages, written: str
) -> None:
    facts = due(written, written)
    period = parse_date(written)
    day = timedelta(days=1)
    edges = (
        period.first - 91 * day,
        period.first - 90 * day,
        period.first - day,
        period.first,
        period.last,
        period.last + day,
    )
    seen = []
    for read_on in edges:
        page = page_at(now=at_noon(read_on.isoformat()))
        page.set_content(document(banners({"Period": facts})))
        seen.append(shown_state(page, "Period"))
        assert slot(page, "Period", "headline") == describe(WORDING, facts, read_on).headline
    states = ["current", "due-soon", "due-soon", "due-now", "due-now", "overdue"]
    assert seen == states == [facts.state(read_on) for read_on in edges]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2021-04-30", "By that cycle a review is due May 2021 (worked out from 4 May 2020; "),
        ("2021-05-01", "By that cycle a review is due this month: May 2021 (worked out from 4 May 2020; "),
        ("2021-05-31", "By that cycle a review is due this month: May 2021 (worked out from 4 May 2020; "),
        ("2021-06-01", "By that cycle a review was due May 2021 (worked out from 4 May 2020; "),
        ("2031-12-31", "By that cycle a review was due May 2021 (worked out from 4 May 2020; "),
    ],
)  # fmt: skip
def test_a_cycle_says_on_the_day_of_reading_whether_its_day_has_passed_and_is_never_overdue(
    page_at: SharedPages, day: str, said: str
) -> None:
    facts = by_cycle("2021-05", "2020-05-04")
    page = page_at(now=at_noon(day))
    page.set_content(document(banners({"Cycle": facts})))
    assert slot(page, "Cycle", "worked-out") == said + "the document gives no date)."
    assert slot(page, "Cycle", "worked-out") == worked_out_words(
        WORDING, facts, date.fromisoformat(day)
    )
    assert shown_state(page, "Cycle") == "cycle"
    assert slot(page, "Cycle", "headline") == (
        "No review date, but a cycle: “Reviewed annually in May”"
    )


def test_a_note_says_when_it_was_last_checked_once_that_is_too_long_ago(
    page_at: SharedPages,
) -> None:
    note = Note("A remark.", "2026-11-22", "An Act", check_again="2027-11-22")
    for day, is_shown in (("2027-11-22", False), ("2027-11-23", True), ("2031-12-31", True)):
        for built in (BUILT, date(2029, 1, 1)):
            page = page_at(now=at_noon(day))
            page.set_content(document(str(stale_line(note, built))))
            line = page.locator("[data-protocol-check-again]")
            assert line.is_visible() is is_shown
    assert line.inner_text().startswith("Last checked 22 November 2026.")


def test_without_javascript_a_note_is_as_old_as_on_the_day_of_the_build(
    page_at: SharedPages,
) -> None:
    note = Note("A remark.", "2026-11-22", "An Act", check_again="2027-11-22")
    for built, is_shown in ((date(2027, 11, 22), False), (date(2027, 11, 23), True)):
        page = page_at(javascript=False, now=at_noon("2031-01-01"))
        page.set_content(document(str(stale_line(note, built))))
        assert page.locator("[data-protocol-check-again]").is_visible() is is_shown


def test_a_banner_says_which_day_it_speaks_of(page_at: SharedPages) -> None:
    page = page_at(now=at_noon("2027-01-01"))
    page.set_content(document(banners(FIVE) + str(as_of_line(WORDING, today=BUILT))))
    assert slot(page, "Unnamed", "as-of") == "As of 1 January 2027 (today)"
    assert slot(page, "Barrow", "as-of") == "As of 22 November 2026"
    assert page.locator(".protocol-as-of").inner_text() == "As of 1 January 2027 (today)"


def test_the_words_of_the_document_stay_beside_the_date(page_at: SharedPages) -> None:
    page = page_at(now=at_noon("2027-07-01"))
    weston = due("2027-06", "June 2027", "or sooner")
    page.set_content(document(banners({"Weston": weston})))
    said = page.locator("#Weston .protocol-banner-headline").inner_text()
    assert said == "Review overdue: it was due June 2027 “or sooner”"


def test_without_javascript_the_day_of_the_build_and_the_dates_are_there(
    page_at: SharedPages,
) -> None:
    page = page_at(javascript=False, now=at_noon("2030-01-01"))
    page.set_content(document(banners(ALL_STATES) + register(ALL_STATES)))
    assert slot(page, "Unnamed", "headline") == "Review due December 2026"
    assert slot(page, "Unnamed", "as-of") == "As of 22 November 2026"
    assert page.locator(".protocol-as-of").inner_text() == "As of 22 November 2026"
    assert order(page)[:3] == ["Halstead", "Now", "Unnamed"]


@pytest.mark.parametrize("timezone", ["Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kolkata"])
@pytest.mark.parametrize(
    ("moment", "day"),
    [
        # In summer London's midnight is an hour earlier than UTC's; in winter it is not.
        ("2027-06-30T22:59:59+00:00", "2027-06-30"),
        ("2027-06-30T23:00:00+00:00", "2027-07-01"),
        ("2026-12-31T23:59:59+00:00", "2026-12-31"),
        ("2027-01-01T00:00:00+00:00", "2027-01-01"),
    ],
)
def test_the_day_is_londons_wherever_the_reader_is(
    page_at: SharedPages, timezone: str, moment: str, day: str
) -> None:
    page = page_at(timezone=timezone, now=datetime.fromisoformat(moment))
    page.set_content(document(banners(FIVE)))
    assert page.evaluate("protocolReview.today()") == day
    expected = FIVE["Weston"].state(date.fromisoformat(day))
    assert shown_state(page, "Weston") == expected


@pytest.mark.parametrize("built_as", ["table", "list"])
def test_the_register_is_put_in_the_order_of_the_day_it_is_read(
    page_at: SharedPages, built_as: str
) -> None:
    page = page_at(now=at_noon("2027-01-01"))
    councils = {**ALL_STATES, "Another month": due("2026-12"), "Long ago": due("2020")}
    body = register(councils)
    if built_as == "list":
        chips = "".join(
            Markup("<li data-protocol-sort><a href='#'>{}</a> {}</li>").format(
                name, state_chip(WORDING, facts, today=BUILT)
            )
            for name, facts in councils.items()
        )
        body = f"<ul data-protocol-register><li>Head</li>{chips}<li>Foot</li></ul>"
    page.set_content(document(body))
    unnamed_first = ["Unnamed", "Another month"]
    assert order(page) == [
        "Long ago",
        "Halstead",
        "Now",
        *unnamed_first,
        "Cycle",
        "Barrow",
        "Wellingborough",
        "Event",
        "Weston",
        "Draft",
        "Old",
    ]
    if built_as == "list":
        items = page.locator("li").all_inner_texts()
        assert (items[0], items[-1]) == ("Head", "Foot")


def test_a_register_whose_order_still_holds_is_left_alone(page_at: SharedPages) -> None:
    page = page_at(now=at_noon("2026-11-22"))
    page.set_content(document(register(ALL_STATES), scripts=""))
    page.evaluate(
        """window.moved = 0;
        new MutationObserver((all) => { moved += all.length })
          .observe(document.querySelector("tbody"), { childList: true, subtree: true });"""
    )
    page.add_script_tag(content=SCRIPT)
    assert page.evaluate("new Promise((done) => setTimeout(() => done(moved)))") == 0


def test_the_keyboard_keeps_its_place_when_the_register_moves(page_at: SharedPages) -> None:
    page = page_at(now=at_noon("2031-01-01"))
    page.set_content(document(register(FIVE), scripts=""))
    page.locator("a", has_text="Weston").focus()
    before = order(page)
    page.add_script_tag(content=SCRIPT)
    assert order(page) != before
    assert page.evaluate("document.activeElement.textContent") == "Weston"


def test_instant_navigation_is_followed_to_the_next_page(page_at: SharedPages) -> None:
    page = page_at(now=at_noon("2027-01-01"))
    page.set_content(document("", scripts=""))
    page.evaluate("window.document$ = { subscribe(heard) { window.arrive = heard; } }")
    page.add_script_tag(content=SCRIPT)
    page.evaluate(
        "(html) => { document.querySelector('main').innerHTML = html; arrive(); }",
        str(icon_sprite() + wording_data(WORDING)) + banners(FIVE),
    )
    assert shown_state(page, "Unnamed") == "overdue"


def test_a_page_left_open_over_midnight_is_put_right_when_it_is_looked_at_again(
    page_at: SharedPages,
) -> None:
    page = page_at(now=at_noon("2026-12-31"))
    page.set_content(document(banners(FIVE)))
    assert shown_state(page, "Unnamed") == "due-now"
    page.clock.set_fixed_time(at_noon("2027-01-01"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert shown_state(page, "Unnamed") == "overdue"
    assert slot(page, "Unnamed", "headline") == "Review overdue: it was due December 2026"


def test_a_page_without_the_words_is_left_as_it_was_built(page_at: SharedPages) -> None:
    page = page_at(now=at_noon("2031-01-01"))
    page.set_content(document(banners(FIVE), scripts="").replace('id="protocol-wording"', ""))
    page.add_script_tag(content=SCRIPT)
    assert shown_state(page, "Unnamed") == "due-soon"


def test_a_sites_own_words_are_the_ones_the_script_writes(
    page_at: SharedPages, tmp_path: Path
) -> None:
    path = tmp_path / "wording.yml"
    headline = "Too late & <late>: it's “{due}”"
    path.write_text(json.dumps({"states": {"overdue": {"headline": headline}}}), encoding="utf-8")
    wording = load_wording(path)
    html = document(banners(FIVE)).replace(str(wording_data(WORDING)), str(wording_data(wording)))
    page = page_at(now=at_noon("2027-01-01"))
    page.set_content(html)
    assert slot(page, "Unnamed", "headline") == "Too late & <late>: it's “December 2026”"


days = st.dates(date(1900, 1, 1), date(2150, 12, 31))


@st.composite
def readings(draw: st.DrawFn) -> tuple[PartialDate, date, int]:
    """Return a review date, a day of reading that is mostly near it, and a number of days."""
    digits = draw(st.sampled_from([4, 7, 10]))
    due_ = PartialDate.parse(draw(days).isoformat()[:digits])
    soon_days = draw(st.sampled_from([0, 1, 30, 90, 365]))
    edges = [due_.first, due_.last, due_.first - timedelta(days=soon_days)]
    near = draw(st.sampled_from(edges)) + timedelta(days=draw(st.integers(-2, 2)))
    return due_, draw(st.one_of(st.just(near), days)), soon_days


@pytest.fixture
def ask(page_at: SharedPages) -> Callable[[list[dict[str, Any]]], list[dict[str, str]]]:
    """Give a function that asks the script for the state and the words of many readings."""
    page = page_at()
    page.set_content(document(""))
    return lambda asked: page.evaluate(
        """(asked) => asked.map(({ first, last, today, soonDays, due, precision }) => {
          const state = protocolReview.state(first, last, today, soonDays);
          return { state, ...protocolReview.words(state, due, precision) };
        })""",
        asked,
    )


@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(readings(), min_size=1, max_size=40))
def test_python_and_the_script_say_the_same_for_the_same_day(
    ask: Callable[[list[dict[str, Any]]], list[dict[str, str]]],
    readings: list[tuple[PartialDate, date, int]],
) -> None:
    asked = [
        {
            "first": due_.first.isoformat(),
            "last": due_.last.isoformat(),
            "today": today.isoformat(),
            "soonDays": soon_days,
            "due": due_.shown,
            "precision": due_.precision,
        }
        for due_, today, soon_days in readings
    ]
    expected = []
    for due_, today, soon_days in readings:
        fact = DatedFact(NEXT_REVIEW, FactState.STATED, due_)
        facts = ReviewFacts(Status.IN_FORCE, fact, soon_days)
        words = describe(WORDING, facts, today)
        expected.append(
            {
                "state": str(facts.state(today)),
                "label": words.label,
                "headline": words.headline,
                "explanation": words.explanation,
            }
        )
    assert ask(asked) == expected


def test_all_states_are_accessible_and_fit_a_phone(page_at: SharedPages) -> None:
    page = page_at(now=at_noon("2026-11-22"))
    page.set_content(document(banners(ALL_STATES) + register(ALL_STATES)))
    assert {shown_state(page, council) for council in ALL_STATES} == set(ReviewState)
    assert faults_in_every_look(page) == []


@pytest.mark.parametrize("state", DATED)
def test_the_colour_of_a_banner_follows_its_state(page_at: SharedPages, state: ReviewState) -> None:
    days = {"current": "2026-08-01", "due-soon": "2026-11-30", "due-now": "2026-12-01"}
    page = page_at(now=at_noon(days.get(state, "2027-01-01")))
    page.set_content(document(banners({"Unnamed": FIVE["Unnamed"]})))
    colour = page.locator("#Unnamed aside").evaluate(
        "(banner) => getComputedStyle(banner).getPropertyValue('--protocol-state')"
    )
    name = {"current": "ok", "overdue": "overdue"}.get(state, "soon")
    token = page.evaluate(
        "(name) => getComputedStyle(document.body).getPropertyValue(`--protocol-${name}`)", name
    )
    assert colour == token


@pytest.mark.parametrize(
    ("attributes", "is_dark"),
    [
        ('data-md-color-scheme="default"', False),
        ('data-md-color-scheme="slate"', True),
        ('data-bs-theme="dark"', True),
        ('data-bs-theme="light"', False),
        ("", False),
    ],
)
def test_the_host_decides_what_is_dark_and_not_the_readers_system_alone(
    page_at: SharedPages, attributes: str, is_dark: bool
) -> None:
    page = page_at(color_scheme="dark")
    html = document("").replace("<body>", f"<body {attributes}>")
    page.set_content(html.replace('content="light dark"', 'content="light"'))
    paper = "getComputedStyle(document.body).backgroundColor"
    assert (page.evaluate(paper) == "rgb(20, 24, 29)") is is_dark
    page.emulate_media(media="print")
    assert page.evaluate(paper) == "rgb(255, 255, 255)"


def test_the_colours_of_a_site_stand_before_ours_whatever_its_theme(page_at: SharedPages) -> None:
    site = "<style>:root { --protocol-paper: light-dark(white, navy); }</style></head>"
    for scheme, paper in (("default", "rgb(255, 255, 255)"), ("slate", "rgb(0, 0, 128)")):
        page = page_at(color_scheme="light")
        html = document("").replace("</head>", site)
        page.set_content(html.replace("<body>", f'<body data-md-color-scheme="{scheme}">'))
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper
