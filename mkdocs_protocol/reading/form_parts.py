"""What the forms of all YAML files are made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(min_length=1)]
"""Words; a key with nothing behind it is a slip."""

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]

STRICT = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)
"""How every form is set up: it takes no key that it does not name."""


class QuoteForm(BaseModel):
    """Words of a clause, as they stand there."""

    model_config = STRICT

    clause: Text
    words: Text


class ConflictForm(BaseModel):
    """Clauses that do not agree."""

    model_config = STRICT

    text: Text
    clauses: list[Text] = []
