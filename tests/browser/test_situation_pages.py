"""When things go wrong, in a real browser: every council's document beside the others."""

from __future__ import annotations

import pytest
from support.browser import DESKTOP, PHONE, SharedPages, sideways_scroll, visible_text
from support.build import BUILD_MOMENT

START = "when-things-go-wrong/"
PAGES = {
    "at a glance": START,
    "five documents": f"{START}councillor-unhappy-clerk/",
    "two beside each other": f"{START}ask-officer-for-help/",
    "one, and four silent": f"{START}interpretation/",
}
ONLY_WITH_SCRIPT = "Or press Shift three times."  # no presses are counted without a script
SMALL = """all => all
  .map(e => [e.innerText, e.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && box.height < 23.5)
  .map(([name, box]) => `${name}: ${box.width} x ${box.height}`)"""


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_every_word_and_every_way_is_there_without_javascript(
    page_at: SharedPages, handbook_url: str, address: str
) -> None:
    with_script, without = (
        page_at(handbook_url + address, javascript=javascript, now=BUILD_MOMENT)
        for javascript in (True, False)  # on a later day the script says what has gone out of date
    )
    ways = "article a"
    hrefs = "all => all.map(a => a.href)"

    assert without.locator(ways).evaluate_all(hrefs) == with_script.locator(ways).evaluate_all(
        hrefs
    )
    scripted, plain = (
        " ".join(visible_text(page, "article").split()) for page in (with_script, without)
    )
    assert scripted.count(ONLY_WITH_SCRIPT) == 1
    assert ONLY_WITH_SCRIPT not in plain
    brought = {*scripted.replace(ONLY_WITH_SCRIPT, "").split()} - {*plain.split()}
    assert brought <= {"Sort", "by"}


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_somebody_in_trouble_comes_from_the_home_page_to_the_first_step(
    page_at: SharedPages, handbook_url: str, *, javascript: bool
) -> None:
    page = page_at(handbook_url, viewport=PHONE, javascript=javascript)
    home = page.locator("article")
    home.get_by_role("link", name="Something has gone wrong", exact=True).first.click()
    page.wait_for_url("**/#protocol-need-1")
    home.get_by_role("link", name="Something has gone wrong: Barrow").click()
    page.wait_for_url("**/councils/barrow/when-things-go-wrong/")
    page.get_by_role("link", name="A councillor is unhappy with the Clerk").first.click()
    page.wait_for_url("**/councils/barrow/when-things-go-wrong/councillor-unhappy-clerk/")

    assert "the Clerk (the person it is about)" in visible_text(page, "article")


def test_a_councillor_comes_from_the_home_page_to_what_has_happened(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(handbook_url)
    page.get_by_role("heading", name="Something has gone wrong").get_by_role("link").click()
    page.wait_for_url(f"**/{START}")
    page.locator(".protocol-own-list").get_by_role("link", name="Barrow").click()
    page.get_by_label("What has happened?").get_by_role("link", name="For councillors").click()
    page.wait_for_url(f"**/councils/barrow/{START}#protocol-asked-by-councillors")

    assert page.locator("#protocol-asked-by-councillors").is_visible()


def test_on_a_phone_each_answer_stands_beside_the_name_of_its_council(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(handbook_url + START, viewport=PHONE)
    row = page.locator(".protocol-grid tbody tr").first

    shown = [line for line in row.inner_text().split("\n") if not line.startswith(":")]
    assert shown[:6] == [
        "An officer has a concern about a councillor",
        "All five documents have steps for it.",
        "Barrow",
        "4 steps, 1 silence",
        "First contact:",
        "nobody is named",
    ]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "320"])
def test_the_ways_of_who_is_in_trouble_are_24_pixels_high(
    page_at: SharedPages, handbook_url: str, viewport: tuple[int, int]
) -> None:
    page = page_at(handbook_url + START, viewport=viewport)
    ways = ".protocol-own-list a, .protocol-happened a, .protocol-route, .protocol-exit-link"

    assert page.locator(ways).evaluate_all(SMALL) == []


@pytest.mark.parametrize("width", [700, 900])
def test_the_table_of_a_situation_is_seen_whole(
    page_at: SharedPages, handbook_url: str, width: int
) -> None:
    page = page_at(handbook_url + PAGES["five documents"], viewport=(width, 600))
    box = page.locator(".protocol-grid-box")

    assert sideways_scroll(page) == 0
    assert box.evaluate("box => box.scrollWidth - box.clientWidth") == 0
    names = (
        page.locator(".protocol-grid-told").get_by_text("Weston-super-Mare").filter(visible=True)
    )
    assert names.count() > 0  # whose words they are is told at both


@pytest.mark.parametrize("address", [START, "topics/"])
def test_the_page_scrolls_and_not_the_table_and_ends_where_its_content_ends(
    page_at: SharedPages, handbook_url: str, address: str
) -> None:
    page = page_at(handbook_url + address)
    box = page.locator(".protocol-grid-box")
    assert box.evaluate("box => box.scrollHeight - box.clientHeight") == 0
    end = page.locator("footer").last.evaluate("it => it.getBoundingClientRect().bottom + scrollY")
    assert page.evaluate("document.documentElement.scrollHeight") == pytest.approx(end, abs=2)
    page.locator(".protocol-grid tbody tr").nth(5).scroll_into_view_if_needed()
    page.locator(".protocol-grid tbody tr").nth(5).evaluate("row => row.scrollIntoView()")
    assert (
        page.locator(".protocol-grid thead th")
        .nth(1)
        .evaluate("head => head.getBoundingClientRect().top")
        >= 64
    )  # below the bars that stay in view


@pytest.mark.parametrize("address", [START, "topics/"])
def test_what_has_the_focus_is_never_under_the_head_of_a_grid(
    page_at: SharedPages, handbook_url: str, address: str
) -> None:
    page = page_at(handbook_url + address, viewport=(1280, 600))
    page.locator(".protocol-grid tbody a").last.focus()
    covered = []
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        covered += page.evaluate(
            """() => {
              const at = document.activeElement;
              const head = document.querySelector(".protocol-grid thead th:nth-child(2)");
              if (!at.closest(".protocol-grid tbody")) return [];
              const hidden = at.getBoundingClientRect().top < head.getBoundingClientRect().bottom - 1;
              return hidden ? [at.outerHTML] : [];
            }"""
        )
    assert covered == []


def test_the_signs_of_the_key_are_drawn_apart(page_at: SharedPages, handbook_url: str) -> None:
    page = page_at(handbook_url + START)
    drawn = page.locator(".protocol-legend .protocol-shape").evaluate_all(
        """all => all.map(e => [getComputedStyle(e).border, getComputedStyle(e, "::before").borderLeft].join())"""
    )
    assert len({*drawn}) == len(drawn) == 3


def test_on_paper_the_sheet_has_the_answers_and_no_ways_that_only_a_screen_has(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(handbook_url + PAGES["five documents"])
    page.emulate_media(media="print")
    shown = visible_text(page)

    assert "Members should always bring concerns about issues directly to the Clerk." in shown
    for only_on_screen in ("Exit this page", "Next situation", "One step at a time, in your own"):
        assert only_on_screen not in shown
