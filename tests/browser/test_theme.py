"""The frame of this handbook and its hand-written pages, as readers meet them in Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, TimeoutError, expect
from support.browser import (
    DESKTOP,
    PHONE,
    Pages,
    Scheme,
    SharedPages,
    visible_text,
)
from support.handbook import REPOSITORY

BY_HAND = sorted(
    "" if source.stem == "index" else f"{source.stem}/"
    for source in (REPOSITORY / "docs").glob("*.md")
)
"""Addresses of the pages that people write: every file of docs/, but not of its folders."""

PATIENCE = 10_000
"""Milliseconds until what a script opens counts as never opened."""

FOCUS = """() => {
  const stop = document.activeElement;
  if (stop === document.body) return null;
  // Nothing is half way: what moves to its place is there.
  for (const moving of document.getAnimations()) {
    if (moving.effect.getComputedTiming().endTime !== Infinity) moving.finish();
  }
  // A radio button is seen as the picture beside it, the search as the box around its field.
  const seen = stop.type === 'radio' ? stop.nextElementSibling
             : stop.closest('.handbook-search') ?? stop;
  const box = seen.getClientRects()[0];
  const ring = getComputedStyle(seen);
  const hit = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    name: stop.ariaLabel ?? stop.innerText,
    inside: stop.closest('header, nav, main, footer')?.localName ?? '',
    height: box?.height ?? 0,
    onTop: !!hit && (seen.contains(hit) || hit.contains(seen)),
    ring: ring.outlineStyle === 'none' ? 0 : parseFloat(ring.outlineWidth),
  };
}"""


@pytest.mark.parametrize(
    ("color_scheme", "paper", "ink"),
    [
        ("light", "rgb(252, 251, 247)", "rgb(28, 36, 48)"),
        ("dark", "rgb(20, 24, 29)", "rgb(233, 230, 223)"),
    ],
)
def test_a_page_has_the_paper_and_ink_of_the_readers_system(
    handbook_url: str,
    page_at: SharedPages,
    color_scheme: Scheme,
    paper: str,
    ink: str,
) -> None:
    page = page_at(handbook_url, color_scheme=color_scheme)
    assert css(page, "body", "background-color") == paper
    assert css(page, "header", "background-color") == paper
    assert css(page, "h1", "color") == ink


def test_the_first_stop_of_the_keyboard_leads_past_the_frame(
    handbook_url: str, page_at: SharedPages
) -> None:
    page = page_at(handbook_url)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["name"] == "Skip to content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    stop = page.evaluate(FOCUS)
    assert stop["inside"] == "main"
    assert stop["onTop"]


def test_the_keyboard_goes_through_the_page_from_top_to_bottom(
    handbook_url: str, page_at: SharedPages
) -> None:
    page = page_at(f"{handbook_url}about/")
    names = [stop["name"] for stop in stops(page)]
    frame = ["Skip to content", "The protocol handbook", "Search the protocols", "Search"]
    colours = ["Colours as your system has them"]
    tabs = [
        "Home",
        "Councils",
        "Topics",
        "Questions",
        "Compare",
        "Expectations",
        "When things go wrong: all councils",
        "Review",
        "Search",
        "About",
        "Make your own",
    ]
    before = [*frame, *colours, *tabs]
    assert names[: len(before)] == before
    places = [names.index(name) for name in ("Accessibility", "Use it", "published as data")]
    assert names[len(before)] == "About this handbook"
    assert places == sorted(places)


def test_nothing_lies_over_the_ring_of_a_tab_that_has_the_focus(
    handbook_url: str, page_at: SharedPages
) -> None:
    page = page_at(f"{handbook_url}about/", viewport=DESKTOP)
    page.get_by_role("link", name="Topics", exact=True).first.focus()
    room: float = page.evaluate(
        "document.activeElement.getBoundingClientRect().top"
        " - document.querySelector('.handbook-header').getBoundingClientRect().bottom"
    )
    width, offset = 3, 2
    assert room >= width + offset


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["320", "1280"])
@pytest.mark.parametrize("address", ["", "about/"])
def test_every_stop_of_the_keyboard_is_seen(
    handbook_url: str, new_page: Pages, address: str, viewport: tuple[int, int]
) -> None:
    page = new_page(viewport=viewport, reduced_motion="reduce")
    page.goto(handbook_url + address)
    assert [stop for stop in stops(page) if not comes_into_view(page)] == []


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["320", "1280"])
def test_what_is_pressed_in_the_frame_is_24_pixels_high_and_wide(
    handbook_url: str, page_at: SharedPages, viewport: tuple[int, int]
) -> None:
    page = page_at(f"{handbook_url}about/", viewport=viewport)
    small = page.locator("header a, header label, nav a, footer a").evaluate_all(
        "all => all.filter(e => e.checkVisibility({opacityProperty: true, visibilityProperty: true}))"
        ".map(e => [e.innerText, e.getBoundingClientRect()])"
        ".filter(([, box]) => box.width > 0 && Math.min(box.width, box.height) < 24)"
        ".map(([name, box]) => `${name}: ${box.width} x ${box.height}`)"
    )
    assert small == []


def test_the_colours_are_chosen_by_keyboard_and_kept(handbook_url: str, new_page: Pages) -> None:
    page = new_page(color_scheme="light")
    page.goto(handbook_url)
    page.get_by_role("radio", name="Colours as your system has them").focus()
    page.keyboard.press("ArrowDown")
    assert page.get_by_role("radio", name="Light colours").is_checked()
    page.keyboard.press("ArrowDown")
    assert page.get_by_role("radio", name="Dark colours").is_checked()
    assert css(page, "body", "background-color") == "rgb(20, 24, 29)"
    page.reload()
    assert css(page, "body", "background-color") == "rgb(20, 24, 29)"
    page.get_by_role("radio", name="Dark colours").focus()
    page.keyboard.press("Enter")  # goes round
    assert css(page, "body", "background-color") == "rgb(252, 251, 247)"


def test_the_search_box_of_every_page_leads_to_the_search_page(
    handbook_url: str, page_at: SharedPages
) -> None:
    page = page_at(f"{handbook_url}councils/barrow/")
    page.get_by_role("searchbox", name="Search this council’s protocol").fill("respect")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{handbook_url}search/#q=respect&council=barrow")
    page.locator("#protocol-hits > li").first.wait_for()
    assert page.get_by_role("link", name="Search all councils").is_visible()


@pytest.mark.parametrize("address", BY_HAND)
def test_without_javascript_every_word_and_every_way_is_there_and_links_are_underlined(
    handbook_url: str, page_at: SharedPages, address: str
) -> None:
    with_script, without = (
        page_at(handbook_url + address, viewport=PHONE, javascript=javascript)
        for javascript in (True, False)
    )
    ways = ".handbook-tabs a, .handbook-footer a, main a"
    bare_ways, all_ways = (
        each.locator(ways).evaluate_all(HREFS) for each in (without, with_script)
    )
    # Live pieces say the state on the day of reading where a script runs: more may be due by then.
    if without.locator("[data-protocol-state], [data-protocol-sortable]").count():
        assert {*bare_ways} <= {*all_ways}
    else:
        assert bare_ways == all_ways
        assert visible_text(without, "main") == visible_text(with_script, "main")
    assert not without.locator("[data-md-component=palette]").is_visible()
    bare = with_script.locator("article a:not(.headerlink)").evaluate_all(
        "links => links.filter(a => getComputedStyle(a).textDecorationLine !== 'underline')"
        ".map(a => a.outerHTML)"
    )
    assert bare == []


def test_a_page_marks_its_place_among_the_parts_of_the_site(
    handbook_url: str, page_at: SharedPages
) -> None:
    marks = {}
    for address in ("", "councils/", "councils/halstead/", "councils/halstead/2021-06/", "about/"):
        page = page_at(handbook_url + address)
        marks[address] = page.locator(".handbook-tabs [aria-current]").evaluate_all(
            "links => links.map(a => `${a.innerText}: ${a.ariaCurrent}`)"
        )
    assert marks == {
        "": ["Home: page"],
        "councils/": ["Councils: page"],
        "councils/halstead/": ["Councils: true"],
        "councils/halstead/2021-06/": ["Councils: true"],
        "about/": ["About: page"],
    }


def test_the_readers_own_colours_leave_the_mark_of_the_place(
    handbook_url: str, page_at: SharedPages
) -> None:
    page = page_at(handbook_url, forced_colors="active")
    borders = page.locator(".handbook-tabs a").evaluate_all(
        "links => links.map(a => getComputedStyle(a).borderBottomWidth)"
    )
    assert borders == ["3px", *["0px"] * 10]


def test_on_paper_there_is_the_text_and_where_it_came_from(
    handbook_url: str, page_at: SharedPages
) -> None:
    page = page_at(f"{handbook_url}sources/")
    page.emulate_media(media="print")
    for frame in ("header", "nav", "footer", ".handbook-skip", ".headerlink", ".handbook-search"):
        assert not page.locator(frame).first.is_visible(), frame
    assert visible_text(page, ".handbook-imprint").startswith("The protocol handbook")
    assert css(page, "body", "background-color") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('p a'), '::after').content") in (
        "none",
        "normal",
    )


def test_the_list_of_headings_marks_the_one_that_it_leads_to(
    handbook_url: str, page_at: SharedPages
) -> None:
    page = page_at(f"{handbook_url}councils/halstead/2021-06/")
    third = page.locator(".handbook-contents .md-nav__link").nth(2)
    third.click()
    expect(page.locator(".handbook-contents .md-nav__link--active").last).to_have_text(
        third.inner_text()
    )


@pytest.mark.parametrize(("address", "most"), [("", 4), ("councils/halstead/2021-06/", 6)])
def test_paper_is_not_wasted_on_sheets_with_a_heading_and_nothing_else(
    handbook_url: str, page_at: SharedPages, address: str, most: int
) -> None:
    page = page_at(handbook_url + address)
    sheets = len(re.findall(rb"/Type /Page\b", page.pdf(prefer_css_page_size=True)))
    assert 1 < sheets <= most


HREFS = "links => links.filter(a => a.checkVisibility()).map(a => a.href)"


def css(page: Page, selector: str, name: str) -> str:
    """Return what Chromium makes of a property of the first element that fits."""
    value: str = page.evaluate(
        "([selector, name]) => getComputedStyle(document.querySelector(selector))"
        ".getPropertyValue(name)",
        [selector, name],
    )
    return value


def comes_into_view(page: Page) -> bool:
    """Wait until what has the focus is on top and in a ring; return False where that never comes.

    A script may open what was reached: on a phone the box of the search comes over the page.
    """
    seen = f"() => {{ const s = ({FOCUS})(); return s.onTop && s.ring >= 3 && s.height > 0; }}"
    try:
        page.wait_for_function(seen, timeout=PATIENCE)
    except TimeoutError:
        return False
    return True


def stops(page: Page) -> Iterator[dict[str, Any]]:
    """Press Tab through the whole page and yield what has the focus each time."""
    for _ in range(300):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            return
        yield stop
    raise AssertionError("the keyboard does not come to the end of the page")


def test_on_a_narrow_sheet_what_a_phone_folds_is_printed(
    handbook_url: str, page_at: SharedPages
) -> None:
    page = page_at(f"{handbook_url}councils/halstead/2021-06/", viewport=PHONE)
    facts = page.locator(".protocol-facts").first
    expect(facts).to_be_hidden()
    page.emulate_media(media="print")
    expect(facts).to_be_visible()


def test_paper_shows_what_is_folded_and_no_sign_that_opens_it(
    handbook_url: str, page_at: SharedPages
) -> None:
    """Or it says how much is left out: what is folded is either printed, or not on paper with its head."""
    for address in (
        "councils/halstead/when-things-go-wrong/officer-concern-councillor/",
        "councils/halstead/induction/councillor/",
        "councils/weston-super-mare/desk/",
        "compare/barrow/wellingborough/",
    ):
        page = page_at(f"{handbook_url}{address}")
        page.emulate_media(media="print")
        assert page.evaluate(FOLDED_ON_PAPER) == [], address


FOLDED_ON_PAPER = """
() => [...document.querySelectorAll(".protocol details")].filter((fold) => {
  const head = fold.querySelector("summary");
  const words = [...fold.children].filter((one) => one !== head && getComputedStyle(one).display !== "none");
  return fold.checkVisibility() && (
    getComputedStyle(head).listStyleType !== "none" && head.checkVisibility() ||
    words.some((one) => !one.checkVisibility({ contentVisibilityAuto: true })));
}).map((fold) => fold.querySelector("summary").textContent)
"""
