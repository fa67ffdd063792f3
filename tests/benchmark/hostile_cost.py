"""What hostile sources and files cost: the worst of a size, beside plain text of that size, and what twice the size costs.

    .venv/bin/python tests/benchmark/hostile_cost.py [GROUP …]

The promise: never more than 3 times plain text of the same size, and twice the size never more than 2.5 times. The groups
are the commands, and the kinds of file to import.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.hostile import SHAPES
from support.hostile_inputs import IMPORTS, INPUTS, Make, Work, bring_in, check
from support.projects import write_files

from mkdocs_protocol.store.collecting import collect_seldom

SIZES = (250_000, 500_000, 1_000_000)
GROUPS: dict[str, tuple[Work, dict[str, Make]]] = {
    **{work.__name__: (work, shapes) for work, shapes in INPUTS.items()},
    **{kind: (bring_in, shapes) for kind, shapes in IMPORTS.items()},
    check.__name__: (check, {**SHAPES, **INPUTS[check]}),
}


def seconds(work: Work, make: Make, size: int) -> float:
    """Return the time of the processor that work on a source of a size takes, in all its processes."""
    with tempfile.TemporaryDirectory() as folder:
        root = write_files(Path(folder), make(size - 500))
        began = _used()
        work(root)
        return _used() - began


def _used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def main(groups: list[str]) -> None:
    """Print a line for each shape; its first is plain text."""
    collect_seldom()  # As every command does.
    for group in groups or GROUPS:
        work, shapes = GROUPS[group]
        plain: list[float] = []
        for shape, make in shapes.items():
            taken = [seconds(work, make, size) for size in SIZES]
            plain = plain or taken
            times = " ".join(f"{each:6.2f} s" for each in taken)
            beside = " ".join(f"{each / of:5.2f}" for each, of in zip(taken, plain, strict=True))
            growth = " ".join(f"{taken[n + 1] / taken[n]:5.2f}" for n in range(len(SIZES) - 1))
            name = f"{group}: {shape}"
            print(f"{name:50} {times}   beside plain: {beside}   doubled: {growth}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
