"""The words of a PDF's pages with their places, by pdfplumber. Runs apart, for it hands foreign bytes to a library."""

from __future__ import annotations

import io
import math
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.core.visible import unseen_character
from mkdocs_protocol.importing.apart import DAMAGED, LOCKED, refuse_pages, refuse_scan
from mkdocs_protocol.importing.symbols import LIGATURES

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_DRAWN = 3_000
"""Lines and boxes on a page of which tables are looked for."""
_SHOWN = 120
"""Letters that are told of what is not read."""
_MOST_NOTES = 200
_SLANT = 0.1
"""The sine of the angle from which on words do not stand upright."""
_LIGATURES = str.maketrans(LIGATURES)
_SMALLEST, _LARGEST = 1.5, 8.0
"""Points that a drawn bullet is wide."""
_FINENESS = 144
"""Dots an inch of the picture of a page on which words are looked for."""
_MOST_DOTS = 3_000
"""On a side of that picture."""
_FAINTEST = 20
"""How much darker or lighter than the paper a letter is that can be seen, of 255."""
_SMALLEST_LETTERS = 2.0
"""Points; nobody reads what is smaller."""
_WHOLE = 0.8
"""Share of a page that a scan of it takes."""


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
            raise LOCKED from None
        raise DAMAGED from None
    refuse_pages(count)
    pages = []
    for each in document.pages:
        page, picture = _as_read(each)
        pages.append(_page(page, picture))
        page.close()
    pages[0]["attached"] = list(_attached(document))
    letters = sum(len(word[0]) for page in pages for word in page["words"])
    refuse_scan(letters, count, has_pictures=any(page["pictures"] for page in pages))
    return pages


def _as_read(page: Any) -> tuple[Any, Any]:
    """Return a page and a picture of it, both turned so that most of its words stand upright."""
    fineness = min(_FINENESS, 72 * _MOST_DOTS / max(page.width, page.height))
    picture = page.to_image(resolution=fineness, antialias=True).original.convert("L")
    turns = Counter(_turn(char["matrix"]) for char in page.chars)
    turn, times = turns.most_common(1)[0] if turns else (0, 0)
    if not turn or 2 * times <= len(page.chars):
        return page, picture
    page.page_obj.rotate = page.page_obj.attrs["Rotate"] = (page.rotation + turn) % 360
    turned = type(page)(page.pdf, page.page_obj, page.page_number, initial_doctop=0)
    return turned, picture.rotate(-turn, expand=True)


def _turn(matrix: tuple[float, ...]) -> int:
    """Return by how many degrees a page is to be turned clockwise for a letter to stand upright."""
    return 90 * round(math.atan2(matrix[1], matrix[0]) / (math.pi / 2)) % 360


def _can_be_seen(word: dict[str, Any], page: Any, picture: Any) -> bool:
    """Return whether anything is drawn where a word stands: it is not white, covered, or off the paper.

    Words that a program recognised in a scan stand over their picture, and so they are seen.
    """
    # What a font made of drawings (Type 3) calls its size may be anything.
    wide = 2 * (word["x1"] - word["x0"]) / len(word["text"])
    if max(word["size"], wide) < _SMALLEST_LETTERS:
        return False
    (left, top, right, _), (out_left, out_top, out_right, _) = page.cropbox, page.mediabox
    shown = max(left, out_left), max(top, out_top), min(right, out_right)
    scale = picture.width / (shown[2] - shown[0])
    edge = 0.1 * word["size"]
    # The ink of a blank to fill in ("____") is below all letters.
    foot = -edge if any(map(str.isalnum, word["text"])) else 2 * edge
    box = (
        word["x0"] - shown[0] + edge,
        word["top"] - shown[1] + edge,
        word["x1"] - shown[0] - edge,
        word["bottom"] - shown[1] + foot,
    )
    left, top, right, bottom = (round(scale * each) for each in box)
    if min(right, bottom) < 0 or left > picture.width or top > picture.height:
        return False
    darkest, lightest = picture.crop(
        (left, top, max(right, left + 1), max(bottom, top + 1))
    ).getextrema()
    return bool(lightest - darkest >= _FAINTEST)


def _page(page: Any, picture: Any) -> dict[str, Any]:
    upright = page.filter(
        lambda each: (
            each["object_type"] != "char" or (_is_upright(each) and not _is_unseen(each["text"]))
        )
    )
    once = upright.filter(_Once())
    found = once.extract_words(
        x_tolerance_ratio=0.2, extra_attrs=["size", "fontname"], expand_ligatures=True
    )
    words = [word for word in found if _can_be_seen(word, page, picture)]
    whole = _WHOLE * page.width * page.height
    is_scan = any((i["x1"] - i["x0"]) * (i["bottom"] - i["top"]) > whole for i in page.images)
    drawn = len(page.lines) + len(page.rects) + len(page.curves)
    tables = upright.find_tables() if 0 < drawn < _MOST_DRAWN else []
    return {
        "width": float(page.width),
        "height": float(page.height),
        "pictures": len(page.images),
        "is_scan": is_scan,
        "hidden": " ".join(word["text"] for word in found if word not in words)[:_SHOWN],
        "words": [
            (
                w["text"].translate(_LIGATURES),
                w["x0"],
                w["x1"],
                w["top"],
                w["bottom"],
                w["size"],
                *_typeface(w["fontname"]),
            )
            for w in words
        ],
        "tables": [[list(row.cells) for row in table.rows] for table in _outermost(tables)],
        "dots": list(_dots(page)) if drawn < _MOST_DRAWN else [],
        "turned": "".join(char["text"] for char in page.chars if not _is_upright(char))[:_SHOWN],
        "notes": list(_notes(page)),
        "links": [each["uri"] for each in page.hyperlinks if each.get("uri")],
    }


def _outermost(tables: list[Any]) -> list[Any]:
    """Return tables without those inside a cell of another: coloured stripes behind its lines look like rows."""
    return [
        each
        for each in tables
        if not any(
            _is_within(each.bbox, cell)
            for other in tables
            if other is not each
            for cell in other.cells
        )
    ]


def _is_within(box: tuple[float, ...], cell: tuple[float, ...]) -> bool:
    left, top, right, bottom = cell
    return left - 1 < box[0] and top - 1 < box[1] and box[2] < right + 1 and box[3] < bottom + 1


_NO_LETTER = "(cid:0)"
"""A sign that the font has no letter for: nothing is drawn."""
_SOFT_HYPHEN = "\xad"
"""A page draws it, where a word is divided."""


def _is_unseen(text: str) -> bool:
    """Return whether a letter is none that a page shows, as the space without width behind each bullet of some."""
    return text == _NO_LETTER or (text != _SOFT_HYPHEN and unseen_character(text) is not None)


class _Once:
    """Lets each letter of a page pass once.

    Some programs draw a letter twice to make it bold, or lay recognised words over a picture of them.
    """

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, int, int], list[tuple[float, float]]] = {}

    def __call__(self, each: dict[str, Any]) -> bool:
        if each["object_type"] != "char":
            return True
        text, left, top = each["text"], each["x0"], each["top"]
        # Nearer than half its width, since "ll" is two letters however narrow they are.
        near = min(1.0, 0.45 * (each["x1"] - left))
        places = [(text, round(left) + x, round(top) + y) for x in (0, -1, 1) for y in (0, -1, 1)]
        for place in places:
            for x, y in self._drawn.get(place, ()):
                if abs(x - left) <= near and abs(y - top) <= 1:
                    return False
        self._drawn.setdefault(places[0], []).append((left, top))
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
