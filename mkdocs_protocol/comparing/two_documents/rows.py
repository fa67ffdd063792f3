"""Groups of passages as rows: what became of wording and place."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.comparison import PlaceChange, Row, WordingChange
from mkdocs_protocol.comparing.two_documents.folding import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.comparing.two_documents.comparison import FoundBy, Passage, Rows


def shared_row(
    left: tuple[Passage, ...],
    right: tuple[Passage, ...],
    found_by: FoundBy,
    *,
    likeness: float = 0.0,
    label: str = "",
) -> Row:
    """Return the row of passages that answer each other; whether it was moved is said by `placed`."""
    same = _words(left) == _words(right)
    wording = WordingChange.SAME if same else WordingChange.REWORDED
    place = _PLACES[len(left) > 1, len(right) > 1]
    return Row(left, right, wording, place, found_by, likeness, label)


def lone_row(passage: Passage, *, on_left: bool, elsewhere: tuple[Passage, ...] = ()) -> Row:
    """Return the row of a passage that stands in one document only."""
    if on_left:
        return Row((passage,), (), WordingChange.ONLY_LEFT, elsewhere=elsewhere)
    return Row((), (passage,), WordingChange.ONLY_RIGHT, elsewhere=elsewhere)


def placed(rows: Sequence[Row]) -> Rows:
    """Say of rows in the order of the left text which were moved: as few as can be, so that the rest is in order.

    Where that can be said of one row as well as of another, it is said of either.
    """
    ones = [at for at, row in enumerate(rows) if row.place is PlaceChange.IN_PLACE]
    kept = _longest_rise([rows[at].right[0].place for at in ones])
    moved = {at for number, at in enumerate(ones) if number not in kept}
    return tuple(
        replace(row, place=PlaceChange.MOVED) if at in moved else row for at, row in enumerate(rows)
    )


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Return where the members of a longest rising run among different numbers stand (patience sorting)."""
    tops: list[int] = []  # the least number that ends a run of each length,
    at_top: list[int] = []  # and where it stands
    before: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(tops, number)
        before.append(at_top[length - 1] if length else -1)
        tops[length : length + 1] = [number]
        at_top[length : length + 1] = [at]
    run: set[int] = set()
    at = at_top[-1] if at_top else -1
    while at >= 0:
        run.add(at)
        at = before[at]
    return run


def _words(passages: tuple[Passage, ...]) -> tuple[str, ...]:
    """Return the words of some passages; the letter or number before an item is none of them."""
    return tuple(
        word
        for passage in passages
        for word in words(_unlettered(passage.text) if passage.position else passage.text)
    )


def _unlettered(item: str) -> str:
    found = _LETTER.match(item)
    return item[found.end() :] if found else item


_LETTER = re.compile(r"\(?(?:[a-z]|[ivx]{1,5}|[0-9]{1,2})[.)]\s+", re.IGNORECASE)
_PLACES = {
    (False, False): PlaceChange.IN_PLACE,
    (False, True): PlaceChange.SPLIT,
    (True, False): PlaceChange.MERGED,
    (True, True): PlaceChange.REGROUPED,
}
