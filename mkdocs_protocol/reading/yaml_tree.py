"""YAML as plain values in which every scalar is a string and every value knows its place.

PyYAML's events are read directly: its own constructors turn 1.10 into 1.1 and `no` into False, keep
the last of two equal keys, and expand aliases.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from mkdocs_protocol.core.problems import Location, Problem
from mkdocs_protocol.core.visible import name_of, unseen_character

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
    """Where each key is, by the path of its value."""
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: Path) -> Location:
        """Return where a value starts; for one that is absent, where its parent does."""
        while path not in self.places and path:
            path = path[:-1]
        return self.places[path]

    def key_place(self, path: Path) -> Location:
        """Return where a key is."""
        return self.keys.get(path) or self.place(path)


def parse_yaml(source: Source, text: str | None = None, *, first_line: int = 1) -> YamlTree:
    """Read YAML, which begins at `first_line` of the source; problems are in the result.

    A character that YAML does not know, or that only YAML takes for the end of a line, is read as another one: it has
    been reported when the file was read, and hides nothing after it.
    """
    given = source.text if text is None else text
    read = _UNKNOWN_TO_YAML.sub("\ufffd", given.translate(_LINE_ENDS_OF_YAML_ALONE))
    tree = YamlTree(places={(): source.at(first_line)})
    try:
        _Builder(source, first_line, tree, read).document()
    except yaml.MarkedYAMLError as error:
        tree.problems.append(_not_yaml(error, source, read, first_line))
    except (yaml.YAMLError, RecursionError):
        tree.problems.append(
            Problem(
                source.at(first_line), "this is not YAML; write keys, colons and values", "not-yaml"
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


_UNKNOWN_TO_YAML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS_OF_YAML_ALONE = {0x85: " ", 0x2028: " ", 0x2029: " ", 0xFEFF: " "}


def _not_yaml(error: yaml.MarkedYAMLError, source: Source, text: str, first_line: int) -> Problem:
    """Return in plain words what is wrong, at a place that is in the file."""
    lines = text.split("\n")
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    while line > 0 and (line >= len(lines) or not lines[line].strip()):
        line, column = line - 1, len(lines[min(line, len(lines)) - 1].rstrip())
    column = min(column, len(lines[line]))
    said = f"{error.context or ''} {error.problem or ''}"
    for number in (line, line - 1):
        indent = _INDENT.match(lines[number]) if number >= 0 else None
        if indent and "\t" in indent[0] and ("token" in said or "tab" in said):
            return Problem(
                source.at(first_line + number, indent[0].index("\t") + 1),
                "this is not YAML (there is a tab here); indent with spaces, never with a tab",
                "not-yaml",
            )
    reason = next((ours for theirs, ours in _IN_PLAIN_WORDS if theirs in said), "it cannot be read")
    return Problem(
        source.at(first_line + line, column + 1),
        f"this is not YAML ({reason}); check the indentation, the colons and the quotes",
        "not-yaml",
    )


_INDENT = re.compile(r"[ \t]*")
_IN_PLAIN_WORDS = (
    ("alias", "a star begins these words; put them in quotes"),
    ("anchor", "an ampersand begins these words; put them in quotes"),
    ("tag", "an exclamation mark begins these words; put them in quotes"),
    ("escape character", "in double quotes a backslash is written twice"),
    ("hexdecimal", "in double quotes a backslash is written twice"),
    ("hexadecimal", "in double quotes a backslash is written twice"),
    ("quoted scalar", "a quotation mark opens and does not close"),
    ("flow sequence", "a bracket opens and does not close"),
    ("flow mapping", "a brace opens and does not close"),
    ("directive", "a per cent sign begins this line; put the words in quotes"),
    ("block sequence", "this line is not in line with the one above it"),
    ("block collection", "this line is not in line with the one above it"),
    ("block mapping", "this line is not in line with the one above it"),
    (
        "mapping values",
        "a colon is where none can be; if it belongs to the words, put them in quotes",
    ),
    ("simple key", "a colon is missing after a key"),
    ("start any token", "a word cannot begin with this character; put the words in quotes"),
    ("node", "a bracket closes that did not open, or a value is missing"),
    ("document start", "there is something after the last fact"),
)
"""Messages of PyYAML and libyaml, by words that both use, and how a clerk would say them."""


_NOTHING = frozenset({"null", "Null", "NULL"})
"""What programs write for an empty value; within quotation marks it is a word."""


class _TooDeep(Exception):
    """Values are nested too deep at a place, counted from 0 as PyYAML counts."""

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column


def _events(text: str) -> Iterator[yaml.Event]:
    """Yield the events of a YAML text.

    The scanner runs ahead of them and refuses a thousand levels by itself (PyYAML 6.0.4), before the event that is
    too deep for us has come: then the text that it has passed is looked at here. Raises _TooDeep.
    """
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        level, scanned = _reached(text)
        end = error.problem_mark.index if error.problem_mark else scanned
        deep = _first_too_deep(text[scanned:end], level)
        if deep is None:
            raise
        before = text[: scanned + deep]
        raise _TooDeep(before.count("\n"), len(before) - before.rfind("\n") - 1) from error


def _reached(text: str) -> tuple[int, int]:
    """Return how deeply nested the values of a text are up to the point where it stops being YAML, and that point.

    This is asked only then: counting at each event would take as long as reading the text.
    """
    level = scanned = 0
    with suppress(yaml.MarkedYAMLError):
        for event in yaml.parse(text, Loader=_LOADER):
            level += _step(event, yaml.CollectionStartEvent, yaml.CollectionEndEvent)
            scanned = event.end_mark.index if event.end_mark else scanned
    return level, scanned


def _first_too_deep(text: str, level: int) -> int | None:
    """Return where, in a stretch of text that begins `level` values deep, a value is opened too deep."""
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
    def __init__(self, source: Source, first_line: int, tree: YamlTree, text: str) -> None:
        self._path = source.path
        self._first_line = first_line
        self._tree = tree
        self._text = text
        self._last_line = text.count("\n")
        self._events = _events(text)

    def document(self) -> None:
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                if () in self._tree.keys:
                    self._problem(
                        event,
                        "this file has a second list of facts; keep one, without a line of "
                        "three hyphens",
                        "not-yaml",
                    )
                    return
                self._tree.keys[()] = self._at(event)
                self._tree.value = self._value(event, ())

    def _at(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        if line > self._last_line:  # Something missing at the end is after the last line.
            line, column = self._last_line, len(self._text.rpartition("\n")[2])
        return Location(self._path, self._first_line + line, column + 1)

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
        self._marks(event)
        if self._raw(event) in _NOTHING:
            return ""
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._words(event)

    def _marks(self, event: yaml.Event) -> None:
        """Report what YAML would remove from the words of a value or key: a type tag, an anchor."""
        tag, anchor = getattr(event, "tag", None), getattr(event, "anchor", None)
        if tag is not None and self._raw(event).startswith(("!", "&")):
            self._problem(event, f"'{tag}' is a type tag; leave it out", "yaml-tag")
        if anchor is not None:
            self._problem(
                event,
                f"'&{anchor}' is an anchor; leave it out, or put the words in quotes",
                "yaml-alias",
            )

    def _raw(self, event: yaml.Event) -> str:
        """Return the text of the file at a value or key."""
        start, end = event.start_mark, event.end_mark
        return self._text[start.index : end.index] if start and end else ""

    def _words(self, event: yaml.Event) -> str:
        """Return the words of a scalar; an escape can make a character that no file could hold."""
        words: str = event.value  # type: ignore[attr-defined]
        found = unseen_character(words)
        if found and found[0] not in self._raw(event):  # One that is there is reported as such.
            self._problem(
                event,
                f"an escape makes an invisible character ({name_of(found[0])}) here; delete it",
                "invisible-sign",
            )
        return words

    def _mapping(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._words(event) if isinstance(event, yaml.ScalarEvent) else None
            if key is not None:
                self._marks(event)
            elif isinstance(event, yaml.AliasEvent):
                self._value(event, (*path, "?"))
                self._value(next(self._events), (*path, "?"))
                continue
            if key is None:
                self._problem(event, "a key must be a word; put it in quotes", "yaml-key")
                self._value(event, (*path, "?"))
                self._value(next(self._events), (*path, "?"))
                continue
            if key in found:
                first = self._tree.keys[(*path, key)]
                self._problem(
                    event,
                    f"'{key}' is here twice (first on line {first.line}); keep one",
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
