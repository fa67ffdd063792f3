"""How editions were made from files: the records in a council's `imports/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.hints import did_you_mean
from mkdocs_protocol.core.imports import ImportGuess, ImportRecord
from mkdocs_protocol.reading.fill import fill
from mkdocs_protocol.reading.import_forms import ImportForm
from mkdocs_protocol.reading.yaml_tree import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.reading.files import SourceFolder

IMPORTS = "imports"
_KINDS = (".yml", ".md", ".html")
"""The kinds of file there: the record that is read, and the report for people."""


def read_imports(
    path: Path, folder: SourceFolder, editions: Sequence[Edition], document: str
) -> tuple[ImportRecord, ...]:
    """Read the records of imports of one document; their folder may be missing. Faults go to `folder`."""
    known = [edition.id for edition in editions]
    made = []
    for entry in folder.children(path) if path.exists() else ():
        if entry.suffix not in _KINDS:
            folder.report(
                folder.place_of(entry),
                f"'{entry.name}' is not a record of an import; remove it, or put it elsewhere",
                "unknown-file",
            )
        elif entry.suffix == ".yml" and (record := _record(entry, folder, known, document)):
            made.append(record)
    return tuple(made)


def _record(
    path: Path, folder: SourceFolder, editions: Sequence[str], document: str
) -> ImportRecord | None:
    source = folder.read(path)
    if source is None:
        return None
    tree = parse_yaml(source)
    form = fill(ImportForm, tree, folder)
    if form is None:
        return None
    if editions and form.edition not in editions:
        folder.report(
            tree.place(("edition",)),
            f"there is no edition '{form.edition}'{did_you_mean(form.edition, editions)}",
            "unknown-edition",
        )
    return ImportRecord(
        form.edition,
        form.file,
        form.sha256,
        str(form.imported),
        form.follows or "",
        document=document,
        guesses=tuple(
            ImportGuess(
                guess.code,
                guess.what,
                guess.uncertain,
                guess.settled,
                tuple(guess.where),
                tree.place(("guesses", index)),
            )
            for index, guess in enumerate(form.guesses)
        ),
        at=source.at(),
    )
