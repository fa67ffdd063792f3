"""What this repository declares as the same expectation: every item of the five lists, and a golden file.

Of the rows that are no expectations, test_own_clause_rows.py has the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from support.expectations import as_text
from support.golden import Golden
from support.handbook import real_handbook

from mkdocs_protocol.core.items import items_of
from mkdocs_protocol.core.vocabulary import ClauseKind

if TYPE_CHECKING:
    from mkdocs_protocol.core.expectations import ExpectationItem, ExpectationRow
    from mkdocs_protocol.core.handbook import Handbook
    from mkdocs_protocol.core.protocol import Clause

LISTS = {
    ("wellingborough", "3.1"): 11,
    ("wellingborough", "3.2"): 7,
    ("barrow", "councillors-expect"): 11,
    ("barrow", "officers-expect"): 8,
    ("unnamed", "councillors-expect"): 11,
    ("unnamed", "officers-expect"): 7,
    ("weston-super-mare", "2.5"): 17,
    ("weston-super-mare", "2.9"): 11,
    ("halstead", "1.4"): 7,
}
"""The lists of expectations and duties, and how many items each has in print."""


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return real_handbook()


def clause_of(handbook: Handbook, council: str, clause: str) -> Clause:
    return handbook.council_by_id[council].leading_edition.clause_by_id[clause]


def binds(item: ExpectationItem, handbook: Handbook) -> tuple[str, ...]:
    """Return whom the passage binds: the marked part that has its words, or else the clause."""
    clause = clause_of(handbook, item.council, item.clause)
    words = item.words or (item.within(clause) if clause.divided else "")
    marked = [part for part in clause.parts if words and words in part.text]
    return (marked[0] if marked else clause).classification.binds


def expectations(handbook: Handbook) -> list[ExpectationRow]:
    return [row for row in handbook.expectations if row.is_expectation]


def items(handbook: Handbook) -> list[tuple[ExpectationRow, ExpectationItem]]:
    return [(row, item) for row in expectations(handbook) for item in row.items]


def test_the_rows_read_as_they_were_reviewed(handbook: Handbook, golden: Golden) -> None:
    golden("expectations.txt", as_text(handbook))


def test_there_are_thirty_nine_expectations(handbook: Handbook) -> None:
    assert len(expectations(handbook)) == 39


def test_all_ninety_items_stand_in_a_row(handbook: Handbook) -> None:
    for (council, clause), printed in LISTS.items():
        assert len(items_of(clause_of(handbook, council, clause).blocks)) == printed
    every = {(*where, n) for where, printed in LISTS.items() for n in range(1, printed + 1)}

    declared = {(item.council, item.clause, item.position) for _, item in items(handbook)}
    assert len(every) == 90
    assert declared == every


def test_no_item_stands_in_a_row_of_the_other_direction(handbook: Handbook) -> None:
    wrong = [
        (row.id, item.council, item.ref)
        for row, item in items(handbook)
        if not set(row.owed_by) & set(binds(item, handbook))
    ]

    assert wrong == []
    assert {row.owed_by for row in expectations(handbook)} == {("officers",), ("councillors",)}
    for row in expectations(handbook):
        assert row.id.startswith(f"{row.owed_by[0]}-")
        assert not set(row.owed_by) & set(row.owed_to)


def test_a_row_is_a_duty_where_no_document_lists_it_as_an_expectation(handbook: Handbook) -> None:
    for row in expectations(handbook):
        listed = {
            _classified(clause_of(handbook, item.council, item.clause), item) for item in row.items
        }
        is_duty = listed == {ClauseKind.DUTY}
        assert (row.kind is ClauseKind.DUTY) == is_duty, row.id


def test_what_is_said_elsewhere_stands_outside_the_lists(handbook: Handbook) -> None:
    for row in expectations(handbook):
        for item in row.prose:
            outside = "Members who would like to ask for assistance"  # stands behind two lists
            assert (item.council, item.clause) not in LISTS or outside in item.words, row.id


def test_only_items_that_make_several_expectations_stand_in_several_rows(
    handbook: Handbook,
) -> None:
    rows: dict[str, set[str]] = {}
    for row, item in items(handbook):
        rows.setdefault(f"{item.council} {item.ref}", set()).add(
            re.sub("^(officers|councillors)-", "", row.id)
        )

    assert {item: " ".join(sorted(ids)) for item, ids in rows.items() if len(ids) > 1} == {
        "wellingborough 3.1/8": "confidentiality integrity respect",
        "wellingborough 3.2/4": "confidentiality integrity respect",
        "barrow councillors-expect/8": "confidentiality integrity respect",
        "barrow officers-expect/4": "confidentiality integrity respect",
        "unnamed councillors-expect/10": "confidentiality integrity support",
        "unnamed officers-expect/4": "confidentiality integrity support",
        "unnamed officers-expect/7": "code policies",
        "halstead 1.4/2": "integrity respect",
        "halstead 1.4/5": "integrity respect",
        "weston-super-mare 2.5/5": "fairness respect",
        "weston-super-mare 2.5/6": "confidentiality integrity support",
        "weston-super-mare 2.5/14": "code policies",
        "weston-super-mare 2.5/15": "impartiality no-obstruction",
        "weston-super-mare 2.9/1": "integrity respect",
        "weston-super-mare 2.9/4": "fairness respect",
        "weston-super-mare 2.9/7": "response workload",
        "weston-super-mare 2.9/9": "support training",
    }


def _classified(clause: Clause, item: ExpectationItem) -> ClauseKind | None:
    """Return the kind of the list: of a divided clause, that of the sentence with the words."""
    if not clause.divided:
        return clause.classification.kind
    words = item.words or item.within(clause)
    return next(p.classification.kind for p in clause.parts if words in p.text)
