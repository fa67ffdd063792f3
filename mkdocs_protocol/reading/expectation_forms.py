"""The shape of expectations.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field, RootModel, WithJsonSchema

from mkdocs_protocol.core.vocabulary import ClauseKind
from mkdocs_protocol.reading.form_parts import STRICT, Slug, Text


def _passage(value: object) -> object:
    return {"clause": value} if isinstance(value, str) else value


PASSAGE = r"^[^/\s]+(/[1-9][0-9]{0,2})?$"
"""A clause's id and, after a slash, the item of its lists."""


class _Form(BaseModel):
    model_config = STRICT


class PassageForm(_Form):
    """A clause or an item of its lists, or words of it."""

    clause: Annotated[str, Field(pattern=PASSAGE)] = Field(
        description='the clause\'s id; of an item of its lists with the position: "3.1/4"'
    )
    words: Text | None = Field(None, description="the words of it that count, as they stand there")


Passage = Annotated[
    PassageForm,
    BeforeValidator(_passage),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": PASSAGE},
                PassageForm.model_json_schema(),
            ]
        }
    ),
]
Passages = Annotated[list[Passage], Field(min_length=1)]


class ExpectationForm(_Form):
    """A row: one expectation, and the passages of each council's document that make it."""

    id: Slug
    label: Text = Field(description="what is expected, in plain words")
    kind: ClauseKind = Field(
        ClauseKind.EXPECTATION,
        description="expectation or duty for an expectation; another kind for other clauses that say the same",
    )
    owed_by: list[Text] = Field([], description="the roles that owe it")
    owed_to: list[Text] = Field([], description="the roles to which they owe it")
    items: Annotated[dict[str, Passages], Field(min_length=1)] = Field(
        description="for each council the passages that state the expectation"
    )
    prose: dict[str, Passages] = Field(
        {}, description="for a council: passages elsewhere that say the same or a part of it"
    )


class ExpectationsForm(RootModel[list[ExpectationForm]]):
    """A list of expectations, in the order in which pages show them."""
