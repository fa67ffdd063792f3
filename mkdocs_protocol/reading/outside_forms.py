"""The shape of outside.yml: whom else a reader can turn to."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field, RootModel, model_validator

from mkdocs_protocol.reading.date_forms import Day
from mkdocs_protocol.reading.form_parts import STRICT, Country, Phone, SecureAddress, Slug, Text


class _Form(BaseModel):
    model_config = STRICT


class SourceForm(_Form):
    """A public page that says so."""

    name: Text = Field(description="what the page is called, and whose it is")
    address: SecureAddress


class ContactForm(_Form):
    """A way to reach a body: the page to act on, or a telephone number."""

    name: Text = Field(description="what it is for, such as Helpline")
    address: SecureAddress | None = Field(None, description="the page on which to act")
    phone: Phone | None = Field(None, description="or the telephone number, with its spaces")

    @model_validator(mode="after")
    def _is_one_way(self) -> ContactForm:
        if bool(self.address) == bool(self.phone):
            raise ValueError(
                "a way to reach a body is a page or a telephone number; give one 'address' or one 'phone'"
            )
        return self


class OutsideForm(_Form):
    """A body outside the council that may help: no more than its sources say."""

    id: Slug
    body: Text = Field(description="what it is called")
    asked_by: list[Text] = Field(
        [], alias="for", description="the roles that it is for; all, if left out"
    )
    about: list[Text] = Field([], description="the roles complained of; any or none, if left out")
    situations: list[Text] = Field([], description="in which situations; in any, if left out")
    countries: list[Country] = Field(
        [], alias="country", description="where; anywhere, if left out"
    )
    can: Text = Field(description="what it does, in plain words")
    cannot: Text | None = Field(None, description="what it does not do, or through whom to ask it")
    contact: list[ContactForm] = Field(
        [], description="how to reach it, where one of its sources says so"
    )
    sources: Annotated[list[SourceForm], Field(min_length=1)]
    checked: Day = Field(description="when it was last held against its sources")
    check_again: Day = Field(description="by when somebody has to check it again")

    @model_validator(mode="after")
    def _is_checked_in_order(self) -> OutsideForm:
        if self.check_again <= self.checked:
            raise ValueError(
                f"it is to be checked again ({self.check_again}) no later than it was last checked "
                f"({self.checked}); write a later day"
            )
        return self


class OutsidesForm(RootModel[list[OutsideForm]]):
    """A list of bodies, in the order in which pages show them."""
