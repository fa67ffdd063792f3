"""A new council's folder: a draft, which `check` and `verify` accept as it stands."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from importlib.resources import files
from pathlib import Path
from string import Template

from mkdocs_protocol.core.visible import name_of, unseen_character

_STARTER = files("mkdocs_protocol") / "starter"
_SHARED = ("topics.yml", "roles.yml")


def name_fault(name: str) -> str:
    """Return what is wrong with the name of a new council, or ""."""
    if not name.strip():
        return 'the name is empty; write it as the document prints it: --name "My Town Council"'
    found = unseen_character(name)
    if found and "\ud800" <= found[0] <= "\udfff":
        return "the name cannot be read in the characters of this terminal; write it in UTF-8"
    if found or "\n" in name or "\t" in name:
        sign = name_of(found[0] if found else "\n" if "\n" in name else "\t")
        return f"the name holds an invisible character ({sign}); write it without"
    return ""


def begin(root: Path, council: str, *, name: str, kind: str, edition: str) -> list[Path]:
    """Write the files of a new council, and the shared vocabulary where there is none; return their paths.

    The council's folder is made beside its place and put there whole, so that whatever goes wrong leaves
    nothing behind. Never writes over a file. Raises FileExistsError where the folder is there already,
    OSError where nothing can be written.
    """
    folder = root / council
    if os.path.lexists(folder):
        raise FileExistsError(folder)
    words = {"name": json.dumps(name, ensure_ascii=False), "kind": kind, "edition": edition}
    root.mkdir(parents=True, exist_ok=True)
    begun = Path(tempfile.mkdtemp(prefix=f".{council}-", dir=root))
    begun.chmod(0o777 & ~_umask())
    templates = {
        "council.yml": "council.yml",
        f"editions/{edition}.md": "edition.md",
        f"as-received/{edition}.txt": "as-received.txt",
    }
    try:
        for path, template in templates.items():
            (begun / path).parent.mkdir(exist_ok=True)
            text = Template(_text(template)).substitute(words)
            (begun / path).write_text(text, "utf-8", newline="\n")
        shared = [root / each for each in _SHARED if _write_new(root / each, _text(each))]
        if os.path.lexists(folder):  # Somebody was quicker.
            raise FileExistsError(folder)
        begun.rename(folder)
    finally:
        shutil.rmtree(begun, ignore_errors=True)
    return [*(folder / path for path in templates), *shared]


def _text(template: str) -> str:
    return (_STARTER / template).read_text("utf-8")


def _write_new(path: Path, text: str) -> bool:
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
