"""The answers of this repository's five councils, as a person has read them."""

from __future__ import annotations

from collections import Counter

import pytest
from support.handbook import loaded_councils

from mkdocs_protocol.core.questions import AnswerState

LOADED = loaded_councils()
COUNCILS = {council.id: council for council in LOADED.handbook.councils}
STATES = {
    council.id: {answer.question: answer.state for answer in council.answers.given}
    for council in COUNCILS.values()
    if council.answers
}


def test_every_council_answers_every_question_and_nothing_is_left_to_settle() -> None:
    asked = [question.id for question in LOADED.handbook.vocabulary.questions]
    assert len(asked) >= 30
    assert {council: sorted(answers) for council, answers in STATES.items()} == {
        council: sorted(asked) for council in COUNCILS
    }
    assert LOADED.warnings == ()


@pytest.mark.parametrize("question", ["appeal", "gifts"])
def test_what_no_document_says(question: str) -> None:
    assert {answers[question] for answers in STATES.values()} == {AnswerState.SILENT}


@pytest.mark.parametrize(
    ("council", "question", "state"),
    [
        ("weston-super-mare", "instruct-officers", AnswerState.ANSWERED),
        ("halstead", "instruct-officers", AnswerState.PARTLY),
        ("weston-super-mare", "press", AnswerState.ANSWERED),
        ("halstead", "press", AnswerState.PARTLY),
        ("barrow", "press", AnswerState.SILENT),
        ("weston-super-mare", "letters", AnswerState.ANSWERED),
        ("halstead", "who-manages-staff", AnswerState.ANSWERED),
        ("weston-super-mare", "who-manages-clerk", AnswerState.PARTLY),
        ("barrow", "next-review", AnswerState.SILENT),
        ("wellingborough", "officer-complaint", AnswerState.PARTLY),
    ],
)
def test_what_a_document_does_with_a_question(
    council: str, question: str, state: AnswerState
) -> None:
    assert STATES[council][question] is state


def test_a_complaint_that_goes_to_its_subject_is_never_called_answered() -> None:
    assert AnswerState.ANSWERED not in {
        answers["complaint-about-clerk"] for answers in STATES.values()
    }


def test_an_answer_names_both_clauses_that_do_not_agree() -> None:
    weston = COUNCILS["weston-super-mare"].answers
    assert weston is not None
    for question, clauses in {
        "ask-for-help": {"3.7", "7.1"},
        "criticise-officer": {"3.4", "6.2"},
        "complaint-about-clerk": {"6.2", "11.3"},
        "change-report": {"2.12", "5.5"},
    }.items():
        answer = weston.by_question[question]
        assert clauses <= {*answer.clauses}
        assert clauses <= {clause for one in answer.conflicts for clause in one.clauses}


def test_wellingboroughs_advice_to_councils_answers_nothing_by_itself() -> None:
    answers = COUNCILS["wellingborough"].answers
    assert answers is not None
    counted = Counter(a.state for a in answers.given if {*a.clauses} <= {"4.1", "4.2", "4.3"})
    assert not counted[AnswerState.ANSWERED]
