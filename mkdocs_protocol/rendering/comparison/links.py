"""Links from other pages to comparisons: with each other council, and of editions that follow each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.editions import edition_before
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.site.editions import edition_label
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


def ways_to_pairs(site: Site, council: Council, here: Address) -> tuple[Link, ...]:
    """Return the links from a page to a council's comparison with each other one, if these have pages."""
    if not site.has_pairs:
        return ()
    return tuple(
        Link(
            other.said,
            site.addresses.link(here, site.addresses.pair(council.id, other.id)),
        )
        for other in site.handbook.councils
        if other.id != council.id
    )


def ways_to_changes(
    site: Site, council: Council, edition: Edition, here: Address
) -> tuple[Link, ...]:
    """Return the links from an edition to what it changed, and to what the editions after it changed."""

    def way(label: str, newer: Edition) -> Link:
        there = site.addresses.changes(council.id, newer.id, newer.kind.id)
        return Link(label, site.addresses.link(here, there))

    before = edition_before(council, edition)
    own = [way(_changed_from(edition, before), edition)] if before else []
    later = [
        other
        for other in council.document_of(edition).editions
        if edition_before(council, other) is edition
    ]
    for other in later:
        words = (
            _("What {edition} would change in this one")
            if other.status is Status.DRAFT
            else _("What {edition} changed in this one")
        )
        own.append(way(words.format(edition=edition_said(other)), other))
    return tuple(own)


def edition_said(edition: Edition) -> str:
    """Return an edition's name within a sentence: "the edition adopted 2019", "the undated edition"."""
    label = edition_label(edition)
    return _("the {edition}").format(edition=f"{label[:1].lower()}{label[1:]}")


def what_changed(edition: Edition) -> str:
    """Return what the page of an edition's changes is called; a draft has changed nothing yet."""
    return _("What would change") if edition.status is Status.DRAFT else _("What changed")


def _changed_from(edition: Edition, before: Edition) -> str:
    words = (
        _("What would change from {edition}")
        if edition.status is Status.DRAFT
        else _("What changed from {edition}")
    )
    return words.format(edition=edition_said(before))
