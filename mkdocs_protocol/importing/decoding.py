"""The characters of a text or a web page: which encoding its bytes are in, and whether they are a text at all.

What does not decode whole, holds a control character or has no letter is refused: a reader that leaves out what it
does not understand makes a document of anything.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from mkdocs_protocol.importing.signatures import FETCH_AGAIN, SAVE_AS

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^<>]{0,80}?encoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_KNOWN = {
    "utf-8": "utf-8", "iso8859-14": "iso8859-14", "iso8859-15": "iso8859-15", "mac-roman": "mac-roman",
    # Browsers read these as Windows-1252 (WHATWG, Encoding, 4.2), and UTF-16 in a page's own words as UTF-8.
    "iso8859-1": "cp1252", "ascii": "cp1252", "cp1252": "cp1252", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8",
}  # fmt: skip
"""Encodings that a British text can have; each is only a table, not one of Python's other codecs."""
_CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_MOST_UNUSUAL = 0.3
"""Share of characters beyond ASCII that a text in Windows-1252 may have: Welsh and French have a tenth of that."""
_USUAL = frozenset("‘’“”–—…•£€©®™½¼¾°·§×\xa0áàâäéèêëíìîïóòôöúùûüýÿŵŷẃẁçñÉÂÊÎÔÛŴŶ")
"""Characters beyond ASCII that British texts have."""
_GUESSED = ("cp1252", "mac-roman", "iso8859-14", "cp850")
"""Encodings of a text that does not name its own, the most likely first: Windows, older Macs, Welsh, DOS."""
_FEWEST_USUAL = 2
_FEWEST = 16
"""With at least so many bytes, zeros between letters mean UTF-16 and are not there by chance."""
_TIDY = "open it in a word processor, correct what looks wrong, and save it as .docx, or as text in UTF-8"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file."""

    text: str
    encoding: str
    is_guessed: bool = False
    """Whether the file does not say that it has this encoding."""


class NoTextError(Exception):
    """Some bytes are no text; `why` and `instead` are the halves of a refusal."""

    def __init__(self, why: str, instead: str) -> None:
        self.why, self.instead = why, instead
        super().__init__(why)


def decoded(content: bytes) -> Decoded:
    """Return the characters of a text or a page: by its byte order mark, by what it declares, as UTF-8, or as Windows-1252.

    Raises NoTextError if no encoding fits it whole, or where what it gives is no text.
    """
    made = _decoded(content)
    _refuse_no_text(made)
    return made


def _decoded(content: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return Decoded(content[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError:
                name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
                raise NoTextError(
                    f"it begins as a text in {name} and does not go on as one", FETCH_AGAIN
                ) from None
    if encoding := _without_mark(content):
        return Decoded(content.decode(encoding), encoding, is_guessed=True)
    if b"\0" in content:
        raise NoTextError("it is not a document that can be read here", SAVE_AS)
    if content.isascii():
        return Decoded(content.decode("ascii"), "ascii")
    declared = _declared(content)
    for encoding in dict.fromkeys(("utf-8" if _is_utf8(content) else declared, declared)):
        try:
            if encoding:
                return Decoded(content.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    _refuse_mixed(content)
    encoding = _likeliest(content)
    try:
        return Decoded(content.decode(encoding), encoding, is_guessed=True)
    except UnicodeDecodeError as error:
        raise NoTextError(
            f"it is not text: the byte {content[error.start]:02X} on line {_line(content, error.start)} is not a character",
            SAVE_AS,
        ) from None


def _likeliest(content: bytes) -> str:
    """Return the encoding in which a text has usual characters only, else Windows-1252."""
    beyond = bytes(byte for byte in content if byte > 0x7F)
    counts = {}
    for encoding in _GUESSED:
        read = beyond.decode(encoding, "replace")
        counts[encoding] = sum(char in _USUAL for char in read)
    best = max(_GUESSED, key=lambda encoding: counts[encoding])
    is_sure = counts[best] == len(beyond) >= _FEWEST_USUAL
    return best if is_sure and counts[best] > counts["cp1252"] else "cp1252"


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _declared(content: bytes) -> str:
    """Return the encoding that a page says it is in, "" if it says none; raise NoTextError for one not known here."""
    found = _DECLARED.search(content[:4096])
    if not found:
        return ""
    said = (found[1] or found[2]).decode("ascii")
    try:
        known = _KNOWN.get(codecs.lookup(said).name)
    except LookupError:
        return ""
    if known is None and not _is_utf8(content):
        raise NoTextError(
            f"its characters are in an encoding ({said}) that is not read here", _TIDY
        )
    return known or ""


def _without_mark(content: bytes) -> str:
    """Return the kind of UTF-16 that a text without a mark is in, "" if it is in none.

    Of each two bytes of an English text the same one is zero nearly always.
    """
    if len(content) < _FEWEST or len(content) % 2 or content.count(0) < 0.3 * len(content):
        return ""
    for encoding, zeros in (("utf-16-le", content[1::2]), ("utf-16-be", content[::2])):
        if zeros.count(0) > 0.8 * len(zeros) and zeros.count(0) == content.count(0):
            try:
                content.decode(encoding)
            except UnicodeDecodeError:
                continue
            return encoding
    return ""


def _refuse_mixed(content: bytes) -> None:
    """Raise NoTextError for bytes that are UTF-8 in one place and not in another: as Windows-1252 they would be garbled."""
    read = content.decode("utf-8", "surrogateescape")
    is_cut = re.search("[\udce0-\udcf4][\udc80-\udcbf]+$", read)
    if not is_cut and not any(char > "\x7f" and not "\udc80" <= char <= "\udcff" for char in read):
        return
    at = next(at for at, char in enumerate(read) if "\udc80" <= char <= "\udcff")
    line = read.count("\n", 0, at) + 1
    raise NoTextError(
        f"its characters are in two encodings, or it is cut off (UTF-8, but not on line {line})",
        _TIDY,
    )


def _refuse_no_text(made: Decoded) -> None:
    text = made.text.removesuffix("\x1a")  # With which DOS ended a text.
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise NoTextError(
            f"it is not a document that can be read here: a control character (U+{ord(found[0]):04X}) is on line {line}",
            SAVE_AS,
        )
    if made.encoding not in {"ascii", "cp1252"} and any(
        unicodedata.category(char) in {"Cn", "Cs"} for char in set(text)
    ):
        raise NoTextError("it is not text: it has characters that do not exist", SAVE_AS)
    shown = "".join(text.split())
    if made.is_guessed and sum(char > "\x7f" for char in shown) > _MOST_UNUSUAL * len(shown):
        raise NoTextError("it is not text in an encoding that is known here", _TIDY)
    if not any(map(str.isalpha, shown)):
        raise NoTextError(
            "it has no letters, so it is not text", "choose the file that holds the document"
        )


def _line(content: bytes, at: int) -> int:
    return content.count(b"\n", 0, at) + 1
