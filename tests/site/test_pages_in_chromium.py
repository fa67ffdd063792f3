"""Every kind of page in a real browser: within its window at 400 %, readable without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from support.browser import SharedPages, sideways_scroll, visible_text
from support.build import BUILD_MOMENT, BuiltSite

KINDS = {
    "home": "",
    "councils": "councils/",
    "a council": "councils/barrow/",
    "an unnamed council": "councils/unnamed/",
    "an edition": "councils/wellingborough/undated/",
    "a long edition": "councils/weston-super-mare/2024-10/",
    "an overdue edition": "councils/halstead/2021-06/",
    "topics": "topics/",
    "a topic": "topics/relationships/",
    "a topic with silences": "topics/media/",
    "review": "review/",
}
CHOICE = (
    "Choose what to see side by side Up to three are side by side where there is room; more are one below "
    "the other. The address of the page keeps the choice."
)
"""What a topic's page says where a reader chooses documents."""

REMEMBER = "Remember on this device. One click on the home page clears it."
"""What a council's page says beside the box that a script has to keep, but for the council's name."""

BROUGHT_BY_SCRIPTS = {
    "(today)", "(today).", "Copy", "citation", "Filter", "this", "list", "shown", "Sort", "by",
    *REMEMBER.split(), "unidentified",  # which that sentence calls a council that its document does not name
    *CHOICE.split(), "silent",  # beside the name of a document that may be chosen
}  # fmt: skip
"""Words of controls and remarks that only a script can make true."""


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_everything_is_there_without_javascript_and_no_control_stands_idle(
    page_at: SharedPages, handbook_url: str, address: str
) -> None:
    shown = {}
    for javascript in (True, False):
        page = page_at(handbook_url + address, javascript=javascript, now=BUILD_MOMENT)
        shown[javascript] = set(visible_text(page, "article").split())

    brought = {word for word in shown[True] - shown[False] if not word.startswith(handbook_url)}
    assert brought <= BROUGHT_BY_SCRIPTS
    assert page.locator("article :is(button, input, select):visible").count() == 0


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_at_four_hundred_per_cent_nothing_scrolls_sideways(
    page_at: SharedPages, handbook_url: str, address: str
) -> None:
    """1280 pixels at 400 % are 320 of the page's own (WCAG 2.2, 1.4.10)."""
    page = page_at(handbook_url + address, viewport=(320, 256), device_scale_factor=4)

    assert sideways_scroll(page) == 0


def test_a_clause_is_reached_by_keyboard_alone(page_at: SharedPages, handbook_url: str) -> None:
    page = page_at(f"{handbook_url}councils/halstead/")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href') || ''").endswith("2021-06/"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/councils/halstead/2021-06/")
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href') || ''").endswith("#c-1.1"):
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    page.keyboard.press("Enter")

    assert page.url.endswith("/councils/halstead/2021-06/#c-1.1")
    assert outline != "none"


def test_an_edition_prints_as_a_document(page_at: SharedPages, handbook_url: str) -> None:
    page = page_at(f"{handbook_url}councils/halstead/2021-06/")
    page.emulate_media(media="print")
    shown = visible_text(page)

    assert "Officers have a duty to present impartial information" in shown
    for ours_only_on_screen in ("Skip to content", "Copy citation"):
        assert ours_only_on_screen not in shown
    assert not page.locator(".md-header").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in {
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    }


def test_the_pages_open_from_a_disk(browser: Browser, disk_site: BuiltSite) -> None:
    """But for search, whose index a browser does not fetch from a disk: so no guard on scripts here."""
    page = browser.new_page()
    page.goto((disk_site.path / "index.html").as_uri())
    page.locator("article a[href*='halstead']").first.click()
    page.wait_for_load_state()

    assert "Halstead" in visible_text(page, "h1")
    assert page.url.startswith("file://")
    page.close()
