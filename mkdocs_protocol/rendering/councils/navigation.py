"""The ways through one council's pages, at the head of each of them: who has chosen it stays within it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_protocol.rendering.councils.council import DOCUMENTS
from mkdocs_protocol.rendering.induction.page import has_induction
from mkdocs_protocol.rendering.parts.environment import environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.rendering.page import RenderedPage
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

MOST_DOCUMENTS = 2
"""How many documents beside the protocol are named here; of more, the council's page has the list."""


@dataclass(frozen=True, slots=True)
class CouncilWay:
    """A link to a part of a council's pages."""

    label: str
    href: str
    current: str
    """What `aria-current` says: "page" of the page itself, "true" of a page within the part, else ""."""


@dataclass(frozen=True, slots=True)
class CouncilNavigation:
    """Everything that the navigation shows."""

    council: str
    home: CouncilWay
    ways: tuple[CouncilWay, ...]
    change_href: str


def with_navigation(site: Site, council: Council, page: RenderedPage) -> RenderedPage:
    """Return a page of a council with the ways through the council's pages before its heading."""
    here, addresses = page.address, site.addresses
    home = addresses.council(council.id)
    shown = CouncilNavigation(
        council.title,
        CouncilWay(council.title, addresses.link(here, home), _current(here, home)),
        tuple(
            CouncilWay(
                label,
                addresses.link(here, there, fragment),
                "" if fragment else _current(here, there),
            )
            for label, there, fragment in _parts(site, council)
        ),
        addresses.link(here, addresses.councils()),
    )
    html = environment().get_template("council-navigation.html").render(nav=shown)
    return replace(page, html=html + page.html)


def _parts(site: Site, council: Council) -> Iterator[tuple[str, Address, str]]:
    addresses = site.addresses
    if council.trees:
        yield "When things go wrong", addresses.council_trees(council.id), ""
    if has_induction(council):
        yield "New here", addresses.induction(council.id), ""
    yield "The text", addresses.edition(council.id, council.leading_edition.id), ""
    if len(council.other_documents) > MOST_DOCUMENTS:
        yield "Other documents", addresses.council(council.id), DOCUMENTS
    else:
        for document in council.other_documents:
            yield document.kind.title, addresses.document(council.id, document.kind.id), ""
    yield "For the clerk", addresses.desk(council.id), ""


def _current(here: Address, there: Address) -> str:
    if here == there:
        return "page"
    folder = there.removesuffix("index.md") if there.endswith("/index.md") else ""
    is_front_door = folder.count("/") < 3  # Every page of the council lies below it.
    return "true" if folder and not is_front_door and here.startswith(folder) else ""
