"""Plain questions put to every document: what each answers, and how many are silent."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_protocol.core.questions import Answer, AnswerState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.questions import Question
    from mkdocs_protocol.core.terms import Topic


@dataclass(frozen=True, slots=True)
class QuestionCell:
    """What one council's document answers to one question."""

    council: Council
    answer: Answer
    """"Not read yet" if nobody has read the council's leading edition."""


@dataclass(frozen=True)
class QuestionRow:
    """One question, and every council's answer."""

    question: Question
    cells: tuple[QuestionCell, ...]
    """In the order of the councils."""

    @cached_property
    def counts(self) -> Mapping[AnswerState, int]:
        """How many documents have an answer in each state."""
        return Counter(cell.answer.state for cell in self.cells)

    @property
    def only_state(self) -> AnswerState | None:
        """The state that all answers share, or None."""
        return next(iter(self.counts)) if len(self.counts) == 1 else None


def question_rows(handbook: Handbook) -> tuple[QuestionRow, ...]:
    """Return every question in the order of the shared list, with every council's answer."""
    return tuple(
        QuestionRow(
            question,
            tuple(
                QuestionCell(council, answer_of(council, question)) for council in handbook.councils
            ),
        )
        for question in handbook.vocabulary.questions
    )


def answer_of(council: Council, question: Question) -> Answer:
    """Return what a council's leading edition answers.

    Answers read in another edition do not count: they are "not read yet".
    """
    answers = council.answers
    if answers is not None and answers.edition == council.leading_edition.id:
        given = answers.by_question.get(question.id)
        if given is not None:
            return given
    return Answer(question.id, AnswerState.NOT_READ_YET)


def rows_about(rows: tuple[QuestionRow, ...], topic: Topic) -> tuple[QuestionRow, ...]:
    """Return the questions on a topic, those that have it as their main topic first."""
    first = [row for row in rows if row.question.topics[:1] == (topic.id,)]
    others = [row for row in rows if topic.id in row.question.topics[1:]]
    return (*first, *others)
