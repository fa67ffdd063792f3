"""Source files: read within limits, and never from outside the councils' folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.problems import Location, Problem

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 1_000_000
"""Bytes; a protocol of 50,000 words is a third of it."""

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 60
RESERVED = frozenset({"assets", "con", "data", "index", "nul", "search"})
"""Names that would collide with files of the site, or that a file system keeps for itself."""

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]"
)
"""Controls, hyphens and spaces without width, and signs that turn the direction of the text."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file."""

    path: str
    """The file as problems name it."""
    text: str

    def at(self, line: int = 1, column: int = 1) -> Location:
        """Return a place in the file."""
        return Location(self.path, line, column)


class UnreadableError(Exception):
    """A file cannot be read; `problem` says why."""

    def __init__(self, at: Location, message: str, code: str) -> None:
        self.problem = Problem(at, message, code)
        super().__init__(str(self.problem))


def read_source(
    path: Path, shown: str, *, if_missing: str = "write it, as docs/sources.md shows"
) -> Source:
    """Return the text of a file that problems name `shown`; raise UnreadableError if there is none.

    `if_missing` says what to do where there is no such file.
    """
    at = Location(shown)
    try:
        if not path.exists():
            raise UnreadableError(at, f"this file is missing; {if_missing}", "missing-file")
        if not path.is_file():
            raise UnreadableError(
                at, "a file belongs here, and this is none; give it another name", "not-a-file"
            )
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableError(
                at,
                "this file is larger than 1 MB; split it or take out what is not text",
                "file-too-large",
            )
        return Source(shown, _lines_ended(path.read_bytes().decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        before = _lines_ended(error.object[: error.start].decode("utf-8"))
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise UnreadableError(
            Location(shown, line, column),
            "this file is not UTF-8; save it as UTF-8 in your editor",
            "not-utf-8",
        ) from None
    except OSError as error:
        raise UnreadableError(
            at, f"this cannot be read ({error.strerror}); allow it to be read", "not-a-file"
        ) from None


def hidden_sign(text: str) -> str:
    """Return the name of the first sign of a text that nobody sees ("U+00AD"), or ""."""
    found = _HIDDEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


class SourceFolder:
    """The councils' folder; collects the problems of every file read through it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.name = root.name or root.absolute().name
        """What problems call it; `.` is called by its name, too."""
        self._real_root = root.resolve()
        self.problems: list[Problem] = []

    def shown(self, path: Path) -> str:
        """Return a path as problems name it: from the folder that holds the councils' folder."""
        return "/".join((self.name, *path.relative_to(self.root).parts))

    def place_of(self, path: Path) -> Location:
        """Return the place that stands for a whole file or folder."""
        return Location(self.shown(path))

    def report(self, at: Location, message: str, code: str) -> None:
        """Keep a problem; reading goes on so that one run shows them all."""
        self.problems.append(Problem(at, message, code))

    def read(self, path: Path) -> Source | None:
        """Return the text of a file, or None after reporting why it cannot be read."""
        if not self.is_inside(path):
            return None
        try:
            source = read_source(path, self.shown(path))
        except UnreadableError as error:
            self.problems.append(error.problem)
            return None
        self._report_hidden_signs(source)
        return source

    def is_inside(self, path: Path) -> bool:
        """Say whether a path stays in the councils' folder, reporting a link that leaves it."""
        try:
            if path.resolve().is_relative_to(self._real_root):
                return True
        except (OSError, RuntimeError):  # Python before 3.13 raises the latter for a circle.
            self.report(
                self.place_of(path),
                "this link leads nowhere; put a copy of the file here instead",
                "link-leaves-folder",
            )
            return False
        self.report(
            self.place_of(path),
            "this link leaves the councils' folder; put a copy of the file here instead",
            "link-leaves-folder",
        )
        return False

    def children(self, folder: Path) -> list[Path]:
        """Return what stands in a folder, in the order of names, hidden files left out."""
        if not folder.is_dir() or not self.is_inside(folder):
            return []
        try:
            return sorted(p for p in folder.iterdir() if not p.name.startswith("."))
        except OSError as error:
            self.report(
                self.place_of(folder),
                f"this cannot be read ({error.strerror}); allow it to be read",
                "not-a-file",
            )
            return []

    def _report_hidden_signs(self, source: Source) -> None:
        """Report the first invisible sign of each line: one is told, and a line full of them once."""
        for number, line in enumerate(source.text.split("\n"), start=1):
            found = _HIDDEN.search(line)
            if found:
                self.report(
                    source.at(number, found.start() + 1),
                    f"an invisible sign ({hidden_sign(line)}) stands here; delete it",
                    "invisible-sign",
                )


def slug_fault(name: str) -> str:
    """Return what is wrong with a name that becomes an address, or ""."""
    if not SLUG.fullmatch(name) or len(name) > LONGEST_SLUG:
        return (
            f"'{name}' cannot be part of an address; use small letters, digits and single hyphens, "
            f"at most {LONGEST_SLUG} of them"
        )
    if name in RESERVED:
        return f"'{name}' is kept for the site itself; choose another name"
    return ""


def _lines_ended(text: str) -> str:
    """Return a text whose every line ends as on this system, wherever it was written."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
