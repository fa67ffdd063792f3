"""Dates that a text prints behind a word that says what they are: "Adopted 3 May 2024", "Review date: May 2027"."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.edition_dates import DateKind
from mkdocs_protocol.core.partial_date import MONTHS
from mkdocs_protocol.core.printed_dates import WELSH_MONTHS, Readings, dates_in

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
    for found in _DATED.finditer(text):
        kind = next(kind for words, kind in _KINDS if re.match(words, found["word"], re.IGNORECASE))
        if readings := dates_in(found["date"]):
            yield LabelledDate(kind, " ".join(found[0].split()), readings, found.start())


_KINDS = (
    (r"next|for review|to be reviewed|due for review|review (?:date|due)|date (?:of|for) (?:next )?review",
     DateKind.NEXT_REVIEW),
    (r"(?:last )?reviewed", DateKind.REVIEWED),
    (r"adopt|mabwysiad", DateKind.ADOPTED),
    (r"approv|ratified|cymeradwy", DateKind.APPROVED),
    (r"amended|revised|updated|last (?:amended|revised|updated)", DateKind.AMENDED),
    (r"expir", DateKind.EXPIRES),
    (r"issued", DateKind.ISSUED),
    (r"in force|effective|takes effect|comes into", DateKind.IN_FORCE_FROM),
)  # fmt: skip
"""What each word in front of a date makes of it, the longer ones first."""
_WORD = (
    r"next review(?:ed)?|for review|to be reviewed|due for review|review (?:date|due)|"
    r"date (?:of|for) (?:next )?review|(?:last )?(?:reviewed|amended|revised|updated)|adopted|adoption|approved|ratified|"
    r"expires|expiry|issued|in force|effective(?: date| from)?|takes effect|comes into (?:force|effect)|"
    r"mabwysiadwyd|cymeradwywyd"
)
_MONTH = "|".join((*MONTHS, *WELSH_MONTHS))
_DATED = re.compile(
    rf"\b(?P<word>{_WORD})\b(?:(?!\b(?:{_WORD})\b)[^.;\n]){{0,70}}?"
    rf"(?P<date>(?:\b\d{{1,2}}(?:st|nd|rd|th)?(?: of| o)? )?\b(?:{_MONTH}),? \d{{4}}\b"
    r"|\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b)",
    re.IGNORECASE,
)
