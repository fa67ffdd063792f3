"""The text of a file, whatever its kind, and what was seen on the way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.containers import FileKind, open_foreign, refused
from mkdocs_protocol.importing.received import html, plain, text_document, word
from mkdocs_protocol.reading.files import LARGEST_FILE

if TYPE_CHECKING:
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

    Raises ImportRefusedError where it cannot be read, has no words, or more than a document of the handbook may have.
    """
    file = open_foreign(source) if isinstance(source, Path) else source
    text = "\n\n".join(_READERS[file.kind](file)) + "\n"
    if not text.strip():
        raise refused(file.name, "it has no words", "look whether it is a scan or only pictures")
    if len(text.encode()) > LARGEST_FILE:
        raise refused(file.name, "it has more than 1 MB of text", "split it and import the parts")
    return ReceivedText(text, file.sha256, file.kind)
