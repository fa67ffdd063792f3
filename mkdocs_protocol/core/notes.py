"""The handbook's own comments on what a document says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from mkdocs_protocol.core.problems import Location


@dataclass(frozen=True, slots=True)
class Note:
    """A comment by the handbook on a clause or a council: never adopted text."""

    text: str
    dated: str
    """The day on which it was written, as `2026-11-22`."""
    source: str
    """What it rests on, in words."""
    clause: str = ""
    """The clause it is about, or "" for the whole document."""
    country: str = ""
    """The country whose law or practice it is about; "" if it is about none in particular."""
    checked: str = ""
    """The day on which it was last checked against its source; "" if that is the day it was written."""
    check_again: str = ""
    """The last day on which it may be shown without being checked again; "" if it need not be."""
    at: Location = field(default=Location(""), compare=False)
    """Where its source gives it."""
    title: str = ""
    """Its gist, in a few words for a list; "" if nobody has written it."""
    ask: str = ""
    """What to ask a council because of it; "" if nobody has written it."""
    words: tuple[str, ...] = ()
    """Words of the formal steps that it is shown with; () if it is shown below all steps instead."""
    roles: tuple[str, ...] = ()
    """Roles: it is shown only if an answer sends somebody to one of them, or has it decide, and in the steps that do."""

    @property
    def last_checked(self) -> str:
        """The day on which somebody last confirmed it, as `2026-11-22`."""
        return self.checked or self.dated

    def is_stale(self, today: date) -> bool:
        """Return whether the day on which it was to be checked again has passed."""
        return bool(self.check_again) and today > date.fromisoformat(self.check_again)

    def may_stand_beside(self, country: str) -> bool:
        """Return whether it can be shown for a country: it is about that one, or the country is not known and the page says so."""
        return not self.country or country in (self.country, NOT_STATED)


NOT_STATED = "not stated"
"""The country of a council for which nobody has given one."""
