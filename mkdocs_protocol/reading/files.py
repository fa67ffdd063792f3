"""Source files: read within limits, and never from outside the councils' folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.problems import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST_FILE = 1_000_000
"""Bytes; a protocol of 50,000 words is a third of it."""

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 60
RESERVED = frozenset({"assets", "con", "data", "index", "nul", "search"})
"""Names that would collide with files of the site, or that a file system keeps for itself."""

_SUSPECT = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file."""

    path: str
    """The file as problems name it."""
    text: str

    def at(self, line: int = 1, column: int = 1) -> Location:
        """Return a place in the file."""
        return Location(self.path, line, column)


class SourceFolder:
    """The councils' folder; collects the problems of every file read through it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._real_root = root.resolve()
        self.problems: list[Problem] = []

    def shown(self, path: Path) -> str:
        """Return a path as problems name it: from the folder that holds the councils' folder."""
        return (
            (self.root.name / path.relative_to(self.root)).as_posix()
            if path != self.root
            else (self.root.name)
        )

    def place_of(self, path: Path) -> Location:
        """Return the place that stands for a whole file or folder."""
        return Location(self.shown(path))

    def report(self, at: Location, message: str, code: str) -> None:
        """Keep a problem; reading goes on so that one run shows them all."""
        self.problems.append(Problem(at, message, code))

    def read(self, path: Path) -> Source | None:
        """Return the text of a file, or None after reporting why it cannot be read."""
        at = Location(self.shown(path))
        if not path.exists():
            self.report(
                at, "this file is missing; write it, as docs/sources.md shows", "missing-file"
            )
            return None
        if not self.is_inside(path):
            return None
        if path.stat().st_size > LARGEST_FILE:
            self.report(
                at,
                "this file is larger than 1 MB; split it or take out what is not text",
                "file-too-large",
            )
            return None
        raw = path.read_bytes()
        try:
            text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
            self.report(
                Location(at.path, line, column),
                "this file is not UTF-8; save it as UTF-8 in your editor",
                "not-utf-8",
            )
            return None
        source = Source(at.path, text)
        self._report_hidden_signs(source)
        return source

    def is_inside(self, path: Path) -> bool:
        """Say whether a path stays in the councils' folder, reporting a link that leaves it."""
        if path.resolve().is_relative_to(self._real_root):
            return True
        self.report(
            Location(self.shown(path)),
            "this link leaves the councils' folder; put a copy of the file here instead",
            "link-leaves-folder",
        )
        return False

    def children(self, folder: Path) -> Iterator[Path]:
        """Yield what stands in a folder, in the order of names, hidden files left out."""
        if folder.is_dir() and self.is_inside(folder):
            yield from sorted(p for p in folder.iterdir() if not p.name.startswith("."))

    def _report_hidden_signs(self, source: Source) -> None:
        for match in _SUSPECT.finditer(source.text):
            line = source.text.count("\n", 0, match.start()) + 1
            column = match.start() - source.text.rfind("\n", 0, match.start())
            self.report(
                source.at(line, column),
                f"an invisible sign (U+{ord(match[0]):04X}) stands here; delete it",
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
