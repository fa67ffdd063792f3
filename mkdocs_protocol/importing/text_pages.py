"""The pages of a plain text: their numbers, and the heads and feet that stand on each, out of the way of its words."""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate, pairwise
from typing import NamedTuple

_NUMBER = re.compile(
    r"(?:(?:page|tudalen|pg\.?|p\.)\s*\d{1,4}(?:\s*(?:of|o|/)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—])",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,4}")
_FAR = 20
"""How many columns from the margin a page's number stands, unless by itself."""
_LINES_OF_PAGE = 10
_FEWEST = 2
"""Pages on which a line stands at the same edge, so that it is a head or foot of them."""


GONE = "\f"
"""What is left of a line of a frame: empty, but words may go on over it."""


class Frame(NamedTuple):
    """A line that stands on the pages and not in the text."""

    words: str
    line: int
    part: str
    """"header", "footer", or "" for the number of a page."""


def without_frames(lines: list[str]) -> tuple[list[str], list[Frame]]:
    """Return the lines of a text, those of its pages' frames `GONE`, and these frames: each head and foot once.

    A form feed begins a page. Without one, only lines that call themselves a page's number and count on are known, and
    figures that stand alone and count on with many lines between.
    """
    starts = [0, *(at for at, line in enumerate(lines) if at and line.startswith("\f"))]
    ends = [*starts[1:], len(lines)]
    left = [line.replace("\f", "") for line in lines]
    found: dict[int, str] = {}
    if len(starts) > 1:
        for start, end in zip(starts, ends, strict=True):
            for ordered in (range(start, end), range(end - 1, start - 1, -1)):
                at = next((at for at in ordered if left[at].strip()), None)
                if at is not None and (
                    _BARE.fullmatch(left[at].strip()) or _NUMBER.fullmatch(left[at].strip())
                ):
                    found[at] = ""
    found |= dict.fromkeys((*_counting_on(left), *_figures_counting_on(left)), "")
    if len(starts) > _FEWEST - 1:
        for part in ("header", "footer"):
            found |= dict.fromkeys(_repeated(left, starts, ends, found, part), part)
    frames, known = [], set()
    for at, part in sorted(found.items()):
        words = " ".join(left[at].split())
        if (words, part) not in known or not part:
            frames.append(Frame(words, at + 1, part))
        known.add((words, part))
    return [GONE if at in found else line for at, line in enumerate(left)], frames


def _counting_on(lines: list[str]) -> list[int]:
    """Return the lines that stand by themselves, call themselves a page's number, and count on from one to the next."""
    alone = [
        (at, int(found[0]))
        for at, line in enumerate(lines)
        if _NUMBER.fullmatch(line.strip())
        and (found := re.search(r"\d+", line))
        and not (at and lines[at - 1].strip())
        and not (at + 1 < len(lines) and lines[at + 1].strip())
    ]
    numbers = [number for _, number in alone]
    counts_on = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return [at for at, _ in alone] if counts_on else []


def _figures_counting_on(lines: list[str]) -> list[int]:
    """Return the lines of a figure alone, apart or far in, that count on from one to the next over many lines each."""
    words = [*accumulate(bool(line.strip()) for line in lines)]
    around = ["", *lines, ""]
    alone = [
        at
        for at, line in enumerate(lines)
        if _BARE.fullmatch(line.strip())
        and (
            not (around[at].strip() or around[at + 2].strip())
            or len(line.expandtabs()) - len(line.expandtabs().lstrip()) >= _FAR
        )
    ]
    if len(alone) <= _FEWEST or any(int(lines[b]) != int(lines[a]) + 1 for a, b in pairwise(alone)):
        return []
    are_far_apart = words[alone[-1]] - words[alone[0]] > _LINES_OF_PAGE * (len(alone) - 1)
    return alone if are_far_apart else []


def _repeated(
    lines: list[str], starts: list[int], ends: list[int], known: dict[int, str], part: str
) -> list[int]:
    """Return the first, or last, line of each page where other pages begin, or end, with the same."""
    edge: list[int] = []
    for start, end in zip(starts, ends, strict=True):
        ordered = range(start, end) if part == "header" else range(end - 1, start - 1, -1)
        own = [at for at in ordered if lines[at].strip() and at not in known]
        edge += own[:1]
    times = Counter(" ".join(lines[at].split()) for at in edge)
    return [at for at in edge if times[" ".join(lines[at].split())] >= _FEWEST]
