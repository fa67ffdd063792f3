"""What lies behind each door of a site, as a short name: alike in two builds only where that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.protocol import Clause, Edition
from mkdocs_protocol.core.trees import Tree
from mkdocs_protocol.reading.kept_council import name_of_short, part_behind
from mkdocs_protocol.store.digests import digest_of_bytes
from mkdocs_protocol.store.packing import Ways, packed
from mkdocs_protocol.store.reads import FACT

if TYPE_CHECKING:
    from mkdocs_protocol.site.site import Site
    from mkdocs_protocol.store.packing import Way
    from mkdocs_protocol.store.reads import Door


class Doors:
    """The doors of one site whose councils are kept."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._known: dict[Door, str] = {}
        self._telling = _Telling()

    def behind(self, door: Door) -> str:
        """Return the name of what lies behind a door now. Raises LookupError where the door is gone."""
        if door not in self._known:
            is_fact = door[0] == FACT
            self._known[door] = (
                self._fact(*door[1:]) if is_fact else part_behind(self._site.handbook, door)
            )
        return self._known[door]

    @property
    def of_all(self) -> str:
        """A name for all that has no door: whatever every page may show of any council, and their order."""
        return name_of_short(self._site.handbook)

    def _fact(self, name: str, *ids: str) -> str:
        with self._site.reads.noting():  # What names a fact is not what reads it.
            value = getattr(self._site, name)(*ids)
        return digest_of_bytes(packed(value, self._telling))


class _Telling(Ways):
    """How values of each class are told from others.

    Of a council it is written only which one it is, since its parts have doors of their own. Texts and trees, which
    many facts hold, are named once.
    """

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[int, tuple[object, str]] = {}

    def way_of(self, kind: type) -> Way:
        """Return how a value of a class is told from others."""
        if issubclass(kind, Council):
            return lambda council: (str, (council.id,))
        if issubclass(kind, Edition | Tree | Clause):
            return self._named
        return super().way_of(kind)

    def _named(self, value: object) -> tuple[type[str], tuple[str]]:
        if id(value) not in self._names:  # The value is kept, too, so that no other has its place.
            self._names[id(value)] = (value, digest_of_bytes(packed(value)))
        return str, (self._names[id(value)][1],)
