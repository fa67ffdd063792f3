"""What the forms of all YAML files are made of."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from mkdocs_protocol.core.web_addresses import is_mail_address, is_web_address

Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
"""Words; a key with nothing after it, or only spaces, is a mistake."""


def _without_curly_quotes(name: str) -> str:
    if name[0] in "“‘" and name[-1] in "”’":
        raise ValueError(
            f'these quotation marks would be shown as part of the name; write "{name[1:-1]}"'
        )
    return name


Name = Annotated[Text, AfterValidator(_without_curly_quotes)]
"""A name that pages show."""


def _count(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"[1-9][0-9]{0,3}", value):
        return int(value)
    if isinstance(value, int):
        return value
    shown = f"'{value}'" if isinstance(value, str) else "this"
    raise ValueError(f"{shown} is not a count; write a whole number from 1 to 9999, such as 2")


Count = Annotated[int, Field(ge=1, le=9999), BeforeValidator(_count)]
"""How often something occurs, as people write it: no `1_0`, no `1.0`, no spaces."""


def _day(value: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"'{value}' is not a day; write it as 2026-12-16") from None
    return value


CheckedOn = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_day)]
"""The day on which somebody last looked whether something is so."""


def _page(address: str) -> str:
    if not is_web_address(address):
        raise ValueError(
            f"'{address}' is not the address of a page; write it whole, as it stands in a browser: "
            "https://www.example.org/"
        )
    return address


def _page_or_person(address: str) -> str:
    if address.startswith(("http://", "https://")):
        return _page(address)
    if not is_mail_address(address):
        raise ValueError(f"'{address}' is not an e-mail address; write it as clerk@town.example")
    return address


CONTACT = r"^(?:https?://[^\s]+|[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\".]{2,})$"
Contact = Annotated[str, Field(pattern=CONTACT), AfterValidator(_page_or_person)]
"""An address to write to: an e-mail address, or that of a page with a form."""
WebAddress = Annotated[str, Field(pattern=r"^https?://[^\s]+$"), AfterValidator(_page)]
SecureAddress = Annotated[str, Field(pattern=r"^https://[^\s]+$"), AfterValidator(_page)]
Phone = Annotated[str, Field(pattern=r"^\+?[0-9](?: ?[0-9]){2,14}$")]
"""A telephone number as people write it, in quotes: digits and single spaces."""

Colour = Annotated[str, Field(pattern=r"^#?(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$")]
"""A colour by its three parts in hexadecimal, in quotes: without them, YAML takes `#` for a comment."""

Country = Literal["England", "Wales", "Scotland", "Northern Ireland"]

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]

STRICT = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)
"""How every form is set up: it takes no key that it does not name, and is worked out when first filled."""


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
