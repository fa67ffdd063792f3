"""Leaving a page at once, and a council that is chosen once: what a browser does and keeps."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from support.browser import DESKTOP, PHONE, Pages, SharedPages, faults_in_every_look

pytestmark = pytest.mark.browser

SITUATION = "councils/barrow/when-things-go-wrong/officer-concern-councillor/"


def test_each_press_of_shift_is_shown_and_announced(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(handbook_url + SITUATION)
    status = page.locator("[data-protocol-pressed]")
    expect(page.locator(".protocol-exit-key")).to_be_visible()
    page.keyboard.press("Shift")
    expect(status).to_have_text("●○○ Shift, press 2 more times to exit.")
    page.keyboard.press("Shift")
    expect(status).to_have_text("●●○ Shift, press 1 more time to exit.")
    page.keyboard.press("a")
    expect(status).to_have_text("")
    assert status.get_attribute("role") == "status"


def test_nothing_is_asked_of_the_other_site_before_the_press(
    new_page: Pages, handbook_url: str
) -> None:
    page = new_page(alone=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(handbook_url + SITUATION)
    expect(page.locator(".protocol-exit-key")).to_be_visible()
    assert asked
    assert [url for url in asked if not url.startswith(handbook_url)] == []


def chosen(page: Page, handbook_url: str) -> None:
    page.goto(f"{handbook_url}councils/barrow/")
    page.get_by_label("Remember Barrow Parish Council on this device.").check()


def test_a_council_is_remembered_only_if_the_reader_says_so_and_forgotten_by_one_click(
    new_page: Pages, handbook_url: str
) -> None:
    page = new_page()
    page.goto(f"{handbook_url}councils/barrow/")
    expect(page.locator("[data-protocol-remember]")).to_be_visible()
    page.goto(handbook_url)
    remembered = page.locator("[data-protocol-remembered]")
    expect(remembered).to_be_hidden()
    assert page.evaluate("localStorage.getItem('protocol-council')") is None

    chosen(page, handbook_url)
    page.goto(handbook_url)
    expect(remembered).to_contain_text("Last time you read Barrow Parish Council.")
    page.get_by_role("button", name="Forget this").click()
    expect(remembered).to_be_hidden()
    assert page.evaluate("localStorage.getItem('protocol-council')") is None


def test_what_is_kept_of_a_council_that_is_gone_leads_nowhere(
    new_page: Pages, handbook_url: str
) -> None:
    page = new_page()
    page.goto(handbook_url)
    page.evaluate("localStorage.setItem('protocol-council', 'javascript:alert(1)')")
    page.reload()
    expect(page.locator(".protocol-need").first).to_be_visible()
    expect(page.locator("[data-protocol-remembered]")).to_be_hidden()


@pytest.mark.parametrize("path", ["", "councils/barrow/", "councils/barrow/when-things-go-wrong/",
                                  SITUATION])  # fmt: skip
def test_axe_finds_nothing(page_at: SharedPages, handbook_url: str, path: str) -> None:
    assert faults_in_every_look(page_at(handbook_url + path)) == []


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "320"])
def test_the_answer_stands_on_the_first_screen_or_one_scroll_away(
    page_at: SharedPages, handbook_url: str, viewport: tuple[int, int]
) -> None:
    page = page_at(handbook_url + SITUATION, viewport=viewport)
    box = page.locator(".protocol-short").bounding_box()
    facts = page.locator(".protocol-answer-facts dt").first.bounding_box()
    assert box is not None
    assert facts is not None
    assert box["y"] < viewport[1]
    assert facts["y"] < 3 * viewport[1]


def test_a_text_twice_as_large_makes_no_page_scroll_sideways_and_hides_no_name(
    page_at: SharedPages, handbook_url: str
) -> None:
    for path in ("", "councils/barrow/", "topics/", "own-website/", SITUATION):
        page = page_at(handbook_url + path, viewport=PHONE)
        page.add_style_tag(content="html { font-size: 250% !important; }")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        name, tools = (
            page.locator(part).bounding_box() for part in (".handbook-wordmark", ".handbook-tools")
        )
        assert name is not None
        assert tools is not None
        below, beside = name["y"] + name["height"], name["x"] + name["width"]
        assert tools["y"] >= below or tools["x"] >= beside, "the tools lie on the name"
