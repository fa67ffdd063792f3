"""What a topic's page shows first: its plain questions, with each council's answer in a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.comparing.questions import rows_about
from mkdocs_protocol.core.grammar import joined
from mkdocs_protocol.core.questions import AnswerState
from mkdocs_protocol.rendering.questions.answers import counts_in_words, shown_answer
from mkdocs_protocol.words.gettext import N_, _

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_protocol.comparing.questions import QuestionRow
    from mkdocs_protocol.core.terms import Topic
    from mkdocs_protocol.rendering.questions.answers import ShownAnswer
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


_OTHERS = {
    AnswerState.SILENT: N_("Silent: {councils}."),
    AnswerState.NOT_READ_YET: N_("Not read yet: {councils}."),
}


@dataclass(frozen=True, slots=True)
class ShortQuestion:
    """A question with its answers, as short as possible."""

    question: str
    href: str
    counts: str
    answers: tuple[ShownAnswer, ...]
    """The answers of documents that say something; empty if there are very many."""
    others: tuple[str, ...]
    """The documents that do not, in a sentence for each state."""


def in_short(site: Site, topic: Topic, here: Address) -> tuple[ShortQuestion, ...]:
    """Return the questions of a topic with their answers.

    A question may have several topics. What a document says on another of them is not an answer on a topic that it
    has been declared silent on.
    """
    silent = {
        council.id
        for council in site.handbook.councils
        if site.states(council.id)[topic.id] is Coverage.SILENT
    }
    return tuple(
        shown_question(site, row, here, silent=silent) for row in rows_about(site.questions, topic)
    )


def shown_question(
    site: Site, row: QuestionRow, here: Address, *, silent: Collection[str] = ()
) -> ShortQuestion:
    """Return a question with its answers or, if there are too many councils for columns, how many answer.

    The councils in `silent`, by their ids, count as silent: so are their documents on the page's subject.
    """
    cells = row.cells if len(row.cells) <= site.most_columns else ()
    # A document may be silent in words of its own, such as a date left blank: these are shown too.
    spoken = [
        cell
        for cell in cells
        if cell.answer.text
        and not (cell.council.id in silent and cell.answer.state is AnswerState.SILENT)
    ]
    speaking = [cell for cell in spoken if cell.council.id not in silent]
    elsewhere = [cell.council.said for cell in spoken if cell.council.id in silent]
    return ShortQuestion(
        question=row.question.question,
        href=site.addresses.link(here, site.addresses.question(row.question.id)),
        counts=counts_in_words(row),
        answers=tuple(shown_answer(site, cell, here) for cell in speaking),
        others=(
            *(
                [
                    _("Silent on this topic, though not on the question: {councils}.").format(
                        councils=joined(elsewhere)
                    )
                ]
                if elsewhere
                else []
            ),
            *(
                _(words).format(councils=joined(names))
                for state, words in _OTHERS.items()
                if (
                    names := [
                        cell.council.said
                        for cell in cells
                        if cell.answer.state is state
                        and (cell not in spoken or state is AnswerState.SILENT)
                    ]
                )
            ),
        ),
    )
