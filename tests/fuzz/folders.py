"""Spoil whole folders of sources at random and hold what comes of them against the oracle of `support.oracle`.

    .venv/bin/python tests/fuzz/folders.py [HOW MANY] [FIRST SEED]

Prints each fault with its seed, and at the end how many mutants there were. Exit status 1 if there was a fault.
"""

from __future__ import annotations

import collections
import os
import shutil
import signal
import sys
import tempfile
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.mutants import mutant
from support.oracle import faults

from mkdocs_protocol.store.collecting import collect_seldom

PATIENCE = 60
"""Seconds of the processor, whatever else it is busy with, after which a mutant counts as a hang; it is told with its place."""


_IN_MEMORY = "/dev/shm"


def main(count: int, first: int) -> int:
    """Run mutants; return the exit status."""
    signal.signal(signal.SIGPROF, _hung)
    counted: collections.Counter[str] = collections.Counter()
    collect_seldom()  # As every command does.
    root = Path(
        tempfile.mkdtemp(prefix="mutants-", dir=_IN_MEMORY if os.path.isdir(_IN_MEMORY) else None)
    )
    for seed in range(first, first + count):
        signal.setitimer(signal.ITIMER_PROF, PATIENCE)
        try:
            found = list(faults(root, mutant(seed)))
        except Exception:
            found = [traceback.format_exc(limit=-4)]
        counted["mutants"] += 1
        for fault in found:
            counted["faults"] += 1
            print(f"seed {seed}: {fault}", flush=True)
        if seed % 5000 == 0:
            print(dict(counted), file=sys.stderr, flush=True)
    signal.setitimer(signal.ITIMER_PROF, 0)
    shutil.rmtree(root)
    print(dict(counted))
    return 1 if counted["faults"] else 0


def _hung(_signal: int, _frame: object) -> None:
    raise TimeoutError("it hangs")


if __name__ == "__main__":
    given = [*map(int, sys.argv[1:]), *(100_000, 0)[len(sys.argv) - 1 :]]
    raise SystemExit(main(given[0], given[1]))
