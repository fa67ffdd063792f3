"""Files that cannot be imported as documents, known by their first bytes, parts or names, and what to do instead."""

from __future__ import annotations

import json
import re
from typing import NamedTuple


class Other(NamedTuple):
    """Why a file is not imported, and what to do instead: the two halves of a refusal."""

    why: str
    instead: str


SAVE_AS = "open it in the program that made it and save it as .docx, .odt, .html, .txt or .pdf"
FETCH_AGAIN = "download it again, or open it in a word processor and save a copy"
UNPROTECT = "open it, remove the password and save a copy"
_OCR = "have its text recognised (OCR) and save that as .docx or .pdf"
_UNPACK = "unpack it and import the document that is in it"
_NAME = "choose the file that holds the document"
_WORD = "open it in a word processor and save it as a Word document (.docx)"
_PAGES = "open it in the program that made it and export it as a Word document (.docx)"
_LINK = "open what it leads to, download that as a Word document (.docx), and import it"

_STARTS = (
    (b"\x89PNG", "a picture (PNG)", _OCR),
    (b"\xff\xd8\xff", "a picture (JPEG)", _OCR),
    (b"GIF8", "a picture (GIF)", _OCR),
    (b"II*\0", "a picture (TIFF)", _OCR),
    (b"MM\0*", "a picture (TIFF)", _OCR),
    (b"8BPS", "a picture (Photoshop)", _OCR),
    (b"\0\0\1\0", "a picture (icon)", _OCR),
    (b"AT&TFORM", "scanned pages (DjVu)", _OCR),
    (b"\x1f\x8b", "an archive (gzip)", _UNPACK),
    (b"7z\xbc\xaf", "an archive (7z)", _UNPACK),
    (b"Rar!", "an archive (RAR)", _UNPACK),
    (b"BZh", "an archive (bzip2)", _UNPACK),
    (b"\xfd7zXZ", "an archive (xz)", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "an archive (zstd)", _UNPACK),
    (b"MSCF", "an archive (CAB)", _UNPACK),
    (b"\x7fELF", "a program", "name a document"),
    (b"MZ\x90", "a program", "name a document"),
    (b"\xca\xfe\xba\xbe", "a program", "name a document"),
    (b"#!/", "a program (a script)", "name a document"),
    (b"SQLite format 3", "a database", _NAME),
    (b"\xffWPC", "a WordPerfect document", _WORD),
    (b"\xdb\xa5-\0", "a Word document from before 1997", _WORD),
    (b"\xe4R\\{\x8c\xd8\xa7M", "a OneNote notebook", SAVE_AS),
    (b"%!PS", "a file for a printer (PostScript)", "make a PDF of it, or save it as .docx"),
    (b"\x1b%-12345X", "a file for a printer", "print it to a PDF, or save it as .docx"),
    (b"ID3", "a sound recording (MP3)", _NAME),
    (b"OggS", "a recording (Ogg)", _NAME),
    (b"fLaC", "a sound recording (FLAC)", _NAME),
    (b"wOFF", "a font", _NAME),
    (b"wOF2", "a font", _NAME),
    (b"OTTO\0", "a font", _NAME),
    (b"\0\1\0\0\0", "a font", _NAME),
    (b"ITSF", "a help file (CHM)", SAVE_AS),
    (b"\0\5\x16\7", "what a Mac keeps beside a file, not the file", _NAME),
    (b"L\0\0\0\1\x14\2\0", "a shortcut to a file, not the file", "name the file to which it leads"),
    (b"[InternetShortcut]", "a link, not a document", _LINK),
    (b"bplist00", "a file of settings (or a link) of a Mac", _NAME),
    (b"version https://git-lfs", "a pointer to a file, not the file", "fetch the file itself"),
    (b"BEGIN:VCALENDAR", "a calendar", _NAME),
    (b"BEGIN:VCARD", "an address card", _NAME),
    (b"-----BEGIN ", "a key or certificate, or an encrypted message", _NAME),
    (b"\\documentclass", "a LaTeX source", "make a PDF of it, and import that"),
)  # fmt: skip
_WITHIN = (
    (4, b"ftypheic", "a picture (HEIC)", _OCR),
    (4, b"ftypmif1", "a picture (HEIC)", _OCR),
    (4, b"ftypavif", "a picture (AVIF)", _OCR),
    (4, b"ftyp", "a film or a sound recording", _NAME),
    (8, b"WEBP", "a picture (WebP)", _OCR),
    (8, b"WAVE", "a sound recording (WAV)", _NAME),
    (8, b"AVI ", "a film", _NAME),
    (60, b"BOOKMOBI", "a book (.mobi)", SAVE_AS),
    (257, b"ustar", "an archive (tar)", _UNPACK),
)  # fmt: skip
_PACKAGES = (
    (b"spreadsheetml", "a table (.xlsx)", SAVE_AS),
    (b"ms-excel", "a table (Excel)", SAVE_AS),
    (b"presentationml", "slides (.pptx)", SAVE_AS),
    (b"ms-powerpoint", "slides (PowerPoint)", SAVE_AS),
    (b"ms-visio", "a drawing (Visio)", SAVE_AS),
    (b"ms-package.xps", "a file for a printer (XPS)", "print it to a PDF, or save it as .docx"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file, but no text (.odt)", SAVE_AS),
    (b"application/epub", "a book (.epub)", SAVE_AS),
)  # fmt: skip
_PARTS = (
    (re.compile(r"^Index/|^Index\.zip$|^index\.xml(?:\.gz)?$"), "a document of Apple's Pages, Numbers or Keynote", _PAGES),
    (re.compile(r"^FixedDocSeq\.fdseq$", re.IGNORECASE), "a file for a printer (XPS)", "print it to a PDF, or save it as .docx"),
    (re.compile(r"^META-INF/MANIFEST\.MF$|^AndroidManifest\.xml$"), "a program", "name a document"),
)  # fmt: skip
_STREAMS = (
    ("EncryptedPackage", "it is protected by a password", UNPROTECT),
    ("WordDocument", "", ""),
    ("Workbook", "it is a table (.xls)", SAVE_AS),
    ("Book", "it is a table (.xls)", SAVE_AS),
    ("PowerPoint Document", "it is slides (.ppt)", SAVE_AS),
    ("__properties_version1.0", "it is a message (.msg)", "save the document that is attached to it, and import that"),
    ("Quill", "it is a Publisher document (.pub)", SAVE_AS),
    ("VisioDocument", "it is a drawing (Visio)", SAVE_AS),
    ("MatOST", "it is a Works document (.wps)", SAVE_AS),
)  # fmt: skip
_WORDS = (
    (re.compile(r"<office:document"), "an OpenDocument text in one XML file (.fodt)", SAVE_AS),
    (re.compile(r"<w:worddocument"), "Word 2003's XML", SAVE_AS),
    (re.compile(r"<pkg:package"), "a Word document in one XML file", SAVE_AS),
    (re.compile(r"\s*(?:<\?xml[^>]*>|<!--.*?-->|<!doctype svg[^>]*>|\s)*<svg[\s>]", re.DOTALL), "a drawing (SVG)", _OCR),
    (re.compile(r"\s*<\?xml(?!.*<html[\s>])", re.DOTALL), "XML, and no web page", SAVE_AS),
)  # fmt: skip
_PAGE = re.compile(r"(?:<\?xml[^>]*>|<!--.*?-->|<!doctype[^>]*>|\s)*<html[\s>]", re.DOTALL)
_FRAME = "open the frame that holds the document by itself, and save that page"
_FIELD = re.compile(r"([a-z][a-z-]{1,40}):[ \t]*(.*)")
_OF_SERVERS = frozenset({
    "message-id", "mime-version", "received", "return-path", "delivered-to", "dkim-signature", "authentication-results",
    "content-transfer-encoding", "in-reply-to", "references", "arc-seal",
})  # fmt: skip
"""Fields that only a program writes (RFC 5322, 3.6; RFC 2045)."""
_MESSAGES = frozenset({"eml", "emlx", "mbox", "mht", "mhtml"})
_OF_PEOPLE = frozenset({"to", "cc", "subject", "date", "sent", "reply-to", "sender"})
_MAIN_OF_WORD = re.compile(rb"(?:wordprocessingml|ms-word)\.[\w.]+\.main\+xml")


def by_bytes(content: bytes, name: str) -> Other | None:
    """Return what a file is, by its name or its bytes, if it is not a document; else None."""
    if name.startswith("~$") and len(content) < 1_000:
        return Other(
            "it is what Word keeps beside a document while it is open, not the document",
            "name the document, without ~$",
        )
    for start, what, instead in _STARTS:
        if content.startswith(start):
            return Other(f"it is {what}", instead)
    for at, sign, what, instead in _WITHIN:
        if content.startswith(sign, at):
            return Other(f"it is {what}", instead)
    if content.startswith(b"BM") and content[6:10] == b"\0\0\0\0":
        return Other("it is a picture (BMP)", _OCR)
    return None


def by_words(start: str, extension: str = "") -> Other | None:
    """Return what a text is that is no document, by its first words; None if they do not say.

    What is called a message (.eml) is one already where it begins with a single field of its head.
    """
    low = start.lstrip("\ufeff \t\r\n").lower()
    # What Word saves as a web page names its own XML within.
    for sign, what, instead in () if _PAGE.match(low) else _WORDS:
        found = sign.match(low) if sign.pattern.startswith(r"\s") else sign.search(low)
        if found:
            return Other(f"it is {what}", instead)
    if "<frameset" in low and "<body" not in low:
        return Other("it is a page of frames, which has no words itself", _FRAME)
    if is_mail(low) or (extension in _MESSAGES and _FIELD.match(low)):
        return Other(
            "it is a web page in one file (MHTML) or a message",
            "save the page again, as “Web page, HTML only”, or the document that is attached to the message",
        )
    return None


def is_mail(low: str) -> bool:
    """Return whether a text in small letters begins with the head of a message, and not with a report's.

    A report, too, is from somebody, to somebody and on a subject; only a message has an address, or what servers write.
    """
    if re.match(r"from \S+@\S+ .*\d{4}\n", low):  # A mailbox.
        return True
    fields: dict[str, str] = {}
    for line in low.split("\n"):
        if not line.strip():
            break
        found = _FIELD.match(line)
        if found:
            fields.setdefault(found[1], found[2])
        elif not fields or line[0] not in " \t":
            return False
    if fields.keys() & _OF_SERVERS or any(name.startswith("x-") for name in fields):
        return True
    has_address = re.search(r"[^\s@]@[\w-]+\.\w", fields.get("from", "")) is not None
    return "from" in fields and bool(
        fields.keys() >= {"sent", "subject"} or (has_address and fields.keys() & _OF_PEOPLE)
    )


def by_data(text: str) -> Other | None:
    """Return what a whole text is if it is data for programs; else None."""
    stripped = text.strip()
    if stripped[:1] + stripped[-1:] not in {"{}", "[]"}:
        return None
    try:
        made = json.loads(stripped)
    except (ValueError, RecursionError):
        return None
    if isinstance(made, dict) and {"doc_id", "url"} & made.keys():
        return Other("it is a link to a document in the cloud, not the document", _LINK)
    return Other("it is data (JSON)", _NAME)


def is_word(types: bytes) -> bool:
    """Return whether a package's list of types names a Word document as its main part, and not as one within it."""
    return bool(_MAIN_OF_WORD.search(types))


def by_parts(types: bytes, mime: bytes, names: tuple[str, ...]) -> Other:
    """Return what a package is that is no text document."""
    for sign, what, instead in _PACKAGES:
        if sign in types or mime.startswith(sign):
            return Other(f"it is {what}", instead)
    for pattern, what, instead in _PARTS:
        if any(pattern.search(name) for name in names):
            return Other(f"it is {what}", instead)
    return Other("it is an archive (ZIP), not a document", _UNPACK)


def by_streams(content: bytes) -> Other | None:
    """Return what an OLE compound file ([MS-CFB]) is, by the names in its directory; None for a Word document.

    The directory names what the file is before what is embedded in it.
    """
    at = 512 * (int.from_bytes(content[48:52], "little") + 1) if len(content) > 52 else 0
    for where in (content[at : at + 4096], content):
        found = [
            (place, why, instead)
            for name, why, instead in _STREAMS
            if (place := where.find(name.encode("utf-16-le") + b"\0\0")) >= 0
            or (place := where.find(name.encode("utf-16-le"))) >= 0
        ]
        if found:
            _, why, instead = min(found)
            return Other(why, instead) if why else None
    return Other("it is not a text document (but a table, slides or a message)", SAVE_AS)
