"""Our own link and id check over a built site; MkDocs sees only the links of its own Markdown."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mkdocs_protocol.checking.html import (
    PageReferences,
    Reference,
    references,
    style_references,
)

_REMOTE_SCHEMES = {"http", "https", "ws", "wss", "ftp"}


def check_site(site_dir: Path, base_path: str = "", *, from_disk: bool = False) -> list[str]:
    """Return what is wrong with the links, ids and resources of a site, sorted.

    ``base_path`` is the path below which the site is meant to be served (``/handbook/``); a link
    from the root of the host must stay below it. ``from_disk`` asks besides that every link names
    a file, not a folder, and none begins at the root: so that the site opens without a server.
    A link that leads to another host is not followed; a resource from another host is a problem.
    """
    site = _Site.read(site_dir, "/" + base_path.strip("/"), from_disk=from_disk)
    return sorted({message for name in site.files for message in _problems(site, name)})


@dataclass(frozen=True, slots=True)
class _Site:
    base: str
    from_disk: bool
    files: frozenset[str]
    folders: frozenset[str]
    pages: dict[str, PageReferences]
    styles: dict[str, tuple[Reference, ...]]

    @classmethod
    def read(cls, site_dir: Path, base: str, *, from_disk: bool) -> _Site:
        paths = {
            path.relative_to(site_dir).as_posix(): path
            for path in site_dir.rglob("*")
            if path.is_file()
        }
        folders = {
            parent.as_posix() for name in paths for parent in Path(name).parents if parent.name
        }
        pages = {
            name: references(path.read_text(encoding="utf-8"))
            for name, path in paths.items()
            if path.suffix == ".html"
        }
        styles = {
            name: tuple(style_references(path.read_text(encoding="utf-8")))
            for name, path in paths.items()
            if path.suffix == ".css"
        }
        return cls(base, from_disk, frozenset(paths), frozenset(folders | {""}), pages, styles)


def _problems(site: _Site, name: str) -> Iterator[str]:
    """Yield the problems of one file of the site."""
    if name in site.pages:
        page = site.pages[name]
        for duplicate in page.duplicate_ids:
            yield f"{name}: the id '{duplicate}' stands on more than one element"
        for link in page.links:
            for words in _problems_of_link(site, name, link):
                yield f"{name}:{link.line}: {words}"
    fetched = site.pages[name].fetched if name in site.pages else site.styles.get(name, ())
    for resource in fetched:
        for words in _problems_of_resource(site, name, resource):
            yield f"{name}:{resource.line}: {words}"


def _problems_of_link(site: _Site, name: str, link: Reference) -> Iterator[str]:
    if link.address.startswith("//"):
        yield f"the link '{link.address}' names a host without saying how to reach it"
        return
    if names_a_host(link.address) or _is_opaque(link.address):
        return
    # A calendar program follows this one, by the whole address of the site, wherever the page was opened.
    if urlsplit(link.address).scheme == "webcal":
        site = replace(site, from_disk=False)
    yield from _problems_of_address(site, name, link, "link")


def _problems_of_resource(site: _Site, name: str, resource: Reference) -> Iterator[str]:
    if names_a_host(resource.address):
        yield f"<{resource.element}> fetches '{resource.address}' from another host"
    elif not _is_opaque(resource.address):
        yield from _problems_of_address(site, name, resource, "resource")


def names_a_host(address: str) -> bool:
    """Say whether a browser would leave the site for ``address``, ``//host`` forms included."""
    # Browsers drop tabs and line breaks and read backslashes as slashes before they look.
    seen = re.sub(r"[\t\r\n]", "", address.strip()).replace("\\", "/")
    if seen.startswith("//"):
        return True
    try:
        scheme = urlsplit(seen).scheme
    except ValueError:  # an invalid host, such as "http://[": it names one all the same
        return True
    return scheme in _REMOTE_SCHEMES


def _problems_of_address(site: _Site, name: str, found: Reference, kind: str) -> Iterator[str]:
    """Yield what is wrong with an address that should lead to a file of the site."""
    parts = urlsplit(found.address)
    path = unquote(parts.path)
    # GitHub Pages and others serve 404.html at any depth, so it alone may start from the root.
    if site.from_disk and path.startswith("/") and name != "404.html":
        yield f"the {kind} '{found.address}' starts at the root, which a disk has not"
        return
    target = _resolve(site, name, path)
    if target is None:
        yield f"the {kind} '{found.address}' leaves the site"
        return
    if target in site.folders and target not in site.files:
        if site.from_disk and name != "404.html":
            yield f"the {kind} '{found.address}' names a folder, which opens only on a server"
        target = posixpath.join(target, "index.html")
    if target not in site.files:
        yield f"the {kind} '{found.address}' leads to nothing: there is no {target}"
        return
    fragment = unquote(parts.fragment).split(":~:")[0]
    # What holds a "=" is no place but a choice, which a script of the page reads.
    if fragment in {"", "top"} or "=" in fragment or target not in site.pages:
        return
    if fragment not in site.pages[target].ids:
        yield f"the {kind} '{found.address}' points at '#{fragment}', which {target} does not have"


def _resolve(site: _Site, name: str, path: str) -> str | None:
    """Return the file or folder of the site that ``path`` means in the file ``name``, if any."""
    if path == "":
        return name
    here = posixpath.join(site.base, posixpath.dirname(name))
    absolute = posixpath.normpath(posixpath.join(here, path))
    below = site.base.rstrip("/") + "/"
    if f"{absolute}/" == below or absolute == "/" == below:
        return ""
    if not absolute.startswith(below):
        return None
    inside = absolute.removeprefix(below)
    # `a.html/` is a folder that is not there, though normpath takes it for the file.
    return f"{inside}/" if path.endswith("/") and inside not in site.folders else inside


def _is_opaque(address: str) -> bool:
    """Say whether the address leads nowhere that a file could be: ``mailto:``, ``data:`` …"""
    return urlsplit(address).scheme in {"mailto", "tel", "data", "javascript", "blob", "about"}
