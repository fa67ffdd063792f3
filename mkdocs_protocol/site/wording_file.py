"""A wording file: YAML in the shape of `wording.yml`, checked against a closed list of sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

from mkdocs_protocol.core.hints import did_you_mean
from mkdocs_protocol.core.partial_date import Precision
from mkdocs_protocol.core.problems import Location, Problem
from mkdocs_protocol.core.review import DATED, Passing, ReviewState
from mkdocs_protocol.reading.files import Source, UnreadableError, read_source, unseen_problems
from mkdocs_protocol.reading.yaml_tree import YamlTree, parse_yaml

if TYPE_CHECKING:
    from pathlib import Path

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
STATE_PARTS = ("label", "headline", "explanation")
PRECISIONS: tuple[Precision, ...] = get_args(Precision)


class WordingError(ValueError):
    """A site's wording file cannot be used; `messages` holds every reason, each with its place."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        self.messages = tuple(str(problem) for problem in self.problems)
        super().__init__("\n".join(self.messages))


def read_sentences(path: Path, shown: str) -> dict[str, str]:
    """Return the sentences of a wording file by key; `shown` is how problems name the file.

    Raises WordingError with everything that is wrong in it.
    """
    source = _read(path, shown)
    tree = parse_yaml(source)
    if unseen := [*tree.problems, *unseen_problems(source)]:
        raise WordingError(unseen)
    found = _Checker(source, tree)
    if tree.value is not None:
        found.walk(tree.value, ())
    if found.problems:
        raise WordingError(found.problems)
    return found.sentences


def _permitted() -> dict[str, frozenset[str]]:
    """Return the closed list of sentences, each with the placeholders that it may hold."""
    own = {
        ReviewState.SUPERSEDED: {"successor"},
        ReviewState.EVENT_BOUND: {"words"},
        ReviewState.CYCLE: {"cycle"},
        **{state: {"due", "when"} for state in DATED},
        ReviewState.DUE_NOW: {"due", "when", "period"},
    }
    permitted = {
        f"states.{state}.{part}": frozenset(own.get(state, ()))
        for state in ReviewState
        for part in STATE_PARTS
    }
    for precision in PRECISIONS:
        permitted[f"period.{precision}"] = frozenset()
        permitted[f"when.{precision}"] = frozenset({"due"})
    for where in Passing:
        permitted[f"worked-out.{where}"] = frozenset({"due", "when", "period", "since"})
    return permitted | {
        "banner": frozenset(),
        "said": frozenset({"printed"}),
        "said-cycle": frozenset({"printed"}),
        "counted": frozenset({"months"}),
        "worked-out.unknown": frozenset(),
        "worked-out-label": frozenset({"due"}),
        "due": frozenset({"due"}),
        "as-of": frozenset({"day"}),
        "as-of-today": frozenset({"day"}),
        "no-successor": frozenset(),
        "in-part": frozenset(),
        "in-part-label": frozenset(),
        "unread": frozenset(),
        "unread-label": frozenset(),
    }


_PERMITTED = _permitted()
_REQUIRED = {
    "said": "printed",
    "said-cycle": "printed",
    "counted": "months",
    "worked-out-label": "due",
    "due": "due",
    "as-of": "day",
    "as-of-today": "day",
}
"""Sentences that mean nothing without this placeholder."""


def _read(path: Path, shown: str) -> Source:
    try:
        return read_source(path, shown, if_missing="check its name")
    except UnreadableError as error:
        raise WordingError([error.problem]) from None


class _Checker:
    """Takes the sentences out of a YAML tree and notes everything that is wrong with it."""

    def __init__(self, source: Source, tree: YamlTree) -> None:
        self.sentences: dict[str, str] = {}
        self.problems: list[Problem] = []
        self._source = source
        self._tree = tree

    def walk(self, value: Any, path: tuple[str, ...]) -> None:
        key = ".".join(path)
        if key in _PERMITTED:
            self._sentence(value, path)
            return
        known = _keys_below(path)
        if not isinstance(value, dict):
            where = f"'{key}'" if path else "this file"
            self._problem(
                path,
                f"{where} holds no sentence itself; write below it one or more of "
                f"{', '.join(known)}",
                "wording-shape",
            )
            return
        for name, below in value.items():
            if name in known:
                self.walk(below, (*path, name))
            else:
                at = self._tree.key_place((*path, name))
                self.problems.append(
                    Problem(at, f"unknown key '{name}'{did_you_mean(name, known)}", "unknown-key")
                )

    def _sentence(self, value: Any, path: tuple[str, ...]) -> None:
        key = ".".join(path)
        if not isinstance(value, str):
            self._problem(
                path, f"'{key}' must be one sentence; put it in double quotes", "wording-shape"
            )
            return
        sentence = " ".join(value.split())
        if sentence in {"", "~", "null"}:
            self._problem(
                path, f"'{key}' is empty; write a sentence or leave the key out", "wording-shape"
            )
            return
        self._placeholders(sentence, path)
        self.sentences[key] = sentence

    def _placeholders(self, sentence: str, path: tuple[str, ...]) -> None:
        key = ".".join(path)
        permitted = _PERMITTED[key]
        found = PLACEHOLDER.findall(sentence)
        for name in dict.fromkeys(found):
            if name not in permitted:
                instead = did_you_mean(name, permitted) if permitted else "; write it without any"
                self._problem(
                    path,
                    f"unknown placeholder '{{{name}}}' in '{key}'{instead}",
                    "unknown-placeholder",
                    near=f"{{{name}}}",
                )
        brace = re.search(r"[{}]", PLACEHOLDER.sub("", sentence))
        if brace:
            self._problem(
                path,
                f"a single '{brace[0]}' stands in '{key}'; braces only go round a "
                "placeholder, such as {due}",
                "unknown-placeholder",
                near=brace[0],
            )
        required = _REQUIRED.get(key)
        if required and required not in found:
            self._problem(
                path,
                f"'{key}' does not say what it is for; write {{{required}}} in it",
                "wording-shape",
            )

    def _problem(self, path: tuple[str, ...], message: str, code: str, *, near: str = "") -> None:
        at = self._tree.place(path)
        self.problems.append(Problem(self._find(near, at) if near else at, message, code))

    def _find(self, words: str, start: Location) -> Location:
        """Return the next placeholder, or brace outside any, from a place onwards."""
        lines = self._source.text.split("\n")
        if len(words) == 1:  # Line by line, since a brace that is not closed ends with its line.
            lines = [PLACEHOLDER.sub(lambda match: "." * len(match[0]), line) for line in lines]
        for number in range(start.line, len(lines) + 1):
            column = lines[number - 1].find(words, start.column - 1 if number == start.line else 0)
            if column >= 0:
                return self._source.at(number, column + 1)
        return start


def _keys_below(path: tuple[str, ...]) -> list[str]:
    depth = len(path)
    parts = (tuple(key.split(".")) for key in _PERMITTED)
    return list(dict.fromkeys(part[depth] for part in parts if part[:depth] == path))
