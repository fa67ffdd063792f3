"""The shape of what is said about documents besides the protocol: documents.yml, and a key of council.yml."""

from __future__ import annotations

from pydantic import BaseModel, Field, RootModel

from mkdocs_protocol.reading.form_parts import STRICT, Slug, Text


class _Form(BaseModel):
    model_config = STRICT


class DocumentKindForm(_Form):
    """A kind of document, beside those that every handbook knows."""

    id: Slug = Field(description="the folder of such a document, and its part of an address")
    name: Text = Field(
        description="what a sentence calls it, with its article: the lone working policy"
    )
    also_called: list[Text] = Field(
        [], description="what texts call it beside that, without article"
    )


class DocumentKindsForm(RootModel[list[DocumentKindForm]]):
    """documents.yml: a list of kinds of document, in the order in which pages show them."""


class DocumentForm(_Form):
    """What council.yml says of a document beside the protocol."""

    in_force: Text | None = Field(None, description="which edition of it is in force")
