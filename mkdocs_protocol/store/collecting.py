"""Python's search for unreachable cycles of objects, postponed while many values are made."""

from __future__ import annotations

import atexit
import gc
from functools import cache

_SELDOM = (20_000, 20, 20)


def collect_seldom() -> None:
    """Look for cycles far less often from now on, and not at all as the program ends.

    A handbook is millions of values that never change and hold no cycles: going through them again and again takes a
    tenth of a build, half the time of reading a council from the store, and a second at the end. This is for programs
    that make a handbook and end.
    """
    gc.set_threshold(*map(max, gc.get_threshold(), _SELDOM))
    _end_without()


@cache
def _end_without() -> None:
    atexit.register(gc.freeze)
