"""What editions are called, and the facts of their review as a page puts them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.edition_dates import DatedFact, DateKind
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.site.citations import NAMING
from mkdocs_protocol.site.labels import FACT_STATES
from mkdocs_protocol.site.wording import ReviewFacts, Successor
from mkdocs_protocol.words.gettext import N_, _

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

_NAMES = {
    DateKind.ADOPTED: N_("adopted {date}"),
    DateKind.APPROVED: N_("approved {date}"),
    DateKind.REVIEWED: N_("reviewed {date}"),
    DateKind.UNCHANGED: N_("reviewed without change {date}"),
    DateKind.AMENDED: N_("amended {date}"),
    DateKind.SIGNED: N_("signed {date}"),
    DateKind.ISSUED: N_("issued {date}"),
    DateKind.IN_FORCE_FROM: N_("in force from {date}"),
    DateKind.UNLABELLED: N_("dated {date}"),
}
"""What distinguishes an edition from others: the first date that it states, of `citations.NAMING`."""


def edition_name(edition: Edition) -> str:
    """Return what distinguishes an edition from others: its first stated date, and what it is the date of."""
    for kind in NAMING:
        fact = edition.dates[kind]
        if fact.value is not None:
            return date_said(fact)
    return _("undated")


def latest_date(edition: Edition) -> DatedFact | None:
    """Return the last of the dates on which something happened to an edition; None if it states none."""
    stated = [fact for fact in edition.dates.recorded if fact.value and fact.kind in _NAMES]
    return max(stated, key=lambda fact: fact.value.first if fact.value else date.min, default=None)


def date_said(fact: DatedFact) -> str:
    """Return a stated date with what happened then: "adopted 16 July 2019"."""
    return _(_NAMES[fact.kind]).format(date=fact.value.shown if fact.value else "")


def is_undated(edition: Edition) -> bool:
    """Return whether an edition states no date that could name it."""
    return all(edition.dates[kind].value is None for kind in NAMING)


def edition_label(edition: Edition) -> str:
    """Return what a link to an edition says: "Edition adopted 16 July 2019"."""
    if is_undated(edition):
        return _("Undated edition")
    # For translators: such as "Edition adopted 16 July 2019".
    return _("Edition {name}").format(name=edition_name(edition))


def edition_of_document(edition: Edition) -> str:
    """Return what an edition is called among documents of all kinds: "Grievance procedure, undated edition"."""
    if edition.kind == PROTOCOL:
        return edition_label(edition)
    if is_undated(edition):
        return _("{document}, undated edition").format(document=edition.kind.title)
    # For translators: such as "Grievance procedure, edition adopted 16 July 2019".
    return _("{document}, edition {name}").format(
        document=edition.kind.title, name=edition_name(edition)
    )


def review_facts(site: Site, council: Council, edition: Edition, here: Address) -> ReviewFacts:
    """Return what decides the review state of an edition, with a link to its successor."""
    successor = None
    in_force = council.document_of(edition).in_force
    if edition.status is Status.SUPERSEDED and in_force is not None:
        home = site.edition_address(council, in_force)
        label = _("the edition {name}").format(name=edition_name(in_force))
        successor = Successor(label, site.addresses.link(here, home))
    return ReviewFacts.of(edition, soon_days=site.handbook.soon_days, successor=successor)


def date_shown(fact: DatedFact) -> str:
    """Return a date for a table: as stated, or in words what the document has instead."""
    return fact.value.shown if fact.value else FACT_STATES[fact.state]
