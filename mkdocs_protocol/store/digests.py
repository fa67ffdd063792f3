"""A short name for what decides a result: the same for the same sources, options and program."""

from __future__ import annotations

import json
import os
import sys
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from mkdocs_protocol.words.catalogue import in_force

_PACKAGE = Path(__file__).parent.parent
LIBRARIES = (
    "babel", "icalendar", "jinja2", "markdown-it-py", "markupsafe", "pydantic", "pydantic-core", "python-docx", "xlsxwriter",
    "pyyaml", "snowballstemmer", "typst", "tzdata",
)  # fmt: skip
"""Libraries whose versions may change what is made; a test ensures that it names what the code below the plugin imports."""


def digest(*parts: object) -> str:
    """Return a name for some plain values (strings, numbers, lists, mappings): the same for the same values."""
    return digest_of_bytes(json.dumps(parts, default=str, sort_keys=True).encode())


def digest_of_bytes(content: bytes) -> str:
    """Return a name for some bytes."""
    return blake2b(content, digest_size=20).hexdigest()


def engine() -> str:
    """Return a name for the program (every byte of the package, its libraries, Python) and the words it shows."""
    catalogue = in_force()
    return digest(program(), catalogue.language, catalogue.key)


@cache
def program() -> str:
    """Return a name for the program alone: every byte of the package, the versions of its libraries, and Python."""
    found = blake2b(digest_size=20)
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix not in (".pyc", ".pyo") and path.is_file():
            found.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0")
            found.update(path.read_bytes())
    # Numbers of phrases are kept as this computer has them.
    hashes = (sys.hash_info, sys.byteorder)
    found.update(repr([sys.version, hashes, *map(_version, LIBRARIES)]).encode())
    return found.hexdigest()


class Digests:
    """Names for files and folders by everything they contain; each file is opened once, however often it is asked for.

    Something unreadable is named as such, so that mending it changes the name. A link is named by its target, and the
    contents of the target count, wherever they are.
    """

    def __init__(self) -> None:
        self._known: dict[Path, bytes] = {}

    def of(self, *paths: Path) -> str:
        """Return a name for some files and folders: their own names, kinds, where links lead, and contents."""
        found = blake2b(digest_size=20)
        for path in paths:
            found.update(path.name.encode("utf-8", "surrogateescape") + b"\0")
            found.update(self._digest(path))
        return found.hexdigest()

    def _digest(self, path: Path) -> bytes:
        if path not in self._known:
            is_folder = path.is_dir() and not path.is_symlink()
            self._known[path] = self._folder(path) if is_folder else _content(path)
        return self._known[path]

    def _folder(self, path: Path) -> bytes:
        try:
            entries = sorted(path.iterdir(), key=lambda entry: entry.name)
        except OSError as error:
            return f"error {error.errno}".encode()
        return b"folder" + bytes.fromhex(self.of(*entries))


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
