"""Accepted proposals as changes to a source's lines. Nothing is read or written here, and no other line changes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from mkdocs_protocol.reading.attributes import MalformedError, parse_attributes
from mkdocs_protocol.reading.unfinished import starter_dates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

_COMMENTED = re.compile(r"\s*#\s*([a-z_]+):")
_REMARK = r"(?:\s+#.*)?"


class NoPlaceError(ValueError):
    """A source has no place for a change: the message says what to do by hand."""


class OnOneLineError(NoPlaceError):
    """A key has its value on one line, where an entry has to be written by hand."""

    def __init__(self, key: str, entry: str) -> None:
        super().__init__(f"'{key}' is on one line; write the entry there by hand: {entry}")


def with_margin(lines: Sequence[str], line: int, value: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the lines of an edition with attributes above the clause that begins on a line (from 0).

    Existing attributes are kept, unless they are given anew.
    """
    given = {key: " ".join(words) for key, words in value.items()}
    above = lines[line - 1] if line else ""
    kept: dict[str, str] = {}
    has_own = above.startswith("{")
    if has_own:
        try:
            kept = {one.name: one.value for one in parse_attributes(above)}
        except MalformedError as error:
            raise NoPlaceError(str(error)) from None
    merged = kept | {key: words for key, words in given.items() if words or key in kept}
    own = "{" + " ".join(f"{key}={_quoted(words)}" for key, words in merged.items()) + "}"
    return [*lines[: line - has_own], own, *lines[line:]]


def with_fact(lines: Sequence[str], key: str, *entries: str) -> list[str]:
    """Return the lines of an edition with lines of facts: below a key of the facts, or with the key before them.

    An entry is "adopted: {value: …}" for the key `dates`, or a whole "cycle: …" for no key (""). A comment in which
    the starter has the same is removed, and so are its examples of other dates once one is given: they would ask for
    facts that the text does not print.

    Raises NoPlaceError if the facts have no end, and OnOneLineError if the key has its value on one line.
    """
    examples = starter_dates() if key == "dates" else frozenset[str]()
    lines = _without_comments(
        lines, {key, *(entry.split(":", 1)[0] for entry in entries)}, examples
    )
    end = _end_of_facts(lines)
    there = {*lines[:end]}
    shown = dict.fromkeys(f"  {entry}" if key else entry for entry in entries)
    new = [line for line in shown if line not in there]
    if not new:
        return [*lines]
    if not key:
        return [*lines[:end], *new, *lines[end:]]
    at = _line_of(lines, key, end)
    new.reverse()  # The newest comes first, as it does where they are added one by one.
    if at is None:
        return [*lines[:end], f"{key}:", *new, *lines[end:]]
    if found := re.fullmatch(rf"{key}:\s*?(?:\{{\}}|\[\])?({_REMARK})", lines[at].rstrip()):
        return [*lines[:at], f"{key}:{found[1]}", *new, *lines[at + 1 :]]
    raise OnOneLineError(key, entries[0])


def with_silence(lines: Sequence[str], topics: Sequence[str]) -> list[str]:
    """Return the lines of an edition with topics added to those on which it is silent."""
    lines = _without_comments(lines, {"silent"})
    end = _end_of_facts(lines)
    at = _line_of(lines, "silent", end)
    if at is None:
        return [*lines[:end], f"silent: [{', '.join(topics)}]", *lines[end:]]
    found = re.fullmatch(rf"silent:\s*\[([^\]#]*)\]({_REMARK})", lines[at].rstrip())
    if not found:
        raise NoPlaceError(
            "'silent' is not a list on one line; add the topics by hand: " + ", ".join(topics)
        )
    known = [one.strip() for one in found[1].split(",") if one.strip()]
    every = dict.fromkeys([*known, *topics])
    return [*lines[:at], f"silent: [{', '.join(every)}]{found[2]}", *lines[at + 1 :]]


def with_role_names(lines: Sequence[str], role: str, names: Sequence[str]) -> list[str]:
    """Return the lines of council.yml with names added for a role."""
    entry = f"  {role}: [{', '.join(json.dumps(name, ensure_ascii=False) for name in names)}]"
    at = _line_of(lines, "names", len(lines))
    if at is not None and entry in lines[at + 1 :]:
        return [*lines]
    if at is None:
        return [*lines, "names:", entry]
    if lines[at].split(":", 1)[1].strip() or any(
        line.startswith(f"  {role}:") for line in lines[at + 1 :]
    ):
        raise NoPlaceError(f"add the names by hand, under names: {entry.strip()}")
    return [*lines[: at + 1], entry, *lines[at + 1 :]]


def _quoted(words: str) -> str:
    return words if re.fullmatch(r"[\w.-]+", words) else f'"{words}"'


def _end_of_facts(lines: Sequence[str]) -> int:
    for at, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return at
    raise NoPlaceError("the facts at the top of the file have no end")


def _without_comments(
    lines: Sequence[str], keys: AbstractSet[str], examples: AbstractSet[str] = frozenset()
) -> list[str]:
    """Return the lines without those of the facts that hold one of some keys in a comment, and without examples."""
    end = _end_of_facts(lines)
    kept = [
        line
        for line in lines[:end]
        if line not in examples and (not (found := _COMMENTED.match(line)) or found[1] not in keys)
    ]
    return [*kept, *lines[end:]]


def _line_of(lines: Sequence[str], key: str, end: int) -> int | None:
    return next((at for at, line in enumerate(lines[:end]) if line.startswith(f"{key}:")), None)
