"""Words folded together, so that case, punctuation and names of roles do not hide a match.

Folding removes capitals, typographic variants, bullets and stops, and each council's own names for roles: "the Town
Clerk" and "Clerk" become one word, and so do "Members" and "Councillors".

Beside its words, a text has meanings: what `search.yml` has its words find. So "politeness" comes near to "courtesy".
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from mkdocs_protocol.core.phrases import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from mkdocs_protocol.comparing.two_documents.likeness import Bag
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.searching import SearchVocabulary
    from mkdocs_protocol.core.terms import Role
    from mkdocs_protocol.core.vocabulary import Vocabulary


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

_SHARED = ("contra",)
"""Beginnings of as many letters that words of different meanings share: of these, one letter more counts."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_A_YEAR = "#year"


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


def roles_named(text: str, names: Names) -> frozenset[str]:
    """Return the ids of the roles that a text names."""
    return frozenset(word[1:] for word in with_roles(words(text), names) if word.startswith("@"))


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


def meanings(vocabulary: Vocabulary) -> Meanings:
    """Return what the words of texts mean, by the groups of `search.yml`; they are worked out once."""
    return _meanings(vocabulary.search, vocabulary.roles, vocabulary.little_words)


SAID_ITSELF = 3
"""How often a meaning counts that a text has in the very words: what only other words for it point to counts once."""


class Meanings:
    """What the words of texts mean: each is a folded word or phrase, such as documents have it."""

    def __init__(
        self, search: SearchVocabulary, roles: Sequence[Role], little: Collection[str]
    ) -> None:
        self._names = Names({words(name): role.id for role in roles for name in role.also_called})
        self._little = little
        self._found: dict[tuple[str, ...], Bag] = {}
        for group in search.same:
            self._learn(group, group)
        for one in search.one_way:
            self._learn(one.words, one.find)
        self._lengths: dict[str, set[int]] = {}
        for phrase in self._found:
            self._lengths.setdefault(phrase[0], set()).add(len(phrase))

    def of(self, text: Sequence[str]) -> Bag:
        """Return what folded words mean, each meaning as often as it counts; every year is one and the same."""
        found: Bag = Counter()
        for at, word in enumerate(text):
            if _YEAR.fullmatch(word):
                found[_A_YEAR] = SAID_ITSELF
            for length in self._lengths.get(word, ()):
                for meant, times in self._found.get(tuple(text[at : at + length]), {}).items():
                    found[meant] = max(times, found[meant])
        return found

    def _learn(self, typed: Iterable[str], found: Iterable[str]) -> None:
        meant = [*filter(None, map(self._phrase, found))]
        for phrase in filter(None, map(self._phrase, typed)):
            self._found[phrase] = self._known(phrase) | Counter({" ".join(one): 1 for one in meant})
        for phrase in meant:
            self._found[phrase] = self._known(phrase) | Counter({" ".join(phrase): SAID_ITSELF})

    def _known(self, phrase: tuple[str, ...]) -> Bag:
        return self._found.get(phrase, Counter())

    def _phrase(self, phrase: str) -> tuple[str, ...]:
        """Return the folded words of a phrase, if it means more than a role and more than one of its words.

        To tell off is not to tell.
        """
        kept = tuple(folded(phrase, self._names, self._little))
        is_one_word = len(words(phrase)) == 1 and not any(one.startswith("@") for one in kept)
        return kept if len(kept) > 1 or is_one_word else ()


_meanings = lru_cache(maxsize=4)(Meanings)


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    """Return the part of a word that counts: without a plural ending or a final "e" or "y"."""
    one = word.removesuffix("'s")
    if len(one) > 3 and one.endswith("s") and one[-2] not in "suia":
        one = one[:-1]
    cut = one[: STEM + any(one.startswith(each) for each in _SHARED)]
    if len(cut) > 3 and cut.endswith("y"):
        return f"{cut[:-1]}i"
    return cut[:-1] if len(cut) > 4 and cut.endswith("e") else cut
