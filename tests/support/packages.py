"""Word and OpenDocument files from a few parts, for tests that have to know every byte."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

WORD_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def relationships(*each: tuple[str, str, str]) -> str:
    """Return a list of relationships: kind, target, and "External" or ""."""
    written = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (f' TargetMode="{mode}"' if mode else "")
        + "/>"
        for number, (kind, target, mode) in enumerate(each, start=1)
    )
    return (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{written}</Relationships>'
    )


def word_document(body: str) -> str:
    """Return the main part of a Word document with a body."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}">'
        f"<w:body>{body}</w:body></w:document>"
    )


def paragraph(words: str) -> str:
    """Return a paragraph of Word's with some words."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def word_file(body: str = paragraph("Good morning"), **others: str | bytes) -> bytes:
    """Return a Word document; `others` are parts, with __ for the slash and _dot_ for the dot."""
    named = {name.replace("__", "/").replace("_dot_", "."): part for name, part in others.items()}
    return package(
        {
            "[Content_Types].xml": WORD_TYPES,
            "_rels/.rels": relationships(("officeDocument", "word/document.xml", "")),
            "word/document.xml": word_document(body),
            **named,
        }
    )


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive of some parts, the same bytes each time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, part)
    return made.getvalue()
