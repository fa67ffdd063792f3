"""What pages hand to their templates for a link."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A link, said with what it leads to."""

    label: str
    href: str
