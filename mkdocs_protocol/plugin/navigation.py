"""The handbook's place in the site's navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel, set_exclusions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_protocol.plugin.made import MadePage


def placed(nav: list[Any] | None, drafts: Iterable[MadePage], title: str) -> list[Any] | None:
    """Return a site's navigation with the handbook's index pages at its end.

    A site without a navigation of its own gets one made by MkDocs, which finds them; one that names an
    index page itself has chosen their place.
    """
    ours = [draft.address for draft in drafts if draft.in_nav]
    if nav is None or not ours or any(path in ours for path in _paths(nav)):
        return nav
    return [*nav, {title: ours}]


def offered(pages: Iterable[MadePage], config: MkDocsConfig) -> list[MadePage]:
    """Return the pages that a site's owner lets into a navigation: neither excluded nor named in `not_in_nav`."""
    found = []
    for page in pages:
        file = File.generated(config, page.address, content="")
        set_exclusions([file], config)
        if file.inclusion is InclusionLevel.INCLUDED:
            found.append(page)
    return found


def titles(nav: Any) -> dict[str, str]:
    """Return the titles that a navigation gives to pages, by their paths."""
    found: dict[str, str] = {}
    if isinstance(nav, dict):
        for title, value in nav.items():
            found |= {value: title} if isinstance(value, str) else titles(value)
    elif isinstance(nav, list):
        for entry in nav:
            found |= titles(entry)
    return found


def _paths(nav: Any) -> Iterator[str]:
    """Yield every path that a navigation names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for value in nav.values():
            yield from _paths(value)
    elif isinstance(nav, list):
        for entry in nav:
            yield from _paths(entry)
