"""A clause's words as HTML, rendered once for all the pages that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.rendering.parts.adopted import blocks_html, placed

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Clause, Edition
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


def clause_html(
    site: Site, council: Council, edition: Edition, clause: Clause, here: Address
) -> Markup:
    """Return a clause's words as HTML for a page.

    Only on the edition's own page do its parts carry their ids.
    """
    home = site.addresses.edition(council.id, edition.id)
    if here == home:
        return placed(blocks_html(clause.blocks, anchors=True), "")
    known = site.clause_fragments
    if id(clause) not in known:
        known[id(clause)] = blocks_html(clause.blocks, anchors=False)
    return placed(Markup(known[id(clause)]), site.addresses.link(here, home))
