"""What lies behind each door of a site, as a short name: alike in two builds only where that is."""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING, Any

from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.protocol import Clause, Edition
from mkdocs_protocol.core.trees import Tree
from mkdocs_protocol.reading.kept_council import name_of_short, part_behind
from mkdocs_protocol.store.digests import digest_of_bytes
from mkdocs_protocol.store.packing import Packer, packed
from mkdocs_protocol.store.reads import FACT

if TYPE_CHECKING:
    from mkdocs_protocol.site.site import Site
    from mkdocs_protocol.store.reads import Door


class Doors:
    """The doors of one site whose councils are kept."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._known: dict[Door, str] = {}
        self._large: dict[int, tuple[object, str]] = {}

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
        content = io.BytesIO()
        _Namer(content, self._large).dump(value)
        return digest_of_bytes(content.getvalue())


class _Namer(Packer):
    """Writes a value down to be named.

    Of a council it writes only which one it is, since its parts have doors of their own. Texts and trees, which many
    facts hold, are named once.
    """

    def __init__(self, content: IO[bytes], names: dict[int, tuple[object, str]]) -> None:
        super().__init__(content, protocol=5)
        self._names = names

    def reducer_override(self, value: Any) -> Any:
        """Return how to tell a value from others."""
        if isinstance(value, Council):
            return str, (value.id,)
        if isinstance(value, Edition | Tree | Clause):
            if (
                id(value) not in self._names
            ):  # The value is kept, too, so that no other has its place.
                self._names[id(value)] = (value, digest_of_bytes(packed(value)))
            return str, (self._names[id(value)][1],)
        return super().reducer_override(value)
