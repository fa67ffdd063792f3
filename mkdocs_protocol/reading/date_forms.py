"""The shape of dates and cycles at the head of an edition, as pydantic models."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field, WithJsonSchema, model_validator

from mkdocs_protocol.core.cycle import Interval, parse_interval
from mkdocs_protocol.core.partial_date import MONTHS, PartialDate
from mkdocs_protocol.core.periods import parse_date
from mkdocs_protocol.core.printed_dates import printed_dates
from mkdocs_protocol.reading.form_parts import STRICT, Text


def _date(value: object) -> object:
    if not isinstance(value, str):
        raise ValueError("write one date here: 2026, 2026-12 or 2026-12-16")
    try:
        return parse_date(value)
    except ValueError as fault:
        raise ValueError(_meant(value) or str(fault)) from None


def _meant(value: str) -> str:
    """Return what to write for a date that is written as a document prints one; "" if no date can be read in it."""
    words = " ".join(value.split())
    found = printed_dates(words)
    if (
        len(found) != 1
        or (found[0].start, found[0].end) != (0, len(words))
        or not found[0].readings
    ):
        return ""
    read = found[0].readings[0]
    message = (
        f"'{words}' is not how a value is written; write {read.written} if it means {read.shown}"
    )
    figures = re.fullmatch(r"(\d{1,2})\D+(\d{1,2})\D+\d+", words)
    if not figures or read.precision != "day" or int(figures[2]) > 12 or int(figures[1]) > 12:
        return message
    if figures[1].zfill(2) == figures[2].zfill(2):
        return message
    other = PartialDate.parse(f"{read.first.year}-{figures[1]:0>2}-{figures[2]:0>2}")
    return f"{message}, day first as in Britain, or {other.written} if the month is first"


def _day(value: object) -> object:
    if isinstance(value, str) and PartialDate.parse(value).precision != "day":
        raise ValueError(f"'{value}' is not a day; write it as 2026-12-16")
    return value


def _length(value: object) -> object:
    if isinstance(value, str):
        parse_interval(value)
    return value


def _several(value: object) -> object:
    return value if isinstance(value, list) else [value]


Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), BeforeValidator(_day)]
SomeDate = Annotated[
    PartialDate,
    BeforeValidator(_date),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^\d{4}(-\d{2}(-\d{2})?|/\d{2})?$"
            r"|^([Ff]inancial|[Mm]unicipal) year \d{4}/\d{2}$"
            r"|^[Qq][1-4] \d{4}(/\d{2})?$|^([Hh][12]|([Ff]irst|[Ss]econd) half of) \d{4}(/\d{2})?$"
            r"|^([Ss]pring|[Ss]ummer|[Aa]utumn) \d{4}$|^[Ww]inter \d{4}/\d{2}$",
            "description": "a day, month or year: 2026-12-16, 2026-12 or 2026; or a period: spring 2027, "
            "winter 2026/27, Q3 2027, first half of 2027, 2026/27, financial year 2026/27, municipal "
            "year 2026/27",
        }
    ),
]
Length = Annotated[
    str,
    BeforeValidator(_length),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^[1-9][0-9]{0,2} (year|month)s?$",
            "description": "a length of time: 4 years, 1 year, 18 months",
        }
    ),
]
Month = Literal[
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip


class DateForm(BaseModel):
    """A date: stated, left blank, or in words."""

    model_config = STRICT

    value: SomeDate | None = None
    printed: Text | None = None
    blank: bool = False
    words: Text | None = None
    by: Text | None = None
    qualifier: Text | None = Field(
        None, description="words printed beside the date that qualify it"
    )
    version: Text | None = Field(None, description="the version printed beside it")
    minute: Text | None = Field(None, description="the minute printed beside it")

    @model_validator(mode="after")
    def _is_one_of_three(self) -> DateForm:
        given = [self.value is not None, self.blank, self.words is not None]
        if sum(given) != 1 or (self.words is None) != (self.printed is not None):
            raise ValueError(
                "write {value: 2026-12, printed: December 2026}, {blank: true, printed: Date "
                "of next review} or {words: upon a new administration}"
            )
        return self


SomeDates = Annotated[
    list[DateForm],
    BeforeValidator(_several),
    Field(min_length=1),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "array", "minItems": 1, "items": DateForm.model_json_schema()},
                DateForm.model_json_schema(),
            ]
        }
    ),
]
"""One date of a kind, or a list of several, the last of which leads."""


class DatesForm(BaseModel):
    """The dates of an edition; one that is absent is left out."""

    model_config = STRICT

    adopted: SomeDates | None = None
    approved: SomeDates | None = None
    reviewed: SomeDates | None = Field(
        None, description="whether the text was changed or not is not said"
    )
    reviewed_without_change: SomeDates | None = Field(
        None, description="only where the document says that nothing was changed"
    )
    amended: SomeDates | None = None
    signed: SomeDates | None = None
    issued: SomeDates | None = None
    in_force_from: SomeDates | None = None
    expires: SomeDates | None = None
    unlabelled: SomeDates | None = None
    next_review: SomeDates | None = None


class CycleForm(BaseModel):
    """How often the document says that it is reviewed, in its own words."""

    model_config = STRICT

    printed: Text | None = None
    blank: bool = False
    value: Length | None = Field(
        None, description="the same as a length of time, where the words do not say it plainly"
    )
    month: Month | None = Field(None, description="with value: the month that the document names")

    @model_validator(mode="after")
    def _says_how_often(self) -> CycleForm:
        if self.printed is None:
            raise ValueError(
                "write {printed: Every four years}, {printed: At each ordinary election, value: 4 years} "
                "or {blank: true, printed: Review cycle}"
            )
        if self.value is not None and self.blank:
            raise ValueError("a cycle that was left blank has no value; leave one of the two out")
        if self.month is not None and (self.value is None or parse_interval(self.value) % 12):
            raise ValueError("a month goes with a value of whole years; write value: 1 year")
        return self

    @property
    def interval(self) -> Interval | None:
        """The length of the cycle as its editor gives it."""
        if self.value is None:
            return None
        month = MONTHS.index(self.month) + 1 if self.month else None
        return Interval(parse_interval(self.value), month)
