"""The whole handbook as axe sees it: every kind of element in every look, and every named page once."""

from __future__ import annotations

import pytest
from support.browser import (
    DESKTOP,
    PHONE,
    SharedPages,
    axe,
    faults_in_every_look,
    opened_up,
    too_wide,
)
from support.build import BuiltSite
from support.covering import covering
from support.handbook import REPOSITORY

BY_HAND = sorted(source.stem for source in (REPOSITORY / "docs").glob("*.md"))
NAMED = [
    *("" if page == "index" else f"{page}/" for page in BY_HAND),
    "404.html",
    "councils/",
    "councils/barrow/",
    "councils/unnamed/",
    "councils/wellingborough/undated/",
    "councils/weston-super-mare/2024-10/",
    "councils/halstead/2021-06/",
    "topics/",
    "topics/relationships/",
    "topics/media/",
    "review/",
    "when-things-go-wrong/",
    "when-things-go-wrong/councillor-unhappy-clerk/",
    "when-things-go-wrong/ask-officer-for-help/",
    "when-things-go-wrong/interpretation/",
]
"""The pages that are looked at once whatever they hold; those of trees are, where their steps are tested."""
QUARTERS = range(4)
"""The pages are looked at in four tests, so that no process has them all."""


@pytest.fixture(scope="session")
def all_kinds(handbook_site: BuiltSite) -> list[str]:
    """Give the addresses of few pages that between them hold every kind of element of the handbook."""
    chosen = covering({page: handbook_site.read(page) for page in handbook_site.pages()})
    return [page.removesuffix("index.html") for page in chosen]


@pytest.mark.parametrize("quarter", QUARTERS)
def test_no_kind_of_element_keeps_anybody_out_in_any_width_or_colours(
    page_at: SharedPages, handbook_url: str, all_kinds: list[str], quarter: int
) -> None:
    found = {
        address: faults_in_every_look(opened_up(page_at(handbook_url + address)))
        for address in all_kinds[quarter :: len(QUARTERS)]
    }

    assert {address: faults for address, faults in found.items() if faults} == {}


@pytest.mark.parametrize("quarter", QUARTERS)
def test_axe_finds_nothing_on_the_other_pages_and_nothing_leaves_the_window(
    page_at: SharedPages, handbook_url: str, all_kinds: list[str], quarter: int
) -> None:
    found = {}
    others = [address for address in NAMED if address not in all_kinds]
    for address in others[quarter :: len(QUARTERS)]:
        page = opened_up(page_at(handbook_url + address))
        found[address] = [*axe(page, contrast=False), *too_wide(page, DESKTOP, PHONE)]

    assert {address: faults for address, faults in found.items() if faults} == {}
