"""What the HTML standard says about its elements, for everything that reads a web page."""

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
"""Elements without content or end tag (HTML, 13.1.2), and `param`, which older pages have."""
