"""Runs the decoding of a file in a process of its own, with an end in time and memory.

A PDF is a program for a page: what its parts unpack to, and how long that takes, is known only afterwards. So its
libraries run where they can be stopped. Where the system knows no limit of memory (Windows), the time ends it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from mkdocs_protocol.importing.containers import refused

SECONDS = 240
MEMORY = 1_500_000_000
"""Bytes of the process; a PDF of 300 pages takes a fifth of it."""
_LARGEST_ANSWER = 100_000_000
_REFUSED = "refused"


class UnfitError(Exception):
    """What a function that runs apart says of a file: why it is refused, and what to do instead."""

    def __init__(self, why: str, instead: str) -> None:
        self.told = (why, instead)
        super().__init__(why)


def run_apart(function: str, content: bytes, name: str) -> Any:
    """Return what a function ("module:name") makes of some bytes, as JSON has it.

    Raises ImportRefusedError, which calls the file `name`, where it says so, fails, or takes too long.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", __name__, function],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise refused(
            name, f"it could not be read in {SECONDS} seconds",
            "print it to a new PDF, or save it as .docx",
        ) from None  # fmt: skip
    if done.returncode or len(done.stdout) > _LARGEST_ANSWER:
        raise refused(
            name, "it is damaged, or takes more memory than a document needs",
            "print it to a new PDF, or save it as .docx",
        )  # fmt: skip
    answer = json.loads(done.stdout)
    if _REFUSED in answer:
        raise refused(name, *answer[_REFUSED])
    return answer["made"]


def needs(library: str, name: str, kind: str) -> None:
    """Raise ImportRefusedError unless a library is installed, which says how to install it."""
    if find_spec(library) is None:
        raise refused(
            name, f"{kind} needs a library that is not installed",
            "run pip install 'mkdocs-protocol[pdf-import]'",
        )  # fmt: skip


def _limit() -> None:
    try:
        import resource  # noqa: PLC0415 — Windows has none
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (2 * SECONDS, 2 * SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _main() -> None:
    module, _, function = sys.argv[1].partition(":")
    content = sys.stdin.buffer.read()
    work = getattr(import_module(module), function)
    _limit()
    try:
        answer = {"made": work(content)}
    except UnfitError as error:
        answer = {_REFUSED: error.told}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    # Under its own name, so that what a function raises is what is caught here.
    import_module("mkdocs_protocol.importing.apart")._main()
