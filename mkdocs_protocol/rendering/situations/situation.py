"""A situation: what every council's document says to do in it, side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mkdocs_protocol.comparing.route_differences import differences
from mkdocs_protocol.core.grammar import joined
from mkdocs_protocol.rendering.page import RenderedPage, TocEntry
from mkdocs_protocol.rendering.parts.cells import in_cell
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.heads import Heads, page_data
from mkdocs_protocol.rendering.parts.notes import ShownNote, shown_notes
from mkdocs_protocol.rendering.parts.page_numbers import PageNumber, page_numbers
from mkdocs_protocol.rendering.situations.absences import (
    Absence,
    SilentDocument,
    absence_anchor,
    absences,
)
from mkdocs_protocol.rendering.situations.grid import overview_title
from mkdocs_protocol.rendering.situations.routes import (
    APPEAL,
    BY_WHEN,
    DECIDES,
    FIRST,
    FORMAL,
    ROUTE_STATES,
    STOPS,
    RouteState,
    answers_in_words,
    appeal_fact,
    by_when_fact,
    counts_in_words,
    decides_fact,
    fact_words,
    first_fact,
    last_fact,
    step_links,
    tree_link,
)
from mkdocs_protocol.rendering.situations.sections import RouteSection, route_section
from mkdocs_protocol.site.labels import named
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.site.paging import Filled, Place, places, size_of
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_protocol.comparing.routes import RouteSummary
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.terms import Situation
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

DIFFERS, NOTES = "protocol-differs", "protocol-notes"

_MOST_SIDE_BY_SIDE = 3
"""How many documents are shown as columns; more are shown one below another."""

_LONG_CONTENTS = 10
"""How many entries make a list of contents beside a page worth its room."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that documents say or leave unsaid: a sentence on the differences, and a cell for each document."""

    label: str
    said: str
    cells: Markup


@dataclass(frozen=True, slots=True)
class SituationView:
    """Everything that the page shows."""

    title: str
    kicker: str
    kicker_href: str
    exit_href: str
    definition: str
    asked_by: str
    about: str
    summary: str
    own: tuple[Link, ...]
    """Each council's tree, for readers who want to go through one; empty for very many councils."""
    columns: tuple[Link, ...]
    rows: tuple[Row, ...]
    sections: tuple[RouteSection, ...]
    is_beside: bool
    """Whether the documents are side by side, if there is room, rather than one below another."""
    absences: tuple[Absence, ...]
    notes: tuple[ShownNote, ...]
    numbers: tuple[PageNumber, ...]
    places: tuple[Place, ...]
    """On the first of several pages: where to find each document that is on another."""
    previous: Link | None
    next: Link | None
    page_data: Markup


def pages_of_situation(site: Site, situation: str, heads: Heads) -> Iterator[RenderedPage]:
    """Yield the pages of a situation; none if no document has been read for it."""
    if situation in site.answered():
        shared = _shared(site, situation)
        every = _filled(site, shared, heads)
        for number in range(1, len(every) + 1):
            yield _Page(site, shared, number, every).draft()


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all pages of a situation have in common; worked out once, however many there are."""

    situation: Situation
    routes: tuple[RouteSummary, ...]
    answers: tuple[RouteSummary, ...]
    """Those that have steps."""
    has_table: bool
    """Whether the documents are few enough for a table, so that sections can say less."""
    summary: str
    previous: Situation | None
    next: Situation | None


def _shared(site: Site, situation: str) -> _Shared:
    vocabulary, routes = site.handbook.vocabulary, site.routes[situation]
    shown = [*site.answered()]
    place = shown.index(situation)
    answers = tuple(route for route in routes if not route.is_silent)
    return _Shared(
        vocabulary.situation_by_id[situation],
        routes,
        answers,
        1 < len(answers) <= site.most_columns,
        answers_in_words(routes, len(site.handbook.councils)),
        vocabulary.situation_by_id[shown[place - 1]] if place else None,
        vocabulary.situation_by_id[shown[place + 1]] if place + 1 < len(shown) else None,
    )


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one document says to do, on a page."""

    route: RouteSummary
    section: RouteSection


_Shown = _Answer | SilentDocument


def _filled(site: Site, shared: _Shared, heads: Heads) -> tuple[tuple[_Shown, ...], ...]:
    """Return what is on each page: the documents that have steps, then those that do not."""
    pages = Filled[_Shown](site.longest_list, len(shared.answers))
    read = {route.council.id for route in shared.routes}

    def here(number: int) -> Address:
        return site.addresses.situation(shared.situation.id, number)

    def answer(route: RouteSummary, number: int) -> _Shown:
        with_facts = not shared.has_table
        return _Answer(
            route, route_section(site, route, heads, here(number), with_facts=with_facts)
        )

    def silent(route: RouteSummary, number: int) -> _Shown:
        head, href = heads.of(route.council, here(number)), tree_link(site, route, here(number))
        return SilentDocument(RouteState.SILENT, head, href, route.tree.silent)

    def unread(council: Council, number: int) -> _Shown:
        return SilentDocument(RouteState.UNREAD, heads.of(council, here(number)), "", "")

    for route in shared.answers:
        pages.put(partial(answer, route), _size)
    for route in shared.routes:
        if route.is_silent:
            pages.put(partial(silent, route), _size, counts=False)
    for council in site.handbook.councils:
        if council.id not in read:
            pages.put(partial(unread, council), _size, counts=False)
    return pages.pages


def _size(shown: _Shown) -> int:
    """Return roughly how many bytes it takes, including its entry in the list of contents and its notes."""
    if isinstance(shown, SilentDocument):
        return _OF_SILENT + size_of(shown.head.chip, shown.said)
    facts = (words for fact in shown.section.facts for words in (fact.value, fact.cites))
    notes = (note.text for note in shown.route.tree.notes)
    return _OF_ANSWER + size_of(
        shown.section.head.chip, shown.section.outline, *shown.section.findings, *facts, *notes
    )


_OF_ANSWER, _OF_SILENT = 2_000, 500


class _Page:
    """Makes one page of a situation."""

    def __init__(
        self, site: Site, shared: _Shared, number: int, every: Sequence[Sequence[_Shown]]
    ) -> None:
        self._site, self._shared, self._number, self._every = site, shared, number, every
        self._here = site.addresses.situation(shared.situation.id, number)
        shown = every[number - 1]
        self._answers = [one for one in shown if isinstance(one, _Answer)]
        self._silent = [one for one in shown if isinstance(one, SilentDocument)]

    def draft(self) -> RenderedPage:
        view = self._view()
        toc = (
            *([TocEntry(DIFFERS, _("In short"), 2)] if view.rows else []),
            *(TocEntry(section.anchor, section.head.name, 2) for section in view.sections),
            *(TocEntry(absence.anchor, absence.title, 2) for absence in view.absences),
            *([TocEntry(NOTES, _("Notes from the handbook"), 2)] if view.notes else []),
        )
        title = view.title
        if not self._site.is_alone:
            title = _("{situation} – every council").format(situation=view.title)
        return RenderedPage(
            address=self._here,
            title=title,
            description=f"{view.definition} {view.summary}".strip(),
            html=environment(self._site.templates).get_template("situation.html").render(page=view),
            toc=toc,
            anchors=frozenset([*(e.id for e in toc), *(place.anchor for place in view.places)]),
            is_wide=len(toc) < _LONG_CONTENTS,
        )

    def _view(self) -> SituationView:
        site, shared, here = self._site, self._shared, self._here
        situation, roles = shared.situation, site.handbook.vocabulary.role_by_id
        is_first, pages = self._number == 1, len(self._every)
        chunk = [answer.route for answer in self._answers]
        columns = shared.answers if shared.has_table and is_first else ()
        title = situation.label
        if pages > 1:
            title = _("{situation}, page {number} of {count}").format(
                situation=situation.label, number=self._number, count=pages
            )
        return SituationView(
            title=title,
            kicker=overview_title(site),
            kicker_href=site.addresses.link(here, site.addresses.situations()),
            exit_href=site.exit_url,
            definition=situation.definition,
            asked_by=joined(named(roles[role]) for role in situation.asked_by),
            about=joined(named(roles[role]) for role in situation.about),
            summary=shared.summary,
            own=tuple(map(self._way, shared.routes))
            if len(shared.routes) <= site.most_columns
            else (),
            columns=tuple(map(self._way, columns)),
            rows=tuple(self._rows(columns)) if is_first and len(shared.answers) > 1 else (),
            sections=tuple(answer.section for answer in self._answers),
            is_beside=1 < len(shared.answers) <= _MOST_SIDE_BY_SIDE,
            absences=tuple(absences(self._silent)),
            notes=shown_notes(
                (note for route in chunk for note in route.tree.notes),
                (route.council for route in chunk),
                site.handbook.as_of,
            ),
            numbers=self._numbers(),
            places=self._places() if is_first else (),
            previous=self._neighbour(shared.previous),
            next=self._neighbour(shared.next),
            page_data=page_data(site),
        )

    def _rows(self, columns: Sequence[RouteSummary]) -> Iterator[Row]:
        """Yield what differs or, if there are too many documents, how many say what."""
        site, here = self._site, self._here
        if columns:
            differ = differences(self._shared.routes)
            said: tuple[str, ...] = (
                differ.first,
                differ.by_when,
                differ.last_resorts,
                differ.appeal,
                differ.decides,
                differ.silences,
            )
        else:
            said = counts_in_words(self._shared.routes)
        cells = (
            [fact_words(first_fact(site, route, here)) for route in columns],
            [fact_words(by_when_fact(site, route, here)) for route in columns],
            [self._last(route) for route in columns],
            [fact_words(appeal_fact(site, route, here)) for route in columns],
            [fact_words(decides_fact(site, route, here)) for route in columns],
            [self._stops(route) for route in columns],
        )
        for label, sentence, values in zip(_LABELS, said, cells, strict=True):
            pairs = enumerate(zip(columns, values, strict=True))
            shown = Markup().join(
                _CELL
                % in_cell(route.council.short_name, _WORDS % value, column=at, columns=len(columns))
                for at, (route, value) in pairs
            )
            yield Row(_(label), sentence, shown)

    def _last(self, route: RouteSummary) -> Markup:
        if not route.last_resorts:
            return fact_words(last_fact(self._site, route, self._here))
        return step_links(self._site, route, route.last_resorts, self._here)

    def _stops(self, route: RouteSummary) -> Markup:
        if not route.silences:
            return escape(
                _("nowhere: it has steps to the end")
                if route.is_whole
                else _("at no step, but it leaves something open on the way")
            )
        return step_links(self._site, route, route.silences, self._here)

    def _way(self, route: RouteSummary) -> Link:
        return Link(route.council.short_name, tree_link(self._site, route, self._here))

    def _places(self) -> tuple[Place, ...]:
        counts = Counter(
            one.state for page in self._every for one in page if isinstance(one, SilentDocument)
        )

        def named(shown: _Shown) -> tuple[str, str]:
            if isinstance(shown, _Answer):
                return shown.section.anchor, shown.section.head.name
            label = _("{state}: {number}").format(
                state=ROUTE_STATES[shown.state], number=f"{counts[shown.state]:,}"
            )
            return absence_anchor(shown.state), label

        def on(page: Sequence[_Shown]) -> Iterator[tuple[str, str]]:
            yield from map(named, page)
            if any(isinstance(one, _Answer) and one.route.tree.notes for one in page):
                yield NOTES, _("Notes from the handbook")

        return tuple(places(map(on, self._every), self._page))

    def _page(self, number: int, anchor: str = "") -> str:
        """Return the link to a page of the situation."""
        there = self._site.addresses.situation(self._shared.situation.id, number)
        return self._site.addresses.link(self._here, there, anchor)

    def _numbers(self) -> tuple[PageNumber, ...]:
        return page_numbers(self._number, len(self._every), self._page)

    def _neighbour(self, situation: Situation | None) -> Link | None:
        if situation is None:
            return None
        addresses = self._site.addresses
        return Link(situation.label, addresses.link(self._here, addresses.situation(situation.id)))


_LABELS = (FIRST, BY_WHEN, FORMAL, APPEAL, DECIDES, STOPS)

_CELL = Markup('<td role="cell">%s</td>')
_WORDS = Markup("<div>%s</div>")
