"""The clerk's desk in a real browser: accessible, and a paper that fits one sheet."""

from __future__ import annotations

import re

import pytest
from support.browser import Pages, SharedPages, faults_in_every_look, visible_text

COUNCILS = ("barrow", "halstead", "wellingborough", "weston-super-mare", "unnamed")


@pytest.mark.parametrize("page", ["desk/", "desk/paper/"])
def test_axe_finds_nothing_and_nothing_leaves_the_window(
    page: str, page_at: SharedPages, handbook_url: str
) -> None:
    assert faults_in_every_look(page_at(f"{handbook_url}councils/barrow/{page}")) == []


@pytest.mark.parametrize("council", COUNCILS)
def test_the_paper_prints_on_one_sheet(council: str, new_page: Pages, handbook_url: str) -> None:
    page = new_page(javascript=False)
    page.goto(f"{handbook_url}councils/{council}/desk/paper/")
    page.emulate_media(media="print")
    assert "Minute no." in visible_text(page)
    assert "Download as a Word document" not in visible_text(page)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
