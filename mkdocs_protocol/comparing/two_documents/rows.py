"""Groups of passages as rows: what became of wording and place."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.comparison import PlaceChange, Row, WordingChange
from mkdocs_protocol.comparing.two_documents.likeness import DIGITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.comparing.two_documents.comparison import FoundBy, Passage, Rows
    from mkdocs_protocol.comparing.two_documents.likeness import Bag
    from mkdocs_protocol.comparing.two_documents.passages import Prepared


def shared_row(
    left: Sequence[Prepared],
    right: Sequence[Prepared],
    found_by: FoundBy,
    *,
    likeness: float = 0.0,
    label: str = "",
) -> Row:
    """Return the row of passages that answer each other; `placed` works out whether it was moved."""
    same = _wording(left) == _wording(right)
    return Row(
        tuple(each.passage for each in left),
        tuple(each.passage for each in right),
        WordingChange.SAME if same else WordingChange.REWORDED,
        _PLACES[len(left) > 1, len(right) > 1],
        found_by,
        likeness,
        _shared_words(left, right),
        label,
        same_sense=[each.sense for each in left] == [each.sense for each in right],
    )


def lone_row(
    passage: Passage, nearest: tuple[Passage, ...] = (), *, on_left: bool, is_settled: bool = False
) -> Row:
    """Return the row of a passage that nothing in the other document answers, with what comes `nearest` there."""
    left, right, wording = (
        ((passage,), (), WordingChange.ONLY_LEFT)
        if on_left
        else ((), (passage,), WordingChange.ONLY_RIGHT)
    )
    return Row(left, right, wording, nearest=nearest, is_settled=is_settled)


def placed(rows: Sequence[Row]) -> Rows:
    """Mark which rows, in the order of the left text, were moved: as few as possible, so that the rest are in order.

    If one row or another could be called moved, both are.
    """
    ones = [at for at, row in enumerate(rows) if row.place is PlaceChange.IN_PLACE]
    kept = _longest_rise([rows[at].right[0].place for at in ones])
    moved = {at for number, at in enumerate(ones) if number not in kept}
    return tuple(
        replace(row, place=PlaceChange.MOVED) if at in moved else row for at, row in enumerate(rows)
    )


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Return the places of a longest rising subsequence among different numbers (patience sorting)."""
    tops: list[int] = []  # the least number that ends a run of each length,
    at_top: list[int] = []  # and its place
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


def _wording(passages: Sequence[Prepared]) -> str:
    return " ".join(each.wording for each in passages)


def _shared_words(left: Sequence[Prepared], right: Sequence[Prepared]) -> float:
    one, other = _bag(left), _bag(right)
    words = one.total() + other.total()
    return round(2 * (one & other).total() / words, DIGITS) if words else 0.0


def _bag(passages: Sequence[Prepared]) -> Bag:
    found: Bag = Counter()
    for each in passages:
        found.update(each.bag)
    return found


_PLACES = {
    (False, False): PlaceChange.IN_PLACE,
    (False, True): PlaceChange.SPLIT,
    (True, False): PlaceChange.MERGED,
    (True, True): PlaceChange.REGROUPED,
}
