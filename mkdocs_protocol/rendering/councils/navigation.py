"""The navigation between one council's pages, at the head of each: a reader who has chosen a council stays with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_protocol.rendering.councils.council import DOCUMENTS
from mkdocs_protocol.site.html import Html, Writer
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.rendering.page import RenderedPage
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

MOST_DOCUMENTS = 2
"""How many documents besides the protocol are named here; the council's page lists all of them."""


@dataclass(frozen=True, slots=True)
class CouncilWay:
    """A link to a part of a council's pages."""

    label: str
    href: str
    current: str
    """The value of `aria-current`: "page" for the page itself, "true" for a page within the part, otherwise ""."""


@dataclass(frozen=True, slots=True)
class CouncilNavigation:
    """Everything that the navigation shows."""

    council: str
    home: CouncilWay
    ways: tuple[CouncilWay, ...]
    change_href: str
    """Where another council can be chosen; "" if there is none."""


def with_navigation(site: Site, council: Council, page: RenderedPage) -> RenderedPage:
    """Return a page of a council with the navigation between the council's pages before its heading."""
    here, addresses = page.address, site.addresses
    home = addresses.council(council.id)
    shown = CouncilNavigation(
        council.title,
        CouncilWay(council.title, addresses.link(here, home), "page" if here == home else ""),
        tuple(
            CouncilWay(
                label,
                addresses.link(here, there, fragment),
                "" if fragment else _current(here, there),
            )
            for label, there, fragment in _parts(site, council)
        ),
        "" if site.is_alone else addresses.link(here, addresses.councils()),
    )
    return replace(page, html=_written(shown) + page.html)


def needs_of(site: Site, council: Council, here: Address) -> Iterator[Link]:
    """Yield the ways to a council's own pages for whoever has chosen it for what they need."""
    addresses = site.addresses
    if site.has_trees(council.id):
        yield Link(
            _("When things go wrong"), addresses.link(here, addresses.council_trees(council.id))
        )
    if site.has_induction(council.id):
        yield Link(_("New here"), addresses.link(here, addresses.induction(council.id)))
    yield Link(_("For the clerk"), addresses.link(here, addresses.desk(council.id)))


def _written(nav: CouncilNavigation) -> Html:
    """Return the navigation; it is on every page of a council, too often for a template."""
    out = Writer()
    out.open("nav", {"class": "protocol protocol-council-nav", "aria-label": nav.council})
    out.text("\n")
    out.open("p")
    _write_link(out, nav.home, "protocol-council-name")
    if nav.change_href:
        out.text(" ")
        change = {"href": nav.change_href}
        out.tag("a", _("Change"), {**change, "aria-label": _("Change council")})
    out.line("p")
    out.open("ul")
    out.text("\n")
    for way in nav.ways:
        out.open("li")
        _write_link(out, way)
        out.line("li")
    out.line("ul")
    out.close("nav")
    return out.done()


def _write_link(out: Writer, way: CouncilWay, kind: str = "") -> None:
    given = {"class": kind, "href": way.href, "aria-current": way.current}
    out.tag("a", way.label, {name: value for name, value in given.items() if value})


def _parts(site: Site, council: Council) -> Iterator[tuple[str, Address, str]]:
    addresses = site.addresses
    if council.trees:
        yield _("When things go wrong"), addresses.council_trees(council.id), ""
    if site.asked() and council.answers:
        yield _("What people ask"), addresses.council_questions(council.id), ""
    if site.has_induction(council.id):
        yield _("New here"), addresses.induction(council.id), ""
    yield _("The text"), addresses.edition(council.id, council.leading_edition.id), ""
    if len(council.other_documents) > MOST_DOCUMENTS:
        yield _("Other documents"), addresses.council(council.id), DOCUMENTS
    else:
        for document in council.other_documents:
            yield document.kind.title, addresses.document(council.id, document.kind.id), ""
    yield _("For the clerk"), addresses.desk(council.id), ""


def _current(here: Address, there: Address) -> str:
    if here == there:
        return "page"
    folder = there.removesuffix("index.md") if there.endswith("/index.md") else ""
    return "true" if folder and here.startswith(folder) else ""
