"""Running heads, feet and page numbers of a PDF, and what a browser prints round its pages: by what pages have in common."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from mkdocs_protocol.importing.received.lines import PAGE, without_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.importing.received.print_parts import Line

_MARGIN = 0.11
"""The part of a page, above and below, in which running heads stand."""
_NUMBER_ALONE = re.compile(
    r"\W*(?:(?:page|tudalen|p\.)\s*)?\d{1,4}(?:\s*(?:of|o|/)\s*\d{1,4})?\W*", re.IGNORECASE
)
_ALL_PAGES = re.compile(rf"{PAGE}(\s*(?:of|o|/)\s*)\d+\b", re.IGNORECASE)
_CLOCK = re.compile(r"\d[/.-]\d+,?\s+\d{1,2}[:.]\d\d")
_PRINTED = re.compile(rf"(?:https?|file)://\S|{_CLOCK.pattern}")


def without_browser(lines: list[Line]) -> list[Line]:
    """Return lines less those in the margins that tell when, and from which address, a browser printed each page."""
    printed = [line for line in lines if _in_margin(line) and _PRINTED.search(line.text)]
    on: dict[int, str] = defaultdict(str)
    for line in printed:
        on[line.page] += line.text + "\n"
    every = {line.page for line in lines}
    is_print = all("://" in on[page] and _CLOCK.search(on[page]) for page in every)
    return [line for line in lines if not is_print or not any(line is each for each in printed)]


def without_running(lines: list[Line]) -> tuple[list[str], list[Line], list[str]]:
    """Return the running heads, each once, the other lines, and the feet; page numbers are left out."""
    on: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for line in lines:
        for key in _keys(line):
            on[key].append(line)
    heads: dict[str, None] = {}
    feet: dict[str, None] = {}
    around = set()
    pages = _pages(lines)
    counted = _counted(pages)
    for ordered in (each for page in pages for each in (page, page[::-1])):
        # From the edge of the paper inwards, up to the first line that is no other page's.
        found: list[tuple[Line, str, bool]] = []
        for line in ordered:
            also = {
                text: {other.page for other in on[text, at] if _is_same_place(line, other)}
                for text, at in _keys(line)
            }
            repeated = [text for text, others in also.items() if others]
            is_number = id(line) in counted or bool(
                _in_margin(line) and _NUMBER_ALONE.fullmatch(line.text)
            )
            if not repeated and not is_number:
                break
            is_everywhere = any(len(at) + 1 >= max(3, len(pages) - 1) for at in also.values())
            found.append((line, PAGE if is_number else repeated[-1], is_number or is_everywhere))
        while found and not found[-1][2] and _is_of_text(found[-1][0], ordered):
            found.pop()
        for line, text, _ in found:
            around.add(id(line))
            if left := without_pages(_ALL_PAGES.sub(rf"{PAGE}\1{PAGE}", text)):
                (heads if line.base > line.height / 2 else feet).setdefault(left)
    for line in _as_high(lines, around):
        around.add(id(line))
        own = re.compile(rf"(?<![\w.]){line.page}(?![\w.]\d|\w)")
        if left := without_pages(own.sub(PAGE, line.text)):
            (heads if line.base > line.height / 2 else feet).setdefault(left)
    return list(heads), [line for line in lines if id(line) not in around], list(feet)


def _counted(pages: list[list[Line]]) -> set[int]:
    """Return the last lines of pages that are figures alone and count with the pages, wherever the text ends above."""
    last = [page[-1] for page in pages if page[-1].text.strip().isdecimal()]
    offsets = Counter(int(line.text) - line.page for line in last)
    most, times = offsets.most_common(1)[0] if last else (0, 0)
    return {id(line) for line in last if times > 2 and int(line.text) - line.page == most}


def _is_of_text(line: Line, ordered: list[Line]) -> bool:
    """Return whether the next line inwards looks like one in the margin, and is no farther from it than lines of a text."""
    further = (each for each in ordered if abs(each.base - line.base) > 2)
    inner = next(
        (n for n in further if (n.base < line.base) is (ordered[0].base > ordered[-1].base)), None
    )
    return (
        inner is not None
        and not inner.end
        and abs(inner.size - line.size) < 0.08 * line.size
        and abs(inner.base - line.base) < 2 * line.size
    )


def _as_high(lines: list[Line], around: set[int]) -> list[Line]:
    """Return lines in the margin that stand as high as a head or foot of another page: those of the one even page."""
    heights = {(line.page, round(line.base)) for line in lines if id(line) in around}
    return [
        line
        for line in lines
        if id(line) not in around
        and _in_margin(line)
        and any(page != line.page and abs(at - line.base) <= 2 for page, at in heights)
    ]


def _pages(lines: list[Line]) -> list[list[Line]]:
    """Return the lines of each page, from its head to its foot."""
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    return [sorted(page, key=lambda line: -line.base) for page in by_page.values()]


def _is_same_place(line: Line, other: Line) -> bool:
    """Return whether lines of two pages stand as far from the foot of their paper, or from its head."""
    off = (line.base - other.base, line.base - line.height - other.base + other.height)
    return line.page != other.page and min(map(abs, off)) < 4


def _in_margin(line: Line) -> bool:
    return not _MARGIN * line.height <= line.base <= (1 - _MARGIN) * line.height


def _keys(line: Line) -> Iterator[tuple[str, int]]:
    """Yield what a line in the margin has in common with that of another page: its words, and a number that counts on.

    The number counts on with the pages where its distance to the number of the page is the same.
    """
    if not _in_margin(line):
        return
    yield line.text, 0
    for number in re.finditer(r"(?<![\w.])\d{1,4}(?![\w.]\d|\w)", line.text):
        before, after = line.text[: number.start()], line.text[number.end() :]
        yield f"{before}{PAGE}{after}", int(number[0]) - line.page + 1
