"""What a council's own handbook looks like, as files: its crest, and a style sheet with its colours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mkdocs_protocol.core.identity import DARK_PAPER, LIGHT_PAPER, tinted
from mkdocs_protocol.site.files import PublishedFile

if TYPE_CHECKING:
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.identity import Accent
    from mkdocs_protocol.site.site import Site


def identity_files(site: Site, council: Council) -> Iterator[PublishedFile]:
    """Yield the files for the look of a council's own handbook; none for a handbook of several councils."""
    if not site.is_alone:
        return
    at = site.addresses
    if crest := council.crest:
        yield PublishedFile(at.crest(council.id, crest.kind), crest.content)
    if council.accent:
        yield PublishedFile(at.colours(council.id), colours_css(council.accent).encode())


def colours_css(accent: Accent) -> str:
    """Return the style sheet that gives the handbook's pages a council's colour."""
    soft = f"light-dark({tinted(LIGHT_PAPER, accent.light)}, {tinted(DARK_PAPER, accent.dark)})"
    return (
        ":root {\n"
        f"  --protocol-accent: light-dark({accent.light}, {accent.dark});\n"
        f"  --protocol-accent-soft: {soft};\n"
        "}\n"
    )
