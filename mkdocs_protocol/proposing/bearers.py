"""Whom a clause binds and whom it benefits, by its own words: who stands before the verb, and who behind "expect".

"Members may expect from officers" binds officers and is for
members; in "Members must not instruct officers" it is members who are bound.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.folding import folded

if TYPE_CHECKING:
    from mkdocs_protocol.comparing.two_documents.folding import Names

_EXPECTS = re.compile(r"\b(?:expect|entitled|(?:have|has) (?:a|the) right)\b", re.IGNORECASE)
_VERB = re.compile(r"\b(?:must|shall|should|will|may|can|cannot|do not|does not|are|is|has|have)\b", re.IGNORECASE)  # fmt: skip
_NO_PARTY = frozenset({"council", "public"})
"""Roles that are spoken of far more often than they are bound."""
_SENTENCE_END = re.compile(r"(?<=[.;:])\s")
_MOST = 2


def bearers(heading: str, text: str, names: Names) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the roles that a clause binds and those that it benefits, as far as its words show it."""
    for passage in (text, heading):
        expecting = _EXPECTS.search(passage)
        if expecting:
            for_whom = _roles(passage[: expecting.start()], names)
            end = _SENTENCE_END.search(passage, expecting.end())
            of_whom = _roles(passage[expecting.end() : end.start() if end else None], names)
            bound = tuple(role for role in of_whom if role not in for_whom)
            if for_whom:
                return bound, for_whom
    for sentence in _SENTENCE_END.split(text):
        verb = _VERB.search(sentence)
        bound = _roles(sentence[: verb.start()], names) if verb else ()
        if bound:
            return bound, ()
    return (), ()


def _roles(words: str, names: Names) -> tuple[str, ...]:
    """Return the first roles that words name, each once."""
    found = (word[1:] for word in folded(words, names) if word.startswith("@"))
    return tuple(role for role in dict.fromkeys(found) if role not in _NO_PARTY)[:_MOST]
