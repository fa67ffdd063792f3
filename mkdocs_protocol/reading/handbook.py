"""All councils and the vocabulary they share, read in one go with every problem."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, TypeVar

from mkdocs_protocol.core.handbook import Handbook
from mkdocs_protocol.core.hints import did_you_mean
from mkdocs_protocol.core.problems import Location, Problem
from mkdocs_protocol.core.review import SOON_DAYS
from mkdocs_protocol.core.vocabulary import Vocabulary
from mkdocs_protocol.reading.council import CouncilReading, read_council
from mkdocs_protocol.reading.expectations import read_expectations
from mkdocs_protocol.reading.files import SourceFolder, is_litter
from mkdocs_protocol.reading.questions import ANSWERS
from mkdocs_protocol.reading.searching import read_search
from mkdocs_protocol.reading.trees import has_tree_files
from mkdocs_protocol.reading.vocabulary import read_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition

    Read = Callable[[Sequence[Path], SourceFolder, Vocabulary], Iterator[CouncilReading]]

_SHARED = (
    "topics.yml",
    "roles.yml",
    "situations.yml",
    "expectations.yml",
    "questions.yml",
    "glossary.yml",
    "comparing.yml",
    "documents.yml",
    "outside.yml",
    "search.yml",
    "README.md",
)


T = TypeVar("T")


class Keep(Protocol):
    """Returns what is read of the lists that councils share, perhaps as it was read before."""

    def __call__(
        self, folder: SourceFolder, kind: type[T], name: object, make: Callable[[], T], /
    ) -> T:
        """`name` says what is read, and names all that decides it beside these lists."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading: the handbook of every council that could be read, and every problem."""

    handbook: Handbook
    """Every council without a fault, except in its trees and its answers."""
    editions: tuple[Edition, ...]
    """Every edition whose facts could be read, including those of councils with a fault."""
    councils: tuple[Council, ...]
    """Every council whose facts could be read, including those with a fault."""
    problems: tuple[Problem, ...]
    """In the order of files and lines; the handbook is whole only if there are none."""
    warnings: tuple[Problem, ...] = ()
    """Problems that do not prevent anything from being published."""


def read_handbook(
    root: Path,
    *,
    as_of: date,
    only: Sequence[str] = (),
    soon_days: int = SOON_DAYS,
    name: str = "",
    read: Read | None = None,
    keep: Keep | None = None,
) -> Reading:
    """Read the councils' folder, or only the councils named, as a handbook of one day.

    `name` is what problems call the folder; its own name if it is left out. `read` reads the councils' folders in
    place of `read_council`, each by itself; `keep` may know the lists that they share.
    """
    folder = SourceFolder(root, name)
    if fault := _fault_of_root(root):
        missing = Problem(Location(folder.name), fault, "missing-file")
        return Reading(Handbook((), Vocabulary(), as_of, soon_days), (), (), (missing,))
    folders = _council_folders(folder)
    paths = _chosen(folders, only, folder)
    has_trees = any(has_tree_files(path, folder) for path in paths)
    has_answers = any((path / ANSWERS).exists() for path in paths)
    names: list[str] = [path.name for path in folders]
    kept: Keep = keep or _read_anew
    vocabulary = kept(
        folder,
        Vocabulary,
        ("vocabulary", names, has_trees, has_answers),
        lambda: _vocabulary(folder, names, has_trees=has_trees, has_answers=has_answers),
    )
    found = [*(read or _each_by_itself)(paths, folder, vocabulary)]
    readable = tuple(one.council for one in found if one.council)
    _report_same_names(readable, folder)
    whole = [one.council for one in found if one.council and one.is_whole]
    councils = sorted(whole, key=lambda council: council.sort_key)
    shown = {council.id for council in councils}
    rows = kept(
        folder,
        tuple,
        ("expectations", names, sorted(shown)),
        lambda: read_expectations(folder, vocabulary, councils=names, shown=shown),
    )
    handbook = Handbook(tuple(councils), vocabulary, as_of, soon_days, rows)
    return Reading(
        handbook,
        tuple(edition for one in found for edition in one.editions),
        readable,
        tuple(sorted(set(_believable(folder.problems, vocabulary)), key=attrgetter("order"))),
        tuple(folder.warnings),
    )


_BEGIN = 'begin a council with: mkdocs-protocol new my-town --name "My Town Council" --kind town'


def _vocabulary(
    folder: SourceFolder, names: list[str], *, has_trees: bool, has_answers: bool
) -> Vocabulary:
    found = read_vocabulary(folder, needs_situations=has_trees, needs_questions=has_answers)
    return replace(found, search=read_search(folder, found, councils=names))


def _read_anew(_folder: SourceFolder, _kind: type[T], _name: object, make: Callable[[], T]) -> T:
    return make()


def _each_by_itself(
    paths: Sequence[Path], folder: SourceFolder, vocabulary: Vocabulary
) -> Iterator[CouncilReading]:
    return (read_council(path, folder, vocabulary) for path in paths)


def _report_same_names(councils: Sequence[Council], folder: SourceFolder) -> None:
    """Report a council that lists and tables would call what they call another one."""
    first: dict[str, Council] = {}
    for council in councils:
        other = first.setdefault(" ".join(council.short_name.casefold().split()), council)
        if other is not council:
            folder.report(
                council.at,
                f"'{council.short_name}' is the short_name of {other.at.path}, too, so no list could tell the two "
                f"apart; add what tells them apart, in both: short_name: {council.short_name} (its district or county)",
                "same-name",
            )


def _fault_of_root(root: Path) -> str:
    """Return what is wrong with the councils' folder as a whole, or ""."""
    if not os.path.lexists(root):
        return f"the councils' folder is missing; {_BEGIN}, or say where the folder is"
    if not os.path.isdir(root):
        return f"the councils' folder belongs here, and this is not a folder; move it away, then {_BEGIN}"
    try:
        found = [path for path in root.iterdir() if not is_litter(path.name)]
    except OSError:
        return ""  # Reported when it is read.
    if not found:
        return f"the councils' folder is empty; {_BEGIN}"
    if not any(path.name in _SHARED or os.path.lexists(path / "council.yml") for path in found):
        return f"this folder holds no council, nor a list that councils share; name the councils' folder, or {_BEGIN}"
    return ""


def following(problems: Iterable[Problem], vocabulary: Vocabulary) -> frozenset[str]:
    """Return the codes of problems that only follow from a shared list that could not be read."""
    at_fault = {problem.at.path.rpartition("/")[2] for problem in problems}
    return frozenset(
        code
        for name, code, terms in (
            ("topics.yml", "unknown-topic", vocabulary.topics),
            ("roles.yml", "unknown-role", vocabulary.roles),
            ("situations.yml", "question-unknown-situation", vocabulary.situations),
        )
        if not terms and name in at_fault
    )


def _believable(problems: list[Problem], vocabulary: Vocabulary) -> list[Problem]:
    hidden = following(problems, vocabulary)
    return [problem for problem in problems if problem.code not in hidden]


def _council_folders(folder: SourceFolder) -> list[Path]:
    paths = []
    for entry in folder.children(folder.root):
        if entry.name in _SHARED:
            continue  # If it is not a file, that is reported when it is read.
        if os.path.isdir(entry) or os.path.islink(entry):
            if folder.is_inside(entry):
                paths.append(entry)
        else:
            folder.report(
                folder.place_of(entry),
                f"'{entry.name}' is not a file that councils share{did_you_mean(entry.name, _SHARED)}",
                "unknown-file",
            )
    return paths


def _chosen(paths: list[Path], only: Sequence[str], folder: SourceFolder) -> list[Path]:
    names = [path.name for path in paths]
    for name in only:
        if name not in names:
            folder.report(
                folder.place_of(folder.root),
                f"there is no council '{name}'{did_you_mean(name, names)}",
                "unknown-council",
            )
    return [path for path in paths if not only or path.name in only]
