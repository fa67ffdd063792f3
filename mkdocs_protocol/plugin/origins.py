"""Which file a page is made from: other plugins look it up in git, or on the disk."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_protocol.plugin.made import MadePage

_PATIENCE = 10
"""Seconds that git may take to say what changed last."""


class Origins:
    """The sources of one handbook's pages: `councils` is their folder, `shown` what problems call it."""

    def __init__(self, councils: Path, shown: str) -> None:
        self._councils = Path(councils).resolve()
        self._shown = f"{shown.rstrip('/')}/" if shown != "." else ""
        self._newest: Path | None = None
        self._known: dict[str, Path] = {}

    def of(self, page: MadePage) -> Path:
        """Return the file that a page is made from; if there are several, the one that changed last."""
        if page.source:
            if page.source not in self._known:  # A council has many pages.
                self._known[page.source] = self._councils / page.source.removeprefix(self._shown)
            return self._known[page.source]
        if self._newest is None:
            self._newest = last_changed(self._councils)
        return self._newest


def last_changed(folder: Path) -> Path:
    """Return the file below a folder that changed last, according to git, or else to the disk; the folder itself if it is empty."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    in_git = _last_committed(folder)
    if in_git in files:
        return in_git
    return max(files, key=lambda path: path.stat().st_mtime, default=folder)


def _last_committed(folder: Path) -> Path | None:
    """Return a file of the last commit that changed anything below a folder; None if git cannot say."""
    asked = [
        "git",
        "log",
        "-1",
        "--format=",
        "--diff-filter=d",
        "--name-only",
        "--relative",
        "-z",
        "--",
        ".",
    ]
    try:
        answer = subprocess.run(
            asked,
            cwd=folder,
            capture_output=True,
            timeout=_PATIENCE,
            check=True,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    names = [name for name in answer.stdout.decode("utf-8", "replace").split("\0") if name.strip()]
    return folder / min(names).strip() if names else None
