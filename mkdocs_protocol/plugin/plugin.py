"""MkDocs' events: everything is read, checked and rendered before MkDocs empties the last good site."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import get_files

from mkdocs_protocol.core.partial_date import build_day
from mkdocs_protocol.core.problems import did_you_mean
from mkdocs_protocol.core.visible import visible
from mkdocs_protocol.plugin import folders, theme
from mkdocs_protocol.plugin.blocks import HandbookBlocks, fill_pieces
from mkdocs_protocol.plugin.config import ProtocolConfig
from mkdocs_protocol.plugin.making import Making
from mkdocs_protocol.plugin.navigation import placed, titles
from mkdocs_protocol.plugin.pages import HandbookPage, data_files, page_file
from mkdocs_protocol.plugin.searching import show_records
from mkdocs_protocol.plugin.shell import Shells
from mkdocs_protocol.plugin.whole import WholeSite
from mkdocs_protocol.site.addresses import Address, Addresses
from mkdocs_protocol.site.wording import Wording, load_wording
from mkdocs_protocol.site.wording_file import WordingError
from mkdocs_protocol.store.store import Store

if TYPE_CHECKING:
    from datetime import date

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from mkdocs_protocol.plugin.made import MadeFile, MadePage
    from mkdocs_protocol.site.site import Site

log = get_plugin_logger("protocol")

NO_CACHE = "MKDOCS_PROTOCOL_NO_CACHE"
"""The variable of the environment that, set to anything, has everything made anew."""


class ProtocolPlugin(BasePlugin[ProtocolConfig]):
    """A comparative, dated handbook of councils' protocols in a MkDocs site."""

    _own_folder = ""
    """Of a build without a cache: where its pages lie until the site is written."""

    def __init__(self) -> None:
        self._whole = WholeSite()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Stay for every build of `mkdocs serve`."""

    def on_shutdown(self) -> None:
        """Leave nothing behind."""
        self._whole.give_up()
        self._close_store()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Bring in the handbook's styles, scripts and block, and watch its sources.

        Raises PluginError for folders that hold one another, before anybody writes or deletes anything.
        """
        self._refuse_folders(config)
        theme.add_assets(config)
        config.markdown_extensions.append(HandbookBlocks())
        sources = (self.config.councils_dir, self._wording_path(config))
        config.watch.extend(str(path) for path in sources if path and Path(path).exists())
        return config

    def _make_everything(self, *, config: MkDocsConfig) -> None:
        """Make every page and file; raise PluginError, with all problems told, if something is wrong."""
        self._refuse_folders(config)  # Another plugin may have changed one meanwhile.
        self._store = self._open_store(config)
        self._making = self._begin(config)
        made = self._making.made()
        log.info("%s", self._making.told)
        for warning in made.warnings:
            log.warning("%s", warning)
        self._pages, self._published = made.pages, made.files
        files = get_files(config)
        if led := [*folders.sources_among(files, Path(self.config.councils_dir))]:
            _fail(led)
        self._refuse_collisions(files, config)

    @event_priority(-10_000)  # Last: everybody before it sees the site's own folder.
    def _build_beside(self, *, config: MkDocsConfig) -> None:
        if self.config.build_beside:
            self._whole.begin(config)

    on_pre_build = CombinedEvent(_make_everything, _build_beside)

    @event_priority(
        50
    )  # Early, so that builders of navigations (literate-nav, -100) see our pages.
    def _add_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the handbook's pages and files, and its index pages to the navigation."""
        self._refuse_collisions(files, config)  # Another plugin may have made pages meanwhile.
        if self.config.nav:
            config.nav = placed(config.nav, self._pages, self.config.nav_title)
        named = titles(config.nav)
        for draft in self._pages:
            files.append(page_file(draft, self._store, config, named.get(draft.address, "")))
        for file in data_files(self._published, self._store, config):
            files.append(file)
        self._pages, self._published = (), ()
        return theme.bundled(files, config)

    @event_priority(-10_000)
    def _take_files_along(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        self._whole.take_along(files)
        return files

    on_files = CombinedEvent(_add_files, _take_files_along)

    def on_page_content(
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Fill the live pieces of a hand-written page."""
        if isinstance(page, HandbookPage):
            return html
        here = Address(page.file.src_uri)

        def fill(name: str) -> Markup:
            if (known := self._making.piece(name, here)) is not None:
                return known
            from mkdocs_protocol.plugin.anew import PIECES  # noqa: PLC0415 - only for what is wrong

            told = (
                f"{_shown(page.file)}:1:1: there is no piece '{name}'{did_you_mean(name, PIECES)}"
            )
            log.warning("%s", visible(told))
            return Markup("")

        filled, any_piece = fill_pieces(html, fill)
        return f"{filled}{self._making.page_data()}" if any_piece else html

    @event_priority(-100)  # After those that bring templates of their own.
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Have the theme rendered once for each kind of page of ours, and search find records in them."""
        show_records(config, is_found=self.config.search != "handbook")
        self._shells = Shells()
        self._shells.install(env)
        return env

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Name what the theme leaves without a name."""
        return theme.named_search(output) if config.theme.name == "material" else output

    def _name_other_hosts(self, *, config: MkDocsConfig) -> None:
        """Say which other hosts the theme makes a reader's browser ask."""
        self._store.sweep()
        self._close_store()
        hosts = theme.outside_resources(Path(config.site_dir))
        if hosts:
            log.info("the theme '%s' makes the reader's browser ask other hosts: %s",
                     config.theme.name, ", ".join(hosts))  # fmt: skip

    @event_priority(-10_000)  # Last: whatever others write belongs to the site.
    def _put_in_place(self, *, config: MkDocsConfig) -> None:
        self._whole.finish(config)

    on_post_build = CombinedEvent(_name_other_hosts, _put_in_place)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the last site as it was, and say in a sentence what the disk refused."""
        self._close_store()
        self._whole.fail(error)

    def _open_store(self, config: MkDocsConfig) -> Store:
        """Return the store in the cache folder; without a cache, or where none can be, one for this build."""
        self._close_store()
        if self.config.cache and not os.environ.get(NO_CACHE):
            folder = Path(config.config_file_path or ".").parent / ".cache/plugin/protocol"
            try:
                folder.mkdir(parents=True, exist_ok=True)
                if os.access(folder, os.W_OK):
                    return Store(folder)
            except OSError as error:
                log.info("nothing is kept for the next build: %s", error)
        self._own_folder = tempfile.mkdtemp(prefix="mkdocs-protocol-")
        return Store(Path(self._own_folder), keeps=False)

    def _close_store(self) -> None:
        if self._own_folder:
            shutil.rmtree(self._own_folder, ignore_errors=True)
            self._own_folder = ""

    def _begin(self, config: MkDocsConfig) -> Making:
        wording = self._wording_path(config)
        options = {
            name: value
            for name, value in self.config.items()
            if name not in ("cache", "build_beside")
        }
        return Making(
            self._store,
            lambda: self._make_site(config),
            sources=Path(self.config.councils_dir),
            files=[wording] if wording else [],
            inputs=[
                options,
                config.use_directory_urls,
                self._today().isoformat(),
                folders.shown(Path(self.config.councils_dir)),
            ],
            site_url=config.site_url or "",
        )

    def _addresses(self, config: MkDocsConfig) -> Addresses:
        return Addresses(self.config.folder, directory_urls=config.use_directory_urls)

    def _make_site(self, config: MkDocsConfig) -> tuple[Site, tuple[str, ...]]:
        from mkdocs_protocol.plugin import anew  # noqa: PLC0415 - only where something has changed

        loaded = anew.load(
            Path(self.config.councils_dir),
            as_of=self._today(),
            only=self.config.only,
            soon_days=self.config.due_soon_days,
            name=folders.shown(Path(self.config.councils_dir)),
            store=self._store,
        )
        wording, messages = self._wording(config)
        messages = [*map(str, loaded.problems), *messages]
        if messages:
            _fail(messages)
        site = anew.Site(
            loaded.handbook,
            wording,
            self._addresses(config),
            longest_list=self.config.longest_list,
            most_columns=self.config.most_columns,
            most_paired=self.config.most_paired,
            has_search=self.config.search != "site",
            exit_url=self.config.exit_url,
        )
        return site, tuple(map(str, loaded.warnings))

    def _today(self) -> date:
        try:
            return build_day(os.environ)
        except ValueError as error:
            raise PluginError(str(error)) from None

    def _wording_path(self, config: MkDocsConfig) -> Path | None:
        if not self.config.wording:
            return None
        return Path(config.config_file_path or ".").parent / self.config.wording

    def _wording(self, config: MkDocsConfig) -> tuple[Wording, list[str]]:
        path = self._wording_path(config)
        try:
            return load_wording(path, shown=folders.shown(path) if path else ""), []
        except WordingError as error:
            return load_wording(), list(error.messages)

    def _refuse_folders(self, config: MkDocsConfig) -> None:
        """Raise PluginError where a build would delete or publish what it is made from."""
        wording = self._wording_path(config)
        faults = [
            *folders.faults_of_folders(
                config,
                Path(self.config.councils_dir),
                others={"wording": wording} if wording else {},
            )
        ]
        if not faults and (fault := folders.fault_of_what_is_there(Path(config.site_dir))):
            faults = [fault]
        if faults:
            _fail(faults)

    def _refuse_collisions(self, files: Files, config: MkDocsConfig) -> None:
        """Raise PluginError where a page or file has the address of one of ours, be it ours too."""
        taken = {file.url: _shown(file) for file in files}
        addresses: tuple[MadePage | MadeFile, ...] = (*self._pages, *self._published)
        clashes = [
            f"{taken[url]}:1:1: the handbook makes a page at this address; move this one, or set the "
            "option 'folder' to keep the handbook in a folder of its own"
            for ours in addresses
            if (url := self._addresses(config).url(ours.address)) in taken
        ]
        clashes += [
            f"two pages of the handbook have the address '{address}'; give one of them another id"
            for address, times in Counter(ours.address for ours in addresses).items()
            if times > 1
        ]
        if clashes:
            _fail(clashes)


def _shown(file: File) -> str:
    """Return a file of the site as a person would type it."""
    return folders.shown(Path(file.abs_src_path)) if file.abs_src_path else file.src_uri


def _fail(messages: list[str]) -> None:
    """Tell every problem, then end the build; nothing has been written yet."""
    for message in messages:
        log.error("%s", visible(message))
    count = f"{len(messages)} problem{'s' if len(messages) > 1 else ''}"
    raise PluginError(f"The handbook has {count}; the site was left as it was.")
