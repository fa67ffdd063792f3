"""Text in another language than it is said to be in: it would be read aloud as if it were the other one.

Welsh and English are told apart by the small words that every sentence has. Only a text that is long enough and
certainly in one of them counts: a few words of the other, a name or a title, are not a fault.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.core.problems import Problem
from mkdocs_protocol.core.text import InLanguage, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.core.protocol import Clause, Edition

_FEWEST = 8
"""How many words a text must have for its language to be known."""
_SURE, _STRAY = 0.3, 0.1
"""The least share of small words of its own language, and the most of the other's."""
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = {
    "cy": frozenset(
        [
            "y",
            "yr",
            "r",
            "yn",
            "n",
            "â",
            "ac",
            "ar",
            "bod",
            "bydd",
            "byddant",
            "cyngor",
            "dylai",
            "dylid",
            "ei",
            "eu",
            "fod",
            "gan",
            "gyda",
            "gyfer",
            "hon",
            "hwn",
            "hyn",
            "i",
            "mae",
            "mewn",
            "neu",
            "ni",
            "nid",
            "o",
            "oes",
            "pob",
            "rhaid",
            "sydd",
            "sy",
            "trwy",
            "unrhyw",
            "w",
            "wedi",
            "wrth",
            "yw",
        ]
    ),
    "en": frozenset(
        [
            "an",
            "and",
            "any",
            "are",
            "as",
            "be",
            "by",
            "for",
            "from",
            "has",
            "have",
            "in",
            "is",
            "it",
            "may",
            "must",
            "not",
            "of",
            "or",
            "shall",
            "should",
            "that",
            "the",
            "their",
            "they",
            "this",
            "to",
            "will",
            "with",
        ]
    ),
}
_NAMES = {"cy": "Welsh", "en": "English"}


def language_warnings(edition: Edition) -> Iterator[Problem]:
    """Yield a warning for each clause whose words are certainly in a language other than the one its source gives."""
    for clause in edition.clauses:
        said = (clause.language or edition.language).partition("-")[0]
        found = "" if _has_parts_in_others(clause) else language_of(clause.text)
        if found and said in _SMALL and found != said:
            written = "en-GB" if found == "en" else found
            yield Problem(
                clause.at,
                f"these words seem to be {_NAMES[found]}, but are marked as {_NAMES[said]}; write {{lang={written}}} "
                "above them, so that they are read aloud correctly",
                "language-not-said",
            )


def language_of(text: str) -> str:
    """Return the language that a text is certainly in, "cy" or "en"; "" if that is not certain."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < _FEWEST:
        return ""
    share = {name: sum(w in small for w in words) / len(words) for name, small in _SMALL.items()}
    sure = [
        name
        for name, part in share.items()
        if part >= _SURE and all(share[other] <= _STRAY for other in share if other != name)
    ]
    return sure[0] if sure else ""


def _has_parts_in_others(clause: Clause) -> bool:
    """Return whether part of a clause is marked as being in another language: then its words are not one text."""
    return any(
        isinstance(block, InLanguage) and plain(block.blocks) != clause.text
        for block in clause.blocks
    )
