"""What a page of a PDF is made of: characters, and lines of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Sign:
    """A character of a page."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass
class Line:
    """A line of a page, or of a cell."""

    text: str
    page: int
    left: float
    right: float
    base: float
    """Where its letters stand, from the foot of the page."""
    size: float
    end: float = 0.0
    """Where the cell ends that it stands in; 0 outside of tables."""
    width: float = 0.0
    """Of the page."""
    height: float = 0.0
    """Of the page."""
    is_row: bool = False
    """Whether it is a row of a table without drawn lines: its cells have tabs between."""
    is_sure: bool = True
    """Whether each line of that table is a row with all of its cells."""
    first: float = 0.0
    """How wide its first word is."""
    is_entry: bool = False
    """Whether it ends in the number of a page, as those of a list of contents."""
