"""Printed numbers: where a clause says which it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

CLAUSE_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")

_DOTTED = re.compile(r"(\d{1,3}(?:\.\d{1,3})+[.)]?)(?=\s|$)\s*")
_OF_HEADING = re.compile(r"(\d{1,3}(?:\.\d{1,3})*[.)]?)(?=\s|$)\s*")
_GIVEN = re.compile(r"(\S+)\s*")
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
    """As it stands there: "2.3", "23", "3."."""
    canonical: str
    """Without its closing sign, or as the source says it was meant."""
    length: int
    """How many characters of the line it takes, the space behind it included."""


def printed_number(
    line: str, *, heading: bool, meant: str = "", last: int = 0
) -> PrintedNumber | None:
    """Return the number that a line of Markdown begins with, if it begins with one.

    In a heading a single number counts ("5. Access"; "5 Access" where the `last` one was at least 4: not
    "30 days"), in a paragraph only one with a dot inside ("1.1"): a paragraph may well begin with a
    figure. `meant` is the number that the source says was meant; the
    first word of the line, whatever it is, is then the printed one.
    """
    pattern = _GIVEN if meant else _OF_HEADING if heading else _DOTTED
    match = pattern.match(line)
    if not match or (meant and not any(sign.isdigit() for sign in match[1])):
        return None
    if not meant and match[1].isdigit() and int(match[1]) > last + 1:
        return None
    return PrintedNumber(match[1], meant or match[1].rstrip(".)"), match.end())


def is_unseen_number(line: str) -> bool:
    """Say whether a line that `printed_number` finds no number in begins with one after all.

    Signs round it, or none between it and the words, hide it; unseen, its clause would vanish in the
    one above.
    """
    return bool(_UNSEEN.match(line))
