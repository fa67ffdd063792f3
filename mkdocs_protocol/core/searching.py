"""Words that find each other in a search, and subjects that no document speaks of, as a person has looked for them."""

from __future__ import annotations

from dataclasses import dataclass, field

from mkdocs_protocol.core.problems import Location


@dataclass(frozen=True, slots=True)
class OneWay:
    """Everyday words, and the documents' words that they find; not the other way round."""

    words: tuple[str, ...]
    find: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that people look for, that somebody has looked for, and that no document read speaks of."""

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
    """How people ask besides for what a question, a topic or a situation is about."""

    of: str
    """What is meant, as a search calls it: "question appeal", "topic media"."""
    words: tuple[str, ...]
    """Each as somebody types it: "who does the clerk report to"."""


@dataclass(frozen=True, slots=True)
class SearchVocabulary:
    """What `search.yml` says; empty where a handbook has none."""

    same: tuple[tuple[str, ...], ...] = ()
    """Words of one meaning: each finds all the others of its group."""
    one_way: tuple[OneWay, ...] = ()
    subjects: tuple[Subject, ...] = ()
    before_numbers: tuple[str, ...] = ()
    """Words that people put before a number and that say nothing else: "clause", "paragraph"."""
    not_needed: tuple[str, ...] = ()
    """Words that only frame what is asked: "allowed", "deals", "happens". No passage has to have them."""
    asked_as: tuple[AskedAs, ...] = ()
