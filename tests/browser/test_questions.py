"""The question table in a browser: filter, sort, a phone, and no script at all."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect
from support.browser import (
    DESKTOP,
    PHONE,
    Pages,
    SharedPages,
    faults_in_every_look,
    sideways_scroll,
)
from support.build import BuiltSite

pytestmark = pytest.mark.browser
ROWS = "tr[data-protocol-question]"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_sheet(path: Path) -> list[list[str]]:
    """Return the text of each cell of a workbook's first sheet."""
    with ZipFile(path) as book:
        assert book.testzip() is None
        parts = {name: ElementTree.fromstring(book.read(name)) for name in book.namelist()}
    strings = parts.get("xl/sharedStrings.xml", ())
    shared = ["".join(item.itertext()) for item in strings]

    def text(cell: ElementTree.Element) -> str:
        words = "".join(cell.itertext())
        return words if cell.get("t") == "inlineStr" else shared[int(words)]

    rows = parts["xl/worksheets/sheet1.xml"].iter(f"{MAIN}row")
    return [[text(cell) for cell in row] for row in rows]


def test_words_and_a_choice_keep_the_questions_that_fit(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}questions/")
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    shown = page.locator(f"{ROWS}:visible")

    page.get_by_label("Find a question").fill("speaks")
    expect(shown).to_have_count(1)
    page.get_by_label("Find a question").fill("")
    page.get_by_label("Show", exact=True).select_option("nowhere")
    expect(shown.locator("th")).to_have_text(
        ["Does the protocol mention gifts and hospitality?", "Is there an appeal?"]
    )
    page.get_by_label("Show", exact=True).select_option("silent barrow")
    expect(shown.filter(has_text="Who speaks to the press?")).to_have_count(1)


def test_a_column_sorts_the_questions(page_at: SharedPages, handbook_url: str) -> None:
    page = page_at(f"{handbook_url}questions/")
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    page.get_by_role("button", name="Sort by Halstead").click()
    first = page.locator(f"{ROWS}:visible").first
    expect(first.locator("td").nth(1)).to_contain_text("Answered")
    page.get_by_role("button", name="Sort by Halstead").click()
    keys = page.locator(ROWS).evaluate_all(
        "rows => rows.map(row => (row.cells[2] ?? row.cells[1]).dataset.sort)"
    )
    assert keys == sorted(keys, reverse=True)  # what no council says, Halstead does not say either


def test_on_a_phone_each_question_folds_and_nothing_scrolls_sideways(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}questions/")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    for wide in page.locator(".protocol-questions-wide").all():
        expect(wide).to_be_hidden()
    assert sideways_scroll(page) == 0

    card = page.locator("summary", has_text="Who speaks to the press?")
    card.click()
    expect(page.locator("details[open]")).to_contain_text("Officers may respond on facts")
    assert page.evaluate("document.documentElement.scrollHeight") < 12_000

    every, appeal = card.inner_text(), page.locator("div", has_text="Is there an appeal?").last
    for name in ("Barrow", "Wellingborough"):
        page.get_by_label(name, exact=True).uncheck()
    expect(card).to_contain_text("1 answered, 1 partly, 1 silent")
    expect(appeal).to_contain_text("3 silent")
    for name in ("Barrow", "Wellingborough"):
        page.get_by_label(name, exact=True).check()
    expect(card).to_have_text(every, use_inner_text=True)
    expect(appeal).to_contain_text("Silent: all 5")


def test_without_a_script_every_answer_is_there(new_page: Pages, handbook_url: str) -> None:
    page = new_page(javascript=False)
    page.goto(f"{handbook_url}questions/")

    expect(page.locator(f"{ROWS}:visible")).to_have_count(39)
    expect(page.locator(".protocol-questions-choice")).to_be_hidden()


def test_of_chosen_councils_there_is_a_workbook_with_a_column_each(
    page_at: SharedPages, handbook_url: str, handbook_site: BuiltSite, tmp_path: Path
) -> None:
    page = page_at(f"{handbook_url}questions/#councils=halstead,barrow")
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    heads = page.locator("thead th:visible > a")
    expect(heads).to_have_text(["Barrow", "Halstead"])
    page.get_by_label("Council not identified").check()
    page.get_by_label("Halstead").uncheck()
    expect(heads).to_have_text(["Barrow", "Council not identified"])
    assert page.url.endswith("#councils=barrow,unnamed")
    excel = page.get_by_role("link", name="Excel")
    expect(excel).to_have_text("Excel (chosen: 2 councils, 39 questions)")

    page.get_by_label("Find a question").fill("speaks")
    expect(excel).to_have_text("Excel (chosen: 2 councils, 1 question)")
    with page.expect_download() as download:
        excel.click()
    download.value.save_as(tmp_path / "chosen.xlsx")
    chosen = read_sheet(tmp_path / "chosen.xlsx")
    whole = read_sheet(handbook_site.path / "data" / "questions.xlsx")
    assert download.value.suggested_filename == "questions-2026-11-22--barrow--unnamed.xlsx"
    told = "Plain questions, and what each protocol answers, as of 22 November 2026. Councils: {}."
    assert chosen[0] == [told.format("Barrow and Council not identified")]
    assert whole[0][0].startswith("Plain questions, and what each protocol answers, as of 22 Nov")
    assert chosen[1] == ["Question", "Barrow", "Council not identified"]
    (row,) = chosen[2:]
    (same,) = [other for other in whole if other[0] == row[0]]
    assert row == [same[whole[1].index(head)] for head in chosen[1]]


def test_axe_finds_nothing_on_a_councils_own_questions(
    page_at: SharedPages, handbook_url: str
) -> None:
    assert faults_in_every_look(page_at(f"{handbook_url}councils/barrow/questions/")) == []


def test_of_a_councils_own_questions_those_are_kept_that_fit(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}councils/barrow/questions/")
    shown = page.locator("li[data-protocol-question]:visible")
    page.get_by_label("Find a question").fill("speaks")
    expect(shown).to_have_count(1)
    expect(page.get_by_role("heading", level=2).filter(visible=True)).to_have_text(["In public"])
