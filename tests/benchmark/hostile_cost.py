"""What hostile sources cost: the worst of a size, beside plain text of that size, and what twice the size costs.

    .venv/bin/python tests/benchmark/hostile_cost.py [SHAPE …]

The promise: never more than 3 times plain text of the same size, and twice the size never more than 2.5 times.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.hostile import SHAPES
from support.projects import write_files

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.store.collecting import collect_seldom

SIZES = (250_000, 500_000, 1_000_000)


def seconds(shape: str, size: int) -> float:
    """Return the time of the processor that reading and checking one council takes."""
    with tempfile.TemporaryDirectory() as folder:
        root = write_files(Path(folder), {**SHAPES[shape](size - 500)})
        began = time.process_time()
        load(root / "councils", as_of=date(2026, 11, 22))
        taken = time.process_time() - began
        return taken


def main(shapes: list[str]) -> None:
    """Print a line for each shape."""
    collect_seldom()  # As every command does.
    plain: dict[int, float] = {}
    for shape in dict.fromkeys(["plain text", *(shapes or SHAPES)]):
        taken = [seconds(shape, size) for size in SIZES]
        plain = plain or dict(zip(SIZES, taken, strict=True))
        times = " ".join(f"{each:6.2f} s" for each in taken)
        beside = " ".join(
            f"{each / plain[size]:5.2f}" for size, each in zip(SIZES, taken, strict=True)
        )
        growth = " ".join(f"{taken[n + 1] / taken[n]:5.2f}" for n in range(len(SIZES) - 1))
        print(f"{shape:30} {times}   beside plain: {beside}   doubled: {growth}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
