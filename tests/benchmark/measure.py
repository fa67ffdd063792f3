"""What a process costs: CPU seconds of user and system, its children's included, and its largest memory."""

from __future__ import annotations

import os
import resource
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "1795305600",
    "PYTHONDONTWRITEBYTECODE": "",  # An installed package is compiled, whatever the machine says of this one.
}
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """What one run of a command took."""

    cpu: float
    """Seconds, user and system."""
    peak: float = 0
    """Largest resident memory, in megabytes."""


@dataclass(frozen=True)
class Output:
    """What stands in a built site."""

    files: int
    megabytes: float


def build(project: Path) -> Cost:
    """Build a MkDocs project in a process of its own."""
    return run(project, (sys.executable, "-m", "mkdocs", "build", "--strict"))


def run(folder: Path, command: Sequence[str]) -> Cost:
    """Run a command in a folder; end the benchmark if it fails."""
    child = os.fork()
    if child == 0:
        os.environ.update(_ENVIRONMENT)
        os.chdir(folder)
        log = os.open(folder / "build.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(log, 1)
        os.dup2(log, 2)
        os.execv(command[0], list(command))
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(
            f"{' '.join(command)} failed:\n{(folder / 'build.log').read_text()[-2000:]}"
        )
    return Cost(usage.ru_utime + usage.ru_stime, _megabytes(usage))


def output(site: Path) -> Output:
    """Count what a build has written."""
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return Output(len(sizes), sum(sizes) / 1e6)


def serve(project: Path, change: Callable[[Path], tuple[str, str]]) -> Cost:
    """Start `mkdocs serve`, change a source, and wait for the page; return what that change cost.

    `change` returns the page's address and a word that only the changed page has.
    """
    port = _free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"]
    with (project / "serve.log").open("w") as log:
        server = subprocess.Popen(
            command,
            cwd=project,
            env={**os.environ, **_ENVIRONMENT, "TMPDIR": str(project)},
            stdout=log,
            stderr=log,
        )
    try:
        _wait(lambda: "200" if _get(port, "") is not None else None)
        time.sleep(1)  # The server watches its folders from now on.
        before = _seconds(server.pid)
        address, word = change(project)
        _wait(lambda: word if word in (_get(port, address) or "") else None)
        return Cost(_seconds(server.pid) - before)
    finally:
        server.terminate()  # A background job would not hear an interrupt.
        server.wait()


def _wait(asked: Callable[[], str | None]) -> None:
    end = time.monotonic() + 1200
    while asked() is None:
        if time.monotonic() > end:
            raise SystemExit("the server did not answer in twenty minutes")
        time.sleep(0.1)


def _get(port: int, address: str) -> str | None:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{address}", timeout=600) as answer:
            return str(answer.read().decode())
    except OSError:
        return None


def _seconds(process: int) -> float:
    """Return the CPU seconds of a running process and of its children that have ended."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / _TICK


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / 1024
