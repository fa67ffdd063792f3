"""Golden files: what was read and found right, kept as text, so that a change shows as a difference.

A test asks for the fixture `golden` and calls ``golden("name.txt", text)``. `make golden` writes the files
anew; whoever runs it reads the difference before it is committed, as one reads any other change.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeAlias

from support.handbook import REPOSITORY

Golden: TypeAlias = Callable[[str, str], None]

FOLDER = REPOSITORY / "tests/golden"
IS_WRITTEN_ANEW = bool(os.environ.get("UPDATE_GOLDEN"))


def compare_with_golden(name: str, text: str) -> None:
    """Fail unless a file of ``tests/golden/`` holds a text; in `make golden`, write it there."""
    path = FOLDER / name
    text = f"{text.rstrip()}\n"
    if IS_WRITTEN_ANEW:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    kept = path.read_text(encoding="utf-8") if path.is_file() else ""
    assert text == kept, f"{name} differs; where that is meant: make golden, and read what changed"
