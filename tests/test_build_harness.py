"""The real builds that tests make."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.build import THEMES, BuildFailed, build, run_mkdocs
from support.handbook import build_once

PLAIN = {"mkdocs.yml": "site_name: Plain\nplugins: []\n", "docs/index.md": "# Hello\n"}
BROKEN = {**PLAIN, "docs/index.md": "[nowhere](nowhere.md)\n"}


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_a_project_is_built_with_any_of_the_three_themes(
    project: Callable[..., Path], theme: str
) -> None:
    site = build(project(files=PLAIN), theme=theme)
    assert "Hello" in site.read("")
    assert site.problems() == []


def test_pages_are_listed_for_both_kinds_of_address(project: Callable[..., Path]) -> None:
    folder = project(files={**PLAIN, "docs/a.md": "# A\n"})
    themed = {"theme": "material"}
    assert build(folder, **themed).pages() == ["404.html", "a/index.html", "index.html"]
    assert build(folder, use_directory_urls=False, **themed).pages() == [
        "404.html",
        "a.html",
        "index.html",
    ]


def test_a_warning_fails_a_strict_build_and_is_kept_by_one_that_is_not(
    project: Callable[..., Path],
) -> None:
    folder = project(files=BROKEN)
    with pytest.raises(BuildFailed, match=r"(?s)nowhere\.md.*strict mode"):
        build(folder)
    assert "nowhere.md" in build(folder, strict=False).problems()[0]


def test_a_build_takes_the_day_it_is_given_for_today(project: Callable[..., Path]) -> None:
    site = build(project(files=PLAIN), theme="material", site_url="https://example.org/")
    assert "<lastmod>2026-11-22</lastmod>" in site.read("sitemap.xml")


def test_the_command_tells_its_exit_code_and_its_words(project: Callable[..., Path]) -> None:
    assert run_mkdocs(project(files=PLAIN), "build", "--strict").exit_code == 0
    done = run_mkdocs(project(files=BROKEN), "build", "--strict")
    assert done.exit_code == 1
    assert "nowhere.md" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_site_that_many_tests_share_is_built_once(
    project: Callable[..., Path], tmp_path: Path
) -> None:
    folder = project(files=PLAIN)
    first = build_once(folder, tmp_path)
    (folder / "docs" / "index.md").write_text("# Changed\n")
    assert "Hello" in first.read("")
    assert build_once(folder, tmp_path) == first
    assert "Hello" in first.read("")


def test_a_shared_site_that_does_not_build_fails_every_test_with_the_reason(
    project: Callable[..., Path], tmp_path: Path
) -> None:
    folder = project(files=BROKEN)
    for _ in range(2):
        with pytest.raises(AssertionError, match=r"nowhere\.md"):
            build_once(folder, tmp_path)
