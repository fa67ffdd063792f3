"""This repository's own handbook: loaded once in a process, built once for a whole test run."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs_protocol.checking.loading import Loaded, load
from mkdocs_protocol.core.handbook import Handbook
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording
from support.build import BUILD_MOMENT, BuiltSite, CommandResult, run_module

REPOSITORY = Path(__file__).resolve().parents[2]
COUNCILS = REPOSITORY / "councils"
AS_OF = BUILD_MOMENT.date()

# Made by tools, never kept: what begins with a dot is left out besides, but for `.ci`.
MADE = {"dist", "build", "node_modules", "__pycache__"}
MADE_AT_THE_TOP = {"site", ".git"}


@cache
def loaded_councils(*only: str) -> Loaded:
    """Return what reading and checking this repository's own councils, or those named, gives: no problem."""
    loaded = load(COUNCILS, as_of=AS_OF, only=only)
    assert [str(problem) for problem in loaded.problems] == []
    return loaded


def real_handbook(*only: str) -> Handbook:
    """Return this repository's own councils, or those named, as of 22 November 2026."""
    return loaded_councils(*only).handbook


@cache
def real_site(*only: str, has_search: bool = True, **options: Any) -> Site:
    """Return a site of this repository's own councils, or those named: the same one for the same options."""
    return Site(real_handbook(*only), load_wording(), has_search=has_search, **options)


def kept_files() -> Iterator[Path]:
    """Yield every file that the repository keeps."""
    for folder, folders, names in os.walk(REPOSITORY):
        made = MADE | MADE_AT_THE_TOP if Path(folder) == REPOSITORY else MADE
        folders[:] = [
            name for name in folders if name not in made and (name[0] != "." or name == ".ci")
        ]
        yield from (Path(folder, name) for name in names if name not in made)


def for_a_disk(folder: Path) -> None:
    """Make a project in a folder: this repository's handbook with addresses that need no server."""
    config = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    changed = config.replace("use_directory_urls: true", "use_directory_urls: false")
    assert changed != config
    for name in ("docs", "overrides", "councils"):
        (folder / name).symlink_to(REPOSITORY / name)
    (folder / "mkdocs.yml").write_text(changed, "utf-8")


def build_once(
    project: Path, folder: Path, *, prepare: Callable[[Path], None] | None = None
) -> BuiltSite:
    """Return the site of ``project``, built strictly below ``folder`` by whoever comes first.

    Where there is something to ``prepare``, the project's folder is made first and given to it.
    ``folder`` is shared by the processes of pytest-xdist. The lock is the kernel's, so that it
    falls when its holder dies. A build that failed is remembered: the others fail with its words.
    """
    name = f"built-once-{project.name}"
    site, outcome = folder / name, folder / f"{name}.json"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if outcome.exists():
            done = CommandResult(**json.loads(outcome.read_text(encoding="utf-8")))
        else:
            if prepare is not None:
                project.mkdir()
                prepare(project)
            done = run_module(project, "mkdocs", "build", "--strict", "--site-dir", str(site))
            words = {"exit_code": done.exit_code, "stdout": done.stdout, "stderr": done.stderr}
            outcome.write_text(json.dumps(words), encoding="utf-8")
    if done.exit_code != 0:
        raise AssertionError(f"{project} does not build:\n{done.stderr}")
    return BuiltSite(site, tuple(done.stderr.splitlines()))
