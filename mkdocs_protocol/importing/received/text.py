"""The text of a file, whatever its kind, and what was seen on the way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.containers import FileKind, open_foreign, refuse_lines, refused
from mkdocs_protocol.importing.office import converted
from mkdocs_protocol.importing.received import html, plain, print, text_document, word
from mkdocs_protocol.reading.files import LARGEST_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.importing.containers import ForeignFile


@dataclass(frozen=True, slots=True)
class ReceivedText:
    """What a reader of a file sees, as text."""

    text: str
    """For `as-received/`, with `received_as: text`; ends with a line end."""
    sha256: str
    """Of the file's bytes, as hexadecimal digits."""
    kind: FileKind
    uncertain: tuple[int, ...] = ()
    """Lines of the text, counted from 1, of which the reader is not sure; a PDF has some."""


_READERS = {
    FileKind.DOCX: word.lines_of,
    FileKind.ODT: text_document.lines_of,
    FileKind.HTML: html.lines_of,
    FileKind.TEXT: plain.lines_of,
}


def received_text(source: Path | ForeignFile) -> ReceivedText:
    """Return the text of a file as its reader sees it.

    Raises ImportRefusedError if it cannot be read, has no words, or more than a document of the handbook may have.
    """
    file = open_foreign(source) if isinstance(source, Path) else source
    blocks = _blocks(file)
    text = "\n\n".join(block for block, _ in blocks) + "\n"
    if not any(map(str.isalpha, text)):
        raise refused(file.name, "it has no words", "look whether it is a scan or only pictures")
    refuse_lines(text.count("\n") // 2, file.name)
    if len(text.encode()) > LARGEST_FILE:
        raise refused(file.name, "it has more than 1 MB of text", "split it and import the parts")
    return ReceivedText(text, file.sha256, file.kind, tuple(_unsure_lines(blocks)))


def _blocks(file: ForeignFile) -> list[tuple[str, bool]]:
    """Return the blocks of lines, and of each whether it is uncertain."""
    if file.kind is FileKind.PDF:
        return print.blocks_of(file)
    file = converted(file)
    return [(block, False) for block in _READERS[file.kind](file)]


def _unsure_lines(blocks: list[tuple[str, bool]]) -> Iterator[int]:
    line = 1
    for block, is_unsure in blocks:
        count = block.count("\n") + 1
        if is_unsure:
            yield from range(line, line + count)
        line += count + 1
