"""Results kept for as long as everything that was read in making them stays the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_protocol.store.reads import Dependency, Reads
    from mkdocs_protocol.store.store import Store

T = TypeVar("T")

_RECALLED = ("recalled",)
"""The name of what is kept of `Reads.recalled`."""


@dataclass(frozen=True, slots=True)
class Work(Generic[T]):
    """Something to be made in one piece, under a name that is unique in a build."""

    name: Dependency
    make: Callable[[], Iterable[T]]
    council: str = ""
    """The id of the council that it is about; "" if it shows several."""
    has_guests: bool = False
    """Whether it shows councils that the rest of the handbook does not; what it has read is kept separately."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A result, and what each dependency was when it was made."""

    result: object
    read: tuple[tuple[Dependency, str], ...]


class Traces:
    """The results of one build, by their names, each made anew only if necessary.

    `key` names whatever decides all of them; `digest_of` returns a digest of a dependency, equal only if the
    dependency is. It raises LookupError for one that no longer exists. `read_by` returns what a dependency was itself
    worked out from, if that is a few others: it need not be worked out anew to see that it is the same.
    """

    def __init__(
        self,
        store: Store,
        key: str,
        reads: Reads,
        digest_of: Callable[[Dependency], str],
        read_by: Callable[[Dependency], tuple[Dependency, ...]] = lambda _: (),
    ) -> None:
        self._store, self._key, self._reads, self._digest_of = store, key, reads, digest_of
        self._read_by = read_by
        before = store.value(key)
        self._before: Mapping[object, object] = before if isinstance(before, dict) else {}
        recalled = self._before.get(_RECALLED)
        if isinstance(recalled, Trace) and isinstance(recalled.result, dict):
            reads.recalled.update(recalled.result)
        self._now: dict[Dependency, Trace] = {}
        self._passed: dict[Dependency, tuple[Dependency, str]] = {}
        """Each dependency with its digest, as one value that all traces share: there are hundreds of thousands."""
        self.made = 0
        """How many results had to be made."""

    def kept(
        self, name: Dependency, make: Callable[[], T], *, is_there: Callable[[T], bool] = bool
    ) -> T:
        """Return a result of an earlier build, if nothing that it was made from has changed; otherwise make it.

        `is_there` says whether a result can still be used: whether the store still holds what it names.
        """
        now, known = self._now.get(name), self._before.get(name)
        if now and is_there(now.result):  # type: ignore[arg-type]
            return now.result  # type: ignore[return-value]
        if isinstance(known, Trace) and self._is_as_it_was(known) and is_there(known.result):  # type: ignore[arg-type]
            self._now[name] = known
            return known.result  # type: ignore[return-value]
        with self._reads.noting() as found:
            result = make()
        self.made += 1
        self._now[name] = Trace(
            result, tuple(map(self._through, sorted(self._reads.gathered(found))))
        )
        return result

    def kept_noted(
        self, name: Dependency, make: Callable[[], T], *, is_there: Callable[[T], bool] = bool
    ) -> T:
        """Return the same; asking counts as reading what it was made from."""
        found = self.kept(name, make, is_there=is_there)
        self._reads.note(dependency for dependency, _ in self._now[name].read)
        return found

    def kept_apart(self, name: Dependency, make: Callable[[], T]) -> T:
        """Return the same of a large result, kept as a value of its own."""
        held: list[Any] = []

        def keep() -> str:
            held[:] = [make()]
            return self._store.keep_by_content(held[0])

        def is_there(key: str) -> bool:
            held[:] = [self._store.value(key)]
            return held[0] is not None

        self.kept_noted(name, keep, is_there=is_there)
        found: T = held[0]
        return found

    def _through(self, dependency: Dependency) -> tuple[Dependency, str]:
        passed = self._passed.get(dependency)
        if passed is None:
            passed = self._passed[dependency] = (dependency, self._digest(dependency))
        return passed

    def _digest(self, dependency: Dependency) -> str:
        known = self._before.get(dependency)
        if isinstance(known, Trace) and self._is_as_it_was(known):
            self._now[dependency] = known
            return str(known.result)
        name = self._digest_of(dependency)
        if read := self._read_by(dependency):
            self._now[dependency] = Trace(name, tuple(map(self._through, read)))
        return name

    @property
    def before(self) -> int:
        """How many results there were before this build."""
        return len(self._before)

    @property
    def now(self) -> dict[Dependency, Trace]:
        """The results of this build, and of what they were made from."""
        return self._now

    def add(self, found: Mapping[Dependency, Trace]) -> None:
        """Add results that another process has made in this build."""
        for name, trace in found.items():
            read = tuple(self._passed.setdefault(one[0], one) for one in trace.read)
            self._now[name] = Trace(trace.result, read)

    def save(self) -> None:
        """Keep the results for the next build."""
        self._now[_RECALLED] = Trace(self._reads.recalled, ())
        if self.made or len(self._now) != len(self._before):
            self._store.keep_value(self._key, self._now)

    def _is_as_it_was(self, known: Trace) -> bool:
        try:
            return all(self._through(dependency)[1] == name for dependency, name in known.read)
        except LookupError:
            return False
