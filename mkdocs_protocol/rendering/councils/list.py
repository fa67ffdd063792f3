"""Every council in a table, on several pages if there are very many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.core.edition_dates import DateKind
from mkdocs_protocol.core.review import BY_URGENCY, ReviewState
from mkdocs_protocol.rendering.councils.navigation import needs_of
from mkdocs_protocol.rendering.page import RenderedPage
from mkdocs_protocol.rendering.parts.banner import as_of_line
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.heads import edition_chip, page_data
from mkdocs_protocol.rendering.parts.page_numbers import RELATIONS
from mkdocs_protocol.rendering.topics.groups import coverage_counts
from mkdocs_protocol.site.editions import date_shown, edition_name, is_undated
from mkdocs_protocol.site.labels import kind_of
from mkdocs_protocol.site.languages import lang
from mkdocs_protocol.site.paging import Filled, size_of
from mkdocs_protocol.site.wording import ReviewFacts
from mkdocs_protocol.words.gettext import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_protocol.core.edition_dates import DatedFact
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.links import Link
    from mkdocs_protocol.site.site import Site


@dataclass(frozen=True, slots=True)
class CouncilRow:
    """A council in the table; the keys decide how its row is sorted."""

    short_name: str
    """Its name where the list says which councils a page covers, from the first to the last."""
    name: str
    href: str
    explained: str
    """Why there is no name, if there is none."""
    kind: str
    title: str
    lang: Markup
    edition_href: str
    needs: tuple[Link, ...]
    adopted: str
    dated: str
    """The date of the edition if it has no date of adoption, or ""."""
    adopted_key: str
    chip: Markup
    review_key: str
    covered: str
    partly: str
    """How many topics it covers only partly, or ""."""
    coverage_key: int


@dataclass(frozen=True, slots=True)
class FurtherPage:
    """A page of the list: the names of its first and last council."""

    label: str
    href: str
    is_here: bool
    rel: Markup
    """The relation of a link to the previous or the next page."""


@dataclass(frozen=True, slots=True)
class CouncilsView:
    """Everything that a page of the list shows."""

    count: str
    caption: str
    rows: tuple[CouncilRow, ...]
    pages: tuple[FurtherPage, ...]
    as_of: Markup
    clauses_csv: str
    json: str
    page_data: Markup


def councils_pages(site: Site) -> tuple[RenderedPage, ...]:
    """Return the list of councils on as many pages as necessary; one even if there is no council."""
    filled = Filled[CouncilRow](site.longest_list, 0)
    for council in site.handbook.councils:
        filled.put(partial(_row, site, council), _size)
    chunks = filled.pages
    return tuple(_page(site, chunks, number) for number in range(1, len(chunks) + 1))


def _size(row: CouncilRow) -> int:
    return size_of(row.chip, row.title, row.covered, row.partly) + _OF_ROW


_OF_ROW = 1_200


def _page(site: Site, chunks: Sequence[Sequence[CouncilRow]], number: int) -> RenderedPage:
    here = site.addresses.councils(number)
    chunk = chunks[number - 1]
    several = len(chunks) > 1
    number_of = len(site.handbook.councils)
    words = ngettext("{number} council", "{number} councils", number_of)
    count = words.format(number=f"{number_of:,}")
    caption = _("Councils")
    if several:
        caption = _("Councils, page {number} of {count}").format(number=number, count=len(chunks))
    view = CouncilsView(
        count=count,
        caption=caption,
        rows=tuple(chunk),
        pages=_pages(site, chunks, number, here) if several else (),
        as_of=as_of_line(site.wording, today=site.handbook.as_of),
        clauses_csv=site.addresses.link(here, site.addresses.table("clauses.csv")),
        json=site.addresses.link(here, site.addresses.table("handbook.json")),
        page_data=page_data(site),
    )
    return RenderedPage(
        address=here,
        title=_("Councils") if number == 1 else caption,
        description=_(
            "The protocols of {councils}: when each was adopted, whether its review is due, and how much it "
            "covers."
        ).format(councils=count),
        html=environment(site.templates).get_template("councils.html").render(page=view),
        is_wide=True,
        in_nav=number == 1,
    )


def _row(site: Site, council: Council, number: int) -> CouncilRow:
    here = site.addresses.councils(number)
    edition, addresses = council.leading_edition, site.addresses
    covered, partly = coverage_counts(site, council)
    adopted = edition.dates[DateKind.ADOPTED]
    return CouncilRow(
        short_name=council.short_name,
        name=council.short_name if council.name else council.title,
        href=addresses.link(here, addresses.council(council.id)),
        explained="" if council.name else _("Its document names no council."),
        kind=kind_of(council),
        title=edition.title,
        lang=lang(edition),
        edition_href=addresses.link(here, addresses.edition(council.id, edition.id)),
        needs=tuple(needs_of(site, council, here)),
        adopted=date_shown(adopted),
        dated="" if adopted.value or is_undated(edition) else edition_name(edition),
        adopted_key=date_key(adopted),
        chip=edition_chip(site, council, edition, here),
        review_key=review_key(edition),
        covered=covered,
        partly=partly,
        coverage_key=_coverage_key(site, council),
    )


def review_key(edition: Edition) -> str:
    """Return the key that sorts reviews: by date, so that the longest overdue comes first, then those without one.

    Unlike the order of the states, this order never changes with the day.
    """
    fact, worked_out = edition.dates[DateKind.NEXT_REVIEW], edition.worked_out_review
    state = ReviewFacts.of(edition).state(date.max)
    if state.is_dated and fact.value is not None:
        return fact.value.last.isoformat()
    due = worked_out.due.last.isoformat() if worked_out and state is ReviewState.CYCLE else "9999"
    return f"9999 {BY_URGENCY.index(state):02} {due}"


def date_key(fact: DatedFact) -> str:
    """Return the key that sorts dates: as much of the date as is known; for a named period, its first day."""
    return (fact.value.iso or fact.value.first.isoformat()) if fact.value else ""


def _coverage_key(site: Site, council: Council) -> int:
    """Return the key that sorts coverage: topics covered, then topics touched."""
    states = [*site.states(council.id).values()]
    return 1000 * states.count(Coverage.COVERED) + states.count(Coverage.PARTLY)


def _pages(
    site: Site, chunks: Sequence[Sequence[CouncilRow]], number: int, here: Address
) -> tuple[FurtherPage, ...]:
    """Return the pages of the list; if there are very many, the first, the last and those beside this one."""
    near = {1, len(chunks), *range(number - _BESIDE, number + _BESIDE + 1)}
    return tuple(
        FurtherPage(
            _("{first} to {last}").format(first=chunk[0].short_name, last=chunk[-1].short_name),
            site.addresses.link(here, site.addresses.councils(place)),
            place == number,
            RELATIONS.get(place - number, Markup()),
        )
        for place, chunk in enumerate(chunks, start=1)
        if place in near or len(chunks) <= _MOST_PAGES
    )


_MOST_PAGES, _BESIDE = 30, 5
"""How many pages a page links to before it leaves some out, and how many on each side of it then remain."""
