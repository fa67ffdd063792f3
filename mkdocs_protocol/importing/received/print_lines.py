"""The lines of a PDF's pages, as PDFium finds its characters: in the order in which they were written.

Runs apart (`importing.apart`), for it hands foreign bytes to a library.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from dataclasses import asdict, replace
from itertools import groupby, pairwise
from operator import itemgetter
from statistics import median
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.importing.apart import (
    DAMAGED,
    LOCKED,
    UnfitError,
    refuse_pages,
    refuse_scan,
)
from mkdocs_protocol.importing.numerals import raised
from mkdocs_protocol.importing.received.print_columns import by_columns
from mkdocs_protocol.importing.received.print_marks import (
    is_leftward,
    put_together,
    seen_signs,
    with_drawn_bullets,
    without_small_capitals,
)
from mkdocs_protocol.importing.received.print_parts import Line, Sign
from mkdocs_protocol.importing.received.print_tables import by_tables
from mkdocs_protocol.importing.symbols import LIGATURES, as_seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    _Place = Callable[[float, float], tuple[float, float]]

_MOST_CHARACTERS = 20_000
"""On one page: a newspaper has as many."""
_MOST_RULES = 5_000
_THIN = 4.0
_WHOLE = 0.93
"""Of the height of the paper: what is higher is its ground (macOS draws it) or a frame round the page, no table."""
_PADDING = 1.5
"""Points between the side of a cell and its words; the colour behind a few words of a line ends where they do."""
_TINY = 2.0
_SLANT = 0.1
_LIGATURE = 3
"""The letters of one, at most."""
_GREEK_QUESTION_MARK = 0x37E
"""As some fonts call their semicolon; Unicode has both for one character."""
_HYPHEN = "\x02"


def lines_of_pages(content: bytes) -> list[dict[str, Any]]:
    """Return the lines of a PDF, as mappings; raises UnfitError for a scan, a locked file, or one that is too long."""
    import pypdfium2  # noqa: PLC0415 — an extra

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise LOCKED from None
        raise DAMAGED from None
    refuse_pages(len(document))
    lines: list[Line] = []
    has_pictures = False
    for number in range(len(document)):
        page = document[number]
        lines += _lines_of_page(page, number + 1)
        has_pictures = has_pictures or _has_picture(page)
    letters = sum(len(line.text) for line in lines)
    refuse_scan(letters, len(document), has_pictures=has_pictures)
    return [asdict(line) for line in lines]


def _has_picture(page: Any) -> bool:
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    return next(iter(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])), None) is not None


def _lines_of_page(page: Any, number: int) -> list[Line]:
    page.set_rotation((page.get_rotation() + _turn(page)) % 360)
    rules = _upright_rules(page)
    lines: list[list[Sign]] = []
    # Not its own media box: many programs write one for all pages.
    left, foot, right, top = page.get_bbox()
    turned = _turned(page)
    corners = turned(left, foot), turned(right, top)
    edges = min(x for x, _ in corners), max(y for _, y in corners)
    for sign in seen_signs(_signs(page, turned), page, *edges):
        last = lines[-1][-1] if lines else None
        if last is None or not _goes_on(lines[-1], sign) or _between(rules, last, sign):
            lines.append([])
        lines[-1].append(sign)
    paper = page.get_size()
    lines = with_drawn_bullets(page, [without_small_capitals(line) for line in lines])
    made: list[Line] = []
    for table, some in by_tables(lines):
        if table:
            is_even = all(len(cell) == 1 for row in table for cell in row)
            made += [replace(_row(cells, number, rules, paper), is_sure=is_even) for cells in table]
        else:
            made += [_line(signs, number, rules, paper) for signs in by_columns(some)]
    return _in_order(put_together([line for line in made if line.text]))


def _row(
    cells: list[list[list[Sign]]],
    number: int,
    rules: list[tuple[float, float, float]],
    paper: tuple[float, float],
) -> Line:
    """Return a row of a table without drawn lines as one line."""
    read = [[_line(signs, number, rules, paper) for signs in cell] for cell in cells]
    whole = [line for cell in read for line in cell]
    text = "\t".join(" ".join(line.text for line in cell) for cell in read)
    return replace(
        whole[0], text=text, right=max(line.right for line in whole), end=0.0, is_row=True
    )


def _in_order(lines: list[Line]) -> list[Line]:
    """Return lines of a page with what the file draws last, and above others, in its place: boxes, stamps, heads."""
    # A program may draw the foot of a page with its head, before the text.
    first = next((n for n, line in enumerate(lines) if 0.1 < line.base / line.height < 0.9), 0)
    feet = [line for line in lines[:first] if line.base < line.height / 2]
    lines = [line for line in lines if not any(line is foot for foot in feet)] + feet
    lines = _with_sides(lines)
    made: list[Line] = []
    at = 0
    for each, line in enumerate(lines):
        last = lines[each - 1] if each else line
        if line.base > last.base + line.size or not each:
            below = (n for n, other in enumerate(made) if _is_below(other, line))
            at = next(below, len(made))
        # What is put in goes on below what stands there already: a program may draw all headings first.
        while at < len(made) and _is_below(line, made[at]):
            at += 1
        made.insert(at, line)
        at += 1
    return made


def _with_sides(lines: list[Line]) -> list[Line]:
    """Return lines with a few that are drawn first and stand on the right of others where a reader comes to them."""
    rises = (n for n, (a, b) in enumerate(pairwise(lines), start=1) if b.base > a.base + b.size)
    at = next(rises, 0)
    side, others = lines[:at], lines[at:]
    if not side or 3 * at > len(lines) or side[0].left < others[0].left + 2 * side[0].size:
        return lines
    below = (n for n, line in enumerate(others) if line.base < side[0].base)
    place = next(below, len(others))
    return [*others[:place], *side, *others[place:]]


def _is_below(other: Line, line: Line) -> bool:
    return (
        other.base < line.base - line.size and other.left < line.right and line.left < other.right
    )


def _signs(page: Any, turned: _Place) -> Iterator[Sign]:
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    text = page.get_textpage()
    count = pdfium.FPDFText_CountChars(text)
    if count > _MOST_CHARACTERS:
        raise UnfitError("a page of it has more text than a page can show", "print it to a new PDF")
    turn = page.get_rotation()
    drawn: dict[tuple[str, int, int], int] = {}
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    left, base = ctypes.c_double(), ctypes.c_double()
    for at in range(count):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if 0xD800 <= code < 0xDC00:  # The first half of a character beyond the first 65,536.
            half = pdfium.FPDFText_GetUnicode(text, at + 1) if at + 1 < count else 0
            code = 0x10000 + ((code - 0xD800) << 10) + (half - 0xDC00)
        if code == _GREEK_QUESTION_MARK:
            code = ord(";")
        if code in (10, 13) or not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
            continue
        angle = pdfium.FPDFText_GetCharAngle(text, at) - math.radians(turn)
        if abs(math.sin(angle)) > _SLANT:
            continue  # A stamp across the page; no line of its text.
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        pdfium.FPDFText_GetCharOrigin(text, at, left, base)
        size = pdfium.FPDFText_GetFontSize(text, at)
        if pdfium.FPDFText_GetMatrix(text, at, matrix):
            size *= (
                math.hypot(matrix.b, matrix.d)
                if turn % 180 == 0
                else math.hypot(matrix.a, matrix.c)
            ) or 1
        if size < _TINY:  # Of a font made of drawings (Type 3) it may be anything.
            size = max(size, box.top - box.bottom)
        sign = _HYPHEN if pdfium.FPDFText_IsHyphen(text, at) == 1 else chr(code)
        sign = as_seen(LIGATURES.get(sign, sign))
        start, foot = turned(left.value, base.value)
        one, other = turned(box.left, box.bottom)[0], turned(box.right, box.top)[0]
        # Some programs draw a letter twice to make it bold, or lay recognised words over a picture of them.
        # The letters of a ligature have one place, too, and follow on one another.
        places = [drawn.get((sign, round(start) + step, round(foot)), at) for step in (-1, 0, 1)]
        if not sign.isspace() and min(places) < at - _LIGATURE:
            continue
        drawn.setdefault((sign, round(start), round(foot)), at)
        yield Sign(sign, min(start, one, other), max(one, other), foot, size)


def _turn(page: Any) -> int:
    """Return by how many degrees a page is to be turned for most of its words to stand upright."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    text, now = page.get_textpage(), page.get_rotation()
    count = min(pdfium.FPDFText_CountChars(text), _MOST_CHARACTERS)
    angles = (math.degrees(pdfium.FPDFText_GetCharAngle(text, at)) for at in range(count))
    turns = Counter(round((-angle - now) / 90) * 90 % 360 for angle in angles)
    turn, times = turns.most_common(1)[0] if turns else (0, 0)
    return turn if 2 * times > count else 0


def _turned(page: Any) -> _Place:
    """Return how a place in a file becomes one on the page as it is shown, turned by some degrees."""
    left, foot, right, top = page.get_bbox()
    turn, width, height = page.get_rotation(), right - left, top - foot
    return {
        90: lambda x, y: (y, width - x),
        180: lambda x, y: (width - x, height - y),
        270: lambda x, y: (height - y, x),
    }.get(turn, lambda x, y: (x, y))


def _goes_on(line: list[Sign], sign: Sign) -> bool:
    """Return whether a character stands in the same line: about as high, and after the last one."""
    size = max(line[0].size, line[-1].size, sign.size)
    if len(line) == 1 and line[0].size >= 1.8 * sign.size and not sign.text.isspace():
        return False  # A first letter over several lines.
    # The letters of a ligature have one place between them.
    follows = sign.left > line[-1].right - 0.5 * size or sign.left >= line[-1].left
    if is_leftward(sign.text) or is_leftward(line[-1].text):
        follows = follows or abs(sign.right - line[-1].left) < size
    return abs(sign.base - line[0].base) < 0.6 * size and follows


def _upright_rules(page: Any) -> list[tuple[float, float, float]]:
    """Return the upright lines of tables: where they stand, where they begin and end."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    rules = []
    _, foot, _, head = page.get_bbox()
    for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = each.get_bounds()
        if top - bottom > _WHOLE * (head - foot):
            continue
        if right - left < _THIN and top - bottom > _THIN:
            rules.append(((left + right) / 2, bottom, top))
        elif right - left > _THIN and top - bottom > 2 * _THIN:  # A frame or a filled cell.
            rules += [(left, bottom, top), (right, bottom, top)]
        if len(rules) > _MOST_RULES:
            break
    return rules


def _between(rules: list[tuple[float, float, float]], last: Sign, sign: Sign) -> bool:
    return any(
        last.right - 1 <= at <= sign.left - _PADDING and bottom <= sign.base + 1 <= top
        for at, bottom, top in rules
    )


def _line(
    signs: list[Sign],
    number: int,
    rules: list[tuple[float, float, float]],
    paper: tuple[float, float],
) -> Line:
    size = median(sign.size for sign in signs)
    large = max(sign.size for sign in signs)
    base = next(sign.base for sign in signs if sign.size == large)
    written: list[tuple[bool, str]] = []
    signs, spread = _spread(signs)
    for at, sign in enumerate(signs):
        gap = sign.left - signs[at - 1].right if at else 0.0
        if is_leftward(sign.text):
            gap = signs[at - 1].left - sign.right if at else 0.0
        if gap > spread + 0.2 * sign.size and not sign.text.isspace():
            written.append((False, " "))
        is_raised = sign.size < 0.8 * large and sign.base > base + 0.15 * large
        written.append((is_raised, sign.text))
    left = next((s.left for s in signs if not s.text.isspace()), signs[0].left)
    right = next((s.right for s in reversed(signs) if not s.text.isspace()), signs[-1].right)
    ends = [at for at, bottom, top in rules if at >= right - 1 and bottom <= base + 1 <= top]
    begins = any(at <= left + 1 and bottom <= base + 1 <= top for at, bottom, top in rules)
    end = min(ends) if ends and begins else 0.0
    runs = (
        (is_raised, "".join(text for _, text in run))
        for is_raised, run in groupby(written, itemgetter(0))
    )
    text = _ended("".join(raised(run) if high else run for high, run in runs).strip())
    # A clause's number in small print beside the first line is no mark of a note.
    text = re.sub(r"^[⁰-⁹¹²³]+(?:\.[⁰-⁹¹²³]+)+", lambda found: _lowered(found[0]), text)
    made = Line(text, number, left, right, base, size, end, *paper)
    return replace(made, first=_first_word(signs) - left, is_entry=_is_entry(signs))


def _spread(signs: list[Sign]) -> tuple[list[Sign], float]:
    """Return the signs of a line whose letters are set apart without its spaces, and how far they stand apart; else 0."""
    letters = [sign for sign in signs if not sign.text.isspace()]
    apart = [after.left - sign.right for sign, after in pairwise(letters)]
    usual = median(apart) if len(apart) > 4 else 0.0
    size = signs[0].size
    is_spread = 0.06 * size < usual < size and sum(s.text.isalpha() for s in letters) > 0.7 * len(
        letters
    )
    return (letters, usual) if is_spread else (signs, 0.0)


def _is_entry(signs: list[Sign]) -> bool:
    """Return whether a line ends in a figure that stands far from its other words, or after dots that lead to it."""
    letters = [sign for sign in signs if not sign.text.isspace()]
    figures = next((n for n, each in enumerate(reversed(letters)) if not each.text.isdigit()), 0)
    if not 0 < figures < 4:
        return False
    if all(sign.text in ".…" for sign in letters[-figures - 3 : -figures]):
        return True
    return letters[-figures].left - letters[-figures - 1].right > 2 * letters[-1].size


def _lowered(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _first_word(signs: list[Sign]) -> float:
    """Return where the first word of a line ends."""
    last = None
    for sign in signs:
        if last and (sign.text.isspace() or sign.left - last.right > 0.2 * sign.size):
            break
        last = sign if not sign.text.isspace() else last
    return (last or signs[-1]).right


def _ended(text: str) -> str:
    """Return a line in which only a hyphen at its end is marked as one that may be a break of a word."""
    return text[:-1].replace(_HYPHEN, "-") + text[-1:]
