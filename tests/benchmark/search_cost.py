"""What the search index costs: its CPU beside plain Material's build of the bare texts, in one run; its files and bytes.

    python tests/benchmark/search_cost.py [--councils 1000] [--runs 3] [--keep FOLDER] [--no-plain]

The index is made in this process, after the sources have been read; the least CPU of so many runs counts, of both.
`--keep` writes the last index below a folder, to be searched by a browser; `--no-plain` leaves Material out.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmark.corpora import plain_site
from benchmark.measure import build
from support.projects import write_files
from support.synthetic import REPOSITORY, synthetic_councils

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.searching.files import search_files
from mkdocs_protocol.site.files import PublishedFile
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording
from mkdocs_protocol.store.collecting import collect_seldom


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    words.add_argument("--councils", type=int, default=1000)
    words.add_argument("--runs", type=int, default=3)
    words.add_argument("--keep", type=Path)
    words.add_argument("--no-plain", action="store_true")
    given = words.parse_args()
    collect_seldom()  # as a build does
    sources = synthetic_councils(given.councils)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = _site(folder / "ours", sources)
        costs, files = _index(site, given.runs)
        print(
            f"index of {given.councils} councils: {min(costs):.2f} s of CPU, {len(files)} files, "
            f"{sum(len(file.content) for file in files) / 1e6:.1f} MB"
        )
        if given.keep:
            for file in files:
                path = given.keep / str(file.address)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.content)
        if not given.no_plain:
            plain = plain_site(folder / "plain", sources)
            cost = min(build(plain).cpu for _ in range(given.runs))
            print(
                f"plain Material: {cost:.2f} s of CPU; the index is {min(costs) / cost:.3f} of it"
            )


def _site(folder: Path, sources: dict[str, str]) -> Site:
    """Return the handbook as a site, with the words that find each other of this repository's."""
    vocabulary = (REPOSITORY / "councils/search.yml").read_text("utf-8").split("\nasked_as:")[0]
    write_files(folder, {**sources, "councils/search.yml": vocabulary})
    loaded = load(folder / "councils", as_of=date(2026, 11, 29))
    if loaded.problems:
        raise SystemExit("\n".join(map(str, loaded.problems[:5])))
    site = Site(loaded.handbook, load_wording(), has_search=True)
    _ = site.coverage  # A build has worked it out for other pages.
    gc.freeze()
    return site


def _index(site: Site, runs: int) -> tuple[list[float], list[PublishedFile]]:
    costs: list[float] = []
    files: list[PublishedFile] = []
    for _ in range(runs):
        before = time.process_time()
        files = [*search_files(site)]
        costs.append(time.process_time() - before)
    return costs, files


if __name__ == "__main__":
    main()
