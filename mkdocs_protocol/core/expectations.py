"""Declared rows: passages of the councils' documents that say the same, according to a person who has read them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_protocol.core.items import items_of
from mkdocs_protocol.core.problems import Location
from mkdocs_protocol.core.vocabulary import ClauseKind

if TYPE_CHECKING:
    from mkdocs_protocol.core.protocol import Clause, Edition

OWED = frozenset({ClauseKind.EXPECTATION, ClauseKind.DUTY})
"""The kinds of row that say what somebody owes to somebody."""


@dataclass(frozen=True, slots=True)
class ExpectationItem:
    """A passage of a council's document: a clause, an item of its lists, or words of either."""

    council: str
    clause: str
    """The clause's id, in the council's leading edition."""
    position: int | None = None
    """Which item of the clause's lists, counted from 1 through all of them; None for no item."""
    words: str = ""
    """Which words of the item, or of the clause, as printed there; "" for all of them."""
    at: Location = field(default=Location(""), compare=False)

    @property
    def ref(self) -> str:
        """The clause, and the item where there is one: `3.1/4`."""
        return self.clause if self.position is None else f"{self.clause}/{self.position}"

    def within(self, clause: Clause) -> str:
        """Return the item's words in full, or the clause's if no item is named.

        Raises IndexError if the clause has no such item.
        """
        if self.position is None:
            return clause.text
        return items_of(clause.blocks)[self.position - 1]

    def text(self, edition: Edition) -> str:
        """Return the words of the passage, verbatim.

        Raises KeyError or IndexError if the edition has no such clause or item; a handbook without problems has them
        all.
        """
        return self.words or self.within(edition.clause_by_id[self.clause])


@dataclass(frozen=True, slots=True)
class ExpectationRow:
    """What several documents say, each in its own words: one expectation, or any other rule."""

    id: str
    label: str
    """What is expected, in the handbook's own words."""
    kind: ClauseKind
    owed_by: tuple[str, ...]
    """The roles that owe it; () only in a row that is no expectation."""
    owed_to: tuple[str, ...]
    items: tuple[ExpectationItem, ...]
    """The passages that state the expectation, council by council, each council's in the order of its text.

    A passage may be in several rows, and a row may have several passages of one council or none.
    """
    prose: tuple[ExpectationItem, ...] = ()
    """Passages elsewhere in a document that say the same or part of it."""
    at: Location = field(default=Location(""), compare=False)

    @property
    def is_expectation(self) -> bool:
        """Return whether it belongs among the expectations, not only in the comparison of clauses."""
        return self.kind in OWED

    def of(self, council: str) -> tuple[ExpectationItem, ...]:
        """Return the passages that state the expectation in one council's document, by the council's id."""
        return tuple(item for item in self.items if item.council == council)
