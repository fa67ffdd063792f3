"""What each thing we depend on costs whoever installs it: megabytes on disk, and seconds of CPU to import.

    python tests/benchmark/dependency_prices.py

Prints a table for `docs/performance.md`. The megabytes are those of the files that the package itself
installs; what it brings and nothing else here needs is named and counted beside it. The seconds are the median of five
processes, each of which imports it and no more, less those of a process that imports nothing.
"""

from __future__ import annotations

import re
import resource
import statistics
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import distribution
from pathlib import Path

PROJECT = "mkdocs-protocol"
RUNS = 5
MODULES = {
    "babel": "babel.messages.pofile", "mkdocs-material": "material", "markdown-it-py": "markdown_it", "mkdocs": "mkdocs.commands.build",
    "pymdown-extensions": "pymdownx.blocks", "python-docx": "docx", "pyyaml": "yaml",
}  # fmt: skip
"""What is imported of a package, where its module has another name, or it does its work in a part of it."""
_NAME = re.compile(r"[\w.-]+")


def needs(name: str, extras: Iterable[str] = ()) -> Iterator[str]:
    """Yield the names of the packages that a package asks for here, with some of its extras or none."""
    for required in distribution(name).requires or ():
        found, _, condition = required.partition(";")
        is_asked = any(
            f"extra == {quote}{extra}{quote}" in condition for extra in extras for quote in "'\""
        )
        is_here = not condition or "extra" in condition or "win32" not in condition
        if is_asked or (
            "extra" not in condition and is_here and "python_version <" not in condition
        ):
            yield re.sub(r"[-_.]+", "-", _NAME.match(found)[0]).lower()  # type: ignore[index]


def brought(name: str) -> set[str]:
    """Return a package's name with those of all that it brings."""
    found, left = set(), [name]
    while left:
        if (one := left.pop()) not in found:
            found.add(one)
            left += needs(one)
    return found


def megabytes(name: str) -> float:
    """Return how much the files of a package take, compiled ones left out."""
    listed = distribution(name).files or ()
    paths = {Path(str(file.locate())) for file in listed if "__pycache__" not in file.parts}
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


def seconds(module: str) -> float:
    """Return the median CPU seconds of a process that imports a module, or nothing for ""."""
    taken = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", f"import {module or 'sys'}"], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(taken)


def rows(names: Iterable[str], nothing: float) -> Iterator[str]:
    """Yield a row of the table for each package."""
    every = {name: brought(name) for name in names}
    for name, whole in every.items():
        others = set().union(*(found for other, found in every.items() if other != name))
        own = sorted(whole - {name} - others)
        with_it = f"{', '.join(own)} ({sum(map(megabytes, own)):.1f})" if own else "–"
        took = max(0.0, seconds(MODULES.get(name, name)) - nothing)
        yield f"| {name} | {megabytes(name):.1f} | {with_it} | {took:.2f} |"


def main() -> None:
    """Measure and print the table."""
    nothing = seconds("")
    plain, extras = list(needs(PROJECT)), list(needs(PROJECT, ("pdf", "pdf-import")))
    print("| Package | MB | Brings, that nothing else here needs (MB) | Import, CPU seconds |")
    print("| --- | ---: | --- | ---: |")
    print(*rows(plain, nothing), sep="\n")
    print("\nOf the extras:\n")
    print(*rows([name for name in extras if name not in plain], nothing), sep="\n")


if __name__ == "__main__":
    main()
