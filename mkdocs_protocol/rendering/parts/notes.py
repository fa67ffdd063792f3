"""The handbook's own notes, for pages on which a reader acts: whose words they are, and are not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from mkdocs_protocol.core.partial_date import show_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_protocol.core.notes import Note


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note with its day in words."""

    text: str
    dated: str
    source: str


def shown_notes(notes: Iterable[Note]) -> tuple[ShownNote, ...]:
    """Return notes for a page, each once, in order."""
    return tuple(
        ShownNote(note.text, show_day(date.fromisoformat(note.dated)), note.source)
        for note in dict.fromkeys(notes)
    )
