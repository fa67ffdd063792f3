"""What a person has declared of two documents: which of their passages answer each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_protocol.comparing.two_documents.comparison import Passage
    from mkdocs_protocol.core.expectations import ExpectationItem, ExpectationRow


@dataclass(frozen=True, slots=True)
class DeclaredGroup:
    """Passages that a person has put into one row, by their places in two lists of passages."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    label: str


def declared_groups(
    rows: Iterable[ExpectationRow],
    left: str,
    right: str,
    lefts: Sequence[Passage],
    rights: Sequence[Passage],
) -> tuple[DeclaredGroup, ...]:
    """Return what rows say of two councils' passages, each passage in one group at most.

    `left` and `right` are the councils' ids. Rows that share a passage are one group.
    """
    groups: list[DeclaredGroup] = []
    for row in rows:
        a, b = _places(row.of(left), lefts), _places(row.of(right), rights)
        if not a or not b:
            continue
        label = row.label
        for known in [g for g in groups if {*g.left} & a or {*g.right} & b]:
            groups.remove(known)
            a, b, label = a | {*known.left}, b | {*known.right}, f"{known.label}; {label}"
        groups.append(DeclaredGroup(tuple(sorted(a)), tuple(sorted(b)), label))
    return tuple(sorted(groups, key=lambda group: group.left))


def settled(
    rows: Sequence[ExpectationRow], council: str, other: str, passages: Sequence[Passage]
) -> frozenset[int]:
    """Return the places of a council's passages of which a person has said all there is to say.

    These are the ones in any row of promises, if the other council stands in such rows at all: where a row
    leaves it out, somebody has looked and found nothing.
    """
    promises = [row for row in rows if row.is_promise]
    if not any(row.of(other) for row in promises):
        return frozenset()
    return frozenset().union(*(_places(row.of(council), passages) for row in promises))


def _places(items: Iterable[ExpectationItem], passages: Sequence[Passage]) -> frozenset[int]:
    """Return where the passages stand that items name, or name words of."""
    named = {item.ref for item in items}
    return frozenset(at for at, passage in enumerate(passages) if passage.ref in named)
