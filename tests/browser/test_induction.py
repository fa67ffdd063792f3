"""Induction in a browser: what is kept on a device, and the sheet on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from support.browser import Pages

from mkdocs_protocol.comparing.passages_for import ReaderRole

pytestmark = pytest.mark.browser
PAGE = "councils/barrow/induction/councillor/"


@pytest.mark.parametrize("newcomer", ReaderRole)
def test_the_sheet_takes_at_most_four_pages(
    new_page: Pages, handbook_url: str, newcomer: ReaderRole
) -> None:
    page = new_page()
    for council in ("barrow", "halstead", "unnamed", "wellingborough", "weston-super-mare"):
        page.goto(f"{handbook_url}councils/{council}/induction/{newcomer}/")
        sheet = page.pdf(format="A4")
        assert 1 <= len(re.findall(rb"/Type\s*/Page[^s]", sheet)) <= 4, council


def test_what_is_read_is_kept_only_when_asked_and_forgotten_at_once(
    new_page: Pages, handbook_url: str
) -> None:
    page = new_page()
    page.goto(handbook_url + PAGE)
    mark = page.get_by_label("I have read this: What I may expect")
    expect(mark).to_be_hidden()
    assert page.evaluate("localStorage.getItem('protocol-read:' + location.pathname)") is None

    page.get_by_label("Keep on this device what I have read").check()
    mark.check()
    page.reload()
    expect(mark).to_be_checked()

    page.get_by_role("button", name="Forget it").click()
    expect(mark).to_be_hidden()
    assert page.evaluate("localStorage.getItem('protocol-read:' + location.pathname)") is None


def test_without_a_script_the_self_check_answers(new_page: Pages, handbook_url: str) -> None:
    page = new_page(javascript=False)
    page.goto(f"{handbook_url}councils/barrow/induction/")
    page.get_by_text("A small group of Councillors", exact=True).click()
    expect(page.locator("details[open]")).to_contain_text("It has delegated authority to do so.")
