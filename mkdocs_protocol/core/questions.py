"""Plain questions that people ask about protocols, and each council's answers, given by a person who has read its document."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_protocol.core.problems import Location

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_protocol.core.trees import Conflict, Quote

MOST_WORDS = 20
"""How many words a short answer may have."""


class AnswerState(StrEnum):
    """How far a document answers a question. Only a person who has read it can say so."""

    ANSWERED = "answered"
    """The clauses answer the whole question."""
    PARTLY = "partly"
    """They answer part of it, or deal with it without deciding it."""
    SILENT = "silent"
    """Somebody looked, and the document says nothing on it."""
    NOT_READ_YET = "not read yet"
    """Nobody has looked yet."""


@dataclass(frozen=True, slots=True)
class Question:
    """The same plain question, put to every council's document."""

    id: str
    question: str
    """As a person would ask it, with a question mark."""
    topics: tuple[str, ...]
    """The topics on whose pages its answers come first."""
    situations: tuple[str, ...] = ()
    """The situations in which somebody asks it."""
    group: str = ""
    """The heading in a list of questions for it and its neighbours in the same group; "" for none."""
    words: tuple[str, ...] = ()
    """Words and phrases of what answers it: by them a program proposes what a document may answer."""
    see: tuple[str, ...] = ()
    """The ids of questions that somebody who asks this one may mean."""
    begins: tuple[str, ...] = ()
    """Words that an answer may begin with, such as Yes, No and Only; () if any will do."""

    def opens(self, answer: str) -> bool:
        """Return whether an answer begins with a word that it may begin with."""
        return not self.begins or any(
            answer.startswith(word) and not answer[len(word) : len(word) + 1].isalnum()
            for word in self.begins
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What one edition answers, in a line of the handbook's own, with the words that it rests on."""

    question: str
    """The question's id."""
    state: AnswerState
    text: str = ""
    """At most `MOST_WORDS` words; "" if the document is silent or nobody has looked."""
    rests_on: tuple[Quote, ...] = ()
    """Words of every clause on the matter, including those that disagree."""
    near: tuple[str, ...] = ()
    """For a silence: clauses that come near without answering."""
    conflicts: tuple[Conflict, ...] = ()
    """Where those clauses disagree."""
    at: Location = field(default=Location(""), compare=False)

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that it rests on, without repeats, in the order of the answer."""
        return tuple(dict.fromkeys(quote.clause for quote in self.rests_on))

    @property
    def is_read(self) -> bool:
        """Return whether somebody has looked for an answer."""
        return self.state is not AnswerState.NOT_READ_YET


@dataclass(frozen=True)
class Answers:
    """A council's answers, all of them read in one edition."""

    edition: str
    """The id of that edition."""
    given: tuple[Answer, ...]
    """In the order of the source."""
    places: Mapping[str, Location] = field(default_factory=dict, compare=False, repr=False)
    """Where each value is in the source, by its path: `instruct-officers.rests_on.0.words`."""

    @cached_property
    def by_question(self) -> dict[str, Answer]:
        """The answers by the questions' ids."""
        return {answer.question: answer for answer in self.given}
