"""Which is your council, and what do you need: the piece that a home page begins with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.rendering.parts.heads import Heads
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_protocol.rendering.parts.heads import Head
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

MOST_NAMED = 8
"""The most councils that each need names; beyond that, it links to their list."""


@dataclass(frozen=True, slots=True)
class CouncilLink:
    """The page of one council that answers a need."""

    council: str
    href: str


@dataclass(frozen=True, slots=True)
class Need:
    """What a reader comes for."""

    label: str
    lead: str
    href: str
    """A page that answers it for every council, or on which to choose one; "" if each council's own are all there are."""
    councils: tuple[CouncilLink, ...]
    """Each council's own answer; () for many councils, or if the need is about all of them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A council that can be chosen."""

    head: Head
    name: str
    """The name in the headings of its pages."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything that the piece shows."""

    choices: tuple[Choice, ...]
    all_href: str
    all_label: str
    is_alone: bool
    """Whether there is no council to choose."""
    needs: tuple[Need, ...]


def home_view(site: Site, here: Address) -> HomeView:
    """Return what the piece shows on a page of the site."""
    councils, addresses = site.handbook.councils, site.addresses
    heads = Heads(site)
    shown = councils[: site.longest_list]
    is_all = len(shown) == len(councils)
    return HomeView(
        choices=tuple(Choice(heads.of(one, here), one.title) for one in shown),
        all_href=addresses.link(here, addresses.councils()),
        all_label=_("More about the council")
        if site.is_alone
        else _("More about these councils")
        if is_all
        else _("All {count} councils").format(count=f"{len(councils):,}"),
        is_alone=site.is_alone,
        needs=tuple(_needs(site, here)),
    )


def _needs(site: Site, here: Address) -> Iterator[Need]:
    addresses = site.addresses

    def of_each(
        there: Callable[[str], Address], has: Callable[[str], bool]
    ) -> tuple[CouncilLink, ...]:
        named = [council for council in site.handbook.councils if has(council.id)]
        if len(named) > MOST_NAMED or site.is_alone:
            return ()
        return tuple(
            CouncilLink(one.short_name, addresses.link(here, there(one.id))) for one in named
        )

    def first(there: Callable[[str], Address], named: tuple[CouncilLink, ...]) -> str:
        if site.is_alone:
            return addresses.link(here, there(site.handbook.councils[0].id))
        # No page is about this for all councils: one chooses below, or in the list if there are too many to name.
        return "" if named else addresses.link(here, addresses.councils())

    if site.answered():
        yield Need(
            _("Something has gone wrong"),
            _("What you can expect, who hears it, and where the document stops."),
            addresses.link(here, addresses.situations()),
            of_each(addresses.council_trees, site.has_trees),
        )
    if any(site.has_induction(council.id) for council in site.handbook.councils):
        newcomers = of_each(addresses.induction, site.has_induction)
        yield Need(
            _("I am new"),
            _("As a councillor, chair, officer or clerk: what is asked of me, in minutes."),
            first(addresses.induction, newcomers),
            newcomers,
        )
    desks = of_each(addresses.desk, lambda _council: True)
    yield Need(
        _("I look after our protocol"),
        _("Whether a review is due, and what the council should look at first."),
        first(addresses.desk, desks),
        desks,
    )
    if len(site.handbook.councils) > 1:
        there = addresses.questions() if site.questions else addresses.compare()
        yield Need(
            _("I compare"),
            _("One question, with every council’s answer from its document."),
            addresses.link(here, there),
            (),
        )
