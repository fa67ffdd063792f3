"""A digest of each dependency of a page: equal in two builds only if the dependency is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.protocol import Clause, Edition
from mkdocs_protocol.core.trees import Tree
from mkdocs_protocol.reading.kept_council import (
    KeptCouncil,
    KeptEdition,
    name_of_short,
    part_digest,
)
from mkdocs_protocol.store.digests import digest_of_bytes
from mkdocs_protocol.store.packing import Ways, comparable
from mkdocs_protocol.store.reads import FACT, fact

if TYPE_CHECKING:
    from mkdocs_protocol.site.site import Site
    from mkdocs_protocol.store.packing import Way
    from mkdocs_protocol.store.reads import Dependency


class Dependencies:
    """What the pages of one site can depend on; its councils are kept."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._ways = _ComparableWays(site)

    def digest_of(self, dependency: Dependency) -> str:
        """Return a digest of the present value of a dependency. Raises LookupError if it is gone."""
        if dependency[0] == FACT:
            return self._fact(*dependency[1:])
        return part_digest(self._site.handbook, dependency)

    def read_by(self, dependency: Dependency) -> tuple[Dependency, ...]:
        """Return what a fact was worked out from, if that is not much; nothing for anything but a fact."""
        if dependency[0] != FACT:
            return ()
        _, name, *ids = dependency
        worked_out: fact[object] = vars(type(self._site))[name]
        return worked_out.read(self._site, *ids)

    @property
    def of_all(self) -> str:
        """A digest of everything that is not noted as a dependency: what every page may show of any council, and their order."""
        return name_of_short(self._site.handbook)

    def _fact(self, name: str, *ids: str) -> str:
        with self._site.reads.noting():  # Naming a fact must not count as reading it.
            value = getattr(self._site, name)(*ids)
        return digest_of_bytes(comparable(value, self._ways))


class _ComparableWays(Ways):
    """How values of each class are written so that they can be compared.

    For a council, only its identity is written, since its parts are dependencies of their own. Texts and trees, which
    many facts hold, are named once.
    """

    def __init__(self, site: Site) -> None:
        super().__init__()
        self._site = site
        self._names: dict[int, tuple[object, str]] = {}
        self._asked: set[str] = set()

    def way_of(self, kind: type) -> Way:
        """Return how a value of a class is written."""
        if issubclass(kind, Council):
            return lambda council: (str, (council.id,))
        if issubclass(kind, Edition | Tree | Clause):
            return self._named
        return super().way_of(kind)

    def _named(self, value: object) -> tuple[type[str], tuple[str]]:
        # The value is kept too, so that its identity is not reused.
        if isinstance(value, Clause) and id(value) not in self._names:
            self._name_clauses()
        if id(value) not in self._names:
            name = value.name if isinstance(value, KeptEdition) else ""
            self._names[id(value)] = (value, name or digest_of_bytes(comparable(value)))
        return str, (self._names[id(value)][1],)

    def _name_clauses(self) -> None:
        """Take the names of clauses from the store; where it has none for a council yet, ask again next time."""
        for council in self._site.handbook.councils:
            if council.id not in self._asked and isinstance(council, KeptCouncil):
                named = {id(one): (one, name) for one, name in council.named_clauses()}
                self._names.update(named)
                self._asked.update([council.id] if named else [])
