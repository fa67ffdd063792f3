"""The figures of a benchmark as a table and a plot for `docs/performance.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from support.synthetic import REPOSITORY

_PAGE = REPOSITORY / "docs/performance.md"
_PLOT = REPOSITORY / "docs/assets/images/performance.svg"
_MARKED = re.compile(r"(<!-- figures -->\n).*(<!-- end of figures -->)", re.DOTALL)


@dataclass(frozen=True)
class Row:
    """What one builder took for one corpus of one size."""

    corpus: str
    councils: int
    builder: str
    cpu: float
    """Seconds."""
    ratio: float
    """To plain Material on the same bare texts."""
    peak: int
    """Megabytes; 0 where it was not measured."""
    files: int
    """Of the site; 0 where the site is the same as the cold build's."""
    megabytes: float


def write_report(rows: Sequence[Row], machine: str) -> None:
    """Put the table between the marks of the page, and draw the plot."""
    text = _PAGE.read_text("utf-8")
    figures = "\n".join((f"Measured on {machine}.\n", *_table(rows), ""))
    _PAGE.write_text(_MARKED.sub(lambda marks: f"{marks[1]}\n{figures}\n{marks[2]}", text), "utf-8")
    _PLOT.parent.mkdir(parents=True, exist_ok=True)
    _PLOT.write_text(plot(rows), "utf-8")


def _table(rows: Sequence[Row]) -> Iterator[str]:
    yield "| Texts | Councils | Build | CPU, seconds | Times plain Material | Peak memory, MB | Files | Site, MB |"
    yield "| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: |"
    for row in rows:
        yield (
            f"| {row.corpus} | {row.councils:,} | {row.builder} | {row.cpu:.2f} | {row.ratio:.2f} "
            f"| {row.peak or '–'} | {f'{row.files:,}' if row.files else '–'} "
            f"| {row.megabytes or '–'} |"
        )


def plot(rows: Sequence[Row]) -> str:
    """Return a bar chart of the ratios: a group for each corpus and size, a bar for each build."""
    groups: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        if row.builder != "plain Material":
            groups.setdefault((row.corpus, row.councils), []).append(row)
    largest = max((row.ratio for row in rows), default=1)
    lines, top = [], 34
    for (corpus, councils), found in groups.items():
        lines.append(f'<text class="group" x="0" y="{top}">{corpus}, {councils:,} councils</text>')
        top += 10
        for row in found:
            width = max(1, round(420 * row.ratio / largest))
            lines.append(
                f'<text x="0" y="{top + 12}">{row.builder}</text>'
                f'<rect x="140" y="{top + 2}" width="{width}" height="12"/>'
                f'<text x="{146 + width}" y="{top + 12}">{row.ratio:.2f}</text>'
            )
            top += 18
        top += 22
    once = 140 + round(420 / largest)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 {top}" role="img" '
        'aria-label="CPU time of each build, as a multiple of plain Material">\n'
        "<style>text{font:12px system-ui,sans-serif;fill:#222}.group{font-weight:600}"
        "rect{fill:#2f6f6a}line{stroke:#b3541e;stroke-dasharray:3 3}"
        "@media (prefers-color-scheme:dark){text{fill:#eee}rect{fill:#7fc4bd}}</style>\n"
        f'<text x="{once + 4}" y="12">plain Material = 1</text>'
        f'<line x1="{once}" x2="{once}" y1="4" y2="{top}"/>\n' + "\n".join(lines) + "\n</svg>\n"
    )
