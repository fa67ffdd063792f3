"""Passages of two documents side by side, and the rows in which they answer each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.comparing.two_documents.alignment import align
from mkdocs_protocol.comparing.two_documents.comparison import FoundBy, Passage, Row
from mkdocs_protocol.comparing.two_documents.folding import folded, role_names
from mkdocs_protocol.comparing.two_documents.rows import lone_row, shared_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdocs_protocol.comparing.two_documents.alignment import Enough
    from mkdocs_protocol.comparing.two_documents.comparison import Rows, Side
    from mkdocs_protocol.comparing.two_documents.declarations import DeclaredGroup
    from mkdocs_protocol.comparing.two_documents.likeness import Bag, Scale

Passages: TypeAlias = tuple[Passage, ...]

ALIKE = 0.2
"""How alike items of lists must be to answer each other."""
NEVER = 2.0
"""More alike than any two passages are."""


@dataclass(frozen=True)
class Texts:
    """The passages of two documents: all clauses, or all items of lists."""

    left: Side
    right: Side
    lefts: Passages
    rights: Passages

    @cached_property
    def bags(self) -> tuple[list[Bag], list[Bag]]:
        """The folded words of each passage."""
        return _bags(self.left, self.lefts), _bags(self.right, self.rights)


def matched(
    texts: Texts,
    scale: Scale,
    enough: Enough,
    said: Sequence[DeclaredGroup],
    done: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset()),
    known: Mapping[tuple[int, int], float] | None = None,
) -> Rows:
    """Return the rows that a person has declared, and those that the machine finds in what is left.

    `done` are the places of passages, left and right, of which nothing is left to find.
    """
    done = (
        done[0].union(*(group.left for group in said)),
        done[1].union(*(group.right for group in said)),
    )

    def enough_left(i: int, j: int) -> float:
        return NEVER if i in done[0] or j in done[1] else enough(i, j)

    found = align(*texts.bags, scale, enough_left, known)
    rows = [
        _row(texts, group.left, group.right, FoundBy.DECLARED, label=group.label) for group in said
    ]
    rows += [
        _row(texts, group.left, group.right, FoundBy.MACHINE, likeness=group.likeness)
        for group in found
    ]
    return tuple(rows)


def lone_rows(lefts: Passages, rights: Passages, rows: Rows) -> Iterator[Row]:
    """Yield a row for each passage that stands in no other."""
    taken = (
        {p.place for row in rows for p in row.left},
        {p.place for row in rows for p in row.right},
    )
    yield from (lone_row(p, on_left=True) for p in lefts if p.place not in taken[0])
    yield from (lone_row(p, on_left=False) for p in rights if p.place not in taken[1])


def _bags(side: Side, passages: Passages) -> list[Bag]:
    names = role_names(side.council)
    return [Counter(folded(passage.text, names)) for passage in passages]


def _row(
    texts: Texts,
    left: tuple[int, ...],
    right: tuple[int, ...],
    found_by: FoundBy,
    *,
    likeness: float = 0.0,
    label: str = "",
) -> Row:
    lefts, rights = tuple(texts.lefts[i] for i in left), tuple(texts.rights[j] for j in right)
    return shared_row(lefts, rights, found_by, likeness=likeness, label=label)
