"""Plain text as the lines that its reader sees: whatever its line ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.received.lines import clean

if TYPE_CHECKING:
    from mkdocs_protocol.importing.containers import ForeignFile

_ENDS = re.compile(r"\r\n|\r|\x85|\u2028|\u2029|\v")


def lines_of(file: ForeignFile) -> list[str]:
    """Return the lines of a text; what stands together between empty lines is one block."""
    text = _ENDS.sub("\n", file.text.removesuffix("\x1a")).replace("\f", "\n\n")
    blocks, lines = [], []
    for line in [*text.split("\n"), ""]:
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
