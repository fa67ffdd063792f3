"""The front page of a site without one of its own: for a handbook of one council, the council's front door.

Anybody else's front page, made at any stage of a build, takes precedence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import InclusionLevel, get_files

from mkdocs_protocol.site.addresses import Addresses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_protocol.plugin.made import MadePage

_FILE, _SOURCE = "index.html", Addresses().home()
"""The front page of a site, as it is written, and by its source."""


def is_free(config: MkDocsConfig, folder: str) -> bool:
    """Return whether a handbook in a folder of the site, or in none, may be its front page."""
    return not folder and not _is_there(get_files(config))


def left(pages: Iterable[MadePage], files: Iterable[File]) -> tuple[MadePage, ...]:
    """Return pages without the site's front page, if somebody else has made one meanwhile."""
    is_taken = _is_there(files)
    return tuple(page for page in pages if not (is_taken and page.address == _SOURCE))


def apart(ours: Iterable[File]) -> Iterable[File]:
    """Return the files without the front page: it is added when everybody else has made theirs."""
    return (file for file in ours if file.dest_uri != _FILE)


def add(files: Files, ours: dict[str, File]) -> None:
    """Add our front page to the site, unless somebody has made one; then ours is left out."""
    front = ours.get(_FILE)
    if front is None:
        return
    if _is_there(files):
        del ours[_FILE]
    else:
        files.append(front)


def _is_there(files: Iterable[File]) -> bool:
    return any(
        file.dest_uri == _FILE and file.inclusion is not InclusionLevel.EXCLUDED for file in files
    )
