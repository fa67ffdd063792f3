"""Every page of every tree in a real browser, each visited once: read, on a phone, and some printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page
from support.browser import DESKTOP, LONGEST, PHONE, SharedPages, axe, opened_up, too_wide
from support.handbook import real_site
from support.random_runs import examples

# Few pages are judged and printed, and all of them in `make long`.
pytestmark = pytest.mark.random

HANDBOOK = real_site().handbook
COUNCILS = [council.id for council in HANDBOOK.councils]


_IS_SEEN = """const isSeen = one =>
  one.checkVisibility({visibilityProperty: true}) && one.getBoundingClientRect().height > 0;"""
ON_A_PHONE = f"""() => {{
  {_IS_SEEN}
  const top = one => one.getBoundingClientRect().top + scrollY;
  const first = css => document.querySelector(css);
  return {{
    answers: [...document.querySelectorAll('.protocol-short')].filter(isSeen).map(top),
    begins: ['.protocol-exit-link', '.protocol-short', '.protocol-answer-facts dt'].map(
      css => first(css) ? top(first(css)) : scrollY),
    length: document.documentElement.scrollHeight,
  }};
}}"""
LEFT_OUT = f"""() => {{
  {_IS_SEEN}
  return [...document.querySelectorAll('.protocol-do-step, .protocol-doubt')].filter(part => !isSeen(part)).length;
}}"""
"""Steps, and doubts about what other documents say, that nobody sees.

Both ask without a locator, whose script would be read anew on each page.
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """What was seen on one page."""

    answer: float
    """Where the answer in short begins on a phone, in pixels from the top; 0 where there is none."""
    begins: tuple[float, ...]
    """Where the way out, the answer and the first of its facts begin on a phone; 0 where there is none."""
    length: int
    """How many pixels it is long on a phone."""
    sheets: int | None
    """How many sheets of A4 it takes, if it was printed."""
    left_out: int
    """How many steps do not stand on paper."""
    faults: tuple[str, ...]
    """What is too wide, and on some pages what axe finds in the handbook’s part, with every step shown.

    In one look, and but for contrast: `tests/site/test_accessibility.py` has every kind of element in all.
    """


@pytest.fixture(scope="session")
def visited() -> dict[str, dict[str, Visit]]:
    """Give what was seen on each council's pages, as far as they were visited."""
    return {}


@pytest.fixture
def visits(
    visited: dict[str, dict[str, Visit]], page_at: SharedPages, handbook_url: str, council: str
) -> dict[str, Visit]:
    """Give what was seen on the pages of a council, by their addresses."""
    if council not in visited:
        judged, longest = judged_by_axe(council), printed(council)
        visited[council] = {
            place: visit(
                page_at(handbook_url + place, viewport=PHONE),
                is_judged=place in judged,
                is_printed=place in longest,
            )
            for place in places(council)
        }
    return visited[council]


def visit(page: Page, *, is_judged: bool, is_printed: bool) -> Visit:
    phone = page.evaluate(ON_A_PHONE)
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    sheets = sheets_of(page) if is_printed else None
    page.emulate_media(media="print")
    left_out = int(page.evaluate(LEFT_OUT))
    page.emulate_media(media="null")
    opened_up(page)
    found = axe(page, within="article", contrast=False) if is_judged else ()
    faults = [*found, *too_wide(page, DESKTOP, PHONE)]
    return Visit(
        answer=next(iter(phone["answers"]), 0),
        begins=tuple(phone["begins"]),
        length=phone["length"],
        sheets=sheets,
        left_out=left_out,
        faults=tuple(faults),
    )


def sheets_of(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


def places(council: str) -> list[str]:
    """Return the addresses of a council's start page and of all of its trees."""
    start = f"councils/{council}/when-things-go-wrong/"
    return [start, *(f"{start}{tree.situation}/" for tree in HANDBOOK.council_by_id[council].trees)]


def judged_by_axe(council: str) -> list[str]:
    """Return the start page and a few trees, others for each council, so that every situation has its turn."""
    start, *trees = places(council)
    first = 2 * COUNCILS.index(council) % len(trees)
    return [start, *(trees[first:] + trees[:first])[: examples(2)]]


def printed(council: str) -> list[str]:
    """Return the start page and the pages of the trees with the most steps."""
    start, *_ = places(council)
    trees = sorted(HANDBOOK.council_by_id[council].trees, key=lambda tree: -len(tree.nodes))
    return [start, *(f"{start}{tree.situation}/" for tree in trees[: examples(2)])]


@pytest.mark.parametrize("council", COUNCILS)
def test_axe_finds_nothing_and_nothing_leaves_the_window(
    visits: dict[str, Visit],
) -> None:
    assert {place: seen.faults for place, seen in visits.items() if seen.faults} == {}


@pytest.mark.parametrize("council", COUNCILS)
def test_on_a_phone_the_answer_begins_on_the_first_screen(visits: dict[str, Visit]) -> None:
    tops = [seen.answer for seen in visits.values()]
    assert tops[0] == 0  # The council's start page has many answers.
    assert all(0 < top < PHONE[1] for top in tops[1:]), tops


@pytest.mark.parametrize("council", COUNCILS)
def test_on_a_phone_the_answer_and_its_facts_begin_on_the_first_screen(
    visits: dict[str, Visit],
) -> None:
    begins = {place: seen.begins for place, seen in [*visits.items()][1:]}
    assert len(begins) == len(HANDBOOK.vocabulary.situations)
    assert {
        place: tops
        for place, tops in begins.items()
        if not 0 < tops[0] <= 360 or not 0 < tops[1] <= 480 or not 0 < tops[2] <= 720
    } == {}
    facts = sorted(tops[2] for tops in begins.values())
    assert facts[len(facts) // 2] <= 600


@pytest.mark.parametrize("council", COUNCILS)
def test_no_page_is_longer_than_a_reader_scrolls(visits: dict[str, Visit]) -> None:
    """Without scripts and for the other pages that compare: `test_lengths.py`."""
    assert {place: seen.length for place, seen in visits.items() if seen.length > LONGEST} == {}


@pytest.mark.parametrize("council", COUNCILS)
def test_each_page_prints_whole_on_at_most_four_sheets(visits: dict[str, Visit]) -> None:
    sheets = [seen.sheets for seen in visits.values() if seen.sheets is not None]
    assert len(sheets) > 1
    assert {*sheets} <= {1, 2, 3, 4}
    assert {place: seen.left_out for place, seen in visits.items()} == dict.fromkeys(visits, 0)
