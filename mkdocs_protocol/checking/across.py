"""Rules that compare one council with others, run again only where something that they have read has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mkdocs_protocol.reading.kept_council import KeptCouncil, name_of_short, part_digest
from mkdocs_protocol.store.digests import digest
from mkdocs_protocol.store.reuse import Traces

T = TypeVar("T")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.store.reads import Reads
    from mkdocs_protocol.store.store import Store

    Rule = Callable[[Handbook, Council], Iterator[T]]


class Across:
    """The rules over one handbook; `key` names all that decides what they say besides the councils.

    Nothing is kept for a handbook in which a council has a fault of its own: what is read of that council is not noted.
    """

    def __init__(self, handbook: Handbook, store: Store | None, reads: Reads, key: str) -> None:
        self._handbook = handbook
        self._traces: Traces | None = None
        if store and key and all(isinstance(one, KeptCouncil) for one in handbook.councils):
            whole = digest("across", key, name_of_short(handbook))
            self._traces = Traces(
                store, whole, reads, lambda dependency: part_digest(handbook, dependency)
            )

    def found(self, rule: Rule[T]) -> Iterator[T]:
        """Yield what a rule finds in each council: problems or other plain values."""
        for council in self._handbook.councils:
            yield from self._of(rule, council)

    def save(self) -> None:
        """Keep what was said for the next time."""
        if self._traces:
            self._traces.save()

    def _of(self, rule: Rule[T], council: Council) -> tuple[T, ...]:
        def make() -> tuple[T, ...]:
            return tuple(rule(self._handbook, council))

        if self._traces is None:
            return make()
        return self._traces.kept((rule.__name__, council.id), make, is_there=lambda _: True)
