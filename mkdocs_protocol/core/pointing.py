"""Sentences that point back to earlier ones, and what has to be read with them.

"It must be received by letter or e-mail." says nothing unless a reader knows what must be received. Wherever a part
of a clause is quoted, the sentences that it points to are quoted before it: :func:`read_with` gives them for every
kind of page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.core.text import STRUCK

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_BEFORE = 3
"""The most sentences that are read with one: each may point to the one before it."""

_BEFORE_IT = (
    r"(?:(?:however|but|nevertheless|therefore|likewise|similarly|also|equally),? )?"
    r"(?:(?:any|all|each|in|within|under|at|on|for|from|by|with|to|of|where|when|if|unless|once|until|should"
    r"|during|after|before|due|because|owing|subject|the \w+ (?:of|for)) )*"
)
"""Short words before the one that points: "However, they …", "Any such …", "In these circumstances", "Should such …"."""
_ITSELF = (
    r"(?! (?:protocol|policy|document|procedure|code|guidance|council|scheme|standing orders)\b)"
)
"""After "this": what a text calls itself."""
_SAYS_ITSELF = (
    r"(?! (?:(?:is|was|be|will|would|may|might|can|could|should|not|also|always|often|therefore|generally|normally"
    r"|usually) )+(?:important|essential|necessary|possible|impossible|preferable|recommended|advisable|vital|helpful"
    r"|good practice|(?:in)?appropriate|acceptable|likely|expected that|recognised|acknowledged|accepted|understood"
    r"|for the|up to|open to|the [^.]*?(?:role|duty|responsibility|policy|job|task|intention))\b(?!/))"
)
"""After "it", where the sentence itself says what is meant: "It is not the role of …", "It may be necessary to …"."""
POINTING = (
    r"(?:(?:if (?:not|so)|otherwise|instead)\b"
    r"|(?:in|by|when|before|after) \w+ing (?:such|this|these|those|so|it|them)\b"
    rf"|{_BEFORE_IT}(?:its\b|it\b{_SAYS_ITSELF}"
    r"|(?:they|them|he|she|their|this|these|those|such|the same|that (?:is|does|means|includes))\b"
    rf"{_ITSELF}))"
)
"""The beginning of a sentence that points to one before it; for Python and for JavaScript, ignoring case."""

_POINTS_BACK = re.compile(POINTING, re.IGNORECASE)
_POINTS_WITHIN = re.compile(
    rf"\bthere(?:on|to|of|in|by|under)\b|(?<!\bas )\bsuch{_ITSELF} (?!(?:as|other|an?)\b)(\w+)"
    r"|\b(?:that|those) (\w+)[,;.]",
    re.IGNORECASE,
)
"""Words that point to something named before, wherever they are in their sentence: "discussions thereon", "in such matters"."""
_SAYS = r"(?:will|shall|should|must|may|can|is|are)"
_COMES_AFTER = re.compile(rf"(?:(?!{_SAYS}\b)\w[\w'’/-]* ){{1,6}}{_SAYS} then\b", re.IGNORECASE)
"""The beginning of a sentence that says what comes next, but not after what: "The Clerk will then decide …"."""
_SETS_THE_CASE = re.compile(r"in (?:the case|cases|the event) of\b", re.IGNORECASE)
_HAS_ITS_OWN = re.compile(r"(?:if|in|where|when|should|unless)\b", re.IGNORECASE)
_OPENING = "“‘\"'(["
_SENTENCE = re.compile(r"(?<=[.!?])(?<!\be\.g\.)(?<!\bi\.e\.)[”’\"')\]]*\s+(?=[A-Z“‘\"'(\[])")
"""Where one sentence of a line ends and the next begins."""
_THIS_PROCEDURE = re.compile(r"(?:in|within|under) (?:this|such) procedure\b", re.IGNORECASE)
_A_PROCEDURE = re.compile(r"(?<!this )(?<!such )procedure\b", re.IGNORECASE)


def sentences(line: str) -> list[str]:
    """Return the sentences of a line, without the white space between them."""
    return [one.strip() for one in _SENTENCE.split(line) if one.strip()]


def sentence_ends(line: str) -> list[int]:
    """Return where the sentences of a line end, including the white space after them."""
    return [*(found.end() for found in _SENTENCE.finditer(line)), len(line)]


def points_back(sentence: str, before: str = "") -> bool:
    """Return whether a sentence points to the one before it, and cannot be understood without it.

    "Within this procedure" means the document itself, unless the sentence before names a procedure. A sentence that
    names something before it points to it ("communications … such communications") needs no other. One that says "In
    the case of a grievance" says so for the next as well, unless that has a case of its own.
    """
    words = " ".join(sentence.lstrip(_OPENING).split())
    if _THIS_PROCEDURE.match(words):
        return bool(_A_PROCEDURE.search(before))
    if _SETS_THE_CASE.match(before) and not _HAS_ITS_OWN.match(words):
        return True
    if _COMES_AFTER.match(words) and not _HAS_ITS_OWN.match(words):
        return True
    return bool(_POINTS_BACK.match(words)) or any(
        not found.lastindex or _stem(found[found.lastindex]) not in words[: found.start()].lower()
        for found in _POINTS_WITHIN.finditer(words)
    )


def _stem(word: str) -> str:
    return word.lower().removesuffix("s")


def read_with(before: str, words: str, beside: Iterable[str] = ()) -> str:
    """Return the part of a text that has to be read before some of its words: the sentences that they point to, or "".

    `before` is what precedes the words in their line, or in their paragraph. If the words continue a sentence that
    began there, nothing is added: that is shown as a cut. Nor is anything added if a sentence that they point to is
    among the words `beside` them.
    """
    if not before.strip() or (words[:1].islower() or not _SENTENCE.search(f"{before.rstrip()} A")):
        return ""
    kept = [" ".join(one.split()) for one in beside]
    found: list[str] = []
    earlier, current = sentences(before), words
    while earlier and len(found) < MOST_BEFORE and points_back(current, earlier[-1]):
        current = earlier.pop()
        if STRUCK in current:
            break  # It no longer applies.
        if any(" ".join(current.split()) in one for one in kept):
            return ""
        found.insert(0, current)
    return " ".join(found)
