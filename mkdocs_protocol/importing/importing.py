"""A file becomes an edition: read twice, arranged, written, held against itself, reported."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_protocol.core.vocabulary import DifferenceReason
from mkdocs_protocol.importing.arranging import arranged
from mkdocs_protocol.importing.closing import WITHHELD, names_in
from mkdocs_protocol.importing.containers import open_foreign
from mkdocs_protocol.importing.document import Document, ImportRefusedError
from mkdocs_protocol.importing.facts import front_matter, title_of
from mkdocs_protocol.importing.names import text_without_names, without_names
from mkdocs_protocol.importing.office import converted
from mkdocs_protocol.importing.pieces import Piece, Role
from mkdocs_protocol.importing.reading import read_foreign
from mkdocs_protocol.importing.received import received_text
from mkdocs_protocol.importing.report import Report, entries_of
from mkdocs_protocol.importing.writing import Declaration, written

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import writes."""

    edition: str
    """The text of `editions/<edition>.md`."""
    received: str
    """The text of `as-received/<edition>.txt`."""
    report: Report


def import_file(
    path: Path, *, council: str, edition: str, day: date, keep_names: bool = False
) -> Imported:
    """Return what a file becomes as the edition of a council, imported on a day.

    Raises ImportRefusedError where it cannot be imported.
    """
    given = open_foreign(path)
    file = converted(given)
    document = read_foreign(file)
    received = received_text(file)
    pieces = arranged(document)
    if not any(piece.role not in {Role.FRAME, Role.CONTENTS} for piece in pieces):
        raise ImportRefusedError(
            f"{file.name}: no words are in it; look whether it is a scan or only pictures"
        )
    names = () if keep_names else _names(pieces)
    if names:
        document = without_names(document, names)
        pieces = arranged(document)
    language = _language(document)
    text = written(pieces, language)
    declarations = list(text.declarations)
    if times := "\n".join(text.lines).count(WITHHELD):
        declarations.append(
            Declaration(DifferenceReason.NAME_WITHHELD, edition=WITHHELD, times=times)
        )
    if document.lines_joined:
        declarations.append(Declaration(DifferenceReason.LINES_JOINED, times=document.lines_joined))
    title, is_printed = title_of(pieces, file.name)
    head = front_matter(
        title=title,
        is_printed=is_printed,
        received=f"{edition}.txt",
        language=language,
        declarations=declarations,
    )
    first = head.count("\n") + 2
    lines = {at: line + first for at, line in text.places.items()}
    document = replace(document, remarks=(*file.remarks, *document.remarks))
    report = Report(
        file.name,
        file.sha256,
        day.isoformat(),
        council,
        edition,
        entries_of(document, pieces, lines),
    )
    body = "\n".join([head, "", *text.lines]).rstrip() + "\n"
    return Imported(body, text_without_names(received.text, names), report)


def _names(pieces: tuple[Piece, ...]) -> tuple[str, ...]:
    return names_in(piece.block.text for piece in pieces if piece.role is Role.CLOSING)


def _language(document: Document) -> str:
    found = document.language.partition("-")[0].lower()
    return found if found in {"en", "cy", "gd", "ga", "kw"} else "en"
