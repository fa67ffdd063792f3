"""Running heads, feet and page numbers: known by what pages have in common at their edges."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_protocol.importing.pdf.lines import Line

_EDGE = 0.12
_AS_HIGH = 4.0
"""Points by which a head or foot may stand higher on another page."""
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
) -> tuple[list[tuple[Line, str]], list[tuple[Line, str]], set[Line]]:
    """Return heads and feet, each once with its words less the page number, and all lines that are such."""
    places: dict[tuple[bool, tuple[str, int]], list[tuple[int, float]]] = defaultdict(list)
    for page in pages:
        for line, at_top in _edges(page):
            for shape in _shapes(line):
                places[at_top, shape].append((line.page, _height(line, at_top=at_top)))
    heads: dict[str, Line] = {}
    feet: dict[str, Line] = {}
    around: set[Line] = set()
    for page in pages:
        for at_top in (True, False):
            for line in _from_edge(page, at_top=at_top):
                height = _height(line, at_top=at_top)
                repeated = [
                    words for words, off in _shapes(line)
                    if any(of != line.page and abs(at - height) < _AS_HIGH for of, at in places[at_top, (words, off)])
                ]  # fmt: skip
                if not repeated and not _ALONE.fullmatch(line.text):
                    break
                around.add(line)
                text = repeated[-1] if repeated else "#"
                if words := " ".join(_PAGE.sub(" ", text).split()) if "#" in text else text:
                    (heads if at_top else feet).setdefault(words, line)
    heights = {(line.page, line.foot) for line in around}
    for page in pages:
        for line, at_top in _edges(page):
            is_as_high = any(of != line.page and abs(at - line.foot) <= 2 for of, at in heights)
            if line in around or not is_as_high:
                continue
            around.add(line)  # Of the one page of its kind, such as an even one.
            text = re.sub(rf"(?<![\w.]){line.page}(?![\w.]\d|\w)", "#", line.text)
            if words := " ".join(_PAGE.sub(" ", text).split()) if "#" in text else text:
                (heads if at_top else feet).setdefault(words, line)
    return (
        [(line, words) for words, line in heads.items()],
        [(line, words) for words, line in feet.items()],
        around,
    )


def _height(line: Line, *, at_top: bool) -> float:
    """Return how far a line stands from its edge of the paper."""
    return line.foot if at_top else line.height - line.foot


def _from_edge(page: list[Line], *, at_top: bool) -> list[Line]:
    """Return the lines at one edge of a page, the outermost first."""
    limit = _EDGE * page[0].height if page else 0.0
    found = [
        line for line in page
        if (line.foot < limit if at_top else line.foot > line.height - limit)
    ]  # fmt: skip
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
