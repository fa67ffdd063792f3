"""Passages of two documents side by side: which answer each other, who says so, and the rows that result."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.alignment import Weights, answering, grouped
from mkdocs_protocol.comparing.two_documents.comparison import FoundBy
from mkdocs_protocol.comparing.two_documents.rows import lone_row, shared_row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from mkdocs_protocol.comparing.two_documents.alignment import Group, Pair, Scales
    from mkdocs_protocol.comparing.two_documents.comparison import Passage, Row, Rows
    from mkdocs_protocol.comparing.two_documents.declarations import Declarations
    from mkdocs_protocol.comparing.two_documents.likeness import Scale
    from mkdocs_protocol.comparing.two_documents.passages import Document, Prepared

ITEMS = Weights(
    whole=1, statement=0, nearest=0.75, same_side=0, same_people=0, same_kind=0,
    enough=0.96, near=0.55, telling=1,
)  # fmt: skip
"""The weights for two items of lists: an item is one statement."""
CLAUSES = Weights(
    whole=0.2, statement=0.5, nearest=0.4, same_side=0.3, same_people=0.3, same_kind=0.15,
    enough=1.125, near=0.8, telling=4,
)  # fmt: skip
"""The weights for two clauses, where one may say at length what is a sentence of the other.

A clause of a few words ("Signed: Mayor/Chairman") comes near to nothing: it only shares a name.
"""


@dataclass(frozen=True, slots=True)
class Matches:
    """The passages of two lists that answer each other."""

    left: tuple[Prepared, ...]
    right: tuple[Prepared, ...]
    scale: Scale
    declared: Mapping[Pair, tuple[str, ...]]
    """Those that a person has declared, with the labels of the rows that say so."""
    machine: Mapping[Pair, float]
    """Those that the program found among the rest, and how much counts for each."""
    perhaps: Mapping[Pair, float]
    """Those among the rest that may answer each other, and how much counts for each."""
    settled: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
    """Those of each document about which a person has said all there is to say."""

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every pair that answers each other, the surest first; before these, what nothing else answers."""
        declared = {
            (i, j): self._likeness([self.left[i]], [self.right[j]]) for i, j in self.declared
        }
        return tuple(
            pair for found in (declared, self.machine) for pair in _so_that_few_are_alone(found)
        )

    def rows(self) -> Rows:
        """Return a row for each group of passages that answer each other, and for each passage that stands alone."""
        shared = tuple(self._row(group) for group in grouped(self.pairs))
        return (*shared, *self._lone(shared))

    def _row(self, group: Group) -> Row:
        inside = [(i, j) for i in group.left for j in group.right]
        labels = [label for pair in inside for label in self.declared.get(pair, ())]
        left = tuple(self.left[i] for i in group.left)
        right = tuple(self.right[j] for j in group.right)
        return shared_row(
            left,
            right,
            FoundBy.DECLARED if labels else FoundBy.MACHINE,
            likeness=0.0 if labels else self._likeness(left, right),
            label="; ".join(dict.fromkeys(labels)),
        )

    def _likeness(self, left: Sequence[Prepared], right: Sequence[Prepared]) -> float:
        one = self.scale.together(self.scale.weighed(each.bag) for each in left)
        other = self.scale.together(self.scale.weighed(each.bag) for each in right)
        return self.scale.likeness(one, other)

    def _lone(self, rows: Rows) -> Iterator[Row]:
        taken = (
            {passage.place for row in rows for passage in row.left},
            {passage.place for row in rows for passage in row.right},
        )
        for at, each in enumerate(self.left):
            if each.passage.place not in taken[0]:
                near = {j: speaks for (i, j), speaks in self.perhaps.items() if i == at}
                nearest, settled = _nearest(near, self.right), at in self.settled[0]
                yield lone_row(each.passage, nearest, on_left=True, is_settled=settled)
        for at, each in enumerate(self.right):
            if each.passage.place not in taken[1]:
                near = {i: speaks for (i, j), speaks in self.perhaps.items() if j == at}
                nearest, settled = _nearest(near, self.left), at in self.settled[1]
                yield lone_row(each.passage, nearest, on_left=False, is_settled=settled)


def _so_that_few_are_alone(found: Mapping[Pair, float]) -> Sequence[Pair]:
    """Return pairs in the order in which rows take them: first those of which one side has no other answer."""
    lefts, rights = Counter(i for i, _ in found), Counter(j for _, j in found)
    return sorted(
        found, key=lambda pair: (min(lefts[pair[0]], rights[pair[1]]) > 1, -found[pair], pair)
    )


MOST_NEAR = 3
"""The most passages named as coming near to one that nothing answers."""


def _nearest(near: Mapping[int, float], there: Sequence[Prepared]) -> tuple[Passage, ...]:
    ranked = sorted(near, key=lambda at: (-near[at], at))
    return tuple(there[at].passage for at in sorted(ranked[:MOST_NEAR]))


def matched_items(left: Document, right: Document, scales: Scales, said: Declarations) -> Matches:
    """Return which items of lists answer each other, wherever in their documents they are.

    What one side owes never answers what the other owes, nor what is owed to some people what is owed to others.
    """
    done = (
        said.settled[0].union(i for i, _ in said.items),
        said.settled[1].union(j for _, j in said.items),
    )

    def allowed(i: int, j: int) -> bool:
        one, other = left.items[i], right.items[j]
        apart = one.benefits and other.benefits and not one.benefits & other.benefits
        return one.sides == other.sides and not apart

    found = answering(left.items, right.items, scales, allowed, ITEMS)
    sure, perhaps = _undecided(found.sure, done), _undecided(found.perhaps, done)
    return Matches(left.items, right.items, scales.words, said.items, sure, perhaps, said.settled)


def matched_clauses(left: Document, right: Document, scales: Scales, said: Declarations) -> Matches:
    """Return which clauses answer each other; what staff alone owe never answers what members alone owe."""
    done = {i for i, _ in said.clauses}, {j for _, j in said.clauses}

    def allowed(i: int, j: int) -> bool:
        one, other = left.clauses[i].sides, right.clauses[j].sides
        return not one or not other or bool(one & other)

    found = answering(left.clauses, right.clauses, scales, allowed, CLAUSES)
    sure, perhaps = _undecided(found.sure, done), _undecided(found.perhaps, done)
    return Matches(left.clauses, right.clauses, scales.words, said.clauses, sure, perhaps)


def _undecided(
    found: Mapping[Pair, float], done: tuple[Collection[int], Collection[int]]
) -> dict[Pair, float]:
    """Return the pairs of passages for which no person has said what answers them.

    All are looked at first, so that a passage that answers nothing is not taken for the nearest of those left over.
    """
    return {
        (i, j): alike for (i, j), alike in found.items() if i not in done[0] and j not in done[1]
    }
