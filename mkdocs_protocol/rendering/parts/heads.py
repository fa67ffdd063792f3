"""What stands at the head of a council wherever pages set councils side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.rendering.parts.review_state import icon_sprite, state_chip, wording_data
from mkdocs_protocol.site.editions import edition_label, review_facts

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


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
        edition, addresses = council.leading_edition, self._site.addresses
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


def edition_chip(site: Site, council: Council, edition: Edition, here: Address) -> Markup:
    """Return the review state of an edition for a list, as of the day of the build."""
    facts = review_facts(site, council, edition, here)
    return state_chip(site.wording, facts, today=site.handbook.as_of)


def page_data(site: Site) -> Markup:
    """Return what a page that shows review states needs once, anywhere in it."""
    return icon_sprite() + wording_data(site.wording)
