"""What is gathered while a story of a Word document streams by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_protocol.importing.received.lines import Lines


@dataclass
class Paragraph:
    """A paragraph that has begun."""

    style: str
    list_id: str | None = None
    level: int | None = None
    label: str | None = None
    """Its number with what joins it to its words, once it has been counted."""
    words: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    """Blocks of its text boxes."""
    goes_on: bool = False
    """Whether its end was deleted, so that it is part of the next paragraph."""
    runs_in: bool = False
    """Whether its end is a style separator, so that the next one goes on in its line."""
    is_hidden: bool = False
    """Whether its end is hidden: without words nothing of it is seen, its number included."""


@dataclass
class Box:
    """What is laid aside while a text box or a note streams by."""

    lines: Lines
    paragraphs: list[Paragraph]
    carried: Paragraph | None


@dataclass
class Section:
    """What a section of the document says of its headers, footers and notes."""

    parts: list[tuple[str, str, str]] = field(default_factory=list)
    """"header" or "footer", which pages ("first", "default", "even"), and the relationship of the part."""
    has_first: bool = False
