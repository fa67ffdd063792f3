"""Page numbers that a program makes, taken out of the lines of headers and footers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.lines import slice_of

if TYPE_CHECKING:
    from mkdocs_protocol.importing.document import Run

PAGE_NUMBER = "\x01"
"""Stands for the number of a page, or of all pages, until its line is whole; no text keeps one."""
_WORDS = re.compile(
    rf"(?:\b(?:page|tudalen|pg\.?|p\.)\s*)?{PAGE_NUMBER}(?:\s*(?:of|o|/|\|)\s*{PAGE_NUMBER})?",
    re.IGNORECASE,
)


def without_page_number(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the words of a line without page numbers, the word before them and the number of pages."""
    text = "".join(run.text for run in runs)
    if PAGE_NUMBER not in text:
        return runs
    left: list[Run] = []
    at = 0
    for found in _WORDS.finditer(text):
        left += slice_of(runs, at, found.start())
        at = found.end()
    left += slice_of(runs, at, len(text))
    has_words = any(each.isalnum() for run in left for each in run.text)
    return tuple(left) if has_words else ()
