"""The words of a PDF's pages with their places, by pdfplumber. Runs apart, for it hands foreign bytes to a library."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.importing.apart import UnfitError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PAGES = 400
"""A page takes a quarter of a second, and the process has its end (`apart.SECONDS`)."""
_MOST_DRAWN = 3_000
"""Lines and boxes on a page of which tables are looked for."""
_FEWEST = 25
_SHOWN = 120
"""Letters that are told of what is not read."""
_MOST_NOTES = 200
_SLANT = 0.1
"""The sine of the angle from which on words do not stand upright."""
_LIGATURES = re.compile("[\uf001\uf002]")
"""As fonts have them that were made before Unicode had a place for them."""
_SMALLEST, _LARGEST = 1.5, 8.0
"""Points that a drawn bullet is wide."""


def words_of_pages(content: bytes) -> list[dict[str, Any]]:
    """Return, of each page, its size, its words (text, left, right, top, bottom, size, bold) and its tables' cells.

    Raises UnfitError for a scan, a locked or damaged file, or one that is too long.
    """
    import pdfplumber  # noqa: PLC0415 — an extra
    from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415

    try:
        document = pdfplumber.open(io.BytesIO(content))
        count = len(document.pages)
    except PdfminerException as error:
        if any(type(each).__name__ == "PDFPasswordIncorrect" for each in error.args):
            raise UnfitError(
                "it is protected by a password", "open it, remove the password and save a copy"
            ) from None
        raise UnfitError(
            "it is damaged or incomplete", "fetch it again, or print it to a new PDF"
        ) from None
    if not count:
        raise UnfitError("it has no pages", "fetch it again, or print it to a new PDF")
    if count > MOST_PAGES:
        raise UnfitError(f"it has more than {MOST_PAGES} pages", "split it and import the parts")
    pages = []
    for page in document.pages:
        pages.append(_page(page))
        page.close()
    pages[0]["attached"] = list(_attached(document))
    letters = sum(len(word[0]) for page in pages for word in page["words"])
    if not letters or (letters < _FEWEST * count and any(page["pictures"] for page in pages)):
        raise UnfitError(
            "it is a scan: its pages are pictures without text",
            "have its text recognised (OCR) and import what comes of that, or ask for the file it was printed from",
        )
    return pages


def _page(page: Any) -> dict[str, Any]:
    upright = page.filter(lambda each: each["object_type"] != "char" or _is_upright(each))
    once = upright.filter(_Once())
    words = once.extract_words(
        x_tolerance_ratio=0.2, extra_attrs=["size", "fontname"], expand_ligatures=True
    )
    drawn = len(page.lines) + len(page.rects) + len(page.curves)
    tables = upright.find_tables() if 0 < drawn < _MOST_DRAWN else []
    return {
        "width": float(page.width),
        "height": float(page.height),
        "pictures": len(page.images),
        "words": [
            (_LIGATURES.sub(_letters, w["text"]), w["x0"], w["x1"], w["top"], w["bottom"], w["size"], *_typeface(w["fontname"]))
            for w in words
        ],
        "tables": [[list(row.cells) for row in table.rows] for table in tables],
        "dots": list(_dots(page)) if drawn < _MOST_DRAWN else [],
        "turned": "".join(char["text"] for char in page.chars if not _is_upright(char))[:_SHOWN],
        "notes": list(_notes(page)),
        "links": [each["uri"] for each in page.hyperlinks if each.get("uri")],
    }  # fmt: skip


def _letters(found: re.Match[str]) -> str:
    return "fi" if found[0] == "\uf001" else "fl"


class _Once:
    """Lets each letter of a page pass once.

    Some programs draw a letter twice to make it bold, or lay recognised words over a picture of them.
    """

    def __init__(self) -> None:
        self._drawn: set[tuple[str, int, int]] = set()

    def __call__(self, each: dict[str, Any]) -> bool:
        if each["object_type"] != "char":
            return True
        text, left, top = each["text"], round(each["x0"]), round(each["top"])
        near = ((text, left + x, top + y) for x in (0, -1, 1) for y in (0, -1, 1))
        if any(place in self._drawn for place in near):
            return False
        self._drawn.add((text, left, top))
        return True


def _is_upright(char: dict[str, Any]) -> bool:
    across, up = char["matrix"][0], char["matrix"][1]
    return bool(char["upright"]) and abs(up) <= _SLANT * (across * across + up * up) ** 0.5


def _notes(page: Any) -> Iterator[tuple[str, str]]:
    """Yield what people have put on a page: the kind of each, and its words."""
    for each in page.annots[:_MOST_NOTES]:
        data = each.get("data") or {}
        kind = _words(data.get("Subtype"))
        if kind == "Widget":
            parent = data.get("Parent")
            of_parent = parent.get("V") if isinstance(parent, dict) else None
            filled = _words(data.get("V") or of_parent)
            if filled and filled != "Off":
                yield "field", filled
        elif kind not in {"Link", "Popup"} and (
            words := _words(each.get("contents") or data.get("Contents"))
        ):
            yield "note", words


def _words(value: Any) -> str:
    """Return a name or a string of a PDF as words."""
    name = getattr(value, "name", value)
    if isinstance(name, bytes):
        wide = name.startswith(b"\xfe\xff")
        name = name[2:].decode("utf-16-be", "replace") if wide else name.decode("latin-1")
    return " ".join(name.split())[:_SHOWN] if isinstance(name, str) else ""


def _attached(document: Any) -> Iterator[str]:
    """Yield the names of files that are inside a PDF."""
    from pdfplumber.utils.pdfinternals import resolve  # noqa: PLC0415 — an extra

    names = resolve(document.doc.catalog.get("Names")) or {}
    files = resolve(names.get("EmbeddedFiles")) or {} if isinstance(names, dict) else {}
    listed = resolve(files.get("Names")) or [] if isinstance(files, dict) else []
    for name in listed[:_MOST_NOTES:2] if isinstance(listed, list) else []:
        yield _words(resolve(name)) or "without a name"


def _dots(page: Any) -> Iterator[tuple[float, float, float, float, str]]:
    """Yield the small figures of a page that may be bullets: left, right, top, bottom, and the sign they look like."""
    for each in (*page.curves, *page.rects):
        wide, high = each["x1"] - each["x0"], each["bottom"] - each["top"]
        if not _SMALLEST < wide < _LARGEST or abs(wide - high) > 0.3 * wide:
            continue
        is_round = each["object_type"] == "curve"
        sign = ("•" if each.get("fill") else "◦") if is_round else "▪"
        yield each["x0"], each["x1"], each["top"], each["bottom"], sign


def _typeface(name: str) -> tuple[bool, str]:
    """Return whether a font is bold, and its family: "ABCDEF+Wingdings-Regular" is of Wingdings."""
    plain = name.rpartition("+")[2]
    return "bold" in plain.lower(), re.split(r"[-,]", plain)[0]
