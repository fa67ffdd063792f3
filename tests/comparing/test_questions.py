"""Questions set against documents: what counts as an answer, and what is counted."""

from __future__ import annotations

from dataclasses import replace

from support.handbook import real_handbook
from support.sheets import make_clause, make_council, make_edition

from mkdocs_protocol.comparing.questions import answer_of, question_rows, rows_about
from mkdocs_protocol.core.questions import Answer, Answers, AnswerState, Question
from mkdocs_protocol.core.trees import Quote

PRESS = Question("press", "Who speaks to the press?", ("media",))
ANSWER = Answer("press", AnswerState.PARTLY, "The clerk.", (Quote("1", "The words of 1."),))


def test_what_nobody_has_written_counts_as_not_read_yet_and_never_as_silent() -> None:
    council = make_council("a", make_edition(make_clause("1", "media")))

    assert answer_of(council, PRESS).state is AnswerState.NOT_READ_YET
    answered = replace(council, answers=Answers("2024-05", (ANSWER,)))
    assert answer_of(answered, PRESS) == ANSWER


def test_answers_read_in_an_older_edition_do_not_speak_for_the_one_in_force() -> None:
    council = make_council("a", make_edition(make_clause("1", "media")))
    old = replace(council, answers=Answers("2019", (ANSWER,)))

    assert answer_of(old, PRESS).state is AnswerState.NOT_READ_YET


def test_the_states_of_all_documents_are_counted() -> None:
    rows = {row.question.id: row for row in question_rows(real_handbook())}

    assert rows["press"].counts == {
        AnswerState.ANSWERED: 1,
        AnswerState.PARTLY: 1,
        AnswerState.SILENT: 3,
    }
    assert rows["press"].only_state is None
    assert rows["appeal"].only_state is AnswerState.SILENT


def test_what_a_document_does_not_say_outright_is_answered_partly() -> None:
    for row in question_rows(real_handbook()):
        for cell in row.cells:
            if cell.answer.text.startswith(("Not outright", "Not said")):
                assert cell.answer.state is AnswerState.PARTLY, (row.question.id, cell.council.id)


def test_a_topic_has_the_questions_first_whose_main_topic_it_is() -> None:
    handbook = real_handbook()
    found = rows_about(question_rows(handbook), handbook.vocabulary.topic_by_id["media"])

    assert [row.question.id for row in found] == [
        "press",
        "social-media",
        "press-forbidden",
        "criticise-officer",
    ]
