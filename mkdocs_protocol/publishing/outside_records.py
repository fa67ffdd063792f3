"""Whom else a reader can turn to, as published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from mkdocs_protocol.publishing.shared_records import described

if TYPE_CHECKING:
    from mkdocs_protocol.core.outside import Outside


@described
@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A public page on which a statement rests."""

    name: str
    """What the page is called, and whose it is."""
    url: str
    """Its whole address."""


@described
@dataclass(frozen=True, slots=True)
class ReachRecord:
    """A way to reach a body: a page to act on, or a telephone number."""

    name: str
    """What it is for."""
    address: str
    """The whole address of the page; "" of a telephone number."""
    phone: str
    """The number, as people write it; "" of a page."""


@described
@dataclass(frozen=True, slots=True)
class OutsideRecord:
    """A body outside the councils that may help; the handbook's words, never a council's."""

    id: str
    """The body's name for programs; it never changes."""
    body: str
    """What it is called."""
    asked_by: list[str]
    """The ids of the roles that it is for; an empty list where it is for whoever asks."""
    about: list[str]
    """The ids of the roles complained of about whom it can be asked; empty where that does not matter."""
    situations: list[str]
    """The ids of the situations in which it can help; empty where the roles alone decide it."""
    countries: list[str]
    """Where it works; empty where that does not matter."""
    can: str
    """What it does."""
    cannot: str
    """What it does not do, or through whom to ask it; or ""."""
    sources: list[SourceRecord]
    """The pages that say so."""
    checked: date
    """The day on which somebody last held it against them."""
    check_again: date
    """The last day on which it may stand without being checked again."""
    contact: list[ReachRecord]
    """How to reach it; empty where its sources do not say."""


def outside_record(one: Outside) -> OutsideRecord:
    """Return a body as it is published."""
    return OutsideRecord(
        id=one.id,
        body=one.body,
        asked_by=[*one.asked_by],
        about=[*one.about],
        situations=[*one.situations],
        countries=[*one.countries],
        can=one.can,
        cannot=one.cannot,
        sources=[SourceRecord(source.name, source.address) for source in one.sources],
        checked=date.fromisoformat(one.checked),
        check_again=date.fromisoformat(one.check_again),
        contact=[ReachRecord(way.name, way.address, way.phone) for way in one.contact],
    )
