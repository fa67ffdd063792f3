"""An answer as pages show it: its state as a word and an icon, its line, and the words that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.core.questions import AnswerState
from mkdocs_protocol.core.quoting import passages
from mkdocs_protocol.rendering.parts.cites import cite_links
from mkdocs_protocol.site.citations import clause_name
from mkdocs_protocol.site.languages import lang
from mkdocs_protocol.words.gettext import N_, NP_, _, pgettext

if TYPE_CHECKING:
    from mkdocs_protocol.comparing.questions import QuestionCell, QuestionRow
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

STATES = {
    AnswerState.ANSWERED: NP_("answer", "Answered"),
    AnswerState.PARTLY: NP_("answer", "Partly"),
    AnswerState.SILENT: NP_("answer", "Silent"),
    AnswerState.NOT_READ_YET: NP_("answer", "Not read yet"),
}
MEANINGS = {
    AnswerState.ANSWERED: N_("The document answers the whole question."),
    AnswerState.PARTLY: N_("It answers part of it, or touches on it without deciding it."),
    AnswerState.SILENT: N_(
        "The document was checked and says nothing. That is about the document, not about the council."
    ),
    AnswerState.NOT_READ_YET: N_("The document has not been checked yet."),
}
_SHAPES = {
    AnswerState.ANSWERED: "covered",
    AnswerState.PARTLY: "partly",
    AnswerState.SILENT: "silent",
    AnswerState.NOT_READ_YET: "unclassified",
}
"""The icon of coverage for each state: they mean the same."""
_COUNTS = {
    AnswerState.ANSWERED: N_("{number} answered"),
    AnswerState.PARTLY: N_("{number} partly"),
    AnswerState.SILENT: N_("{number} silent"),
    AnswerState.NOT_READ_YET: N_("{number} not read yet"),
}
_ALL = {
    AnswerState.ANSWERED: N_("Answered: all {number}"),
    AnswerState.PARTLY: N_("Partly: all {number}"),
    AnswerState.SILENT: N_("Silent: all {number}"),
    AnswerState.NOT_READ_YET: N_("Not read yet: all {number}"),
}


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """Words of a clause, as they are quoted."""

    words: str
    lang: Markup
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class ShownConflict:
    """A disagreement, with the clauses."""

    text: str
    clauses: Markup


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """One council's answer."""

    council: str
    """The council's id."""
    name: str
    state: AnswerState
    shape: str
    label: str
    text: str
    clauses: Markup
    """Links to the clauses that it rests on, with commas between them."""
    near: Markup
    """For a silence: links to clauses that come near."""


def shown_answer(site: Site, cell: QuestionCell, here: Address) -> ShownAnswer:
    """Return an answer for a page."""
    return ShownAnswer(
        council=cell.council.id,
        name=cell.council.short_name,
        state=cell.answer.state,
        shape=_SHAPES[cell.answer.state],
        label=state_label(cell.answer.state),
        text=cell.answer.text,
        clauses=_links(site, cell.council, cell.answer.clauses, here),
        near=_links(site, cell.council, cell.answer.near, here),
    )


def state_label(state: AnswerState) -> str:
    """Return how far an answer goes, in a word or two."""
    return pgettext("answer", STATES[state])


def shape(state: AnswerState) -> str:
    """Return the icon for a state."""
    return _SHAPES[state]


def shown_quotes(site: Site, cell: QuestionCell, here: Address) -> tuple[ShownQuote, ...]:
    """Return the words that an answer rests on, as they are quoted."""
    edition = cell.council.leading_edition
    shown = passages(cell.answer.rests_on, edition.clause_by_id)
    return tuple(
        ShownQuote(
            words=words,
            lang=lang(edition),
            label=clause_name(clause := edition.clause_by_id[quote.clause]),
            href=site.clause_link(cell.council, edition, clause, here),
        )
        for quote, words in shown
    )


def shown_conflicts(site: Site, cell: QuestionCell, here: Address) -> tuple[ShownConflict, ...]:
    """Return the disagreements among the clauses of an answer."""
    return tuple(
        ShownConflict(one.text, _links(site, cell.council, one.clauses, here))
        for one in cell.answer.conflicts
    )


def count_in_words(state: AnswerState, number: int) -> str:
    """Return how many answers have a state: "12 answered"."""
    return _(_COUNTS[state]).format(number=f"{number:,}")


def counts_in_words(row: QuestionRow) -> str:
    """Say how many documents answer: "1 answered, 3 partly, 1 silent"."""
    only = row.only_state
    if only is None:
        return ", ".join(
            count_in_words(state, row.counts[state]) for state in STATES if row.counts.get(state)
        )
    if len(row.cells) == 1:
        return state_label(only)
    return _(_ALL[only]).format(number=f"{len(row.cells):,}")


def _links(site: Site, council: Council, clauses: tuple[str, ...], here: Address) -> Markup:
    known = council.leading_edition.clause_by_id
    return cite_links(site, council, [known[clause] for clause in clauses], here)
