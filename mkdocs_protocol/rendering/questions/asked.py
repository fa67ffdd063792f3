"""Plain questions on pages of one council: what its document answers, and the page that has all of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.questions import QuestionCell, answer_of
from mkdocs_protocol.core.partial_date import show_day
from mkdocs_protocol.rendering.page import RenderedPage, TocEntry
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.questions.answers import (
    STATES,
    ShownAnswer,
    ShownConflict,
    ShownQuote,
    count_in_words,
    shown_answer,
    shown_conflicts,
    shown_quotes,
)
from mkdocs_protocol.site.addresses import question_anchor
from mkdocs_protocol.site.labels import conflicts_label
from mkdocs_protocol.words.gettext import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.questions import Question
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question that people ask, with the document's answer."""

    question: str
    href: str
    answer: ShownAnswer


@dataclass(frozen=True, slots=True)
class Reply:
    """A question, and all of what the document answers."""

    id: str
    anchor: str
    question: str
    href: str
    """The question's own page, where every council's document answers it."""
    answer: ShownAnswer
    quotes: tuple[ShownQuote, ...]
    conflicts: tuple[ShownConflict, ...]
    conflicts_label: str


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that are shown together."""

    anchor: str
    label: str
    """"" if they have no heading."""
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything that the page of all questions shows."""

    day: date
    """The day of the build, for the names of files."""
    title: str
    lead: str
    counts: str
    as_of: str
    is_alone: bool
    """Whether the handbook is of one council: then there is no table of every council's answers."""
    groups: tuple[Group, ...]
    csv: str
    xlsx: str
    """The workbook, or "" where there are too many councils for one."""


def asked_questions(
    site: Site, council: Council, questions: Iterable[Question], here: Address
) -> Iterator[AskedQuestion]:
    """Yield questions with a council's answers; none if nobody has answered any for it."""
    if council.answers is None:
        return
    addresses = site.addresses
    for question in questions:
        way = (
            addresses.link(here, addresses.question(question.id))
            if site.is_alone
            else addresses.link(
                here, addresses.council_questions(council.id), question_anchor(question.id)
            )
        )
        yield AskedQuestion(question.question, way, _answer(site, council, question, here))


def counts_of_council(site: Site, council: Council) -> str:
    """Return how far a document answers the plain questions: "12 answered, 10 partly, 13 silent"."""
    found = Counter(answer_of(council, question).state for question in site.asked())
    return ", ".join(count_in_words(state, found[state]) for state in STATES if found[state])


def council_questions_page(site: Site, council: Council) -> RenderedPage:
    """Return the page of every question with what one council's document answers; some have been answered."""
    addresses = site.addresses
    here, number = addresses.council_questions(council.id), len(site.asked())
    lead = ngettext(
        "{number} question that people ask, with this protocol’s answer in one line.",
        "{number} questions that people ask, each with this protocol’s answer in one line.",
        number,
    )
    view = View(
        day=site.handbook.as_of,
        title=_("Plain questions")
        if site.is_alone
        else _("What people ask: {council}").format(council=council.title),
        lead=lead.format(number=f"{number:,}"),
        counts=counts_of_council(site, council),
        as_of=show_day(site.handbook.as_of),
        is_alone=site.is_alone,
        groups=tuple(_groups(site, council, here)),
        csv=addresses.link(here, addresses.table("questions.csv")),
        xlsx=addresses.link(here, addresses.table("questions.xlsx")) if site.has_workbook else "",
    )
    anchors = {group.anchor for group in view.groups}
    return RenderedPage(
        here,
        view.title,
        _("{lead} The clause is one click away.").format(lead=view.lead),
        environment(site.templates).get_template("council-questions.html").render(page=view),
        tuple(TocEntry(group.anchor, group.label, 2) for group in view.groups if group.label),
        frozenset(anchors | {reply.anchor for group in view.groups for reply in group.replies}),
        in_nav=site.is_alone,
    )


def _groups(site: Site, council: Council, here: Address) -> Iterator[Group]:
    together = groupby(site.asked(), key=lambda question: question.group)
    for place, (label, questions) in enumerate(together, start=1):
        replies = tuple(_reply(site, council, question, here) for question in questions)
        yield Group(f"protocol-group-{place}", label, replies)


def _reply(site: Site, council: Council, question: Question, here: Address) -> Reply:
    cell = QuestionCell(council, answer_of(council, question))
    return Reply(
        id=question.id,
        anchor=question_anchor(question.id),
        question=question.question,
        href=site.addresses.link(here, site.addresses.question(question.id)),
        answer=shown_answer(site, cell, here),
        quotes=shown_quotes(site, cell, here),
        conflicts=shown_conflicts(site, cell, here),
        conflicts_label=conflicts_label(each.clauses for each in cell.answer.conflicts),
    )


def _answer(site: Site, council: Council, question: Question, here: Address) -> ShownAnswer:
    return shown_answer(site, QuestionCell(council, answer_of(council, question)), here)
