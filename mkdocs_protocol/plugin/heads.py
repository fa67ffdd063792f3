"""The metadata in the head of a handbook page: for link previews, and as JSON-LD.

It is put in last, into what the theme and other plugins have made, and only on pages whose words are not hidden.
Metadata by a theme or another plugin stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.site.html import Writer
from mkdocs_protocol.site.languages import our_language

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_protocol.plugin.pages import HandbookPage

_END = "</head>"


def with_head(output: str, page: HandbookPage, config: MkDocsConfig) -> str:
    """Return a page as it will be written, with the metadata in its head."""
    before, end, after = output.partition(_END)
    if not end:
        return output
    out, made = Writer(), page.made
    if 'property="og:' not in before:
        said = {
            "og:type": "article" if made.is_described else "website",
            "og:title": made.title,
            "og:description": made.description,
            "og:url": page.canonical_url or "",
            "og:site_name": config.site_name,
            "og:locale": our_language().replace("-", "_"),
        }
        for name, words in said.items():
            if words:
                out.open("meta", {"property": name, "content": words})
    if made.is_described:
        out.data("application/ld+json", page.places.described)
    return f"{before}{out.done()}{end}{after}"
