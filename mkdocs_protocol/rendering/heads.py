"""What stands at the head of a council wherever pages set councils side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.core.dating import DatedFact, DateKind
from mkdocs_protocol.core.review import Standing
from mkdocs_protocol.rendering.citations import NAMING
from mkdocs_protocol.rendering.sentences import DATES, FACT_STATES
from mkdocs_protocol.rendering.states import icon_sprite, state_chip, wording_data
from mkdocs_protocol.rendering.wording import ReviewFacts, Successor

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.rendering.addresses import Address
    from mkdocs_protocol.rendering.site import Site

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Head:
    """A council and the edition that speaks for it, as one page shows them."""

    id: str
    name: str
    """Short, for columns and lists."""
    href: str
    edition: str
    """What a link to the edition says: "Edition adopted 16 July 2019"."""
    edition_href: str
    chip: Markup
    incomplete: str
    """What is missing of the document, or ""."""


class Heads:
    """Makes heads for any page; the state of a council's review is rendered once for all of them."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._chips: dict[str, Markup] = {}

    def of(self, council: Council, here: Address) -> Head:
        """Return the head of a council for a page."""
        edition, addresses = council.edition, self._site.addresses
        if council.id not in self._chips:
            self._chips[council.id] = edition_chip(self._site, council, edition, here)
        return Head(
            id=council.id,
            name=council.short_name,
            href=addresses.link(here, addresses.council(council.id)),
            edition=edition_label(edition),
            edition_href=addresses.link(here, addresses.edition(council.id, edition.id)),
            chip=self._chips[council.id],
            incomplete=edition.incomplete,
        )


def edition_name(edition: Edition) -> str:
    """Return what tells an edition from others: its first stated date, by what it is a date of."""
    for kind in NAMING:
        fact = edition.dates[kind]
        if fact.value is not None:
            return f"{DATES[kind].lower()} {fact.value.shown}"
    return UNDATED


def edition_label(edition: Edition) -> str:
    """Return what a link to an edition says: "Edition adopted 16 July 2019"."""
    name = edition_name(edition)
    return "Undated edition" if name == UNDATED else f"Edition {name}"


def review_facts(site: Site, council: Council, edition: Edition, here: Address) -> ReviewFacts:
    """Return what decides the review state of an edition, with the way to what took its place."""
    successor = None
    if edition.standing is Standing.SUPERSEDED and council.in_force is not None:
        home = site.addresses.edition(council.id, council.in_force.id)
        label = f"the edition {edition_name(council.in_force)}"
        successor = Successor(label, site.addresses.link(here, home))
    return ReviewFacts(
        edition.standing,
        edition.dates[DateKind.NEXT_REVIEW],
        site.handbook.soon_days,
        successor,
        edition.language,
        bool(edition.incomplete),
    )


def edition_chip(site: Site, council: Council, edition: Edition, here: Address) -> Markup:
    """Return the review state of an edition for a list, as of the day of the build."""
    facts = review_facts(site, council, edition, here)
    return state_chip(site.wording, facts, today=site.handbook.as_of)


def page_data(site: Site) -> Markup:
    """Return what a page that shows review states needs once, anywhere in it."""
    return icon_sprite() + wording_data(site.wording)


def date_shown(fact: DatedFact) -> str:
    """Return a date for a table: as stated, or in words what stands in place of it."""
    return fact.value.shown if fact.value else FACT_STATES[fact.state]
