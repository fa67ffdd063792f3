"""Councils chosen and compared in a real browser: by keyboard, by a copied link, back and forth, two or more.

The handbook has twelve councils, more than have pages for every pair; it is built once.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from support.browser import (
    DESKTOP,
    PHONE,
    Pages,
    axe,
    faults_of_scripts,
    sideways_scroll,
    visible_text,
)
from support.build import BuiltSite, build
from support.projects import make_project
from support.server import serving
from support.sheets import ASSETS
from support.site import check_site
from support.synthetic import synthetic_councils

INSTANT = """\
site_name: Twelve councils
theme:
  name: material
  font: false
  features: [navigation.instant]
plugins: [protocol]
"""
HOME = "# Twelve councils\n\n[Compare some of them](compare/index.md)\n"
FEW_ROWS = "document.querySelectorAll('.protocol-pair-topic ~ .protocol-pair-topic ~ .protocol-pair-topic').forEach(topic => topic.remove())"
TWO = "compare/#councils=council-00003,council-00007"
THREE = "compare/#councils=council-00001,council-00004,council-00009"


@pytest.fixture(scope="module")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of twelve councils in a site with Material's instant navigation on."""
    files = {**synthetic_councils(12), "mkdocs.yml": INSTANT, "docs/index.md": HOME}
    project = make_project(tmp_path_factory.mktemp("twelve"), files=files)
    with serving(project / "site") as server:
        # Material fetches only what the sitemap names, so the site has to know where it is served.
        built = build(project, site_url=server.url)
        assert check_site(built.path) == []
        yield server.url


def rows(page: Page) -> list[str]:
    """Return the words of the rows that are seen."""
    return page.locator(".protocol-pair:visible").all_inner_texts()


def opened(page: Page, address: str) -> Page:
    """Return a page that has come to a comparison."""
    page.goto(address)
    page.locator(".protocol-pair").first.wait_for(state="attached")
    return page


def press_tab_to(page: Page, name: str) -> None:
    """Press Tab until the control with a name has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if (
            page.evaluate(
                "(document.activeElement.labels?.[0] ?? document.activeElement).innerText.trim()"
            )
            == name
        ):
            return
    raise AssertionError(f"the keyboard does not come to {name}")


def test_two_councils_are_chosen_by_keyboard_alone_and_the_copied_link_shows_the_same(
    new_page: Pages, site_url: str
) -> None:
    page = new_page()
    page.goto(site_url + "compare/")
    for name in ("Council 00003", "Council 00007"):
        press_tab_to(page, name)
        page.keyboard.press("Space")
    press_tab_to(page, "Compare")
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", name="Council 00003 and Council 00007 compared")
    expect(heading).to_be_focused()
    expect(page).to_have_url(site_url + TWO)
    everything = page.locator(".protocol-pair").count()  # what has no match is named, and folded
    assert 0 < len(rows(page)) < everything
    assert "Council 00003 and Council 00007 compared. " in page.get_by_role("status").inner_text()
    press_tab_to(page, f"Everything ({everything})")
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(f"{site_url}{TWO}&show=lacks")
    lacking = rows(page)
    assert 0 < len(lacking) < everything

    other = opened(new_page(), page.url)
    assert rows(other) == lacking
    assert other.locator("input[value=lacks]").is_checked()
    assert other.evaluate("document.activeElement.localName") == "body"  # nothing was asked of it


def test_of_three_too_a_reader_sees_what_is_about_somebody_and_the_link_keeps_it(
    new_page: Pages, handbook_url: str
) -> None:
    chosen = f"{handbook_url}compare/#councils=barrow,halstead,wellingborough"
    page = opened(new_page(), chosen)
    every = page.locator(".protocol-pair").count()
    for value in ("about-clerk", "clerk"):
        label = page.locator(f"label:has([name=binds][value={value}])")
        label.click()
        shown = page.locator(".protocol-pair:visible")
        expect(label).to_contain_text(f"({shown.count()})")
        assert 0 < shown.count() < every
        expect(page).to_have_url(f"{chosen}&binds={value}")
    assert page.get_by_role("status").inner_text().startswith("Binding on me as the Clerk")


def test_the_script_of_ready_pairs_may_come_when_a_comparison_stands_already(
    new_page: Pages, site_url: str
) -> None:
    page = opened(new_page(), f"{site_url}{TWO}&show=lacks")
    page.add_script_tag(path=ASSETS / "pair.js")

    assert page.locator("input[value=lacks]").is_checked()


def test_back_and_forward_go_from_one_choice_to_another(new_page: Pages, site_url: str) -> None:
    page = new_page()
    page.goto(site_url)
    page.evaluate("window.isStillThere = true")
    page.get_by_role("link", name="Compare some of them").click()
    for name in ("Council 00003", "Council 00007"):
        page.get_by_label(name).check()
    page.get_by_role("button", name="Compare").click()
    left = page.locator("[data-protocol-side=left] .protocol-pair-council")
    expect(left).to_have_text("Council 00003")
    first = rows(page)
    page.get_by_role("link", name="Swap sides: Council 00007 on the left").click()
    expect(left).to_have_text("Council 00007")
    page.go_back()
    expect(left).to_have_text("Council 00003")
    assert rows(page) == first
    page.go_back()
    expect(page.get_by_role("button", name="Compare")).to_be_visible()
    assert rows(page) == []
    page.go_forward()
    page.locator(".protocol-pair").first.wait_for(state="attached")
    assert rows(page) == first
    assert page.evaluate("window.isStillThere")  # no page was loaded anew


def test_three_stand_as_columns_where_there_is_room_and_four_as_a_list(
    new_page: Pages, site_url: str
) -> None:
    page = opened(new_page(), site_url + THREE)
    beside = page.locator(".protocol-several-beside").first
    tops = (
        "cells => new Set([...cells.children].map(cell => cell.getBoundingClientRect().top)).size"
    )
    assert beside.evaluate(tops) == 1
    assert page.locator(".protocol-pair-text mark").count() == 0
    clauses = page.locator(".protocol-pair .protocol-pair-cite a").evaluate_all(
        "links => links.map(link => link.href)"
    )
    assert len(clauses) == len(set(clauses)) == 150  # each clause of the three documents once
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert beside.evaluate(tops) == 3


def test_of_more_than_three_a_row_lists_who_has_it_and_names_who_has_not(
    new_page: Pages, handbook_url: str
) -> None:
    chosen = "barrow,halstead,unnamed,wellingborough"
    page = opened(new_page(), f"{handbook_url}compare/#councils={chosen}")
    assert page.locator(".protocol-several-beside").count() == 0
    remark = page.locator(".protocol-pair-remark", has_text=re.compile("^No match was found"))
    row = page.locator(".protocol-pair", has=remark)
    assert row.count() > 0
    lacking = remark.first.text_content() or ""  # it may stand folded
    having = " ".join(row.first.locator(".protocol-pair-whose").all_text_contents())
    named = ("Barrow", "Halstead", "identified", "Wellingborough")
    pointed = " ".join(row.first.locator(".protocol-pair-also").all_text_contents())
    assert [(name in f"{having} {pointed}") != (name in lacking) for name in named].count(
        False
    ) == 0


def test_axe_finds_nothing_while_councils_are_chosen_and_when_they_are_compared(
    new_page: Pages, site_url: str
) -> None:
    page = new_page()
    found = []
    for address in ("compare/", TWO):
        page.goto("about:blank")
        page.goto(site_url + address)
        page.locator(".protocol-choice-list li, .protocol-pair").first.wait_for(state="attached")
        page.evaluate(FEW_ROWS)  # more of the same take axe minutes
        for (width, height), scheme in product((DESKTOP, PHONE), ("light", "dark")):
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            faults = axe(page, within=".protocol-compare")
            found += [f"{address}, {width}, {scheme}: {fault}" for fault in faults]
            if too_wide := sideways_scroll(page):
                found.append(f"{address}, {width}: {too_wide} px too wide")
    assert found == []


def test_without_javascript_there_is_no_form_but_a_way_to_the_same_texts(
    new_page: Pages, site_url: str
) -> None:
    page = new_page(javascript=False)
    page.goto(site_url + "compare/")
    assert page.locator("article :is(button, input, select, summary):visible").count() == 0
    words = visible_text(page, "article")
    assert "made in your browser by JavaScript, which is off" in words
    page.get_by_role("link", name="Mutual trust, respect and civility").click()
    assert page.url == site_url + "topics/respect/"


def test_what_is_wrong_is_said_in_words(new_page: Pages, site_url: str) -> None:
    page = new_page()
    page.goto(f"{site_url}compare/#councils=atlantis,council-00003")
    alert = page.get_by_role("alert")
    expect(alert).to_have_text(
        "This handbook has no document of atlantis, which the address names."
    )
    page.get_by_role("button", name="Compare").click()
    expect(alert).to_have_text("Choose at least two councils.")
    assert page.evaluate("document.activeElement.type") == "checkbox"
    page.route("**/data/compare/*.json", lambda route: route.abort())
    page.get_by_label("Council 00007").check()
    page.get_by_role("button", name="Compare").click()
    expect(alert).to_contain_text("The data of Council 00003 and Council 00007 could not be read.")


def test_from_a_disk_it_says_that_a_browser_fetches_nothing_there(
    browser: Browser, handbook_site: BuiltSite
) -> None:
    """No guard on scripts here: Material's search fails on a disk."""
    page = browser.new_page()
    page.goto((handbook_site.path / "compare/index.html").as_uri())
    for name in ("Barrow", "Halstead", "Wellingborough"):
        page.get_by_label(name).check()
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("alert")).to_contain_text("A browser cannot fetch data from a disk")
    page.close()


def test_where_a_pair_has_a_page_the_choice_leads_to_it(new_page: Pages, handbook_url: str) -> None:
    page = new_page()
    page.goto(handbook_url + "compare/")
    for name in ("Halstead", "Barrow"):
        page.get_by_label(name).check()
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url(handbook_url + "compare/halstead/barrow/")
    page.goto(handbook_url + "compare/#councils=barrow,halstead&show=lacks")
    page.wait_for_url(handbook_url + "compare/barrow/halstead/?show=lacks")
    expect(page.locator("input[value=lacks]")).to_be_checked()


def test_of_very_many_councils_the_names_are_fetched_and_found_by_typing(
    new_page: Pages, site_url: str
) -> None:
    def without_names(route: Route) -> None:
        body = route.fetch().text()
        before, _, after = body.partition('data-protocol-councils="')
        route.fulfill(
            body=f'{before}data-protocol-councils=""{after.partition(chr(34))[2]}',
            content_type="text/html",
        )

    def ninety_more(route: Route) -> None:
        data = json.loads(route.fetch().text())
        more = [
            {**data["councils"][0], "id": f"x-{n}", "short_name": f"Éxtra {n}"} for n in range(90)
        ]
        route.fulfill(json={**data, "councils": [*data["councils"], *more]})

    page = new_page()
    page.route("**/compare/", without_names)
    page.route("**/data/handbook.json", ninety_more)
    page.goto(site_url + "compare/")
    boxes = page.locator(".protocol-choice-list li")
    expect(
        page.get_by_text("30 of 102 shown: type a part of a name to find others.")
    ).to_be_visible()
    page.get_by_label("Council 00003").check()
    page.get_by_label("Find a council by its name").fill("extra 77")
    assert boxes.all_inner_texts() == ["Council 00003", "Éxtra 77"]  # what is ticked stays in view
    page.get_by_label("Find a council by its name").fill("00007")
    page.get_by_label("Council 00007").check()
    page.get_by_role("button", name="Compare").click()
    page.locator(".protocol-pair").first.wait_for(state="attached")
    assert page.url == site_url + TWO


def test_words_from_the_data_are_shown_as_words_and_taken_away_in_a_table(
    new_page: Pages, site_url: str
) -> None:
    hostile = '=<img src=x onerror="document.title=1"><b>&amp;'

    def changed(route: Route) -> None:
        data: dict[str, Any] = json.loads(route.fetch().text())
        data["name"] = hostile
        for clause in data["clauses"]:
            clause |= {"text": f"{hostile} {clause['text']}", "label": hostile, "short": hostile}
        route.fulfill(json=data)

    page = new_page()
    page.route("**/data/compare/council-00003.json", changed)
    opened(page, site_url + TWO)
    assert page.locator(".protocol-comparison :is(img, b)").count() == 0
    assert page.locator(".protocol-pair-text", has_text=hostile).count() > 0
    with page.expect_download() as saving:
        page.get_by_role("link", name="Download this comparison as a table (CSV)").click()
    assert saving.value.suggested_filename == "council-00003--council-00007-2026-11-22.csv"
    text = Path(saving.value.path()).read_text("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(table) == page.locator(".protocol-pair").count()
    assert all(row["left_text"].startswith(f"'{hostile}") for row in table if row["left"])


@pytest.mark.parametrize(
    "fragment",
    ["#%", "#councils=%", "#councils=__proto__,constructor", "#councils=council-00003,council-00007&show=toString",
     "#councils=,,&&show", "#show=%E0%A4%A", "#councils=council-00003,council-00003"],
)  # fmt: skip
def test_an_odd_address_leaves_a_page_that_works(
    new_page: Pages, site_url: str, fragment: str
) -> None:
    page = new_page()
    with faults_of_scripts(page) as faults:
        page.goto(f"{site_url}compare/{fragment}")
        expect(page.locator(".protocol-action")).to_be_attached()
        page.goto(site_url + "compare/")
        opened(page, site_url + TWO)
    assert faults == []


@pytest.mark.parametrize(
    "body", ["", "null", "[]", "{}", '{"clauses": 3}', '{"clauses": [], "items": [], "declared": null}', "<html>"]
)  # fmt: skip
def test_odd_data_of_a_council_are_told_in_a_sentence(
    new_page: Pages, site_url: str, body: str
) -> None:
    page = new_page()
    page.route("**/data/compare/council-00007.json", lambda route: route.fulfill(body=body))
    with faults_of_scripts(page) as faults:
        page.goto(site_url + TWO)
        expect(page.get_by_role("alert")).to_contain_text("could not be read")
    assert faults == []
