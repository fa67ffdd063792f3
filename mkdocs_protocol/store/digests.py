"""What decides a result, as a short name for it: the same for the same sources, options and program."""

from __future__ import annotations

import json
import os
import sys
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PACKAGE = Path(__file__).parent.parent
LIBRARIES = (
    "icalendar", "jinja2", "markdown-it-py", "markupsafe", "pydantic", "pydantic-core", "python-docx", "xlsxwriter",
    "pyyaml", "snowballstemmer", "tzdata",
)  # fmt: skip
"""Whose versions may change what is made; a test holds that it names what the code below the plugin imports."""


def digest(*parts: object) -> str:
    """Return a name for some plain values (strings, numbers, lists, mappings): the same for the same values."""
    return digest_of_bytes(json.dumps(parts, default=str, sort_keys=True).encode())


def digest_of_bytes(content: bytes) -> str:
    """Return a name for some bytes."""
    return blake2b(content, digest_size=20).hexdigest()


@cache
def engine() -> str:
    """Return a name for the program: every byte of the package, the libraries it uses, and Python."""
    found = blake2b(digest_size=20)
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix not in (".pyc", ".pyo") and path.is_file():
            found.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0")
            found.update(path.read_bytes())
    found.update(repr([sys.version, *map(_version, LIBRARIES)]).encode())
    return found.hexdigest()


def digest_of_folder(folder: Path) -> str:
    """Return a name for everything below a folder: names, kinds, where links lead, and contents.

    What cannot be read counts as what it is, so that mending it changes the name.
    """
    found = blake2b(digest_size=20)
    for name, path in _entries(folder, ""):
        found.update(name.encode("utf-8", "surrogateescape") + b"\0")
        found.update(_content(path))
    return found.hexdigest()


def digest_of_files(paths: Iterable[Path]) -> str:
    """Return a name for some files, by their names and contents; one that is missing counts, too."""
    found = blake2b(digest_size=20)
    for path in paths:
        found.update(path.name.encode("utf-8", "surrogateescape") + b"\0")
        found.update(_content(path))
    return found.hexdigest()


def _entries(folder: Path, at: str) -> Iterator[tuple[str, Path]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield f"{at}: {error.errno}", folder
        return
    for entry in entries:
        name = f"{at}/{entry.name}"
        yield name, Path(entry.path)
        # A link is named by where it leads; what lies behind it counts, wherever that is.
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(Path(entry.path), name)


def _content(path: Path) -> bytes:
    try:
        head = f"link to {os.readlink(path)}\0".encode() if path.is_symlink() else b""
        if path.is_dir():
            return head + b"folder"
        if not path.is_file():
            return head + b"neither file nor folder"
        with path.open("rb") as file:
            return head + blake2b(file.read()).digest()
    except OSError as error:
        return f"error {error.errno}".encode()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
