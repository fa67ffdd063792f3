"""The words of a PDF's pages with their places, by pdfplumber. Runs apart, for it hands foreign bytes to a library."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.importing.apart import UnfitError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PAGES = 200
_MOST_DRAWN = 3_000
"""Lines and boxes on a page of which tables are looked for."""
_FEWEST = 25
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
    if sum(len(word[0]) for page in pages for word in page["words"]) < _FEWEST * count:
        raise UnfitError(
            "it is a scan: its pages are pictures without text",
            "have its text recognised (OCR) and import what comes of that, or ask for the file it was printed from",
        )
    return pages


def _page(page: Any) -> dict[str, Any]:
    upright = page.filter(lambda each: each["object_type"] != "char" or each["upright"])
    # Some programs draw a letter twice to make it bold, or lay recognised words over a picture of them.
    once = upright.dedupe_chars(tolerance=1, extra_attrs=())
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
            (w["text"], w["x0"], w["x1"], w["top"], w["bottom"], w["size"], *_typeface(w["fontname"]))
            for w in words
        ],
        "tables": [[list(row.cells) for row in table.rows] for table in tables],
        "dots": list(_dots(page)) if drawn < _MOST_DRAWN else [],
        "links": [each["uri"] for each in page.hyperlinks if each.get("uri")],
    }  # fmt: skip


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
