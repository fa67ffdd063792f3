"""What a build costs, beside plain Material building the same texts: CPU seconds, peak memory, ratios.

    python tests/benchmark/build_cost.py [--councils 5 100 1000] [--runs 3]

Every build is a process of its own; the two sites of a size take turns, so that a machine whose speed drifts
does not favour one. Figures are medians; CPU is user and system seconds of the whole process.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.projects import write_files
from support.synthetic import plain_pages, synthetic_councils

_THEME = "site_name: Benchmark\ntheme: {name: material, font: false}\nnav: [index.md]\n"
_QUIET = "validation: {nav: {omitted_files: ignore}}\n"


@dataclass(frozen=True)
class Cost:
    """What one build took."""

    cpu: float
    """Seconds, user and system."""
    peak: float
    """Largest resident memory, in megabytes."""


def main() -> None:
    """Measure and print a table."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    words.add_argument("--councils", type=int, nargs="+", default=[5, 100, 1000])
    words.add_argument("--runs", type=int, default=3)
    given = words.parse_args()
    print("councils  site             CPU s   CPU ms a council   peak MB   x plain Material")
    with tempfile.TemporaryDirectory() as folder:
        each = {count: _measure(Path(folder), count, given.runs) for count in given.councils}
    for small, large in zip(given.councils[1:], given.councils[2:], strict=False):
        ratio = (each[large] / large) / (each[small] / small)
        print(f"CPU a council at {large}: {ratio:.3f} x that at {small}")


def _measure(folder: Path, count: int, runs: int) -> float:
    sources = synthetic_councils(count)
    ours = write_files(folder / f"ours-{count}", {
        **sources, "docs/index.md": "# Councils\n",
        "mkdocs.yml": f"{_THEME}{_QUIET}plugins: [search, {{protocol: {{nav: false}}}}]\n",
    })  # fmt: skip
    plain = write_files(folder / f"plain-{count}", {
        **plain_pages(sources), "mkdocs.yml": f"{_THEME}{_QUIET}plugins: [search]\n",
    })  # fmt: skip
    costs: dict[Path, list[Cost]] = {ours: [], plain: []}
    for _ in range(runs):
        for project, found in costs.items():
            found.append(_build(project))
    cpu = {project: statistics.median(c.cpu for c in found) for project, found in costs.items()}
    for name, project in (("handbook", ours), ("plain Material", plain)):
        peak = statistics.median(cost.peak for cost in costs[project])
        print(f"{count:8}  {name:15} {cpu[project]:6.2f} {1000 * cpu[project] / count:18.1f} {peak:9.0f}"
              f" {cpu[project] / cpu[plain]:18.2f}", flush=True)  # fmt: skip
    return cpu[ours]


def _build(project: Path) -> Cost:
    """Build a project in a process of its own and return what the system says it took."""
    child = os.fork()
    if child == 0:
        os.environ.update(NO_MKDOCS_2_WARNING="1", SOURCE_DATE_EPOCH="1795305600")
        os.chdir(project)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.execv(sys.executable, [sys.executable, "-m", "mkdocs", "build", "--strict"])
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"the build of {project.name} failed")
    return Cost(usage.ru_utime + usage.ru_stime, _megabytes(usage))


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
