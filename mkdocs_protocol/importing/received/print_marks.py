"""What a page draws beside its lines: bullets that are figures, first letters over several lines, numbers in the margin."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.core.markers import marker_of
from mkdocs_protocol.importing.received.print_parts import Sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.importing.received.print_parts import Line

_DOTS_A_POINT = 2
_MOST_DOTS = 3_000
"""On a side of the picture of a page."""
_FINEST = 2.0
"""Points of a letter that somebody can read."""
_CONTRAST = 20
"""Of 255: a letter that differs less from its paper is not seen."""
_FIGURE = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?")


def is_leftward(text: str) -> bool:
    """Return whether some letter of a text is written from right to left."""
    return not text.isascii() and any(
        unicodedata.bidirectional(each) in ("R", "AL") for each in text
    )


def seen_signs(
    signs: Iterable[Sign], page: Any, left_edge: float, top_edge: float
) -> Iterator[Sign]:
    """Yield the characters of a page, and room instead of those that no reader sees: there is no ink where they stand.

    The edges are those of what is shown of the page, in the places that its characters have.
    """
    width, height = page.get_size()
    scale = min(_DOTS_A_POINT, _MOST_DOTS / max(width, height))
    bitmap = page.render(scale=scale, grayscale=True)
    dots, stride = bytes(bitmap.buffer), bitmap.stride

    def has_ink(word: list[Sign]) -> bool:
        edge, base, size = 0.1 * word[0].size, word[0].base, word[0].size
        left = max(int(scale * (min(sign.left for sign in word) + edge - left_edge)), 0)
        right = min(
            int(scale * (max(sign.right for sign in word) - edge - left_edge)) + 1, bitmap.width
        )
        top = max(int(scale * (top_edge - base - 0.8 * size)), 0)
        foot = min(int(scale * (top_edge - base + 0.15 * size)) + 1, bitmap.height)
        rows = [dots[at * stride + left : at * stride + right] for at in range(top, foot)]
        found = [shade for row in rows if row for shade in (min(row), max(row))]
        return bool(found) and max(found) - min(found) >= _CONTRAST

    word: list[Sign] = []
    for sign in (*signs, None):
        if sign and word and not sign.text.isspace() and _is_next(word[-1], sign):
            word.append(sign)
            continue
        if word:
            is_seen = word[0].size >= _FINEST and has_ink(word)
            yield from word if is_seen else (replace(each, text=" ") for each in word)
        word = []
        if sign and sign.text.isspace():
            yield sign
        elif sign:
            word = [sign]


def _is_next(last: Sign, sign: Sign) -> bool:
    return (
        last.base == sign.base
        and last.size == sign.size
        and abs(sign.left - last.right) < sign.size
    )


def with_drawn_bullets(page: Any, lines: list[list[Sign]]) -> list[list[Sign]]:
    """Return the lines of a page with a bullet before those that have a small figure there, and one only.

    A row of them is a drawing.
    """
    starts = [
        (next((s for s in line if not s.text.isspace()), line[0]), at)
        for at, line in enumerate(lines)
    ]
    found: dict[int, Sign] = {}
    drawings: set[int] = set()
    for left, right, foot, top, sign in _figures(page):
        middle = (foot + top) / 2
        rows = [
            (first.left, at, first)
            for first, at in starts
            if first.base - 0.3 * first.size < middle < first.base + 0.9 * first.size
        ]
        after = [row for row in rows if 0 < row[0] - right < 3 * row[2].size]
        before = any(
            left - 1.2 * one.size < one.right <= left + 1 and not one.text.isspace()
            for _, at, _ in rows
            for one in lines[at]
        )
        if after and not before:
            _, at, first = min(after, key=lambda row: row[0])
            if right - left < 0.8 * first.size:
                if at in found and abs(found[at].left - left) >= 1:
                    drawings.add(at)
                found[at] = Sign(sign, left, right, first.base, first.size)
    return [
        [found[at], *line] if at in found and at not in drawings else line
        for at, line in enumerate(lines)
    ]


def _figures(page: Any) -> Iterator[tuple[float, float, float, float, str]]:
    """Yield the small figures of a page: left, right, foot, top, and the bullet that each looks like."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 — an extra

    filled, stroked = pdfium.c_int(), pdfium.FPDF_BOOL()
    for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, foot, right, top = each.get_bounds()
        wide = right - left
        if not 1.5 < wide < 8 or abs(top - foot - wide) > 0.3 * wide:
            continue
        count = pdfium.FPDFPath_CountSegments(each.raw)
        kinds = {
            pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(each.raw, at))
            for at in range(min(count, 40))
        }
        pdfium.FPDFPath_GetDrawMode(each.raw, filled, stroked)
        is_round = pdfium.FPDF_SEGMENT_BEZIERTO in kinds
        yield left, right, foot, top, ("•" if filled.value else "◦") if is_round else "▪"


def without_small_capitals(line: list[Sign]) -> list[Sign]:
    """Return a line with its small capitals as small letters: they follow closely on a larger capital."""
    small = set()
    for a, b in pairwise(line):
        if (
            a.text.isupper()
            and b.text.isupper()
            and 0.6 < b.size / max(a.size, 0.1) < 0.9
            and abs(a.base - b.base) < 0.1 * a.size
            and -0.3 * b.size < b.left - a.right < 0.1 * b.size
        ):
            small.add(round(b.size, 1))
    return [
        replace(sign, text=sign.text.lower()) if round(sign.size, 1) in small else sign
        for sign in line
    ]


def put_together(lines: list[Line]) -> list[Line]:
    """Return the lines of a page with first letters and numbers that stand apart in the lines that they belong to."""
    return _with_margins(_with_initials(lines))


def _with_initials(lines: list[Line]) -> list[Line]:
    usual = median(line.size for line in lines) if lines else 0.0
    for initial in [line for line in lines if len(line.text) == 1 and line.text.isalpha()]:
        if initial.size < 1.8 * usual:
            continue
        beside = [
            line
            for line in lines
            if -1 < line.left - initial.right < 1.5 * line.size
            and 1.5 * line.size < initial.size
            and initial.base - 0.9 * line.size < line.base < initial.base + initial.size
        ]
        if beside:
            first = max(beside, key=lambda line: line.base)
            last = min(
                beside, key=lambda line: line.base
            )  # The letter may take more lines than it is high.
            beside += [
                line
                for line in lines
                if abs(line.left - last.left) < 1 and 0 < last.base - line.base < 1.6 * line.size
            ]
            lines = [
                replace(
                    line,
                    left=initial.left,
                    text=initial.text + line.text if line is first else line.text,
                )
                if any(line is one for one in beside)
                else line
                for line in lines
                if line is not initial
            ]
    return lines


def _with_margins(lines: list[Line]) -> list[Line]:
    made = list(lines)
    for mark in lines:
        is_mark = marker_of(mark.text) == mark.text or _FIGURE.fullmatch(mark.text)
        if not is_mark or mark.end or mark.is_row:
            continue
        beside = [
            line
            for line in made
            if abs(line.base - mark.base) < 0.3 * line.size
            and 0 < line.left - mark.right < 6 * line.size
            and not line.end
            and not line.is_row
        ]
        if beside:
            line = min(beside, key=lambda each: each.left)
            at = next(n for n, each in enumerate(made) if each is line)
            made[at] = replace(line, text=f"{mark.text} {line.text}", left=mark.left)
            made = [each for each in made if each is not mark]
    return made
