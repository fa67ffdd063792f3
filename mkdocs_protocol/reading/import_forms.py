"""The shape of `imports/<edition>.yml`, in which a person writes what is settled of an import."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from mkdocs_protocol.reading.date_forms import Day
from mkdocs_protocol.reading.form_parts import STRICT, Text


class ImportGuessForm(BaseModel):
    """One thing that was guessed, or could not be carried."""

    model_config = STRICT

    code: Text
    what: Text
    uncertain: bool = Field(False, description="true where it has to be looked at")
    settled: bool = Field(False, description="true once a person has looked at it")
    where: Annotated[list[Text], Field(max_length=1000)] = Field(
        [], description="the places: in the file, and in the edition"
    )


class ImportForm(BaseModel):
    """What an import guessed."""

    model_config = STRICT

    file: Text = Field(description="the name of the file that was imported")
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] = Field(
        description="the SHA-256 of that file"
    )
    imported: Day
    edition: Text
    follows: Text | None = Field(
        None, description="the edition whose ids and topics this one took over"
    )
    guesses: list[ImportGuessForm] = []
