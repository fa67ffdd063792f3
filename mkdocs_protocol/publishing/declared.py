"""What a person has declared about a council's words, as published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.vocabulary import ClauseKind
from mkdocs_protocol.publishing.shared_records import described

if TYPE_CHECKING:
    from mkdocs_protocol.core.expectations import ExpectationItem, ExpectationRow
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.site.site import Site


@described
@dataclass(frozen=True, slots=True)
class RoleNamesRecord:
    """What a council's document calls somebody who acts or is spoken of."""

    role: str
    """The role's id."""
    names: list[str]
    """The council's own names for it, as printed."""


@described
@dataclass(frozen=True, slots=True)
class DeclaredRecord:
    """A passage that stands in a declared row: a clause, an item of its lists, or words of either."""

    row: str
    """The row's name for programs; the same in every council's data."""
    label: str
    """What the passages of the row say, in the handbook's words."""
    kind: ClauseKind
    """What they do: `expectation` and `duty` are expectations of somebody to somebody."""
    owed_by: list[str]
    """The ids of the roles that owe it."""
    owed_to: list[str]
    """The ids of the roles that they owe it to."""
    clause: str
    """The clause's id."""
    position: int | None
    """Which of the clause's `items`, counted from 1; null for the clause itself."""
    words: str
    """Which words of the item or clause, verbatim; "" for all of them."""
    prose: bool
    """Whether the passage stands elsewhere than in the list of expectations and says the same, or a part of it."""


def role_name_records(council: Council) -> list[RoleNamesRecord]:
    """Return a council's own names for roles."""
    return [RoleNamesRecord(role, list(names)) for role, names in council.role_names]


class Declared:
    """The declared passages of a handbook by council: collected once, however many there are."""

    def __init__(self, site: Site) -> None:
        self._by_council: dict[str, list[DeclaredRecord]] = {}
        for row in site.handbook.expectations:
            for item in row.items:
                self._take(row, item, prose=False)
            for item in row.prose:
                self._take(row, item, prose=True)

    def of(self, council: Council) -> list[DeclaredRecord]:
        """Return what is declared about a council's words, in the order of the rows."""
        return self._by_council.get(council.id, [])

    def _take(self, row: ExpectationRow, item: ExpectationItem, *, prose: bool) -> None:
        self._by_council.setdefault(item.council, []).append(
            DeclaredRecord(
                row=row.id,
                label=row.label,
                kind=row.kind,
                owed_by=list(row.owed_by),
                owed_to=list(row.owed_to),
                clause=item.clause,
                position=item.position,
                words=item.words,
                prose=prose,
            )
        )
