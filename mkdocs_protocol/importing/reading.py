"""The reader of each kind of file, as a document of blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.active_parts import active_remarks
from mkdocs_protocol.importing.containers import FileKind, Package, refuse_lines, refused
from mkdocs_protocol.importing.document import ImportRefusedError
from mkdocs_protocol.importing.opendocument.document import read_opendocument
from mkdocs_protocol.importing.pdf.document import read_pdf
from mkdocs_protocol.importing.plain_text import read_text
from mkdocs_protocol.importing.web.document import read_page
from mkdocs_protocol.importing.word.document import read_word
from mkdocs_protocol.importing.xml_guard import xml_part

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_protocol.importing.containers import ForeignFile
    from mkdocs_protocol.importing.document import Document


def read_foreign(file: ForeignFile) -> Document:
    """Return a file as a document; raise ImportRefusedError if there is no reader for its kind."""
    reader = _READERS.get(file.kind)
    if reader is None:
        raise refused(
            file.name, "this kind of file cannot be read yet", "save it as a Word document (.docx)"
        )
    try:
        document = reader(file)
    except ImportRefusedError as error:
        if str(error).startswith(file.name):
            raise
        raise ImportRefusedError(f"{file.name}: {error}") from None
    refuse_lines(sum(block.text.count("\n") + 1 for block in document.blocks), file.name)
    return document


def _word(file: ForeignFile) -> Document:
    package = Package(file.content, file.name)
    document = read_word(lambda part: xml_part(package, part))
    return replace(document, remarks=(*active_remarks(package), *document.remarks))


def _opendocument(file: ForeignFile) -> Document:
    package = Package(file.content, file.name)
    document = read_opendocument(lambda part: xml_part(package, part))
    return replace(document, remarks=(*active_remarks(package), *document.remarks))


_READERS: dict[FileKind, Callable[[ForeignFile], Document]] = {
    FileKind.DOCX: _word,
    FileKind.ODT: _opendocument,
    FileKind.HTML: lambda file: read_page(file.text),
    FileKind.PDF: read_pdf,
    FileKind.TEXT: lambda file: read_text(file.text),
}
