"""Pages that somebody wrote by hand are found by the handbook's search: their words, and nothing of their HTML."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from support.build import BuiltSite, build
from support.projects import make_project, minimal_council_files
from support.searching import entries as block_entries

from mkdocs_protocol.plugin.own_pages import sections_of

PAGES = {
    "docs/index.md": "# Welcome\n\nWe help.\n",
    "docs/starting.md": "# Starting as a councillor\n\nRead it.\n\n## Your first week\n\nMeet the clerk <b>soon</b>.\n"
    "\n<script>evil()</script>\n\n<div data-search-exclude>hidden words</div>\n",
    "docs/makers.md": "---\nsearch:\n  exclude: true\n---\n# For makers\n\nTokens.\n",
    "docs/deep/options.md": "# Options\n\nSwitches.\n",
    "docs/pieces.md": "# Pieces\n\n/// protocol\n1.1\n///\n",
}
CONFIG = """\
site_name: A site
theme: {name: material, font: false}
plugins:
  - protocol:
      not_searched: |
        deep/
%s"""


def built(root: Path, more: str = "", files: Mapping[str, str] | None = None) -> BuiltSite:
    """Build a small site with pages of its own."""
    pages = {name: text for name, text in PAGES.items() if "pieces" not in name} | dict(files or {})
    everything = {**minimal_council_files(), "mkdocs.yml": CONFIG % more, **pages}
    return build(make_project(root, files=everything), strict=False)


def entries(site: BuiltSite) -> list[dict[str, Any]]:
    """Return what the search finds of the site's own pages."""
    folder = site.path / "data/search/site"
    return [
        one
        for file in sorted((folder / "entries").glob("*"))
        for one in block_entries(json.loads(file.read_text("utf-8")))
    ]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Give the small site."""
    return built(tmp_path_factory.mktemp("own"))


def test_each_heading_of_a_page_is_found_with_the_words_below_it(site: BuiltSite) -> None:
    found = {one["url"]: (one["title"], one["text"]) for one in entries(site)}
    assert found["starting/#your-first-week"] == (
        "Starting as a councillor: Your first week",
        "Meet the clerk soon.",
    )
    assert found["starting/#starting-as-a-councillor"][1] == "Read it."


def test_what_its_owner_wants_nobody_to_find_is_not_found(site: BuiltSite) -> None:
    said = json.dumps(entries(site))
    assert "Welcome" in said
    for word in ("makers", "Tokens", "Switches", "hidden words", "evil", "<"):
        assert word not in said


def test_the_index_of_pages_has_the_form_of_the_handbooks(site: BuiltSite) -> None:
    own, other = (
        json.loads((site.path / "data/search" / name).read_text("utf-8"))
        for name in ("site/index.json", "index.json")
    )
    assert own.keys() <= other.keys()
    assert own["entries"] == len(entries(site))


def test_a_site_that_is_searched_by_its_theme_alone_has_no_such_index(tmp_path: Path) -> None:
    site = built(tmp_path, "      search: site\n")
    assert not (site.path / "data/search").exists()


def test_a_page_behind_a_password_is_not_found(tmp_path: Path) -> None:
    hook = (
        "def on_post_page(output, page, **_):\n"
        "    return '<html>Password?</html>' if page.file.src_uri == 'starting.md' else output\n"
    )
    config = CONFIG % "" + "hooks: [hide.py]\n"
    site = built(tmp_path, files={"mkdocs.yml": config, "hide.py": hook})
    said = json.dumps(entries(site))
    assert "Welcome" in said
    assert "Meet the clerk" not in said


def test_unfinished_html_is_read_as_far_as_it_goes() -> None:
    assert sections_of(
        "<h2 id=a>One <a class=headerlink>#</a>&amp; two</h2><p>x<p>y<svg><title>no"
    ) == [
        ("", "", ""),
        ("a", "One & two", "x\ny"),
    ]


def test_a_heading_that_is_not_to_be_found_takes_its_section_along() -> None:
    html = "<h2 id=a data-search-exclude>A</h2>one<h3 id=b>B</h3>two<h2 id=c>C</h2>three"
    assert sections_of(html)[1:] == [("c", "C", "three")]
