"""What a comparison says in words: of two councils, of which neither text is a revision of the other, and of
two editions, of which the newer is.

`{left}` and `{right}` stand for the sides' names, `{m}` and `{n}` for numbers of passages, `{thing}` for
"clause" or "item". `compare.js` fills in the words for councils in the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.comparison import FoundBy, PlaceChange, WordingChange
from mkdocs_protocol.comparing.two_documents.differences import MOST_MARKED
from mkdocs_protocol.comparing.two_documents.layout import Exact, Remark
from mkdocs_protocol.core.grammar import number_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_protocol.comparing.two_documents.comparison import Row


@dataclass(frozen=True, slots=True)
class Voice:
    """How a kind of comparison speaks."""

    wording: Mapping[WordingChange, str]
    place: Mapping[PlaceChange, str]
    tags: tuple[str, str]
    """The elements that mark what only the left and only the right text has."""
    said: tuple[str, str]
    """What is heard before marked words."""
    both: str
    """Said where the text is shown once."""
    absent: str
    """Stands in place of the text that is not there; `{name}` is the side's."""
    absent_item: str
    on_topic: str
    """Said before the clauses that the other document has on the same topic."""
    elsewhere: str
    """Said before the clauses of the other document in which an item is answered."""
    silent: str
    """Said of a side whose document is declared silent on a topic."""
    absent_here: str
    """Stands in place of the text that has an answer in other rows."""
    unsure: str
    """Said of a row to which something in the other document, `{name}`, comes near."""
    absent_unsure: str
    """Stands in place of its text."""
    nearest: str
    """Said before what comes near."""
    also: str
    """Said before what answers a shared row in other rows of a side."""
    is_revision: bool = False
    """Whether the right text was made from the left, so that words were moved and not only stand elsewhere."""


COUNCILS = Voice(
    wording={
        WordingChange.SAME: "Same words",
        WordingChange.REWORDED: "Reworded",
        WordingChange.ONLY_LEFT: "No match found in {right}",
        WordingChange.ONLY_RIGHT: "No match found in {left}",
    },
    place={
        PlaceChange.IN_PLACE: "In place",
        PlaceChange.MOVED: "In another place",
        PlaceChange.SPLIT: "One {thing} in {left}, {n} in {right}",
        PlaceChange.MERGED: "{m} {things} in {left}, one in {right}",
        PlaceChange.REGROUPED: "{m} {things} in {left}, {n} in {right}",
    },
    tags=("mark", "mark"),
    said=("only here", "only here"),
    both="Both have these words.",
    absent="No match was found in {name}’s document.",
    absent_item="Not in this list in {name}’s document.",
    on_topic="On the same topic it has",
    elsewhere="Elsewhere in it",
    silent="{name}’s document says nothing on this topic.",
    absent_here="Not in a clause of its own in {name}’s document.",
    unsure="No sure match in {name}",
    absent_unsure="No sure match was found in {name}’s document.",
    nearest="What comes nearest there",
    also="See also, in {name}",
)

EDITIONS = Voice(
    wording={
        WordingChange.SAME: "Same words",
        WordingChange.REWORDED: "Reworded",
        WordingChange.ONLY_LEFT: "No match found in the newer edition",
        WordingChange.ONLY_RIGHT: "No match found in the older edition",
    },
    place={
        PlaceChange.IN_PLACE: "In place",
        PlaceChange.MOVED: "Moved",
        PlaceChange.SPLIT: "Split in {n}",
        PlaceChange.MERGED: "{m} {things} merged into one",
        PlaceChange.REGROUPED: "{m} {things} divided anew into {n}",
    },
    tags=("del", "ins"),
    said=("removed", "added"),
    both="Both editions have these words.",
    absent="No match was found in {name}.",
    absent_item="Not in this list.",
    on_topic="On the same topic it has",
    elsewhere="Elsewhere in it",
    silent="This edition says nothing on this topic.",
    absent_here="Not in a clause of its own in {name}.",
    unsure="No sure match in {name}",
    absent_unsure="No sure match was found in {name}.",
    nearest="What comes nearest there",
    also="See also, in {name}",
    is_revision=True,
)

EXACT = {
    Exact.TEXTS: "Both texts without marks",
    Exact.CHARACTERS: "Both texts as they stand: punctuation or capitals differ",
}
FOLDED = (
    "{n} {thing} differs only in wording or place: show",
    "{n} {thing}s differ only in wording or place: show",
)
"""Said of one, and of several."""
NOT_MARKED = f"More than {MOST_MARKED * 100:.0f}% of the words differ, so none are marked."
DECLARED = "Matched by a person who has read both"
MACHINE = "Matched by a program"
ANSWERED_ELSEWHERE = "Related text elsewhere in {name}"


def wording_said(voice: Voice, row: Row, left: str, right: str) -> str:
    """Return what became of a row's wording: "Reworded"."""
    there = right if row.left else left
    if row.elsewhere:
        return ANSWERED_ELSEWHERE.format(name=there)
    if row.nearest:
        return voice.unsure.format(name=there)
    return voice.wording[row.wording].format(left=left, right=right)


def place_said(voice: Voice, row: Row, left: str, right: str, *, is_item: bool = False) -> str:
    """Return what became of a row's place: "In place"; "" where it stands in one document only.

    Of an item it is only said how it was divided: in which order a list stands says little.
    """
    if row.place is None or (is_item and row.place in _NOT_OF_ITEMS):
        return ""
    thing = "item" if is_item else "clause"
    said = voice.place[row.place].format(
        left=left,
        right=right,
        m=number_in_words(len(row.left)),
        n=number_in_words(len(row.right)),
        thing=thing,
        things=f"{thing}s",
    )
    return f"{said[:1].upper()}{said[1:]}"


def finding_said(row: Row) -> str:
    """Return who says that a row's passages answer each other: "Matched by a program: 72% alike"."""
    if row.found_by is FoundBy.DECLARED:
        return f"{DECLARED}: {row.label}" if row.label else DECLARED
    if row.found_by is None:
        return ""
    if row.wording is WordingChange.SAME:
        return MACHINE
    return f"{MACHINE}: {min(round(row.likeness * 100), 99)}% alike"


def folded_said(count: int, thing: str) -> str:
    """Return what a reader unfolds: "12 rows differ only in wording: show"; "" of none."""
    if not count:
        return ""
    return FOLDED[count > 1].format(n=count, thing=thing)


def remark_said(voice: Voice, remark: Remark | None) -> str:
    """Return what is said below a row; "" where nothing is."""
    return {Remark.BOTH: voice.both, Remark.NOT_MARKED: NOT_MARKED, None: ""}[remark]


_NOT_OF_ITEMS = (PlaceChange.IN_PLACE, PlaceChange.MOVED)
