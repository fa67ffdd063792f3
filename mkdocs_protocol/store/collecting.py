"""Python's search for cycles of objects that nobody holds, put off while many values are made."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SELDOM = (20_000, 20, 20)


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Look for cycles many times less often within.

    A handbook is millions of values that never change and hold no cycles: going through them again and again takes a
    tenth of a build, and half of what it takes to read a council from the store.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
