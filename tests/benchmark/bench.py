"""What a handbook costs, beside plain Material and Hugo on the same bare texts, in one run.

    make bench                                              # 5, 100 and 1,000 councils
    python tests/benchmark/bench.py --councils 5 100 --runs 3 --note "two shared cores" --write

Every build is a process of its own; the builders of a size take turns, so that a machine whose speed drifts
favours none. CPU is user and system seconds of the whole process; figures are medians; ratios are to plain
MkDocs and Material with a small navigation. `--write` puts table and plot into `docs/`.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmark.corpora import (
    REAL,
    SYNTHETIC,
    Corpus,
    change_one_clause,
    handbook_site,
    hugo_site,
    plain_site,
)
from benchmark.measure import Cost, build, output, run, serve
from benchmark.report import Row, write_report

CORPORA = {"synthetic": SYNTHETIC, "real": REAL}


def main() -> None:
    """Measure, print a line a builder, and write the report where that is asked for."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    words.add_argument("--councils", type=int, nargs="+", default=[5, 100, 1000])
    words.add_argument("--corpora", nargs="+", choices=CORPORA, default=["synthetic", "real"])
    words.add_argument("--runs", type=int, default=1)
    words.add_argument(
        "--largest-real", type=int, default=100, help="the most copies of real councils"
    )
    words.add_argument("--no-serve", action="store_true")
    words.add_argument(
        "--note",
        default=f"{platform.system()} on {platform.machine()}",
        help="the machine, in words",
    )
    words.add_argument(
        "--write", action="store_true", help="write docs/performance.md and its plot"
    )
    words.add_argument("--keep", type=Path, help="add the figures to this file of JSON")
    given = words.parse_args()
    rows: list[Row] = []
    for name in given.corpora:
        for count in given.councils:
            if name == "real" and count > given.largest_real:
                continue
            with tempfile.TemporaryDirectory() as folder:
                rows += _measure(
                    Path(folder), CORPORA[name], count, given.runs, served=not given.no_serve
                )
    if given.keep:
        given.keep.write_text(json.dumps([row.__dict__ for row in rows], indent=1) + "\n")
    if given.write:
        write_report(rows, given.note)


def _measure(folder: Path, corpus: Corpus, count: int, runs: int, *, served: bool) -> list[Row]:
    sources = corpus.sources(count)
    ours, plain = handbook_site(folder / "ours", sources), plain_site(folder / "plain", sources)
    hugo = shutil.which("hugo", path=f"{Path(sys.executable).parent}:/usr/bin:/usr/local/bin")
    fast = hugo_site(folder / "hugo", sources) if hugo else None
    costs: dict[str, list[Cost]] = {}

    def note(builder: str, cost: Cost) -> None:
        costs.setdefault(builder, []).append(cost)

    for _ in range(runs):
        shutil.rmtree(ours / ".cache", ignore_errors=True)
        note("plain Material", build(plain))
        note("cold", build(ours))
        note("nothing changed", build(ours))
        change_one_clause(ours)
        note("one clause changed", build(ours))
        if hugo and fast:
            note("Hugo", run(fast, (hugo, "--quiet")))
    if served:
        note("serve, one clause", serve(ours, change_one_clause))
    base = statistics.median(cost.cpu for cost in costs["plain Material"])
    sites = {"plain Material": plain / "site", "cold": ours / "site"}
    if fast:
        sites["Hugo"] = fast / "public"
    return [
        _row(corpus.name, count, builder, found, base, sites.get(builder))
        for builder, found in costs.items()
    ]


def _row(
    corpus: str, count: int, builder: str, found: list[Cost], base: float, site: Path | None
) -> Row:
    cpu = statistics.median(cost.cpu for cost in found)
    written = output(site) if site else None
    row = Row(
        corpus,
        count,
        builder,
        round(cpu, 2),
        round(cpu / base, 2),
        round(statistics.median(cost.peak for cost in found)),
        written.files if written else 0,
        round(written.megabytes, 1) if written else 0,
    )
    print(
        f"{corpus:10} {count:6} {builder:20} {cpu:8.2f} s  x {row.ratio:<6} {row.peak:6} MB "
        f"{row.files or '':>7} {row.megabytes or '':>7}",
        flush=True,
    )
    return row


if __name__ == "__main__":
    main()
