"""What is read while something is made, so that the result can be kept for as long as exactly that stays the same.

A **dependency** is a name for something that can be read: a part of a council, or a fact worked out from many.
Whatever provides it notes that here. Nobody lists by hand what a page depends on: it depends on what it has read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Set

Dependency = tuple[str, ...]
FACT, COUNCIL = "fact", "council"
"""The first word of a dependency's name: it is a fact, or a part of a council."""
EVERY = "*"
"""Stands for the ids of all councils."""
HELD = 16
"""The most councils for which the values that only their own pages and files need are held at once; everything for one
council is made together."""

FEW = 8
"""The most dependencies of a fact that are held: a fact about many councils has too many of them."""

K = TypeVar("K")
V = TypeVar("V")


class Reads:
    """Notes what is read, for whatever is being made."""

    def __init__(self) -> None:
        self._open: list[set[Dependency]] = []
        self.kept: Callable[[Dependency, Callable[[], Any]], Any] = lambda _, make: make()
        """Returns a result of an earlier build if all that it read is the same, and otherwise makes it."""
        self.kept_noted: Callable[[Dependency, Callable[[], Any]], Any] = lambda _, make: make()
        """The same; who asks for the result has read what it was made from."""
        self.kept_apart: Callable[[Dependency, Callable[[], Any]], Any] | None = None
        """The same of a large result, which is kept in a file of its own. None if nothing is kept."""
        self.recalled: dict[str, Any] = {}
        """What earlier builds found out that saves time in this one, by name; what is made does not depend on it."""

        self.councils = 0
        """How many councils there are."""

    def gathered(self, found: Set[Dependency]) -> Set[Dependency]:
        """Return what has been read, with one dependency for a part that has been read of every council."""
        whole = {one[2:] for one in found if one[:2] == (COUNCIL, EVERY)}
        if 0 < self.councils <= len(found):
            parts = Counter(one[2:] for one in found if one[0] == COUNCIL)
            whole.update(part for part, count in parts.items() if count >= self.councils)
        if not whole:
            return found
        own = {one for one in found if one[0] != COUNCIL or one[2:] not in whole}
        return own | {(COUNCIL, EVERY, *part) for part in whole}

    def note(self, dependencies: Iterable[Dependency]) -> None:
        """Note that each of these has been read."""
        if self._open:
            self._open[-1].update(dependencies)

    @contextmanager
    def noting(self) -> Iterator[set[Dependency]]:
        """Yield the set to which everything read within is added, and to no other."""
        found: set[Dependency] = set()
        self._open.append(found)
        try:
            yield found
        finally:
            self._open.pop()


class Memo(Generic[K, V]):
    """Values that are made once. Every request for one counts as reading what it was made from.

    `most` is how many are held: those made last. A value that has been dropped is made again on request, and is the
    same.
    """

    def __init__(self, reads: Reads, *, most: int | None = None) -> None:
        self._reads, self._most = reads, most
        self._known: dict[K, tuple[V, frozenset[Dependency]]] = {}

    def of(self, key: K, make: Callable[[], V]) -> V:
        """Return the value of a key, made on the first request."""
        known = self._known.get(key)
        if known is None:
            with self._reads.noting() as found:
                value = make()
            known = self._known[key] = (value, frozenset(self._reads.gathered(found)))
            if self._most is not None and len(self._known) > self._most:
                del self._known[next(iter(self._known))]
        value, dependencies = known
        self._reads.note(dependencies)
        return value


class Each(Mapping[K, V], Generic[K, V]):
    """A value for each key, made on first request as in `Memo`; the `most` that were made last are held."""

    def __init__(
        self, reads: Reads, keys: Iterable[K], make: Callable[[K], V], *, most: int | None = None
    ) -> None:
        self._make, self._keys = make, dict.fromkeys(keys)
        self._known = Memo[K, V](reads, most=most)

    def __getitem__(self, key: K) -> V:
        if key not in self._keys:
            raise KeyError(key)
        return self._known.of(key, lambda: self._make(key))

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class noted(Generic[V]):
    """A value worked out once for an object that has `reads`. Every request counts as reading what it was made from."""

    def __init__(self, make: Callable[[Any], V]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = f"_noted {name}"

    def __get__(self, owner: Any, kind: type | None = None) -> V:
        if owner is None:
            return self  # type: ignore[return-value]
        known = owner.__dict__.get(self._name)
        if known is None:
            with owner.reads.noting() as found:
                value = self._make(owner)
            gathered = frozenset(owner.reads.gathered(found))  # Asked for once for each page.
            known = owner.__dict__[self._name] = (value, gathered)
        owner.reads.note(known[1])
        value = known[0]
        return value


class fact(Generic[V]):
    """A method of an object that has `reads`: what it returns for some ids is worked out once, and is a dependency itself.

    A request depends on what it says, and not on everything it was worked out from. So it must be complete: a value
    that reads nothing more later, except parts of councils.
    """

    def __init__(self, make: Callable[..., V]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, owner: Any, kind: type | None = None) -> Callable[..., V]:
        return partial(self._of, owner)

    def _of(self, owner: Any, *ids: str) -> V:
        value = self._worked_out(owner, ids)[0]
        owner.reads.note(((FACT, self._name, *ids),))
        return value

    def read(self, owner: Any, *ids: str) -> tuple[Dependency, ...]:
        """Return what a fact was worked out from, if that is not much; otherwise nothing."""
        return self._worked_out(owner, ids)[1]

    def _worked_out(self, owner: Any, ids: tuple[str, ...]) -> tuple[V, tuple[Dependency, ...]]:
        known: dict[tuple[str, ...], tuple[V, tuple[Dependency, ...]]]
        known = owner.__dict__.setdefault(f"_facts {self._name}", {})
        if ids not in known:
            with owner.reads.noting() as found:
                value = self._found(owner, ids)
            read = owner.reads.gathered(found)
            known[ids] = (value, tuple(sorted(read)) if len(read) <= FEW else ())
        return known[ids]

    def _found(self, owner: Any, ids: tuple[str, ...]) -> V:
        return self._make(owner, *ids)


class kept_fact(fact[V]):
    """A fact that is itself kept from build to build, not only its name: slow to work out, and made of small plain values."""

    def _found(self, owner: Any, ids: tuple[str, ...]) -> V:
        kept: V = owner.reads.kept(("kept", self._name, *ids), lambda: self._make(owner, *ids))
        return kept
