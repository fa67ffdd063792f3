"""An edition in a list of those of one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.review import Status
from mkdocs_protocol.rendering.parts.heads import edition_chip
from mkdocs_protocol.site.editions import edition_name
from mkdocs_protocol.site.labels import STATUSES
from mkdocs_protocol.site.languages import lang

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


@dataclass(frozen=True, slots=True)
class ShownEdition:
    """An edition of one of the council's documents, in a list."""

    name: str
    title: str
    lang: Markup
    href: str
    status: str
    chip: Markup


def shown_edition(site: Site, council: Council, edition: Edition, here: Address) -> ShownEdition:
    """Return an edition as a list on a page shows it."""
    in_force = edition.status is Status.IN_FORCE
    return ShownEdition(
        name=edition_name(edition),
        title=edition.title,
        lang=lang(edition),
        href=site.addresses.link(here, site.edition_address(council, edition)),
        # The states "superseded" and "draft" say it themselves.
        status=STATUSES[edition.status] if in_force else "",
        chip=edition_chip(site, council, edition, here),
    )
