"""Source files: read within limits, and never from outside the councils' folder."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from mkdocs_protocol.core.problems import Location, Problem, absent_council
from mkdocs_protocol.core.visible import name_of, unseen_character

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

LARGEST_FILE = 1_000_000
"""Bytes; a protocol of 50,000 words is a third of it."""
MOST_LINES = 12_500
"""The most lines, not counting empty ones, that an edition has: for one of 1 MB, fourteen words a line."""
MOST_MARKS = 40_000
"""The most marks of Markdown that an edition has: for one of 1 MB, one in every four words."""
_MARK = re.compile(r"[*_]+|[~`|\[\]]")

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 60
RESERVED = frozenset({"assets", "data", "index", "search"})
"""Names that would collide with files of the site."""
_DEVICES = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
"""Names that Windows reserves for devices: no file or folder there can have them."""


_LITTER = re.compile(
    r"\..*"  # hidden: .DS_Store, ._name of macOS, .name.swp of Vim, .~lock.name#
    r"|.*~|#.*#|~\$.*|.*\.(?:bak|orig|rej|swp|swo|tmp)"  # copies of editors, of git, and of Word while it is open
    r"|(?:eh)?thumbs(?:_vista)?\.db|desktop\.ini|icon\r|\$recycle\.bin|@eadir|__macosx|.*:zone\.identifier",
    re.IGNORECASE | re.DOTALL,
)
"""Names of what editors and systems leave beside files; nobody writes these files, and nobody can prevent them."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file."""

    path: str
    """The file as problems name it."""
    text: str

    def at(self, line: int = 1, column: int = 1) -> Location:
        """Return a place in the file."""
        return Location(self.path, line, column)


def fault_of_marks(text: str, at: Callable[[int, int], Location]) -> Problem | None:
    """Return the problem that a text has more marks of Markdown than are read, at the first of those; None if it has not.

    `at` gives the location of a line and column of the text, both counted from 1.
    """
    extra = next(islice(_MARK.finditer(text), MOST_MARKS, None), None)
    if extra is None:
        return None
    begins = text.rfind("\n", 0, extra.start()) + 1
    return Problem(
        at(text.count("\n", 0, begins) + 1, extra.start() - begins + 1),
        f"this text has more than {MOST_MARKS:,} marks of Markdown (* _ ~ ` | [ ]); leave out what no reader needs, or "
        "make two documents of it",
        "file-too-large",
    )


class UnreadableError(Exception):
    """A file cannot be read; `problem` says why."""

    def __init__(self, at: Location, message: str, code: str) -> None:
        self.problem = Problem(at, message, code)
        super().__init__(str(self.problem))


def read_source(
    path: Path, shown: str, *, if_missing: str = "write it, or copy one from another council"
) -> Source:
    """Return the text of a file that problems name `shown`; raise UnreadableError if there is none.

    `if_missing` says what to do if there is no such file.
    """
    at = Location(shown)
    try:
        if not path.exists():
            if path.is_symlink():
                raise UnreadableError(at, _LEADS_NOWHERE, "link-leaves-folder")
            raise UnreadableError(at, f"this file is missing; {if_missing}", "missing-file")
        if not path.is_file():
            raise UnreadableError(
                at,
                "a file belongs here, and this is not a file; give it another name",
                "not-a-file",
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


def unseen_problems(source: Source) -> Iterator[Problem]:
    """Yield the first invisible character of each line, so that a line full of them is reported only once."""
    for number, line in enumerate(source.text.split("\n"), start=1):
        if found := unseen_character(line):
            yield Problem(
                source.at(number, found.start() + 1),
                f"there is an invisible character ({name_of(found[0])}) here; delete it",
                "invisible-sign",
            )


class SourceFolder:
    """The councils' folder; collects the problems of every file read through it."""

    def __init__(self, root: Path, name: str = "") -> None:
        self.root = root
        self.name = name or root.name or root.absolute().name
        """What problems call it: as a person would type it, so that an editor can open what they name."""
        self._real_root = root.resolve()
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        """What keeps nothing from being published."""

    def shown(self, path: Path) -> str:
        """Return a path as problems name it: below the name of the councils' folder."""
        parts = path.relative_to(self.root).parts
        return "/".join(parts if self.name == "." and parts else (self.name.rstrip("/"), *parts))

    def place_of(self, path: Path) -> Location:
        """Return the place that means a whole file or folder."""
        return Location(self.shown(path))

    def report(self, at: Location, message: str, code: str) -> None:
        """Keep a problem; reading goes on so that one run shows them all."""
        self.problems.append(Problem(at, message, code))

    def report_absent(self, at: Location, name: str, councils: Collection[str]) -> None:
        """Keep what has to be reported about a council that a shared file names but that is not there."""
        found, is_problem = absent_council(at, name, councils)
        (self.problems if is_problem else self.warnings).append(found)

    def read(self, path: Path, *, if_missing: str = "") -> Source | None:
        """Return the text of a file, or None after reporting why it cannot be read."""
        if not self.is_inside(path):
            return None
        hint = {"if_missing": if_missing} if if_missing else {}
        try:
            source = read_source(path, self.shown(path), **hint)
        except UnreadableError as error:
            self.problems.append(error.problem)
            return None
        for unseen in unseen_problems(source):
            self.report(unseen.at, unseen.message, unseen.code)
        return source

    def is_inside(self, path: Path) -> bool:
        """Return whether a path stays in the councils' folder, reporting a link that leaves it."""
        message = "this link leaves the councils' folder; put a copy of the file here instead"
        try:
            if path.resolve().is_relative_to(self._real_root):
                if os.path.exists(path) or not os.path.islink(path):
                    return True
                message = _LEADS_NOWHERE
        except (OSError, RuntimeError):  # Python before 3.13 raises the latter for a loop.
            message = _LEADS_NOWHERE
        self.report(self.place_of(path), message, "link-leaves-folder")
        return False

    def children(self, folder: Path) -> list[Path]:
        """Return the contents of a folder in the order of their names; nothing if there is no folder.

        Hidden files are left out, and so is what editors and systems leave behind.

        Reports a folder that cannot be read, and a file in its place.
        """
        if not os.path.lexists(folder) or not self.is_inside(folder):
            return []
        message = "a folder belongs here, and this is a file; give the file another name"
        try:
            found = sorted(p for p in folder.iterdir() if not is_litter(p.name))
            for path in found[:1]:
                path.lstat()  # Names can be listed where nothing below them may be reached.
            return found
        except NotADirectoryError:
            pass
        except OSError as error:
            message = f"this cannot be read ({error.strerror}); allow it to be read"
        self.report(self.place_of(folder), message, "not-a-file")
        return []


_LEADS_NOWHERE = "this link leads nowhere; put a copy of the file here instead"


def is_litter(name: str) -> bool:
    """Return whether a name is that of something left behind by an editor or a system."""
    return _LITTER.fullmatch(name) is not None


def slug_fault(name: str) -> str:
    """Return what is wrong with a name that becomes an address, or ""."""
    if not SLUG.fullmatch(name) or len(name) > LONGEST_SLUG:
        nearest = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:LONGEST_SLUG]
        such = f": {nearest}" if SLUG.fullmatch(nearest) and nearest not in RESERVED else ""
        return (
            f"'{name}' cannot be part of an address; use small letters, digits and single hyphens, "
            f"at most {LONGEST_SLUG} of them{such}"
        )
    if name in RESERVED:
        return f"'{name}' is kept for the site itself; choose another name"
    if _DEVICES.fullmatch(name):
        return f"'{name}' is kept by Windows for a device, so no folder there can have it; choose another name"
    return ""


def _lines_ended(text: str) -> str:
    """Return a text in which every line ends as on this system, wherever it was written."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
