"""The shape of glossary.yml, and of a council's self-check.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field, RootModel

from mkdocs_protocol.core.learning import FEWEST_QUESTIONS, MOST_QUESTIONS
from mkdocs_protocol.reading.form_parts import STRICT, CheckedOn, Slug, Text


class _Form(BaseModel):
    model_config = STRICT


class GlossaryEntryForm(_Form):
    """A word explained."""

    id: Slug
    term: Text = Field(description="the word, as pages show it")
    words: list[Text] = Field([], description="other ways in which texts write it")
    text: Text = Field(description="what it means, in plain words")
    source: Text = Field(description="what the explanation rests on")
    dated: CheckedOn = Field(description="the day on which it was checked")


class GlossaryForm(RootModel[list[GlossaryEntryForm]]):
    """A list of words explained."""


class CheckAnswerForm(_Form):
    """An answer that can be chosen."""

    answer: Text
    right: bool = Field(False, description="true for the one right answer")
    feedback: Text = Field(description="what is said to who chooses it")
    clause: Text = Field(description="the clause that decides it")
    words: Text = Field(description="its words that count, as they stand there")


class CheckQuestionForm(_Form):
    """A question of a self-check."""

    question: Text
    answers: Annotated[list[CheckAnswerForm], Field(min_length=2)]


class SelfCheckForm(_Form):
    """self-check.yml: questions for somebody new, from a council's document."""

    edition: Text | None = Field(None, description="where it is not the one in force")
    questions: Annotated[
        list[CheckQuestionForm], Field(min_length=FEWEST_QUESTIONS, max_length=MOST_QUESTIONS)
    ]
