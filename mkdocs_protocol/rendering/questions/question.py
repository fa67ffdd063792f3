"""A question: every council's short answer, and the words of its document that the answer rests on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
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
from mkdocs_protocol.site.paging import Filled, Place, places, size_of
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
    state: AnswerState
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
    """Whether the handbook has one council: then its name need not be repeated."""
    summary: str
    seen: int
    """How many passages of each document are shown at once; the rest are folded."""
    sections: tuple[Section, ...]
    absences: tuple[Absence, ...]
    columns: str
    """The class of what holds both: a few are packed into columns, many are in rows; "" for one."""
    see: tuple[Link, ...]
    """Questions that a reader may have meant."""
    topics: tuple[Link, ...]
    situations: tuple[Link, ...]
    numbers: tuple[PageNumber, ...]
    places: tuple[Place, ...]
    """On the first of several pages: where to find each document that is on another."""
    previous: Link | None
    next: Link | None
    all_href: str


_SAYS = N_("What the protocol says")
_SPEAKING = (AnswerState.ANSWERED, AnswerState.PARTLY)


def pages_of_question(site: Site, place: int) -> Iterator[RenderedPage]:
    """Yield the pages of the question at a position in the list."""
    row = site.questions[place]
    # With very many councils, those that answer come first, as many as a page may list.
    ranked = sorted(row.cells, key=lambda cell: [*STATES].index(cell.answer.state))
    filled = Filled[Section](site.longest_list, len(ranked))
    for cell in ranked:
        filled.put(partial(_section, site, row, cell), _size)
    pages = len(filled.pages)
    for number, shown in enumerate(filled.pages, start=1):
        here = site.addresses.question(row.question.id, number)
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
            seen=_most_seen(sum(section.state in _SPEAKING for section in shown)),
            sections=tuple(section for section in shown if section.state in _SPEAKING),
            absences=tuple(_absences(shown)),
            columns=_columns(shown),
            see=tuple(_see(site, row, here)),
            topics=tuple(_topics(site, row, here)),
            situations=tuple(_situations(site, row, here)),
            numbers=_numbers(site, row, number, pages, here),
            places=_places(site, row, filled.pages) if number == 1 else (),
            previous=_neighbour(site, place - 1, here),
            next=_neighbour(site, place + 1, here),
            all_href=site.addresses.link(here, site.addresses.questions()),
        )
        yield _page(site, here, view)


def _page(site: Site, here: Address, view: View) -> RenderedPage:
    shown = (*view.sections, *(one for absence in view.absences for one in absence.sections))
    pattern = (
        _("{question} What the protocol answers, with the clauses. {counts}")
        if site.is_alone
        else _("{question} What councils’ protocols answer, with the clauses. {counts}")
    )
    return RenderedPage(
        here,
        view.title,
        pattern.format(question=view.title, counts=view.summary).rstrip(),
        environment(site.templates).get_template("question.html").render(page=view),
        tuple(
            TocEntry(section.anchor, view.says if site.is_alone else section.answer.name, 2)
            for section in view.sections
        ),
        frozenset([*(section.anchor for section in shown), *(p.anchor for p in view.places)]),
        boost=2,
    )


def _most_seen(answering: int) -> int:
    """Return how many passages of each document are unfolded: all answers should fit on two screens."""
    return max(1, _PASSAGES_SEEN - answering)


_PASSAGES_SEEN = 4


def _columns(shown: Sequence[Section]) -> str:
    answering = sum(section.state in _SPEAKING for section in shown)
    if len(shown) == 1:
        return ""
    return "protocol-packed" if answering <= _MOST_PACKED else "protocol-columns"


_MOST_PACKED = 6
"""More would make columns longer than two screens, down and up which a reader has to go."""


def _section(site: Site, row: QuestionRow, cell: QuestionCell, number: int) -> Section:
    here = site.addresses.question(row.question.id, number)
    return Section(
        anchor=council_anchor(cell.council.id),
        state=cell.answer.state,
        href=site.addresses.link(here, site.addresses.council(cell.council.id)),
        answer=shown_answer(site, cell, here),
        quotes=shown_quotes(site, cell, here),
        conflicts=shown_conflicts(site, cell, here),
        conflicts_label=conflicts_label(each.clauses for each in cell.answer.conflicts),
    )


def _size(section: Section) -> int:
    """Return roughly how many bytes it takes, including its entry in the list of contents."""
    conflicts = (words for one in section.conflicts for words in (one.text, one.clauses))
    quotes = (words for one in section.quotes for words in (one.words, one.href, one.label))
    answer = section.answer
    return _OF_SECTION + size_of(answer.text, answer.near, answer.clauses, *quotes, *conflicts)


_OF_SECTION = 1_000


def _places(site: Site, row: QuestionRow, every: Sequence[Sequence[Section]]) -> tuple[Place, ...]:
    here = site.addresses.question(row.question.id)

    def link(number: int, anchor: str) -> str:
        there = site.addresses.question(row.question.id, number)
        return site.addresses.link(here, there, anchor)

    return tuple(places(([(s.anchor, s.answer.name) for s in page] for page in every), link))


def _absences(shown: Sequence[Section]) -> Iterator[Absence]:
    for state in (AnswerState.SILENT, AnswerState.NOT_READ_YET):
        sections = tuple(section for section in shown if section.state is state)
        if sections:
            lead = _absent(state, len(sections))
            yield Absence(shape(state), state_label(state), lead, sections)


def _absent(state: AnswerState, number: int) -> str:
    if state is AnswerState.SILENT:
        return ngettext(
            "The document named here does not say. What its council does is another matter.",
            "These documents do not say. What their councils do is another matter.",
            number,
        )
    return ngettext(
        "Nobody has read the document named here for an answer yet.",
        "Nobody has read these documents for an answer yet.",
        number,
    )


def _see(site: Site, row: QuestionRow, here: Address) -> Iterator[Link]:
    for question in row.question.see:
        label = site.handbook.vocabulary.question_by_id[question].question
        yield Link(label, site.addresses.link(here, site.addresses.question(question)))


def _topics(site: Site, row: QuestionRow, here: Address) -> Iterator[Link]:
    for topic in row.question.topics:
        label = site.handbook.vocabulary.topic_by_id[topic].label
        yield Link(label, site.addresses.link(here, site.addresses.topic(topic)))


def _situations(site: Site, row: QuestionRow, here: Address) -> Iterator[Link]:
    for situation in row.question.situations:
        if situation in site.answered():
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
