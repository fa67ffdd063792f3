"""What reads, checks and renders, imported only where something has changed.

All that it brings in takes longer to import than MkDocs needs to write a small site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.papers.drafting import DraftingPapers
from mkdocs_protocol.plugin.made import Made, kept_files, kept_page
from mkdocs_protocol.publishing.files import published_files
from mkdocs_protocol.rendering.every_page import every_page
from mkdocs_protocol.rendering.live_blocks import PIECES, page_data, piece
from mkdocs_protocol.site.site import Site

if TYPE_CHECKING:
    from mkdocs_protocol.store.store import Store

__all__ = ["PIECES", "Site", "everything", "load", "page_data", "piece"]


def everything(site: Site, warnings: tuple[str, ...], store: Store, site_url: str) -> Made:
    """Make every page and file, each put into the store as it is made."""
    papers = DraftingPapers(site)
    pages = tuple(kept_page(store, page) for page in every_page(site, papers))
    # The handbook's own pages for readers: those of its navigation.
    found = [(p.address, p.title, p.description) for p in pages if p.in_nav and p.is_found]
    files = kept_files(store, published_files(site, papers, site_url=site_url, pages=found))
    return Made(pages, files, warnings)
