"""The question table in a browser: filter, sort, a phone, and no script at all."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from support.browser import DESKTOP, PHONE, Pages, SharedPages, sideways_scroll

pytestmark = pytest.mark.browser
ROWS = "tr[data-protocol-question]"


def test_words_and_a_choice_keep_the_questions_that_fit(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}questions/")
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    shown = page.locator(f"{ROWS}:visible")

    page.get_by_label("Find a question").fill("press")
    expect(shown).to_have_count(1)
    page.get_by_label("Find a question").fill("")
    page.get_by_label("Show", exact=True).select_option("nowhere")
    expect(shown.locator("th")).to_have_text(["Are gifts and hospitality spoken of?", "Is there an appeal?"])  # fmt: skip
    page.get_by_label("Show", exact=True).select_option("silent barrow")
    expect(shown.filter(has_text="Who speaks to the press?")).to_have_count(1)


def test_a_column_sorts_the_questions(page_at: SharedPages, handbook_url: str) -> None:
    page = page_at(f"{handbook_url}questions/")
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    page.get_by_role("button", name="Sort by Halstead").click()
    first = page.locator(f"{ROWS}:visible").first
    expect(first.locator("td").nth(1)).to_contain_text("Answered")


def test_on_a_phone_each_question_folds_and_nothing_scrolls_sideways(
    page_at: SharedPages, handbook_url: str
) -> None:
    page = page_at(f"{handbook_url}questions/")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    expect(page.locator(".protocol-questions-wide")).to_be_hidden()
    assert sideways_scroll(page) == 0

    page.locator("summary", has_text="Who speaks to the press?").click()
    expect(page.locator("details[open]")).to_contain_text("Officers may respond on facts")
    assert page.evaluate("document.documentElement.scrollHeight") < 12_000


def test_without_a_script_every_answer_is_there(new_page: Pages, handbook_url: str) -> None:
    page = new_page(javascript=False)
    page.goto(f"{handbook_url}questions/")

    expect(page.locator(f"{ROWS}:visible")).to_have_count(35)
    expect(page.locator(".protocol-questions-choice")).to_be_hidden()
