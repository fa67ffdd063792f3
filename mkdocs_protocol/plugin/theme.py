"""What the handbook adds to a theme, and what it finds lacking in one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.config_options import ExtraScriptValue

from mkdocs_protocol.checking.html import references

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

FOLDER = Path(__file__).parent.parent / "theme"
STYLES = (
    "tokens.css",
    "protocol.css",
    "overviews.css",
    "beside.css",
    "pair.css",
    "comparison.css",
    "expectations.css",
    "questions.css",
    "induction.css",
    "drafting.css",
    "review.css",
    "trees.css",
    "diagram.css",
)
SCRIPTS = (
    "review.js",
    "tables.js",
    "cite.js",
    "steps.js",
    "leave.js",
    "pair.js",
    "choose.js",
    "questions.js",
    "induction.js",
)

_ASSETS = "assets/protocol"
_SEARCH = '<div class="md-search" data-md-component="search" role="dialog">'
_NAMED_SEARCH = (
    '<div class="md-search" data-md-component="search" role="dialog" aria-label="Search">'
)


def add_assets(config: MkDocsConfig) -> None:
    """Add styles and scripts: behind the theme's files and before the site's, so that the site wins."""
    config.theme.dirs.append(str(FOLDER))
    config.extra_css[:0] = [f"{_ASSETS}/{name}" for name in STYLES]
    config.extra_javascript[:0] = [_deferred(f"{_ASSETS}/{name}") for name in SCRIPTS]


def named_search(output: str) -> str:
    """Give Material's search dialog the name that a screen reader says; leave other markup alone."""
    return output.replace(_SEARCH, _NAMED_SEARCH, 1)


def outside_resources(site: Path) -> list[str]:
    """Return what the site's first page fetches from other hosts: scripts, styles, fonts, images."""
    page = next(iter(sorted(site.rglob("index.html"), key=lambda path: len(path.parts))), None)
    if page is None:
        return []
    fetched = references(page.read_text("utf-8")).fetched
    return sorted({resource.address for resource in fetched if _leaves(resource.address)})


def _deferred(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.load_dict({"path": path, "defer": True})
    return script


def _leaves(url: str) -> bool:
    return url.startswith(("http://", "https://", "//"))
