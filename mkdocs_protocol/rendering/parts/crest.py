"""A council's crest at the head of its own handbook's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.site.html import Writer

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site


def crest_html(site: Site, council: Council, here: Address) -> Markup:
    """Return a council's crest for a page; nothing in a handbook of several councils.

    It is shown as a picture from a file of the site, so that nothing in it can run or fetch.
    """
    out = Writer()
    if site.is_alone and council.crest:
        there = site.addresses.crest(council.id, council.crest.kind)
        out.open("p", {"class": "protocol-crest"})
        out.open("img", {"src": site.addresses.link(here, there), "alt": council.crest.text})
        out.close("p")
    return Markup(out.done())
