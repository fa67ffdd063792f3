"""Places in source files, and what is wrong there."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_protocol.core.codes import CODES
from mkdocs_protocol.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def did_you_mean(word: str, known: Iterable[str], *, listed_in: str = "") -> str:
    """Return "; did you mean 'x'?" for the nearest known word, or else the known words.

    If they are too many to read, name the three nearest and the file that lists them all.
    """
    return _hint(word[:_LONGEST_WORD], tuple(known), listed_in)


def absent_council(at: Location, name: str, councils: Iterable[str]) -> tuple[Problem, bool]:
    """Return what to report about a council that is named but not there, and whether it is a problem.

    A typing error is one. Any other name may come from a folder taken out of a larger handbook: a warning, since no
    page shows it.
    """
    hint = did_you_mean(name, councils)
    if "did you mean" in hint:
        return Problem(at, f"there is no council '{name}'{hint}", "unknown-council"), True
    told = f"this handbook has no council '{name}', so nothing is shown of it; remove it here, or bring its folder along"
    return Problem(at, told, "council-not-here"), False


class Hints:
    """`did_you_mean` for the first hundred words of a file: nobody reads more, and each takes time."""

    def __init__(self) -> None:
        self._left = 100

    def __call__(self, word: str, known: Iterable[str], *, listed_in: str = "") -> str:
        """Return a hint, or "" once there have been a hundred."""
        if self._left <= 0:
            return ""
        self._left -= 1
        return did_you_mean(word, known, listed_in=listed_in)


_LONGEST_WORD = 60
"""No word that can be meant is longer; looking for a longer one would cost time."""


_MANY_WORDS = 500
"""A list of more words is long: to look through it for the nearest one takes as long as to read a page of text."""
_MOST_ASKED = 100
"""How many words a process looks for in the same long list; those after them have no hint."""


@lru_cache(maxsize=64)
def _asked(words: tuple[str, ...]) -> list[str]:
    """Return what has been looked for in a list, to be added to."""
    return []


@lru_cache(maxsize=4096)
def _hint(word: str, words: tuple[str, ...], listed_in: str) -> str:
    asked = _asked(words)
    asked.append(word)
    if len(words) > _MANY_WORDS and len(asked) > _MOST_ASKED:
        return ""
    words = tuple(sorted(words))
    near = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    if near:
        return f"; did you mean '{near[0]}'?"
    if not words:
        return f"; write it into {listed_in} first" if listed_in else ""
    if len(words) <= 20:  # more would not be read
        return f"; write one of {', '.join(words)}"
    if not listed_in:
        return ""
    nearest = difflib.get_close_matches(word, words, n=3, cutoff=0.0)
    return f"; {listed_in} lists those there are: {', '.join(nearest)} and {len(words) - 3} more"
