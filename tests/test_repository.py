"""What holds for every file of the repository."""

from __future__ import annotations

import re

from support.handbook import REPOSITORY, kept_files

LONGEST_MODULE = 450
LONGEST_TEST = 600
"""A list of cases grows with what it specifies; nobody has to hold all of it in mind at once."""

# Put together here, so that this file itself does not hold what it looks for: a folder beside the
# checkout, and the folder that a checkout may stand in on one machine.
ANOTHER_PLACE = re.compile("|".join([re.escape("../" + "shared"), r"(?<![\w./])/" + "work" + "/"]))


def test_modules_hold_one_idea() -> None:
    long = {
        module.relative_to(REPOSITORY).as_posix(): lines
        for module in kept_files()
        if module.suffix == ".py"
        if (lines := len(module.read_text(encoding="utf-8").splitlines()))
        > (LONGEST_TEST if "tests" in module.parts else LONGEST_MODULE)
    }
    assert long == {}


def test_no_file_names_a_place_outside_the_repository() -> None:
    naming = [
        f"{path.relative_to(REPOSITORY).as_posix()}: {found[0]}"
        for path in kept_files()
        if (found := ANOTHER_PLACE.search(path.read_bytes().decode("utf-8", "replace")))
    ]
    assert naming == []


def test_the_names_of_another_place_are_recognised() -> None:
    assert ANOTHER_PLACE.search("see .." + "/shared/design.md")
    assert ANOTHER_PLACE.search("in `/wo" + "rk/main`")
    assert not ANOTHER_PLACE.search("https://example.org/work/1 and teamwork/")
