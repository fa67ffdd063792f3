"""What a council's document has in common with others, for its front page: a table with bars, and each clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mkdocs_protocol.comparing.sharing import MANY, MOST_COUNTED
from mkdocs_protocol.core.grammar import capital
from mkdocs_protocol.core.phrases import PHRASE
from mkdocs_protocol.papers.drafting import REWORDED_ANCHOR
from mkdocs_protocol.site.counts import in_words
from mkdocs_protocol.site.passages import short_label
from mkdocs_protocol.words.gettext import _, ngettext

if TYPE_CHECKING:
    from mkdocs_protocol.comparing.sharing import (
        ClauseSharing,
        CouncilSharing,
        Partner,
        SharedWith,
    )
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

MOST_SHOWN = 8
"""The most other documents that the table has."""
_BAR = Markup(
    '<svg class="protocol-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" '
    'focusable="false"><rect class="protocol-bar-all" width="100" height="8"/>'
    '<rect class="protocol-bar-part" width="%s" height="8"/></svg>'
)


@dataclass(frozen=True, slots=True)
class SharingRow:
    """One other document."""

    name: str
    href: str
    """The comparison of the two."""
    share: str
    """What share of this document's words is there too: "53%"."""
    bar: Markup
    clauses: str
    """How many clauses: "9 of 21"."""


@dataclass(frozen=True, slots=True)
class SharingClause:
    """One clause of the document."""

    label: str
    href: str
    said: Markup
    """Where it is found too."""


@dataclass(frozen=True, slots=True)
class ShownSharing:
    """How much of a document is found in others."""

    summary: str
    rows: tuple[SharingRow, ...]
    more: str
    """Which other documents the table leaves out, in a sentence; or ""."""
    clauses: tuple[SharingClause, ...]
    reworded_href: str
    """The page that shows what was changed, clause by clause."""


def shown_sharing(site: Site, council: Council, here: Address) -> ShownSharing | None:
    """Return what a council's page shows about shared wording; None if there is no other document."""
    if len(site.handbook.councils) == 1:
        return None
    found = site.sharing(council.id)
    drafting = site.addresses.drafting(council.id)
    return ShownSharing(
        summary=_summary(found),
        rows=tuple(_row(site, found, other, here) for other in found.others[:MOST_SHOWN]),
        more=_more(site, len(found.others) - MOST_SHOWN),
        clauses=tuple(_clause(site, council, clause, here) for clause in found.clauses),
        reworded_href=site.addresses.link(here, drafting, REWORDED_ANCHOR),
    )


def percent(part: int, whole: int) -> str:
    """Return a share in words; a share above zero is never called 0%, and one below the whole never 100%."""
    if not part or part == whole:
        return "100%" if part else "0%"
    return f"{min(99, max(1, round(100 * part / whole)))}%"


def _summary(found: CouncilSharing) -> str:
    phrase = in_words(PHRASE)
    if found.nearest is None:
        return _(
            "No other document in this handbook shares {number} words or more in a row with it."
        ).format(number=phrase)
    return _(
        "{share} of its words are also in other documents, {number} words or more in a row. {council} comes "
        "closest: {part} of the words of this document are there too."
    ).format(
        share=percent(found.shared, found.words),
        number=phrase,
        council=found.nearest.council.short_name,
        part=percent(found.nearest.words, found.words),
    )


def _row(site: Site, found: CouncilSharing, other: SharedWith, here: Address) -> SharingRow:
    own, there, addresses = found.council.id, other.council, site.addresses
    if site.has_pairs:
        href = addresses.link(here, addresses.pair(own, there.id))
    else:
        href = addresses.link(here, addresses.compare(), f"councils={own},{there.id}")
    return SharingRow(
        there.short_name,
        href,
        percent(other.words, found.words),
        _BAR % format(100 * other.words / found.words, ".1f"),
        _("{number} of {count}").format(number=other.clauses, count=len(found.clauses)),
    )


def _more(site: Site, number: int) -> str:
    if len(site.handbook.councils) > MANY:
        return _(
            "Only the {number} documents that share most phrases with it were counted."
        ).format(number=in_words(MOST_COUNTED))
    if number <= 0:
        return ""
    return ngettext(
        "{number} more of the documents compared has as much of it or less.",
        "{number} more of the documents compared have as much of it or less.",
        number,
    ).format(number=capital(in_words(number)))


def _clause(site: Site, council: Council, clause: ClauseSharing, here: Address) -> SharingClause:
    href = site.clause_link(council, council.leading_edition, clause.clause, here)
    return SharingClause(short_label(clause.clause), href, _said(site, clause, here))


def _said(site: Site, clause: ClauseSharing, here: Address) -> Markup:
    """Return where a clause is found: in no other document, also in others, or some of its words there."""
    if clause.is_only_here:
        return escape(_("wording of its own"))
    named = clause.partners
    more = clause.documents - len(named)
    if not named:
        share = percent(clause.shared, clause.words)
        return escape(
            ngettext(
                "{share} of its words in {number} document",
                "{share} of its words in {number} documents",
                more,
            ).format(share=share, number=f"{more:,}")
        )
    said = Markup("; ").join(_partner(site, partner, here) for partner in named)
    if more <= 0:
        return Markup(_("also in {clauses}")).format(clauses=said)
    return Markup(
        ngettext(
            "also in {clauses}; at least some of its words in {number} more",
            "also in {clauses}; at least some of its words in {number} more",
            more,
        )
    ).format(clauses=said, number=in_words(more))


def _partner(site: Site, partner: Partner, here: Address) -> Markup:
    council = partner.council
    href = site.clause_link(council, site.excerpt(council.id, ""), partner.clause, here)
    if partner.is_same:
        how = _("the same words")
    else:
        how = _("the same words, and more") if partner.is_whole else _("with changes")
    label = f"{council.short_name} {short_label(partner.clause)}"
    return Markup('<a href="%s">%s</a> (%s)') % (href, label, how)
