"""A PDF as the lines that its reader sees: lines of the page joined to paragraphs, what repeats on each page once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from mkdocs_protocol.core.markers import awaits_number, marker_of
from mkdocs_protocol.importing.apart import needs, run_apart
from mkdocs_protocol.importing.numerals import raised
from mkdocs_protocol.importing.received import print_lines
from mkdocs_protocol.importing.received.lines import clean
from mkdocs_protocol.importing.received.print_frames import without_browser, without_running
from mkdocs_protocol.importing.received.print_marks import is_leftward
from mkdocs_protocol.importing.received.print_parts import Line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_protocol.importing.containers import ForeignFile

_FEW = 3
"""Lines of a cell, of which one cannot see where its column ends."""
_END = re.compile(r"[.:;!?…]['\"’”)\]]*$")
_ITEM = re.compile(r"(?:[.,:;!?…]\W*|[,;]\s*(?:and|or|neu))$")
"""How an item of a list ends, or a sentence."""
_FIGURE = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?")
_SHORT_MARK = re.compile(r"\w{1,4}[.)]\s")
_LAST_WORD = re.compile(r"(\w+)[-\x02]$")
_FIRST_WORD = re.compile(r"\w+")
_KEPT = frozenset({
    "co", "non", "vice", "self", "ex", "cross", "re", "pre", "mid", "semi", "well", "half", "anti", "sub",
})  # fmt: skip
"""Beginnings of words that keep their hyphen, where the document does not tell."""
_NOTE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣ]+\s*\S")


def blocks_of(file: ForeignFile) -> list[tuple[str, bool]]:
    """Return the blocks of lines that a reader of a PDF sees, and of each whether it is uncertain.

    Raises ImportRefusedError for a scan, a locked or damaged file, or where the library is missing.
    """
    needs("pypdfium2", file.name, "a PDF")
    found = run_apart(f"{print_lines.__name__}:lines_of_pages", file.content, file.name)
    lines = without_browser([Line(**each) for each in found])
    heads, body, feet = without_running(lines)
    notes = list(_notes(body))
    body = [line for line in body if not any(line is note for note in notes)]
    paragraphs = _Paragraphs(body)
    joined = [*paragraphs.blocks(), *_Paragraphs(notes, paragraphs.edges).blocks()]
    around = [[(clean(text), False) for text in texts if clean(text)] for texts in (heads, feet)]
    return [
        *around[0],
        *((_cleaned(text), unsure) for text, unsure in joined if clean(text)),
        *around[1],
    ]


def _cleaned(text: str) -> str:
    """Return the words of a paragraph, or of the cells of a row, with one space where there is room."""
    return "\t".join(clean(cell) for cell in text.split("\t"))


def _notes(lines: list[Line]) -> Iterable[Line]:
    """Yield the footnotes: what stands at the foot of a page from a raised number on, after larger words."""
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    for page in by_page.values():
        usual = median(line.size for line in page)
        marks = {mark for line in page for mark in re.findall(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", line.text)}
        for line in page:
            # A note whose own mark is not raised, while that in the text is.
            number = re.match(r"(\d{1,2})(?:\s+\S|[^\W\d_])", line.text)
            if number and raised(number[1]) in marks and line.size < 0.97 * usual:
                line.text = f"{raised(number[1])} {line.text[number.end(1) :].lstrip()}"
        at = next(
            (n for n, line in enumerate(page) if _NOTE.match(line.text) and line.size <= usual),
            None,
        )
        if at and page[at].base < min(line.base for line in page[:at]):
            yield from page[at:]


def _even_edge(ends: list[float]) -> float:
    """Return the even edge that two lines in five end at, where there are five of them; else the farthest end."""
    ordered = sorted(ends)
    groups = ((at, bisect_right(ordered, end + 5)) for at, end in enumerate(ordered))
    first, last = max(groups, key=lambda group: group[1] - group[0])
    is_even = last - first >= max(5, 0.4 * len(ends))
    return ordered[last - 1] if is_even else ordered[-1]


def _is_word(above: Line, line: Line) -> bool:
    """Return whether a line begins with the Welsh word `o`, and with no bullet, which would stand to its left."""
    return (
        bool(re.match(r"o [^\W\dA-Z]", line.text))
        and not above.text.startswith("o ")
        and abs(above.left - line.left) < 0.5 * line.size
        and not _END.search(above.text)
    )


def _is_set_right(above: Line, line: Line, *, alone: bool) -> bool:
    """Return whether two short lines end at one place and do not begin so: they are set to the right.

    Where nothing stands beside them, no paragraph begins beyond the middle of the page.
    """
    apart = abs(above.left - line.left)
    is_short = apart > 2 * line.size and above.right - above.left < 0.35 * above.width
    is_aside = alone and apart > 1 and above.left > 0.5 * above.width
    return abs(above.right - line.right) < 1 and (is_short or is_aside)


class _Paragraphs:
    def __init__(self, lines: list[Line], edges: tuple[float, ...] = ()) -> None:
        self._lines = lines
        self.edges = edges
        """Where full lines end, in columns that have many of them."""
        self._outside_cells: dict[int, list[Line]] = defaultdict(list)
        for line in lines:
            if not line.end:
                self._outside_cells[line.page].append(line)
        self._regions = self._split(lines)
        found = [self._own_edge(region) for region in self._regions]
        self.edges += tuple(edge for edge in found if edge)
        self._edge = [
            edge
            for region, own in zip(self._regions, found, strict=True)
            for edge in [own or self._other_edge(region)] * len(region)
        ]
        self._is_alone = [not self._beside(region) for region in self._regions]
        self._region = [n for n, region in enumerate(self._regions) for _ in region]
        gaps = [
            (above.base - below.base) / above.size
            for at, (above, below) in enumerate(pairwise(lines))
            if self._region[at] == self._region[at + 1]
            and above.right > 0.85 * self._edge[at]
            and 0.5 * above.size < above.base - below.base < 2.8 * above.size
        ]
        # Paragraphs may stand apart, lines of one stand no farther apart than that.
        self._pitch = sorted(gaps)[len(gaps) // 4] if len(gaps) > 2 else 1.25
        inside: dict[int, list[float]] = defaultdict(list)
        for above, below in pairwise(lines):
            gap = (above.base - below.base) / above.size
            if above.page == below.page and 0.5 < gap < 2.8 and below.text[:1].islower():
                inside[below.page].append(gap)
        # A page may be double-spaced, in the middle of its sentences too, though others are not.
        self._wide = {
            n: w for n, own in inside.items() if len(own) > 3 and (w := median(own)) > 1.7
        }
        self._words = Counter(
            word.casefold() for line in lines for word in re.findall(r"\w+(?:-\w+)*", line.text)
        )
        self._breaks_words = any(self._is_break(a.text, b.text) for a, b in pairwise(lines))
        self._blocks: list[tuple[str, bool]] = []

    def _is_break(self, text: str, more: str) -> bool:
        """Return whether a word is broken between two lines that is written in one piece elsewhere."""
        left, right = _LAST_WORD.search(text), _FIRST_WORD.match(more)
        start, rest = left[1] if left else "", right[0] if right else ""
        whole, parted = (f"{start}{sign}{rest}".casefold() for sign in ("", "-"))
        return bool(start and rest) and self._words[whole] > self._words[parted]

    @staticmethod
    def _split(lines: list[Line]) -> list[list[int]]:
        """Return columns and pages: a line that stands higher than the one before it, or beside it, begins one."""
        regions: list[list[int]] = []
        for at, line in enumerate(lines):
            last = lines[at - 1] if at else None
            if (
                last is None
                or line.page != last.page
                or line.base > last.base + 2 * line.size
                or line.right < last.left
                or (line.left > last.right and line.base > last.base + 0.5 * line.size)
            ):
                regions.append([])
            regions[-1].append(at)
        return regions

    def _own_edge(self, region: list[int]) -> float:
        """Return where full lines of a column end, if it has many of them or stands beside another; else 0."""
        lines = [self._lines[at] for at in region if not self._lines[at].end]
        if not lines:
            return 0.0
        usual = median(line.size for line in lines)
        lines = [line for line in lines if abs(line.size - usual) < 0.5] or lines
        left, right = min(line.left for line in lines), _even_edge([line.right for line in lines])
        many = sum(line.right > left + 0.85 * (right - left) for line in lines)
        beside = self._beside(region)
        if beside and len(lines) > _FEW:
            return right
        if beside:  # A cell: what stands above and below in its column may be longer.
            limit = min((each.left for each in beside if each.left > right), default=lines[0].width)
            same_page = self._outside_cells[lines[0].page]
            return max(
                each.right for each in same_page if each.left > left - 2 and each.right < limit
            )
        # A narrow column has many lines that begin in the middle of a sentence; a list of short items has few.
        middles = sum(
            line.text[:1].islower() and not _SHORT_MARK.match(line.text) for line in lines
        )
        is_wide = right - left > 0.45 * lines[0].width or middles > 0.25 * len(lines)
        is_usual = many >= 3 and many > 0.35 * len(lines) and is_wide
        return right if is_usual else 0.0

    def _beside(self, region: list[int]) -> list[Line]:
        """Return the lines on the left and right of a column, on its page."""
        lines = [self._lines[at] for at in region]
        left, right = min(line.left for line in lines), max(line.right for line in lines)
        top, foot = lines[0].base, lines[-1].base
        return [
            each
            for each in self._outside_cells[lines[0].page]
            if foot <= each.base <= top and (each.left > right or each.right < left)
        ]

    def _other_edge(self, region: list[int]) -> float:
        """Return where they end elsewhere, or as far from the right as they begin from the left."""
        lines = [self._lines[at] for at in region]
        right = max((line.right for line in lines if not line.end), default=0.0)
        wider = [edge for edge in self.edges if right - 1 <= edge < lines[0].width]
        return min(wider, default=max(right, lines[0].width - min(line.left for line in lines)))

    def blocks(self) -> list[tuple[str, bool]]:
        """Return the paragraphs, and whether each is uncertain."""
        text, unsure = "", False
        first = 0
        for at, line in enumerate(self._lines):
            if line.is_row or (at and self._lines[at - 1].is_row):
                goes_on, is_sure = False, True
            else:
                goes_on, is_sure = self._goes_on(at, first) if text else (False, True)
            if goes_on:
                text, is_clear = self._joined(text, line.text)
                unsure = unsure or not is_clear or not is_sure
                continue
            if text:
                self._blocks.append((self._whole(text), unsure or not is_sure))
            text, first = line.text, at
            unsure = not (is_sure and line.is_sure) or is_leftward(line.text)
        if text:
            self._blocks.append((self._whole(text), unsure))
        return self._blocks

    def _goes_on(self, at: int, first: int) -> tuple[bool, bool]:
        """Return whether a line goes on with the paragraph above, and whether that is sure."""
        above, line = self._lines[at - 1], self._lines[at]
        if at - 1 == first and (
            marker_of(above.text) == above.text or _FIGURE.fullmatch(above.text)
        ):
            is_near = above.page == line.page and abs(above.base - line.base) < 2 * line.size
            return is_near and not above.end and not marker_of(line.text), True
        if (
            above.end != line.end
            or abs(above.size - line.size) > 0.08 * above.size
            or above.is_entry
            or _is_set_right(above, line, alone=self._is_alone[self._region[at]])
        ):
            return False, True
        is_word = _is_word(above, line) or awaits_number(above.text)
        is_marked = bool(marker_of(line.text)) and not is_word
        if self._region[at] != self._region[at - 1]:
            is_open = not _END.search(above.text) and self._is_full(at - 1, line)
            return is_open and not is_marked, not is_open or line.text[:1].islower()
        gap = (above.base - line.base) / above.size
        pitch = max(self._pitch, self._wide.get(line.page, 0.0))
        if not -0.1 < gap < 1.25 * pitch:
            return False, True
        if not self._is_full(at - 1, line):
            # A ragged edge may end early, and no item of a list begins so.
            may_be_middle = (
                line.text[:1].islower() and not is_marked and not _ITEM.search(above.text)
            )
            room = self._edge[at - 1] - above.left
            is_long = not above.end and above.right - above.left > 0.65 * room
            is_sure = not may_be_middle or self._is_full(at - 1, line, whole=True)
            return may_be_middle and is_long, is_sure
        off = line.left - above.left, line.left + line.right - above.left - above.right
        if at - 1 > first and min(map(abs, off)) > 0.5 * line.size:
            return False, True  # It neither begins as the line above nor is centred as it.
        if is_marked:
            return False, bool(
                re.search(r"[.:;,!?…]\W*$|\b(?:and|or|a|neu)$", above.text)
            ) or gap > 1.1 * pitch
        ends = bool(_END.search(above.text)) and line.text[:1].isupper()
        return True, not ends or gap < 1.1 * pitch

    def _is_full(self, at: int, line: Line, *, whole: bool = False) -> bool:
        """Return whether a line had no room for nine tenths of the first word of the next one, or for the whole of it."""
        above = self._lines[at]
        edge = above.end - 8 if above.end else self._edge[at]  # A cell has room on its right.
        share = 1.0 if whole else 0.9
        return above.right + share * (line.first + 0.25 * line.size) >= edge - 1

    def _joined(self, text: str, more: str) -> tuple[str, bool]:
        """Return two lines as one, and whether it is clear what becomes of a hyphen between them."""
        left, right = _LAST_WORD.search(text), _FIRST_WORD.match(more)
        if not left or not right:
            return f"{text} {more}", True
        start, rest = left[1].casefold(), right[0].casefold()
        kept, closed = self._words[f"{start}-{rest}"], self._words[start + rest]
        is_kept = kept > closed
        if kept == closed:
            is_kept = start in _KEPT or not more[0].islower() or not self._breaks_words
        return text[:-1] + ("-" if is_kept else "") + more, kept != closed

    @staticmethod
    def _whole(text: str) -> str:
        return text.replace("\x02", "-")
