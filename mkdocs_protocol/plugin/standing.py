"""The last site, left standing if nothing that decides any byte of it has changed.

MkDocs makes and writes every page in each build. If the sources, the hand-written pages, the configuration, the
theme, the programs and the day are those of the last build, and nobody has touched the site since, the result would
be the same bytes: so MkDocs is given nothing to build, and the site stays. This is done only if it is known what
decides a site: with the plugins and Markdown extensions named here, and a theme that comes with them.

If only councils have changed, everything in the handbook that is the same as before is taken over from the last site,
and MkDocs makes the rest.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import get_build_datetime

from mkdocs_protocol.plugin.pages import HandbookPage, name_of
from mkdocs_protocol.store.digests import Digests, digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_protocol.plugin.making import Making
    from mkdocs_protocol.plugin.whole import WholeSite
    from mkdocs_protocol.store.store import Store

log = get_plugin_logger("protocol")

_PLUGINS = frozenset({"mkdocs_protocol.plugin.plugin", "mkdocs.contrib.search", "material.plugins.search.plugin"})  # fmt: skip
_THEMES = frozenset({"material", "mkdocs", "readthedocs"})
_EXTENSIONS = frozenset({
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes", "md_in_html",
    "meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks",
    *(f"pymdownx.{name}" for name in (
        "arithmatex", "betterem", "caret", "critic", "details", "emoji", "escapeall", "extra", "highlight",
        "inlinehilite", "keys", "magiclink", "mark", "progressbar", "saneheaders", "smartsymbols", "superfences",
        "tabbed", "tasklist", "tilde",
    )),
})  # fmt: skip
"""Markdown extensions that read no file but the page."""
_APART = ("plugins", "hooks", "markdown_extensions", "mdx_configs")
"""Parts of a configuration that are objects and are looked at separately."""
_MADE_OF = ("material", "pymdownx", "markdown")
"""Packages whose functions a configuration may name: their version decides what these do."""
_SITE_MAP = "sitemap.xml"
_TEMPLATES = frozenset({"404.html", "search.html", _SITE_MAP})
"""What themes make besides pages; of these, the site map alone names the pages of a site."""
STAYS = {"stays": True}
"""Marks one of our messages as true of a site for as long as it stays."""


class _NotKnownError(Exception):
    """Something unknown here decides the site."""


class Standing:
    """Whether the site of the last build stays, for one build after another."""

    def __init__(self, whole: WholeSite) -> None:
        self._whole = whole
        self._key = self._around = ""
        self._store: Store | None = None
        self._last: Mapping[str, Any] = {}
        """The last site, where nothing but its councils has changed since."""
        self._now: dict[str, Any] = {}
        self._taken: list[File] = []
        self._messages: _Messages | None = None
        self._config: MkDocsConfig | None = None
        self._before: dict[str, Any] = {}

    @property
    def is_at_rest(self) -> bool:
        """Whether the last site stays and this build makes nothing."""
        return "events" in self._before

    def begin(self, config: MkDocsConfig, store: Store, making: Making, plugin: object) -> None:
        """Give MkDocs nothing to build if the site is already as this build would make it.

        Otherwise begin to note what the build says about the site. `making` knows what decides the handbook; of all
        plugins, `plugin` alone hears of the end of a build that makes nothing.
        """
        self.give_up()
        if not store.keeps or self._whole.is_dirty:
            return
        try:
            self._around = _what_decides(config, making.shared_key)
        except _NotKnownError as error:
            log.debug("every page is written again, since %s", error)
            return
        self._key, self._store = digest(self._around, making.key), store
        known = store.value(_place(config.site_dir))
        found = _looks(Path(config.site_dir))
        is_untouched = isinstance(known, dict) and found and known.get("looks") == found
        self._last = known if isinstance(known, dict) and is_untouched else {}
        if self._last.get("key") == self._key:
            self._whole.begin(config)
            if self._whole.is_beside:
                self._rest(config, plugin)
                for name, level, message in self._last["messages"]:
                    logging.getLogger(name).log(level, "%s", message)
                log.info("nothing has changed; the site of the last build stays as it is")
                return
        self._messages = _Messages()
        logging.getLogger("mkdocs").addHandler(self._messages)

    def take_over(self, ours: Mapping[str, File], config: MkDocsConfig) -> None:
        """Take over from the last site whatever would be the same bytes in the new one.

        `ours` are the handbook's files by where they are written, in their order. What stands around a page is the same
        if the configuration is, with its style sheets, no page has come or gone, and those in the navigation have the same
        titles.
        """
        if not self._store:
            return
        pages = [(at, _called(one)) for at, one in ours.items() if one.page]
        shell = [pages, [str(sheet) for sheet in config.extra_css]]
        self._now = {
            "around": digest(self._around, shell),
            "names": {at: name_of(one) for at, one in ours.items()},
        }
        if self._last.get("around") != self._now["around"] or _lists_pages(config):
            return
        before = self._last["names"]
        same = [at for at, name in self._now["names"].items() if before.get(at) == name]
        if not self._whole.take_over([_SITE_MAP]):
            return
        self._whole.take_over([f"{_SITE_MAP}.gz"])
        self._taken = [ours[at] for at in sorted(self._whole.take_over(same, _spare(self._store)))]
        for file in self._taken:
            if isinstance(file.page, HandbookPage):
                file.page.is_taken_over = True

    def leave_out(self, files: Files, config: MkDocsConfig) -> None:
        """Let MkDocs make nothing that has been taken over; links to it have been checked before."""
        if not self._taken:
            return
        for file in self._taken:
            files.remove(file)
        self._config, self._before = config, {"static": config.theme.static_templates}
        config.theme.static_templates = {*config.theme.static_templates} - {_SITE_MAP}
        log.info("%s", f"{len(self._taken):,} pages and files are taken over from the last site")

    def finish(self, config: MkDocsConfig) -> None:
        """End a build: leave the last site, or put the new one into its place and remember it."""
        spare = _spare(self._store) if self._store else None
        is_new = not self.is_at_rest and self._whole.finish(config, spare)
        heard, store, now, is_at_rest = self._messages, self._store, self._now, self.is_at_rest
        self.give_up()
        if is_at_rest:
            self._whole.give_up()
        elif is_new and heard and store and (looks := _looks(Path(config.site_dir))):
            value = {"key": self._key, "looks": looks, "messages": tuple(heard.messages), **now}
            store.keep_value(_place(config.site_dir), value)

    def give_up(self) -> None:
        """Stop noting anything about this build, and restore the configuration."""
        if self._messages:
            logging.getLogger("mkdocs").removeHandler(self._messages)
        self._messages = self._store = None
        self._last, self._now, self._taken = {}, {}, []
        config, before = self._config, self._before
        if config and self.is_at_rest:
            config.docs_dir, config.nav = before["docs_dir"], before["nav"]
            config.extra_templates, config.theme.dirs = before["extra_templates"], before["dirs"]
            config.plugins.events.update(before["events"])
        if config:
            config.theme.static_templates = before["static"]
        self._config, self._before = None, {}

    def _rest(self, config: MkDocsConfig, plugin: object) -> None:
        """Give MkDocs no pages, no templates, and no plugin but ours to ask."""
        theme, events = config.theme, config.plugins.events
        self._config = config
        self._before = {
            "docs_dir": config.docs_dir,
            "nav": config.nav,
            "extra_templates": config.extra_templates,
            "dirs": theme.dirs,
            "static": theme.static_templates,
            "events": dict(events),
        }
        # The folder in which MkDocs builds: it is empty.
        config.docs_dir, config.nav, config.extra_templates = config.site_dir, None, []
        theme.dirs, theme.static_templates = [], set()
        for event, handlers in self._before["events"].items():
            is_end = event in ("post_build", "build_error")
            if event not in ("startup", "shutdown"):
                ours = [one for one in handlers if getattr(one, "__self__", None) is plugin]
                events[event] = ours if is_end else []


class _Messages(logging.Handler):
    """The messages of a build about its site, to be repeated for as long as the site stays."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.messages: list[tuple[str, int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        stays = record.levelno >= logging.WARNING or getattr(record, "stays", False)
        if stays or record.name.startswith("mkdocs.structure"):
            self.messages.append((record.name, record.levelno, record.getMessage()))


def _called(file: File) -> str:
    """Return what the site's navigation, which all pages show, calls a file of ours; "" if it does not name it."""
    page = file.page
    return str(page.title) if isinstance(page, HandbookPage) and page.made.in_nav else ""


def _lists_pages(config: MkDocsConfig) -> bool:
    """Return whether anything but the site map may show which pages there are to be made."""
    own = config.theme.custom_dir
    templates = Path(own).rglob("*.*ml") if own else ()
    others = config.theme.static_templates - _TEMPLATES or config.extra_templates
    return bool(others) or any(b"pages" in template.read_bytes() for template in templates)


def _what_decides(config: MkDocsConfig, made: str) -> str:
    """Return a name for all that decides the bytes of a site, `made` for what decides them of the handbook.

    Raises _NotKnownError where that is not known.
    """
    extensions = [one for one in _objects(config.markdown_extensions) if isinstance(one, str)]
    plugins = {name: type(plugin).__module__ for name, plugin in config.plugins.items()}
    for what, found, known in (
        ("plugin", set(plugins.values()), _PLUGINS),
        ("theme", {config.theme.name}, _THEMES),
        ("hook", set(config.hooks or ()), frozenset()),
        ("extension of Markdown", set(extensions), _EXTENSIONS),
    ):
        if others := found - known:
            raise _NotKnownError(f"nobody here knows what the {what} {others} reads")
    own = config.theme.custom_dir
    if own and any(b"build_date" in page.read_bytes() for page in Path(own).rglob("*.html")):
        raise _NotKnownError("the site's own templates show when it was made")
    digests = Digests()
    return digest(
        made,
        digests.of(Path(config.docs_dir)),
        digests.of(Path(own)) if own else "",
        list(_plain({name: value for name, value in config.items() if name not in _APART})),
        extensions,
        list(_plain(config.mdx_configs)),
        [
            (name, plugins[name], list(_plain(dict(one.config))))
            for name, one in config.plugins.items()
        ],
        f"{get_build_datetime():%Y-%m-%d}",
        _installed(),
        [os.environ.get(name, "") for name in ("NO_COLOR", "LANG", "LC_ALL", "LC_TIME", "TZ")],
    )


def _objects(values: Iterable[object]) -> Iterable[object]:
    return values  # MkDocs says that they are words; one of ours is not.


def _plain(value: object) -> Iterator[str]:
    """Yield the words of a configuration. Raises _NotKnownError for objects that cannot be put into words."""
    if value is None or isinstance(value, (str, int, float, Path)):
        yield f"{type(value).__name__} {value}"
    elif isinstance(value, Mapping):
        yield "{"
        for name, one in sorted(value.items(), key=lambda item: str(item[0])):
            yield str(name)
            yield from _plain(one)
        yield "}"
    elif isinstance(value, (list, tuple)):
        yield "["
        for one in value:
            yield from _plain(one)
        yield "]"
    elif type(value).__name__ == "Locale":
        yield str(value)
    elif patterns := getattr(value, "patterns", None):  # Of files that are left out.
        yield from (f"{one.include} {one.regex and one.regex.pattern}" for one in patterns)
    elif callable(value) and value.__module__.partition(".")[0] in _MADE_OF:
        yield f"{value.__module__}.{getattr(value, '__qualname__', '')}"
    else:
        raise _NotKnownError(f"the configuration holds {type(value).__name__}")


def _installed() -> list[str]:
    """Return the names and versions of all packages, as their folders are called, and where ours is."""
    found = [
        name
        for folder in sys.path
        if folder and os.path.isdir(folder)
        for name in os.listdir(folder)
        if name.endswith((".dist-info", ".egg-info", ".pth", ".egg-link"))
    ]
    spec = find_spec("mkdocs_protocol")
    return [sys.version, str(spec and spec.origin), *sorted(found)]


def _looks(site: Path) -> str:
    """Return a name for all files of a site as they are: sizes, and when and where each was written."""
    found = blake2b(digest_size=20)
    todo = [str(site)]
    try:
        while todo:
            folder = todo.pop()
            with os.scandir(folder) as scanned:
                entries = sorted(scanned, key=lambda entry: entry.name)
            for entry in entries:
                if folder == str(site) and entry.name.startswith("."):
                    continue  # MkDocs leaves it alone, whatever it is.
                if entry.is_dir(follow_symlinks=False):
                    todo.append(entry.path)
                    continue
                stat = entry.stat(follow_symlinks=False)
                seen = (
                    entry.path,
                    stat.st_size,
                    stat.st_mtime_ns,
                    stat.st_ctime_ns,
                    stat.st_ino,
                    stat.st_mode,
                )
                found.update(repr(seen).encode("utf-8", "surrogateescape"))
    except OSError:
        return ""
    return found.hexdigest()


def _spare(store: Store) -> Path:
    """Return where the folders of the site before the last one are kept, for the next."""
    return store.folder / "folders"


def _place(site_dir: str) -> str:
    """Return the key under which the last site in a folder is remembered."""
    return digest("the last site", str(Path(site_dir).resolve()))
