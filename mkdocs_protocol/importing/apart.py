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


LOCKED = UnfitError("it is protected by a password", "open it, remove the password and save a copy")
DAMAGED = UnfitError("it is damaged or incomplete", "fetch it again, or print it to a new PDF")
_MOST_PAGES = 400
"""A page takes a quarter of a second."""
_FEWEST = 25
"""Letters of a page, on average: a PDF with fewer, and with pictures, is a scan."""


def refuse_pages(count: int) -> None:
    """Raise UnfitError for a PDF without pages, or with too many."""
    if not count:
        raise UnfitError("it has no pages", "fetch it again, or print it to a new PDF")
    if count > _MOST_PAGES:
        raise UnfitError(f"it has more than {_MOST_PAGES} pages", "split it and import the parts")


def refuse_scan(letters: int, pages: int, *, has_pictures: bool) -> None:
    """Raise UnfitError for a PDF without words, or with so few that its pages are pictures."""
    if not letters and not has_pictures:
        raise UnfitError(
            "its pages have no words, only drawings or nothing",
            "ask for the file it was printed from, or have its text recognised (OCR)",
        )
    if not letters or (letters < _FEWEST * pages and has_pictures):
        raise UnfitError(
            "it is a scan: its pages are pictures without text",
            "have its text recognised (OCR) and import what comes of that, or ask for the file it was printed from",
        )


def run_apart(function: str, content: bytes, name: str) -> Any:
    """Return what a function ("module:name") makes of some bytes, as JSON has it.

    Raises ImportRefusedError, which calls the file `name`, if it says so, fails, or takes too long.
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
            name,
            f"it could not be read in {SECONDS} seconds",
            "print it to a new PDF, or save it as .docx",
        ) from None
    if done.returncode or len(done.stdout) > _LARGEST_ANSWER:
        raise refused(
            name,
            "it is damaged, or takes more memory than a document needs",
            "print it to a new PDF, or save it as .docx",
        )
    answer = json.loads(done.stdout)
    if _REFUSED in answer:
        raise refused(name, *answer[_REFUSED])
    return answer["made"]


def needs(library: str, name: str, kind: str) -> None:
    """Raise ImportRefusedError unless a library is installed, which says how to install it."""
    if find_spec(library) is None:
        raise refused(
            name,
            f"{kind} needs a library that is not installed",
            "run pip install 'mkdocs-protocol[pdf-import]'",
        )


def _limit() -> None:
    try:
        import resource  # noqa: PLC0415 — Windows has none
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (2 * SECONDS, 2 * SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(function: str, content: bytes) -> bytes:
    """Return what a function ("module:name") makes of some bytes, or why it refuses them, as JSON in bytes."""
    module, _, name = function.partition(":")
    try:
        told = {"made": getattr(import_module(module), name)(content)}
    except UnfitError as error:
        told = {_REFUSED: error.told}
    return json.dumps(told).encode()


def _main() -> None:
    function = sys.argv[1]
    content = sys.stdin.buffer.read()
    import_module(function.partition(":")[0])
    _limit()
    sys.stdout.buffer.write(answer(function, content))


if __name__ == "__main__":
    # Under its own name, so that what a function raises is what is caught here.
    import_module("mkdocs_protocol.importing.apart")._main()
