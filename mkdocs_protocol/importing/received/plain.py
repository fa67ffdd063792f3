"""Plain text as the lines that its reader sees: whatever its line ends."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.received.lines import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.importing.containers import ForeignFile

_NUMBERED = re.compile(
    r"(?:page|tudalen|pg\.?|p\.)\s*(\d{1,4})(?:\s*(?:of|o|/)\s*\d{1,4})?|[-–—]\s*(\d{1,4})\s*[-–—]",
    re.IGNORECASE,
)
_EDGE = re.compile(rf"{_NUMBERED.pattern}|\d{{1,4}}", re.IGNORECASE)
_ENDS = re.compile(r"\r\n|\r|\x85|\u2028|\u2029|\v")


def lines_of(file: ForeignFile) -> list[str]:
    """Return the lines of a text; what stands together between empty lines is one block."""
    text = _ENDS.sub("\n", file.text.removesuffix("\x1a"))
    heads, body, feet = _pages(text)
    return [*heads, *_blocks(body), *feet]


def _pages(text: str) -> tuple[list[str], list[str], list[str]]:
    """Return the heads of a text's pages, its lines, and the feet; the numbers of pages are left out.

    Pages part at form feeds. A head or foot is what two pages have at their edge; a number is what says that it is one,
    at the edge of a page or one after the other by themselves.
    """
    pages = [page.split("\n") for page in text.split("\f")]
    alone = [(page, line, _number_of(page[line])) for page in pages for line in _alone(page)]
    told = [(page, line, number) for page, line, number in alone if number is not None]
    if len(told) > 1 and all(b[2] - a[2] == 1 for a, b in pairwise(told)):
        for page, line, _ in told:
            page[line] = ""
    found: tuple[dict[str, None], dict[str, None]] = ({}, {})
    if len(pages) > 1:
        for side in (0, -1):
            for page in pages:
                shown = [at for at, line in enumerate(page) if line.strip()]
                if shown and _EDGE.fullmatch(page[shown[side]].strip()):
                    page[shown[side]] = ""
        for side in (0, -1):
            edges = [
                [at for at, line in enumerate(page) if line.strip()][side:][:1] for page in pages
            ]
            words = [_kept(page[at[0]]) for page, at in zip(pages, edges, strict=True) if at]
            times = Counter(words)
            for page, at in zip(pages, edges, strict=True):
                if at and times[_kept(page[at[0]])] > 1:
                    found[side].setdefault(_kept(page[at[0]]))
                    page[at[0]] = ""
    lines = [line for page in pages for line in (*page, "")]
    return list(found[0]), lines, list(found[-1])


def _alone(page: list[str]) -> Iterator[int]:
    """Yield the positions of lines with an empty line on both sides."""
    around = ["", *page, ""]
    for at, (above, line, below) in enumerate(zip(around, page, around[2:], strict=False)):
        if line.strip() and not above.strip() and not below.strip():
            yield at


def _number_of(line: str) -> int | None:
    found = _NUMBERED.fullmatch(line.strip())
    return int(found[1] or found[2]) if found else None


def _blocks(body: list[str]) -> list[str]:
    blocks: list[str] = []
    lines: list[str] = []
    for line in body:
        if shown := _kept(line):
            lines.append(shown)
        elif lines:
            blocks.append("\n".join(lines))
            lines = []
    return blocks


def _kept(line: str) -> str:
    """Return a line with its cells apart, as tabs or wide gaps have them."""
    cells = (clean(cell) for cell in re.split(r"\t+|[ \u00a0]{3,}", line.strip()))
    return "\t".join(cell for cell in cells if cell)
