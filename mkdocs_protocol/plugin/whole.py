"""Whole or not at all: where MkDocs is told to build, and what becomes of the result.

MkDocs 1.6 runs `on_pre_build`, empties `config.site_dir`, then `on_files`, writes, and runs `on_post_build`; it
counts the warnings that `--strict` forbids only after that. So `site_dir` leads elsewhere between the last
`on_pre_build` and the last `on_post_build`, and is right again whenever somebody else can be asked for it.
"""

from __future__ import annotations

import atexit
import logging
import sys
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING

import click
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import CountHandler

from mkdocs_protocol.core.visible import visible
from mkdocs_protocol.plugin.folders import shown
from mkdocs_protocol.plugin.staging import Staging

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

log = get_plugin_logger("protocol")

_NO_GUESTS = sys.stdlib_module_names | {
    "",
    "mkdocs",
    "jinja2",
    "markdown",
    __name__.partition(".")[0],
}
"""The packages whose code uses the disk in a build without other plugins."""


class WholeSite:
    """One build's way to a whole site."""

    def __init__(self) -> None:
        self._staging: Staging | None = None
        self._config: MkDocsConfig | None = None
        self._site_dir = ""
        self.is_dirty = False
        """Whether MkDocs is asked to change the existing site, and only where it must."""
        self._inner = 0
        """How many builds have begun within this one: some plugins build once more for each language."""

    def begin(self, config: MkDocsConfig) -> None:
        """Let MkDocs build elsewhere, if possible; a build within another goes where that one does."""
        if self._staging is not None and config.site_dir == str(self._staging.folder):
            self._inner += 1
            return
        self.give_up()
        if self.is_dirty:
            where = shown(Path(config.site_dir))
            log.info(
                "%s",
                visible(f"{where} is written in place: --dirty changes the site that is there"),
            )
            return
        try:
            self._staging = Staging(Path(config.site_dir))
        except OSError as error:
            log.info(
                "%s",
                visible(
                    f"{shown(Path(config.site_dir))} is written in place, so a build that is killed would leave half a "
                    f"site: no folder can be made beside it ({error.strerror})"
                ),
            )
            return
        if self._staging.is_inside:
            log.info(
                "%s",
                visible(
                    f"{shown(Path(config.site_dir))} cannot be exchanged as a whole; the new site is built in a hidden "
                    "folder inside it, and put into its place entry by entry"
                ),
            )
        atexit.register(self._staging.discard)
        self._config, self._site_dir = config, config.site_dir
        config.site_dir = str(self._staging.folder)

    def take_along(self, files: Files) -> None:
        """Make files that another plugin prepared before `begin` be written where the site is built."""
        if self._staging:
            for file in files:
                if file.dest_dir == self._site_dir:
                    file.dest_dir = str(self._staging.folder)
                    file.__dict__.pop("abs_dest_path", None)

    def take_over(self, names: Collection[str], spare: Path | None = None) -> set[str]:
        """Let files of the last site be files of the new one; return those that are. Raises OSError."""
        return self._staging.take_over(names, spare) if self._staging else set()

    @property
    def is_beside(self) -> bool:
        """Whether MkDocs is building in a folder of ours."""
        return self._staging is not None

    def finish(self, config: MkDocsConfig, spare: Path | None = None) -> bool:
        """Put the site into its place, unless `--strict` is about to end the build; return whether it is there.

        The folders of the last site become `spare`, for the next build. Raises PluginError if that fails.
        """
        staging = self._staging
        if staging is None:
            return False
        if self._inner:
            self._inner -= 1
            return False
        if config.site_dir != str(staging.folder):
            log.info(
                "another plugin has changed site_dir; the site is left where that plugin had it built"
            )
            return False
        if config.strict and _has_warnings():
            self.give_up()
            log.info("the last site was left as it was, because of the warnings")
            return False
        try:
            staging.take_in()
            staging.finish(spare)
        except OSError as error:
            raise PluginError(_refusal(error)) from None
        finally:
            self.give_up()
        return True

    def give_up(self) -> None:
        """Remove what was built, if it is still there, and restore `site_dir`."""
        self._inner = 0
        if self._staging is None:
            return
        atexit.unregister(self._staging.discard)
        self._staging.discard()
        if self._config is not None and self._config.site_dir == str(self._staging.folder):
            self._config.site_dir = self._site_dir
        self._staging = self._config = None

    def fail(self, error: Exception) -> None:
        """Give up after an error; raise PluginError in place of an error of the disk, whose traceback helps nobody."""
        was_beside = self._staging is not None
        self.give_up()
        if isinstance(error, OSError) and not isinstance(error, click.ClickException):
            left = "; the last site was left as it was" if was_beside else ""
            raise PluginError(f"{_refusal(error)}{left}.") from None


def _has_warnings() -> bool:
    """Return whether MkDocs has counted warnings, which `--strict` forbids."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


def _refusal(error: OSError) -> str:
    """Return what the disk refused, or what somebody else's plugin or hook could not read or fetch."""
    where = f" ({error.filename})" if error.filename else ""
    said = "The site cannot be made"
    if where or error.errno is None:  # An error for a full disk names no file, wherever it occurs.
        frames = (frame for frame, _ in walk_tb(error.__traceback__))
        named = (frame.f_globals.get("__name__", "").partition(".")[0] for frame in frames)
        if guest := next((name for name in named if name not in _NO_GUESTS), ""):
            said = f"The plugin or hook '{guest}' cannot go on"
    return visible(f"{said}: {error.strerror or error}{where}")
