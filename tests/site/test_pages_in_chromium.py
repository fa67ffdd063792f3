"""Every kind of page in a real browser: accessible, within its window, readable without JavaScript."""

from __future__ import annotations

from typing import Literal

import pytest
from support.browser import DESKTOP, PHONE, Pages, axe, sideways_scroll, visible_text
from support.build import BuiltSite
from support.handbook import REPOSITORY
from support.text import words_of

KINDS = {
    "home": "",
    "councils": "councils/",
    "a council": "councils/barrow/",
    "an unnamed council": "councils/unnamed/",
    "an edition": "councils/wellingborough/undated/",
    "a long edition": "councils/weston-super-mare/2024-10/",
    "an overdue edition": "councils/halstead/2021-06/",
    "topics": "topics/",
    "a topic": "topics/relationships/",
    "a topic with silences": "topics/media/",
    "review": "review/",
}
Scheme = Literal["light", "dark"]


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "320"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_leaves_the_window(
    new_page: Pages, handbook_url: str, address: str, viewport: tuple[int, int], scheme: Scheme
) -> None:
    page = new_page(viewport=viewport, color_scheme=scheme)
    page.goto(handbook_url + address)

    assert axe(page) == []
    assert sideways_scroll(page) == 0


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_everything_is_there_without_javascript(
    new_page: Pages, handbook_url: str, handbook_site: BuiltSite, address: str
) -> None:
    page = new_page(javascript=False)
    page.goto(handbook_url + address)
    shown = visible_text(page, "article").split()

    hidden_by_styles = [
        word for word in words_of(handbook_site.read(address), "article") if word not in set(shown)
    ]
    assert hidden_by_styles == []
    assert axe_needs_no_script(page.content())


def axe_needs_no_script(html: str) -> bool:
    """Say whether no control stands there that only a script could work."""
    return "<button" not in html.partition("<article")[2].partition("</article>")[0]


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_at_four_hundred_per_cent_nothing_scrolls_sideways(
    new_page: Pages, handbook_url: str, address: str
) -> None:
    """1280 pixels at 400 % are 320 of the page's own (WCAG 2.2, 1.4.10)."""
    page = new_page(viewport=(320, 256), device_scale_factor=4)
    page.goto(handbook_url + address)

    assert sideways_scroll(page) == 0


def test_a_clause_is_reached_by_keyboard_alone(new_page: Pages, handbook_url: str) -> None:
    page = new_page()
    page.goto(f"{handbook_url}councils/halstead/")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href') || ''").endswith("2021-06/"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/councils/halstead/2021-06/")
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href') || ''").endswith("#c-1.1"):
            break
    page.keyboard.press("Enter")

    assert page.url.endswith("/councils/halstead/2021-06/#c-1.1")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


def test_an_edition_prints_as_a_document(new_page: Pages, handbook_url: str) -> None:
    page = new_page()
    page.goto(f"{handbook_url}councils/halstead/2021-06/")
    page.emulate_media(media="print")
    shown = visible_text(page)

    assert "Officers have a duty to present impartial information" in shown
    for ours_only_on_screen in ("Skip to content", "Copy citation"):
        assert ours_only_on_screen not in shown
    assert not page.locator(".md-header").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in {
        "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)",
    }  # fmt: skip


def test_the_pages_open_from_a_disk(
    new_page: Pages, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from support.build import run_mkdocs  # noqa: PLC0415 - only this test builds another site

    folder = tmp_path_factory.mktemp("disk")
    config = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    for name in ("docs", "overrides", "councils"):
        (folder / name).symlink_to(REPOSITORY / name)
    changed = config.replace("use_directory_urls: true", "use_directory_urls: false")
    (folder / "mkdocs.yml").write_text(changed, "utf-8")
    assert run_mkdocs(folder, "build", "--strict").exit_code == 0

    page = new_page()
    page.goto((folder / "site/index.html").as_uri())
    page.locator("article a[href*='halstead']").first.click()
    page.wait_for_load_state()

    assert "Halstead" in visible_text(page, "h1")
    assert page.url.startswith("file://")
