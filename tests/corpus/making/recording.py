"""Lets third readers read the corpus, and records how far they agree."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from corpus.making import agreement, office


def record(files: list[Path], texts: Path, scratch: Path) -> dict[str, dict[str, object]]:
    """Return what third readers make of some files, by their names."""
    told = {}
    for form, group in groupby(sorted(files, key=lambda file: file.suffix), lambda f: f.suffix):
        these = list(group)
        folder = scratch / f"read-{form[1:]}"
        for name, read in _read(form, these, folder).items():
            truth = (texts / f"{name}.txt").read_text(encoding="utf-8")
            told[name] = agreement.told(name, truth, read, f"{datetime.now(UTC):%Y-%m-%d}")
    return dict(sorted(told.items()))


def _read(form: str, files: list[Path], folder: Path) -> dict[str, dict[str, str]]:
    """Return by file, and by reader, what is read."""
    poppler = f"pdftotext {office.version('pdftotext', '-v')}"
    if form == ".txt":
        return {file.name: _decoded(file) for file in files}
    if form == ".pdf":
        return {file.name: {poppler: office.text_of_pdf(file)} for file in files}
    if form == ".html":
        return {
            file.name: {
                f"Chromium, printed, and {poppler}": office.text_of_pdf(
                    office.printed(file, folder)
                )
            }
            for file in files
        }
    program = f"LibreOffice {office.version('soffice', '--version')}"
    texts = office.convert(files, "txt", folder / "txt")
    prints = office.convert(files, "pdf", folder / "pdf")
    return {
        file.name: {
            f"{program}, as text": texts[file.stem].read_text(encoding="utf-8-sig"),
            f"{program}, as PDF, and {poppler}": office.text_of_pdf(prints[file.stem]),
        }
        for file in files
    }


def _decoded(file: Path) -> dict[str, str]:
    """Return a plain text as iconv reads it, in the encoding in which it was made."""
    is_wide = file.read_bytes().startswith((b"\xff\xfe", b"\xfe\xff"))
    named = {"windows": "CP1252", "mac": "MACINTOSH"}
    said = next((each for name, each in named.items() if f"-{name}." in file.name), "UTF-8")
    encoding = "UTF-16" if is_wide else said
    command = ["iconv", "-f", encoding, "-t", "UTF-8", file]
    read = subprocess.run(command, capture_output=True, check=True)
    return {f"iconv -f {encoding}": read.stdout.decode("utf-8-sig")}
