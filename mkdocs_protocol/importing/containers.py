"""Files that others made, opened safely: what they are by their content, and what they hold, within limits.

Nothing is taken from a file's name but the words for a message; nothing is written to disk, followed, fetched or run.
The limits bound time and memory before a reader sees a byte: a document of 1,000 pages keeps well below them.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_protocol.core.visible import visible
from mkdocs_protocol.importing.document import ImportRefusedError, Remark

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 50_000_000
"""Bytes of a file; a protocol with a crest on each page is a fiftieth of it."""
LARGEST_PART = 30_000_000
"""Bytes of one part of a package, unpacked: some 1,500 pages of Word's XML."""
LARGEST_PARTS = 60_000_000
"""Bytes of all the parts that are read, unpacked."""
MOST_MEMBERS = 5_000
"""Files in a package; Word makes some twenty, and one a picture."""
_LARGEST_SURE = 5_000_000
_HIGHEST_RATIO = 200
"""How much a part above that size may shrink: the XML of a form with empty cells shrinks a hundredfold."""


class FileKind(StrEnum):
    """What a file is by its content."""

    DOCX = "docx"
    ODT = "odt"
    HTML = "html"
    TEXT = "text"
    PDF = "pdf"
    DOC = "doc"
    RTF = "rtf"


@dataclass(frozen=True)
class ForeignFile:
    """A file that somebody else made, whole."""

    name: str
    """Its name without its folder, safe to print."""
    kind: FileKind
    content: bytes
    remarks: tuple[Remark, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of its bytes, as hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()


def open_foreign(path: Path) -> ForeignFile:
    """Return a file and what it is, whatever it is called; raise ImportRefusedError where it cannot be imported."""
    name = visible(path.name)
    try:
        if not path.exists():
            raise refused(name, "there is no such file", "check its name for a typing mistake")
        if not path.is_file():
            raise refused(name, "this is not a file", "name one document")
        if path.stat().st_size > LARGEST_FILE:
            raise refused(
                name, "it is larger than 50 MB",
                "make its pictures smaller or take them out, and save a copy",
            )  # fmt: skip
        content = path.read_bytes()
    except OSError as error:
        raise refused(
            name, f"it cannot be read ({error.strerror})", "allow it to be read"
        ) from None
    return foreign_file(content, path.name)


def foreign_file(content: bytes, file_name: str) -> ForeignFile:
    """Return the content of a file and what it is; raise ImportRefusedError where it cannot be imported."""
    name = visible(file_name)
    if not content.strip(b"\0 \t\r\n\x0c"):
        raise refused(name, "it is empty", "choose the file that holds the document")
    extension = file_name.rpartition(".")[2].lower() if "." in file_name else ""
    kind = _kind_of(content, name, extension)
    said = _EXTENSIONS.get(extension)
    remarks: tuple[Remark, ...] = ()
    if said and said is not kind:
        what = f"{name} is called .{extension} and holds {_HOLDS[kind]}; it was read as that"
        remarks = (Remark("wrong-extension", what),)
    return ForeignFile(name, kind, content, remarks)


def refused(name: str, why: str, instead: str) -> ImportRefusedError:
    """Return the refusal of a file: one sentence that names it, says why and what to do."""
    return ImportRefusedError(f"{visible(name)}: {why}; {instead}")


def _kind_of(content: bytes, name: str, extension: str) -> FileKind:
    if content.startswith((b"PK\3\4", b"PK\5\6")):
        return _kind_of_package(content, name)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _kind_of_compound(content, name)
    if content.lstrip()[:5] == b"{\\rtf":
        return FileKind.RTF
    if b"%PDF-" in content[:1024]:
        return FileKind.PDF
    for start, what, instead in _REFUSED_STARTS:
        if content.startswith(start):
            raise refused(name, f"it is {what}", instead)
    return _kind_of_text(content, name, extension)


def _kind_of_package(content: bytes, name: str) -> FileKind:
    package = Package(content, name)
    types = package.read("[Content_Types].xml") or b""
    if b"wordprocessingml" in types or b"ms-word.document.macroEnabled" in types:
        return FileKind.DOCX
    mime = (package.read("mimetype") or b"").strip()
    if mime.startswith(b"application/vnd.oasis.opendocument.text"):
        return FileKind.ODT
    for sign, what in _OTHER_PACKAGES:
        if sign in types or mime.startswith(sign):
            raise refused(name, f"it is {what}", _SAVE_AS)
    raise refused(
        name, "it is an archive (ZIP), not a document",
        "unpack it and import the document that is in it",
    )  # fmt: skip


def _kind_of_compound(content: bytes, name: str) -> FileKind:
    """Return the kind of an OLE compound file ([MS-CFB]), by the names in its directory."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise refused(name, "it is protected by a password", _UNPROTECT)
    if "WordDocument".encode("utf-16-le") in content:
        return FileKind.DOC
    raise refused(name, "it is not a text document (but a table, slides or a message)", _SAVE_AS)


def _kind_of_text(content: bytes, name: str, extension: str) -> FileKind:
    start = content[:4096]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", "ignore").encode()
    elif b"\0" in content[:65536]:
        raise refused(name, "it is not a document that can be read here", _SAVE_AS)
    low = start.lower()
    for sign, what in _OTHER_XML:
        if sign in low:
            raise refused(name, f"it is {what}", _SAVE_AS)
    if re.match(rb"(?:from:|mime-version:|date:|subject:)", low) and b"content-type:" in low:
        raise refused(
            name, "it is a web page in one file (MHTML) or a message",
            "save the page again, as “Web page, HTML only”",
        )  # fmt: skip
    if re.search(rb"<!doctype\s+html|<html[\s>]", low) or extension in {"html", "htm", "xhtml"}:
        return FileKind.HTML
    if extension not in {"txt", "text", "md"} and re.search(_SOME_HTML, low):
        return FileKind.HTML
    return FileKind.TEXT


class Package:
    """The parts of a ZIP package (Open Packaging Conventions, OpenDocument): read one at a time, in memory."""

    def __init__(self, content: bytes, name: str) -> None:
        """Read the list of parts; raise ImportRefusedError where it is not what a word processor writes."""
        self.name = visible(name)
        self._read = 0
        # Each entry of the list begins so, whatever the end of the file says of their number.
        if content.count(b"PK\1\2") > MOST_MEMBERS:
            raise refused(name, f"it holds more than {MOST_MEMBERS:,} files", _SAVE_ANEW)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            members = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
            raise refused(name, "it is damaged or incomplete", _FETCH_AGAIN) from None
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            # Names of parts are the same whatever their case (ISO/IEC 29500-2, 6.2.2).
            key = member.filename.lower()
            if key in self._members:
                raise refused(
                    name,
                    f"it holds two parts with the same name ({visible(member.filename)})",
                    _SAVE_ANEW,
                )
            self._members[key] = member

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, as written; they are only compared, never used as paths."""
        return tuple(member.filename for member in self._members.values())

    def read(self, part: str) -> bytes | None:
        """Return a part's bytes, None where there is no such part.

        Raises ImportRefusedError for one that is too large, shrinks too well, is encrypted or damaged.
        """
        member = self._members.get(part.lstrip("/").lower())
        if member is None or member.is_dir():
            return None
        if member.flag_bits & 1:
            raise refused(self.name, "it is protected by a password", _UNPROTECT)
        size = member.file_size
        self._read += size
        if size > LARGEST_PART or self._read > LARGEST_PARTS:
            raise refused(
                self.name, "its text takes more than 30 MB", "split it and import the parts"
            )
        if size > _LARGEST_SURE and size > _HIGHEST_RATIO * max(member.compress_size, 1):
            raise refused(
                self.name, f"it unpacks to more than {_HIGHEST_RATIO} times its size", _SAVE_ANEW
            )
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refused(
                self.name, "it is packed in a way that no word processor uses", _SAVE_ANEW
            )
        try:
            with self._archive.open(member) as stream:
                content = stream.read(size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
            content = b""
        if len(content) != size:
            raise refused(self.name, "it is damaged or incomplete", _FETCH_AGAIN)
        return content


_SAVE_AS = "open it in the program that made it and save it as .docx, .odt, .html, .txt or .pdf"
_SAVE_ANEW = "open it in a word processor, check that it is what you expect, and save a copy"
_UNPROTECT = "open it, remove the password and save a copy"
_FETCH_AGAIN = "download it again, or open it in a word processor and save a copy"
_OCR = "have its text recognised (OCR) and save that as .docx or .pdf"
_EXTENSIONS = {
    "docx": FileKind.DOCX, "docm": FileKind.DOCX, "dotx": FileKind.DOCX, "dotm": FileKind.DOCX,
    "odt": FileKind.ODT, "ott": FileKind.ODT,
    "html": FileKind.HTML, "htm": FileKind.HTML, "xhtml": FileKind.HTML,
    "txt": FileKind.TEXT, "text": FileKind.TEXT, "md": FileKind.TEXT,
    "pdf": FileKind.PDF, "doc": FileKind.DOC, "dot": FileKind.DOC, "rtf": FileKind.RTF,
}  # fmt: skip
_HOLDS = {
    FileKind.DOCX: "a Word document (.docx)",
    FileKind.ODT: "an OpenDocument text (.odt)",
    FileKind.HTML: "a web page (HTML)",
    FileKind.TEXT: "plain text",
    FileKind.PDF: "a PDF",
    FileKind.DOC: "a Word document of before 2007 (.doc)",
    FileKind.RTF: "rich text (.rtf)",
}
_REFUSED_STARTS = (
    (b"\x89PNG", "a picture (PNG)", _OCR), (b"\xff\xd8\xff", "a picture (JPEG)", _OCR),
    (b"GIF8", "a picture (GIF)", _OCR), (b"II*\0", "a picture (TIFF)", _OCR), (b"MM\0*", "a picture (TIFF)", _OCR),
    (b"\x1f\x8b", "an archive (gzip)", "unpack it and import the document that is in it"),
    (b"7z\xbc\xaf", "an archive (7z)", "unpack it and import the document that is in it"),
    (b"Rar!", "an archive (RAR)", "unpack it and import the document that is in it"),
    (b"\x7fELF", "a program", "name a document"), (b"MZ\x90", "a program", "name a document"),
)  # fmt: skip
_OTHER_PACKAGES = (
    (b"spreadsheetml", "a table (.xlsx)"), (b"presentationml", "slides (.pptx)"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file, but no text (.odt)"),
    (b"application/epub", "a book (.epub)"),
)  # fmt: skip
_OTHER_XML = (
    (b"<office:document", "an OpenDocument text in one XML file (.fodt)"),
    (b"<w:worddocument", "Word 2003's XML"),
    (b"<pkg:package", "a Word document in one XML file"),
)
_SOME_HTML = rb"<(?:body|p|div|h[1-6]|ol|ul|table|section|article|main)(?:\s[^<>]*)?>"
