"""A sentence shortened to some of its own words: "…" shows what is left out, unless it only gives a reason."""

from __future__ import annotations

import re

from mkdocs_protocol.core.questions import MOST_WORDS

LIST_MARKER = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s+", re.IGNORECASE)
"""The letter or number before an item of a list."""
_CASE = re.compile(
    r"\s*(?:(?:and|or|but),?\s*)?(?:if|when|where|should|in the case of|unless|while|whilst)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s\([^()]*\)")
_MERE_REASON = re.compile(
    r",? (?:so that|so as to|in order (?:to|that)|because|such as|for example|e\.g\.|not least|including|"
    r"in particular|particularly|especially|by way of illustration)\b.*?(?=[.;]|$)",
    re.IGNORECASE,
)
"""Words that give a reason or an example: without them the rule is the same."""
_CONDITION = re.compile(
    r"\b(?:if|where|when|once|unless|until|except|provided|subject to|in the case of|as long as|without|only|not|within|days?|weeks?)\b",
    re.IGNORECASE,
)
"""What a rule is not the same without."""
_PHRASE_ENDS = re.compile(r"[,;:](?=\s)")
_FEWEST = 6
"""Fewer words are no rule, but what leads in to one."""


def in_few_words(words: str, most: int = MOST_WORDS) -> str:
    """Return a sentence in at most `MOST_WORDS` of its own words; "" if that would cut off a condition or cut into a phrase."""
    for shortened in (words, _ASIDE.sub("", words), _MERE_REASON.sub("", _ASIDE.sub("", words))):
        if len(shortened.split()) <= most:
            return shortened.strip()
    whole = _MERE_REASON.sub("", _ASIDE.sub("", words))
    for end in reversed([*_PHRASE_ENDS.finditer(whole)]):
        kept, rest = whole[: end.start()], whole[end.end() :]
        if len(kept.split()) < most:
            last = _PHRASE_ENDS.split(kept)[-1]
            is_cut = _CONDITION.search(rest) or _CASE.match(last) or len(kept.split()) < _FEWEST
            return "" if is_cut else f"{kept.strip()} …"
    return ""
