"""Attributes to classifications: known words only, known topics and roles only."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_protocol.core.hints import Hints
from mkdocs_protocol.core.problems import Location
from mkdocs_protocol.core.protocol import Classification
from mkdocs_protocol.core.vocabulary import ClauseKind, FrameKind, Vocabulary
from mkdocs_protocol.reading.attributes import (
    CLASSIFYING,
    Attribute,
    MalformedError,
    parse_attributes,
)
from mkdocs_protocol.reading.numbers import CLAUSE_ID

if TYPE_CHECKING:
    from collections.abc import Callable


_VALUES = {
    "lang": (re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?"), "write a language as cy, gd or en-GB"),
    "headings": (re.compile("row|column|none"), "write row, column or none"),
}
"""Words in braces with a closed list of values, and what to write instead."""


@dataclass(frozen=True, slots=True)
class Given:
    """Attributes in braces, by word, with the place of each value."""

    values: dict[str, str]
    places: dict[str, Location]

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def get(self, name: str) -> str:
        """Return a value, or "" if the word is not given."""
        return self.values.get(name, "")


@dataclass(frozen=True, slots=True)
class AttributeReader:
    """Reads braces against the vocabulary and reports what it does not know."""

    vocabulary: Vocabulary
    report: Callable[[Location, str, str], None]

    _hints: Hints = field(default_factory=Hints)

    def read(self, lines: list[tuple[str, Location]], allowed: tuple[str, ...]) -> Given:
        """Read one or more braces that belong to the same text."""
        given = Given({}, {})
        for text, at in lines:
            try:
                attributes = parse_attributes(text)
            except MalformedError as error:
                self.report(_moved(at, error.offset), str(error), "malformed-attributes")
                continue
            for attribute in attributes:
                self._take(attribute, _moved(at, attribute.offset), given, allowed)
        return given

    def classify(self, given: Given, inherited: Classification) -> Classification:
        """Return a classification: what is given overrides what was inherited."""
        changes: dict[str, object] = {}
        for name in CLASSIFYING:
            if name not in given:
                continue
            value, at = given.get(name), given.places[name]
            if name == "topic":
                self._known([value], self.vocabulary.topic_by_id, "topic", at)
                changes[name] = value or None
            elif name == "kind":
                changes[name] = self._kind(value, at)
            else:
                known, word = (
                    (self.vocabulary.topic_by_id, "topic")
                    if name == "also"
                    else (self.vocabulary.role_by_id, "role")
                )
                self._known(value.split(), known, word, at)
                changes[name] = _each_once(value)
        return replace(inherited, **changes)  # type: ignore[arg-type]

    def frame(self, given: Given) -> FrameKind | None:
        """Return the kind of frame that is given."""
        if "frame" not in given:
            return None
        if given.get("frame") in list(FrameKind):
            return FrameKind(given.get("frame"))
        self.report(
            given.places["frame"],
            f"unknown frame '{given.get('frame')}'{self._hints(given.get('frame'), FrameKind)}",
            "unknown-frame",
        )
        return FrameKind.LABEL

    def _take(
        self, attribute: Attribute, at: Location, given: Given, allowed: tuple[str, ...]
    ) -> None:
        name = attribute.name
        if name not in allowed:
            self.report(
                at,
                f"unknown word '{name}' in braces{self._hints(name, allowed)}",
                "unknown-attribute",
            )
        elif name in given:
            self.report(at, f"'{name}' is in these braces twice; keep one", "duplicate-attribute")
        elif name in _VALUES and not _VALUES[name][0].fullmatch(attribute.value):
            self.report(
                at,
                f"{name}: '{attribute.value}' is not known here; {_VALUES[name][1]}",
                "bad-value",
            )
        elif name == "id" and not CLAUSE_ID.fullmatch(attribute.value):
            self.report(
                at,
                f"'{attribute.value}' cannot be an id; use small letters, digits, dots and hyphens",
                "bad-id",
            )
        else:
            given.values[name] = attribute.value
            given.places[name] = at

    def _known(
        self, words: list[str], known: dict[str, object] | object, what: str, at: Location
    ) -> None:
        for word in words:
            if word not in known:  # type: ignore[operator]
                hint = self._hints(word, known, listed_in=f"{what}s.yml")  # type: ignore[arg-type]
                self.report(at, f"unknown {what} '{word}'{hint}", f"unknown-{what}")

    def _kind(self, value: str, at: Location) -> ClauseKind | None:
        if value in list(ClauseKind):
            return ClauseKind(value)
        self.report(at, f"unknown kind '{value}'{self._hints(value, ClauseKind)}", "unknown-kind")
        return None


def _moved(at: Location, offset: int) -> Location:
    return Location(at.path, at.line, at.column + offset)


@lru_cache(maxsize=1024)  # Thousands of clauses have the same few values.
def _each_once(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.split()))
