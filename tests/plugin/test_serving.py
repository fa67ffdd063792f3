"""Live reload: an edit of a council's source shows, a mistake is told and mended without a restart."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest
from support.projects import minimal_council_files

EDITION = "councils/little-example/editions/2024-05.md"
CONFIG = """\
site_name: T
theme: {{name: material, font: false}}
plugins:
  - search
  - protocol: {{cache: {cache}}}
"""
PATIENCE = 60
"""Seconds to wait for what a rebuild must bring; far more than it takes."""


class Serving:
    """A running `mkdocs serve` and what it has printed."""

    def __init__(self, root: Path, log: IO[bytes]) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        self._log = Path(log.name)
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", self.address]
        self.process = subprocess.Popen(
            command,
            cwd=root,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )

    def page(self, address: str) -> str:
        """Return a page, or "" while there is none."""
        try:
            with urllib.request.urlopen(f"http://{self.address}/{address}", timeout=20) as answer:
                return str(answer.read().decode("utf-8"))
        except OSError:
            return ""

    def printed(self) -> str:
        return self._log.read_text("utf-8")

    def wait(self, has_come: Callable[[], bool]) -> bool:
        """Say whether something comes true while anybody would wait for it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            if has_come():
                return True
            time.sleep(0.2)
        return has_come()


@pytest.fixture
def serving(
    project: Callable[..., Path], tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[tuple[Serving, Path]]:
    root = project(
        "", {**minimal_council_files(), "mkdocs.yml": CONFIG.format(cache=request.param)}
    )
    with (tmp_path / "log").open("wb") as log:
        running = Serving(root, log)
        yield running, root / EDITION
        running.process.terminate()
        running.process.wait(20)


@pytest.mark.slow
@pytest.mark.parametrize("serving", ["true", "false"], indirect=True, ids=["cache", "no cache"])
def test_an_edit_shows_and_a_mistake_is_told_and_mended(serving: tuple[Serving, Path]) -> None:
    server, source = serving
    page = "councils/little-example/2024-05/"
    good = source.read_text("utf-8")
    assert server.wait(lambda: "Everyone may ask for help" in server.page(page))
    assert server.wait(lambda: "Watching paths for changes" in server.printed())

    source.write_text(good.replace("Everyone may", "Anybody may"), "utf-8")
    assert server.wait(lambda: "Anybody may ask for help" in server.page(page)), server.printed()

    source.write_text(good.replace("topic=channels", "topic=chanels"), "utf-8")
    told = f"{EDITION}:22:2: unknown topic 'chanels'; did you mean 'channels'?"
    assert server.wait(lambda: told in server.printed()), server.printed()
    # The last good pages are still there, and so is the rest of the site, an edit of it included.
    assert server.wait(lambda: "Anybody may ask for help" in server.page(page)), server.printed()
    (source.parents[3] / "docs/index.md").write_text("# Elsewhere\n", "utf-8")
    assert server.wait(lambda: "Elsewhere" in server.page("")), server.printed()
    assert "Anybody may ask for help" in server.page(page)

    source.write_text(good.replace("Everyone may", "All may"), "utf-8")
    assert server.wait(lambda: "All may ask for help" in server.page(page)), server.printed()
    assert "Traceback" not in server.printed()
