"""Plain questions on a page of one council: what its document answers, and the page of the question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.questions import QuestionCell, answer_of
from mkdocs_protocol.rendering.questions.answers import shown_answer
from mkdocs_protocol.site.addresses import council_anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.questions import Question
    from mkdocs_protocol.rendering.questions.answers import ShownAnswer
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question that people ask, with the document's answer."""

    question: str
    href: str
    answer: ShownAnswer


def asked_questions(
    site: Site, council: Council, questions: Iterable[Question], here: Address
) -> Iterator[AskedQuestion]:
    """Yield questions with a council's answers; none if nobody has answered any for it."""
    if council.answers is None:
        return
    for question in questions:
        there = site.addresses.question(question.id)
        yield AskedQuestion(
            question.question,
            site.addresses.link(here, there, council_anchor(council.id)),
            shown_answer(site, QuestionCell(council, answer_of(council, question)), here),
        )
