"""The kinds of document that a handbook knows in addition to the built-in ones: documents.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.document_kinds import KINDS, PAGES, DocumentKind
from mkdocs_protocol.reading.document_forms import DocumentKindsForm
from mkdocs_protocol.reading.edition import edition_fault
from mkdocs_protocol.reading.fill import read_form

if TYPE_CHECKING:
    from mkdocs_protocol.reading.files import SourceFolder

DOCUMENT_KINDS = "documents.yml"


def read_document_kinds(folder: SourceFolder) -> tuple[DocumentKind, ...]:
    """Read the handbook's own kinds, in the order of the file, which may be missing."""
    found = read_form(DocumentKindsForm, folder.root / DOCUMENT_KINDS, folder)
    if found is None:
        return ()
    form, tree = found
    taken = {kind.id: f"{kind.name}, which every handbook knows" for kind in KINDS}
    taken |= dict.fromkeys((*PAGES, *_FILES), "a page or a file of the council's")
    kinds = []
    for index, entry in enumerate(form.root):
        if entry.id in taken or not edition_fault(entry.id):
            why = taken.get(entry.id, "an edition")
            folder.report(
                tree.place((index, "id")),
                f"the id '{entry.id}' is taken by {why}; write another one",
                "duplicate-id",
            )
            continue
        taken[entry.id] = "an entry above it"
        kinds.append(DocumentKind(entry.id, entry.name, tuple(entry.also_called)))
    return tuple(kinds)


def has_faulty_kinds(folder: SourceFolder) -> bool:
    """Return whether the handbook's own kinds could not be read."""
    name = folder.place_of(folder.root / DOCUMENT_KINDS).path
    return any(problem.at.path == name for problem in folder.problems)


_FILES = ("trees", "as-received")
