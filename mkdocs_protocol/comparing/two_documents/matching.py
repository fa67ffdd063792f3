"""Passages of two documents side by side: which answer each other, who says so, and the rows that this makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.alignment import Weights, answering, grouped
from mkdocs_protocol.comparing.two_documents.comparison import FoundBy
from mkdocs_protocol.comparing.two_documents.rows import lone_row, shared_row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from mkdocs_protocol.comparing.two_documents.alignment import Group, Pair
    from mkdocs_protocol.comparing.two_documents.comparison import Row, Rows
    from mkdocs_protocol.comparing.two_documents.declarations import Declarations
    from mkdocs_protocol.comparing.two_documents.likeness import Scale
    from mkdocs_protocol.comparing.two_documents.passages import Document, Prepared

ITEMS = Weights(whole=1, statement=0, nearest=0.5, nearest_statement=0, same_people=0, enough=0.74)
"""What speaks for two items of lists: an item is one statement."""
CLAUSES = Weights(
    whole=0.5, statement=0.4, nearest=0.5, nearest_statement=0.2, same_people=0.25, enough=1.1
)
"""What speaks for two clauses, where one may say at length what is a sentence of the other."""


@dataclass(frozen=True, slots=True)
class Matches:
    """The passages of two lists that answer each other."""

    left: tuple[Prepared, ...]
    right: tuple[Prepared, ...]
    scale: Scale
    declared: Mapping[Pair, tuple[str, ...]]
    """What a person says does, with the labels of the rows that say so."""
    machine: Mapping[Pair, float]
    """What the program found in what is left, and how alike it is."""

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every pair that answers each other, the surest first."""
        declared = {
            (i, j): self._likeness([self.left[i]], [self.right[j]]) for i, j in self.declared
        }
        return tuple(
            pair
            for found in (declared, self.machine)
            for pair in sorted(found, key=lambda pair: (-found[pair], pair))
        )

    def rows(self) -> Rows:
        """Return a row for each group of passages that answer each other, and for each that stands alone."""
        pairs = self.pairs
        groups = grouped(pairs, frozenset(pairs))
        shared = tuple(self._row(group) for group in groups)
        return (*shared, *self._lone(shared))

    def _row(self, group: Group) -> Row:
        inside = [(i, j) for i in group.left for j in group.right]
        labels = [label for pair in inside for label in self.declared.get(pair, ())]
        left = tuple(self.left[i] for i in group.left)
        right = tuple(self.right[j] for j in group.right)
        answers = tuple(pair for pair in inside if pair in self.declared or pair in self.machine)
        return shared_row(
            left,
            right,
            FoundBy.DECLARED if labels else FoundBy.MACHINE,
            likeness=0.0 if labels else self._likeness(left, right),
            label="; ".join(dict.fromkeys(labels)),
            answers=tuple((self.left[i].passage.ref, self.right[j].passage.ref) for i, j in answers)
            if len(answers) < len(inside)
            else (),
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
        yield from (
            lone_row(p.passage, on_left=True) for p in self.left if p.passage.place not in taken[0]
        )
        yield from (lone_row(p.passage, on_left=False) for p in self.right if p.passage.place not in taken[1])  # fmt: skip


def matched_items(
    left: Document, right: Document, words: Scale, statements: Scale, said: Declarations
) -> Matches:
    """Return which items of lists answer each other, wherever in their documents they stand."""
    done = (
        said.settled[0].union(i for i, _ in said.items),
        said.settled[1].union(j for _, j in said.items),
    )

    def allowed(i: int, j: int) -> bool:
        return left.items[i].sides == right.items[j].sides

    found = answering(left.items, right.items, words, statements, allowed, ITEMS)
    return Matches(left.items, right.items, words, said.items, _undecided(found, done))


def matched_clauses(
    left: Document, right: Document, words: Scale, statements: Scale, said: Declarations
) -> Matches:
    """Return which clauses answer each other; what staff alone owe never answers what members alone owe."""
    done = {i for i, _ in said.clauses}, {j for _, j in said.clauses}

    def allowed(i: int, j: int) -> bool:
        one, other = left.clauses[i].sides, right.clauses[j].sides
        return not one or not other or bool(one & other)

    found = answering(left.clauses, right.clauses, words, statements, allowed, CLAUSES)
    return Matches(left.clauses, right.clauses, words, said.clauses, _undecided(found, done))


def _undecided(
    found: Mapping[Pair, float], done: tuple[Collection[int], Collection[int]]
) -> dict[Pair, float]:
    """Return the pairs of passages of which no person has said what answers them.

    All are looked at first, so that a passage which answers nothing is not taken for the nearest of what is left over.
    """
    return {
        (i, j): alike for (i, j), alike in found.items() if i not in done[0] and j not in done[1]
    }
