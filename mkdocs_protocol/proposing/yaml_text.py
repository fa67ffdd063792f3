"""Values of a proposal as YAML text, in the form that people write the sources in."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from mkdocs_protocol.proposing.proposal import Fields

if TYPE_CHECKING:
    from mkdocs_protocol.proposing.proposal import Value

_PLAIN = re.compile(r"[A-Za-z][\w ’'()/;.–-]*[\w)’'.]|[A-Za-z]")
_BARE_KEY = re.compile(r"[A-Za-z][\w-]*")
_NOT_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def scalar(words: str) -> str:
    """Return words as YAML: bare where people write them so, in quotation marks where YAML could misread them."""
    if words == "true" or (_PLAIN.fullmatch(words) and words.casefold() not in _NOT_WORDS):
        return words
    return json.dumps(words, ensure_ascii=False)


def flow(value: Value) -> str:
    """Return a value on one line: words in quotation marks, lists in square brackets, fields in braces."""
    if isinstance(value, Fields):
        return "{" + ", ".join(f"{_key(key)}: {flow(held)}" for key, held in value.of) + "}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(flow, value))}]"
    return value if value == "true" else json.dumps(value, ensure_ascii=False)


def block(fields: tuple[tuple[str, Value], ...], indent: int) -> list[str]:
    """Return fields as lines, one for each key, indented by some spaces; a list of fields has one line for each entry."""
    lines: list[str] = []
    margin = " " * indent
    for key, value in fields:
        if isinstance(value, tuple) and value and all(isinstance(one, Fields) for one in value):
            lines += [f"{margin}{_key(key)}:", *(f"{margin}  - {in_line(one)}" for one in value)]
        else:
            lines.append(f"{margin}{_key(key)}: {in_line(value)}")
    return lines


def in_line(value: Value) -> str:
    """Return a value on one line, with ids and plain words bare, as people write them."""
    if isinstance(value, Fields):
        return "{" + ", ".join(f"{_key(key)}: {_held(held)}" for key, held in value.of) + "}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_held, value))}]"
    return scalar(value)


def _held(value: Value) -> str:
    """Return a value for use within brackets, where a comma or a bracket would end it."""
    if isinstance(value, str):
        return (
            value
            if value == "true"
            or (_BARE_KEY.fullmatch(value) and value.casefold() not in _NOT_WORDS)
            else json.dumps(value, ensure_ascii=False)
        )
    return in_line(value)


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else json.dumps(key, ensure_ascii=False)
