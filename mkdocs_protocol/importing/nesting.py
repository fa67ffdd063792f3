"""How deep an item stands in its list: by the level that its file gives it, or by its mark."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_protocol.core.markers import roman_value
from mkdocs_protocol.core.protocol import bare_number

if TYPE_CHECKING:
    from mkdocs_protocol.importing.document import Block

_ROMAN = re.compile(r"[ivxlcdm]+", re.IGNORECASE)
_OPENS = re.compile(
    r"[:–—-]\s*$|(?:\b(?:or|and|with|either|both|of|by|to|that|in)|,)\s*$", re.IGNORECASE
)
_DEEPEST = 8
_STEP = 12
"""The fewest points by which a list is indented more than the one around it."""


@dataclass(slots=True)
class _Level:
    kind: str
    depth: int
    """The level that the file gives."""
    indent: float
    last: str
    automatic: bool

    def is_elsewhere(self, block: Block) -> bool:
        """Return whether a file says of a block that it stands on another level."""
        return block.automatic and self.automatic and block.depth != self.depth


@dataclass(slots=True)
class Nesting:
    """The lists that are open, the outermost first."""

    _levels: list[_Level] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether there has been an item."""
        return bool(self._levels)

    def is_inside(self, block: Block) -> bool:
        """Return whether a block begins farther to the right than the last item, or its file says that it is deeper."""
        if not self._levels:
            return False
        last = self._levels[-1]
        is_deeper = block.automatic and last.automatic and block.depth > last.depth
        return is_deeper or block.look.indent > last.indent

    def goes_on(self, block: Block, clause: str = "") -> bool:
        """Return whether a block has the next number of a list that is open.

        `clause` is the number of the clause around the lists, if the block is on its level of the file or both are
        typed: what comes next after both goes on with the clause, unless a list is like that too.
        """
        levels = [each for each in self._levels if is_next(each.last, block.number)]
        if clause and is_next(clause, block.number):
            return any(
                each.automatic == block.automatic and not each.is_elsewhere(block)
                for each in levels
            )
        return bool(levels)

    def depth_of(self, block: Block, above: str) -> int:
        """Return how deep an item stands, 0 for the outermost list; `above` are the words before it."""
        kind = _kind(block.number)
        if (found := self._level_of(block, kind)) is not None:
            del self._levels[found + 1 :]
            self._levels[found].last = block.number
            return found
        if self._levels and self._stands_higher(block, kind, above):
            while self._levels and self._levels[-1].depth >= block.depth and len(self._levels) > 1:
                del self._levels[-1]
            if self._levels[-1].depth >= block.depth:
                self._levels[-1] = _Level(
                    kind, block.depth, block.look.indent, block.number, block.automatic
                )
                return len(self._levels) - 1
        if len(self._levels) >= _DEEPEST:
            del self._levels[-1]
        self._levels.append(
            _Level(kind, block.depth, block.look.indent, block.number, block.automatic)
        )
        return len(self._levels) - 1

    def _level_of(self, block: Block, kind: str) -> int | None:
        """Return which open list an item goes on with, the innermost first, but none on another level of the file."""
        for at in reversed(range(len(self._levels))):
            level = self._levels[at]
            if level.is_elsewhere(block):
                continue
            is_as_far = abs(block.look.indent - level.indent) < _STEP
            if is_next(level.last, block.number) or (
                level.kind == kind and kind in _COUNTLESS and is_as_far
            ):
                return at
        return None

    def _stands_higher(self, block: Block, kind: str, above: str) -> bool:
        """Return whether an item of another kind belongs on the last one's level or above it, not inside it."""
        last = self._levels[-1]
        if block.automatic and last.automatic and block.depth != last.depth:
            return block.depth < last.depth
        if block.look.indent != last.indent:
            return block.look.indent < last.indent
        return not (_OPENS.search(above) or _is_inner(last.kind, kind, block.number))


_COUNTLESS = frozenset({"bullet", "bullet o", "bullet ▪"})
_INNER = ("1", "a", "i", "bullet", "bullet o", "bullet ▪")
"""Kinds of marks as a writer of lists goes deeper, those of a word processor's three bullets behind the others."""


def _is_inner(last: str, kind: str, number: str) -> bool:
    """Return whether a list that begins behind an item, as far to the left, is by custom one inside it."""
    if kind in _COUNTLESS:
        return last in _COUNTLESS and _INNER.index(kind) > _INNER.index(last)
    is_first = bare_number(number).lower() in ("1", "a", "i")
    return is_first and last not in _COUNTLESS and _INNER.index(kind[0]) > _INNER.index(last[0])


def _kind(number: str) -> str:
    bare = bare_number(number)
    if number in ("o", "▪"):
        return f"bullet {number}"
    if not any(each.isalnum() for each in number):
        return "bullet"
    shape = re.sub(r"[A-Za-z0-9]+", "", number)
    if bare.isdigit():
        return f"1{shape}"
    return f"{'i' if _ROMAN.fullmatch(bare) else 'a'}{shape}" + ("A" if bare.isupper() else "")


def is_next(last: str, number: str) -> bool:
    """Return whether a number comes right after another of its kind."""
    one, other = bare_number(last), bare_number(number)
    if re.sub(r"[A-Za-z0-9]+", "", last).strip() != re.sub(
        r"[A-Za-z0-9]+", "", number
    ).strip() and not (
        last.rstrip(").") == number.rstrip(").") or {last[-1:], number[-1:]} <= {")", "."}
    ):
        return False
    if one.isdigit() and other.isdigit():
        # Behind (2), the number 3. is that of a clause; 3) may be a slip.
        is_alike = ("(" in last) == ("(" in number) or last[-1:] == number[-1:]
        return is_alike and int(other) == int(one) + 1
    if one.isupper() != other.isupper():
        return False
    one, other = one.lower(), other.lower()
    if len(one) == len(other) == 1 and one.isalpha() and ord(other) == ord(one) + 1:
        return True
    doubled = one and other and len({*one}) == len({*other}) == 1 and len(one) == len(other)
    if doubled and ord(other[0]) == ord(one[0]) + 1:
        return True
    if one == "z" and other == "aa":
        return True
    first, second = roman_value(one), roman_value(other)
    return bool(first) and second == first + 1
