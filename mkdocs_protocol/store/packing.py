"""Values as bytes and back: pickles that hold only the handbook's own values, and run nothing.

A dataclass is written as a call of its class with its fields. That is read several times as quickly as Python's own
form for frozen classes, and leaves out what an object has worked out since it was made.
"""

from __future__ import annotations

import enum
import io
import pickle
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Way: TypeAlias = "Callable[[Any], Any]"
"""A function that returns how a value is made again, as `object.__reduce__` does."""

_BUILTINS = frozenset({"frozenset", "set", "bytearray", "complex", "slice", "range"})
_PLAIN = frozenset({("datetime", "date"), ("datetime", "datetime"), ("markupsafe", "Markup"), ("uuid", "UUID"),
                    ("collections", "OrderedDict"), ("collections", "defaultdict")})  # fmt: skip


class Ways(dict[type, "Way"]):
    """How a value of each class is made again, worked out once for each class and not for each of a million values.

    A dataclass is called with its fields, a member of an enumeration with its value: Python up to 3.11.3 writes such
    a member as a call of `getattr`, which our reader would refuse. Everything else is left to Python.
    """

    def __missing__(self, kind: type) -> Way:
        """Work out how values of a new class are made. Raises KeyError for a metaclass: classes are written by their names."""
        if issubclass(kind, type):
            raise KeyError(kind)
        way = self[kind] = self.way_of(kind)
        return way

    def way_of(self, kind: type) -> Way:
        """Return how a value of a class is made again."""
        if issubclass(kind, enum.Enum):
            return lambda value: (kind, (value.value,))
        given = _given(kind)
        return _as_python_has_it if given is None else lambda value: (kind, given(value))


def _as_python_has_it(value: object) -> Any:
    return value.__reduce_ex__(_PROTOCOL)


_PROTOCOL = 5
_WAYS = Ways()


def packed(value: object, ways: Ways = _WAYS) -> bytes:
    """Return a value as bytes."""
    content = io.BytesIO()
    packer = pickle.Pickler(content, protocol=_PROTOCOL)
    packer.dispatch_table = ways
    packer.dump(value)
    return content.getvalue()


def comparable(value: object, ways: Ways = _WAYS) -> bytes:
    """Return bytes that are the same for equal values only; nothing reads them back.

    `packed` would distinguish a value that holds one object twice from one that holds two equal ones.
    """
    content = io.BytesIO()
    packer = pickle.Pickler(content, protocol=_PROTOCOL)
    packer.dispatch_table, packer.fast = ways, True
    packer.dump(value)
    return content.getvalue()


def unpacked(content: bytes) -> object:
    """Return the value that was packed. May raise anything for bytes that do not hold a value of the handbook."""
    value: object = _Reader(io.BytesIO(content)).load()
    return value


def _given(kind: type) -> Callable[[object], tuple[object, ...]] | None:
    """Return a function that reads from a value everything its class is called with; None if it cannot be made that way."""
    if not is_dataclass(kind) or not all(one.init and not one.kw_only for one in fields(kind)):
        return None
    names = [one.name for one in fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


class _Reader(pickle.Unpickler):
    """Reads values of our own classes and a few plain ones; a file written by somebody else cannot run anything."""

    def find_class(self, module: str, name: str) -> object:
        """Return a class that values are made of; raise UnpicklingError for anything else."""
        ours = module.startswith("mkdocs_protocol.") and "." not in name
        if ours or (module, name) in _PLAIN or (module == "builtins" and name in _BUILTINS):
            found: object = super().find_class(module, name)
            if ours and not (isinstance(found, type) and _is_value(found)):
                raise pickle.UnpicklingError(f"{module}.{name} is not a class of values")
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is not one of the handbook's values")


def _is_value(kind: type) -> bool:
    """Return whether calling a class does no more than make a value: it is called with whatever a file says."""
    return is_dataclass(kind) or issubclass(kind, (str, int, tuple, enum.Enum))
