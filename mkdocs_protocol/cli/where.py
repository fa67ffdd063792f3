"""Where the councils are, whether a command is run in the site's folder or in the councils' folder itself."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs_protocol.cli.printing import PlainError
from mkdocs_protocol.store.store import FOLDER, NO_CACHE, Store

_SHARED = ("topics.yml", "roles.yml")


def councils_folder(given: Path) -> tuple[Path, str]:
    """Return the folder with the councils, from the one given, and what problems call it.

    Raises PlainError for a file, and in the folder of one council, in which everything would be a problem. In a
    site's folder it is `councils`; in the councils' folder itself, without another name, it is that folder.
    """
    folder = given
    if (given / "council.yml").is_file() and not _is_councils(given):
        above = shown(given / "..")
        raise PlainError(
            f"{shown(given)} is the folder of one council; name the folder that holds it and say which: "
            f"{above} --only {Path(os.path.abspath(given)).name}"
        )
    if given.is_file():
        raise PlainError(f"{shown(given)} is a file; name the folder that holds the councils")
    if not _is_councils(given):
        if _is_councils(given / "councils") or (given / "mkdocs.yml").exists():
            folder = given / "councils"
        elif given == Path("councils") and not os.path.lexists(given):
            folder = _around(given)
    return folder, shown(folder)


def _around(given: Path) -> Path:
    """Return the councils' folder where somebody stands in it, or else the one given; raise PlainError deeper inside it."""
    if _is_councils(Path()):
        return Path()
    for above in Path.cwd().parents:
        if _is_councils(above):
            raise PlainError(
                f"this is inside the councils' folder; go to {above.parent.as_posix()}, and type the command there"
            )
    return given


def store_beside(councils: Path) -> Store | None:
    """Return the store of the site that a councils' folder belongs to, with what a build has read; None if there is none.

    Only one that a build has made is used: a command that looks at sources leaves nothing behind.
    """
    folder = councils.resolve().parent / FOLDER
    if os.environ.get(NO_CACHE) or not os.access(folder, os.W_OK):
        return None
    return Store(folder)


def shown(folder: Path) -> str:
    """Return a folder as a person would type it from where they stand."""
    try:
        absolute = Path(os.path.abspath(folder))
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return absolute.as_posix()
    except OSError:  # The current folder has gone.
        return folder.as_posix()


def _is_councils(folder: Path) -> bool:
    return any((folder / name).exists() for name in _SHARED)
