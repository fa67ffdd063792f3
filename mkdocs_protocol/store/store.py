"""Files and values kept in a folder that can be deleted at any time.

A **file** is named after its bytes, a **value** after what decided it (`digests.digest`). Everything is written
beside its place and moved there whole, so that a killed build, or two builds at once, leave nothing half-written.
Anything found damaged counts as missing.
"""

from __future__ import annotations

import os
import secrets
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_protocol.store.digests import digest_of_bytes
from mkdocs_protocol.store.packing import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = ".cache/plugin/protocol"
"""Where a site keeps its store, relative to the folder of its mkdocs.yml."""
NO_CACHE = "MKDOCS_PROTOCOL_NO_CACHE"
"""The environment variable that, set to anything, switches the cache off."""
_DIGEST = 40
"""How many characters precede a kept value: the digest of its bytes."""
_UNUSED = 7 * 24 * 3600
"""After how many seconds without use a file or value is deleted."""


class Store:
    """A folder of files and values."""

    def __init__(self, folder: Path, *, keeps: bool = True) -> None:
        self._folder = folder
        self._keeps = keeps
        self._files, self._values = str(folder / "files"), str(folder / "values")
        self._token, self._written = secrets.token_hex(8), 0
        self._used: set[str] = set()
        self.found = 0
        """How many values were found since the store was opened."""
        self.made = 0
        """How many had to be made."""

    @property
    def keeps(self) -> bool:
        """Whether anything is kept for the next build."""
        return self._keeps

    @property
    def folder(self) -> Path:
        """Where everything is kept."""
        return self._folder

    def keep_file(self, content: bytes) -> str:
        """Keep a file; return its name in the store."""
        name = digest_of_bytes(content)
        path = self._place_of(name)
        try:
            is_kept = os.stat(path).st_size == len(content)
        except OSError:
            is_kept = False
        if not is_kept:
            self._write(path, content)
        self._used.add(path)
        return name

    def path_of(self, name: str) -> Path:
        """Return where a kept file is."""
        return Path(self._place_of(name))

    def has_file(self, name: str) -> bool:
        """Return whether a file is kept, and note that it is in use."""
        path = self._place_of(name)
        self._used.add(path)
        return os.path.isfile(path)

    def read_file(self, name: str) -> bytes:
        """Return a kept file's bytes. Raises OSError if it is not there."""
        return self.path_of(name).read_bytes()

    def value(self, key: str) -> object | None:
        """Return the value kept under a key; None if there is none, or none that can be trusted."""
        if not self._keeps:
            return None
        path = self._value_path(key)
        try:
            with open(path, "rb") as file:
                content = file.read()
            if content[:_DIGEST].decode("ascii") != digest_of_bytes(content[_DIGEST:]):
                return None
            value = unpacked(content[_DIGEST:])
        except FileNotFoundError:
            return None
        except Exception:
            # Written by another version, damaged, or not ours: whatever it is, it is made anew.
            return None
        self._used.add(path)
        return value

    def has_value(self, key: str) -> bool:
        """Return whether there is a value under a key, though it may not be one that can be trusted."""
        return self._keeps and os.path.isfile(self._value_path(key))

    def keep_value(self, key: str, value: object) -> None:
        """Keep a value under a key; it must not change afterwards."""
        if not self._keeps:
            return
        content = packed(value)
        path = self._value_path(key)
        self._write(path, digest_of_bytes(content).encode() + content)
        self._used.add(path)

    def keep_by_content(self, value: object) -> str:
        """Keep a value under a key that its bytes decide; return the key. It must not change afterwards."""
        content = packed(value)
        name = digest_of_bytes(content)
        path = self._value_path(name)
        if not os.path.isfile(path):
            self._write(path, name.encode() + content)
        self._used.add(path)
        return name

    def kept(self, key: str, kind: type, make: Callable[[], object]) -> object:
        """Return the value kept under a key, if it is of a given class; otherwise make it, and keep it."""
        value = self.value(key)
        if isinstance(value, kind):
            self.found += 1
            return value
        value = make()
        self.made += 1
        self.keep_value(key, value)
        return value

    def sweep(self) -> None:
        """Delete what has not been used for a week; mark as used what was used since the store was opened.

        This is done at most once a day: looking at every file takes longer than finding most pages again.
        """
        now, stamp = time.time(), self._folder / "swept"
        with suppress(OSError):  # Never yet.
            if 0 <= now - stamp.stat().st_mtime < _UNUSED / 7:
                return
        for folder, _, names in os.walk(self._folder):
            for name in names:
                self._sweep(os.path.join(folder, name), now)
        with suppress(OSError):  # The next build sweeps again.
            stamp.touch()
            os.utime(stamp, (now, now))  # A shared folder may have a different clock.

    def _sweep(self, path: str, now: float) -> None:
        with suppress(OSError):  # Another build was quicker.
            age = now - os.stat(path).st_mtime
            if path in self._used:
                if age > _UNUSED / 7:
                    os.utime(path)
            elif age > _UNUSED:
                os.unlink(path)

    def _place_of(self, name: str) -> str:
        # Put together as words: this is asked several times for each of ten thousand files.
        return os.path.join(self._files, name[:2], name[2:])

    def _value_path(self, key: str) -> str:
        return os.path.join(self._values, key[:2], key[2:])

    def _write(self, path: str, content: bytes) -> None:
        folder = os.path.dirname(path)
        self._written += 1
        name = os.path.join(folder, f".writing-{self._token}-{os.getpid()}-{self._written}")
        try:
            try:
                _write_new(name, content)
            except FileNotFoundError:
                os.makedirs(folder, exist_ok=True)
                _write_new(name, content)
            os.replace(name, path)
        except BaseException as error:
            if isinstance(error, OSError):  # A full disk does not say where.
                error.filename = error.filename or path
            with suppress(OSError):
                Path(name).unlink(missing_ok=True)
            raise


def _write_new(path: str, content: bytes) -> None:
    with open(path, "xb") as file:
        file.write(content)
