"""What pages give to their templates for a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

EXIT_URL = "https://www.bbc.co.uk/weather"
"""Where "Exit this page" leads, unless a site says otherwise: a page that anybody might be looking at."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link, with the words for what it leads to."""

    label: str
    href: str


def saved_as(href: str, day: date) -> str:
    """Return what a browser is to call a file that it saves: its name and the day, and whose it is if it is in the
    folder of a council: "halstead-drafting-sheet-2026-11-22.docx"."""
    *folders, name = href.split("/")
    stem, dot, end = name.partition(".")
    whose = folders[-1:] if folders[-2:-1] == ["councils"] else []
    return f"{'-'.join([*whose, stem, day.isoformat()])}{dot}{end}"
