"""YAML as plain values in which every scalar is a string and every value knows its place.

PyYAML's events are read directly: its own constructors turn 1.10 into 1.1 and `no` into False, keep
the last of two equal keys, and expand aliases.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from mkdocs_protocol.core.problems import Location, Problem
from mkdocs_protocol.reading.files import hidden_sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.reading.files import Source

Path: TypeAlias = tuple[str | int, ...]

DEEPEST = 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Kinds: TypeAlias = type | tuple[type, ...]
_OPENING = (
    yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken,
    yaml.BlockSequenceStartToken, yaml.BlockMappingStartToken,
)  # fmt: skip
_CLOSING = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken, yaml.BlockEndToken)


@dataclass(slots=True)
class YamlTree:
    """The values of one YAML text: dicts, lists and strings."""

    value: Any = None
    places: dict[Path, Location] = field(default_factory=dict)
    """Where each value starts."""
    keys: dict[Path, Location] = field(default_factory=dict)
    """Where each key stands, by the path of its value."""
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: Path) -> Location:
        """Return where a value starts; of one that is absent, where its parent does."""
        while path not in self.places and path:
            path = path[:-1]
        return self.places[path]

    def key_place(self, path: Path) -> Location:
        """Return where a key stands."""
        return self.keys.get(path) or self.place(path)


def parse_yaml(source: Source, text: str | None = None, *, first_line: int = 1) -> YamlTree:
    """Read YAML, which begins at `first_line` of the source; problems are in the result."""
    tree = YamlTree(places={(): source.at(first_line)})
    text = source.text if text is None else text
    try:
        _Builder(source, first_line, tree, _events(text)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = source.at(first_line + (mark.line if mark else 0), (mark.column if mark else 0) + 1)
        told = error.problem or "it cannot be read"
        tree.problems.append(
            Problem(
                at,
                f"this is not YAML ({told}); check the indentation, the colons and the quotes",
                "not-yaml",
            )
        )
    except (yaml.YAMLError, RecursionError):
        tree.problems.append(
            Problem(
                source.at(first_line),
                "this is not YAML; check for signs that cannot be printed",
                "not-yaml",
            )
        )
    except _TooDeep as error:
        tree.problems.append(
            Problem(
                source.at(first_line + error.line, error.column + 1),
                f"values are nested more than {DEEPEST} deep here; write them flatter",
                "too-deep",
            )
        )
    if tree.problems:
        tree.value = None
    return tree


class _TooDeep(Exception):
    """Values are nested too deep at a place, counted from 0 as PyYAML counts."""

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column


def _events(text: str) -> Iterator[yaml.Event]:
    """Give the events of a YAML text.

    The scanner runs ahead of them and refuses a thousand levels by itself (PyYAML 6.0.4), before the
    event that is too deep for us has come: then what it had passed over is looked at here. Raises
    _TooDeep.
    """
    level = scanned = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            level += _step(event, yaml.CollectionStartEvent, yaml.CollectionEndEvent)
            scanned = event.end_mark.index if event.end_mark else scanned
            yield event
    except yaml.MarkedYAMLError as error:
        end = error.problem_mark.index if error.problem_mark else scanned
        deep = _first_too_deep(text[scanned:end], level)
        if deep is None:
            raise
        before = text[: scanned + deep]
        raise _TooDeep(before.count("\n"), len(before) - before.rfind("\n") - 1) from error


def _first_too_deep(text: str, level: int) -> int | None:
    """Return where in a stretch of text, `level` values down, a value is opened too deep."""
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if isinstance(token, _OPENING) and level > DEEPEST:
                return int(token.start_mark.index)
            level += _step(token, _OPENING, _CLOSING)
    except yaml.YAMLError:
        pass  # What is wrong with the whole text is being reported already.
    return None


def _step(what: object, opening: _Kinds, closing: _Kinds) -> int:
    return isinstance(what, opening) - isinstance(what, closing)


class _Builder:
    def __init__(
        self, source: Source, first_line: int, tree: YamlTree, events: Iterator[yaml.Event]
    ) -> None:
        self._source = source
        self._first_line = first_line
        self._tree = tree
        self._events = events

    def document(self) -> None:
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                if () in self._tree.keys:
                    self._problem(
                        event,
                        "these are second facts in one file; keep one list of them, without a line of "
                        "three hyphens",
                        "not-yaml",
                    )
                    return
                self._tree.keys[()] = self._at(event)
                self._tree.value = self._value(event, ())

    def _at(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        return self._source.at(self._first_line + line, column + 1)

    def _problem(self, event: yaml.Event, message: str, code: str) -> None:
        self._tree.problems.append(Problem(self._at(event), message, code))

    def _value(self, event: yaml.Event, path: Path) -> Any:
        if len(path) > DEEPEST:
            at = event.start_mark
            raise _TooDeep(at.line if at else 0, at.column if at else 0)
        self._tree.places[path] = self._at(event)
        if isinstance(event, yaml.AliasEvent):
            self._problem(
                event, f"'*{event.anchor}' is an alias; write the value out here", "yaml-alias"
            )
            return ""
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            self._problem(event, f"'{tag}' is a type tag; leave it out", "yaml-tag")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._words(event)

    def _words(self, event: yaml.Event) -> str:
        """Return the words of a scalar; an escape can make a sign that no file could hold."""
        words: str = event.value  # type: ignore[attr-defined]
        sign = hidden_sign(words)
        if sign and not hidden_sign(
            self._source.text
        ):  # One that stands there as such is told as such.
            self._problem(
                event,
                f"an escape makes an invisible sign ({sign}) here; delete it",
                "invisible-sign",
            )
        return words

    def _mapping(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._words(event) if isinstance(event, yaml.ScalarEvent) else None
            if key is None:
                self._problem(event, "a key must be a word; put it in quotes", "yaml-key")
                self._value(event, (*path, "?"))
                self._value(next(self._events), (*path, "?"))
                continue
            if key in found:
                first = self._tree.keys[(*path, key)]
                self._problem(
                    event,
                    f"'{key}' stands here twice (first on line {first.line}); keep one",
                    "duplicate-key",
                )
            else:
                self._tree.keys[(*path, key)] = self._at(event)
            found[key] = self._value(next(self._events), (*path, key))
        return found

    def _sequence(self, path: Path) -> list[Any]:
        found: list[Any] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            found.append(self._value(event, (*path, len(found))))
        return found
