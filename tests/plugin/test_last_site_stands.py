"""Where nothing that decides a site has changed, the last one stays; where councils have, what they do not touch does."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from support.build import BUILD_MOMENT, BuildFailed, build, source_date
from support.projects import make_project, minimal_council_files, write_files

from mkdocs_protocol.plugin.standing import Standing

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
    root = make_project(
        tmp_path,
        files={
            **minimal_council_files(),
            **minimal_council_files("other", "Other Parish Council"),
            "docs/index.md": HAND_WRITTEN,
            "overrides/main.html": '{% extends "base.html" %}\n',
            "mkdocs.yml": CONFIGURATION,
        },
    )
    assert not stays(root)
    return root


def stays(project: Path, *, today: datetime = BUILD_MOMENT) -> bool:
    return any(STAYS in message for message in build(project, today=today).log_messages)


def edit(project: Path) -> None:
    _add(project / "councils/other/editions/2024-05.md", " More.")


def places(site: Path) -> dict[str, int]:
    """Return which file on the disk each file of a site is; each has one name."""
    found = {
        path.relative_to(site).as_posix(): path.stat() for path in site.rglob("*") if path.is_file()
    }
    assert {name for name, stat in found.items() if stat.st_nlink != 1} == set()
    return {name: stat.st_ino for name, stat in found.items()}


def clean(project: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Return the files of a site that is made from nothing."""
    monkeypatch.setenv("MKDOCS_PROTOCOL_NO_CACHE", "1")
    return {
        name: content
        for name, (content, _) in files(build(project, site_dir=project / "clean").path).items()
    }


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
    "a council's website": lambda root: _add(root / "councils/other/council.yml", "\nwebsite: https://other.example\n"),
    "a council more": lambda root: write_files(root, minimal_council_files("more", "More Parish Council")),
    "a council gone": lambda root: shutil.rmtree(root / "councils/other"),
    "a shared list": lambda root: _add(root / "councils/topics.yml", "\n- {id: more, label: More, definition: Yet more.}\n"),
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
    assert clean(project, monkeypatch) == kept


def test_what_no_edit_touches_is_taken_over_from_the_last_site(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, were = places(project / "site"), files(project / "site")
    edit(project)
    build(project)
    after, now = places(project / "site"), files(project / "site")

    same = {name for name in were if were[name][0] == now[name][0] and name.startswith("councils/")}
    assert len(same) > 10
    assert {name for name in after if after[name] == before[name]} >= {*same, "sitemap.xml"}
    assert "councils/other/2024-05/index.html" not in same
    assert {name: content for name, (content, _) in now.items()} == clean(project, monkeypatch)


def test_folders_are_used_again_and_are_those_of_a_clean_build(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(project)
    build(project)
    spare = folders(project / ".cache/plugin/protocol/folders")
    edit(project)
    build(project)

    now = folders(project / "site")
    assert now["councils/other"] == spare["councils/other"]
    clean(project, monkeypatch)
    assert now.keys() == folders(project / "clean").keys()


def folders(site: Path) -> dict[str, int]:
    """Return which folder on the disk each folder of a site is."""
    return {
        path.relative_to(site).as_posix(): path.stat().st_ino
        for path in site.rglob("*")
        if path.is_dir()
    }


def test_no_build_writes_into_a_file_of_the_last_site(project: Path) -> None:
    before = files(project / "site")
    held = shutil.copytree(project / "site", project / "held", copy_function=os.link)
    edit(project)
    build(project)
    assert files(held) == before


def test_where_no_file_can_have_two_names_it_is_copied(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*given: object, **named: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refused)
    before = places(project / "site")
    edit(project)
    done = build(project)
    assert any("taken over" in message for message in done.log_messages)
    assert not before.items() & places(project / "site").items()
    now = {name: content for name, (content, _) in files(project / "site").items()}
    assert now == clean(project, monkeypatch)


@pytest.mark.parametrize("added", [
    ("mkdocs.yml", "hooks: [hook.py]\n"),
    ("mkdocs.yml", "extra_templates: [list.html]\n"),
    ("overrides/main.html", "{% block extrahead %}{{ pages | length }}{% endblock %}"),
    ("overrides/404.html", "{% for page in nav.pages %}{{ page.url }}{% endfor %}"),
])  # fmt: skip
def test_where_others_may_show_or_write_any_page_all_are_made(
    project: Path, added: tuple[str, str]
) -> None:
    write_files(project, {"hook.py": "", "docs/list.html": "{{ pages | length }}"})
    name, words = added
    (project / name).touch()
    _add(project / name, f"\n{words}")
    build(project)
    edit(project)
    assert not any("taken over" in message for message in build(project).log_messages)


def test_a_file_that_comes_beside_the_pages_changes_none_of_them(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_over = Standing.take_over

    def without_one(standing: Standing, ours: Mapping[str, File], config: MkDocsConfig) -> None:
        some = {at: one for at, one in ours.items() if at != "data/councils/other.json"}
        assert len(some) == len(ours) - 1
        take_over(standing, some, config)

    edit(project)
    with monkeypatch.context() as patched:
        patched.setattr(Standing, "take_over", without_one)
        build(project)
    edit(project)
    assert any("taken over" in message for message in build(project).log_messages)


def test_what_is_linked_from_a_page_may_be_taken_over(project: Path) -> None:
    """Links of hand-written pages are checked all the same, and to what is there only."""
    _add(
        project / "docs/index.md",
        "\n[Little Example](councils/little-example/index.md) [data](data/councils/little-example.json)\n",
    )
    build(project)
    edit(project)
    assert build(project).problems() == []


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
