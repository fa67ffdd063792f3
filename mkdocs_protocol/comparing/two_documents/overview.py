"""A summary of a comparison: its rows by topic, and how many there are of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.passages_for import in_particular, reader_roles
from mkdocs_protocol.comparing.two_documents.comparison import PlaceChange, WordingChange
from mkdocs_protocol.comparing.two_documents.differences import differences
from mkdocs_protocol.comparing.two_documents.passages import (
    bound_in,
    concerned_in,
    mains_of,
    topics_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs_protocol.comparing.passages_for import ReaderRole
    from mkdocs_protocol.comparing.two_documents.comparison import Comparison, Row, Rows
    from mkdocs_protocol.comparing.two_documents.folding import Names
    from mkdocs_protocol.core.terms import Topic

DIVIDED = frozenset({PlaceChange.SPLIT, PlaceChange.MERGED, PlaceChange.REGROUPED})
"""Passages of the two documents do not match one to one."""

SEVERAL = "*"
"""The topic of rows whose two sides have none in common."""


class Differs(StrEnum):
    """How much the sides of a row differ: what a reader can choose to hide."""

    NO = "no"
    """The same words in the same place."""
    WORDING = "wording"
    """The same except for articles, names of roles and the like, or the same in another place."""
    YES = "yes"
    """Other words, or text that only another row has."""
    LACKS = "lacks"
    """No match was found for it, or for one of its items."""


@dataclass(frozen=True, slots=True)
class TopicRows:
    """The rows about one topic."""

    topic: str
    """Its id; "" for clauses that nobody has classified."""
    rows: Rows


@dataclass(frozen=True, slots=True)
class Overview:
    """How many rows of each kind a comparison has."""

    same: int
    """Rows that are in both in the same words."""
    reworded: int
    in_different_words: int
    """Rows of which neither side rewords the other: they are about the same."""
    moved: int
    """Rows in both documents that are in another place."""
    divided: int
    """Rows in both where one document uses one clause and the other several, or they are divided differently."""
    only_left: int
    """Clauses of the left document for which no match was found."""
    only_right: int
    unsure: int
    """Of these: clauses to which something in the other document comes near."""
    elsewhere: int
    """Clauses of either that are answered only in other rows."""
    in_part: int
    """Rows that are in both, but with an item of a list for which no match was found."""
    has_items: bool
    """Whether a row has items of lists within it."""

    @property
    def shared(self) -> int:
        """Rows that are in both documents."""
        return self.same + self.reworded + self.in_different_words

    @property
    def alone(self) -> int:
        """Rows for which no match was found: each holds one clause."""
        return self.only_left + self.only_right

    @property
    def row_count(self) -> int:
        """All rows: those that match, those for which no match was found, and those answered only in other rows."""
        return self.shared + self.alone + self.elsewhere


def overview(comparison: Comparison) -> Overview:
    """Return how many rows of each kind a comparison has."""
    wordings = [row.wording for row in comparison.rows]
    places = [row.place for row in comparison.rows if row.is_shared]
    in_different_words = sum(row.is_in_different_words for row in comparison.rows)
    return Overview(
        same=wordings.count(WordingChange.SAME),
        reworded=wordings.count(WordingChange.REWORDED) - in_different_words,
        in_different_words=in_different_words,
        moved=places.count(PlaceChange.MOVED),
        divided=sum(place in DIVIDED for place in places),
        only_left=sum(len(r.left) for r in comparison.rows if not r.right and not r.elsewhere),
        only_right=sum(len(r.right) for r in comparison.rows if not r.left and not r.elsewhere),
        unsure=sum(len(r.left) + len(r.right) for r in comparison.rows if r.nearest),
        elsewhere=sum(len(r.left) + len(r.right) for r in comparison.rows if r.elsewhere),
        in_part=sum(row.is_shared and differs(row) is Differs.LACKS for row in comparison.rows),
        has_items=any(row.items for row in comparison.rows),
    )


def rows_by_topic(comparison: Comparison, topics: Iterable[Topic]) -> tuple[TopicRows, ...]:
    """Return the rows by topic, in the order of the topics given; those without one come last.

    A row has only one topic, which fits both its sides: the first that both are mainly about; or else the first that
    one is mainly about and the other touches; or else `SEVERAL`.
    """
    order = {topic.id: place for place, topic in enumerate(topics)}
    found: dict[str, list[Row]] = {topic: [] for topic in (*order, SEVERAL, "")}
    for row in comparison.rows:
        found[topic_of_row(row, order)].append(row)
    return tuple(TopicRows(topic, tuple(rows)) for topic, rows in found.items() if rows)


def topic_of_row(row: Row, order: Mapping[str, int]) -> str:
    """Return the topic of a row; `order` has the place of each known topic."""
    sides = [side for side in (row.left, row.right) if side]
    mains = [_union(map(mains_of, side)) & order.keys() for side in sides]
    touched = [_union(map(topics_of, side)) & order.keys() for side in sides]
    any_main = mains[0].union(*mains[1:])
    in_both = mains[0].intersection(*mains[1:]) or any_main.intersection(*touched)
    if all(mains) and not in_both:
        return SEVERAL
    return min(in_both or any_main, key=lambda topic: order[topic], default="")


def _union(topics: Iterable[frozenset[str]]) -> set[str]:
    return {topic for each in topics for topic in each}


def differs(row: Row) -> Differs:
    """Return how much the sides of a row differ, for readers who look only for differences.

    What is answered in another row of the other document is not lacking there.
    """
    if not row.is_shared:
        return Differs.YES if row.elsewhere else Differs.LACKS
    inside = {differs(item) for item in row.items}
    if Differs.LACKS in inside:
        return Differs.LACKS
    if row.wording is WordingChange.SAME:
        return Differs.NO if row.place is PlaceChange.IN_PLACE else Differs.WORDING
    return Differs.WORDING if row.same_sense else Differs.YES


def binds(row: Row) -> tuple[ReaderRole, ...]:
    """Return whom a row binds, in either document: by their own roles, and by roles that they share.

    A description binds nobody.
    """
    return reader_roles({role for passage in (*row.left, *row.right) for role in bound_in(passage)})


def concerns(row: Row, names: tuple[Names, Names]) -> tuple[ReaderRole, ...]:
    """Return whom a row binds, benefits or names, in either document; `names` has what each document calls roles."""
    return reader_roles(_concerned(row, names))


def about(row: Row, names: tuple[Names, Names]) -> tuple[ReaderRole, ...]:
    """Return whom a row binds, benefits or names in particular: the Clerk not where it says "officers" alone."""
    return in_particular(_concerned(row, names))


def _concerned(row: Row, names: tuple[Names, Names]) -> frozenset[str]:
    return frozenset(
        role
        for side, called in zip((row.left, row.right), names, strict=True)
        for passage in side
        for role in concerned_in(passage, called)
    )


def by_difference(rows: Iterable[Row], little_words: Collection[str]) -> Rows:
    """Return rows with those that differ most first; rows that differ equally keep their order.

    Rows in only one document come first, then those to which something comes near, then those answered in other rows,
    then by the share of changed words.
    """
    return tuple(sorted(rows, key=lambda row: -_amount(row, little_words)))


def _amount(row: Row, little_words: Collection[str]) -> float:
    if not row.is_shared:
        return 2.0 if row.elsewhere else 2.5 if row.nearest else 3.0
    if row.wording is WordingChange.SAME:
        return 0.0
    left, right = ("\n".join(one.text for one in side) for side in (row.left, row.right))
    return differences(left, right, little_words).share
