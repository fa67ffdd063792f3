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
_GONE = "\f"
"""What is left of a line of a page's frame: empty, but words may go on over it."""


def lines_of(file: ForeignFile) -> list[str]:
    """Return the lines of a text; what stands together between empty lines is one block."""
    text = _ENDS.sub("\n", file.text.removesuffix("\x1a"))
    heads, body, feet = _pages(text)
    if _is_justified(body):
        body = [_close(line) for line in body]
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
            page[line] = _GONE
    _without_bare_numbers(pages)
    found: tuple[dict[str, None], dict[str, None]] = ({}, {})
    if len(pages) > 1:
        for side in (0, -1):
            for page in pages:
                shown = [at for at, line in enumerate(page) if line.strip()]
                if shown and _EDGE.fullmatch(page[shown[side]].strip()):
                    page[shown[side]] = _GONE
        for side in (0, -1):
            edges = [
                [at for at, line in enumerate(page) if line.strip()][side:][:1] for page in pages
            ]
            words = [_kept(page[at[0]]) for page, at in zip(pages, edges, strict=True) if at]
            times = Counter(words)
            for page, at in zip(pages, edges, strict=True):
                if at and times[_kept(page[at[0]])] > 1:
                    found[side].setdefault(_kept(page[at[0]]))
                    page[at[0]] = _GONE
    lines = [line for page in pages for line in (*page, "")]
    return list(found[0]), lines, list(found[-1])


def _without_bare_numbers(pages: list[list[str]]) -> None:
    """Empty the lines that hold figures alone and count on with many lines between: a text out of a PDF has them."""
    row, found = 0, []
    for page in pages:
        around = ["", *page, ""]
        for at, line in enumerate(page):
            row += bool(line.strip())
            is_apart = not around[at].strip() and not around[at + 2].strip()
            is_far = len(line.expandtabs()) - len(line.expandtabs().lstrip()) >= 20
            if re.fullmatch(r"\d{1,4}", line.strip()) and (is_apart or is_far):
                found.append((page, at, int(line), row))
    counts_on = all(b[2] == a[2] + 1 for a, b in pairwise(found))
    if len(found) > 2 and counts_on and found[-1][3] - found[0][3] > 10 * (len(found) - 1):
        for page, at, _, _ in found:
            page[at] = _GONE


def _is_justified(body: list[str]) -> bool:
    """Return whether gaps spread the words of many lines over their width, as no table does."""
    wide = sum(map(_is_wide, body))
    return wide >= max(5, sum(bool(line.strip()) for line in body) / 12)


def _is_wide(line: str) -> bool:
    pieces = re.split(r"[ \u00a0]{2,}", line.strip())
    lone = [piece for piece in pieces if len(piece.split()) == 1]
    low = [piece for piece in pieces if piece[:1].islower()]
    return len(pieces) > 3 and min(len(lone), len(low)) >= len(pieces) / 2


def _close(line: str) -> str:
    """Return a line of such a text without its gaps, unless it is short and has a few."""
    closed = re.sub(r"[ \u00a0]{3,}", " ", line.strip())
    return closed if len(closed) > 45 or _is_wide(line) else line


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
    """Return the lines that stand together; in a double-spaced text an empty line parts none."""
    full = [at for at, line in enumerate(body) if line.strip()]
    pairs = [(a, b) for a, b in pairwise(full) if b == a + 2]
    small = sum(body[b].lstrip()[0].islower() for _, b in pairs)
    is_double = len(pairs) >= max(12, len(full) * 0.75) and small * 3 >= len(pairs)
    blocks: list[str] = []
    before = -9
    for at in full:
        is_over = before >= 0 and _GONE in body[before:at] and body[at].lstrip()[0].islower()
        goes_on = (
            at - before == 1
            or (is_double and at - before == 2)
            or (is_over and body[before].rstrip()[-1] not in ".:;!?")
        )
        shown = _kept(body[at])
        blocks[-1:] = [f"{blocks[-1]}\n{shown}"] if goes_on else [*blocks[-1:], shown]
        before = at
    return blocks


def _kept(line: str) -> str:
    """Return a line with its cells apart, as tabs or wide gaps have them."""
    cells = (clean(cell) for cell in re.split(r"\t+|[ \u00a0]{3,}", line.strip()))
    return "\t".join(cell for cell in cells if cell)
