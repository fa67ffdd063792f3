"""A few councils at a time: what is published about them is kept together, and joined to the rest unchanged."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.handbook import Council

_MANY = 5
"""Roughly how many councils a part has: an edit of one has its part made again, and every part is read."""


def parted(councils: tuple[Council, ...]) -> Iterator[tuple[Council, ...]]:
    """Yield each part, as consecutive councils: adding or removing one changes no part but its own."""
    number = 0

    def part_of(council: Council) -> int:
        nonlocal number
        before = number
        number += crc32(council.id.encode()) % _MANY == 0
        return before

    return (tuple(found) for _, found in groupby(councils, part_of))
