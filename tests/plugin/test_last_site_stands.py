"""Where nothing that decides a site has changed, the last one stays; where anything has, all is made anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from support.build import BUILD_MOMENT, BuildFailed, build, source_date
from support.projects import make_project, minimal_council_files

STAYS = "the site of the last build stays as it is"
CONFIGURATION = """\
site_name: Standing
theme: {name: mkdocs, highlightjs: false, custom_dir: overrides}
plugins: [search, protocol]
"""
HAND_WRITTEN = "# Councils\n\nWelcome.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project whose site has been built once."""
    root = make_project(tmp_path, files={
        **minimal_council_files(),
        "docs/index.md": HAND_WRITTEN,
        "overrides/main.html": '{% extends "base.html" %}\n',
        "mkdocs.yml": CONFIGURATION,
    })  # fmt: skip
    assert not stays(root)
    return root


def stays(project: Path, *, today: datetime = BUILD_MOMENT) -> bool:
    return any(STAYS in message for message in build(project, today=today).log_messages)


def files(site: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(site).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_a_second_build_touches_no_file_of_the_site(project: Path) -> None:
    before = files(project / "site")
    assert stays(project)
    assert files(project / "site") == before
    assert sorted(path.name for path in project.iterdir() if path.name.startswith(".")) == [
        ".cache"
    ]


CHANGES: dict[str, Callable[[Path], object]] = {
    "a council's text": lambda root: _add(next(root.glob("councils/*/editions/*.md")), " More."),
    "a hand-written page": lambda root: _add(root / "docs/index.md", "More.\n"),
    "a new page": lambda root: (root / "docs/more.md").write_text("# More\n"),
    "the configuration": lambda root: _add(root / "mkdocs.yml", "\ncopyright: Nobody\n"),
    "a template": lambda root: _add(root / "overrides/main.html", "{% block extrahead %}<i>{% endblock %}"),
    "a file of the site": lambda root: _add(root / "site/index.html", "<p>by hand</p>"),
    "a file gone": lambda root: (root / "site/review/index.html").unlink(),
    "a file more": lambda root: (root / "site/more.html").write_text("<p>by hand</p>"),
}  # fmt: skip


def _add(path: Path, words: str) -> None:
    path.write_text(path.read_text("utf-8").rstrip("\n") + words, "utf-8")


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_after_a_change_the_site_is_what_a_clean_build_makes(
    project: Path, change: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    change(project)
    assert not stays(project)
    kept = {name: content for name, (content, _) in files(project / "site").items()}
    monkeypatch.setenv("MKDOCS_PROTOCOL_NO_CACHE", "1")
    clean = build(project, site_dir=project / "clean")
    assert {name: content for name, (content, _) in files(clean.path).items()} == kept


def test_the_next_day_all_is_made_anew(project: Path) -> None:
    assert not stays(project, today=datetime(2026, 11, 23, 12, tzinfo=UTC))


def test_what_was_said_of_the_site_is_said_again(project: Path) -> None:
    _add(project / "docs/index.md", "\n[nowhere](nowhere.md)\n")
    first, second = (build(project, strict=False) for _ in range(2))
    assert any(STAYS in message for message in second.log_messages)
    assert first.problems() == second.problems() != []


def test_warnings_end_a_strict_build_each_time(project: Path) -> None:
    _add(project / "docs/index.md", "\n[nowhere](nowhere.md)\n")
    for _ in range(2):
        with pytest.raises(BuildFailed, match="strict"):
            build(project)


@pytest.mark.parametrize(
    "added", ["hooks: [hook.py]\n", "markdown_extensions: [pymdownx.snippets]\n"]
)
def test_beside_what_may_read_anything_no_site_stays(project: Path, added: str) -> None:
    (project / "hook.py").write_text("")
    _add(project / "mkdocs.yml", f"\n{added}")
    assert not stays(project)
    assert not stays(project)


def test_a_template_that_shows_the_moment_of_the_build_is_rendered_each_time(project: Path) -> None:
    _add(project / "overrides/main.html", "{% block extrahead %}{{ build_date_utc }}{% endblock %}")
    assert not stays(project)
    assert not stays(project)


def test_the_configuration_is_what_it_was_for_whoever_goes_on_with_it(project: Path) -> None:
    with source_date(BUILD_MOMENT):
        config = load_config(str(project / "mkdocs.yml"), strict=True)
        before = (config.site_dir, config.docs_dir, config.nav, [*config.theme.dirs])
        mkdocs_build(config)
    after = (config.site_dir, config.docs_dir, config.nav, [*config.theme.dirs][:2])
    assert after == (*before[:3], before[3][:2])
    assert os.listdir(config.site_dir)
