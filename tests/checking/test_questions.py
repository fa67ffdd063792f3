"""What an answer may not say: each rule with good examples and bad ones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.projects import minimal_council_files, write_files
from support.questions import (
    ANSWERS,
    ANSWERS_FILE,
    QUESTIONS,
    QUESTIONS_FILE,
    council_with_answers,
)

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.core.questions import AnswerState

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_protocol.checking.loading import Loaded

QUOTED = '    rests_on: [{clause: "1.2", words: No one shall be bullied.}]\n'


def loaded(root: Path, answers: str = ANSWERS, questions: str = QUESTIONS) -> Loaded:
    write_files(root, council_with_answers(answers, questions))
    return load(root / "councils", as_of=date(2026, 11, 22))


def problems(
    root: Path, answers: str = ANSWERS, questions: str = QUESTIONS
) -> list[tuple[str, str]]:
    """Return the place, words and code of each problem."""
    found = loaded(root, answers, questions).problems
    return [(str(problem).removeprefix("councils/"), problem.code) for problem in found]


def bullying(text: str) -> str:
    """Return answers of which one is as given, below the question's id."""
    return f"answers:\n  bullying:\n{text}"


def test_answers_without_fault_are_read_as_written(tmp_path: Path) -> None:
    read = loaded(tmp_path)
    (council,) = read.handbook.councils

    assert read.problems == read.warnings == ()
    assert council.answers is not None
    assert council.answers.edition == "2024-05"
    partly, silent = council.answers.given
    assert (partly.state, partly.clauses) == (AnswerState.PARTLY, ("1.2",))
    assert partly.text == "No one shall be bullied. What follows is not said."
    assert (silent.state, silent.text, silent.clauses) == (AnswerState.SILENT, "", ())


@pytest.mark.parametrize(
    "text",
    [
        f"    state: answered\n    answer: No one shall be bullied.\n{QUOTED}",
        '    state: silent\n    near: ["1.2"]\n',
        "    state: not read yet\n",
        f"    state: partly\n    answer: Bullying is spoken of.\n{QUOTED}"
        '    conflicts: [{text: They do not agree., clauses: ["1.1", "1.2"]}]\n',
        "    state: partly\n    answer: Members shall be respectful.\n"
        '    rests_on: [{clause: "1.1", words: "Members and officers shall   treat each other"}]\n',
    ],
)
def test_an_answer_without_fault(text: str, tmp_path: Path) -> None:
    assert problems(tmp_path, bullying(text)) == []


@pytest.mark.parametrize(
    ("text", "told", "code"),
    [
        ("    state: answered\n    answer: Nobody.\n",
         "2:3: the key 'rests_on' is missing; an answer that is 'answered' needs it; write the words that say "
         'so: rests_on: [{clause: "2.1", words: the Clerk decides}]', "answer-shape"),
        (f"    state: partly\n{QUOTED}",
         "2:3: the key 'answer' is missing; an answer that is 'partly' needs it; write what the document says, "
         "in at most 20 words: answer: The Clerk decides", "answer-shape"),
        (f"    state: silent\n{QUOTED}",
         "4:15: 'rests_on' does not belong with 'silent'; remove it, or write another state", "answer-shape"),
        (f'    state: partly\n    answer: Spoken of.\n    near: ["1.1"]\n{QUOTED}',
         "5:11: 'near' does not belong with 'partly'; remove it, or write another state", "answer-shape"),
        ("    state: not read yet\n    answer: Nobody.\n",
         "4:13: 'answer' does not belong with 'not read yet'; remove it, or write another state", "answer-shape"),
        (f"    state: partly\n    answer: {'word ' * 21}\n{QUOTED}",
         "4:13: this answer has 21 words; write at most 20", "answer-too-long"),
        ('    state: partly\n    answer: Nobody.\n    rests_on: [{clause: "1.2", words: bull}]\n',
         "5:39: clause 1.2 does not have the words “bull”; write them as printed there",
         "answer-words-not-in-clause"),
        ('    state: partly\n    answer: Nobody.\n    rests_on: [{clause: "1.3", words: bull}]\n',
         "5:25: there is no clause '1.3'; did you mean '1.2'?", "unknown-clause"),
        ('    state: silent\n    near: ["1.3"]\n',
         "4:12: there is no clause '1.3'; did you mean '1.2'?", "unknown-clause"),
        (f"    state: partly\n    answer: You should not bully.\n{QUOTED}",
         "4:13: the answer says “should not”, but no quoted words do; use the document's own word, or quote the words "
         "that have it", "answer-modal-not-quoted"),
        (f"    state: known\n    answer: Nobody.\n{QUOTED}",
         "3:12: state: 'known' is not known here; write one of answered, not read yet, partly, silent", "bad-value"),
    ],
)  # fmt: skip
def test_a_fault_is_told_where_it_stands(text: str, told: str, code: str, tmp_path: Path) -> None:
    assert problems(tmp_path, bullying(text)) == [(f"little-example/answers.yml:{told}", code)]


@pytest.mark.parametrize(
    ("answer", "quoted"),
    [
        ("Everyone may not ask.", "Everyone may ask for help."),
        ("Everyone may be bullied.", "No one may not be bullied."),
    ],
)
def test_a_negation_is_part_of_the_modal_word(answer: str, quoted: str, tmp_path: Path) -> None:
    """“May not” is another rule than “may”: the clause must have the one that the answer says."""
    text = f'    state: partly\n    answer: {answer}\n    rests_on: [{{clause: "1.2", words: {quoted}}}]\n'
    assert "answer-modal-not-quoted" in [code for _, code in problems(tmp_path, bullying(text))]


def test_what_only_advises_councils_answers_nothing(tmp_path: Path) -> None:
    files = council_with_answers(bullying(f"    state: answered\n    answer: Nobody.\n{QUOTED}"))
    edition = "councils/little-example/editions/2024-05.md"
    files[edition] = files[edition].replace("{kind=prohibition}", "{kind=advice}")
    write_files(tmp_path, files)

    (problem,) = load(tmp_path / "councils", as_of=date(2026, 11, 22)).problems
    assert problem.code == "answer-only-advice"


def test_of_a_document_known_in_part_nothing_is_silent(tmp_path: Path) -> None:
    files = council_with_answers("answers:\n  press: {state: silent}\n")
    edition = "councils/little-example/editions/2024-05.md"
    files[edition] = files[edition].replace(
        "silent: [media]", "incomplete: The last page is missing."
    )
    write_files(tmp_path, files)

    (problem,) = load(tmp_path / "councils", as_of=date(2026, 11, 22)).problems
    assert problem.code == "answer-silent-but-incomplete"


def test_questions_and_their_terms_are_known(tmp_path: Path) -> None:
    questions = QUESTIONS.replace("[media]", "[medea]").replace("id: asking", "id: press")
    questions += "  situations: [lost]\n"
    unknown = ANSWERS.replace("  press:\n", "  pres:\n")

    assert problems(tmp_path / "a", ANSWERS, questions)[:2] == [
        ("questions.yml:6:12: unknown topic 'medea'; did you mean 'media'?", "unknown-topic"),
        (
            "questions.yml:7:7: the id 'press' is used twice (first on line 4); write another one",
            "duplicate-id",
        ),
    ]
    assert problems(tmp_path / "b", unknown) == [
        (
            "little-example/answers.yml:7:3: questions.yml has no question 'pres'; did you mean 'press'?",
            "answer-unknown-question",
        ),
    ]


def test_answers_need_questions_but_questions_need_no_answers(tmp_path: Path) -> None:
    files = council_with_answers()
    without = {path: text for path, text in files.items() if path != QUESTIONS_FILE}
    write_files(tmp_path / "a", without)
    write_files(tmp_path / "b", {**minimal_council_files(), QUESTIONS_FILE: QUESTIONS})

    (problem,) = load(tmp_path / "a" / "councils", as_of=date(2026, 11, 22)).problems
    assert (problem.at.path, problem.code) == (QUESTIONS_FILE, "missing-file")
    assert load(tmp_path / "b" / "councils", as_of=date(2026, 11, 22)).problems == ()


def test_answers_are_held_against_the_edition_that_they_name(tmp_path: Path) -> None:
    assert problems(tmp_path, f"edition: 2024-06\n{ANSWERS}") == [
        (
            "little-example/answers.yml:1:10: there is no edition '2024-06'; did you mean '2024-05'?",
            "unknown-edition",
        ),
    ]


def test_a_question_leads_to_others_that_there_are(tmp_path: Path) -> None:
    asked = QUESTIONS.replace("bullied?\n", "bullied?\n  see: [pres, bullying, asking]\n")
    assert problems(tmp_path, questions=asked) == [
        ("questions.yml:3:9: there is no other question 'pres'; did you mean 'press'?", "answer-unknown-question"),
        ("questions.yml:3:15: there is no other question 'bullying'; write one of asking, press", "answer-unknown-question"),
    ]  # fmt: skip


def test_an_answer_begins_as_its_question_asks(tmp_path: Path) -> None:
    asked = QUESTIONS.replace("bullied?\n", "bullied?\n  begins: [Yes, No]\n")
    other = loaded(tmp_path / "a", questions=asked.replace("Yes, No", "Yes, N, Nobody"))
    right = loaded(tmp_path / "b", questions=asked)

    assert other.problems == right.problems == right.warnings == ()
    assert [str(warning) for warning in other.warnings] == [
        f"{ANSWERS_FILE}:4:13: this answer begins with none of the words that 'bullying' asks for; begin it with "
        "“Yes”, “N”, “Nobody”"
    ]


def test_a_state_that_the_coverage_contradicts_is_a_warning_to_settle(tmp_path: Path) -> None:
    silent = loaded(tmp_path / "a", bullying("    state: silent\n"))
    spoken = loaded(
        tmp_path / "b",
        f"answers:\n  press:\n    state: partly\n    answer: Bullied.\n{QUOTED}",
    )

    assert silent.problems == spoken.problems == ()
    assert [str(warning) for warning in silent.warnings] == [
        f"{ANSWERS_FILE}:2:3: this is 'silent', but clauses of the document are about 'respect'; settle which is "
        "right, or name the clauses that come near under 'near'"
    ]
    assert [str(warning) for warning in spoken.warnings] == [
        f"{ANSWERS_FILE}:2:3: this is 'partly', but the document is declared silent on 'media'; settle which is "
        "right, or give the question the topics of the clauses quoted"
    ]
