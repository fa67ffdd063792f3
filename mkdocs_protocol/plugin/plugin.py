"""MkDocs' events: everything is read, checked and rendered before MkDocs empties the last good site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import InclusionLevel, get_files

from mkdocs_protocol.core.visible import visible
from mkdocs_protocol.plugin import chosen, collisions, folders, front, theme
from mkdocs_protocol.plugin.blocks import HandbookBlocks, address_of
from mkdocs_protocol.plugin.config import ProtocolConfig
from mkdocs_protocol.plugin.failing import fail
from mkdocs_protocol.plugin.heads import with_head
from mkdocs_protocol.plugin.lending import LentStore
from mkdocs_protocol.plugin.navigation import offered, placed, titles
from mkdocs_protocol.plugin.origins import Origins
from mkdocs_protocol.plugin.own_pages import OwnPages
from mkdocs_protocol.plugin.own_words import OwnWords
from mkdocs_protocol.plugin.pages import HandbookPage, data_files, page_file, retitled
from mkdocs_protocol.plugin.pieces import LivePieces
from mkdocs_protocol.plugin.preparing import addresses_of, catalogue_of, making_of
from mkdocs_protocol.plugin.searching import show_records
from mkdocs_protocol.plugin.shell import Shells
from mkdocs_protocol.plugin.standing import STAYS, Standing
from mkdocs_protocol.plugin.templates import own_templates, template_faults
from mkdocs_protocol.plugin.waiting import free_later, import_ahead
from mkdocs_protocol.plugin.whole import WholeSite
from mkdocs_protocol.plugin.withholding import Withholding
from mkdocs_protocol.words.catalogue import ENGLISH, speaking

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from mkdocs_protocol.plugin.making import Making
    from mkdocs_protocol.store.store import Store

log = get_plugin_logger("protocol")


class ProtocolPlugin(BasePlugin[ProtocolConfig]):
    """A comparative, dated handbook of councils' protocols in a MkDocs site."""

    supports_multiple_instances = True
    """Two handbooks in one site, each in a folder of its own. The first adds what they share."""

    def __init__(self) -> None:
        self._whole = WholeSite()
        self._standing = Standing(self._whole)
        self._is_serving = self._has_server = False
        self._lent: LentStore | None = None
        self._handbooks: list[ProtocolPlugin] = [self]
        self._ours: dict[str, File] = {}
        self._catalogue, self._claims = ENGLISH, collisions.Claims()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Keep this plugin for every build of `mkdocs serve`."""
        self._is_serving, self._whole.is_dirty = command == "serve", dirty

    def on_shutdown(self) -> None:
        """Leave nothing behind."""
        self._standing.give_up()
        self._whole.give_up()
        self._close_store()

    def on_serve(self, server: LiveReloadServer, /, **_: object) -> LiveReloadServer:
        """Prepare for the first change."""
        self._has_server = True
        import_ahead()
        return server

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the handbook's styles, scripts and blocks, and watch its sources.

        Raises PluginError for folders that contain one another, before anybody writes or deletes anything.
        """
        self._handbooks = [p for p in config.plugins.values() if isinstance(p, ProtocolPlugin)]
        if faults := [*chosen.faults_of_choice(config, self.config)]:
            fail(faults)
        self._refuse_folders(config)
        if self._is_first:
            if twins := [*folders.faults_of_twins(one.config.folder for one in self._handbooks)]:
                fail(twins)
            theme.add_assets(config)
            if not any(isinstance(one, HandbookBlocks) for one in config.markdown_extensions):
                config.markdown_extensions.append(HandbookBlocks())
        sources = (self._councils, *OwnWords.of(config, self.config).files.values())
        watched = [str(path) for path in sources if path.exists()]
        config.watch.extend(path for path in watched if path not in config.watch)
        return config

    @property
    def _is_first(self) -> bool:
        """Whether this is the handbook that adds what all handbooks of a site share."""
        return self._handbooks[0] is self

    def _make_everything(self, *, config: MkDocsConfig) -> None:
        """Make every page and file; report all problems and raise PluginError if something is wrong.

        While `mkdocs serve` runs, the last handbook that could be made is kept when a new one cannot be.
        """
        self._refuse_folders(config)  # Another plugin may have changed one in the meantime.
        self._live = LivePieces(self._making_in, collisions.as_typed)
        self._own_pages = OwnPages(self.config)
        lent = LentStore.open(config, is_kept=self.config.cache)
        try:
            self._catalogue = catalogue_of(self.config, config)
            making = making_of(self.config, config, lent.store, self._catalogue)
            if len(self._handbooks) == 1 and self.config.build_beside:
                self._standing.begin(config, lent.store, making, self)
            if self._standing.is_at_rest:
                lent.close()
                return
            with template_faults(own_templates(config)):
                made = making.made()
        except PluginError:
            lent.close()
            if not (self._is_serving and self._lent):
                raise
            log.info(
                "the handbook is shown as it was before; correct what is reported above, and the new one is shown"
            )
        else:
            self._close_store()
            self._lent, self._making, self._made = lent, making, made
            log.info("%s", making.told)
            for warning in made.warnings:
                log.warning("%s", warning)
        self._pages, self._published = self._made.pages, self._made.files
        theme.add_colours(config, self._published if len(self._handbooks) == 1 else ())
        files = get_files(config)
        if led := [*collisions.raw_sources(files, self._councils)]:
            fail(led)
        self._refuse_collisions(files, config)

    @event_priority(-10_000)  # Last: everybody before it sees the site's own folder.
    def _build_beside(self, *, config: MkDocsConfig) -> None:
        if self._is_first and self.config.build_beside and not self._standing.is_at_rest:
            self._whole.begin(config)

    on_pre_build = CombinedEvent(_make_everything, _build_beside)

    @event_priority(50)  # Early: builders of navigations (literate-nav, -100) see our pages.
    def _add_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the handbook's pages and files, and its index pages to the navigation.

        The plugin for several languages removes every page that is not below docs_dir, so they are added later for it.
        """
        return files if "i18n" in config.plugins else self._with_ours(files, config)

    def _with_ours(self, files: Files, config: MkDocsConfig) -> Files:
        self._pages = front.left(self._pages, files)
        self._refuse_collisions(files, config)  # Another plugin may have made pages meanwhile.
        if self.config.nav:
            config.nav = placed(config.nav, offered(self._pages, config), self.config.nav_title)
        named = titles(config.nav)
        hides_sidebar = theme.hides_sidebar(config, self.config.sidebar)
        origins = Origins(self._councils, folders.shown(self._councils))
        ours = [
            page_file(
                draft,
                self._store,
                config,
                title=named.get(draft.address, ""),
                source=origins.of(draft),
                hides_sidebar=hides_sidebar,
            )
            for draft in self._pages
        ]
        ours += data_files(self._published, self._store, config)
        for file in front.apart(ours):
            files.append(file)
        self._ours = {file.dest_uri: file for file in ours}
        self._withholding = Withholding()
        self._pages, self._published = (), ()
        return theme.bundled(files, config, self._catalogue) if self._is_first else files

    @event_priority(-10_000)  # Last: everybody has added, wrapped or taken out what they will.
    def _take_files_along(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        if "i18n" in config.plugins:
            files = self._with_ours(files, config)
        front.add(files, self._ours)
        retitled(self._ours.values(), titles(config.nav))  # Others may have named them meanwhile.
        own = {address for one in self._handbooks for address in one._ours}
        raw = collisions.raw_sources(files, self._councils, own)
        if others := [*collisions.replaced(files, self._ours, config), *raw]:
            fail(others)
        if self._is_first:
            self._whole.take_along(files)
        if self.config.search == "handbook":  # Else the theme's search reads every page.
            self._standing.take_over(self._ours, config)
        return files

    on_files = CombinedEvent(_add_files, _take_files_along)

    def on_page_content(
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Fill the live pieces of a hand-written page."""
        if isinstance(page, HandbookPage) or not self._is_first:
            return html
        self._live.warn_of_text(html, page.file)
        return self._live.filled(html, page.file, address_of(page.file))

    def _report_pieces(self) -> None:
        """Raise PluginError if hand-written pages quote what does not exist; `mkdocs serve` shows it on the page instead."""
        if (faults := self._live.faults) and not self._is_serving:
            fail(faults)
        for fault in faults:
            log.error("%s", visible(fault))

    def _making_in(self, folder: str) -> Making | None:
        """Return the making of the handbook in a folder of the site; without a folder, of the first one."""
        if not folder:
            return self._making
        named = (one for one in self._handbooks if one.config.folder == f"{folder}/")
        return next((one._making for one in named), None)

    @event_priority(-100)  # After those that bring templates of their own.
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Render the theme once for each kind of our pages, and let search find their records."""
        if others := [*collisions.replaced(files, self._ours, config)]:
            fail(others)
        self._absent = collisions.absent(self._ours.values(), files, is_serving=self._is_serving)
        self._is_our_turn = theme.is_its_turn(self.config.language, config)
        for file in () if self._is_our_turn else self._ours.values():
            file.inclusion = InclusionLevel.EXCLUDED  # Another build writes it.
        if self._is_first:
            self._report_pieces()
            show_records(config, is_found=self.config.search != "handbook")
            self._shells = Shells()
            packaged = [one for one in config.theme.dirs if one != config.theme.custom_dir]
            self._shells.install(env, packaged)
        self._standing.leave_out(files, config)
        return env

    def _finish_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Fill pieces outside a page's own content, such as excerpts of a blog, and name what the theme leaves unnamed."""
        if not self._is_first:
            return output
        if not isinstance(page, HandbookPage):
            output = self._live.filled(output, page.file, address_of(page.file))
        return theme.named_search(output) if config.theme.name == "material" else output

    @event_priority(-10_000)  # Last: as it is written.
    def _look_at(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        if not isinstance(page, HandbookPage):
            self._own_pages.add(page, output)
        if self._ours.get(page.file.dest_uri) is not page.file:
            return output
        assert isinstance(page, HandbookPage)  # All of ours are.
        is_clear = self._withholding.look_at(page.made, output, self._store)
        output = page.without_ways_to(self._absent, output, config)
        page.let_go()
        with speaking(self._catalogue):
            return with_head(output, page, config) if is_clear else output

    on_post_page = CombinedEvent(_finish_page, _look_at)

    def _name_other_hosts(self, *, config: MkDocsConfig) -> None:
        """Report which other hosts the theme makes a reader's browser contact."""
        if self._standing.is_at_rest:
            return
        self._withholding.withhold(self._ours.values(), Path(config.site_dir))
        if self._is_our_turn:
            self._own_pages.write(config.site_dir, addresses_of(self.config, config), self._store)
        self._store.sweep()
        if not self._is_serving:
            self._close_store()
        if self._is_first and (hosts := theme.outside_resources(Path(config.site_dir))):
            log.info(
                "the theme '%s' makes the reader's browser ask other hosts: %s",
                config.theme.name,
                ", ".join(hosts),
                extra=STAYS,
            )

    @event_priority(-10_000)  # Last: whatever others write belongs to the site.
    def _put_in_place(self, *, config: MkDocsConfig) -> None:
        if self._is_first:
            self._standing.finish(config)
        if self._has_server:
            free_later()

    on_post_build = CombinedEvent(_name_other_hosts, _put_in_place)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the last site as it was, and say in a sentence what the disk refused to do."""
        if not self._is_serving:
            self._close_store()
        self._standing.give_up()
        self._whole.fail(error)

    @property
    def _councils(self) -> Path:
        return Path(self.config.councils_dir)

    @property
    def _store(self) -> Store:
        assert self._lent is not None  # Made before anything asks for it.
        return self._lent.store

    def _close_store(self) -> None:
        if self._lent is not None:
            self._lent.close()
            self._lent = None

    def _refuse_folders(self, config: MkDocsConfig) -> None:
        """Raise PluginError if a build would delete or publish what it is made from."""
        others = OwnWords.of(config, self.config).files
        faults = [*folders.faults_of_folders(config, self._councils, others=others)]
        if not faults and (fault := folders.fault_of_what_is_there(Path(config.site_dir))):
            faults = [fault]
        if faults:
            fail(faults)

    def _refuse_collisions(self, files: Files, config: MkDocsConfig) -> None:
        """Raise PluginError if a page or file, even one of ours, takes the place of one of ours."""
        addresses = (*(one.address for one in self._pages), *(f.address for f in self._published))
        places = self._claims.places(addresses, config)
        if clashes := [*collisions.collisions(files, places, config), *collisions.twice(addresses)]:
            fail(clashes)
