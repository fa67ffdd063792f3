"""Places in source files, and what is wrong there."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.codes import CODES

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file; lines and columns count from 1."""

    path: str
    """The file, from the folder that holds the councils' folder, with forward slashes."""
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A fault in a source, told to the person who can mend it."""

    at: Location
    message: str
    """What is wrong; what to write instead."""
    code: str
    """One of `CODES`."""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(
                f"'{self.code}' is no code; add it to core/codes.py and docs/problems.md"
            )

    def __str__(self) -> str:
        return f"{self.at}: {self.message}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean 'x'?" for the nearest known word, else the known words."""
    words = sorted(known)
    near = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    if near:
        return f"; did you mean '{near[0]}'?"
    if len(words) <= 12:  # more would not be read
        return f"; write one of {', '.join(words)}"
    return ""
