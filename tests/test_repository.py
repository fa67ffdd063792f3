"""What holds for every file of the repository."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from support.handbook import REPOSITORY

LONGEST_MODULE = 400
LONGEST_TEST = 600
"""A list of cases grows with what it specifies; nobody has to hold all of it in mind at once."""

# Made by tools, never kept: what begins with a dot is left out besides, but for `.ci`.
MADE = {"dist", "build", "node_modules", "__pycache__"}
MADE_AT_THE_TOP = {"site", ".git"}

# Put together here, so that this file itself does not hold what it looks for: a folder beside the
# checkout, and the folder that a checkout may stand in on one machine.
ANOTHER_PLACE = re.compile("|".join([re.escape("../" + "shared"), r"(?<![\w./])/" + "work" + "/"]))


def files() -> Iterator[Path]:
    """Yield every file that the repository keeps."""
    for folder, folders, names in os.walk(REPOSITORY):
        made = MADE | MADE_AT_THE_TOP if Path(folder) == REPOSITORY else MADE
        folders[:] = [
            name for name in folders if name not in made and (name[0] != "." or name == ".ci")
        ]
        yield from (Path(folder, name) for name in names if name not in made)


def test_modules_hold_one_idea() -> None:
    long = {
        module.relative_to(REPOSITORY).as_posix(): lines
        for module in files()
        if module.suffix == ".py"
        if (lines := len(module.read_text(encoding="utf-8").splitlines()))
        > (LONGEST_TEST if "tests" in module.parts else LONGEST_MODULE)
    }
    assert long == {}


def test_no_file_names_a_place_outside_the_repository() -> None:
    naming = [
        f"{path.relative_to(REPOSITORY).as_posix()}: {found[0]}"
        for path in files()
        if (found := ANOTHER_PLACE.search(path.read_bytes().decode("utf-8", "replace")))
    ]
    assert naming == []


def test_the_names_of_another_place_are_recognised() -> None:
    assert ANOTHER_PLACE.search("see .." + "/shared/design.md")
    assert ANOTHER_PLACE.search("in `/wo" + "rk/main`")
    assert not ANOTHER_PLACE.search("https://example.org/work/1 and teamwork/")
