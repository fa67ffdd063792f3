"""Words that find each other in a search, and subjects that a person has looked for and no document deals with."""

from __future__ import annotations

from dataclasses import dataclass, field

from mkdocs_protocol.core.problems import Location


@dataclass(frozen=True, slots=True)
class OneWay:
    """Everyday words, and the words of documents that they find; not the other way round."""

    words: tuple[str, ...]
    find: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that people look for and that, as somebody has checked, no document read deals with."""

    id: str
    label: str
    """The subject as a sentence begins with it: "Whistle-blowing"."""
    words: tuple[str, ...]
    """What people type for it."""
    read: tuple[str, ...]
    """The ids of the councils whose documents were read for it."""
    read_on: str
    """The day on which that was last done, as `2026-11-29`."""
    near: tuple[str, ...] = ()
    """The topics that come nearest."""
    at: Location = field(default=Location(""), compare=False)


@dataclass(frozen=True, slots=True)
class AskedAs:
    """Other ways in which people ask about a question, a topic or a situation."""

    of: str
    """What is meant, as a search calls it: "question appeal", "topic media"."""
    words: tuple[str, ...]
    """The words as somebody types them: "who does the clerk report to"."""


@dataclass(frozen=True, slots=True)
class SearchVocabulary:
    """What `search.yml` says; empty if a handbook has none."""

    same: tuple[tuple[str, ...], ...] = ()
    """Words of one meaning: each finds all the others of its group."""
    one_way: tuple[OneWay, ...] = ()
    subjects: tuple[Subject, ...] = ()
    before_numbers: tuple[str, ...] = ()
    """Words that people put before a number and that say nothing more: "clause", "paragraph"."""
    not_needed: tuple[str, ...] = ()
    """Words that only frame what is asked: "allowed", "deals", "happens". No passage has to have them."""
    circumstances: tuple[str, ...] = ()
    """Words for how, when or where something is done: "email", "midnight". They frame a query that says what is
    done."""
    asked_as: tuple[AskedAs, ...] = ()
