"""Where the councils are: what a person meant who stands in the site's folder, or in the councils' folder itself."""

from __future__ import annotations

import os
from pathlib import Path

_SHARED = ("topics.yml", "roles.yml")


def councils_folder(given: Path) -> tuple[Path, str]:
    """Return the folder with the councils for one that was given, and what problems call it.

    In a site's folder it is `councils`; whoever stands in the councils' folder itself and names none means
    that one.
    """
    folder = given
    if not _is_councils(given):
        if _is_councils(given / "councils") or (given / "mkdocs.yml").exists():
            folder = given / "councils"
        elif given == Path("councils") and not os.path.lexists(given) and _is_councils(Path()):
            folder = Path()
    return folder, shown(folder)


def shown(folder: Path) -> str:
    """Return a folder as a person would type it from where they stand."""
    absolute = Path(os.path.abspath(folder))
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return absolute.as_posix()


def _is_councils(folder: Path) -> bool:
    return any((folder / name).exists() for name in _SHARED)
