"""A clause's words as HTML, rendered once for all the pages that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.core.text import InLanguage
from mkdocs_protocol.rendering.parts.adopted import fragment, placed
from mkdocs_protocol.site.html import markup_of

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Clause, Edition
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.html import Html
    from mkdocs_protocol.site.site import Site


def clause_html(
    site: Site, council: Council, edition: Edition, clause: Clause, here: Address
) -> Markup:
    """Return a clause's words as HTML for a page, in the form that Jinja expects."""
    return markup_of(clause_fragment(site, council, edition, clause, here))


def clause_fragment(
    site: Site, council: Council, edition: Edition, clause: Clause, here: Address
) -> Html:
    """Return a clause's words as HTML for a page.

    Its parts carry their ids only on the edition's own page.
    """
    home = site.edition_address(council, edition)
    if here == home:
        return placed(_words(clause, anchors=True), "")
    known, key = site.clause_fragments, (home, clause.id)
    if key not in known:
        known[key] = _words(clause, anchors=False)
    return placed(known[key], site.addresses.link(here, home))


def _words(clause: Clause, *, anchors: bool) -> Html:
    """Return the words, marked with their own language if that is not the edition's."""
    blocks = (InLanguage(clause.language, clause.blocks),) if clause.language else clause.blocks
    return fragment(blocks, anchors=anchors)
