"""The page of expectations: one row for each expectation, one column for each document, in the documents' own words."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Literal
from xml.etree.ElementTree import Element

import pytest
from playwright.sync_api import Page
from support.browser import DESKTOP, PHONE, Pages, axe, sideways_scroll
from support.expectation_lists import council_with, expecting_site, make_list, make_row
from support.handbook import real_site
from support.sheets import ASSETS, having, named, of_class, parsed, text_of, write_bare

from mkdocs_protocol.core.vocabulary import ClauseKind
from mkdocs_protocol.rendering.councils.council import council_page
from mkdocs_protocol.rendering.every_page import every_page
from mkdocs_protocol.rendering.expectations.page import expectations_pages
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.rendering.pieces.handbook import handbook_piece
from mkdocs_protocol.site.addresses import Address
from mkdocs_protocol.site.site import Site

HOSTILE = "<img src=x onerror=alert(1)>&lt;{{ 7*7 }}</td>\"'"
A = council_with("a", make_list("3.1", "Help;", "Trust."))
B = council_with("b", make_list("7", "must help", kind=ClauseKind.DUTY))
C = council_with("c", make_list("1", "Aid"))
HELP = make_row("help", "a 3.1/1", "b 7/1")
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def expectations_page(site: Site) -> RenderedPage:
    """Return the first page."""
    return expectations_pages(site)[0]


def page_of(site: Site) -> Element:
    return parsed(expectations_page(site).html)


def table_of(site: Site) -> list[list[str]]:
    """Return the words of the table, row by row."""
    return [[text_of(cell) for cell in row] for row in page_of(site).iter("tr")]


def test_each_cell_has_the_words_and_the_way_to_them() -> None:
    site = expecting_site((A, B, C), (HELP,))
    head, row = table_of(site)
    assert head == [
        "Expectation",
        "a List: 3.1",
        "b List: 7, of duties, not of expectations",
        "c List: 1",
    ]
    assert row == [
        "Help is promised In both lists",
        "a Help; 3.1, item 1",
        "b must help 7, item 1, a duty",
        "c Nobody has read this document for it yet",
    ]
    (link,) = [a for a in page_of(site).iter("a") if text_of(a) == "3.1, item 1"]
    assert link.get("href") == "../councils/a/2024-05/#c-3.1"


def test_a_row_is_reached_by_its_id() -> None:
    draft = expectations_page(expecting_site((A, B), (HELP,)))
    assert "help" in draft.anchors
    assert draft.anchors <= {element.get("id") for element in having(parsed(draft.html), "id")}


def test_what_is_not_in_a_list_leads_to_where_it_is_said_otherwise() -> None:
    trust = make_row("trust", "a 3.1/2", prose=("b 7",))
    assert table_of(expecting_site((A, B), (HELP, trust)))[2] == [
        "Trust is promised Only in that of a",
        "a Trust. 3.1, item 2",
        "b Not in this list Compare elsewhere in it: 7",
    ]


def test_the_sentence_of_a_row_names_who_lacks_it_while_they_are_few() -> None:
    said = {
        element.get("id"): text_of(of_class(element, "protocol-grid-summary")[-1])
        for element in page_of(real_site()).iter("th")
        if element.get("id")
    }
    assert said["officers-response"] == "In all five lists"
    assert said["officers-partnership"] == "In four of five lists, not in that of Halstead"
    assert said["officers-training"] == "In four of five lists, not in that of Halstead"
    assert (
        said["councillors-policies"]
        == "In two of five lists: Weston-super-Mare and the unidentified council"
    )
    assert said["councillors-not-in-public"] == "Only in that of Barrow"


def test_what_is_owed_to_others_says_to_whom() -> None:
    (row,) = [
        element
        for element in page_of(real_site()).iter("th")
        if element.get("id") == "officers-decisions"
    ]
    assert "Owed to the council" in text_of(row)


def test_weston_is_said_to_list_duties() -> None:
    first, second = page_of(real_site()).iter("thead")
    assert "List: 2.9, of duties, not of expectations" in text_of(first)
    assert "duties" not in text_of(second)


def test_items_in_no_row_are_shown_with_why() -> None:
    words = text_of(page_of(expecting_site((A, C), (make_row("help", "a 3.1/1"),))))
    assert (
        "a The document has been read for expectations; these items were not placed. Trust."
        in words
    )
    assert "c Nobody has read this document for expectations yet. Its lists hold: Aid" in words


def test_columns_sort_by_the_order_of_each_document() -> None:
    cells = [cell for cell in page_of(real_site()).iter("td") if "data-sort" in cell.attrib]
    assert all(
        bool(cell.get("data-sort")) == (cell.get("data-protocol-expectation") == "listed")
        for cell in cells
    )
    wellingborough = [cell.get("data-sort") for cell in cells[2::5] if cell.get("data-sort")]
    assert wellingborough[:11] == sorted(wellingborough[:11], key=str)


def test_very_many_documents_are_listed_under_each_expectation() -> None:
    many = tuple(council_with(f"c{n}", make_list("1", f"Help {n}")) for n in range(9))
    row = make_row("help", *(f"c{n} 1/1" for n in range(7)))
    site = expecting_site(many, (row,), longest_list=2)
    tree = page_of(site)
    assert not list(tree.iter("table"))
    words = text_of(tree)
    assert "Help is promised In all seven lists. Not yet read for it: 2." in words
    assert "c0 Help 0 1, item 1" in words
    assert "Also in: c3, c4 and 2 more (CSV)" in words


def test_what_a_program_found_is_shown_as_such_and_counts_in_no_list() -> None:
    read = [
        council_with(f"c{n}", make_list("1", "A timely response to enquiries", "Parking"))
        for n in range(2)
    ]
    unread = council_with("u", make_list("1", "A timely response to each enquiry", "Free lunch"))
    row = make_row("response", "c0 1/1", "c1 1/1")
    site = expecting_site((*read, unread), (row,))
    (_, cells) = table_of(site)
    assert cells[0] == "Response is promised In both lists"
    assert cells[3] == (
        "u A timely response to each enquiry 1, item 1 "
        "Found by a program; nobody has read this document for it yet"
    )
    listed = text_of(page_of(replace(site, most_columns=2)))
    assert "In both lists. A program found it in 1 further list, which nobody has read" in listed


def test_the_pages_that_lead_here_do_so_only_where_it_is_there() -> None:
    for rows, expected in (((HELP_A,), 1), ((), 0)):
        site = expecting_site((A, B), rows)
        front = parsed(council_page(site, site.handbook.councils[0]).html)
        home = parsed(handbook_piece(site, "roles", Address("index.md")))
        for tree in (front, home):
            assert sum("expectations" in a.get("href", "") for a in tree.iter("a")) == expected


def test_a_handbook_of_one_document_compares_nothing() -> None:
    words = text_of(page_of(expecting_site((A,), (HELP_A,))))
    assert "column" not in words
    assert "In " not in words.partition("In no row")[0].partition("Expectation")[2]


HELP_A = make_row("help", "a 3.1/1")


def test_where_nothing_is_declared_there_is_no_page() -> None:
    assert "expectations.md" not in named(every_page(expecting_site((A,), ())))
    assert "expectations.md" in named(every_page(expecting_site((A, B), (HELP_A,))))


def test_of_one_council_there_is_no_page_that_sets_lists_beside_each_other() -> None:
    assert "expectations.md" not in named(every_page(expecting_site((A,), (HELP_A,))))


def test_what_a_council_wrote_is_never_markup() -> None:
    wild = council_with("w", make_list("1", HOSTILE, "Kept"))
    tree = page_of(expecting_site((wild,), (make_row("help", "w 1/1"),)))
    assert not list(tree.iter("img"))
    assert text_of(of_class(tree, "protocol-expectation")[0]).startswith(HOSTILE)


@pytest.fixture
def opened(new_page: Pages, tmp_path: Path) -> Page:
    """Give the page in a browser, with the script that sorts."""
    page = new_page()
    page.goto(write_bare(tmp_path, expectations_page(real_site()).html))
    page.add_script_tag(path=str(ASSETS / "base.js"))
    page.add_script_tag(path=str(ASSETS / "tables.js"))
    return page


def order_of(page: Page) -> list[str]:
    """Return the rows of the first table as they stand."""
    rows = page.locator("table").first.locator("tbody th")
    found: list[str] = rows.evaluate_all("all => all.map(one => one.id)")
    return found


def set_size(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def test_in_the_browser_it_is_accessible_and_never_wider_than_its_window(opened: Page) -> None:
    for size, scheme in product((DESKTOP, PHONE), SCHEMES):
        set_size(opened, size)
        opened.emulate_media(color_scheme=scheme)
        assert axe(opened) == []
        assert sideways_scroll(opened) == 0


def test_a_column_sorts_by_the_order_of_its_document_and_back(opened: Page) -> None:
    as_made = order_of(opened)
    button = opened.get_by_role("button", name="Sort by Weston-super-Mare").first
    button.click()
    # Its list begins with honesty and respect, and what it has not got stands last.
    assert order_of(opened)[:2] == ["officers-respect", "officers-integrity"]
    button.click()
    button.click()
    assert order_of(opened) == as_made
    assert opened.locator("[aria-sort]").count() == 0


def test_on_a_phone_a_list_sorts_and_the_head_is_seen_while_it_has_the_focus(opened: Page) -> None:
    set_size(opened, PHONE)
    as_made = order_of(opened)
    choice = opened.get_by_label("Sort by").first
    choice.select_option(label="Expectation, descending")
    assert order_of(opened)[0] == "officers-partnership"
    choice.select_option(label="Default order")
    assert order_of(opened) == as_made
    link = opened.locator("thead a").first
    link.focus()
    box = link.bounding_box()
    assert box
    assert box["width"] > 24
    assert (
        opened.locator("thead").first.evaluate("head => getComputedStyle(head).clipPath") == "none"
    )


def test_what_the_keyboard_comes_back_to_is_not_under_the_head(opened: Page) -> None:
    opened.locator("tbody a").last.focus()
    for _ in range(12):
        opened.keyboard.press("Shift+Tab")
        covered = opened.evaluate(
            """() => {
                const box = document.activeElement.getClientRects()[0]; // of its first line
                const seen = document.elementFromPoint(box.left + 3, box.top + 3);
                return !document.activeElement.contains(seen);
            }"""
        )
        assert not covered
