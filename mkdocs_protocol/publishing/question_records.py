"""Questions and answers as published: JSON and the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.questions import answer_of
from mkdocs_protocol.core.questions import AnswerState
from mkdocs_protocol.publishing.shared_records import described
from mkdocs_protocol.publishing.tree_records import ConflictRecord, QuoteRecord
from mkdocs_protocol.site.addresses import council_anchor
from mkdocs_protocol.site.paging import MOST_PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.questions import Question
    from mkdocs_protocol.site.site import Site


@described
@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """A plain question that is put to every document."""

    id: str
    """The question's name for programs; it never changes."""
    question: str
    """The question, in the handbook's words."""
    topics: list[str]
    """The ids of the topics that it is about, the main one first."""
    situations: list[str]
    """The ids of the situations in which somebody asks it."""
    url: str
    """Its page, from the root of the site."""
    group: str
    """What stands over it in lists of questions; "" where nothing does."""


@described
@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """What an edition answers to a question, as a person has read it."""

    question: str
    """The question's id."""
    edition: str
    """The id of the edition that was read."""
    state: AnswerState
    """`answered` (the whole question), `partly`, `silent` (somebody looked and found nothing) or
    `not read yet`. Silence is about the document, never about the council."""
    answer: str
    """The answer in a line of the handbook's; "" where there is none."""
    rests_on: list[QuoteRecord]
    """The words that it rests on, those that do not agree among them."""
    near: list[str]
    """Of a silence: the ids of clauses that come near without answering."""
    conflicts: list[ConflictRecord]
    """What does not agree among those clauses."""


QUESTION_ROWS = (
    "A row for every question and every council, in the edition that represents the council. The questions "
    "are in the order of the page, and the councils for each are sorted by name."
)

QUESTION_COLUMNS = {
    "question": "The question's name for programs; it never changes.",
    "council": "The council's name for programs and in addresses.",
    "state": "answered, partly, silent or not read yet. Silence is about the document, never about the "
    "council.",
    "answer": "The answer in a line of the handbook's; empty where there is none.",
    "clauses": "The ids of the clauses that it rests on.",
    "url": "The answer with the words it rests on, from the root of the site.",
    "question_text": "The question, in the handbook's words.",
    "edition": "The edition: the date in its address, or undated.",
}


def question_records(site: Site) -> list[QuestionRecord]:
    """Return every question, in the order of the pages."""
    return [
        QuestionRecord(
            id=row.question.id,
            question=row.question.question,
            topics=list(row.question.topics),
            situations=list(row.question.situations),
            url=site.addresses.url(site.addresses.question(row.question.id)),
            group=row.question.group,
        )
        for row in site.questions
    ]


def answer_records(site: Site, council: Council) -> list[AnswerRecord]:
    """Return what a council's document answers to every question, in the order of the questions."""
    return [_answer(council, question) for question in site.asked()]


def question_table(site: Site) -> Iterator[Sequence[str]]:
    """Yield the rows of questions.csv, without the first with the names of the columns."""
    for row in site.questions:
        for cell in row.cells:
            yield (
                row.question.id,
                cell.council.id,
                cell.answer.state,
                cell.answer.text,
                " ".join(cell.answer.clauses),
                answer_url(site, row.question, cell.council),
                row.question.question,
                cell.council.leading_edition.id,
            )


def answer_url(site: Site, question: Question, council: Council) -> str:
    """Return the address of a council's answer, from the root of the site.

    With many councils a question takes several pages, and the first says where on them each council is; with very
    many, that list would be a page of its own, and the question's page must do.
    """
    page = site.addresses.url(site.addresses.question(question.id))
    if len(site.handbook.councils) > MOST_PLACES:
        return page
    return f"{page}#{council_anchor(council.id)}"


def _answer(council: Council, question: Question) -> AnswerRecord:
    answer = answer_of(council, question)
    return AnswerRecord(
        question=question.id,
        edition=council.leading_edition.id,
        state=answer.state,
        answer=answer.text,
        rests_on=[
            QuoteRecord(quote.clause, " ".join(quote.words.split())) for quote in answer.rests_on
        ],
        near=list(answer.near),
        conflicts=[
            ConflictRecord(one.text, list(one.clauses), list(one.readings))
            for one in answer.conflicts
        ],
    )
