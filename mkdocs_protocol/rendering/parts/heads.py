"""What an edition and a council are called wherever a page names them, with the link and the state of the review."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.core.review import Status
from mkdocs_protocol.rendering.parts.banner import (
    banner,
    icon_sprite,
    state_chip,
    wording_data,
)
from mkdocs_protocol.site.editions import edition_label, edition_name, review_facts
from mkdocs_protocol.site.languages import lang
from mkdocs_protocol.store.reads import Memo
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


@dataclass(frozen=True, slots=True)
class EditionHead:
    """An edition, as one page names it."""

    title: str
    """As the document prints it."""
    lang: Markup
    """The attribute for the language of the title, if it is not ours."""
    name: str
    """What distinguishes it from other editions: "adopted 16 July 2019"."""
    label: str
    """What a link to it says: "Edition adopted 16 July 2019"."""
    href: str
    chip: Markup
    """The state of its review, as of the day of the build."""
    status: str
    """That it is in force, as far as is known, or "" if the chip shows that it is superseded or a draft."""
    incomplete: str
    """What is missing of the document, or ""."""


@dataclass(frozen=True, slots=True)
class Head:
    """A council and its leading edition, as one page shows them."""

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


@dataclass(frozen=True, slots=True)
class _Leading:
    """What every page says of a council's leading edition, whichever page it is."""

    id: str
    label: str
    chip: Markup
    incomplete: str


class Heads:
    """Makes heads for any page; what they say of a council's document is kept, and none is unpacked for it."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._leading = Memo[str, _Leading](site.reads)

    def of(self, council: Council, here: Address) -> Head:
        """Return the head of a council for a page."""
        addresses = self._site.addresses
        edition = self._leading.of(council.id, partial(self._kept, council))
        return Head(
            id=council.id,
            name=council.short_name,
            href=addresses.link(here, addresses.council(council.id)),
            edition=edition.label,
            edition_href=addresses.link(here, addresses.edition(council.id, edition.id)),
            chip=edition.chip,
            incomplete=edition.incomplete,
        )

    def _kept(self, council: Council) -> _Leading:
        site = self._site

        def make() -> _Leading:
            edition = council.leading_edition
            # It is not superseded while another is in force: its chip has no link, and is the same on any page.
            chip = edition_chip(site, council, edition, site.addresses.council(council.id))
            return _Leading(edition.id, edition_label(edition), chip, edition.incomplete)

        kept: _Leading = site.reads.kept_noted(("head", council.id), make)
        return kept


def edition_head(site: Site, council: Council, edition: Edition, here: Address) -> EditionHead:
    """Return what a page says about an edition wherever it names it."""
    in_force = edition.status is Status.IN_FORCE
    return EditionHead(
        title=edition.title,
        lang=lang(edition),
        name=edition_name(edition),
        label=edition_label(edition),
        href=site.addresses.link(here, site.edition_address(council, edition)),
        chip=edition_chip(site, council, edition, here),
        status=_("In force, as far as this handbook knows") if in_force else "",
        incomplete=edition.incomplete,
    )


def edition_banner(site: Site, council: Council, edition: Edition, here: Address) -> Markup:
    """Return the review state of an edition for the top of a page, as of the day of the build."""
    facts = review_facts(site, council, edition, here)
    return banner(site.wording, facts, today=site.handbook.as_of)


def edition_chip(site: Site, council: Council, edition: Edition, here: Address) -> Markup:
    """Return the review state of an edition for a list, as of the day of the build."""
    facts = review_facts(site, council, edition, here)
    return state_chip(site.wording, facts, today=site.handbook.as_of)


def page_data(site: Site) -> Markup:
    """Return what a page that shows review states needs once, anywhere on it."""
    return icon_sprite() + wording_data(site.wording)
