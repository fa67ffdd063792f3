"""The words of a page, each where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Word:
    """A word of a page; places are counted from its upper left corner, in points."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    font: str = ""


def words_of(page: dict[str, Any]) -> list[Word]:
    """Return the words of a page as they came from `words`."""
    return [Word(*each) for each in page["words"]]
