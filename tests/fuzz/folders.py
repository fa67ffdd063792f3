"""Spoil whole folders of sources at random and hold what comes of them against the oracle of `support.mutants`.

    .venv/bin/python tests/fuzz/folders.py [HOW MANY] [FIRST SEED]

Prints each fault with its seed, and at the end how many mutants there were. Exit status 1 if there was a fault.
"""

from __future__ import annotations

import collections
import faulthandler
import shutil
import sys
import tempfile
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.mutants import faults, mutant

RENDERED = 50
"""Of so many mutants without a problem one is rendered: that takes far longer than all the rest."""
PATIENCE = 60
"""Seconds after which a mutant counts as a hang; the run then ends with the place where it hung."""


def main(count: int, first: int) -> int:
    """Run mutants; return the exit status."""
    counted: collections.Counter[str] = collections.Counter()
    root = Path(tempfile.mkdtemp(prefix="mutants-"))
    for seed in range(first, first + count):
        faulthandler.dump_traceback_later(PATIENCE, exit=True)
        shutil.rmtree(root / "councils", ignore_errors=True)
        try:
            found = list(faults(root, mutant(seed), rendered=seed % RENDERED == 0))
        except Exception:
            found = [traceback.format_exc(limit=-4)]
        counted["mutants"] += 1
        counted["rendered"] += seed % RENDERED == 0
        for fault in found:
            counted["faults"] += 1
            print(f"seed {seed}: {fault}", flush=True)
        if seed % 5000 == 0:
            print(dict(counted), file=sys.stderr, flush=True)
    faulthandler.cancel_dump_traceback_later()
    shutil.rmtree(root)
    print(dict(counted))
    return 1 if counted["faults"] else 0


if __name__ == "__main__":
    given = [*map(int, sys.argv[1:]), *(100_000, 0)[len(sys.argv) - 1 :]]
    raise SystemExit(main(given[0], given[1]))
