"""Names of people taken out of a sign-off, in the edition and in the text as received alike."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_protocol.core.text import WITHHELD
from mkdocs_protocol.importing.document import Block, Document, Guess, Run
from mkdocs_protocol.importing.lines import slice_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_GUESS = Guess(
    "name-withheld",
    f"this looks like the name of a person; {WITHHELD} is written in its place, in the document as received too",
    certain=False,
)


def without_names(document: Document, names: Iterable[str]) -> Document:
    """Return a document without some names, wherever they stand."""
    listed = tuple(names)
    if not listed:
        return document
    return replace(document, blocks=tuple(_block(block, listed) for block in document.blocks))


def text_without_names(text: str, names: Iterable[str]) -> str:
    """Return the text as received without some names."""
    for name in names:
        text = _pattern(name).sub(WITHHELD, text)
    return text


def _block(block: Block, names: tuple[str, ...]) -> Block:
    if block.rows:
        rows = tuple(
            tuple(
                replace(cell, blocks=tuple(_block(each, names) for each in cell.blocks))
                for cell in row
            )
            for row in block.rows
        )
        return replace(block, rows=rows)
    for name in names:
        while found := _pattern(name).search(block.text):
            before = slice_of(block.runs, 0, found.start())
            after = slice_of(block.runs, found.end(), len(block.text))
            guesses = block.guesses if _GUESS in block.guesses else (*block.guesses, _GUESS)
            block = replace(block, runs=(*before, Run(WITHHELD), *after), guesses=guesses)
    return block


def _pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)")
