"""A new council's folder: a draft, which `check` and `verify` accept as it stands."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections import Counter
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from mkdocs_protocol.core.visible import name_of, unseen_character

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_STARTER = files("mkdocs_protocol") / "starter"
_SHARED = ("topics.yml", "roles.yml")
"""What every handbook needs."""
_BESIDE = ("situations.yml", "questions.yml", "glossary.yml", "outside.yml", "search.yml")
"""Questions for every document, and the handbook's own words: they use the topics and roles of the starter."""
_CLERK = re.compile(
    r"\b(?:(Deputy|Assistant) )?((?:(?:Town|Parish|City|Community|Village) )?Clerk)\b"
)
"""The clerk under one of the names that councils have for the post."""


def name_fault(name: str) -> str:
    """Return what is wrong with the name of a new council, or ""."""
    if not name.strip():
        return 'the name is empty; write it as the document prints it: --name "My Town Council"'
    found = unseen_character(name)
    if found and "\ud800" <= found[0] <= "\udfff":
        return "the name cannot be read in the characters of this terminal; write it in UTF-8"
    if found or "\n" in name or "\t" in name:
        sign = name_of(found[0] if found else "\n" if "\n" in name else "\t")
        return f"the name has an invisible character ({sign}) in it; write it without"
    return ""


def begin(root: Path, council: str, *, name: str, kind: str, edition: str) -> list[Path]:
    """Write the files of a new council, and the shared vocabulary if there is none; return their paths.

    Raises FileExistsError where the folder is there already, OSError where nothing can be written.
    """
    words = {
        "name": json.dumps(name, ensure_ascii=False),
        "kind": kind,
        "edition": edition,
        "clerk": "Clerk",
    }
    templates = {
        "council.yml": "council.yml",
        f"editions/{edition}.md": "edition.md",
        f"as-received/{edition}.txt": "as-received.txt",
    }
    contents = {
        path: Template(_text(template)).substitute(words) for path, template in templates.items()
    }
    return begin_with(root, council, contents)


def facts_of(name: str, kind: str, text: str = "") -> str:
    """Return the `council.yml` of a new council, with what its text calls the clerk, the commonest name first."""
    found = Counter(called for beside, called in _CLERK.findall(text) if not beside)
    return Template(_text("council.yml")).substitute(
        name=json.dumps(name, ensure_ascii=False),
        kind=kind,
        clerk=", ".join(called for called, _ in found.most_common()) or "Clerk",
    )


def begin_with(root: Path, council: str, contents: Mapping[str, str]) -> list[Path]:
    """Write a new council's folder from the texts of its files, and the shared vocabulary if there is none.

    The council's folder is made beside its place and put there whole, so that whatever goes wrong leaves
    nothing behind. Never writes over a file. Returns the paths of what was written. Raises FileExistsError
    where the folder is there already, OSError where nothing can be written.
    """
    folder = root / council
    if os.path.lexists(folder):
        raise FileExistsError(folder)
    root.mkdir(parents=True, exist_ok=True)
    begun = Path(tempfile.mkdtemp(prefix=f".{council}-", dir=root))
    begun.chmod(0o777 & ~_umask())
    try:
        for path, text in contents.items():
            (begun / path).parent.mkdir(exist_ok=True)
            (begun / path).write_text(text, "utf-8", newline="\n")
        shared = _written(root, _SHARED)
        # Not with other topics or roles, which these would not fit.
        if len(shared) == len(_SHARED):
            shared += _written(root, _BESIDE)
        if os.path.lexists(folder):  # Somebody was quicker.
            raise FileExistsError(folder)
        begun.rename(folder)
    finally:
        shutil.rmtree(begun, ignore_errors=True)
    return [*(folder / path for path in contents), *shared]


def _written(root: Path, names: Iterable[str]) -> list[Path]:
    return [root / each for each in names if write_new(root / each, _text(each))]


def untouched(folder: Path) -> tuple[Path, ...]:
    """Return the edition that `new` wrote into a council's folder, and its text as received, if nobody has changed them.

    None where a word of them has been changed, or there is another edition: then they are somebody's.
    """
    editions = [*(folder / "editions").glob("*.md")]
    edition = editions[0].stem if len(editions) == 1 else ""
    starter = {
        f"editions/{edition}.md": "edition.md",
        f"as-received/{edition}.txt": "as-received.txt",
    }
    try:
        is_starter = bool(edition) and all(
            (folder / path).read_text("utf-8") == Template(_text(name)).substitute(edition=edition)
            for path, name in starter.items()
        )
    except (OSError, UnicodeError):  # Reported when they are read.
        is_starter = False
    return tuple(folder / path for path in starter) if is_starter else ()


def add_to(
    folder: Path, contents: Mapping[str, str], *, instead_of: Iterable[Path] = ()
) -> list[Path]:
    """Write further files into a council's folder, all of them or none; return their paths.

    Never writes over a file but those that they stand `instead_of`, which are gone afterwards. Raises FileExistsError
    where another is there already, OSError where nothing can be written.
    """
    aside = {path: path.with_name(f".{path.name}-{os.getpid()}-before") for path in instead_of}
    for path in contents:
        if os.path.lexists(folder / path) and folder / path not in aside:
            raise FileExistsError(folder / path)
    made: list[Path] = []
    try:
        for old, kept in aside.items():
            old.rename(kept)
        for path, text in contents.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            if not write_new(folder / path, text):
                raise FileExistsError(folder / path)
            made.append(folder / path)
    except OSError:
        for each in made:
            each.unlink(missing_ok=True)
        for old, kept in aside.items():
            if kept.exists():
                kept.rename(old)
        raise
    for kept in aside.values():
        kept.unlink(missing_ok=True)
    return made


def _text(template: str) -> str:
    return (_STARTER / template).read_text("utf-8")


def write_new(path: Path, text: str) -> bool:
    """Write a file, whole or not at all, unless there is one; return whether there was none."""
    if os.path.lexists(path):
        return False
    half = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        half.write_text(text, "utf-8", newline="\n")
        half.rename(path)
    finally:
        half.unlink(missing_ok=True)
    return True


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
