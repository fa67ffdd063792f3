"""The site's folder holds the last site or the new one, whole, whatever happens to a build."""

from __future__ import annotations

import errno
import os
import random
import resource
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from support.build import BuildFailed, build, run_mkdocs, start_mkdocs
from support.projects import minimal_council_files, write_files
from support.random_runs import examples

from mkdocs_protocol.plugin import exchange as exchanging
from mkdocs_protocol.plugin import staging
from mkdocs_protocol.plugin.staging import Staging, recover

Project = Callable[..., Path]
CONFIG = """\
site_name: T
theme: {name: material, font: false}
plugins: [protocol]
hooks: [hook.py]
"""


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def old_and_new(tmp_path: Path) -> tuple[Path, Staging]:
    """Return a site, and a staging folder in which the next one has been built."""
    site = write_files(
        tmp_path / "site", {"index.html": "old", "gone.html": "old", ".git/HEAD": "h"}
    )
    begun = Staging(site)
    write_files(begun.folder, {"index.html": "new", "sub/page.html": "new"})
    return site, begun


NEW = {"index.html": b"new", "sub/page.html": b"new", ".git/HEAD": b"h"}


@pytest.fixture(params=["in one step", "in two steps", "entry by entry", "held by another program"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give each way to put a site into its place, as the system would make us take it."""
    if request.param != "in one step":
        monkeypatch.setattr(exchanging, "_exchanged_at_once", lambda one, other: False)
    if request.param == "entry by entry":
        monkeypatch.setattr(staging, "_is_mount", lambda folder: True)
    if request.param == "held by another program":
        rename = Path.rename

        def held(path: Path, target: Path) -> Path:
            if path.name == "site" and target.name == ".site.before":
                raise OSError(errno.EBUSY, "held")
            return rename(path, target)

        monkeypatch.setattr(Path, "rename", held)
    return str(request.param)


def test_the_new_site_takes_the_place_of_the_old_and_nothing_else_stays(
    way: str, tmp_path: Path
) -> None:
    site, begun = old_and_new(tmp_path)
    assert tree(site).items() >= {"index.html": b"old", "gone.html": b"old"}.items()

    begun.finish()

    assert tree(site) == NEW, way
    assert os.listdir(tmp_path) == ["site"]


def test_one_step_is_taken_where_the_system_has_one(tmp_path: Path) -> None:
    write_files(tmp_path, {"a/one": "1", "b/two": "2"})

    assert exchanging.exchange(tmp_path / "a", tmp_path / "b", tmp_path / "c")

    assert tree(tmp_path) == {"b/one": b"1", "a/two": b"2"}


def test_what_is_given_up_leaves_the_old_site(way: str, tmp_path: Path) -> None:
    site, begun = old_and_new(tmp_path)
    before = (
        tree(site)
        if way != "entry by entry"
        else {"index.html": b"old", "gone.html": b"old", ".git/HEAD": b"h"}
    )

    begun.discard()

    assert tree(site) == before
    assert os.listdir(tmp_path) == ["site"]


@pytest.mark.parametrize(
    ("left", "then"),
    [
        ({".site.built/index.html": "new", ".site.before/index.html": "old"}, "new"),
        ({".site.before/index.html": "old"}, "old"),
        ({"site/index.html": "new", ".site.built/index.html": "old"}, "new"),
        ({"site/index.html": "old", ".site.building-x/site/index.html": "half"}, "old"),
    ],
)
def test_the_next_command_recovers_what_a_kill_left(
    left: dict[str, str], then: str, tmp_path: Path
) -> None:
    write_files(tmp_path, left)

    recover(tmp_path / "site")

    assert tree(tmp_path) == {"site/index.html": then.encode()}


def test_a_build_that_is_at_work_is_left_alone(tmp_path: Path) -> None:
    site, first = old_and_new(tmp_path)
    second = Staging(site)
    write_files(second.folder, {"index.html": "newest"})

    first.finish()
    second.finish()

    assert tree(site) == {"index.html": b"newest", ".git/HEAD": b"h"}


def test_folders_of_the_last_site_serve_the_next_and_bring_nothing_along(
    way: str, tmp_path: Path
) -> None:
    spare, names = tmp_path / "kept/folders", ["index.html", "a/b/page.html"]
    spare.parent.mkdir()
    site = write_files(
        tmp_path / "site",
        {**dict.fromkeys(names, "old"), "gone/x/page.html": "old", ".git/HEAD": "h"},
    )
    for _ in range(3):
        begun = Staging(site)
        assert begun.take_over(names, spare) == {*names}
        assert sorted(entry.name for entry in begun.folder.rglob("*")) == [
            "a",
            "b",
            "index.html",
            "page.html",
        ]
        begun.finish(spare)
        assert tree(site) == {**dict.fromkeys(names, b"old"), ".git/HEAD": b"h"}
        assert sorted(os.listdir(tmp_path)) == ["kept", "site"]
        if way.startswith("in"):
            assert tree(spare) == {}
            assert (spare / "a/b").is_dir()
        write_files(spare, {"a/b/stray.html": "x", "stray.html": "x", "else/stray.html": "x"})
        os.symlink(site, spare / "a/link")


def test_the_settings_name_the_sites_own_folder_before_and_after(project: Project) -> None:
    hook = """
        def on_files(files, config):
            print("files", config.site_dir)
        def on_post_build(config):
            print("post", config.site_dir)
    """
    root = project(
        "", {**minimal_council_files(), "mkdocs.yml": CONFIG, "hook.py": textwrap.dedent(hook)}
    )
    config = load_config(str(root / "mkdocs.yml"))

    mkdocs_build(config)

    assert config.site_dir == str(root / "site")
    assert (root / "site/index.html").exists()
    assert sorted(name for name in os.listdir(root) if name.startswith(".site")) == []


FAULTS = {
    "after everything": "def on_post_build(config): raise OSError(28, 'No space left on device')",
    "at a page": "def on_post_page(output, page, config): raise OSError(28, 'No space left on device')",
    "by its author": "def on_post_page(output, page, config): raise ValueError('a slip')",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_build_that_fails_leaves_the_last_site(project: Project, fault: str) -> None:
    root = project("", {**minimal_council_files(), "mkdocs.yml": CONFIG, "hook.py": ""})
    build(root)
    before = tree(root / "site")
    write_files(root, {"hook.py": FAULTS[fault], "docs/index.md": "# Another"})

    result = run_mkdocs(root, "build")

    assert result.exit_code == 1
    assert tree(root / "site") == before
    assert [name for name in os.listdir(root) if name.startswith(".site")] == []
    if fault != "by its author":
        assert "The site cannot be made: No space left on device" in result.stderr
        assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("act", "told"),
    [
        ("open('docs/made.md')", "No such file or directory (docs/made.md)"),
        ("raise ConnectionError('no such host')", "no such host"),
    ],
)
def test_a_hook_that_misses_a_file_or_a_host_is_named(
    project: Project, act: str, told: str
) -> None:
    hook = f"def on_files(files, config): {act}"
    root = project("", {**minimal_council_files(), "mkdocs.yml": CONFIG, "hook.py": hook})

    result = run_mkdocs(root, "build")

    assert f"The plugin or hook 'hook' cannot go on: {told}; the last site was" in result.stderr
    assert "Traceback" not in result.stderr


def test_warnings_that_end_a_strict_build_leave_the_last_site(project: Project) -> None:
    root = project("", minimal_council_files())
    build(root)
    before = tree(root / "site")
    write_files(root, {"docs/index.md": "# Home\n\n[Nowhere](nowhere.md)\n"})

    with pytest.raises(BuildFailed) as failed:
        build(root)

    assert any("the last site was left as it was" in line for line in failed.value.log_messages)
    assert tree(root / "site") == before


def test_a_site_can_be_written_in_place(project: Project) -> None:
    text = CONFIG.replace(
        "plugins: [protocol]", "plugins:\n  - protocol:\n      build_beside: false"
    )
    hook = "def on_post_build(config): raise ValueError('after writing')"
    root = project("", {**minimal_council_files(), "mkdocs.yml": text, "hook.py": hook})

    run_mkdocs(root, "build")

    assert (root / "site/index.html").exists()


def test_a_build_of_what_has_changed_is_done_in_place_and_said(project: Project) -> None:
    root = project("", minimal_council_files())

    result = run_mkdocs(root, "build", "--dirty")

    assert "site is written in place: --dirty changes the site that is there" in result.stderr


def limited() -> None:
    """Let no file grow beyond 200 KB, as a full disk would not."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


def test_a_disk_that_takes_no_more_leaves_the_last_site(project: Project) -> None:
    root = project("", minimal_council_files())
    build(root)
    before = tree(root / "site")
    (root / "docs/large.bin").write_bytes(b"x" * 300_000)

    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=root,
        preexec_fn=limited,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 1
    assert "The site cannot be made: File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(root / "site") == before


@pytest.mark.random
@pytest.mark.slow
def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one(project: Project) -> None:
    config = CONFIG.replace("hooks: [hook.py]\n", "")
    two = {**minimal_council_files(), **minimal_council_files("other", "Other Parish Council")}
    root = project("", {**two, "mkdocs.yml": config})
    site, edition = root / "site", root / "councils/other/editions/2024-05.md"
    text = edition.read_text("utf-8").rstrip()

    def built(words: str) -> dict[str, bytes]:
        edition.write_text(f"{text} {words}.\n", "utf-8")
        assert run_mkdocs(root, "build", "-q").exit_code == 0
        return tree(site)

    states = [built("One"), built("Two")]
    assert states[0] != states[1]
    moments = random.Random(7)
    seen = set()
    for number in range(examples(6)):
        # Each second build begins at a whole one, most of which is taken over; the others at what a kill left.
        if number % 2:
            assert built(["Two", "One"][number % 3 % 2]) in states
        edition.write_text(f"{text} {['One', 'Two'][number % 3 % 2]}.\n", "utf-8")
        running = start_mkdocs(root, "build", "-q")
        # Some steps after the first sign of a build, or of its end: counted, so that no time is measured.
        sign, steps = moments.choice([(".site.building-*", 20_000), (".site.built", 20)])
        left = moments.randrange(steps)
        while running.exitcode is None and left:
            left -= any(root.glob(sign))
        running.kill()
        running.join()
        there = tree(site)
        assert there in states, f"kill {number}: half a site"
        seen.add(states.index(there))
    assert built("One") == states[0]
    assert [name for name in os.listdir(root) if name.startswith(".site")] == []


def test_what_another_plugin_writes_at_the_place_it_asked_for_first_belongs_to_the_site(
    project: Project,
) -> None:
    hooks = """\
from pathlib import Path

def on_config(config):
    config.extra["asked"] = config.site_dir

def on_post_build(config):
    page = Path(config.extra["asked"]) / "print/index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("All pages in one")
    (Path(config.extra["asked"]) / "index.html").write_text("Not this one")
"""
    config = "site_name: T\ntheme: {name: material, font: false}\nplugins: [protocol]\nhooks: [hooks.py]\n"
    root = project("", {**minimal_council_files(), "mkdocs.yml": config, "hooks.py": hooks})
    for _ in range(2):
        site = build(root)
        assert site.read("print/") == "All pages in one"
        assert "<title>" in site.read("")
    (root / "mkdocs.yml").write_text(config.replace("hooks: [hooks.py]\n", ""), "utf-8")
    assert not (build(root).path / "print").exists()
