"""Words shortened, so that a report names a line and does not repeat it; and words in capitals by their look."""

from __future__ import annotations

import re

_FIRST = re.compile(r"(?<![\w’'])\w")


def in_case(words: str, transform: str) -> str:
    """Return words as a style shows them whose `text-transform` (CSS Text 3, 2.1; XSL 7.17.6) is so."""
    match transform:
        case "uppercase":
            return words.upper()
        case "lowercase":
            return words.lower()
        case "capitalize":
            return _FIRST.sub(lambda found: found[0].upper(), words)
    return words


def cut(words: str, limit: int = 60) -> str:
    """Return words on one line, the rest left out where they are long."""
    words = " ".join(words.split())
    return words if len(words) <= limit else f"{words[:limit].rsplit(' ', 1)[0]} …"
