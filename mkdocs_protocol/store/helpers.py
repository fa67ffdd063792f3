"""Further processes that do part of many independent things, so that all of a computer's processors work.

A helper is a copy of this process (`fork`), so that nothing has to be handed over to it: what it makes is in the store,
and at the end it reports what else has to be known. **Nothing depends on a helper.** Whoever asks for help afterwards
does whatever is missing, as if nobody had helped: so a helper that fails needs no care, and its error occurs again, and
is reported, in this process. Only Linux has helpers, and only while this process has one thread: elsewhere a copy of a
process is not safe, and starting Python anew for each would cost more than it saves.
"""

from __future__ import annotations

import gc
import os
import signal
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Generic, TypeVar

from mkdocs_protocol.store.packing import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

T = TypeVar("T")

FEW = 12
"""For fewer things than this no helper is started: they are done sooner than it can begin."""
MOST = 3
"""The most helpers: each may hold as much memory as this process."""
PATIENCE = 60.0
"""How many seconds to wait for a helper when everything else is done: it has one thing left to do."""
_BYTES = 4
"""How many bytes a number takes in the queue."""
_THREADS = Path("/proc/self/task")


class Helpers(Generic[T]):
    """Helpers for things numbered from 0 to `count` - 1, for as long as a `with` lasts.

    `do` does one of them in a helper, and at the end `tell` returns a value of the handbook there. The caller goes
    through the numbers in order and does those for which `took` is False. After the `with`, `told` holds what `tell`
    returned in each helper that did not fail. Leaving the `with` by an exception ends them at once.
    """

    def __init__(self, count: int, do: Callable[[int], object], tell: Callable[[], T]) -> None:
        self._count, self._do, self._tell = count, do, tell
        self._helpers: dict[int, IO[bytes]] = {}
        self._queue: IO[bytes] | None = None
        self._own = -1
        self.told: list[T] = []

    def took(self, number: int) -> bool:
        """Return whether a helper does a thing; ask in the order of the numbers."""
        if self._helpers and number > self._own:
            self._own = self._taken()
        return number < self._own

    def __enter__(self) -> Self:
        """Start a helper for each further processor, up to `MOST`, if there is enough to do."""
        helpers = min(MOST, _processors() - 1) if self._count >= FEW else 0
        # Where there is no room for another process or file, there are fewer helpers, or none.
        with suppress(OSError):
            for _ in range(helpers):
                self._start()
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """Wait for the helpers, and read what they report; end them if something has gone wrong here."""
        end = 0.0 if kind else time.monotonic() + PATIENCE
        for helper, file in self._helpers.items():
            with file:
                if _is_well(helper, end):
                    file.seek(0)
                    self.told.append(unpacked(file.read()))  # type: ignore[arg-type]
        self._helpers.clear()
        if self._queue:
            self._queue.close()

    def _taken(self) -> int:
        """Take the next number that nobody has; `count` if there is none. The processes share one place in a file."""
        found = self._queue.read(_BYTES) if self._queue else b""
        return int.from_bytes(found, "big") if found else self._count

    def _start(self) -> None:
        if not self._queue:
            self._queue = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 (closed when it is left)
            self._queue.write(b"".join(n.to_bytes(_BYTES, "big") for n in range(self._count)))
            self._queue.seek(0)
        file, parent = tempfile.TemporaryFile(), os.getpid()  # noqa: SIM115 (closed when it is left)
        helper = os.fork()
        if helper:
            self._helpers[helper] = file
            return
        status = 1
        try:
            gc.freeze()  # No search for cycles then touches, and so copies, memory shared with this process.
            while os.getppid() == parent and (number := self._taken()) < self._count:
                self._do(number)
            file.write(packed(self._tell()))
            file.flush()
            status = 0
        finally:
            os._exit(status)


def _is_well(helper: int, end: float) -> bool:
    """Wait for a helper, and return whether it has done all that it took; end it when its time is over."""
    try:
        found, status = os.waitpid(helper, os.WNOHANG)
        while not found and time.monotonic() < end:
            time.sleep(0.01)
            found, status = os.waitpid(helper, os.WNOHANG)
        if not found:
            os.kill(helper, signal.SIGKILL)
            os.waitpid(helper, 0)
    except ChildProcessError:
        return False  # Whoever started this process told the system not to say how its own processes end.
    return bool(found) and status == 0


def _processors() -> int:
    """Return how many processes may be used: one where this process cannot be copied."""
    try:
        threads = len(list(_THREADS.iterdir()))
    except OSError:
        return 1
    return len(os.sched_getaffinity(0)) if threads == 1 else 1
