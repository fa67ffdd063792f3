"""Attributes in braces: `{topic=channels also="media politics"}`.

The grammar is smaller and stricter than that of Markdown's attribute plugins, which take a malformed line for text,
keep the last of two equal words, and let any attribute into the HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from sys import intern

CLASSIFYING = ("topic", "also", "kind", "binds", "benefits")
"""Attributes that a clause passes on to its parts, and a section to its clauses."""
ON_BLOCKS = (*CLASSIFYING, "id", "number", "label", "frame", "lang", "headings")
ON_PARTS = (*CLASSIFYING, "id", "lang")

_WORD = re.compile(
    r"""\s*(?P<name>[^\s={}"]+)\s*=\s*(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s{}"]+))(?=[\s}]|$)"""
)
BARE = re.compile(rf"(?:{'|'.join(ON_BLOCKS)})=[^\s=]")
"""How a line begins whose opening brace was forgotten."""
# There are no braces inside braces, except in quotes, so the search never runs past the end.
_CURLY = re.compile("[“”„‘’]")
_BRACES = re.compile(r"""\{(?:[^{}"]|"[^"]*")*+\}""")
_LONGEST = 2_000
"""How many characters braces can hold: a search for their end goes no further."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One word in braces and its value."""

    name: str
    value: str
    offset: int
    """Where the word starts, in characters from the opening brace."""


class MalformedError(ValueError):
    """Braces that do not hold `word=value` pairs."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


def parse_attributes(text: str) -> tuple[Attribute, ...]:
    """Read attributes in braces, including the braces; raise MalformedError if they are not well formed."""
    stripped = text.rstrip()
    if not stripped.startswith("{"):
        raise MalformedError(
            "this line has no '{' before its first word; put the whole line in braces, or write '\\=' "
            "if these are words of the council's",
            0,
        )
    if not stripped.endswith("}"):
        raise MalformedError(
            "this line begins with '{' but does not end with '}'; close it, or "
            "write '\\{' if the brace is the council's own",
            0,
        )
    inside = stripped[:-1]
    found: list[Attribute] = []
    position = 1
    while inside[position:].strip():
        match = _WORD.match(inside, position)
        if not match:
            start = position + len(inside[position:]) - len(inside[position:].lstrip())
            word = inside[start:].split()[0]
            curly = " with straight quotation marks" if _CURLY.search(word) else ""
            raise MalformedError(
                f"'{word}' is not of the form word=value; write for example "
                f'{{topic=channels also="media politics"}}{curly}',
                start,
            )
        value = match["quoted"] if match["quoted"] is not None else match["bare"]
        # Thousands of clauses have the same few values.
        found.append(Attribute(intern(match["name"]), intern(value), match.start("name")))
        position = match.end()
    if not found:
        raise MalformedError("these braces are empty; write for example {topic=channels}", 0)
    return tuple(found)


def span_end(text: str, start: int) -> int:
    """Return the offset after the brace that closes the one at `start`, or -1."""
    braces = _BRACES.match(text, start, start + _LONGEST)
    return braces.end() if braces else -1
