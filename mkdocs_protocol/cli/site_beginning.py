"""A whole site for one council, ready for a repository: what its clerk edits is one folder."""

from __future__ import annotations

import json
import os
import re
import shutil
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from mkdocs_protocol.cli.beginning import write_new

if TYPE_CHECKING:
    from collections.abc import Mapping

_STARTER = files("mkdocs_protocol") / "starter" / "site"
SITE_FILES: Mapping[str, str] = {
    "README.md": "README.md",
    "mkdocs.yml": "mkdocs.yml",
    "requirements.txt": "requirements.txt",
    "packages/README.md": "packages.md",
    "docs/index.md": "index.md",
    ".gitignore": "gitignore",
    ".github/workflows/protocol.yml": "github.yml",
    ".gitlab-ci.yml": "gitlab.yml",
}
"""What is written beside the councils' folder, and the starter that it is made from."""


def begin_site(folder: Path, council: str, *, name: str, wheel: Path | None = None) -> list[Path]:
    """Write the site of a council into a folder, all of it or nothing; return the paths.

    `wheel` is the program as a file, put beside it. Raises FileExistsError where one of the files is there
    already, OSError where nothing can be written.
    """
    words = {
        "council": council,
        "title": json.dumps(f"{name}: protocol", ensure_ascii=False),
        "version": version("mkdocs-protocol"),
    }
    texts = {
        folder / path: Template((_STARTER / starter).read_text("utf-8")).substitute(words)
        for path, starter in SITE_FILES.items()
    }
    copied = folder / "packages" / wheel.name if wheel else None
    for path in (*texts, *((copied,) if copied else ())):
        if os.path.lexists(path):
            raise FileExistsError(path)
    made: list[Path] = []
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if not write_new(path, text):
                raise FileExistsError(path)
            made.append(path)
        if wheel and copied:
            shutil.copyfile(wheel, copied)
            made.append(copied)
    except OSError:
        for path in made:
            path.unlink(missing_ok=True)
        raise
    return made


def wheel_fault(wheel: Path) -> str:
    """Return what is wrong with a file that is to be the program, or ""."""
    here = version("mkdocs-protocol")
    if not re.fullmatch(r"mkdocs_protocol-.+-py3-none-any\.whl", wheel.name):
        return f"{wheel.name} is not the program; its file is called mkdocs_protocol-{here}-py3-none-any.whl"
    if wheel.name != f"mkdocs_protocol-{here}-py3-none-any.whl":
        return f"{wheel.name} is another version than the one that runs ({here}); give the file of that one"
    if not wheel.is_file():
        return f"{wheel} is not there; give the path of the program's file"
    return ""
