"""Which words a build shows: a catalogue, in force for as long as something is made.

A catalogue is gettext's: English sentences, each with its translation. The English one is empty, so that the words in
the code are shown as they are.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from gettext import NullTranslations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGLISH_LANGUAGE = "en-GB"
"""The language of the words in the code."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The handbook's own words in a language."""

    language: str = ENGLISH_LANGUAGE
    """The language of most of its words, in HTML's form: "en-GB". What it does not have is shown in English."""
    key: str = ""
    """A name for everything in it, for keeping what was made with it; "" if it is empty."""
    words: NullTranslations = field(default_factory=NullTranslations, compare=False)
    told: str = ""
    """How much of the translation somebody has read, in a sentence; "" for English."""


ENGLISH = Catalogue()

_IN_FORCE: ContextVar[Catalogue] = ContextVar("catalogue", default=ENGLISH)


def in_force() -> Catalogue:
    """Return the catalogue whose words are shown now: English, unless another is in force.

    It belongs to the thread: a new thread begins in English.
    """
    return _IN_FORCE.get()


@contextmanager
def speaking(catalogue: Catalogue) -> Iterator[None]:
    """Show the words of a catalogue within. What is made lazily must be requested within, too."""
    before = _IN_FORCE.set(catalogue)
    try:
        yield
    finally:
        _IN_FORCE.reset(before)
