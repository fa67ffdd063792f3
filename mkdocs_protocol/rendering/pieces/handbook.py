"""The pieces of `/// handbook | councils`: live parts of the handbook for pages that people write by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.core.edition_dates import DateKind
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.rendering.home import home_view
from mkdocs_protocol.rendering.parts.askers import asker_anchor
from mkdocs_protocol.rendering.parts.banner import as_of_line
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.heads import Head, Heads, page_data
from mkdocs_protocol.rendering.topics.grid import tally
from mkdocs_protocol.site.labels import COVERAGE
from mkdocs_protocol.site.register import by_urgency
from mkdocs_protocol.site.wording import ReviewFacts
from mkdocs_protocol.words.gettext import N_, _

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

__all__ = ["PIECES", "handbook_piece", "page_data"]

_MOST_URGENT = 5
"""How many documents the piece on reviews shows; overviews.css hides those after them."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link with what it leads to."""

    label: str
    href: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """One who comes with a question, and the pages that answer it."""

    who: str
    """For example \"If you are a councillor\"."""
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What the pieces show; each uses the fields it needs."""

    heads: tuple[Head, ...] = ()
    ways: tuple[Way, ...] = ()
    readers: tuple[Reader, ...] = ()
    more: Way | None = None
    none: str = ""
    """The words shown if no review is due."""
    as_of: Markup = Markup()  # noqa: RUF009 - a Markup never changes


def handbook_piece(site: Site, name: str, here: Address) -> Markup:
    """Return a live piece for a page; `here` is the page's address in the site.

    A page with the pieces `councils` or `review` needs `page_data(site)` once. Raises KeyError for
    a name that is not among `PIECES`.
    """
    if name == "home":
        template = environment(site.templates).get_template("piece-home.html")
        return Markup(template.render(view=home_view(site, here), as_of=_as_of(site)))
    view = _VIEWS[name](site, here)
    return Markup(environment(site.templates).get_template(f"piece-{name}.html").render(view=view))


def _councils(site: Site, here: Address) -> View:
    heads = Heads(site)
    councils = site.handbook.councils
    shown = tuple(heads.of(council, here) for council in councils[: site.longest_list])
    if site.is_alone:
        front = site.addresses.link(here, site.addresses.councils())
        return View(heads=shown, more=Way(_("More about the council"), front), as_of=_as_of(site))
    more = Way(
        _("All councils")
        if len(shown) == len(councils)
        else _("All {count} councils").format(count=f"{len(councils):,}"),
        site.addresses.link(here, site.addresses.councils()),
    )
    return View(heads=shown, more=more, as_of=_as_of(site))


def _review(site: Site, here: Address) -> View:
    """Show the most urgent documents on the day the page is read: overdue, due, or without a date.

    What is current on that day is in the list, but not shown: another day may make it due.
    Among dates of one precision the order of urgency is the same on every day, and so it is among
    documents without a date. So the first five of each sort hold the first five of all on any day:
    the script puts them in order, and no more than five are shown.
    """
    heads = Heads(site)
    of_sort: Counter[str] = Counter()
    urgent = []
    for council in by_urgency(site, site.handbook.councils):
        if council.leading_edition.status is not Status.IN_FORCE:
            continue
        sort = _sort_of_date(council)
        of_sort[sort] += 1
        if of_sort[sort] <= _MOST_URGENT:
            urgent.append(heads.of(council, here))
    more = Way(
        _("When the protocol is reviewed") if site.is_alone else _("The whole review register"),
        site.addresses.link(here, site.addresses.review()),
    )
    none = (
        _("The review is neither overdue nor due, and the document names a date for the next.")
        if site.is_alone
        else _("No review is overdue or due, and every document names a date for the next.")
    )
    return View(heads=tuple(urgent), more=more, none=none, as_of=_as_of(site))


def _roles(site: Site, here: Address) -> View:
    readers = (
        Reader(_("If you are a councillor"), _ways_of(site, here, "councillors", _FOR_COUNCILLORS)),
        Reader(
            _("If you are an officer or the clerk"), _ways_of(site, here, "officers", _FOR_OFFICERS)
        ),
        Reader(_("If you publish your council’s protocol"), _clerk_ways(site, here)),
        Reader(_("If you compare councils"), _comparer_ways(site, here)),
    )
    return View(readers=tuple(reader for reader in readers if reader.ways))


def _topics(site: Site, here: Address) -> View:
    ways = []
    for topic in site.handbook.vocabulary.topics:
        found = tally(site, topic)
        said = [COVERAGE[state] for state in COVERAGE if found[state]]
        detail = said[0] if found.total == 1 else found.summary
        href = site.addresses.link(here, site.addresses.topic(topic.id))
        ways.append(Way(topic.label, href, detail))
    more = Way(_("All topics at a glance"), site.addresses.link(here, site.addresses.topics()))
    return View(ways=tuple(ways), more=more)


_VIEWS: Mapping[str, Callable[[Site, Address], View]] = {
    "councils": _councils,
    "review": _review,
    "roles": _roles,
    "topics": _topics,
}

PIECES: tuple[str, ...] = (*_VIEWS, "home")
"""The names that a page may ask for."""

_WRONG = N_("What to do when something is wrong")
_FOR_COUNCILLORS = {
    "councillors-expect": N_("What I can expect"),
    "officers-expect": N_("What is expected of me"),
    "channels": N_("Whom to ask"),
    "councillor-raises": _WRONG,
}
_FOR_OFFICERS = {
    "officers-expect": N_("What I can expect"),
    "councillors-expect": N_("What is expected of me"),
    "advice-and-reports": N_("When my advice is not welcome"),
    "officer-raises": _WRONG,
}


def _ways_of(site: Site, here: Address, role: str, labels: Mapping[str, str]) -> tuple[Way, ...]:
    """Return the links for a reader with a role: to topics, and to what to do when something is wrong.

    That link leads to the decision trees or, if there are none, to the topic.
    """
    wrong = _when_wrong(site, here, role)
    if wrong is None:
        return _topic_ways(site, here, labels)
    others = {topic: label for topic, label in labels.items() if label != _WRONG}
    return (*_topic_ways(site, here, others), wrong)


def _when_wrong(site: Site, here: Address, role: str) -> Way | None:
    situations = site.handbook.vocabulary.situation_by_id
    if not any(role in situations[situation].asked_by for situation in site.answered()):
        return None
    addresses, councils = site.addresses, site.handbook.councils
    alone = len(councils) == 1
    there = addresses.council_trees(councils[0].id) if alone else addresses.situations()
    return Way(_(_WRONG), addresses.link(here, there, asker_anchor(role)))


def _topic_ways(site: Site, here: Address, labels: Mapping[str, str]) -> tuple[Way, ...]:
    """Return the links to topics, as far as the site's own vocabulary has them."""
    topics = site.handbook.vocabulary.topic_by_id
    return tuple(
        Way(_(label), site.addresses.link(here, site.addresses.topic(topic)))
        for topic, label in labels.items()
        if topic in topics
    )


def _clerk_ways(site: Site, here: Address) -> tuple[Way, ...]:
    addresses = site.addresses
    return (
        Way(_("When our review is due"), addresses.link(here, addresses.review())),
        Way(
            _("Our page, and what our text leaves open"), addresses.link(here, addresses.councils())
        ),
        Way(_("Where our document is silent"), addresses.link(here, addresses.topics())),
    )


def _comparer_ways(site: Site, here: Address) -> tuple[Way, ...]:
    addresses, number = site.addresses, len(site.handbook.councils)
    if number < 2:
        return ()
    expected = Way(_("What each side can expect"), addresses.link(here, addresses.expectations()))
    return (
        Way(_("Two councils or more, side by side"), addresses.link(here, addresses.compare())),
        Way(_("Who covers what"), addresses.link(here, addresses.topics())),
        *((expected,) if site.expectations else ()),
        Way(
            _("All {count} councils").format(count=f"{number:,}"),
            addresses.link(here, addresses.councils()),
        ),
        Way(_("Whose review is due"), addresses.link(here, addresses.review())),
    )


def _sort_of_date(council: Council) -> str:
    edition = council.leading_edition
    due = edition.dates[DateKind.NEXT_REVIEW].value
    if due is not None:
        return due.precision if council.in_force else "none"
    # Cycles with a day that is worked out come first, on every day.
    return "cycle" if ReviewFacts.of(edition).is_cyclic else "none"


def _as_of(site: Site) -> Markup:
    return as_of_line(site.wording, today=site.handbook.as_of)
