"""What helps somebody new: words explained, and a short check of what they have understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_protocol.core.problems import Location

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_protocol.core.trees import Quote

FEWEST_QUESTIONS, MOST_QUESTIONS = 5, 8
"""How many questions a self-check has: enough to be worthwhile, few enough to be answered in some minutes."""


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A word of the trade, explained in the handbook's plain words."""

    id: str
    term: str
    words: tuple[str, ...]
    """How texts write it, the term itself first."""
    text: str
    source: str
    """What the explanation rests on, in words."""
    dated: str
    """The day on which it was checked, as `2026-11-29`."""


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """An answer that can be chosen, and what is said to anyone who chooses it."""

    text: str
    is_right: bool
    feedback: str
    rests_on: Quote


@dataclass(frozen=True, slots=True)
class CheckQuestion:
    """A question for somebody who has read the document; exactly one answer is right."""

    question: str
    answers: tuple[CheckAnswer, ...]
    at: Location = field(default=Location(""), compare=False)


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """A council's questions for a newcomer, written for one edition."""

    edition: str
    questions: tuple[CheckQuestion, ...]
    at: Location = field(default=Location(""), compare=False)
    places: Mapping[str, Location] = field(default_factory=dict, compare=False, repr=False)
    """Where each value is in the source, by its path: `0.answers.1.words`."""
