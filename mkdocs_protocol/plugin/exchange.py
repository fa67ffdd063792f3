"""Two folders exchanged: in one step if the system can, otherwise in two, which `recover` can finish."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""A flag of renameat2(2) on Linux; on macOS, RENAME_SWAP of renamex_np(2) has the same value."""


def exchange(new: Path, place: Path, old: Path) -> bool:
    """Put a whole folder into its place; return whether that was one step.

    What was there is at `new` afterwards, or at `old` if it took two steps; if the place was free, at neither. Raises
    OSError if the folder cannot be moved: the place is then as it was.
    """
    if not os.path.lexists(place):
        new.rename(place)
        return True
    if _exchanged_at_once(new, place):
        return True
    place.rename(old)
    try:
        new.rename(place)
    except OSError:
        old.rename(place)
        raise
    return False


def _exchanged_at_once(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return False if the system or its disk cannot."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        paths = os.fsencode(one), os.fsencode(other)
        if sys.platform == "darwin":
            return bool(libc.renamex_np(*paths, _RENAME_EXCHANGE) == 0)
        moved = libc.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE)
        return bool(moved == 0)
    except (OSError, AttributeError, TypeError):  # No such library, or no such function in it.
        return False
