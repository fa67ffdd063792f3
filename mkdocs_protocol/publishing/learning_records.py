"""What helps somebody new, as published: words explained, and a council's questions for a newcomer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from mkdocs_protocol.publishing.shared_records import described

if TYPE_CHECKING:
    from mkdocs_protocol.core.learning import GlossaryEntry, SelfCheck


@described
@dataclass(frozen=True, slots=True)
class GlossaryRecord:
    """A word of the trade, explained in the handbook's plain words."""

    id: str
    """The word's name for programs; it never changes."""
    term: str
    """What it is called."""
    words: list[str]
    """How texts write it, the term itself first."""
    text: str
    """What it is, in the handbook's words."""
    source: str
    """What the explanation rests on, in words."""
    checked: date
    """The day on which somebody last held it against its source."""


@described
@dataclass(frozen=True, slots=True)
class CheckAnswerRecord:
    """An answer that can be chosen."""

    text: str
    """The answer, in the handbook's words."""
    right: bool
    """Whether it is the right one; of each question one is."""
    feedback: str
    """What is said to who chooses it."""
    clause: str
    """The id of the clause that decides it."""
    words: str
    """The words of that clause that do, verbatim."""


@described
@dataclass(frozen=True, slots=True)
class CheckQuestionRecord:
    """A question for somebody who has read the document."""

    question: str
    """The question, in the handbook's words."""
    answers: list[CheckAnswerRecord]
    """What can be answered, in the order of the page."""


@described
@dataclass(frozen=True, slots=True)
class SelfCheckRecord:
    """A council's questions for a newcomer."""

    edition: str
    """The id of the edition that they are about; pages show them only while it is the first."""
    questions: list[CheckQuestionRecord]
    """The questions, in the order of the page."""


def glossary_record(entry: GlossaryEntry) -> GlossaryRecord:
    """Return an explained word as it is published."""
    return GlossaryRecord(
        id=entry.id,
        term=entry.term,
        words=list(entry.words),
        text=entry.text,
        source=entry.source,
        checked=date.fromisoformat(entry.dated),
    )


def self_check_record(check: SelfCheck | None) -> SelfCheckRecord | None:
    """Return a council's questions for a newcomer as they are published."""
    if check is None:
        return None
    return SelfCheckRecord(
        edition=check.edition,
        questions=[
            CheckQuestionRecord(
                question=one.question,
                answers=[
                    CheckAnswerRecord(
                        text=answer.text,
                        right=answer.is_right,
                        feedback=answer.feedback,
                        clause=answer.rests_on.clause,
                        words=" ".join(answer.rests_on.words.split()),
                    )
                    for answer in one.answers
                ],
            )
            for one in check.questions
        ],
    )
