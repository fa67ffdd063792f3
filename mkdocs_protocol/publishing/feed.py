"""The feeds (Atom, RFC 4287), latest change first: of reviews, of editions, and of both for each council.

The entry of a review is `updated` on the day on which its review state last changed, worked out from the
dates: this is the same in every build, and a reader hears of a review once when it draws near, once when it is due
and once when it is overdue. The entry of an edition is `updated` on the last day that the document gives. An edition
without any date has no such day, and an entry must have one; so it is left out here, but is in the register.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.review import ReviewState, Status
from mkdocs_protocol.publishing.atom import Entry, Feed, feed_bytes
from mkdocs_protocol.publishing.councils import edition_url
from mkdocs_protocol.publishing.reviews import (
    document_says,
    ids_of,
    last_dated,
    published_state,
    review_basis,
    review_of,
    state_since,
)
from mkdocs_protocol.site.editions import edition_name
from mkdocs_protocol.site.files import absolute, identifier, one_line
from mkdocs_protocol.site.wording import describe, worked_out_words
from mkdocs_protocol.words.gettext import N_, Labels, _

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

MOST_ENTRIES = 500
"""A feed is a window on what is new; a program that wants everything reads `data/review.csv`."""

_STATUSES = Labels(
    {
        Status.IN_FORCE: N_("in force, as far as this handbook knows"),
        Status.SUPERSEDED: N_("superseded"),
        Status.DRAFT: N_("a draft"),
    }
)


def feed(site: Site, site_url: str = "") -> bytes:
    """Return the feed of reviews; its links are relative if the site's address is unknown."""
    here = site.addresses.feed()
    entries = (one for c in site.handbook.councils for one in _reviews(site, c, here, site_url))
    return _written(
        site,
        here,
        site.addresses.review(),
        site_url,
        entries,
        (
            _("Protocol reviews"),
            _("Whether councils have reviewed their member/officer protocols in time."),
        ),
        identifier("feed", site_url).urn,
    )


def editions_feed(site: Site, site_url: str = "") -> bytes:
    """Return the feed of every council's editions, the newest first."""
    here = site.addresses.editions_feed()
    entries = (one for c in site.handbook.councils for one in _editions(site, c, here, site_url))
    return _written(
        site,
        here,
        site.addresses.councils(),
        site_url,
        entries,
        (
            _("Editions of protocols"),
            _("The texts of councils’ member/officer protocols, by their own dates."),
        ),
        identifier("feed", site_url, "editions").urn,
    )


def council_feed(site: Site, council: Council, site_url: str = "") -> bytes:
    """Return a council's feed: its editions and its review, made only from its values and the site's options."""
    here = site.addresses.council_feed(council.id)
    entries = [
        *_reviews(site, council, here, site_url),
        *_editions(site, council, here, site_url),
    ]
    return _written(
        site,
        here,
        site.addresses.council(council.id),
        site_url,
        entries,
        (
            one_line(_("{council}: protocol").format(council=council.title)),
            _("Its editions, and whether its review is due."),
        ),
        identifier("feed", site_url, council.id).urn,
    )


def _written(
    site: Site,
    here: Address,
    page: Address,
    site_url: str,
    entries: Iterable[Entry],
    words: tuple[str, str],
    name: str,
) -> bytes:
    addresses = site.addresses
    newest = sorted(entries, key=lambda entry: entry.updated, reverse=True)[:MOST_ENTRIES]
    return feed_bytes(
        Feed(
            name,
            *words,
            site.handbook.as_of,
            absolute(site_url, addresses.url(here)) if site_url else addresses.link(here, here),
            absolute(site_url, addresses.url(page)) if site_url else addresses.link(here, page),
            tuple(newest),
        )
    )


def _reviews(site: Site, council: Council, here: Address, site_url: str) -> Iterator[Entry]:
    for document in council.documents:
        if document.in_force is not None:
            yield from _review(site, council, document.in_force, here, site_url)


def _review(
    site: Site, council: Council, edition: Edition, here: Address, site_url: str
) -> Iterator[Entry]:
    today = site.handbook.as_of
    review = review_of(site, edition)
    since = state_since(review, edition.dates, today)
    if since is None:
        return
    words = describe(site.wording, review, today)
    explanation, basis = words.explanation, review_basis(edition)
    if review.state(today) is ReviewState.CYCLE:
        explanation += f" {worked_out_words(site.wording, review, today)}"
    yield Entry(
        identifier(*ids_of(council, edition), "review").urn,
        one_line(f"{council.title} – {_what(edition)}{words.headline}"),
        since,
        _page(site, council, edition, here, site_url),
        # Beside the state, whose list of values stays as first published.
        (published_state(site, edition), *(("cycle",) if basis == "cycle" else ())),
        one_line(f"{document_says(site, review)} {explanation}"),
    )


def _edition(edition: Edition) -> str:
    return _("edition {name}").format(name=edition_name(edition))


def _editions(site: Site, council: Council, here: Address, site_url: str) -> Iterator[Entry]:
    for edition in council.every_edition:
        dated = last_dated(edition.dates, site.handbook.as_of)
        if dated is not None:
            yield Entry(
                identifier(*ids_of(council, edition), "edition").urn,
                one_line(f"{council.title} – {_what(edition)}{_edition(edition)}"),
                dated,
                _page(site, council, edition, here, site_url),
                (edition.status,),
                one_line(f"“{edition.title}”: {_STATUSES[edition.status]}."),
            )


def _what(edition: Edition) -> str:
    """Return the name of the document, to precede what is said about it; "" for a protocol."""
    return "" if edition.kind == PROTOCOL else f"{edition.kind.bare_name}: "


def _page(site: Site, council: Council, edition: Edition, here: Address, site_url: str) -> str:
    if site_url:
        return absolute(site_url, edition_url(site, council, edition))
    return site.addresses.link(here, site.edition_address(council, edition))
