"""The part of the package that other programs may import, as `docs/stable.md` promises; all else is private.

from mkdocs_protocol.api import read

found = read("councils")
for problem in found.problems:
    print(problem)
for council in found.handbook.councils:
    print(council.title, council.leading_edition.title)
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_protocol.checking.loading import Loaded, load
from mkdocs_protocol.core.handbook import Council, Handbook
from mkdocs_protocol.core.partial_date import build_day
from mkdocs_protocol.core.problems import Location, Problem
from mkdocs_protocol.core.protocol import Clause, Edition
from mkdocs_protocol.core.review import ReviewState, review_state

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

__all__ = [
    "Clause",
    "Council",
    "Edition",
    "Handbook",
    "Loaded",
    "Location",
    "Problem",
    "ReviewState",
    "read",
    "review_state",
]


def read(
    folder: str | os.PathLike[str] = "councils",
    *,
    only: Sequence[str] = (),
    as_of: date | None = None,
) -> Loaded:
    """Read and check a folder of councils' sources, as a build does, and return what was found.

    `only` names the councils' folders to read, all of them where it is empty; `as_of` is the day that
    rules review states, today in Europe/London unless given. The handbook is whole only where
    `problems` is empty. Writes nothing, and never raises for what a source holds. Raises ValueError if
    SOURCE_DATE_EPOCH is set but is not a time.
    """
    return load(Path(folder), as_of=as_of or build_day(os.environ), only=tuple(only))
