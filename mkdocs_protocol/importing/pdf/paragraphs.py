"""Lines as paragraphs: which line goes on with the one above, and what becomes of a hyphen between them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs_protocol.core.markers import awaits_number, marker_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_protocol.importing.pdf.lines import Line

_CLOSED = re.compile(r"[.:;!?…]\W*$")
_SETTLED = re.compile(r"(?:[.,:;!?…]\W*|\b(?:and|or|a|neu))$")
_NUMBER_ONLY = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?")
_GOING_ON = re.compile(r"[a-z]+(?![.)a-z])")
"""How a line begins that is the middle of a sentence."""
_ITEM_ENDS = re.compile(r"(?:[.,:;!?…]\W*|[,;]\s*(?:and|or|neu))$")
_LONG = 0.65
"""Share of a full line from which on a line may have been broken before it was full."""
_WORD = re.compile(r"\w+(?:-\w+)*")
_BROKEN = re.compile(r"(\w+)[-‐\u00ad]$")
_STAYING = frozenset({
    "co", "non", "vice", "self", "ex", "cross", "re", "pre", "mid", "semi", "well", "half", "anti", "sub",
})  # fmt: skip


@dataclass
class Paragraph:
    """Lines that are one paragraph."""

    lines: list[Line]
    text: str
    unsure: bool = False


@dataclass(frozen=True)
class Spelling:
    """What the words of a document tell of the hyphens at the ends of its lines."""

    counts: Counter[str]
    breaks_words: bool
    """Whether some word is broken there that is written without a hyphen elsewhere."""


def spelling_of(words: Iterable[str], lines: list[Line]) -> Spelling:
    """Return what the words of the pages, and the lines outside of tables, tell of hyphens."""
    counts = Counter(one.casefold() for word in words for one in _WORD.findall(word))
    ends = (_halves(above.text, below.text) for above, below in pairwise(lines))
    closed = ((counts[a + b], counts[f"{a}-{b}"]) for a, b in filter(None, ends))
    return Spelling(counts, any(without > with_it for without, with_it in closed))


@dataclass(frozen=True, slots=True)
class Pitch:
    """How far lines of one paragraph stand apart, in sizes of their letters."""

    usual: float
    of_page: Mapping[int, float] = field(default_factory=dict)
    """By their numbers, the pages on which it is another."""

    def on(self, page: int) -> float:
        """Return how far they stand apart on a page."""
        return self.of_page.get(page, self.usual)


def paragraphs_of(
    lines: list[Line], pitch: Pitch, spelling: Spelling, edges: Edges
) -> list[Paragraph]:
    """Return lines, in the order of reading, as paragraphs."""
    made: list[Paragraph] = []
    for line in lines:
        last = made[-1] if made else None
        if last is None:
            made.append(Paragraph([line], line.text))
            continue
        goes_on, is_sure = _goes_on(last, line, edges.of(last.lines[-1]), pitch.on(line.page))
        if not goes_on:
            last.unsure = last.unsure or not is_sure
            made.append(Paragraph([line], line.text, unsure=not is_sure))
            continue
        last.text, is_clear = _joined(last.text, line.text, spelling)
        last.lines.append(line)
        last.unsure = last.unsure or not is_sure or not is_clear
    return made


class Edges:
    """Where full lines end: in a column of a page, else on the page, else on most pages."""

    def __init__(self, lines: Iterable[Line], *, fixed: float | None = None) -> None:
        self._fixed = fixed
        strips: dict[tuple[int, int], list[Line]] = defaultdict(list)
        for line in lines:
            strips[line.page, line.column].append(line)
            if not line.column:
                strips[0, 0].append(line)
        self._known = {
            strip: edge for strip, own in strips.items() if (edge := _edge(own, strip[1]))
        }

    def of(self, line: Line) -> float:
        """Return where a full line would end where a line stands."""
        if self._fixed is not None:
            return self._fixed
        own = self._known.get((line.page, line.column)) or self._known.get((0, 0), 0.0)
        is_on_paper = 0 < own < line.width  # Other pages may be wider.
        return max(own if is_on_paper else line.width - line.left, line.right)


def _edge(lines: list[Line], column: int) -> float:
    """Return where lines end of which many are full, 0 if one cannot see it."""
    usual = Counter(round(line.size) for line in lines).most_common(1)[0][0]
    lines = [line for line in lines if round(line.size) == usual]
    left, right = min(line.left for line in lines), _common_end(lines)
    wide = [line for line in lines if line.right - left > 0.85 * (right - left)]
    is_usual = len(wide) >= 3 and len(wide) > 0.3 * len(lines)
    going_on = sum(bool(_GOING_ON.match(line.text)) for line in lines)
    is_wide = right - left > 0.45 * lines[0].width or going_on > 0.25 * len(lines)
    return right if column or (is_usual and is_wide) else 0.0


def _common_end(lines: list[Line]) -> float:
    """Return where most full lines end, as where both edges are even; else where the longest line ends.

    A title across two columns, of which the second is empty, is longer than all of them.
    """
    ends = Counter(round(line.right) for line in lines)
    near = {at: sum(ends[at + step] for step in range(-2, 3)) for at in ends}
    best = max(near, key=lambda at: near[at])
    if near[best] >= max(5, 0.4 * len(lines)):
        return max(line.right for line in lines if abs(line.right - best) < 3)
    return max(line.right for line in lines)


def _goes_on(last: Paragraph, line: Line, edge: float, pitch: float) -> tuple[bool, bool]:
    """Return whether a line goes on with a paragraph, and whether that is sure."""
    above = last.lines[-1]
    is_word = _is_word(above, line) or awaits_number(above.text)
    is_marked = bool(marker_of(line.text)) and not is_word
    is_number = len(last.lines) == 1 and bool(
        marker_of(above.text) == above.text or _NUMBER_ONLY.fullmatch(above.text)
    )
    away = (line.foot - above.foot) / above.size
    if is_number:
        return above.page == line.page and 0 < away < 2 and not is_marked, True
    if (
        abs(above.size - line.size) > 0.08 * above.size
        or above.bold != line.bold
        or above.is_entry
        or _is_set_right(above, line)
    ):
        return False, True
    room, needed = edge - 1 - above.right, _first_word(line)
    had_room = 0.9 * needed < room
    if had_room:
        may_be_middle = not is_marked and _may_be_middle(above, line)
        is_long = above.right - above.left > _LONG * (edge - above.left)
        is_sure = not may_be_middle or needed >= room
        return may_be_middle and is_long and 0 < away < 1.22 * pitch, is_sure
    if above.page != line.page or above.column != line.column:
        is_open = not _CLOSED.search(above.text)
        return is_open and not is_marked, not is_open or line.text[:1].islower()
    if not 0 < away < 1.22 * pitch:
        return False, True
    off = line.left - above.left, line.left + line.right - above.left - above.right
    if len(last.lines) > 1 and min(map(abs, off)) > 0.5 * line.size:
        return False, True  # It neither begins as the line above nor is centred as it.
    if is_marked:
        return False, bool(_SETTLED.search(above.text)) or away > 1.08 * pitch
    return True, not (_CLOSED.search(above.text) and line.text[:1].isupper()) or away < 1.08 * pitch


def _is_word(above: Line, line: Line) -> bool:
    """Return whether the `o` that begins a line is a word (Welsh for "of"): it stands under the words above."""
    is_under = abs(line.left - above.left) < 0.5 * line.size and not above.text.startswith("o ")
    return (
        line.text[:2] == "o "
        and line.text[2:3].islower()
        and is_under
        and not _CLOSED.search(above.text)
    )


def _is_set_right(above: Line, line: Line) -> bool:
    """Return whether lines are short, end at one place and begin at others, as those that are set to the right."""
    same_end, other_start = abs(above.right - line.right) < 1, abs(above.left - line.left)
    is_short = above.right - above.left < 0.35 * line.width and other_start > 2 * line.size
    is_aside = not line.column and above.left > 0.5 * line.width and other_start > 1
    return same_end and (is_short or is_aside)


def _may_be_middle(above: Line, line: Line) -> bool:
    """Return whether a line could go on with one above that had room for more, as where a ragged edge ends early.

    It begins in small letters, and the one above ended like no item of a list.
    """
    return (
        (above.page, above.column) == (line.page, line.column)
        and bool(_GOING_ON.match(line.text))
        and not _ITEM_ENDS.search(above.text)
    )


def _first_word(line: Line) -> float:
    """Return the room that the first word of a line would have taken above."""
    first = line.words[0]
    return first.right - first.left + 0.25 * first.size


def _halves(text: str, more: str) -> tuple[str, str] | None:
    """Return the parts of a word that has a hyphen at the end of a line."""
    start, rest = _BROKEN.search(text), re.match(r"\w+", more)
    return (start[1].casefold(), rest[0].casefold()) if start and rest else None


def _joined(text: str, more: str, spelling: Spelling) -> tuple[str, bool]:
    """Return two lines as one, and whether it is clear that a hyphen between them stays or goes.

    Where no other place tells, it stays in a document that breaks no words: most programs break none unless told to.
    """
    halves = _halves(text, more)
    if not halves:
        return f"{text} {more}", True
    before, after = halves
    with_it, without = spelling.counts[f"{before}-{after}"], spelling.counts[before + after]
    stays = with_it > without
    if with_it == without:
        stays = before in _STAYING or not more[0].islower() or not spelling.breaks_words
    return text[:-1] + ("-" if stays else "") + more, with_it != without
