"""Topics in a real browser: the reader chooses which documents are side by side, and the address keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Literal

import pytest
from playwright.sync_api import Page
from support.browser import DESKTOP, PHONE, Pages, axe, sideways_scroll, visible_text
from support.build import build
from support.handbook import REPOSITORY
from support.projects import make_project
from support.server import serving

INSTANT = """\
site_name: With instant navigation
theme:
  name: material
  font: false
  features: [navigation.instant]
plugins:
  - protocol:
      councils_dir: {councils}
"""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.fixture(scope="module")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of this repository's councils in a site with Material's instant navigation on."""
    project = make_project(
        tmp_path_factory.mktemp("choice"),
        files={"mkdocs.yml": INSTANT.format(councils=REPOSITORY / "councils")},
    )
    site = project / "site"
    with serving(site) as server:
        # Material fetches only what the sitemap names, so the site has to know where it is served.
        build(project, site_dir=site, site_url=server.url)
        yield server.url


SHOWN = "count => [...document.querySelectorAll('.protocol-voice')].filter(one => one.checkVisibility()).length === count"


def shown(page: Page) -> list[str]:
    """Return the councils whose words are seen."""
    found: list[str] = page.locator(".protocol-voice:visible").evaluate_all(
        "all => all.map(one => one.dataset.protocolCouncil)"
    )
    return found


def tops(page: Page) -> set[int]:
    """Return at which heights the documents that are seen begin."""
    found: list[float] = page.locator(".protocol-voice:visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().top)"
    )
    return {round(top) for top in found}


ALL = ["barrow", "halstead", "wellingborough", "weston-super-mare", "unnamed"]


def test_what_is_chosen_stands_side_by_side_and_its_address_opens_the_same_view(
    new_page: Pages, site_url: str
) -> None:
    page = new_page()
    page.goto(f"{site_url}topics/relationships/")
    assert shown(page) == ALL
    page.get_by_role("checkbox", name="Halstead", exact=True).check()
    page.get_by_role("checkbox", name="Barrow", exact=True).check()

    assert page.url.endswith("/topics/relationships/#beside=barrow,halstead")
    assert shown(page) == ["barrow", "halstead"]
    assert len(tops(page)) == 1
    assert "3 more documents folded away." in visible_text(page, ".protocol-folded")
    pair = page.get_by_role("link", name="Compare the whole documents of Barrow and Halstead")
    assert str(pair.get_attribute("href")).endswith("compare/barrow/halstead/")
    other = new_page()
    other.goto(page.url)
    assert shown(other) == ["barrow", "halstead"]
    assert other.get_by_role("checkbox", name="Barrow").is_checked()

    page.go_back()
    assert shown(page) == ["halstead"]
    page.go_forward()
    assert shown(page) == ["barrow", "halstead"]
    page.get_by_role("button", name="Show all again").click()
    page.wait_for_function(SHOWN, arg=len(ALL))
    assert shown(page) == ALL
    assert not page.url.endswith("halstead")


def test_by_keyboard_from_topic_to_topic_with_the_choice_kept(
    new_page: Pages, site_url: str
) -> None:
    page = new_page()
    page.goto(f"{site_url}topics/relationships/")
    page.get_by_role("checkbox", name="Barrow", exact=True).focus()
    for _ in range(4):
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
    # Four stand under each other.
    assert shown(page) == ALL[:4]
    assert len(tops(page)) == 4
    whole = page.locator(".protocol-folded a")
    assert str(whole.get_attribute("href")).endswith(f"/compare/#councils={','.join(ALL[:4])}")
    page.evaluate("window.stays = true")  # as it does where no page is loaded
    page.locator(".protocol-neighbours a[rel=next]").press("Enter")
    page.wait_for_url(f"**/#beside={','.join(ALL[:4])}")
    page.wait_for_function(
        "!document.querySelector('[data-protocol-council=unnamed]:not([hidden])')"
    )
    assert page.evaluate("window.stays")
    assert set(shown(page)) <= set(ALL[:4])


def test_a_way_to_a_document_that_is_folded_away_unfolds_it(new_page: Pages, site_url: str) -> None:
    page = new_page()
    page.goto(f"{site_url}topics/relationships/#beside=barrow,nobody")
    assert shown(page) == ["barrow"]
    page.evaluate("location.hash = '#protocol-council-unnamed'")
    page.wait_for_function("document.querySelectorAll('.protocol-voice[hidden]').length === 0")
    assert page.locator("#protocol-council-unnamed").is_visible()


def test_a_silent_document_is_among_those_that_can_be_chosen(
    new_page: Pages, site_url: str
) -> None:
    page = new_page()
    page.goto(f"{site_url}topics/criticism/")
    silent = page.locator(".protocol-absence li").first
    name = str(silent.locator("a").first.text_content())
    page.get_by_role("checkbox", name=name).check()
    assert f"{name}: silent, see below." in visible_text(page, ".protocol-folded")
    assert "protocol-chosen" in str(silent.get_attribute("class"))


def test_the_choice_is_accessible_and_without_javascript_everything_stands_there(
    new_page: Pages, handbook_url: str
) -> None:
    page = new_page()
    page.goto(f"{handbook_url}topics/relationships/#beside=barrow,halstead")
    for size, scheme in product((DESKTOP, PHONE), SCHEMES):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme=scheme)
        assert axe(page) == []
        assert sideways_scroll(page) == 0
    bare = new_page(javascript=False)
    bare.goto(page.url)
    assert shown(bare) == ALL
    assert bare.locator("article :is(input, button):visible").count() == 0
