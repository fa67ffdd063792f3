"""Links to clauses, short enough for a cell of a table or a line of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.site.passages import short_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Clause, Edition
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


def cite_links(
    site: Site,
    council: Council,
    clauses: Iterable[Clause],
    here: Address,
    edition: Edition | None = None,
) -> Markup:
    """Return links to clauses of an edition, or the council's leading one, with commas between them."""
    shown = edition or council.leading_edition
    return Markup(", ").join(_link(site, council, shown, clause, here) for clause in clauses)


def _link(site: Site, council: Council, edition: Edition, clause: Clause, here: Address) -> Markup:
    href = site.clause_link(council, edition, clause, here)
    short = short_label(clause)
    if short == clause.label:
        return _SHORT % (href, short)
    return _LINK % (href, clause.label, short)


# `%` is several times as fast as `format`, and a site has these by the ten thousand.
_SHORT = Markup('<a href="%s">%s</a>')
_LINK = Markup('<a href="%s" title="%s">%s</a>')
