"""Expectations set against every council's document: five different things that a cell can say."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from support.expectation_lists import council_with, expecting, make_list, make_row
from support.handbook import real_handbook
from support.random_runs import examples
from support.sheets import make_clause, make_divided_clause

from mkdocs_protocol.comparing.expectations import (
    Cell,
    CellState,
    ExpectationTable,
    expectation_tables,
)
from mkdocs_protocol.comparing.two_documents.comparison import FoundBy
from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.protocol import Classification, Part
from mkdocs_protocol.core.vocabulary import ClauseKind

A = council_with("a", make_list("3.1", "Help;", "Trust."), make_clause("4"))
B = council_with("b", make_list("7", "Assistance"), make_clause("8"))
HELP = make_row("help", "a 3.1/1", "b 7/1")
TRUST = make_row("trust", "a 3.1/2", prose=("b 8",))


def only_table(councils: tuple[Council, ...], *rows: object) -> ExpectationTable:
    (table,) = expectation_tables(expecting(councils, *rows))  # type: ignore[arg-type]
    return table


def cells(table: ExpectationTable) -> dict[str, list[Cell]]:
    return {row.declared.id: list(row.cells) for row in table.rows}


def test_a_cell_has_the_councils_own_words_and_where_they_stand() -> None:
    (a, b) = cells(only_table((A, B), HELP, TRUST))["help"]
    assert [(one.text, one.ref) for one in a.passages] == [("Help;", "3.1/1")]
    assert [(one.text, one.ref) for one in b.passages] == [("Assistance", "7/1")]
    assert a.state is b.state is CellState.LISTED
    assert a.found_by is FoundBy.DECLARED


def test_what_is_said_elsewhere_is_a_pointer_and_no_expectation() -> None:
    (_, b) = cells(only_table((A, B), HELP, TRUST))["trust"]
    assert b.state is CellState.NOT_LISTED
    assert b.passages == ()
    assert [one.ref for one in b.elsewhere] == ["8"]


def test_a_document_without_such_a_list_lacks_nothing_in_it() -> None:
    other = council_with(
        "c", make_list("1", "Manners", by="councillors", to="officers"), make_clause("2")
    )
    manners = make_row("manners", "c 1/1", by="councillors", to="officers")
    officers, councillors = expectation_tables(expecting((A, other), HELP_A, manners))
    assert cells(officers)["help"][1].state is CellState.NO_LIST
    assert cells(councillors)["manners"][0].state is CellState.NO_LIST


HELP_A = make_row("help", "a 3.1/1")


def test_a_document_that_no_row_names_has_not_been_read_whatever_it_lists() -> None:
    table = only_table((A, B), HELP_A)
    assert cells(table)["help"][1].state is CellState.UNREAD
    (left,) = [one for one in table.unplaced if one.council is B]
    assert not left.is_read
    assert [one.text for one in left.passages] == ["Assistance"]


def test_an_item_that_was_passed_over_is_not_hidden() -> None:
    (left,) = only_table((A,), HELP_A).unplaced
    assert left.is_read
    assert [one.ref for one in left.passages] == ["3.1/2"]
    assert only_table((A,), HELP_A, make_row("trust", "a 3.1/2 Trust")).unplaced == ()


def test_of_a_document_known_in_part_nothing_is_said_to_be_missing() -> None:
    part = council_with("c", make_list("1", "Help"), incomplete="Only one page is known.")
    help_, trust = make_row("help", "c 1/1"), make_row("trust", "a 3.1/2")
    assert cells(only_table((A, part), help_, trust))["trust"][1].state is CellState.NOT_KNOWN


def test_a_list_of_duties_is_one_where_others_list_the_same_as_expected() -> None:
    duties = make_list("2.9", "help them", kind=ClauseKind.DUTY)
    work = make_list("2.1", "carry out decisions", kind=ClauseKind.DUTY, topic="media")
    table = only_table((A, council_with("b", work, duties)), HELP_A)
    assert [(one.council.id, one.clause.id, one.kind) for one in table.lists] == [
        ("a", "3.1", ClauseKind.EXPECTATION),
        ("b", "2.9", ClauseKind.DUTY),
    ]
    assert [one.ref for left in table.unplaced for one in left.passages] == ["3.1/2", "2.9/1"]


def test_items_that_stand_in_a_sentence_are_a_list_where_a_row_names_them() -> None:
    words = "Members can expect: help; and trust."
    clause = make_divided_clause("1.4", ("respect", words))
    given = Classification("respect", (), ClauseKind.EXPECTATION, ("officers",), ("councillors",))
    clause = replace(clause, parts=(Part("1.4-p1", words, given),))
    table = only_table((council_with("c", clause),), make_row("help", "c 1.4 help"))
    assert [one.clause.id for one in table.lists] == ["1.4"]
    assert [one.text for one in cells(table)["help"][0].passages] == ["help"]


def test_what_is_owed_to_others_stands_with_what_the_same_roles_owe() -> None:
    decisions = make_row("decisions", "a 3.1/2", to="council")
    table = only_table((A,), HELP_A, decisions, make_row("more", "a 3.1/1"))
    assert table.owed_to == ("councillors",)
    assert [row.declared.id for row in table.rows] == ["help", "decisions", "more"]


def test_a_row_that_is_no_expectation_stands_in_no_table_and_makes_no_document_read() -> None:
    rule = make_row("rule", "a 4", kind=ClauseKind.PROCEDURE)
    assert expectation_tables(expecting((A,), rule)) == ()
    help_b = make_row("help", "b 7/1")
    assert cells(only_table((A, B), rule, help_b))["help"][0].state is CellState.UNREAD


def test_all_ninety_items_of_the_five_lists_stand_in_the_tables() -> None:
    tables = expectation_tables(real_handbook())
    refs = {
        (cell.council.id, one.ref, one.text if "/" not in one.ref else "")
        for table in tables
        for row in table.rows
        for cell in row.cells
        for one in cell.passages
    }
    assert [len(table.rows) for table in tables] == [17, 22]
    assert len(refs) == 90
    assert [table.unplaced for table in tables] == [(), ()]


def test_weston_lists_duties_of_officers_and_expectations_of_councillors() -> None:
    kinds = [
        {one.clause.id: one.kind for one in table.lists_of["weston-super-mare"]}
        for table in expectation_tables(real_handbook())
    ]
    assert kinds == [{"2.9": ClauseKind.DUTY}, {"2.5": ClauseKind.EXPECTATION}]


@given(st.lists(st.lists(st.booleans(), min_size=3, max_size=3), min_size=1, max_size=4))
@settings(max_examples=examples(40))
def test_every_council_has_one_cell_a_row_and_every_item_is_somewhere(
    promised: list[list[bool]],
) -> None:
    councils = tuple(
        council_with(f"c{place}", make_list("1", "Help", "Trust", "Time"))
        for place in range(len(promised))
    )
    rows = tuple(
        make_row(
            f"r{item}",
            *(f"c{place} 1/{item + 1}" for place, has in enumerate(promised) if has[item]),
        )
        for item in range(3)
    )
    (table,) = expectation_tables(expecting(councils, *rows))
    for row in table.rows:
        assert tuple(cell.council for cell in row.cells) == councils
    shown = [
        (cell.council.id, one.ref)
        for row in table.rows
        for cell in row.cells
        for one in cell.passages
    ]
    left = [(one.council.id, each.ref) for one in table.unplaced for each in one.passages]
    assert sorted(shown + left) == sorted(
        (council.id, f"1/{item}") for council in councils for item in (1, 2, 3)
    )


def test_of_a_document_that_nobody_has_read_the_program_says_what_it_finds_and_that_it_did() -> (
    None
):
    read = council_with("a", make_list("3.1", "A timely answer to enquiries;", "Impartial advice."))
    unread = council_with("b", make_list("7", "Advice that is impartial", "Free parking"))
    advice = make_row("advice", "a 3.1/2")
    table = only_table((read, unread), make_row("answers", "a 3.1/1"), advice)
    found = cells(table)["advice"][1]
    assert [passage.ref for passage in found.passages] == ["7/1"]
    assert (found.state, found.found_by) == (CellState.UNREAD, FoundBy.MACHINE)
    assert cells(table)["answers"][1] == Cell(unread, CellState.UNREAD)
    (left,) = table.unplaced
    assert [passage.ref for passage in left.passages] == ["7/2"]
