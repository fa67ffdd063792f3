"""Files from others, opened safely: what kind they are by their content, and what they contain, within limits.

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
from typing import TYPE_CHECKING

from mkdocs_protocol.core.visible import visible
from mkdocs_protocol.importing.decoding import Decoded, NoTextError, decoded
from mkdocs_protocol.importing.document import ImportRefusedError, Place, Remark
from mkdocs_protocol.importing.signatures import (
    FETCH_AGAIN,
    UNPROTECT,
    by_bytes,
    by_data,
    by_parts,
    by_streams,
    by_words,
    is_word,
)
from mkdocs_protocol.reading.files import MOST_LINES

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
    """A whole file from somebody else."""

    name: str
    """Its name without its folder, safe to print."""
    kind: FileKind
    content: bytes
    remarks: tuple[Remark, ...] = ()
    text: str = ""
    """Of a web page and a plain text: its characters."""
    sha256: str = ""
    """Of the bytes as they were given, as hexadecimal digits, also where another program made something of them."""


def open_foreign(path: Path) -> ForeignFile:
    """Return a file and what it is, whatever it is called; raise ImportRefusedError if it cannot be imported."""
    name = visible(path.name)
    try:
        if not path.exists():
            raise refused(name, "there is no such file", "check its name for a typing mistake")
        if not path.is_file():
            raise refused(name, "this is not a file", "name one document")
        if path.stat().st_size > LARGEST_FILE:
            raise refused(
                name,
                "it is larger than 50 MB",
                "make its pictures smaller or take them out, and save a copy",
            )
        content = path.read_bytes()
    except OSError as error:
        raise refused(
            name, f"it cannot be read ({error.strerror})", "allow it to be read"
        ) from None
    return foreign_file(content, path.name)


def foreign_file(content: bytes, file_name: str) -> ForeignFile:
    """Return the content of a file and what it is; raise ImportRefusedError if it cannot be imported."""
    name = visible(file_name)
    if not content.strip(b"\0 \t\r\n\x0c"):
        raise refused(name, "it is empty", "choose the file that holds the document")
    extension = file_name.rpartition(".")[2].lower() if "." in file_name else ""
    kind, read = _kind_of(content, name, extension)
    said = _EXTENSIONS.get(extension)
    remarks: list[Remark] = []
    if said and said is not kind:
        what = f"{name} is called .{extension} and holds {_HOLDS[kind]}; it was read as that"
        remarks.append(Remark("wrong-extension", what))
    if read and read.is_guessed:
        remarks.append(_about_encoding(read))
    text = read.text if read else ""
    if kind is FileKind.HTML and any(
        text.count(begins, text.rfind(ends) + 1) > _MOST_UNENDED for begins, ends in _PARTS_OF_HTML
    ):
        raise refused(
            name, "its tags or comments do not end", "save the page again, or copy its text"
        )
    return ForeignFile(
        name, kind, content, tuple(remarks), text, hashlib.sha256(content).hexdigest()
    )


_PARTS_OF_HTML = (("<", ">"), ("<!--", "-->"), ("<![", "]>"), ("<![CDATA[", "]]>"))
_MOST_UNENDED = 100
"""How many tags or comments of a page may be left open: for each, the parser looks for its end to the end of the file."""

_ENCODINGS = {
    "cp1252": "Windows-1252", "mac-roman": "Mac OS Roman", "iso8859-14": "ISO 8859-14 (Celtic)", "cp850": "DOS 850",
}  # fmt: skip


def _about_encoding(read: Decoded) -> Remark:
    name = _ENCODINGS.get(read.encoding, "UTF-16")
    unusual = "".join(sorted({char for char in read.text if char > "\x7f" and char.isprintable()}))
    line = next((n for n, one in enumerate(read.text.split("\n"), 1) if not one.isascii()), 0)
    what = f"the file does not say how its characters are written; it was read as {name}"
    if unusual:
        what += f", and has these beside the usual ones: {unusual[:40]}"
    return Remark("encoding", what, Place(line=line))


def refused(name: str, why: str, instead: str) -> ImportRefusedError:
    """Return the refusal of a file: one sentence that names it, says why and what to do."""
    return ImportRefusedError(f"{visible(name)}: {why}; {instead}")


def refuse_lines(count: int, name: str) -> None:
    """Raise ImportRefusedError if a file has more lines and paragraphs than an edition may have."""
    if count > MOST_LINES:
        raise refused(
            name,
            f"it has more than {MOST_LINES:,} lines or paragraphs",
            "split it and import the parts",
        )


def _kind_of(content: bytes, name: str, extension: str) -> tuple[FileKind, Decoded | None]:
    if content.startswith((b"PK\3\4", b"PK\5\6")):
        return _kind_of_package(content, name), None
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if other := by_streams(content):
            raise refused(name, *other)
        return FileKind.DOC, None
    if content.lstrip()[:5] == b"{\\rtf":
        return FileKind.RTF, None
    if _is_pdf(content):
        return FileKind.PDF, None
    if other := by_bytes(content, name):
        raise refused(name, *other)
    try:
        read = decoded(content)
    except NoTextError as error:
        raise refused(name, error.why, error.instead) from None
    if other := by_words(read.text[:4096], extension) or by_data(read.text):
        raise refused(name, *other)
    return _kind_of_text(read.text[:4096].lower(), extension), read


def _is_pdf(content: bytes) -> bool:
    """Return whether a file is a PDF: what a mail or a server put before its beginning is passed over, as viewers do."""
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return True
    return b"%PDF-" in content[:1024] and b"startxref" in content


def _kind_of_package(content: bytes, name: str) -> FileKind:
    package = Package(content, name)
    types = package.read("[Content_Types].xml") or b""
    if is_word(types):
        return FileKind.DOCX
    mime = (package.read("mimetype") or b"").strip()
    if mime.startswith(b"application/vnd.oasis.opendocument.text"):
        if b"encryption-data" in (package.read("META-INF/manifest.xml") or b""):
            raise refused(name, "it is protected by a password", UNPROTECT)
        return FileKind.ODT
    raise refused(name, *by_parts(types, mime, package.names))


def _kind_of_text(low: str, extension: str) -> FileKind:
    if re.search(r"<!doctype\s+html|<html[\s>]", low) or extension in {"html", "htm", "xhtml"}:
        return FileKind.HTML
    if extension not in {"txt", "text", "md"} and re.search(_SOME_HTML, low):
        return FileKind.HTML
    return FileKind.TEXT


class Package:
    """The parts of a ZIP package (Open Packaging Conventions, OpenDocument): read one at a time, in memory."""

    def __init__(self, content: bytes, name: str) -> None:
        """Read the list of parts; raise ImportRefusedError if it is not what a word processor writes."""
        self.name = visible(name)
        self._read = 0
        # Each entry of the list begins so, whatever the end of the file says of their number.
        if content.count(b"PK\1\2") > MOST_MEMBERS:
            raise refused(name, f"it holds more than {MOST_MEMBERS:,} files", _SAVE_ANEW)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            members = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
            raise refused(name, "it is damaged or incomplete", FETCH_AGAIN) from None
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
        """Return a part's bytes, None if there is no such part.

        Raises ImportRefusedError for one that is too large, shrinks too well, is encrypted or damaged.
        """
        member = self._members.get(part.lstrip("/").lower())
        if member is None or member.is_dir():
            return None
        if member.flag_bits & 1:
            raise refused(self.name, "it is protected by a password", UNPROTECT)
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
            raise refused(self.name, "it is damaged or incomplete", FETCH_AGAIN)
        return content


_SAVE_ANEW = "open it in a word processor, check that it is what you expect, and save a copy"
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
_SOME_HTML = r"<(?:body|p|div|h[1-6]|ol|ul|table|section|article|main)(?:\s[^<>]*)?>"
