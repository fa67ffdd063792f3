"""Words shortened, so that a report names a line and does not repeat it."""

from __future__ import annotations


def cut(words: str, limit: int = 60) -> str:
    """Return words on one line, the rest left out where they are long."""
    words = " ".join(words.split())
    return words if len(words) <= limit else f"{words[:limit].rsplit(' ', 1)[0]} …"
