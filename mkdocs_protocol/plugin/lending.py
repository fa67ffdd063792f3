"""The store that one handbook of a site works with, for as long as it needs it."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

from mkdocs_protocol.store.store import FOLDER, NO_CACHE, Store

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = get_plugin_logger("protocol")


@dataclass(frozen=True, slots=True)
class LentStore:
    """A store, and the temporary folder to delete after it, if it has one."""

    store: Store
    own_folder: str = ""
    """The temporary folder of a build without a cache, which holds its pages until the site is written; or ""."""

    @classmethod
    def open(cls, config: MkDocsConfig, *, is_kept: bool) -> LentStore:
        """Return the store in the cache folder; without a cache, or if none can be made, one for this build."""
        if is_kept and not os.environ.get(NO_CACHE):
            folder = Path(config.config_file_path or ".").parent / FOLDER
            try:
                folder.mkdir(parents=True, exist_ok=True)
                if os.access(folder, os.W_OK):
                    return cls(Store(folder))
            except OSError as error:
                log.info("nothing is kept for the next build: %s", error)
        own_folder = tempfile.mkdtemp(prefix="mkdocs-protocol-")
        return cls(Store(Path(own_folder), keeps=False), own_folder)

    def close(self) -> None:
        """Delete the temporary folder of a build without a cache."""
        if self.own_folder:
            shutil.rmtree(self.own_folder, ignore_errors=True)
