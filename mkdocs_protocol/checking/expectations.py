"""Rules for declared rows of expectations: the passages that they name must exist.

Each rule is a generator with codes of its own; the tests have a good and a bad example of each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.core.hints import Hints
from mkdocs_protocol.core.items import items_of
from mkdocs_protocol.core.problems import Problem, unknown_clause
from mkdocs_protocol.core.quoting import fault_of, times_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_protocol.core.expectations import ExpectationItem, ExpectationRow
    from mkdocs_protocol.core.handbook import Handbook
    from mkdocs_protocol.core.protocol import Clause

    Rule: TypeAlias = Callable[[ExpectationRow, Handbook], Iterator[Problem]]


def expectation_problems(handbook: Handbook) -> Iterator[Problem]:
    """Yield the problems that every rule finds in every declared row."""
    for row in handbook.expectations:
        for rule in RULES:
            yield from rule(row, handbook)


def passages_exist(row: ExpectationRow, handbook: Handbook) -> Iterator[Problem]:
    """A clause that is named exists, and has the item and, once, the words."""
    hints = Hints()
    for item in (*row.items, *row.prose):
        clauses = handbook.council_by_id[item.council].leading_edition.clause_by_id
        if item.clause not in clauses:
            yield unknown_clause(item.at, item.clause, clauses, hints)
        else:
            yield from _faults_within(item, clauses[item.clause])


def passages_are_named_once(row: ExpectationRow, _: Handbook) -> Iterator[Problem]:
    """No passage is in a row twice, whether as an item or as prose."""
    seen: set[ExpectationItem] = set()
    for item in (*row.items, *row.prose):
        if item in seen:
            yield Problem(
                item.at,
                f"the row '{row.id}' names {item.ref} twice; keep one",
                "expectation-named-twice",
            )
        seen.add(item)


RULES: tuple[Rule, ...] = (passages_exist, passages_are_named_once)
"""Every rule, in the order in which problems at the same place are reported."""


def _faults_within(item: ExpectationItem, clause: Clause) -> Iterator[Problem]:
    there = len(items_of(clause.blocks))
    if item.position is not None and item.position > there:
        has = f"{there} items" if there > 1 else "one item" if there else "no list"
        yield Problem(
            item.at,
            f"clause {clause.id} has {has}, so there is no item {item.position}; count "
            "again, or name the clause and its words",
            "expectation-no-such-item",
        )
    elif item.words:
        times = times_in(item.within(clause), item.words)
        what = f"clause {clause.id}" if item.position is None else f"item {item.ref}"
        if times == 0:
            yield Problem(
                item.at,
                f"{what} does not have the words “{item.words}”; write them as printed there",
                "expectation-words-not-in-clause",
            )
        elif times > 1:
            yield Problem(
                item.at,
                f"{what} has the words “{item.words}” {times} times; write more of them, so "
                "that it is clear which are meant",
                "expectation-words-unclear",
            )
        elif fault := fault_of(clause, item.words):
            yield Problem(item.at, f"clause {clause.id} {fault}", "expectation-words-not-in-clause")
