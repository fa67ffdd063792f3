"""What `make` installs is of exact versions, wherever it comes from."""

from __future__ import annotations

import re
import tomllib

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from support.handbook import REPOSITORY

PYPROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
LOCK = [
    words
    for line in (REPOSITORY / "locked.txt").read_text("utf-8").splitlines()
    if (words := line.partition("#")[0].strip())
]
NAMED = [
    Requirement(words)
    for words in (
        *PYPROJECT["project"]["dependencies"],
        *PYPROJECT["project"]["optional-dependencies"]["test"],
        *PYPROJECT["build-system"]["requires"],
    )
]


def locked() -> dict[str, str]:
    """Return the versions that the lock gives this Python, by name."""
    found = {}
    for line in map(Requirement, LOCK):
        if line.marker is None or line.marker.evaluate(default_environment() | {"extra": ""}):
            assert canonicalize_name(line.name) not in found
            (pin,) = line.specifier
            found[canonicalize_name(line.name)] = pin.version
    return found


def test_every_line_of_the_lock_is_one_version() -> None:
    assert [line for line in LOCK if not re.match(r"[a-z0-9-]+==[\w.]+( ;|$)", line)] == []


def test_the_lock_names_no_place_to_fetch_from() -> None:
    text = (REPOSITORY / "locked.txt").read_text("utf-8")
    assert re.findall(r"://|^-|--hash| @ ", text, flags=re.MULTILINE) == []


def test_whatever_is_asked_for_is_locked_in_a_version_that_will_do() -> None:
    """Where this fails after a change of pyproject.toml, `make lock` makes the lock anew."""
    versions = locked()
    unfit = [
        str(each)
        for each in NAMED
        if each.marker is None or each.marker.evaluate()
        if not each.specifier.contains(versions.get(canonicalize_name(each.name), "0"))
    ]
    assert unfit == []
