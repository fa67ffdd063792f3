"""Places in source files, and what is wrong there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.codes import CODES
from mkdocs_protocol.core.hints import did_you_mean
from mkdocs_protocol.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MOST_REPORTED = 500
"""How many problems of one code are reported for one file: nobody reads more."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file; lines and columns count from 1."""

    path: str
    """The file, as a person would type it, with forward slashes."""
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


_LINE = 1 << 32


@dataclass(frozen=True, slots=True, eq=False)
class Places(Mapping[str, Location]):
    """Where each value of one file is, by its path there.

    Held as a number each: most of what is kept of a decision tree would otherwise be places, which no page asks for.
    """

    file: str
    numbers: dict[str, int]

    @staticmethod
    def of(found: Mapping[str, Location]) -> Places:
        """Return the places of one file."""
        file = next((at.path for at in found.values()), "")
        return Places(file, {path: _LINE * at.line + at.column for path, at in found.items()})

    def __getitem__(self, path: str) -> Location:
        return Location(self.file, *divmod(self.numbers[path], _LINE))

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A fault in a source, reported to the person who can mend it."""

    at: Location
    message: str
    """What is wrong; what to write instead."""
    code: str
    """One of `CODES`."""

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The key that problems are sorted by, quicker than comparing them: their places, then their words."""
        return self.at.path, self.at.line, self.at.column, self.message, self.code

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(
                f"'{self.code}' is no code; add it to core/codes.py and docs/problems.md"
            )

    def __str__(self) -> str:
        """The line that a person reads; whatever a source holds, it is one line and safe to print."""
        return visible(f"{self.at}: {self.message}")


def unknown_clause(
    at: Location,
    clause: str,
    known: Iterable[str],
    hint: Callable[[str, Iterable[str]], str] = did_you_mean,
) -> Problem:
    """Return the problem of a clause that is named but not in the edition; `known` are the ids of those that are.

    Where there may be very many such problems, `hint` is the `Hints` for all of them.
    """
    return Problem(at, f"there is no clause '{clause}'{hint(clause, known)}", "unknown-clause")


def absent_council(at: Location, name: str, councils: Iterable[str]) -> tuple[Problem, bool]:
    """Return what to report about a council that is named but not there, and whether it is a problem.

    A typing error is one. Any other name may come from a folder taken out of a larger handbook: a warning, since no
    page shows it.
    """
    hint = did_you_mean(name, councils)
    if "did you mean" in hint:
        return Problem(at, f"there is no council '{name}'{hint}", "unknown-council"), True
    message = f"this handbook has no council '{name}', so nothing is shown about it; remove it here, or bring its folder along"
    return Problem(at, message, "council-not-here"), False
