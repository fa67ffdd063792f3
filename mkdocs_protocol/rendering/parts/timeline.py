"""Documents on a line of years: adopted or reviewed, due, and the day of the build; and the same in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mkdocs_protocol.core.edition_dates import DateKind, FactState
from mkdocs_protocol.core.grammar import capital
from mkdocs_protocol.core.partial_date import show_day
from mkdocs_protocol.drawing.timeline import WIDTH, line_of, scale_of
from mkdocs_protocol.site.citations import NAMING
from mkdocs_protocol.site.editions import edition_name
from mkdocs_protocol.site.languages import lang
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.drawing.timeline import Line
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

MOST = 30
"""How many documents are drawn: those whose review is most urgent."""
_MIDDLE, _HEIGHT = 12, 24


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A document: its line, and what the line shows, in words."""

    council: Link
    drawing: Markup
    words: Markup


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lines of some documents on one scale."""

    years: tuple[int, ...]
    lines: tuple[ShownLine, ...]
    today: str
    left_out: int
    """How many documents are not drawn."""


def timeline(site: Site, councils: Sequence[Council], here: Address) -> Timeline:
    """Return the lines of documents in the order given, as of the day of the build."""
    today, shown = site.handbook.as_of, councils[:MOST]
    days = [day for council in shown for day in _days(council.leading_edition)]
    scale = scale_of(days, today)
    lines = []
    for council in shown:
        edition = council.leading_edition
        line = line_of(scale, _dots(edition), _due(edition), today)
        href = site.addresses.link(here, site.addresses.council(council.id))
        lines.append(
            ShownLine(
                Link(council.short_name, href),
                _drawing(line, scale.at(today), scale.labels),
                _words(edition, today),
            )
        )
    return Timeline(scale.years, tuple(lines), show_day(today), len(councils) - len(shown))


def _dots(edition: Edition) -> list[date]:
    return [
        fact.value.first
        for kind in NAMING
        for fact in edition.dates.all_of(kind)
        if fact.value is not None
    ]


def _due(edition: Edition) -> tuple[date, date] | None:
    value = edition.dates[DateKind.NEXT_REVIEW].value
    if value is None and edition.worked_out_review is not None:
        value = edition.worked_out_review.due
    return (value.first, value.last) if value else None


def _days(edition: Edition) -> Iterator[date]:
    yield from _dots(edition)
    yield from _due(edition) or ()


def _drawing(line: Line, today: float, years: int) -> Markup:
    """Return a line as SVG that a style sheet may stretch: its strokes keep their width."""
    parts = [
        *(_upright("year", round(WIDTH * year / years, 1)) for year in range(years)),
        *(
            f'<path class="protocol-time-{s.sort}" d="M{s.begin:g} {_MIDDLE}H{s.end:g}"/>'
            for s in line.stretches
        ),
        *(f'<path class="protocol-time-dot" d="M{dot:g} {_MIDDLE}h0"/>' for dot in line.dots),
        *([_upright("due", line.due)] if line.due is not None else []),
        _upright("today", today),
    ]
    return Markup(
        f'<svg class="protocol-time-line" viewBox="0 0 {WIDTH:g} {_HEIGHT}" preserveAspectRatio="none" '
        f'aria-hidden="true" focusable="false">{"".join(parts)}</svg>'
    )


def _upright(name: str, at: float) -> str:
    return f'<path class="protocol-time-{name}" d="M{at:g} 0V{_HEIGHT}"/>'


def _words(edition: Edition, today: date) -> Markup:
    """Return what a line shows: "Adopted 16 July 2019; the review date was left blank"."""
    dots = _dots(edition)
    made = capital(edition_name(edition)) if dots else _("No date of the text")
    return Markup("{}; {}.").format(made, _review(edition, today))


def _review(edition: Edition, today: date) -> Markup:
    fact, worked_out = edition.dates[DateKind.NEXT_REVIEW], edition.worked_out_review
    if fact.value is not None:
        due = fact.value.shown
        if fact.value.last >= today:
            return escape(_("review due {due}").format(due=due))
        since = show_day(fact.value.last + timedelta(days=1))
        return escape(_("review due {due}, overdue since {since}").format(due=due, since=since))
    if fact.state is FactState.WORDED:
        return Markup(_('review “<span class="protocol-quoted"{lang}>{words}</span>”')).format(
            lang=lang(edition), words=fact.printed
        )
    if worked_out is not None:
        said = _("by its cycle a review falls due {due}, worked out")
        return escape(said.format(due=worked_out.due.shown))
    if fact.state is FactState.BLANK:
        return escape(_("the review date was left blank"))
    return escape(_("no review date is stated"))
