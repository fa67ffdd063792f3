"""How to be reminded of a review: a calendar to subscribe to and a feed to follow, the same on several pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.core.partial_date import show_day
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.site.files import absolute
from mkdocs_protocol.site.wording import ReviewFacts
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

REMINDERS = "protocol-reminders"
"""The fragment of it."""


def reminders_html(site: Site, here: Address, council: Council | None = None) -> Markup:
    """Return how to subscribe to a council's calendar and feed; without a council, to those of all.

    Calendars can subscribe only to a complete address, so there is a link that opens one (`webcal:`) only if the
    site's own address is known.
    """
    at = site.addresses
    calendar = at.council_calendar(council.id) if council else at.calendar()
    feeds = (
        ((_("its editions and its review"), at.council_feed(council.id)),)
        if council
        else ((_("reviews"), at.feed()), (_("editions"), at.editions_feed()))
    )
    whole = absolute(site.site_url, at.url(calendar)) if site.site_url else ""
    return Markup(
        environment(site.templates)
        .get_template("reminders.html")
        .render(
            whole=whole,
            webcal=_webcal(whole),
            calendar=at.link(here, calendar),
            all_calendars=at.link(here, at.calendar()) if council and _is_many(site) else "",
            feeds=[(name, at.link(here, feed)) for name, feed in feeds],
            soon_days=site.handbook.soon_days,
            yearly=_yearly(site, council) if council else "",
        )
    )


def _yearly(site: Site, council: Council) -> str:
    """Return the day of the yearly event about a council's protocol; "" if it has none."""
    edition = council.in_force
    if edition is None:
        return ""
    review = ReviewFacts.of(edition, soon_days=site.handbook.soon_days)
    day = review.next_yearly(site.handbook.as_of)
    return show_day(day) if day else ""


def _webcal(whole: str) -> str:
    """Return an address as a link that opens a calendar program; "" if it is not a web address."""
    scheme, colon, rest = whole.partition("://")
    return f"webcal://{rest}" if colon and scheme in ("http", "https") else ""


def _is_many(site: Site) -> bool:
    return len(site.handbook.councils) > 1
