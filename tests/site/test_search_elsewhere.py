"""The search in other people's sites: its page in their themes, a box on their own pages, and no word of a query sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from support.browser import Pages, faults_in_every_look
from support.build import build
from support.pages import page as docs_page
from support.pages import parts
from support.projects import make_project, minimal_council_files
from support.server import serving

THEMES = {
    "plain Material": ("{name: material, font: false}", True),
    "MkDocs, no folders": ("{name: mkdocs, highlightjs: false}", False),
}


@pytest.mark.parametrize("name", THEMES)
def test_a_box_leads_to_the_search_and_no_word_is_sent(
    name: str, new_page: Pages, tmp_path: Path
) -> None:
    theme, has_folders = THEMES[name]
    (box,) = (
        block.text.strip()
        for part in parts(docs_page("searching"))
        for block in part.blocks
        if block.text.startswith("<form")
    )
    if not has_folders:
        box = box.replace('"search/"', '"search/index.html"').replace(
            '"search/a-z/"', '"search/a-z.html"'
        )
    config = f"site_name: X\ntheme: {theme}\nuse_directory_urls: {str(has_folders).lower()}\nplugins: [search, protocol]\n"
    home = f"# Welcome\n\nThe allotment society.\n\n{box}\n"
    files = {**minimal_council_files(), "mkdocs.yml": config, "docs/index.md": home}
    site = build(make_project(tmp_path, files=files), use_directory_urls=has_folders)

    with serving(site.path, under="/of/council/") as server:
        page = new_page()
        page.goto(f"{server.url}index.html")
        field = page.get_by_role("searchbox", name="Search the protocols")
        field.fill("bullied")
        field.press("Enter")
        hits = page.locator("#protocol-hits > li")
        expect(hits.first).to_be_visible()
        assert page.url.split("#") == [
            f"{server.url}search/{'' if has_folders else 'index.html'}",
            "q=bullied",
        ]
        assert faults_in_every_look(page, within="#protocol-search") == []
        page.locator("#protocol-query").fill("allotment")
        expect(page.locator("#protocol-hits").get_by_role("link", name="Welcome")).to_be_visible()
        sent = [path for path in server.requests if "bullied" in path or "allotment" in path]

    assert sent == []
    if "mkdocs" in theme:
        return  # Its own search fails on a disk.

    disk = new_page()
    disk.goto((site.path / "search/index.html").as_uri())
    disk.locator("#protocol-query").fill("bullied")
    disk.locator("#protocol-query").press("Enter")
    expect(disk.get_by_role("heading", level=1)).to_have_text("Subjects from A to Z")
