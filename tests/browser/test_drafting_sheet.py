"""The drafting sheet in a real browser: accessible, within its window, and a paper when it is printed."""

from __future__ import annotations

import re
from typing import Literal

from support.browser import DESKTOP, PHONE, Pages, axe, sideways_scroll, visible_text

SHEET = "councils/barrow/review/"
SETTINGS: list[tuple[tuple[int, int], Literal["light", "dark"]]] = [
    (DESKTOP, "light"), (DESKTOP, "dark"), (PHONE, "light"), (PHONE, "dark"),
]  # fmt: skip


def test_axe_finds_nothing_and_nothing_leaves_the_window(
    new_page: Pages, handbook_url: str
) -> None:
    for viewport, scheme in SETTINGS:
        page = new_page(viewport=viewport, color_scheme=scheme)
        page.goto(handbook_url + SHEET)
        assert axe(page) == []
        assert sideways_scroll(page) == 0


def test_it_prints_as_a_paper_with_boxes_and_without_controls(
    new_page: Pages, handbook_url: str
) -> None:
    page = new_page(javascript=False)
    page.goto(handbook_url + SHEET)
    assert not page.locator(".protocol-ticks").first.is_visible()

    page.emulate_media(media="print")
    assert page.locator(".protocol-ticks").first.is_visible()
    assert "Take it away" not in visible_text(page)
    # A4 between its margins; what is wider would be cut off on paper.
    page.set_viewport_size({"width": 680, "height": 960})
    assert sideways_scroll(page) == 0
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert sheets <= 18
