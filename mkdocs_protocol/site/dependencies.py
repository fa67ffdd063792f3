"""A digest of each dependency of a page: equal in two builds only if the dependency is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.protocol import Clause, Edition
from mkdocs_protocol.core.trees import Tree
from mkdocs_protocol.reading.kept_council import name_of_short, part_digest
from mkdocs_protocol.store.digests import digest_of_bytes
from mkdocs_protocol.store.packing import Ways, told
from mkdocs_protocol.store.reads import FACT

if TYPE_CHECKING:
    from mkdocs_protocol.site.site import Site
    from mkdocs_protocol.store.packing import Way
    from mkdocs_protocol.store.reads import Dependency


class Dependencies:
    """What the pages of one site can depend on; its councils are kept."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._known: dict[Dependency, str] = {}
        self._telling = _Telling()

    def digest_of(self, dependency: Dependency) -> str:
        """Return a digest of the present value of a dependency. Raises LookupError if it is gone."""
        if dependency not in self._known:
            is_fact = dependency[0] == FACT
            self._known[dependency] = (
                self._fact(*dependency[1:])
                if is_fact
                else part_digest(self._site.handbook, dependency)
            )
        return self._known[dependency]

    @property
    def of_all(self) -> str:
        """A digest of everything that is not noted as a dependency: what every page may show of any council, and their order."""
        return name_of_short(self._site.handbook)

    def _fact(self, name: str, *ids: str) -> str:
        with self._site.reads.noting():  # Naming a fact must not count as reading it.
            value = getattr(self._site, name)(*ids)
        return digest_of_bytes(told(value, self._telling))


class _Telling(Ways):
    """How values of each class are distinguished.

    For a council, only its identity is written, since its parts are dependencies of their own. Texts and trees, which
    many facts hold, are named once.
    """

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[int, tuple[object, str]] = {}

    def way_of(self, kind: type) -> Way:
        """Return how a value of a class is distinguished from others."""
        if issubclass(kind, Council):
            return lambda council: (str, (council.id,))
        if issubclass(kind, Edition | Tree | Clause):
            return self._named
        return super().way_of(kind)

    def _named(self, value: object) -> tuple[type[str], tuple[str]]:
        # The value is kept too, so that its identity is not reused.
        if id(value) not in self._names:
            self._names[id(value)] = (value, digest_of_bytes(told(value)))
        return str, (self._names[id(value)][1],)
