"""Words put together for sentences that are worked out below the pages: findings and comparisons."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ARTICLES = ("a", "an", "another", "any", "each", "other", "the", "their")


def joined(words: Iterable[str], last: str = "and") -> str:
    """Return words as a list in a sentence: "a", "a and b", "a, b and c"."""
    *most, end = [*words] or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


def with_article(name: str) -> str:
    """Return a role's name, as a document prints it, as it stands within a sentence: "the Town Clerk".

    A name that brings its own article or the like is left as it is, and so is a level, which is nobody's post:
    "another appointed Officer", "senior officer level".
    """
    words = name.casefold().split(" ")
    return name if words[0] in _ARTICLES or words[-1] == "level" else f"the {name}"


def capital(sentence: str) -> str:
    """Return a sentence with its first letter large."""
    return f"{sentence[:1].upper()}{sentence[1:]}"


def number_in_words(count: int) -> str:
    """Return a number as it stands in a sentence: "no", "two", "10"."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
