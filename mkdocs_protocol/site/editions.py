"""What editions are called, and the facts of their review as a page words them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.documents import PROTOCOL
from mkdocs_protocol.core.edition_dates import DatedFact
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.site.citations import NAMING
from mkdocs_protocol.site.labels import DATES, FACT_STATES
from mkdocs_protocol.site.wording import ReviewFacts, Successor

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

UNDATED = "undated"


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


def edition_of_document(edition: Edition) -> str:
    """Return what an edition is called where documents of all kinds stand: "Grievance procedure, undated edition"."""
    label = edition_label(edition)
    if edition.kind == PROTOCOL:
        return label
    return f"{edition.kind.title}, {label[:1].lower()}{label[1:]}"


def review_facts(site: Site, council: Council, edition: Edition, here: Address) -> ReviewFacts:
    """Return what decides the review state of an edition, with the way to what took its place."""
    successor = None
    in_force = council.document_of(edition).in_force
    if edition.status is Status.SUPERSEDED and in_force is not None:
        home = site.edition_address(council, in_force)
        label = f"the edition {edition_name(in_force)}"
        successor = Successor(label, site.addresses.link(here, home))
    return ReviewFacts.of(edition, soon_days=site.handbook.soon_days, successor=successor)


def date_shown(fact: DatedFact) -> str:
    """Return a date for a table: as stated, or in words what stands in place of it."""
    return fact.value.shown if fact.value else FACT_STATES[fact.state]
