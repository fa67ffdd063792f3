"""The shape of search.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from mkdocs_protocol.reading.form_parts import STRICT, CheckedOn, Slug, Text

_Word = Annotated[Text, Field(max_length=80, pattern=r"\w")]
_Words = Annotated[list[_Word], Field(min_length=1, max_length=60)]


class _Form(BaseModel):
    model_config = STRICT


class OneWayForm(_Form):
    """Everyday words, and what they find besides themselves."""

    words: _Words = Field(description="what people type")
    find: _Words = Field(description="the documents' words that answer it")


class SubjectForm(_Form):
    """A subject that no document read speaks of."""

    id: Slug
    label: Text = Field(description="the subject, as a sentence begins with it")
    words: _Words = Field(description="what people type for it")
    read: Annotated[list[Text], Field(min_length=1)] = Field(
        description="the councils whose documents were read for it, by their folders' names"
    )
    read_on: CheckedOn = Field(description="the day on which that was last done")
    near: list[Text] = Field([], description="the topics that come nearest")


_AskedAs = dict[Slug, _Words]


class AskedAsForm(_Form):
    """How people ask for what a question, a topic or a situation is about, by its id."""

    questions: _AskedAs = Field({}, description="of questions.yml")
    topics: _AskedAs = Field({}, description="of topics.yml")
    situations: _AskedAs = Field({}, description="of situations.yml")


class SearchForm(_Form):
    """search.yml: words that find each other, and subjects that no document speaks of."""

    same: list[Annotated[list[_Word], Field(min_length=2, max_length=60)]] = Field(
        [], description="groups of words of one meaning: each finds the others"
    )
    one_way: list[OneWayForm] = []
    before_numbers: list[_Word] = Field(
        [], description="words that people put before a clause's number: clause, paragraph"
    )
    not_needed: list[_Word] = Field(
        [],
        description="words that only frame what is asked, and need not stand in a passage: allowed, happens",
    )
    circumstances: list[_Word] = Field(
        [],
        description="words for how, when or where, which need not stand in a passage if it is also asked what: email",
    )
    subjects: list[SubjectForm] = []
    asked_as: AskedAsForm = Field(
        AskedAsForm(), description="other ways in which people ask for what is in the shared lists"
    )
