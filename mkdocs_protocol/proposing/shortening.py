"""A sentence shortened to some of its own words: "…" shows what is left out, unless it only gives a reason."""

from __future__ import annotations

import re

from mkdocs_protocol.core.questions import MOST_WORDS

_ASIDE = re.compile(r"\s\([^()]*\)")
_MERE_REASON = re.compile(
    r",? (?:so that|so as to|in order (?:to|that)|because|such as|for example|e\.g\.|not least|including|"
    r"in particular|particularly|especially|by way of illustration)\b.*?(?=[.;]|$)",
    re.IGNORECASE,
)
"""Words that give a reason or an example: without them the rule is the same."""
_CONDITION = re.compile(
    r"\b(?:if|where|when|once|unless|until|except|provided|subject to|in the case of|as long as|without|only|not)\b",
    re.IGNORECASE,
)


def in_few_words(words: str, most: int = MOST_WORDS) -> str:
    """Return a sentence in at most `MOST_WORDS` of its own words; "" if a condition would be cut off."""
    for shortened in (words, _ASIDE.sub("", words), _MERE_REASON.sub("", _ASIDE.sub("", words))):
        if len(shortened.split()) <= most:
            return shortened.strip()
    kept = _MERE_REASON.sub("", _ASIDE.sub("", words)).split()
    if _CONDITION.search(" ".join(kept[most - 1 :])):
        return ""
    return " ".join(kept[: most - 1]).rstrip(",;:") + " …"
