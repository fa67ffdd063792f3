"""Printed numbers: where a clause says which it is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from sys import intern
from typing import TYPE_CHECKING

from mkdocs_protocol.core.markers import number_of, plain_figures
from mkdocs_protocol.core.protocol import bare_number

if TYPE_CHECKING:
    from collections.abc import Collection

HIDDEN = "?"
"""What :func:`unseen_number` returns for a number with characters around it."""
NO_NUMBER = "none"
"""Given as `number`, it says that the text below does not begin with one, whatever it looks like."""
CLAUSE_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")

_DOTTED = re.compile(r"(\d{1,3}(?:\.\d{1,3})+[.)]?)(?=\s|$)\s*")
_OF_HEADING = re.compile(r"(\d{1,3}(?:\.\d{1,3})*[.)]?)(?=\s|$)\s*")
_GIVEN = re.compile(r"(\S+)\s*")
_PIECE = re.compile(r"\d+|[^\W\d_]+")
_BEFORE_NUMBER = re.compile(r"[(\[#§¶№]?\s?")
_WITHIN_NUMBER = re.compile(r"[\s()\[\].,:/-]{0,3}")
_AFTER_NUMBER = re.compile(
    r"([)\].:,]{0,2})(?:(?=\s|$)|(?<=[.)])(?=[a-z])|(?<=\d)(?=[a-z]{2}))\s*", re.IGNORECASE
)
_FIGURE = re.compile(r"(\d{1,3})(?:\s?[–—:-])?\s+[A-Z“‘]")
_BEFORE_DASH = re.compile(r"(\d+[A-Za-z]?)\.?[–—-]\(")
_SIGNS = r"[*_\[(]"
_UNSEEN = re.compile(
    rf"{_SIGNS}*\d{{1,3}}(?:\.\d{{1,3}})+"  # 1.3*x*, [1.1 Members], 1.1A
    rf"|{_SIGNS}*\d{{1,3}}\.[^\W\d_]"  # 3.Reports
    rf"|[*_]{{1,3}}\d{{1,3}}[.)]?[*_]{{0,3}}\s"  # **3** Reports
)


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number at the beginning of a line."""

    printed: str
    """As printed: "2.3", "23", "3."."""
    canonical: str
    """Without its closing punctuation, or as the source says it was meant."""
    length: int
    """How many characters of the line it takes, including the space after it."""


def printed_number(
    line: str, *, heading: bool, meant: str = "", last: int = 0
) -> PrintedNumber | None:
    """Return the number that a line of Markdown begins with, if it begins with one.

    In a heading a single number counts ("5. Access"; "5 Access" where the `last` one was at least 4: not
    "30 days"), in a paragraph only one with a dot inside ("1.1"): a paragraph may well begin with a
    figure. `meant` is the number that the source says was meant: it is printed as it is ("Article 3",
    "12 (1)"), or the first word of the line, with a digit in it, is what is printed in its place.
    """
    in_ascii = plain_figures(line)
    if meant:
        ends = _as_printed(meant, in_ascii)
        if not ends and (given := _GIVEN.match(in_ascii)) and any(map(str.isdigit, given[1])):
            ends = given.end(1), given.end()
        return PrintedNumber(line[: ends[0]].rstrip(), meant, ends[1]) if ends else None
    match = (_OF_HEADING if heading else _DOTTED).match(in_ascii)
    if not match or (match[1].isdigit() and int(match[1]) > last + 1):
        return None
    printed, number = line[: match.end(1)], match[1].rstrip(".)")
    return PrintedNumber(intern(printed), intern(number), match.end())


def unseen_number(line: str, *, last: Collection[int]) -> str:
    """Return the number that a paragraph begins with if `printed_number` does not recognise it.

    It may be hidden by characters around it, or by none between it and the words; or be of another kind ("1A", "(a)",
    "Article 3"); or be a figure that continues from one of the `last` ("5 Members …"). Unnoticed, its clause would
    vanish into the one above. For a number with characters around it, which only need to go, `HIDDEN` is returned.
    """
    line = plain_figures(line)
    bare = line if line.startswith("[") and number_of(line) else line.lstrip("*_[")
    hidden = _UNSEEN.match(line)
    if (figure := figure_of(bare)) and figure - 1 in last:
        return str(figure)
    if hidden and (bare != line or not number_of(line)):
        return HIDDEN
    return number_of(bare)


def figure_of(line: str) -> int:
    """Return the figure alone that a line begins with, before a word with a capital ("5 Members …"), or 0."""
    found = _FIGURE.match(line)
    return int(found[1]) if found else 0


def meant_by(printed: str) -> str:
    """Return the number to write for a printed one: "(b)" is b, "12 (1)" and "(a)(i)" stay, "14.—(1)" is 14, "A -" is A."""
    if before_dash := _BEFORE_DASH.match(printed):
        return before_dash[1]
    number = printed.rstrip(" .:–—-")
    opened = number.count("(")
    is_bare = opened == 0 or (opened == 1 and number.startswith("("))
    return bare_number(number) if is_bare else number


def id_of(number: str) -> str:
    """Return the id that a number gives its clause: "12 (1)" is `12-1`, "Article 3" is `article-3`, "①" is `1`."""
    signs = unicodedata.normalize("NFKC", number)
    in_ascii = "".join(str(unicodedata.digit(sign, sign)) for sign in signs)
    made = re.sub(r"[^a-z0-9.]+", "-", in_ascii.lower())
    return re.sub(r"[-.]{2,}", "-", made).strip("-.")


def _as_printed(meant: str, line: str) -> tuple[int, int] | None:
    """Return where a number ends that a line begins with, whatever its brackets and spaces, and the space after it."""
    at = _BEFORE_NUMBER.match(line).end()  # type: ignore[union-attr]
    pieces = _PIECE.findall(meant) or ([meant] if id_of(meant) else [])
    for index, piece in enumerate(pieces):
        at = _WITHIN_NUMBER.match(line, at).end() if index else at  # type: ignore[union-attr]
        end = at + len(piece)
        if line[at:end].lower() != piece.lower():
            return None
        at = end
    found = _AFTER_NUMBER.match(line, at)
    return (found.end(1), found.end()) if found else None
