"""A council whose parts are in the store: each is taken from there on request, and noted as read."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.store.digests import digest, digest_of_bytes
from mkdocs_protocol.store.packing import packed, unpacked
from mkdocs_protocol.store.reads import COUNCIL, noted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_protocol.core.documents import Document
    from mkdocs_protocol.core.handbook import Handbook
    from mkdocs_protocol.core.trees import Tree
    from mkdocs_protocol.store.reads import Dependency, Reads

SHORT = (
    "id", "name", "short_name", "kind", "kind_called", "at", "unnamed", "ambiguous", "country", "country_ground",
    "website", "published",
)  # fmt: skip
"""Short fields, which every page may show for any council."""
PARTS = tuple(field.name for field in fields(Council) if field.name not in SHORT)
"""Everything else: read only if a page needs it."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A council as it is kept: short fields unchanged, the parts as bytes, with a name for each."""

    short: Mapping[str, object]
    parts: Mapping[str, bytes]
    names: Mapping[str, str]

    @staticmethod
    def of(council: Council) -> Packed:
        """Return a council as it is kept."""
        parts = {name: packed(getattr(council, name)) for name in PARTS}
        short = {name: getattr(council, name) for name in SHORT}
        return Packed(short, parts, {name: digest_of_bytes(part) for name, part in parts.items()})


class _Part:
    """A part of a kept council."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, council: KeptCouncil | None, kind: type | None = None) -> Any:
        return self if council is None else council.part(self._name)


class KeptCouncil(Council):
    """A council that is read part by part, and notes which parts were read.

    It can be used like the council that was packed, except for two things that make it quick: it is equal only to
    itself, since a handbook has one of each, and its hash does not go through everything it holds.
    """

    reads: Reads
    short: Mapping[str, object]
    """What is not a part, by name."""

    def __init__(self, kept: Packed, reads: Reads, whole: Council | None = None) -> None:
        """`whole` is the council itself, if it has just been read."""
        known = {name: getattr(whole, name) for name in PARTS} if whole else {}
        still_packed = {} if whole else dict(kept.parts)  # Each is dropped when it is unpacked.
        self.__dict__.update(kept.short)
        self.__dict__.update(
            short=kept.short, reads=reads, _names=kept.names, _packed=still_packed, _known=known
        )

    def part(self, name: str) -> object:
        """Return a part, and note it as read."""
        known: dict[str, object] = self.__dict__["_known"]
        if name not in known:
            known[name] = unpacked(self.__dict__["_packed"].pop(name))
        self.reads.note((self.dependency(name),))
        return known[name]

    def dependency(self, part: str) -> Dependency:
        """Return the name under which the reading of a part is noted."""
        return (COUNCIL, self.id, part)

    def name_of(self, part: str) -> str:
        """Return a name for what a part holds."""
        names: Mapping[str, str] = self.__dict__["_names"]
        return names[part]

    @noted
    def protocol(self) -> Document:
        """Its protocol."""
        found: Document = Council.__dict__["protocol"].func(self)
        return found

    @noted
    def tree_by_situation(self) -> dict[str, Tree]:
        """Its answers by the situations' ids."""
        found: dict[str, Tree] = Council.__dict__["tree_by_situation"].func(self)
        return found

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return hash(self.id)


def part_digest(handbook: Handbook, dependency: Dependency) -> str:
    """Return a digest of the present contents of a council's part. Raises LookupError if it is gone."""
    _, council, part = dependency
    found = handbook.council_by_id[council]
    if not isinstance(found, KeptCouncil):
        raise LookupError(council)
    return found.name_of(part)


def name_of_short(handbook: Handbook) -> str:
    """Return a digest of everything that is not a noted dependency: what may be shown of any council anywhere, and their order."""
    short = (one.short for one in handbook.councils if isinstance(one, KeptCouncil))
    return digest([[repr(item) for item in each.items()] for each in short])


for _name in PARTS:
    setattr(KeptCouncil, _name, _Part(_name))
