"""The coverage grid: which document deals with which topic, and where it is silent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.rendering.page import RenderedPage, TocEntry
from mkdocs_protocol.rendering.parts.cites import cite_links
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.grids import GridRow, LegendEntry
from mkdocs_protocol.rendering.parts.heads import Head, Heads, page_data
from mkdocs_protocol.rendering.topics.groups import TopicGroup, coverage_in_words, topic_groups
from mkdocs_protocol.site.counts import COVERAGE_MEANINGS, Tally, in_words
from mkdocs_protocol.site.labels import COVERAGE
from mkdocs_protocol.words.gettext import _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.terms import Topic
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


@dataclass(frozen=True, slots=True)
class MapRow:
    """One topic with the state of each document, for a drawing that fits one screen."""

    label: str
    href: str
    states: tuple[tuple[Coverage, str], ...]
    """Each with its words."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Everything that the page shows."""

    day: date
    """The day of the build, for the names of files."""
    title: str
    lead: str
    caption: str
    councils: tuple[Head, ...]
    """The columns; empty if there are too many councils for columns."""
    rows: tuple[GridRow, ...]
    legend: tuple[LegendEntry, ...]
    csv: str
    clauses_csv: str
    """The same as files; "" if the page shows guests, for whom there is no file."""
    councils_href: str
    map_rows: tuple[MapRow, ...]
    """The same with one icon for each document, the most covered topics first; empty if there are no columns."""
    groups: tuple[TopicGroup, ...]
    """For one council: how its document deals with the topics, instead of a table of one column."""
    covers: str
    shape: str
    """A column for each document (columns) or, if there are too many, counts."""
    data: Markup


SILENT, UNCLASSIFIED = "protocol-silent", "protocol-unclassified"
"""The anchors, on a topic's last page, of the documents that have no clause on it."""


CLAUSES = "protocol-with-clauses"


def topics_page(site: Site) -> RenderedPage:
    """Return the page with topics and councils."""
    here = site.addresses.topics()
    councils = site.handbook.councils
    is_list = len(councils) > site.most_columns
    is_single = len(councils) == 1
    title = _("What this protocol covers") if is_single else _("What the protocols cover")
    heads = Heads(site)
    columns = () if is_list else tuple(heads.of(council, here) for council in councils)
    topics = site.handbook.vocabulary.topics
    grid = Grid(
        day=site.handbook.as_of,
        title=title,
        lead=_lead(len(councils), is_list=is_list),
        caption=_("How many documents deal with each topic")
        if is_list
        else _(
            "What each document does with each topic, with the clauses mainly about it or, if it is "
            "covered partly, those that touch on it"
        ),
        councils=columns,
        rows=tuple(_row(site, topic, columns, here) for topic in topics) if councils else (),
        legend=legend() if is_list else _legend_of(site),
        csv=_table(site, "coverage.csv", here),
        clauses_csv=_table(site, "clauses.csv", here),
        councils_href=site.addresses.link(here, site.addresses.councils()),
        groups=topic_groups(site, councils[0], here) if is_single else (),
        covers=coverage_in_words(site, councils[0]) if is_single else "",
        map_rows=map_rows(site, councils, here) if len(columns) > 1 else (),
        shape="counts" if is_list else "columns",
        data=page_data(site) if columns else Markup(),
    )
    html = environment(site.templates).get_template("topics.html").render(grid=grid)
    toc = (
        (TocEntry(CLAUSES, _("The same table with the clauses"), 2),)
        if grid.map_rows
        else tuple(TocEntry(group.id, group.label, 3) for group in grid.groups)
    )
    return RenderedPage(
        here,
        title,
        _description(len(councils)),
        html,
        toc,
        frozenset(entry.id for entry in toc),
        is_wide=not is_single,
        in_nav=True,
    )


def _legend_of(site: Site) -> tuple[LegendEntry, ...]:
    """Return the states that the two tables show; all of them if they show none."""
    shown = {state for id_ in site.coverage for state in site.states(id_).values()}
    return tuple(entry for entry in legend() if entry.state in shown) or legend()


def legend() -> tuple[LegendEntry, ...]:
    """Return the four states, in the order in which pages explain them."""
    return tuple(
        LegendEntry(state, _(COVERAGE[state]), _(COVERAGE_MEANINGS[state])) for state in Coverage
    )


def tally(site: Site, topic: Topic) -> Tally:
    """Count how many councils' documents deal with a topic in each way."""
    councils = site.handbook.councils
    return Tally.of(site.states(council.id)[topic.id] for council in councils)


def map_rows(site: Site, councils: tuple[Council, ...], here: Address) -> tuple[MapRow, ...]:
    """Return every topic with the state of each council's document, the most covered topics first."""
    topics = [
        (topic, Tally.of(site.states(council.id)[topic.id] for council in councils))
        for topic in site.handbook.vocabulary.topics
    ]
    # Sorted by rank is stable: equal topics stay in the order of the vocabulary.
    topics.sort(key=lambda pair: (-pair[1][Coverage.COVERED], -pair[1][Coverage.PARTLY]))
    return tuple(
        MapRow(
            topic.label,
            site.addresses.link(here, site.addresses.topic(topic.id)),
            tuple(
                (state, _(COVERAGE[state]))
                for state in (site.states(council.id)[topic.id] for council in councils)
            ),
        )
        for topic, _counts in topics
    )


def _table(site: Site, name: str, here: Address) -> str:
    return "" if site.guests else site.addresses.link(here, site.addresses.table(name))


def _row(site: Site, topic: Topic, columns: tuple[Head, ...], here: Address) -> GridRow:
    counts = tally(site, topic)
    href = site.addresses.link(here, site.addresses.topic(topic.id))
    if columns:
        pairs = zip(site.handbook.councils, columns, strict=True)
        cells = Markup().join(_cell(site, council, head, topic, here) for council, head in pairs)
    else:
        cells = Markup().join(_count(site, topic, counts, state, here) for state in Coverage)
    return GridRow(topic.label, href, counts.summary, cells)


def _cell(site: Site, council: Council, head: Head, topic: Topic, here: Address) -> Markup:
    found = site.coverage[council.id][topic.id]
    # The name is in the cell for phones, where the head of the column is out of sight.
    return Markup(
        '<td role="cell" data-protocol-coverage="{state}" data-sort="{order}">'
        '<span class="protocol-grid-who">{who}</span>'
        '<span class="protocol-coverage"><span class="protocol-shape" aria-hidden="true"></span>'
        '{label}</span> <span class="protocol-grid-cites">{cites}</span></td>'
    ).format(
        state=found.state,
        order=_ORDER[found.state],
        who=head.name,
        label=_(COVERAGE[found.state]),
        cites=cite_links(site, council, found.clauses, here),
    )


def _count(site: Site, topic: Topic, counts: Tally, state: Coverage, here: Address) -> Markup:
    number = counts[state]
    # If the documents are on another page of the topic, the first links there.
    anchor = {Coverage.SILENT: SILENT, Coverage.UNCLASSIFIED: UNCLASSIFIED}.get(state, "")
    href = site.addresses.link(here, site.addresses.topic(topic.id), anchor)
    # A nought is not a link: there is nothing to see.
    shown = Markup('<a href="{}">{}</a>').format(href, f"{number:,}") if number else "0"
    return Markup(
        '<td role="cell" data-protocol-coverage="{}" data-sort="{}">'
        '<span class="protocol-grid-who">{}</span><span>{}</span></td>'
    ).format(state, number, _(COVERAGE[state]), shown)


_ORDER = {state: place for place, state in enumerate(Coverage)}
"""The key that sorts a column: from covered topics to those that nobody has classified."""


def _lead(councils: int, *, is_list: bool) -> str:
    if councils == 1:
        return _(
            "What such protocols are about, and how this one deals with it. Each topic leads to all that "
            "the protocol says on it."
        )
    if is_list:
        return _(
            "What such protocols are about, and how many documents of {number} councils deal with it. Each topic "
            "leads to their words on it."
        ).format(number=in_words(councils))
    return _(
        "What such protocols are about, and how each document deals with it. Each topic leads to every "
        "document’s words on it."
    )


def _description(councils: int) -> str:
    if councils == 1:
        return _(
            "Every topic, with the clauses of the protocol that deal with it, or a note that it says nothing."
        )
    return ngettext(
        "Every topic and every document of {number} council: covered, partly covered, silent or not yet classified.",
        "Every topic and every document of {number} councils: covered, partly covered, silent or not yet classified.",
        councils,
    ).format(number=f"{councils:,}")
