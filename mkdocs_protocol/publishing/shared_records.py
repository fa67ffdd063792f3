"""What several kinds of published record share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pydantic import ConfigDict, with_config

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
