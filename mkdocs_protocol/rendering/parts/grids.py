"""What the tables of topics, situations and questions against councils have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A state that a cell can have, and what it means."""

    state: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """A topic or a situation: its summary, and a cell for each council or for each state."""

    label: str
    href: str
    summary: str
    cells: Markup
