"""Invisible characters, and texts made safe to print: a source must not control a terminal or a CI log."""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    # Controls but tab and line feed, the separators of lines and paragraphs, and halves of a character.
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"
    # Default_Ignorable_Code_Point of Unicode (DerivedCoreProperties.txt): fillers, joiners, direction marks, tags …
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    # Marks of annotations, the blank cell of Braille, and what Unicode says is not a character.
    "\ufff9-\ufffb\u2800\ufdd0-\ufdef\ufffe\uffff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    # Variation selectors, except the two that say how the symbol before them is drawn.
    + "\ufe00-\ufe0d]|(?<![\u2000-\u2bff\u3000-\u32ff\U0001f000-\U0001faff0-9#*])[\ufe0e\ufe0f]"
)

_LONGEST = 1_000
_COMMANDS = re.compile(r"^(\s*)::|##(?=\[|vso\[|teamcity\[)", re.MULTILINE)
"""What build services take for a command: a line that begins with `::`, `##[` and the like."""


def unseen_character(text: str, start: int = 0) -> re.Match[str] | None:
    """Return the first invisible character from a place onwards, or None."""
    if text.isascii() and text.isprintable():
        return None  # Most lines, and much quicker found than by looking at each character.
    return _UNSEEN.search(text, start)


def name_of(character: str) -> str:
    """Return how Unicode writes a character: U+00AD."""
    return f"U+{ord(character):04X}"


def visible(text: str) -> str:
    """Return a text as one line that can be printed anywhere.

    Invisible characters, including line ends and tabs, are written out (`<U+202E>`), as is the first character of a
    command to a build service; the middle of a very long text is left out. A text made by this function is returned
    unchanged.
    """
    if len(text) > _LONGEST:
        half = _LONGEST // 2 - 10
        text = f"{text[:half]} … {text[-half:]}"
    seen = _UNSEEN.sub(_written_out, text)
    if not seen.isprintable():  # Line ends, tabs, invisible spaces, characters in no font.
        seen = "".join(each if each.isprintable() else _written_out(each) for each in seen)
    return _COMMANDS.sub(
        lambda found: (
            f"{found[1] or ''}{_written_out(found[0].lstrip()[0])}{found[0].lstrip()[1:]}"
        ),
        seen,
    )


def visible_json(text: str) -> str:
    """Return JSON with the same values, in which invisible characters are escaped (`\\u202e`)."""
    return _UNSEEN.sub(_as_json, text)


def _written_out(found: re.Match[str] | str) -> str:
    return f"<{name_of(found if isinstance(found, str) else found[0])}>"


def _as_json(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
