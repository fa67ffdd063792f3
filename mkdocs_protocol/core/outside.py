"""Whom else a reader can turn to: bodies outside the document, in the handbook's own words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from mkdocs_protocol.core.problems import Location

if TYPE_CHECKING:
    from mkdocs_protocol.core.terms import Situation


@dataclass(frozen=True, slots=True)
class Source:
    """A public page on which a statement rests."""

    name: str
    address: str
    """The whole address, beginning with https://."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach a body, as its sources give it: a page to act on, or a telephone number."""

    name: str
    """What it is for, such as "Helpline"."""
    address: str = ""
    """The whole address of the page, beginning with https://; "" for a telephone number."""
    phone: str = ""
    """The number, as people write it; "" for a page."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A body outside the council that may help, described by what its sources say and nothing more."""

    id: str
    body: str
    can: str
    """What it does, in a sentence or two."""
    sources: tuple[Source, ...]
    checked: str
    """The day on which somebody last checked it against its sources, as `2026-11-29`."""
    check_again: str
    """The last day on which it may be shown without being checked again."""
    cannot: str = ""
    """What it does not do, or through whom to ask it; "" if its sources do not say."""
    contact: tuple[Contact, ...] = ()
    """How to reach it; () if its sources do not say."""
    asked_by: tuple[str, ...] = ()
    """The roles that it is for; () if it is for anyone."""
    about: tuple[str, ...] = ()
    """The roles that complaints to it can be about; () if that does not matter."""
    situations: tuple[str, ...] = ()
    """The situations in which it can help; () if the roles alone decide that."""
    countries: tuple[str, ...] = ()
    """Where it works; () if that does not matter."""
    at: Location = field(default=Location(""), compare=False)

    def serves(self, situation: Situation, country: str) -> bool:
        """Return whether everything that it asks for matches: who asks, about whom, in what situation and country."""
        return self.serves_somewhere(situation) and (
            not self.countries or country in self.countries
        )

    def serves_somewhere(self, situation: Situation) -> bool:
        """Return whether everything matches except the country, which may not be known."""
        return (
            (not self.asked_by or bool({*self.asked_by} & {*situation.asked_by}))
            and (not self.about or bool({*self.about} & {*situation.about}))
            and (not self.situations or situation.id in self.situations)
        )

    def is_stale(self, today: date) -> bool:
        """Return whether the day by which it was to be checked again has passed."""
        return today > date.fromisoformat(self.check_again)
