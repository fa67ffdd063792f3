"""How many things the tests try at random: few in `make test`, many in `make long`."""

from __future__ import annotations

import os

LONG_RUN = bool(os.environ.get("LONG_RUN"))
"""Whether this is `make long`, which also tries other things each time."""

TIMES = 50


def examples(count: int) -> int:
    """Return how many to try where `make test` tries `count`."""
    return count * TIMES if LONG_RUN else count
