"""What a reader asks of one document, thing by thing: stated by steps, or silent."""

from __future__ import annotations

import pytest
from support.handbook import real_handbook

from mkdocs_protocol.comparing.at_a_glance import AtAGlance, Told, at_a_glance
from mkdocs_protocol.core.handbook import Handbook
from mkdocs_protocol.core.route_answers import (
    answers_with_contact,
    answers_with_decider,
    answers_without_contact,
)


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return real_handbook()


def glance(handbook: Handbook, council: str, situation: str) -> AtAGlance:
    tree = handbook.council_by_id[council].tree_by_situation[situation]
    return at_a_glance(tree, handbook.vocabulary.situation_by_id[situation], handbook.vocabulary)


def ids(told: Told | None) -> tuple[list[str], list[str]]:
    assert told is not None
    return [step.id for step in told.steps], [node.id for node in told.silences]


def test_a_document_that_names_a_hearer_and_no_receiver(handbook: Handbook) -> None:
    barrow = glance(handbook, "barrow", "officer-concern-councillor")

    assert ids(barrow.first) == ([], [])
    assert not barrow.first.is_stated
    assert ids(barrow.receives) == ([], ["after"])
    assert ids(barrow.decides) == (["hearing"], [])
    assert barrow.decides.clauses == ("officers-procedure-1",)
    assert ids(barrow.by_when) == ([], [])
    assert ids(barrow.if_not_settled) == (["grievance"], ["after"])
    assert barrow.if_it_is_the_hearer is None
    assert any("in public" in one.quote.words for one in barrow.expect)


def test_a_document_that_sends_the_matter_to_its_subject_and_names_nobody_else(
    handbook: Handbook,
) -> None:
    barrow = glance(handbook, "barrow", "councillor-unhappy-clerk")

    assert ids(barrow.if_it_is_the_hearer) == ([], ["nobody-else"])


def test_a_document_that_names_somebody_besides_the_subject(handbook: Handbook) -> None:
    steps, silent = ids(
        glance(handbook, "weston-super-mare", "councillor-unhappy-clerk").if_it_is_the_hearer
    )

    assert "mayor" in steps
    assert silent == []


def test_a_document_without_any_clause_is_silent_on_everything(handbook: Handbook) -> None:
    silent = glance(handbook, "unnamed", "interpretation")

    for told in (
        silent.first,
        silent.receives,
        silent.decides,
        silent.by_when,
        silent.if_not_settled,
    ):
        assert ids(told) == ([], ["silent"])


def test_every_tree_with_steps_says_what_the_one_who_asks_can_expect(handbook: Handbook) -> None:
    for council in handbook.councils:
        for tree in council.trees:
            assert tree.is_silent or glance(handbook, council.id, tree.situation).expect


@pytest.mark.parametrize(
    ("council", "situation", "formal", "later"),
    [
        ("halstead", "officer-grievance-clerk", ["grievance"], []),
        ("halstead", "officer-concern-councillor", ["grievance"], []),
        ("weston-super-mare", "officer-concern-councillor", [], ["grievance", "code"]),
        ("unnamed", "officer-grievance-clerk", ["grievance"], []),
        ("barrow", "clerk-concern", [], ["grievance"]),
    ],
)
def test_a_formal_step_that_no_refusal_comes_before_is_no_answer_to_one(
    handbook: Handbook, council: str, situation: str, formal: list[str], later: list[str]
) -> None:
    found = glance(handbook, council, situation)
    assert [step.id for step in found.formal.steps] == formal
    assert [step.id for step in found.if_not_settled.steps] == later


def test_answers_of_the_text_that_name_nobody_are_told(handbook: Handbook) -> None:
    tree = handbook.council_by_id["halstead"].tree_by_situation["officer-concern-councillor"]
    assert answers_without_contact(tree) == ("A grievance",)
    assert answers_with_contact(tree) == ("A possible breach of the Code",)


def test_who_decides_only_under_some_answers_of_the_text_is_said_with_them(
    handbook: Handbook,
) -> None:
    told = {
        (council.id, tree.situation): answers
        for council in handbook.councils
        for tree in council.trees
        if (answers := answers_with_decider(tree))
    }
    assert told == {
        ("halstead", situation): ("A possible breach of the Code",)
        for situation in ("officer-concern-councillor", "clerk-concern")
    }
