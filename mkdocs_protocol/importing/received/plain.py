"""Plain text as the lines that its reader sees: whatever its encoding and its line ends."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.received.lines import clean

if TYPE_CHECKING:
    from mkdocs_protocol.importing.containers import ForeignFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ENDS = re.compile(r"\r\n|\r|\x85|\u2028|\u2029|\v")


def lines_of(file: ForeignFile) -> list[str]:
    """Return the lines of a text; what stands together between empty lines is one block."""
    text = _ENDS.sub("\n", decoded(file.content)).replace("\f", "\n\n")
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


def decoded(content: bytes, declared: str = "") -> str:
    """Return a text by its byte order mark, the encoding that it declares, UTF-8 or Windows-1252, in this order."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    for encoding in (declared, "utf-8"):
        try:
            if encoding and codecs.lookup(encoding).name in _KNOWN:
                return content.decode(_KNOWN[codecs.lookup(encoding).name])
        except (LookupError, UnicodeDecodeError):
            continue
    # Windows-1252 leaves five bytes undefined; browsers take them for controls, which nobody sees.
    return content.decode("cp1252", "ignore")


_KNOWN = {
    "utf-8": "utf-8", "utf-16": "utf-16-le", "utf-16-le": "utf-16-le", "utf-16-be": "utf-16-be",
    # Browsers read these two as Windows-1252 (WHATWG, Encoding, 4.2).
    "iso8859-1": "cp1252", "ascii": "cp1252", "cp1252": "cp1252", "iso8859-14": "iso8859-14", "iso8859-15": "iso8859-15",
    "mac-roman": "mac-roman",
}  # fmt: skip
"""Encodings that a text of this country can have; no codec of Python's that is more than a table is among them."""
