"""The question table: plain questions, and each document's answer in one line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from mkdocs_protocol.core.partial_date import show_day
from mkdocs_protocol.core.questions import AnswerState
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.grids import LegendEntry
from mkdocs_protocol.rendering.questions.answers import (
    MEANINGS,
    STATES,
    ShownAnswer,
    counts_in_words,
    shape,
    shown_answer,
    state_label,
)
from mkdocs_protocol.site.labels import workbook_heading
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_protocol.comparing.questions import QuestionRow
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


_PAUSE = re.compile(r"[.:;]")
"""Where the opening of an answer ends. Behind a comma may stand its condition: "Yes, as to the clerk"."""


@dataclass(frozen=True, slots=True)
class Row:
    """A question, and every council's answer."""

    id: str
    question: str
    href: str
    counts: str
    """How many documents answer."""
    only: str
    """The icon of the state that all answers share, if that is a silence or not read yet; otherwise ""."""
    answers: tuple[ShownAnswer, ...]
    """Empty if there are too many councils for a table."""
    tallies: tuple[str, ...]
    """If there are too many councils: how many have each state, in the order of the legend."""
    is_yes_or_no: bool
    """Whether answers begin with a word that the question asks for."""

    @property
    def openings(self) -> tuple[tuple[ShownAnswer, str], ...]:
        """What each answer to such a question begins with, such as "No" or "Not at work", to stand on a fold."""
        said = [one for one in self.answers if one.text] if self.is_yes_or_no else []
        return tuple((one, _PAUSE.split(one.text, 1)[0]) for one in said)

    @property
    def example(self) -> ShownAnswer | None:
        """For any other question, the answer that goes furthest, to stand on a fold."""
        said = [one for one in self.answers if one.text and not self.is_yes_or_no]
        return min(said, key=lambda one: [*STATES].index(one.state), default=None)

    @property
    def is_only_example(self) -> bool:
        """Whether no other document says anything on it."""
        return sum(bool(one.text) for one in self.answers) == 1


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Questions that are shown together."""

    anchor: str
    label: str
    """"" if they have no heading."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything that the page shows."""

    day: date
    """The day of the build, for the names of files."""
    title: str
    lead: str
    as_of: str
    rows: tuple[Row, ...]
    groups: tuple[RowGroup, ...]
    """The same rows, grouped as they are shown."""
    councils: tuple[Link, ...]
    """The heads of the columns; empty if there are too many councils for a table."""
    names: tuple[tuple[str, str], ...]
    """Ids and names of the councils that a reader can choose."""
    legend: tuple[LegendEntry, ...]
    csv: str
    xlsx: str
    """The workbook, or "" if there are too many councils for one."""
    workbook_heading: str
    """What a workbook says of itself first, with `{councils}` for those that it holds."""


def questions_page(site: Site) -> RenderedPage:
    """Return the page that sets questions against councils; there are several, and one has answered some."""
    here = site.addresses.questions()
    view = _view(site, here)
    return RenderedPage(
        here,
        view.title,
        _("{lead} The clause is one click away.").format(lead=view.lead),
        environment(site.templates).get_template("questions.html").render(page=view),
        is_wide=True,
        in_nav=True,
    )


def has_columns(site: Site) -> bool:
    """Return whether every council has a column: if there are too many, a page counts them."""
    return len(site.handbook.councils) <= site.most_columns


def _view(site: Site, here: Address) -> View:
    addresses, councils = site.addresses, site.handbook.councils
    shown = councils if has_columns(site) else ()
    lead = ngettext(
        "{number} question that people ask, with each protocol’s answer in one line.",
        "{number} questions that people ask, each with every protocol’s answer in one line.",
        len(site.questions),
    )
    rows = tuple((row.question.group, _row(site, row, here)) for row in site.questions)
    return View(
        day=site.handbook.as_of,
        title=_("Plain questions"),
        lead=lead.format(number=f"{len(site.questions):,}"),
        as_of=show_day(site.handbook.as_of),
        rows=tuple(row for _group, row in rows),
        groups=tuple(
            RowGroup(f"protocol-group-{place}", label, tuple(row for _group, row in together))
            for place, (label, together) in enumerate(groupby(rows, key=itemgetter(0)), start=1)
        ),
        councils=tuple(
            Link(council.short_name, addresses.link(here, addresses.council(council.id)))
            for council in shown
        ),
        names=tuple((council.id, council.short_name) for council in shown),
        legend=tuple(
            LegendEntry(shape(state), state_label(state), _(MEANINGS[state]))
            for state in STATES
            if any(state in row.counts for row in site.questions)
        ),
        csv=addresses.link(here, addresses.table("questions.csv")),
        xlsx=addresses.link(here, addresses.table("questions.xlsx")) if site.has_workbook else "",
        workbook_heading=workbook_heading(site.handbook.as_of),
    )


def _row(site: Site, row: QuestionRow, here: Address) -> Row:
    is_table = has_columns(site)
    nothing = row.only_state in {AnswerState.SILENT, AnswerState.NOT_READ_YET}
    return Row(
        id=row.question.id,
        question=row.question.question,
        href=site.addresses.link(here, site.addresses.question(row.question.id)),
        counts=counts_in_words(row),
        only=shape(row.only_state) if row.only_state and nothing else "",
        answers=tuple(shown_answer(site, cell, here) for cell in row.cells) if is_table else (),
        tallies=()
        if is_table
        else tuple(
            f"{row.counts.get(state, 0):,}"
            for state in STATES
            if any(state in other.counts for other in site.questions)
        ),
        is_yes_or_no=bool(row.question.begins),
    )
