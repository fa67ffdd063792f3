"""Running heads, feet and page numbers: known by what pages have in common at their edges."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.importing.pdf.lines import Line

_EDGE = 0.12
_AS_HIGH = 4.0
"""Points by which a head or foot may stand higher on another page."""
_CLOSE = 2.0
"""Sizes of its letters within which a line follows on the one above."""
_NUMBER = re.compile(r"\d+")
_PAGE = re.compile(
    r"[\W_]*(?:\b(?:page|tudalen|pg|p)\b\.?\s*)?#(?:\s*(?:of|o|/)\s*\d+)?[\W_]*", re.IGNORECASE
)
_ALONE = re.compile(
    r"[\W_]*(?:(?:page|tudalen|pg|p)\.?\s*)?\d{1,4}(?:\s*(?:of|o|/)\s*\d+)?[\W_]*", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?|file)://\S")
_MOMENT = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:.]\d{2}")


def of_a_browser(pages: list[list[Line]]) -> list[Line]:
    """Return what a browser prints round each page: its address on one line, and when it was printed on that or another."""
    made: list[Line] = []
    for page in filter(None, pages):
        edges = [line for line, _ in _edges(page)]
        told = [[line for line in edges if sign.search(line.text)] for sign in (_ADDRESS, _MOMENT)]
        if not all(told):
            return []
        made += dict.fromkeys(line for lines in told for line in lines)
    return made


def frames_of(
    pages: list[list[Line]],
) -> tuple[list[tuple[Line, str]], list[tuple[Line, str]], set[Line], set[Line]]:
    """Return heads and feet, each once with its words less the page number, and all lines that are such.

    Last come the lines that could be such by their words and height, and stand as close to the text as its own lines.
    """
    places: dict[tuple[bool, tuple[str, int]], list[tuple[int, float]]] = defaultdict(list)
    for page in pages:
        for line, at_top in _edges(page):
            for shape in _shapes(line):
                places[at_top, shape].append((line.page, _height(line, at_top=at_top)))
    heads: dict[str, Line] = {}
    feet: dict[str, Line] = {}
    around: set[Line] = set()
    kept: set[Line] = set()
    for page, at_top in product(pages, (True, False)):
        found = list(_repeated(page, places, at_top=at_top))
        while found and _is_of_text(found[-1][0], page, at_top=at_top):
            line, text, times = found[-1]
            if text == "#" or times >= max(3, len(pages) - 1):
                break
            kept.add(line)
            found.pop()
        for line, text, _ in found:
            around.add(line)
            if words := _less_number(text):
                (heads if at_top else feet).setdefault(words, line)
    heights = {(line.page, line.foot) for line in around}
    for page in pages:
        for line, at_top in _edges(page):
            is_as_high = any(of != line.page and abs(at - line.foot) <= 2 for of, at in heights)
            is_told = line in around or line in kept
            if is_told or not is_as_high or _is_of_text(line, page, at_top=at_top):
                continue
            around.add(line)  # Of the one page of its kind, such as an even one.
            text = re.sub(rf"(?<![\w.]){line.page}(?![\w.]\d|\w)", "#", line.text)
            if words := _less_number(text):
                (heads if at_top else feet).setdefault(words, line)
    return (
        [(line, words) for words, line in heads.items()],
        [(line, words) for words, line in feet.items()],
        around,
        kept,
    )


def _repeated(
    page: list[Line],
    places: dict[tuple[bool, tuple[str, int]], list[tuple[int, float]]],
    *,
    at_top: bool,
) -> Iterator[tuple[Line, str, int]]:
    """Yield the lines from an edge inwards up to the first that is no other page's: what they share, and on how many pages."""
    for line in _from_edge(page, at_top=at_top):
        height = _height(line, at_top=at_top)
        on = {
            words: {of for of, at in places[at_top, (words, off)] if abs(at - height) < _AS_HIGH}
            for words, off in _shapes(line)
        }
        repeated = [words for words, of in on.items() if len(of) > 1]
        if not repeated and not (_ALONE.fullmatch(line.text) and _is_by_itself(line, page)):
            return
        yield line, repeated[-1] if repeated else "#", max(len(of) for of in on.values())


def _is_by_itself(line: Line, page: list[Line]) -> bool:
    """Return whether no other line is as high: a number beside words may be that of an entry of a list of contents."""
    return not any(each is not line and abs(each.foot - line.foot) <= 2 for each in page)


def _less_number(text: str) -> str:
    return " ".join(_PAGE.sub(" ", text).split()) if "#" in text else text


def _is_of_text(line: Line, page: list[Line], *, at_top: bool) -> bool:
    """Return whether the next line of the page is as close to a line at its edge as lines of a text are, and looks alike."""
    inwards = 1 if at_top else -1
    apart = [(inwards * (other.foot - line.foot), at) for at, other in enumerate(page)]
    away, at = min(((far, at) for far, at in apart if far > 2), default=(0.0, -1))
    is_alike = abs(page[at].size - line.size) < 0.08 * line.size and page[at].bold == line.bold
    return is_alike and 0 < away < _CLOSE * line.size


def _height(line: Line, *, at_top: bool) -> float:
    """Return how far a line stands from its edge of the paper."""
    return line.foot if at_top else line.height - line.foot


def _from_edge(page: list[Line], *, at_top: bool) -> list[Line]:
    """Return the lines at one edge of a page, the outermost first."""
    limit = _EDGE * page[0].height if page else 0.0
    found = [
        line for line in page if (line.foot < limit if at_top else line.foot > line.height - limit)
    ]
    return sorted(found, key=lambda line: line.foot, reverse=not at_top)


def _edges(page: list[Line]) -> list[tuple[Line, bool]]:
    return [(line, at_top) for at_top in (True, False) for line in _from_edge(page, at_top=at_top)]


def _shapes(line: Line) -> list[tuple[str, int]]:
    """Return what a line may have in common with that of another page: its words, or those round the page's number.

    A number that is as far from the number of the page on one page as on another shows it.
    """
    text = line.text
    return [
        (text, 0),
        *(
            (f"{text[: n.start()]}#{text[n.end() :]}", int(n[0][-6:]) - line.page)
            for n in _NUMBER.finditer(text)
        ),
    ]
