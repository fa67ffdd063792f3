"""When things go wrong: what every council's document says to do, situation by situation."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.rendering.page import RenderedPage, TocEntry
from mkdocs_protocol.rendering.parts.askers import Asker, Happened, by_asker, not_for_the_public
from mkdocs_protocol.rendering.parts.cells import in_cell
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.grids import GridRow, LegendEntry
from mkdocs_protocol.rendering.parts.heads import Head, Heads, page_data
from mkdocs_protocol.rendering.situations.routes import (
    ROUTE_MEANINGS,
    ROUTE_STATES,
    RouteState,
    answers_in_words,
    appeal_fact,
    by_when_fact,
    decides_fact,
    fact_words,
    first_fact,
    last_fact,
    length_in_words,
    route_state,
    tree_link,
)
from mkdocs_protocol.rendering.trees.contacts import first_in_a_line
from mkdocs_protocol.rendering.trees.outside import ShownOutside, outside_for_the_public
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from mkdocs_protocol.comparing.routes import RouteSummary
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.terms import Situation
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

OWN, ASK, GLANCE = "protocol-own", "protocol-ask", "protocol-glance"
SILENT, UNREAD = "protocol-silent", "protocol-unread"
"""The anchors, on a situation's page, of the documents that have no steps for it."""


@dataclass(frozen=True, slots=True)
class SituationsView:
    """Everything that the page shows."""

    exit_href: str
    title: str
    lead: str
    own: tuple[Link, ...]
    """Each council's start page; empty for very many councils, which are listed elsewhere."""
    own_title: str
    own_lead: str
    councils_href: str
    askers: tuple[Asker, ...]
    not_for_the_public: str
    outside: ShownOutside | None
    """Whom the public can turn to."""
    caption: str
    shape: str
    """One document (single), a column for each (columns) or, if there are too many, counts."""
    legend: tuple[LegendEntry, ...]
    councils: tuple[Head, ...]
    rows: tuple[GridRow, ...]
    page_data: Markup


def situations_page(site: Site) -> RenderedPage:
    """Return the page with situations and councils; there is at least one tree."""
    here = site.addresses.situations()
    view = _view(site, here)
    single = view.shape == "single"
    toc = [
        TocEntry(OWN, view.own_title, 2),
        TocEntry(
            ASK,
            _("What has happened?"),
            2,
            tuple(TocEntry(asker.anchor, asker.label, 3) for asker in view.askers),
        ),
        TocEntry(GLANCE, _("At a glance"), 2),
    ]
    return RenderedPage(
        address=here,
        title=view.title,
        description=view.lead,
        html=environment(site.templates).get_template("situations.html").render(page=view),
        toc=tuple(toc),
        anchors=frozenset({e.id for e in toc} | {asker.anchor for asker in view.askers}),
        is_wide=not single,
        in_nav=True,
    )


def overview_title(site: Site) -> str:
    """Return the title of the page about every council: different from that of one council's own page."""
    return _("When things go wrong") if site.is_alone else _("When things go wrong: all councils")


def _view(site: Site, here: Address) -> SituationsView:
    councils = site.handbook.councils
    single, is_list = len(councils) == 1, len(councils) > site.most_columns
    heads = Heads(site)
    columns = () if is_list else tuple(_head(site, council, heads, here) for council in councils)
    with_trees = tuple(council for council in councils if council.trees)
    own = with_trees if len(with_trees) <= site.longest_list else ()
    return SituationsView(
        exit_href=site.exit_url,
        title=overview_title(site),
        lead=_lead(len(councils)),
        own=tuple(_start(site, council, here) for council in own),
        own_title=_("Start here") if single else _("Your own council"),
        own_lead=_own_lead(len(own), single=single),
        councils_href=site.addresses.link(here, site.addresses.councils()),
        askers=by_asker(site, ((one, _happened(site, one, here)) for one in _shown(site))),
        not_for_the_public=not_for_the_public(site),
        outside=outside_for_the_public(site, councils),
        caption=_("How far the documents go in each situation")
        if is_list
        else _("What each document says to do in each situation"),
        shape="counts" if is_list else "single" if single else "columns",
        legend=_legend(site),
        councils=columns,
        rows=tuple(_row(site, situation, columns, here) for situation in _shown(site)),
        page_data=page_data(site) if columns else Markup(),
    )


def _head(site: Site, council: Council, heads: Heads, here: Address) -> Head:
    """Return the head of a column, which links to where the council's trees start, if it has any."""
    head = heads.of(council, here)
    return replace(head, href=_start(site, council, here).href) if council.trees else head


def _lead(councils: int) -> str:
    if councils == 1:
        return _(
            "What this protocol says to do, step by step, with the clauses that this rests on; and where "
            "the document stops."
        )
    return _(
        "What councils’ protocols say to do, step by step, with the clauses that this rests on; and where "
        "the documents stop."
    )


def _own_lead(number: int, *, single: bool) -> str:
    if single:
        return _("If it has happened to you, go to the steps of this document:")
    if number:
        return _("If it has happened to you, start with the document of your own council:")
    return _(
        "If it has happened to you, start with the document of your own council. Its page leads there:"
    )


def _start(site: Site, council: Council, here: Address) -> Link:
    href = site.addresses.link(here, site.addresses.council_trees(council.id))
    return Link(council.short_name, href)


def _shown(site: Site) -> list[Situation]:
    return [site.handbook.vocabulary.situation_by_id[situation] for situation in site.answered()]


def _happened(site: Site, situation: Situation, here: Address) -> Happened:
    routes, total = site.routes[situation.id], len(site.handbook.councils)
    if total > 1:
        said = Markup("{}").format(answers_in_words(routes, total))
    else:
        (route,) = routes
        said = first_in_a_line(route.tree, situation, site.handbook.vocabulary, route.council)
    return Happened(situation.label, _way(site, situation.id, here), said)


def _way(site: Site, situation: str, here: Address) -> str:
    """Return the link from what has happened; with one document, straight to its steps."""
    if len(site.handbook.councils) == 1:
        (council,) = site.handbook.councils
        return site.addresses.link(here, site.addresses.tree(council.id, situation))
    return site.addresses.link(here, site.addresses.situation(situation))


def _legend(site: Site) -> tuple[LegendEntry, ...]:
    """Return what the states mean; that a document has not been read is explained where it occurs."""
    total = len(site.handbook.councils)
    read_whole = all(len(routes) == total for routes in site.routes.values())
    return tuple(
        LegendEntry(state, ROUTE_STATES[state], ROUTE_MEANINGS[state])
        for state in RouteState
        if not (read_whole and state is RouteState.UNREAD)
    )


def _row(site: Site, situation: Situation, columns: tuple[Head, ...], here: Address) -> GridRow:
    routes, total = site.routes[situation.id], len(site.handbook.councils)
    if columns:
        of_council = {route.council.id: route for route in routes}
        cells = Markup().join(
            _cell(site, situation, head, of_council.get(head.id), here, at, len(columns))
            for at, head in enumerate(columns)
        )
    else:
        cells = _counts(site, situation, here)
    summary = answers_in_words(routes, total) if total > 1 else ""
    return GridRow(situation.label, _way(site, situation.id, here), summary, cells)


def _cell(
    site: Site,
    situation: Situation,
    head: Head,
    route: RouteSummary | None,
    here: Address,
    column: int,
    columns: int,
) -> Markup:
    if route is None:
        unread = _UNREAD % ROUTE_STATES[RouteState.UNREAD]
        shown = in_cell(head.name, unread, column=column, columns=columns)
        return _CELL % (RouteState.UNREAD, "", shown)
    facts = Markup() if route.is_silent else _facts(site, route, here)
    href = tree_link(site, route, here)
    label = _("{council}, {situation}").format(council=head.name, situation=situation.label)
    state = route_state(route)
    order = [*RouteState].index(state)
    words = _ROUTE % (href, length_in_words(route), label, facts)
    return _CELL % (state, order, in_cell(head.name, words, column=column, columns=columns))


def _facts(site: Site, route: RouteSummary, here: Address) -> Markup:
    return _FACTS % Markup("\n").join(
        _FACT % (fact.label, fact_words(fact))
        for fact in (
            first_fact(site, route, here),
            by_when_fact(site, route, here),
            last_fact(site, route, here),
            appeal_fact(site, route, here),
            decides_fact(site, route, here),
        )
    )


def _counts(site: Site, situation: Situation, here: Address) -> Markup:
    routes = site.routes[situation.id]
    numbers: Counter[str] = Counter(route_state(route) for route in routes)
    numbers[RouteState.UNREAD] = len(site.handbook.councils) - len(routes)
    there = site.addresses.situation(situation.id)
    # If the documents are on another page of the situation, the first links there.
    ends: dict[str, str] = {RouteState.SILENT: SILENT, RouteState.UNREAD: UNREAD}
    cells = []
    for entry in _legend(site):
        number = numbers[entry.state]
        href = site.addresses.link(here, there, ends.get(entry.state, ""))
        # A nought is not a link: there is nothing to see.
        shown = Markup('<a href="{}">{}</a>').format(href, f"{number:,}") if number else "0"
        cells.append(_COUNT % (entry.state, number, entry.label, shown))
    return Markup().join(cells)


_CELL = Markup('<td role="cell" data-protocol-route="%s" data-sort="%s">%s</td>')
_ROUTE = Markup(
    '<a class="protocol-route" href="%s"><span class="protocol-shape" aria-hidden="true"></span>%s'
    '<span class="protocol-unseen">: %s</span></a>%s'
)
_UNREAD = Markup(
    '<span class="protocol-route"><span class="protocol-shape" aria-hidden="true"></span>%s</span>'
)
_FACTS = Markup("\n<ul>\n%s\n</ul>")
"""One fact on each line, also for screen readers and for copying."""
_FACT = Markup(
    '<li class="protocol-route-fact"><span class="protocol-small protocol-route-label">%s:</span> %s</li>'
)
_COUNT = Markup(
    '<td role="cell" data-protocol-route="%s" data-sort="%s"><span class="protocol-grid-who">%s</span> '
    "<span>%s</span></td>"
)
