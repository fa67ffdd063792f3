"""How far a long build has got: a bar on a terminal, and an occasional line in a log."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TextIO, TypeVar

import click
from mkdocs.plugins import get_plugin_logger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

log = get_plugin_logger("protocol")

T = TypeVar("T")

FEW = 50
"""Up to this many, nothing is reported: they are done before anybody could read it."""
_EVERY = 15.0
"""Seconds between two lines of a log."""


def told(
    every: Sequence[T],
    what: str,
    *,
    to: TextIO | None = None,
    now: Callable[[], float] = time.monotonic,
) -> Iterator[T]:
    """Yield each of many things, and report how many of them are done; `what` says what they are: "councils read"."""
    stream = to or sys.stderr
    if len(every) <= FEW:
        yield from every
    elif stream.isatty():
        with click.progressbar(
            every, label=what.capitalize(), file=stream, update_min_steps=FEW // 5
        ) as bar:
            yield from bar
    else:
        last = now()
        for done, one in enumerate(every):
            if now() - last >= _EVERY:
                last = now()
                log.info("%s of %s %s", f"{done:,}", f"{len(every):,}", what)
            yield one
