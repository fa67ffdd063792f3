"""What lies behind each door of a site, as a short name: alike in two builds only where that is."""

from __future__ import annotations

import io
import pickle
from typing import TYPE_CHECKING

from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.reading.kept_council import KeptCouncil
from mkdocs_protocol.store.digests import digest, digest_of_bytes
from mkdocs_protocol.store.reads import FACT

if TYPE_CHECKING:
    from mkdocs_protocol.site.site import Site
    from mkdocs_protocol.store.reads import Door


class Doors:
    """The doors of one site whose councils are kept."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._known: dict[Door, str] = {}

    def behind(self, door: Door) -> str:
        """Return the name of what lies behind a door now. Raises LookupError where the door is gone."""
        if door not in self._known:
            kind, *path = door
            self._known[door] = self._fact(*path) if kind == FACT else self._part(*path)
        return self._known[door]

    @property
    def of_all(self) -> str:
        """A name for all that has no door: whatever every page may show of any council, and their order."""
        short = [council.short for council in self._site.handbook.councils if isinstance(council, KeptCouncil)]  # fmt: skip
        return digest([[repr(item) for item in each.items()] for each in short])

    def _part(self, council: str, part: str) -> str:
        found = self._site.handbook.council_by_id[council]
        if not isinstance(found, KeptCouncil):
            raise LookupError(council)
        return found.name_of(part)

    def _fact(self, name: str, *ids: str) -> str:
        with self._site.reads.noting():  # What names a fact is not what reads it.
            value = getattr(self._site, name)(*ids)
        content = io.BytesIO()
        _Namer(content, protocol=5).dump(value)
        return digest_of_bytes(content.getvalue())


class _Namer(pickle.Pickler):
    """Writes a value down, of a council within it which one it is: its parts have doors of their own."""

    def persistent_id(self, value: object) -> object:
        return value.id if isinstance(value, Council) else None
