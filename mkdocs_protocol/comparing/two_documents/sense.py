"""What is left of a passage's wording without what councils write differently but mean alike.

Capitals, stops, letters before items, articles and plural endings go; a name of a role counts as the role, a
council's own name as "council". Little words and the order of words stay: "not", "and" and "or" matter, and so does
who comes first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.two_documents.folding import with_roles
from mkdocs_protocol.core.phrases import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.comparing.two_documents.folding import Names
    from mkdocs_protocol.core.handbook import Council

ARTICLES = frozenset({"a", "an", "the"})
_KINDS = frozenset({"town", "parish", "community", "city", "village"})
"""Words before "council" that only say what kind of council it is."""
_MANY = re.compile(r"(?<=[^\Wsui])s$")


def sense(wording: str, council: Council, names: Names) -> str:
    """Return the words that count, joined by spaces; `wording` has neither stops nor letters before items."""
    own = words(council.name) if council.name else ()
    return " ".join(_kept(_without_own_name(wording.split(), own), names))


def _without_own_name(given: list[str], own: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    for word in given:
        found.append(word)
        if own and tuple(found[-len(own) :]) == own:
            found[-len(own) :] = ["council"]
        elif word == "council" and len(found) > 1 and found[-2] in _KINDS:
            del found[-2]
    return found


def _kept(given: list[str], names: Names) -> Iterator[str]:
    for word in with_roles(given, names):
        if word.startswith("@"):
            yield word
        elif word not in ARTICLES:
            yield _MANY.sub("", word)
