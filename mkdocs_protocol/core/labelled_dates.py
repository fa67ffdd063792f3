"""Dates that a text prints behind a word that says what they are: "Adopted 3 May 2024", "Review date: May 2027"."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from mkdocs_protocol.core.edition_dates import DateKind
from mkdocs_protocol.core.printed_dates import Readings, printed_dates

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class LabelledDate:
    """A date and the words in front of it."""

    kind: DateKind
    printed: str
    readings: tuple[Readings, ...]
    start: int
    """Where it begins in the text."""

    @property
    def line(self) -> str:
        """The line of the facts that gives it, as YAML."""
        printed = json.dumps(self.printed, ensure_ascii=False)
        return f"{self.kind}: {{value: {self.readings[0][0].written}, printed: {printed}}}"


def labelled_dates(text: str) -> Iterator[LabelledDate]:
    """Yield each date of one line or sentence that has such a word in front of it."""
    words = [*_WORDS.finditer(text)]
    for word, following in zip_longest(words, words[1:]):
        end = following.start() if following else len(text)
        window = text[word.end() : min(end, word.end() + _FARTHEST)]
        for date in sorted(printed_dates(window), key=lambda date: date.start):
            between = window[: date.start]
            if not date.readings or _ENDS.search(between):
                break
            if _NEXT_TO.fullmatch(between) or (
                date.readings[0].precision in ("day", "month") and word[0].lower() != "review"
            ):
                printed = " ".join(text[word.start() : word.end() + date.end].split())
                yield LabelledDate(_kind(word[0]), printed, (date.readings,), word.start())
                break


def _kind(word: str) -> DateKind:
    return next(kind for words, kind in _KINDS if re.match(words, word, re.IGNORECASE))


_KINDS = (
    (r"next|for review|to be reviewed|due for review|review\b|date (?:of|for) (?:next )?review", DateKind.NEXT_REVIEW),
    (r"(?:date )?(?:last )?review", DateKind.REVIEWED),
    (r"(?:date )?adopt|mabwysiad", DateKind.ADOPTED),
    (r"(?:date )?approv|ratified|accepted|agreed|cymeradwy", DateKind.APPROVED),
    (r"(?:date )?(?:last )?(?:amended|revised|updated)", DateKind.AMENDED),
    (r"expir", DateKind.EXPIRES),
    (r"issued", DateKind.ISSUED),
    (r"in force|effective|takes effect|comes into", DateKind.IN_FORCE_FROM),
)  # fmt: skip
"""What each word in front of a date makes of it, the longer ones first."""
_WORDS = re.compile(
    r"\b(?:next review(?:ed)?|for review|to be reviewed|due for review|review (?:date|due)|"
    r"date (?:of|for) (?:next )?review|(?:date )?(?:last )?(?:reviewed|amended|revised|updated)|last review|"
    r"(?:date )?(?:adopted|approved)|adoption|ratified|accepted|agreed|"
    r"expires|expiry|issued|in force|effective(?: date| from)?|takes effect|comes into (?:force|effect)|"
    r"mabwysiadwyd|cymeradwywyd|review)\b",
    re.IGNORECASE,
)
_FARTHEST = 100
"""How many signs behind such a word its date ends at most."""
_ENDS = re.compile(r"[.;\n]")
_NEXT_TO = re.compile(
    r"[\W_]*(?:(?:date|due|on|in|by|for|is|from|of|the|not later than|no later than)\b[\W_]*){0,3}",
    re.IGNORECASE,
)
"""What may stand before a date that says no day and no month, so that no other year is taken for the document's."""
