"""Which words a build shows: a catalogue, in force for as long as something is made.

A catalogue is gettext's: English sentences, each with the words that stand for it. The English one is empty, so that
the words in the code are shown as they are.
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
"""The language in which the words stand in the code."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The handbook's own words in a language."""

    language: str = ENGLISH_LANGUAGE
    """In which most of its words are, as HTML has it: "en-GB". What it does not say is shown in English."""
    key: str = ""
    """A name for all that it says, for whoever keeps what was made with it; "" where it says nothing of its own."""
    words: NullTranslations = field(default_factory=NullTranslations, compare=False)
    told: str = ""
    """How much of another language somebody has read, in a sentence; "" for English."""


ENGLISH = Catalogue()

_IN_FORCE: ContextVar[Catalogue] = ContextVar("catalogue", default=ENGLISH)


def in_force() -> Catalogue:
    """Return the catalogue whose words are shown now: English, where nobody has said anything else.

    It belongs to the thread: one that another thread starts begins in English.
    """
    return _IN_FORCE.get()


@contextmanager
def speaking(catalogue: Catalogue) -> Iterator[None]:
    """Show the words of a catalogue within. What is made lazily must be asked for within, too."""
    before = _IN_FORCE.set(catalogue)
    try:
        yield
    finally:
        _IN_FORCE.reset(before)
