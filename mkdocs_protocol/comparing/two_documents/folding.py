"""Words folded together, so that case, punctuation and names of roles do not hide a match.

Folded away are capitals, accents of typography, bullets and stops, and each council's own names for
roles: "the Town Clerk" and "Clerk" are one word after it, and so are "Members" and "Councillors".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.vocabulary import Role

Names: TypeAlias = "dict[tuple[str, ...], str]"
"""Names for roles, each as words in small letters, and the role that it stands for."""

STEM = 6
"""How many letters of a word count: "respond" and "responses" are alike, "discretion" and "discriminate" are not."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, without quotation marks, bullets and stops."""
    normal = unicodedata.normalize("NFKC", text).replace("’", "'").casefold()
    return tuple(_WORD.findall(normal))


def folded(text: str, names: Names, little: Collection[str] = ()) -> Iterator[str]:
    """Yield the folded words of a text: a name of a role as one word, of every other word its stem.

    Of names that begin at the same word the longest counts. Of the `little` words that stand in no name none is left.
    """
    given = words(text)
    longest = max(map(len, names), default=0)
    first = {name[0] for name in names if name}
    at = 0
    while at < len(given):
        most = min(longest, len(given) - at) if given[at] in first else 0
        for length in range(most, 0, -1):
            if role := names.get(given[at : at + length]):
                yield f"@{role}"
                at += length
                break
        else:
            if given[at] not in little:
                yield _stem(given[at])
            at += 1


def role_names(council: Council, roles: Sequence[Role]) -> Names:
    """Return what a council calls each role, and what any may call some of them.

    A name that a council has for two roles stands for the first of them.
    """
    found = {words(name): role.id for role in roles for name in role.also_called}
    for role, names in reversed(council.role_names):
        found.update((words(name), role) for name in names)
    found.pop((), None)
    return found


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    """Return what counts of a word: the sign of many goes, and an "e" or "y" at the end hides nothing."""
    one = word.removesuffix("'s")
    if len(one) > 3 and one.endswith("s") and one[-2] not in "suia":
        one = one[:-1]
    cut = one[:STEM]
    if len(cut) > 3 and cut.endswith("y"):
        return f"{cut[:-1]}i"
    return cut[:-1] if len(cut) > 4 and cut.endswith("e") else cut
