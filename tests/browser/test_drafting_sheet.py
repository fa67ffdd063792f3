"""The drafting sheet in a real browser: accessible, within its window, and a paper when it is printed."""

from __future__ import annotations

import re

from support.browser import (
    Pages,
    SharedPages,
    faults_in_every_look,
    sideways_scroll,
    visible_text,
)

SHEET = "councils/barrow/review/"


def test_axe_finds_nothing_and_nothing_leaves_the_window(
    page_at: SharedPages, handbook_url: str
) -> None:
    assert faults_in_every_look(page_at(handbook_url + SHEET)) == []


def test_it_prints_as_a_paper_with_boxes_and_without_controls(
    new_page: Pages, handbook_url: str
) -> None:
    page = new_page(javascript=False)
    page.goto(handbook_url + SHEET)
    assert not page.locator(".protocol-ticks").first.is_visible()

    page.emulate_media(media="print")
    assert page.locator(".protocol-ticks").first.is_visible()
    assert "Download as" not in visible_text(page)
    # An entry's last words do not hold on to the next entry: a whole list would then move to the next sheet.
    ends = page.locator(".protocol-entry > :has(+ .protocol-ticks)")
    assert {"auto"} == {
        *ends.evaluate_all("all => all.map(each => getComputedStyle(each).breakAfter)")
    }
    # A4 between its margins; what is wider would be cut off on paper.
    page.set_viewport_size({"width": 680, "height": 960})
    assert sideways_scroll(page) == 0
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert sheets <= 18
