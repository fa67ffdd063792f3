"""Words folded together, so that case, punctuation and names of roles do not hide a match.

Folding removes capitals, typographic variants, bullets and stops, and each council's own names for roles: "the Town
Clerk" and "Clerk" become one word, and so do "Members" and "Councillors".
"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.terms import Role


class Names(dict[tuple[str, ...], str]):
    """Names for roles, each as words in small letters, and the role that it stands for; complete before they are used."""

    @cached_property
    def lengths(self) -> dict[str, list[int]]:
        """How many words the names beginning with a word have, the longest first."""
        found: dict[str, set[int]] = {}
        for name in filter(None, self):
            found.setdefault(name[0], set()).add(len(name))
        return {first: sorted(lengths, reverse=True) for first, lengths in found.items()}


STEM = 6
"""How many letters of a word count: "respond" and "responses" are alike, "discretion" and "discriminate" are not."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, without quotation marks, bullets and stops."""
    normal = text if text.isascii() else unicodedata.normalize("NFKC", text).replace("’", "'")
    return tuple(_WORD.findall(normal.casefold()))


def with_roles(given: Sequence[str], names: Names) -> Sequence[str]:
    """Return words with each name of a role as one word, "@" and the role's id; of several names, the longest counts."""
    lengths = names.lengths
    if lengths.keys().isdisjoint(given):
        return given
    found: list[str] = []
    at = 0
    while at < len(given):
        for length in lengths.get(given[at], ()):
            if role := names.get(tuple(given[at : at + length])):
                found.append(f"@{role}")
                at += length
                break
        else:
            found.append(given[at])
            at += 1
    return found


def folded(text: str, names: Names, little: Collection[str] = ()) -> Iterator[str]:
    """Yield the folded words of a text: a name of a role as one word, every other word as its stem.

    The `little` words are left out, unless they belong to a name.
    """
    for word in with_roles(words(text), names):
        if word.startswith("@"):
            yield word
        elif word not in little:
            yield _stem(word)


def role_names(council: Council, roles: Sequence[Role]) -> Names:
    """Return what a council calls each role, with the names that any council may use.

    A name that a council has for two roles stands for the first of them.
    """
    found = Names({words(name): role.id for role in roles for name in role.also_called})
    for role, names in reversed(council.role_names):
        found.update((words(name), role) for name in names)
    found.pop((), None)
    return found


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    """Return the part of a word that counts: without a plural ending or a final "e" or "y"."""
    one = word.removesuffix("'s")
    if len(one) > 3 and one.endswith("s") and one[-2] not in "suia":
        one = one[:-1]
    cut = one[:STEM]
    if len(cut) > 3 and cut.endswith("y"):
        return f"{cut[:-1]}i"
    return cut[:-1] if len(cut) > 4 and cut.endswith("e") else cut
