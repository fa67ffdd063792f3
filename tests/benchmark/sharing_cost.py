"""What finding shared wording costs: CPU seconds and peak memory, and whether they grow with the councils only.

    python tests/benchmark/sharing_cost.py [--councils 5 100 1000] [--runs 3]

On two sets of texts: every council's its own (what is shared is chance), and copies of a few models with
some words changed (nearly everything is shared by a fifth of all councils). Every measure is taken in a
process of its own, after the sources have been read: the index, and what it says of every council.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.projects import write_files
from support.synthetic import synthetic_councils

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.comparing.sharing import SharedWording

MODELS = 5
SETS = {"texts of their own": 0, f"copies of {MODELS} models": MODELS}


def main() -> None:
    """Measure and print a table."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    words.add_argument("--councils", type=int, nargs="+", default=[5, 100, 1000])
    words.add_argument("--runs", type=int, default=3)
    given = words.parse_args()
    print("councils  texts                  CPU s   CPU ms a council   MB more")
    with tempfile.TemporaryDirectory() as folder:
        for name, models in SETS.items():
            each = {}
            for count in given.councils:
                files = synthetic_councils(count, models=models)
                root = write_files(Path(folder) / f"{count}-{models}", files)
                runs = [_measured(root) for _ in range(given.runs)]
                cpu, more = (statistics.median(values) for values in zip(*runs, strict=True))
                each[count] = cpu / count
                print(
                    f"{count:8}  {name:18} {cpu:9.2f} {1000 * cpu / count:18.1f} {more:9.0f}",
                    flush=True,
                )
            for small, large in zip(given.councils[1:], given.councils[2:], strict=False):
                print(f"a council at {large}: {each[large] / each[small]:.3f} x that at {small}")


def _measured(root: Path) -> tuple[float, float]:
    """Return CPU seconds and how many megabytes the peak of memory rose, from a process of its own."""
    reader, writer = os.pipe()
    if os.fork() == 0:
        councils = load(root / "councils", as_of=date(2026, 11, 22)).handbook.councils
        before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        built = SharedWording(councils)
        for council in councils:
            built.of(council)
        took = time.process_time() - start
        more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        os.write(writer, f"{took} {more}".encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as told:
        cpu, megabytes = map(float, told.read().split())
    os.wait()
    return cpu, megabytes


if __name__ == "__main__":
    main()
