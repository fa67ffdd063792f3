"""What the standard of HTML says of its elements, for whatever reads a web page."""

from __future__ import annotations

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
"""Elements without content and without an end (HTML, 13.1.2), and `param`, which older pages have."""
