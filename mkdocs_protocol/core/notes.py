"""The handbook's own words on what a document says."""

from __future__ import annotations

from dataclasses import dataclass


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
