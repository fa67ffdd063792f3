"""What the handbook adds to a theme, and what it finds lacking in one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.structure.files import File

from mkdocs_protocol.site.addresses import COMPARING_SCRIPT, SEARCHING_SCRIPT
from mkdocs_protocol.words.catalogue import ENGLISH
from mkdocs_protocol.words.scripts import script_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_protocol.plugin.made import MadeFile
    from mkdocs_protocol.words.catalogue import Catalogue

FOLDER = Path(__file__).parent.parent / "theme"
STYLES = (
    "tokens.css",
    "primitives.css",
    "protocol.css",
    "review.css",
    "overviews.css",
    "compare.css",
    "trees.css",
    "home.css",
    "pictures.css",
)
BASE = "base.js"
SCRIPTS = (
    BASE,
    "review.js",
    "tables.js",
    "cite.js",
    "steps.js",
    "exit.js",
    "remember.js",
    "pair.js",
    "choose.js",
    "workbook.js",
    "questions.js",
    "induction.js",
    "search-box.js",
)

COMPARING = (
    BASE,
    "align.js",
    "marks.js",
    "groups.js",
    "layout.js",
    "comparison-said.js",
    "comparison-choices.js",
    "comparison.js",
    "takeaway.js",
    "compare.js",
)
"""The scripts that compare in a reader's browser, in the order in which they are needed; only one page loads them."""

SEARCHING = (
    BASE,
    "search-words.js",
    "search-index.js",
    "search-asked.js",
    "search-understand.js",
    "search-tally.js",
    "search-find.js",
    "search-filters.js",
    "search-passages.js",
    "search-hits.js",
    "search-said.js",
    "search-about.js",
    "search-answer.js",
    "search-page.js",
)
"""The scripts that search in a reader's browser, in the order in which they are needed; only one page loads them."""

BUNDLES = {
    "handbook.css": STYLES,
    "handbook.js": SCRIPTS,
    COMPARING_SCRIPT: COMPARING,
    SEARCHING_SCRIPT: SEARCHING,
}
"""What a page loads, each made of several files, so that it takes one request rather than a dozen."""

_ASSETS = "assets/protocol"
HANDBOOK_CSS = f"{_ASSETS}/handbook.css"
_SEARCH = '<div class="md-search" data-md-component="search" role="dialog">'
_BUTTONS = re.compile(
    r'(<nav class="md-search__options" aria-label="([^"]*))(">\s*<\w+ [^>]*aria-label=")([^"]*)'
)


def is_its_turn(language: str, config: MkDocsConfig) -> bool:
    """Return whether a handbook in a language is to be written by this build.

    mkdocs-static-i18n builds a site once for each of its languages, all into one folder; each time the theme and the
    navigation speak another. A handbook belongs to the build in its own language, or to the default language's.
    """
    plugin: Any = config.plugins.get("i18n")
    if not (languages := getattr(plugin, "build_languages", None)):
        return True
    own = next((one for one in languages if _name(one) == _name(language)), plugin.default_language)
    return bool(plugin.current_language == own)


def _name(language: str) -> str:
    """Return a language without its country or script."""
    return re.split("[-_]", language.lower())[0]


def add_assets(config: MkDocsConfig) -> None:
    """Add styles and scripts: after the theme's files and before the site's, so that the site wins.

    This happens once: some programs (mike, builds for several languages) run this event again on the same
    configuration.
    """
    if str(FOLDER) in config.theme.dirs:
        return
    config.theme.dirs.append(str(FOLDER))
    config.extra_css[:0] = [HANDBOOK_CSS]
    config.extra_javascript[:0] = [_deferred(f"{_ASSETS}/handbook.js")]


def add_colours(config: MkDocsConfig, files: Iterable[MadeFile]) -> None:
    """Put a council's own style sheet, if it has one, after the handbook's and before the site's."""
    sheets = [file.address for file in files if file.address.endswith("/colours.css")]
    place = config.extra_css.index(HANDBOOK_CSS) + 1 if HANDBOOK_CSS in config.extra_css else 0
    config.extra_css[place:place] = [one for one in sheets if one not in config.extra_css]


def hides_sidebar(config: MkDocsConfig, chosen: str) -> bool:
    """Return whether the handbook's pages go without the theme's column of navigation.

    Unless the site decides ("show", "hide"), they do so if there are tabs at the head of each page. Without tabs the
    column is the only way to the site's other pages on a wide screen.
    """
    features = config.theme.get("features") or ()
    return chosen == "hide" or (chosen == "auto" and "navigation.tabs" in features)


def bundled(files: Files, config: MkDocsConfig, catalogue: Catalogue = ENGLISH) -> Files:
    """Put styles and scripts into the site as one file each, in place of their parts.

    The scripts show the words of the catalogue.
    """
    for name in sorted({name for parts in BUNDLES.values() for name in parts}):
        if part := files.get_file_from_path(f"{_ASSETS}/{name}"):
            files.remove(part)
    for name, parts in BUNDLES.items():
        content = bundle(parts)
        if BASE in parts:
            scripts = sorted((FOLDER / _ASSETS).glob("*.js"))
            content = script_words(catalogue, scripts) + content
        file = File.generated(config, f"{_ASSETS}/{name}", content=content)
        # Some plugins ask every file of a site for its source, and stop at one that has none.
        file.abs_src_path, file.generated_by = str(FOLDER / _ASSETS / parts[0]), None
        files.append(file)
    return files


def bundle(parts: Iterable[str]) -> str:
    """Return some of the theme's files as one, in the order given."""
    return "\n".join((FOLDER / _ASSETS / part).read_text("utf-8") for part in parts)


def named_search(output: str) -> str:
    """Give Material's search dialog the name that a screen reader says, and its buttons one of their own.

    Those are called as the dialog is, in the theme's language, and as the section of our pages for searching. Other
    markup stays as it is.
    """
    found = _BUTTONS.search(output)
    if found is None:
        return output
    before, name, between, first = found.groups()
    named = f"{before}: {first}{between}{first}"
    output = output[: found.start()] + named + output[found.end() :]
    return output.replace(_SEARCH, f'{_SEARCH[:-1]} aria-label="{name}">', 1)


def outside_resources(site: Path) -> list[str]:
    """Return what the site's first page fetches from other hosts: scripts, styles, fonts, images."""
    page: Path | None = site / "index.html"
    if not (page and page.is_file()):
        page = next(iter(sorted(site.rglob("index.html"), key=lambda path: len(path.parts))), None)
    if page is None:
        return []
    from mkdocs_protocol.checking.html import references  # noqa: PLC0415 - not where nothing is built

    fetched = references(page.read_text("utf-8")).fetched
    return sorted({resource.address for resource in fetched if _leaves(resource.address)})


def _deferred(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.load_dict({"path": path, "defer": True})
    return script


def _leaves(url: str) -> bool:
    return url.startswith(("http://", "https://", "//"))
