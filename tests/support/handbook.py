"""This repository's own handbook, built once for a whole test run."""

from __future__ import annotations

import fcntl
import json
from pathlib import Path

from support.build import BuiltSite, CommandResult, run_mkdocs

REPOSITORY = Path(__file__).resolve().parents[2]


def build_once(project: Path, folder: Path) -> BuiltSite:
    """Return the site of ``project``, built strictly below ``folder`` by whoever comes first.

    ``folder`` is shared by the processes of pytest-xdist. The lock is the kernel's, so that it
    falls when its holder dies. A build that failed is remembered: the others fail with its words.
    """
    site, outcome = folder / "built-once", folder / "built-once.json"
    with (folder / "built-once.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if outcome.exists():
            done = CommandResult(**json.loads(outcome.read_text(encoding="utf-8")))
        else:
            done = run_mkdocs(project, "build", "--strict", "--site-dir", str(site))
            words = {"exit_code": done.exit_code, "stdout": done.stdout, "stderr": done.stderr}
            outcome.write_text(json.dumps(words), encoding="utf-8")
    if done.exit_code != 0:
        raise AssertionError(f"{project} does not build:\n{done.stderr}")
    return BuiltSite(site, tuple(done.stderr.splitlines()))
