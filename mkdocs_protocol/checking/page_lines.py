"""Lines of pages that were pasted with a text: their numbers, and the heads and feet that are repeated."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_protocol.core.markers import marker_of
from mkdocs_protocol.core.text import Paragraph, plain, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.protocol import Clause, Edition

_NUMBERED = re.compile(
    r"(?:.{0,80}\s)?(?:page|tudalen)\s+(\d{1,3})(?:\s+(?:of|o)\s+\d{1,3})?", re.IGNORECASE
)
_OFTEN, _FEWEST_WORDS, _MOST_WORDS = 3, 3, 12


def page_lines(edition: Edition) -> Iterator[tuple[Clause, str]]:
    """Yield each line inside a clause that numbers a page, and the first of those that stand there three times or more.

    Numbers of pages count on; a line that stands often has several words, and ends as no sentence and no label does.
    """
    lines = [(clause, line) for clause in edition.clauses for line in _lines(clause)]
    numbered = [(c, line, int(f[1])) for c, line in lines if (f := _NUMBERED.fullmatch(line))]
    numbers = [number for *_, number in numbered]
    if len(numbers) > 1 and all(b > a for a, b in pairwise(numbers)):
        yield from ((clause, line) for clause, line, _ in numbered)
    times = Counter(line for _, line in lines if not marker_of(line) and line[-1] not in ".:;,?!_…")
    often = {
        line
        for line, count in times.items()
        if count >= _OFTEN and _FEWEST_WORDS <= len(line.split()) <= _MOST_WORDS
    }
    for clause, line in lines:
        if line in often:
            often.remove(line)
            yield clause, line


def _lines(clause: Clause) -> Iterator[str]:
    for block in unwrapped(clause.blocks):
        if isinstance(block, Paragraph):
            yield from filter(
                None, (" ".join(line.split()) for line in plain((block,)).split("\n"))
            )
