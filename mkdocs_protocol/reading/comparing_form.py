"""The shape of comparing.yml."""

from __future__ import annotations

from pydantic import BaseModel, Field

from mkdocs_protocol.reading.form_parts import STRICT, Text


class ComparingForm(BaseModel):
    """What the comparison of documents has to know of their language."""

    model_config = STRICT

    little_words: list[Text] = Field(
        description="words that say nothing of what a text is about, such as the and of"
    )
