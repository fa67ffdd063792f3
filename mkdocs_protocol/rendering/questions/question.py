"""A question: every council's short answer, and the words of its document that the answer rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.questions import AnswerState
from mkdocs_protocol.rendering.page import RenderedPage, TocEntry
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.page_numbers import PageNumber, page_numbers
from mkdocs_protocol.rendering.questions.answers import (
    STATES,
    ShownAnswer,
    ShownConflict,
    ShownQuote,
    counts_in_words,
    shape,
    shown_answer,
    shown_conflicts,
    shown_quotes,
    state_label,
)
from mkdocs_protocol.site.addresses import council_anchor
from mkdocs_protocol.site.labels import conflicts_label
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_protocol.comparing.questions import QuestionCell, QuestionRow
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


@dataclass(frozen=True, slots=True)
class Section:
    """What one document answers, and where."""

    anchor: str
    href: str
    answer: ShownAnswer
    quotes: tuple[ShownQuote, ...]
    conflicts: tuple[ShownConflict, ...]
    conflicts_label: str


@dataclass(frozen=True, slots=True)
class Absence:
    """Documents without an answer, and why."""

    shape: str
    title: str
    lead: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything that the page shows."""

    title: str
    says: str
    is_alone: bool
    """Whether the handbook is of one council: then its name needs no saying."""
    summary: str
    sections: tuple[Section, ...]
    absences: tuple[Absence, ...]
    topics: tuple[Link, ...]
    situations: tuple[Link, ...]
    numbers: tuple[PageNumber, ...]
    previous: Link | None
    next: Link | None
    all_href: str


_SAYS = N_("What the protocol says")
_SPEAKING = (AnswerState.ANSWERED, AnswerState.PARTLY)


def question_pages(site: Site) -> Iterator[RenderedPage]:
    """Yield the pages of every question, in their order."""
    for place in range(len(site.asked())):
        yield from pages_of_question(site, place)


def pages_of_question(site: Site, place: int) -> Iterator[RenderedPage]:
    """Yield the pages of the question in a place of the list."""
    row = site.questions[place]
    # Of very many councils, those that answer come first, as many as a list may hold on a page.
    ranked = sorted(row.cells, key=lambda cell: [*STATES].index(cell.answer.state))
    step = site.longest_list
    pages = max(1, -(-len(ranked) // step))
    for number in range(1, pages + 1):
        here = site.addresses.question(row.question.id, number)
        chunk = ranked[(number - 1) * step : number * step]
        title = row.question.question
        view = View(
            title=title
            if pages == 1
            else _("{question} Page {number} of {count}").format(
                question=title, number=number, count=pages
            ),
            says=_(_SAYS),
            is_alone=site.is_alone,
            summary="" if site.is_alone else f"{counts_in_words(row)}.",
            sections=_sections(site, chunk, _SPEAKING, here),
            absences=tuple(_absences(site, chunk, here)),
            topics=tuple(_topics(site, row, here)),
            situations=tuple(_situations(site, row, here)),
            numbers=_numbers(site, row, number, pages, here),
            previous=_neighbour(site, place - 1, here),
            next=_neighbour(site, place + 1, here),
            all_href=site.addresses.link(here, site.addresses.questions()),
        )
        yield _page(site, here, view)


def _page(site: Site, here: Address, view: View) -> RenderedPage:
    shown = (*view.sections, *(one for absence in view.absences for one in absence.sections))
    told = (
        _("{question} What the protocol answers, with the clauses. {counts}")
        if site.is_alone
        else _("{question} What councils’ protocols answer, with the clauses. {counts}")
    )
    return RenderedPage(
        here,
        view.title,
        told.format(question=view.title, counts=view.summary).rstrip(),
        environment(site.templates).get_template("question.html").render(page=view),
        tuple(
            TocEntry(section.anchor, view.says if site.is_alone else section.answer.name, 2)
            for section in view.sections
        ),
        frozenset(section.anchor for section in shown),
        boost=2,
    )


def _sections(
    site: Site, cells: Sequence[QuestionCell], states: Sequence[AnswerState], here: Address
) -> tuple[Section, ...]:
    return tuple(
        Section(
            anchor=council_anchor(cell.council.id),
            href=site.addresses.link(here, site.addresses.council(cell.council.id)),
            answer=shown_answer(site, cell, here),
            quotes=shown_quotes(site, cell, here),
            conflicts=shown_conflicts(site, cell, here),
            conflicts_label=conflicts_label(each.clauses for each in cell.answer.conflicts),
        )
        for cell in cells
        if cell.answer.state in states
    )


def _absences(site: Site, cells: Sequence[QuestionCell], here: Address) -> Iterator[Absence]:
    for state in (AnswerState.SILENT, AnswerState.NOT_READ_YET):
        sections = _sections(site, cells, (state,), here)
        if sections:
            lead = _absent(state, len(sections))
            yield Absence(shape(state), state_label(state), lead, sections)


def _absent(state: AnswerState, number: int) -> str:
    if state is AnswerState.SILENT:
        return ngettext(
            "This document does not say. What its council does is another matter.",
            "These documents do not say. What their councils do is another matter.",
            number,
        )
    return ngettext(
        "Nobody has read this document for an answer yet.",
        "Nobody has read these documents for an answer yet.",
        number,
    )


def _topics(site: Site, row: QuestionRow, here: Address) -> Iterator[Link]:
    for topic in row.question.topics:
        label = site.handbook.vocabulary.topic_by_id[topic].label
        yield Link(label, site.addresses.link(here, site.addresses.topic(topic)))


def _situations(site: Site, row: QuestionRow, here: Address) -> Iterator[Link]:
    for situation in row.question.situations:
        if situation in site.routes:
            label = site.handbook.vocabulary.situation_by_id[situation].label
            yield Link(label, site.addresses.link(here, site.addresses.situation(situation)))


def _numbers(
    site: Site, row: QuestionRow, number: int, count: int, here: Address
) -> tuple[PageNumber, ...]:
    def link(place: int) -> str:
        return site.addresses.link(here, site.addresses.question(row.question.id, place))

    return page_numbers(number, count, link)


def _neighbour(site: Site, place: int, here: Address) -> Link | None:
    if not 0 <= place < len(site.questions):
        return None
    question = site.questions[place].question
    return Link(question.question, site.addresses.link(here, site.addresses.question(question.id)))
