"""Whom else a reader can turn to, as the page of a situation shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.core.grammar import joined
from mkdocs_protocol.core.notes import NOT_STATED
from mkdocs_protocol.core.partial_date import show_day
from mkdocs_protocol.site.html import Writer, markup_of
from mkdocs_protocol.site.labels import named
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.outside import Contact, Outside
    from mkdocs_protocol.core.terms import Situation
    from mkdocs_protocol.core.vocabulary import Vocabulary
    from mkdocs_protocol.site.site import Site


@dataclass(frozen=True, slots=True)
class ShownBody:
    """A body outside the council, and what it does."""

    body: str
    asked_by: str
    """Whom it is for, if not for everybody who asks here; or ""."""
    can: str
    cannot: str
    contact: tuple[Link, ...]
    """The ways to reach it: pages to act on, and numbers to call, which say what they are for."""
    sources: tuple[Link, ...]
    checked: str
    stale: Markup
    """The line that says when it was to be checked again; hidden until that day has passed."""


@dataclass(frozen=True, slots=True)
class ShownOutside:
    """Whom else a reader can turn to."""

    lead: str
    bodies: tuple[ShownBody, ...]


def shown_outside(site: Site, council: Council, situation: Situation) -> ShownOutside | None:
    """Return the bodies that serve a reader of one council in one situation, in the order of their list.

    It is None if the list has none for the situation, so that no heading promises what does not follow. If only the
    country decides that there is none, that is said.
    """
    vocabulary, country = site.handbook.vocabulary, council.country
    possible = [one for one in vocabulary.outside if one.serves_somewhere(situation)]
    bodies = tuple(
        _shown(one, _only_for(one, situation, vocabulary), site.handbook.as_of)
        for one in possible
        if one.serves(situation, country)
    )
    if not bodies and not (possible and country == NOT_STATED):
        return None
    return ShownOutside(_lead(country), bodies)


def outside_for_the_public(site: Site, councils: Collection[Council]) -> ShownOutside | None:
    """Return the bodies for those who are neither members nor staff, in the countries of some councils.

    A body is for them if its list names a role on neither side. It is None if there is none.
    """
    roles = site.handbook.vocabulary.role_by_id
    countries = {one.country for one in councils} - {NOT_STATED}
    bodies = tuple(
        _shown(one, "", site.handbook.as_of)
        for one in site.handbook.vocabulary.outside
        if any(not roles[role].side for role in one.asked_by)
        and (not one.countries or countries & {*one.countries})
    )
    return ShownOutside(_lead(joined(sorted(countries))), bodies) if bodies and countries else None


def _lead(country: str) -> str:
    if country == NOT_STATED:
        return _(
            "This handbook does not know which country this council is in, so it names nobody whose "
            "help depends on that. These are the handbook’s words, not the council’s, and not legal advice."
        )
    return _(
        "Who else you can turn to in {country}. These are the handbook’s words, not the council’s, and not "
        "legal advice."
    ).format(country=country)


def _only_for(one: Outside, situation: Situation, vocabulary: Vocabulary) -> str:
    """Return whom a body is for, if not for everybody who asks in a situation; or ""."""
    if not one.asked_by or {*situation.asked_by} <= {*one.asked_by}:
        return ""
    return _("For {whom}.").format(
        whom=joined(named(vocabulary.role_by_id[role]) for role in one.asked_by)
    )


def _shown(one: Outside, only_for: str, today: date) -> ShownBody:
    return ShownBody(
        one.body,
        only_for,
        one.can,
        one.cannot,
        tuple(map(_way, one.contact)),
        tuple(Link(source.name, source.address) for source in one.sources),
        show_day(date.fromisoformat(one.checked)),
        _stale(one, today),
    )


def _way(contact: Contact) -> Link:
    if contact.address:
        return Link(contact.name, contact.address)
    words = _("{name}: {number}").format(name=contact.name, number=contact.phone)
    return Link(words, f"tel:{contact.phone.replace(' ', '')}")


def _stale(one: Outside, today: date) -> Markup:
    again = show_day(date.fromisoformat(one.check_again))
    line = {"data-protocol-check-again": one.check_again}
    if not one.is_stale(today):
        line["hidden"] = ""
    out = Writer()
    words = _("It was to be checked again by {day}, so it may be out of date.").format(day=again)
    out.tag("p", words, line)
    return markup_of(out.done())
