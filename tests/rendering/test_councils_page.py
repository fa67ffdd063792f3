"""The list of councils: a plain table, which a script makes sortable and filterable."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page
from support.browser import SharedPages, faults_in_every_look
from support.documents import site_of, words_in
from support.handbook import real_site
from support.sheets import ASSETS, make_council, make_edition, make_site, parsed, write_bare

from mkdocs_protocol.rendering.councils.list import councils_pages
from mkdocs_protocol.rendering.page import RenderedPage

HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> {{ 7*7 }} ]]>'


def rows(draft: RenderedPage) -> list[list[str]]:
    return [[words_in(cell) for cell in row] for row in parsed(draft.html).iterfind(".//tbody/tr")]


@pytest.fixture
def opened(page_at: SharedPages, tmp_path: Path) -> Page:
    """Give the real list in a browser, with the script that sorts."""
    (draft,) = councils_pages(real_site())
    page = page_at(write_bare(tmp_path, draft.html, draft.title))
    page.add_script_tag(path=str(ASSETS / "base.js"))
    page.add_script_tag(path=str(ASSETS / "tables.js"))
    return page


def names(page: Page) -> list[str]:
    shown = page.locator("tbody tr:visible th").all_inner_texts()
    return [name.split(" ")[0].split("-")[0].casefold() for name in shown]


def test_a_row_says_kind_protocol_adoption_review_and_coverage() -> None:
    (draft,) = councils_pages(real_site())
    assert rows(draft)[1] == [
        "Halstead",
        "Town council",
        "PROTOCOL ON MEMBER/OFFICER RELATIONS When things go wrong: Halstead New here: Halstead "
        "For the clerk: Halstead",
        "not stated dated June 2021",
        "Overdue, review June 2022",
        "19 of 30 topics 7 more partly",
    ]
    assert [row[3] for row in rows(draft)] == [
        "16 July 2019",
        "not stated dated June 2021",
        "not stated",
        "October 2024",
        "16 December 2021",
    ]


def test_a_list_calls_councils_by_their_short_names() -> None:
    """Documents print names in capitals, too; a council without a name is still called so."""
    (draft,) = councils_pages(real_site())
    assert [row[0] for row in rows(draft)] == [
        "Barrow",
        "Halstead",
        "Wellingborough",
        "Weston-super-Mare",
        "Council not identified Its document names no council.",
    ]


def test_a_council_leads_to_its_page_and_its_protocol_to_the_text() -> None:
    (draft,) = councils_pages(real_site())
    row = next(parsed(draft.html).iterfind(".//tbody/tr"))
    assert [a.get("href") for a in row.iter("a")] == [
        "../councils/barrow/",
        "../councils/barrow/2019-07-16/",
        "../councils/barrow/when-things-go-wrong/",
        "../councils/barrow/induction/",
        "../councils/barrow/desk/",
    ]


def test_the_table_has_caption_and_scopes_and_a_box_that_the_keyboard_reaches() -> None:
    (draft,) = councils_pages(real_site())
    tree = parsed(draft.html)
    (box,) = [element for element in tree.iter() if element.get("role") == "region"]
    assert (box.get("tabindex"), box.get("aria-labelledby")) == ("0", "protocol-councils")
    assert next(box.iter("caption")).get("id") == "protocol-councils"
    assert {th.get("scope") for th in box.iterfind(".//thead//th")} == {"col"}
    assert {th.get("scope") for th in box.iterfind(".//tbody//th")} == {"row"}


def test_a_long_list_goes_on_on_numbered_pages() -> None:
    councils = [make_council(f"c{number}", make_edition()) for number in range(5)]
    drafts = councils_pages(make_site(*councils, longest_list=2))
    assert [draft.address for draft in drafts] == [
        "councils/index.md",
        "councils/page/2.md",
        "councils/page/3.md",
    ]
    assert [len(rows(draft)) for draft in drafts] == [2, 2, 1]
    assert [draft.in_nav for draft in drafts] == [True, False, False]
    nav = next(parsed(drafts[1].html).iter("nav"))
    assert [(words_in(a), a.get("href")) for a in nav.iter("a")] == [
        ("c0 to c1", "../../../councils/"),
        ("c4 to c4", "../../../councils/page/3/"),
    ]
    (current,) = [e for e in nav.iter() if e.get("aria-current") == "page"]
    assert words_in(current) == "c2 to c3"


def test_the_clauses_can_be_taken_away() -> None:
    (draft,) = councils_pages(real_site())
    hrefs = {a.get("href") for a in parsed(draft.html).iter("a")}
    assert {"../data/clauses.csv", "../data/handbook.json"} <= hrefs


def test_a_handbook_without_councils_says_so() -> None:
    (draft,) = councils_pages(make_site())
    assert "The handbook holds no council yet." in draft.html


def test_hostile_words_come_out_as_words(tmp_path: Path) -> None:
    files = {
        "councils/other/council.yml": f"name: 'N {HOSTILE}'\nshort_name: 'S {HOSTILE}'\nkind: parish\n",
    }
    (draft,) = councils_pages(site_of(tmp_path, files))
    tree = parsed(draft.html)
    assert {element.tag for element in tree.iter()} & {"script", "img"} == set()
    assert f"S {HOSTILE}" in words_in(tree)


def test_without_a_script_it_is_a_plain_table() -> None:
    (draft,) = councils_pages(real_site())
    tags = {element.tag for element in parsed(draft.html).iter()}
    assert tags & {"button", "input", "script"} == set()


def test_headings_sort_by_what_their_cells_say(opened: Page) -> None:
    assert names(opened) == ["barrow", "halstead", "wellingborough", "weston", "council"]
    opened.get_by_role("button", name="Adopted").click()
    assert names(opened) == ["barrow", "council", "weston", "halstead", "wellingborough"]
    opened.get_by_role("button", name="Adopted").press("Enter")
    assert names(opened) == ["weston", "council", "barrow", "halstead", "wellingborough"]
    opened.get_by_role("button", name="Covers").click()
    assert names(opened) == ["wellingborough", "council", "barrow", "halstead", "weston"]


def test_reviews_sort_with_the_longest_overdue_first(opened: Page) -> None:
    opened.get_by_role("button", name="Review").click()
    assert names(opened) == ["halstead", "council", "weston", "barrow", "wellingborough"]


def test_a_script_that_runs_again_adds_nothing(opened: Page) -> None:
    """Material with instant navigation runs it for every page that comes in place of another."""
    opened.add_script_tag(path=str(ASSETS / "base.js"))
    opened.add_script_tag(path=str(ASSETS / "tables.js"))
    assert opened.locator(".protocol-filter").count() == 1
    assert opened.locator("thead button").count() == 6


def test_one_heading_says_how_the_table_is_sorted(opened: Page) -> None:
    opened.get_by_role("button", name="Kind").click()
    opened.get_by_role("button", name="Council").click()
    sorted_by = opened.locator("th[aria-sort]")
    assert sorted_by.count() == 1
    assert sorted_by.get_attribute("aria-sort") == "ascending"
    assert opened.locator("[role=status]").inner_text() == "Sorted by Council, ascending"


def test_a_filter_keeps_what_holds_every_word_and_counts_aloud(opened: Page) -> None:
    field = opened.get_by_label("Filter this list")
    field.fill("town WESTON")
    assert names(opened) == ["weston"]
    output = opened.locator("output")
    assert output.inner_text() == "1 of 5 shown"
    field.fill("")
    assert len(names(opened)) == 5
    assert output.inner_text() == "5 shown"


def test_the_page_is_accessible(page_at: SharedPages, tmp_path: Path) -> None:
    (draft,) = councils_pages(real_site())
    page = page_at(write_bare(tmp_path, draft.html, draft.title))
    page.add_script_tag(path=str(ASSETS / "base.js"))
    page.add_script_tag(path=str(ASSETS / "tables.js"))
    assert faults_in_every_look(page) == []
