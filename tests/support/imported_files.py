"""Files imported for a test, and what came of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mkdocs_protocol.importing.importing import Imported, import_file
from support.word_files import abstract, instance, level, paragraph, word_file

BOLD = "<w:b/>"
LETTERS = abstract(
    1, level(0, "%1."), level(1, "(%2)", "lowerLetter"), level(2, "(%3)", "lowerRoman")
) + instance(1, 1)
"""A list whose levels are 1., (a) and (i)."""
PROSE = "Members and officers work together in the interest of the whole town and its people."


def imported_in(folder: Path, content: bytes | str, name: str = "file.docx") -> Imported:
    """Import a file, on whose words both readers must agree."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    result = import_file(path, council="c", edition="undated", day=date(2026, 11, 22))
    assert [e.what for e in result.report.entries if e.code == "readers-differ"] == []
    return result


def body(result: Imported) -> str:
    """Return the text of the edition, without its facts."""
    return result.edition.split("---\n", 2)[2].strip()


def codes(result: Imported) -> set[str]:
    """Return the codes of the guesses in the report."""
    return {entry.code for entry in result.report.entries}


def word(*blocks: str, numbering: str = LETTERS) -> bytes:
    """Return a Word file with a title and some blocks."""
    return word_file([paragraph("Protocol", style="Title"), *blocks], numbering=numbering)
