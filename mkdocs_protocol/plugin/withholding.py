"""Nothing is published in clear if another plugin has hidden a page, for example behind a password.

Such a plugin replaces a page's words with something else. The handbook's files hold the same words: data, search
index, calendar, feed and sheets. Then none of them is published.
"""

from __future__ import annotations

import re
from contextlib import suppress
from html import unescape
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

from mkdocs_protocol.plugin.pages import as_made

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.structure.files import File

    from mkdocs_protocol.plugin.made import MadePage
    from mkdocs_protocol.store.store import Store

log = get_plugin_logger("protocol")

_WORDS = re.compile(r">([^<>&\n]{16,})<")
_LOOKED_AT = 20
"""How many pieces of a page's text are looked for; a page that has lost half of them has been hidden."""
_NAMED = 5
_HARMLESS = "data/schemas/"
"""Files that describe the form of the data and say nothing about any council."""


def is_in_clear(content: str, output: str) -> bool:
    """Return whether a page is written with the words of its content, and not with something else instead."""
    if content in output:  # As nearly always: then nobody need look for its words.
        return True
    pieces = [*islice(_WORDS.finditer(content), _LOOKED_AT)]
    found = sum(unescape(piece[1]).strip() in output for piece in pieces)
    # A theme repeats a few of them in its navigation, its contents list and its description.
    return not pieces or found * 2 > len(pieces)


class Withholding:
    """What became of one build's pages."""

    def __init__(self) -> None:
        self._hidden = 0
        self._clear: list[str] = []

    def look_at(self, made: MadePage, output: str, store: Store) -> bool:
        """Note whether a page is written with its own words, and return it."""
        is_clear = is_in_clear(as_made(store, made), output)
        if is_clear:
            self._clear.append(made.address)
        else:
            self._hidden += 1
        return is_clear

    def withhold(self, files: Iterable[File], site: Path) -> None:
        """Remove the handbook's files from a site if any of its pages has been hidden, and say so."""
        if not self._hidden:
            return
        from mkdocs_protocol.site.labels import counted  # noqa: PLC0415 - hardly any site needs it

        taken = [file for file in files if file.page is None and _HARMLESS not in file.dest_uri]
        for file in taken:
            path = site / file.dest_uri
            path.unlink(missing_ok=True)
            for folder in path.parents:
                if folder == site or not folder.is_relative_to(site):
                    break
                with suppress(OSError):  # Something else is still in it.
                    folder.rmdir()
        log.info(
            "another plugin hides %s of the handbook, for example behind a password; so none of its files, which "
            "hold the same words in clear, is published (%s: data, search, calendar, feed, sheets)",
            counted(self._hidden, "page"),
            counted(len(taken), "file"),
        )
        if self._clear:
            more = ", …" if len(self._clear) > _NAMED else ""
            log.warning(
                "%s of the handbook %s published in clear beside the hidden ones, and may quote them: %s%s; hide all "
                "of its pages, or none",
                counted(len(self._clear), "page"),
                "is" if len(self._clear) == 1 else "are",
                ", ".join(self._clear[:_NAMED]),
                more,
            )
