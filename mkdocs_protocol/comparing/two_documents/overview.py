"""A comparison seen from above: its rows by topic, and how many there are of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.comparison import PlaceChange, WordingChange

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_protocol.comparing.two_documents.comparison import Comparison, Row, Rows
    from mkdocs_protocol.core.vocabulary import Topic

DIVIDED = frozenset({PlaceChange.SPLIT, PlaceChange.MERGED, PlaceChange.REGROUPED})
"""Where a passage of one document answers several of the other."""


class Differs(StrEnum):
    """What a reader can leave out of view."""

    NO = "no"
    """The same words in the same place."""
    YES = "yes"
    """Other words, or another place."""
    LACKS = "lacks"
    """One of the documents does not have it, or an item of it."""


@dataclass(frozen=True, slots=True)
class TopicRows:
    """The rows about one topic."""

    topic: str
    """Its id; "" for what nobody has classified."""
    rows: Rows


@dataclass(frozen=True, slots=True)
class Overview:
    """How many rows of each kind a comparison has."""

    same: int
    """What stands in both in the same words."""
    reworded: int
    moved: int
    """Of both of these: what stands in another place."""
    divided: int
    """Of both of these: what one document says in one clause and the other in several, or otherwise apart."""
    only_left: int
    """Clauses that stand in the left document only."""
    only_right: int

    @property
    def shared(self) -> int:
        """What stands in both."""
        return self.same + self.reworded


def overview(comparison: Comparison) -> Overview:
    """Return how many rows of each kind a comparison has."""
    wordings = [row.wording for row in comparison.rows]
    places = [row.place for row in comparison.rows if row.is_shared]
    return Overview(
        same=wordings.count(WordingChange.SAME),
        reworded=wordings.count(WordingChange.REWORDED),
        moved=places.count(PlaceChange.MOVED),
        divided=sum(place in DIVIDED for place in places),
        only_left=sum(len(r.left) for r in comparison.rows if not r.right),
        only_right=sum(len(r.right) for r in comparison.rows if not r.left),
    )


def rows_by_topic(comparison: Comparison, topics: Iterable[Topic]) -> tuple[TopicRows, ...]:
    """Return the rows by topic, in the order of the topics given; what has none comes last.

    A row stands under one topic only: of the main topics of its clauses the one that comes first.
    """
    order = {topic.id: place for place, topic in enumerate(topics)}
    found: dict[str, list[Row]] = {topic: [] for topic in (*order, "")}
    for row in comparison.rows:
        mains = {
            given.topic
            for passage in (*row.left, *row.right)
            for given in passage.clause.classifications
            if given.topic in order
        }
        found[min(mains, key=lambda topic: order[topic or ""], default="") or ""].append(row)
    return tuple(TopicRows(topic, tuple(rows)) for topic, rows in found.items() if rows)


def differs(row: Row) -> Differs:
    """Return what is to be said of a row to readers who look for differences only.

    An item that stands in another clause of the other document is not lacking there.
    """
    if not row.is_shared:
        return Differs.YES if row.elsewhere else Differs.LACKS
    inside = {differs(item) for item in row.items}
    if Differs.LACKS in inside:
        return Differs.LACKS
    is_same = row.wording is WordingChange.SAME and row.place is PlaceChange.IN_PLACE
    return Differs.YES if inside - {Differs.NO} or not is_same else Differs.NO
