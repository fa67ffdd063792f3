"""A new council's folder, which `check` and `verify` accept as it stands."""

from __future__ import annotations

import json
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_STARTER = files("mkdocs_protocol") / "starter"
_SHARED = ("topics.yml", "roles.yml")


def begin(root: Path, council: str, *, name: str, kind: str, edition: str) -> Iterator[Path]:
    """Write the files of a new council, and the shared vocabulary where there is none; yield each path.

    Never writes over a file. Raises FileExistsError where the council's folder is there already.
    """
    folder = root / council
    if folder.exists():
        raise FileExistsError(folder)
    words = {"name": json.dumps(name, ensure_ascii=False), "kind": kind, "edition": edition}
    targets = {
        folder / "council.yml": "council.yml",
        folder / "editions" / f"{edition}.md": "edition.md",
        folder / "as-received" / f"{edition}.txt": "as-received.txt",
        **{root / shared: shared for shared in _SHARED if not (root / shared).exists()},
    }
    for path, template in targets.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (_STARTER / template).read_text("utf-8")
        filled = text if template in _SHARED else Template(text).substitute(words)
        path.write_text(filled, "utf-8", newline="\n")
        yield path
