"""Chromium as the tests drive it: it must notice what it is there to notice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from support.browser import (
    DESKTOP,
    PHONE,
    Pages,
    SharedPages,
    axe,
    faults_in_every_look,
    sideways_scroll,
    visible_text,
)
from support.projects import write_files
from support.server import Server

PAGE = (
    '<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,">'
    "</head><body><main><h1>A page</h1>{}</main></body></html>"
)
CLOCK = "<p id=day></p><script>day.textContent = new Date().toLocaleString('en-GB')</script>"

Show = Callable[..., Page]


@pytest.fixture
def show(tmp_path: Path, serve_site: Callable[..., Server], new_page: Pages) -> Show:
    """Give ``show(html, …)``: what Chromium makes of a page with this in its body."""

    def open_page(body: str, **settings: Any) -> Page:
        site = write_files(tmp_path, {"index.html": PAGE.format(body)})
        page = new_page(**settings)
        page.goto(serve_site(site).url)
        return page

    return open_page


def test_pages_are_shown_in_fonts_that_every_machine_of_tests_has(show: Show) -> None:
    families = ("serif", "system-ui, sans-serif", "Georgia, serif", "P052, Charter, serif")
    page = show("".join(f"<p style='font-family: {family}'>Clerk</p>" for family in families))
    known = page.context.new_cdp_session(page)
    known.send("DOM.enable")
    known.send("CSS.enable")
    root = known.send("DOM.getDocument")["root"]["nodeId"]
    found = known.send("DOM.querySelectorAll", {"nodeId": root, "selector": "p"})["nodeIds"]
    fonts = [known.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"] for node in found]
    serif, sans = "Liberation Serif", "DejaVu Sans"
    assert [[font["familyName"] for font in each] for each in fonts] == [
        [serif],
        [sans],
        [serif],
        [serif],
    ]


def test_visible_text_leaves_out_what_is_hidden(show: Show) -> None:
    page = show("<p>Seen</p><p hidden>Unseen</p>")
    assert visible_text(page, "main").split() == ["A", "page", "Seen"]


def test_a_page_wider_than_a_phone_is_noticed(show: Show) -> None:
    assert sideways_scroll(show("<p>Short</p>", viewport=PHONE)) == 0
    assert sideways_scroll(show('<p style="width:500px">Wide</p>', viewport=PHONE)) == 188


def test_axe_finds_faint_text_and_nothing_else_on_a_plain_page(show: Show) -> None:
    assert axe(show("<p>Plain</p>")) == []
    (violation,) = axe(show('<p style="color:#ccc">Faint</p>'))
    assert violation.startswith("color-contrast (serious): p: ")


DARK = "<style>@media (prefers-color-scheme: dark) {{ html {{ background: #000; color: #fff }} {} }}</style>"


def test_a_fault_is_found_in_the_look_that_has_it(show: Show) -> None:
    faint_in_the_dark = DARK.format(".a { color: #444; transition: color 60s }")
    page = show(f'{faint_in_the_dark}<p class="a">One</p><p>Two</p>')
    assert [fault.split(" (")[0] for fault in faults_in_every_look(page)] == [
        "1280 dark: color-contrast",
        "320 dark: color-contrast",
    ]


def test_what_changes_its_shape_in_the_dark_is_looked_at_whole(show: Show) -> None:
    styles = DARK.format(".a { display: block !important }")
    page = show(f'{styles}<img class="a" style="display: none" src="data:,">')
    assert [fault.split(" (")[0] for fault in faults_in_every_look(page)] == [
        "1280 dark: image-alt",
        "320 dark: image-alt",
    ]


@pytest.mark.parametrize(
    "style",
    ["color: #ccc", "background: #333", "opacity: .3", "font-size: 17px; font-weight: 400"],
)
def test_words_that_look_otherwise_than_others_that_were_right_are_judged(
    show: Show, style: str
) -> None:
    """Of words that look the same one is judged, on whatever page it stands."""
    page = show('<p style="font-size: 30px; color: #888">Large</p><p>Plain</p>')
    assert axe(page) == []
    faint = "color: #888;" if "font" in style else ""
    page = show(f'<p>Plain</p><p style="{faint}{style}">Faint</p>')
    (violation,) = axe(page)
    assert violation.startswith("color-contrast (serious): p:nth-child(3): ")


def test_a_link_that_differs_by_nothing_from_the_words_around_it_is_found(show: Show) -> None:
    styles = DARK.format("a { color: #ff0; text-decoration: none }")
    page = show(f'{styles}<p>Words, words and many more words, and <a href="#">a link</a>.</p>')
    assert [fault.split(" (")[0] for fault in faults_in_every_look(page)] == [
        "1280 dark: link-in-text-block",
        "320 dark: link-in-text-block",
    ]


def test_axe_can_leave_contrast_to_other_pages_and_finds_all_else(show: Show) -> None:
    page = show('<p style="color:#ccc">Faint</p><img src="data:,">')
    (violation,) = axe(page, contrast=False)
    assert violation.startswith("image-alt (critical): img: ")


def test_axe_can_look_at_a_part_of_a_page(show: Show) -> None:
    page = show('<p style="color:#ccc">Faint</p><p id="ours">Plain</p>')
    assert axe(page, within="#ours") == []


def test_the_clock_and_the_time_zone_of_a_page_can_be_set(show: Show) -> None:
    noon = datetime(2026, 12, 31, 12, tzinfo=UTC)
    london = show(CLOCK, now=noon)
    assert visible_text(london, "#day") == "31/12/2026, 12:00:00"
    auckland = show(CLOCK, now=noon, timezone="Pacific/Auckland")
    assert visible_text(auckland, "#day") == "01/01/2027, 01:00:00"


def test_a_page_can_be_shown_without_javascript(show: Show) -> None:
    assert visible_text(show(CLOCK, javascript=False), "#day") == ""


def test_a_page_can_be_shown_in_the_dark(show: Show) -> None:
    style = "<style>p{color:red} @media (prefers-color-scheme:dark){p{color:lime}}</style><p>A</p>"
    colour = "getComputedStyle(document.querySelector('p')).color"
    assert show(style).evaluate(colour) == "rgb(255, 0, 0)"
    assert show(style, color_scheme="dark").evaluate(colour) == "rgb(0, 255, 0)"


def test_a_request_to_another_host_and_a_failing_script_are_written_down(
    browser: Browser,
) -> None:
    pages = Pages(browser)
    page = pages()
    with page.context.expect_event("weberror"), page.expect_event("requestfailed"):
        page.set_content('<img src="https://elsewhere.example/a.png"><script>nothing()</script>')
    pages.close()
    assert pages.complaints() == [
        "a page asked another host: https://elsewhere.example/a.png",
        "a script failed: nothing is not defined",
    ]


def test_of_what_one_test_does_to_a_window_nothing_is_left_for_the_next(
    tmp_path: Path, serve_site: Callable[..., Server], browser: Browser
) -> None:
    url = serve_site(write_files(tmp_path, {"index.html": PAGE.format("Home")})).url
    left = (
        "[localStorage.length, sessionStorage.length, document.cookie, history.length, innerWidth]"
    )
    pages = Pages(browser)
    page = pages(viewport=PHONE)
    for _ in range(2):
        page.goto(url)
        page.evaluate("localStorage.a = sessionStorage.a = '1'; document.cookie = 'a=1'")
        page.route("**", lambda route: route.fulfill(body="Elsewhere"))
        page.goto(f"{url}elsewhere")
        page.context.new_page()
        page.emulate_media(media="print")
    assert page.evaluate(left) == [1, 1, "a=1", 5, PHONE[0]]

    pages.take_back()
    again = pages()
    again.goto(url)

    assert again is page
    assert again.context.pages == [again]
    assert visible_text(again, "main").split() == ["A", "page", "Home"]
    assert again.evaluate(left) == [0, 0, "", 2, DESKTOP[0]]
    assert not again.evaluate("matchMedia('print').matches")
    alone = pages(alone=True)
    pages.take_back()
    assert alone.is_closed()
    pages.close()


@pytest.mark.parametrize("stay", [False, True], ids=["loaded", "stays"])
def test_a_shared_page_looks_as_is_asked_whatever_the_last_test_did(
    tmp_path: Path, serve_site: Callable[..., Server], page_at: SharedPages, *, stay: bool
) -> None:
    url = serve_site(write_files(tmp_path, {"index.html": PAGE.format("")})).url
    looks = "() => [innerWidth, ...['print', '(prefers-color-scheme: dark)'].map(q => matchMedia(q).matches)]"
    page_at(url).emulate_media(media="print", color_scheme="dark")
    assert page_at(url, stay=stay).evaluate(looks) == [1280, False, False]
    assert page_at(url, stay=stay, color_scheme="dark").evaluate(looks) == [1280, False, True]
    page_at(url).set_viewport_size({"width": 700, "height": 700})
    assert page_at(url, stay=stay, viewport=PHONE).evaluate(looks) == [320, False, False]


def test_a_site_is_served_below_a_path_with_its_own_page_for_what_is_missing(
    tmp_path: Path, serve_site: Callable[..., Server], new_page: Pages
) -> None:
    files = {"index.html": PAGE.format("Home"), "404.html": PAGE.format("Not here")}
    server = serve_site(write_files(tmp_path, files), under="/handbook/")
    assert server.url.endswith("/handbook/")
    page = new_page()
    home = page.goto(server.url)
    assert home is not None
    assert home.status == 200
    for missing in (f"{server.url}nowhere", server.url.replace("/handbook/", "/index.html")):
        response = page.goto(missing)
        assert response is not None
        assert response.status == 404
        assert "Not here" in visible_text(page)
    assert server.requests == ["/handbook/", "/handbook/nowhere", "/index.html"]


def test_a_page_has_other_colours_at_once_and_nothing_is_marked_while_they_change(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}404.html")
    rules = page.evaluate(
        "[...document.styleSheets].flatMap(sheet => [...sheet.cssRules].map(rule => rule.cssText)).join('\\n')"
    )
    assert "data-md-color-switching" not in rules
    assert page.evaluate("getComputedStyle(document.body).transitionDuration") == "0s"
