"""What several kinds of published record share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pydantic import ConfigDict, with_config

if TYPE_CHECKING:
    from mkdocs_protocol.core.notes import Note

described = with_config(ConfigDict(use_attribute_docstrings=True))
"""Makes the words under each key of a record its description in the JSON Schema."""


@described
@dataclass(frozen=True, slots=True)
class NoteRecord:
    """The handbook's own words on a clause or a decision tree: never adopted text."""

    text: str
    """The remark."""
    dated: date
    """The day on which it was written."""
    source: str
    """What it rests on, in words."""
    country: str
    """The country that it is about, or ""."""
    checked: date
    """The day on which somebody last held it against its source."""
    check_again: date | None
    """The last day on which it may stand without being checked again; null where nobody has set one."""


def note_record(note: Note) -> NoteRecord:
    """Return a remark as it is published."""
    return NoteRecord(
        text=note.text,
        dated=date.fromisoformat(note.dated),
        source=note.source,
        country=note.country,
        checked=date.fromisoformat(note.last_checked),
        check_again=date.fromisoformat(note.check_again) if note.check_again else None,
    )
