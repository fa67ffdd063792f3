"""Two documents compared: rows of clauses, and what became of wording and place.

A comparison never says which text came from which. It calls its two sides left and right, and says the same of each
row if they are exchanged.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from math import inf
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Clause, Edition


REWORDED_FROM = 0.5
"""How much of the words must be in both sides of a row for one to be called a rewording of the other."""


class WordingChange(StrEnum):
    """What became of the wording."""

    SAME = "same"
    """The same words; capitals, quotation marks, bullets and stops do not count."""
    REWORDED = "reworded"
    ONLY_LEFT = "only-left"
    ONLY_RIGHT = "only-right"


class PlaceChange(StrEnum):
    """What became of the place; nothing is said about what is in only one document."""

    IN_PLACE = "in-place"
    MOVED = "moved"
    SPLIT = "split"
    """One clause on the left, several on the right."""
    MERGED = "merged"
    """Several clauses on the left, one on the right."""
    REGROUPED = "regrouped"
    """Several on either side, divided differently."""


class FoundBy(StrEnum):
    """Who says that two passages answer each other."""

    DECLARED = "declared"
    """A person who has read them, in `expectations.yml`."""
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two documents."""

    council: Council
    edition: Edition


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause, a part of a divided clause, or one item of its lists: what is looked for in the other document."""

    clause: Clause
    text: str
    """The words, verbatim."""
    place: int
    """Its place among the passages of its kind in its document, from 0."""
    position: int | None = None
    """Which item of the clause's lists, counted from 1 through all of them; None for no item."""
    part: str = ""
    """The id of the part, if the clause is divided between topics; for an item, that of the part it is in."""

    @property
    def ref(self) -> str:
        """The clause's id, with the item if there is one (`3.1/4`); for a part, its own id."""
        if self.position is None:
            return self.part or self.clause.id
        return f"{self.clause.id}/{self.position}"

    @property
    def number(self) -> int:
        """Which part of its clause it is, counted from 1; 0 if it is not a part."""
        ids = [part.id for part in self.clause.parts]
        return ids.index(self.part) + 1 if self.part and self.position is None else 0


@dataclass(frozen=True, slots=True)
class Row:
    """Passages that answer each other, or passages that are in only one document.

    Every clause of both documents is in exactly one row of a comparison, and every item of a row's clauses in exactly
    one of its `items`, if there are any.
    """

    left: tuple[Passage, ...]
    right: tuple[Passage, ...]
    wording: WordingChange
    place: PlaceChange | None = None
    found_by: FoundBy | None = None
    """None if it is in only one document."""
    likeness: float = 0.0
    """How much of the wording is alike, from 0 to 1, if the program found it."""
    shared_words: float = 0.0
    """What share of the words of both sides is in both, from 0 to 1; little words do not count."""
    label: str = ""
    """What a person who declared the row calls it."""
    items: tuple[Row, ...] = ()
    """If its clauses hold lists: their items, matched in the same way."""
    same_sense: bool = False
    """Whether the words differ, if at all, only in ways that do not change the meaning."""
    also: tuple[tuple[Passage, ...], tuple[Passage, ...]] = ((), ())
    """Passages of the left and of the right document that are in other rows and answer it too."""
    nearest: tuple[Passage, ...] = ()
    """If nothing was found that answers it: what in the other document may, so that a page does not say there is nothing."""
    is_settled: bool = False
    """If nothing answers it: whether a person who has read both says so, not a program that found nothing."""

    @property
    def is_shared(self) -> bool:
        """Return whether both documents have it."""
        return bool(self.left and self.right)

    @property
    def is_in_different_words(self) -> bool:
        """Return whether both documents have it, but neither says it in the words of the other, not even in most of them."""
        return self.wording is WordingChange.REWORDED and self.shared_words < REWORDED_FROM

    @property
    def elsewhere(self) -> tuple[Passage, ...]:
        """If only one document has it: what answers it in other rows of the other document."""
        return () if self.is_shared else self.also[bool(self.left)]

    def flipped(self) -> Row:
        """Return the row as it is seen from the other side."""
        return replace(
            self,
            left=self.right,
            right=self.left,
            wording=_FLIPPED_WORDING.get(self.wording, self.wording),
            place=_FLIPPED_PLACE.get(self.place, self.place) if self.place else None,
            items=in_order(tuple(item.flipped() for item in self.items)),
            also=self.also[::-1],
        )


Rows: TypeAlias = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two documents have in common, and what only one of them has."""

    left: Side
    right: Side
    rows: Rows
    """As `in_order` has them."""

    def flipped(self) -> Comparison:
        """Return the comparison as it is seen from the other side."""
        rows = in_order(tuple(row.flipped() for row in self.rows))
        return Comparison(self.right, self.left, rows)


def in_order(rows: Rows) -> Rows:
    """Return rows in the order of the left text.

    What only the right has comes before the shared row that it precedes there, or else at the end.
    """
    before: dict[int, float] = {}
    next_shared = inf
    for row in sorted((r for r in rows if r.right), key=lambda r: -r.right[0].place):
        next_shared = row.left[0].place if row.left else next_shared
        before[row.right[0].place] = next_shared

    def key(row: Row) -> tuple[float, bool, int]:
        if row.left:
            return row.left[0].place, True, 0
        return before[row.right[0].place], False, row.right[0].place

    return tuple(sorted(rows, key=key))


_FLIPPED_WORDING = {
    WordingChange.ONLY_LEFT: WordingChange.ONLY_RIGHT,
    WordingChange.ONLY_RIGHT: WordingChange.ONLY_LEFT,
}
_FLIPPED_PLACE = {
    PlaceChange.SPLIT: PlaceChange.MERGED,
    PlaceChange.MERGED: PlaceChange.SPLIT,
}
