"""The handbook's own words on what a document says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from mkdocs_protocol.core.problems import Location


@dataclass(frozen=True, slots=True)
class Note:
    """The handbook's own words on a clause or a council: never adopted text."""

    text: str
    dated: str
    """The day on which it was written, as `2026-11-22`."""
    source: str
    """What it rests on, in words."""
    clause: str = ""
    """The clause it stands on, or "" for the whole."""
    country: str = ""
    """The country whose law or practice it is about; "" where it is about no country's."""
    checked: str = ""
    """The day on which it was last held against its source; "" where that is the day it was written."""
    check_again: str = ""
    """The last day on which it may stand without being checked again; "" where it is not to be."""
    at: Location = field(default=Location(""), compare=False)
    """Where its source gives it."""
    title: str = ""
    """What it comes to, in a few words for a list; "" where nobody has written it."""
    ask: str = ""
    """What a council is to be asked because of it; "" where nobody has written it."""
    words: tuple[str, ...] = ()
    """Words of the formal steps in which it stands; () where it stands in none, but below all steps."""

    @property
    def last_checked(self) -> str:
        """The day on which somebody last knew it to be right, as `2026-11-22`."""
        return self.checked or self.dated

    def is_stale(self, today: date) -> bool:
        """Return whether the day on which it was to be checked again has passed."""
        return bool(self.check_again) and today > date.fromisoformat(self.check_again)

    def may_stand_beside(self, country: str) -> bool:
        """Return whether it is about a country, or the country is not known; then the page says so."""
        return not self.country or country in (self.country, NOT_STATED)


NOT_STATED = "not stated"
"""The country of a council of which nobody has said it."""
