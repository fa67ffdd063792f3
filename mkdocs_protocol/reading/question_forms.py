"""The shape of questions.yml, and of a council's answers.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field, RootModel

from mkdocs_protocol.core.questions import AnswerState
from mkdocs_protocol.reading.form_parts import STRICT, ConflictForm, QuoteForm, Slug, Text


class _Form(BaseModel):
    model_config = STRICT


class QuestionForm(_Form):
    """A question that people ask of protocols."""

    id: Slug
    question: Text = Field(description="as a person would ask it, with its question mark")
    group: Text | None = Field(
        None,
        description="what stands over it in a list of questions, and over those beside it that have the same",
    )
    topics: Annotated[list[Text], Field(min_length=1)] = Field(
        description="the topics on whose pages its answers stand first"
    )
    situations: list[Text] = Field([], description="the situations in which somebody asks it")
    words: list[Text] = Field([], description="words and phrases of what answers it")
    see: list[Slug] = Field([], description="questions that somebody who asks this may mean")
    begins: list[Text] = Field(
        [], description="the words with one of which every answer begins, such as Yes, No and Only"
    )


class QuestionsForm(RootModel[list[QuestionForm]]):
    """A list of questions, in the order in which pages show them."""


class ShortAnswerForm(_Form):
    """What a council's document answers to a question."""

    state: AnswerState
    answer: Text | None = Field(
        None, description="at most 20 words; conditions, must, should and may as the text has them"
    )
    rests_on: list[QuoteForm] = Field(
        [], description="words of every clause on the matter, those that do not agree among them"
    )
    near: list[Text] = Field([], description="with silent: clauses that come near")
    conflicts: list[ConflictForm] = Field([], description="what those clauses do not agree on")


class AnswersForm(_Form):
    """answers.yml: a council's answers, written by a person who has read its document."""

    edition: Text | None = Field(None, description="where it is not the one in force")
    answers: Annotated[dict[Slug, ShortAnswerForm], Field(min_length=1)] = Field(
        description="an answer for each question's id"
    )
