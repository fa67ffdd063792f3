"""Folders that must not hold one another: MkDocs empties `site_dir` and publishes everything in `docs_dir`."""

from __future__ import annotations

import errno
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

_OF_A_SITE = frozenset({"404.html", "sitemap.xml"})
"""What every site that MkDocs has built has at its top, and hardly any other folder."""
_PARTS_OF_A_SITE = frozenset(
    {"assets", "css", "data", "fonts", "img", "index.html", "js", "search"}
)
"""What half a site has there, as other folders have, too."""


def faults_of_twins(handbooks: Iterable[str]) -> Iterator[str]:
    """Yield a sentence if two handbooks of a site, each named by its folder, would share one folder."""
    twins = sorted(folder for folder, times in Counter(handbooks).items() if times > 1)
    if twins:
        where = f"'{twins[0].rstrip('/')}'" if twins[0] else "the root of the site"
        yield (
            f"mkdocs.yml lists the plugin 'protocol' more than once for {where}; take one away, or give each "
            "handbook a 'folder' and a 'councils_dir' of its own"
        )


def faults_of_folders(
    config: MkDocsConfig, councils: Path, *, others: dict[str, Path]
) -> Iterator[str]:
    """Yield a sentence for each pair of folders that contain one another and must not.

    `others` are further sources by the names of their options. Links, `..`, and letters that a file system does not
    distinguish are resolved: what counts is where a path leads. Nothing is changed on the disk.
    """
    site, docs = Path(config.site_dir), Path(config.docs_dir)
    home_of_config = Path(config.config_file_path or "mkdocs.yml").absolute().parent
    custom = config.theme.custom_dir
    published = {"docs_dir": docs} | ({"theme.custom_dir": Path(custom)} if custom else {})
    sources = {"councils_dir": councils, **published, **others}
    for name, path in {"site_dir": site, **sources}.items():
        if "\0" in str(path):
            yield f"{name} has a null character in it, which no path can have; take it away"
            return
    hooks = (("hooks", Path(name)) for name in config.hooks)
    for name, path in (*sources.items(), *hooks):
        if _holds(site, path):
            yield _emptied(site, f"{name} ({shown(path)})")
    for name, path in {
        "the folder of mkdocs.yml": home_of_config,
        "your home folder": Path.home(),
    }.items():
        if _holds(site, path):
            yield _emptied(site, name)
    for name, path in {"councils_dir": councils, **published}.items():
        if _holds(path, site) and not _same(path, site):
            yield (
                f"site_dir ({shown(site)}) lies in {name} ({shown(path)}), so that what is built would be read "
                "as a source the next time; set site_dir to a folder of its own, such as site"
            )
    for name, path in published.items():
        if _holds(path, councils):
            yield (
                f"councils_dir ({shown(councils)}) lies in {name} ({shown(path)}), so that MkDocs would publish the "
                "sources as they are, received documents among them; move it beside that folder and set "
                "councils_dir to it"
            )
        elif _holds(councils, path):
            yield (
                f"{name} ({shown(path)}) lies in councils_dir ({shown(councils)}); keep them beside one another"
            )


def fault_of_what_is_there(site: Path) -> str:
    """Return why a folder can't be emptied to make a site, or "": it holds files, but none that belong to a site, or loops."""
    try:
        names = {name for name in os.listdir(site) if not name.startswith(".")}
    except OSError as error:
        if error.errno == errno.ELOOP:
            return f"site_dir ({shown(site)}) is a link that leads back to itself; remove it"
        return ""  # There is none yet; whatever writes there will report what is wrong with it.
    foreign = names - _PARTS_OF_A_SITE
    if not foreign or not names.isdisjoint(_OF_A_SITE):
        return ""
    first = ", ".join(sorted(foreign)[:3])
    return (
        f"site_dir ({shown(site)}) holds things that belong to no site ({first}), and a build would delete them; "
        "set site_dir to another folder, or move them away"
    )


def sources_among(files: Iterable[File], councils: Path) -> Iterator[Path]:
    """Yield the path of each file that leads into the councils' folder, be it by a link."""
    real = _real(councils)
    leads_there: dict[str, bool] = {}
    for file in files:
        path = file.abs_src_path
        if path is None:
            continue
        folder = os.path.dirname(path)
        if folder not in leads_there:
            leads_there[folder] = _real(Path(folder)).is_relative_to(real)
        if leads_there[folder] or (os.path.islink(path) and _real(Path(path)).is_relative_to(real)):
            yield Path(path)


def in_the_way(files: Iterable[File], made: Collection[str]) -> Iterator[tuple[File, str]]:
    """Yield each file of the site where one of `made` needs a folder, or the other way round, and what is made there."""
    folders = {folder for path in made for folder in _folders_of(path)}
    for file in files:
        if file.dest_uri in folders:
            yield file, "folder"
        elif any(folder in made for folder in _folders_of(file.dest_uri)):
            yield file, "file"


def _folders_of(path: str) -> Iterator[str]:
    end = path.rfind("/")
    while end > 0:
        yield path[:end]
        end = path.rfind("/", 0, end)


def shown(path: Path) -> str:
    """Return a path as a person would type it: from where they stand, if it lies below."""
    absolute = Path(os.path.abspath(path))
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return str(absolute)


def _emptied(site: Path, held: str) -> str:
    return (
        f"site_dir ({shown(site)}) is or holds {held}, and a build empties site_dir; set site_dir to a "
        "folder of its own, such as site"
    )


def _holds(outer: Path, inner: Path) -> bool:
    """Return whether a folder is or contains another one, however the two are written."""
    real = _real(inner)
    return any(_same(outer, folder) for folder in (real, *real.parents))


def _same(one: Path, other: Path) -> bool:
    """Return whether two paths lead to the same place, according to the file system rather than by their letters."""
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return _real(one) == _real(other)


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # Python before 3.13 raises the latter for a loop of links.
        return Path(os.path.abspath(path))
