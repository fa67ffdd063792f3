"""Which words find which others: from `search.yml`, names of roles and the glossary, as stems for the index."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from mkdocs_protocol.core.terms import RoleSide
from mkdocs_protocol.searching.weights import ONE_WAY, ROLE, SAME
from mkdocs_protocol.searching.words import SMALL_WORDS, heard, stems, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_protocol.core.handbook import Handbook
    from mkdocs_protocol.core.terms import Role


_ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)


@cache
def key(words: str) -> str:
    """Return the key of a word or phrase in the index: its stems, separated by spaces.

    An abbreviation that is also a small word, such as SO, is recognised by its capitals.
    """
    if words.isupper() and words.lower() in SMALL_WORDS:
        return words
    return " ".join(stems(words))


@cache
def typed_key(words: str) -> str:
    """Return the key of a word or phrase as somebody types it.

    If at most one of its words is not small, it is meant only as a whole: to tell off is not to tell.
    """
    whole = heard(_ARTICLE.sub("", words))
    is_whole = len(whole) > 1 and len(stems(words)) < 2
    return " ".join(whole) if is_whole else key(words)


class Alternatives:
    """What else each word or phrase finds, if anything, and how much that counts."""

    def __init__(self, handbook: Handbook) -> None:
        self._found: dict[str, dict[str, float]] = {}
        self.spellings: set[str] = set()
        """Every word as the vocabulary writes it, so that each is known, whether or not a text has it."""
        search = handbook.vocabulary.search
        for group in search.same:
            self._both_ways(group, SAME)
        for entry in handbook.vocabulary.glossary:
            self._both_ways(entry.words, SAME)
        self._who: set[str] = set()
        self._sides: dict[str, RoleSide] = {}
        self._roles = handbook.vocabulary.roles
        named = [*_role_names(handbook)]
        for role, names in named:
            self._both_ways(names, ROLE)
            self._who.update(one for one in map(key, names) if " " not in one)
            if role.side:
                self._sides.update(dict.fromkeys(map(key, names), role.side))
        for one in search.one_way:
            self._one_way(one.words, one.find)
        for subject in search.subjects:
            self._know(subject.words)
        self._know((*search.before_numbers, *search.not_needed, *search.circumstances))
        self._initials(
            [
                *(word for group in search.same for word in group),
                *(
                    one
                    for entry in handbook.vocabulary.glossary
                    for one in (entry.term, *entry.words)
                ),
                *(name for _, names in named for name in names),
            ]
        )

    @property
    def by_key(self) -> dict[str, dict[str, float]]:
        """The keys of what is found, with weights, in order, by the key of what was typed."""
        return {typed: dict(sorted(found.items())) for typed, found in sorted(self._found.items())}

    @property
    def phrases(self) -> frozenset[str]:
        """The keys of several words: the index knows where they are side by side."""
        keys = {*self._found, *(one for found in self._found.values() for one in found)}
        return frozenset(
            one for one in keys if " " in one and SMALL_WORDS.isdisjoint(one.split(" "))
        )

    @property
    def who(self) -> list[str]:
        """The keys that only say who: names of roles, and what finds nothing else."""
        return sorted(
            self._who
            | {typed for typed, found in self._found.items() if self._who.issuperset(found)}
        )

    @property
    def sides(self) -> dict[str, dict[str, list[str]]]:
        """For members and for staff, the words that only say that it is one of them, and the ids of their roles."""
        own = self._sides
        led = {typed: {own.get(one) for one in found} for typed, found in self._found.items()}
        found = {typed: sides.pop() for typed, sides in led.items() if len(sides) == 1} | own
        return {
            side: {
                "words": sorted(one for one, its in found.items() if its is side),
                "roles": [role.id for role in self._roles if role.side is side],
            }
            for side in RoleSide
        }

    def _both_ways(self, words: Iterable[str], weight: float) -> None:
        known = self._know(words)
        keys = [key(one) for one in known if key(one) == typed_key(one)]
        for typed in map(typed_key, known):
            for found in keys:
                self._add(typed, found, weight)

    def _one_way(self, words: Iterable[str], find: Iterable[str]) -> None:
        found = [key(word) for word in self._know(find)]
        for typed in map(typed_key, self._know(words)):
            for place, one in enumerate(found):
                self._add(typed, one, max(ONE_WAY[place : place + 1] or ONE_WAY[-1:]))

    def _initials(self, names: Iterable[str]) -> None:
        """Let the first letters of a name find it: SAC a Staff Advisory Committee, CoC a Code of Conduct."""
        for name in names:
            parts = name.split()
            big = [part for part in parts if part[0].isupper()]
            small = [part for part in parts if part not in big]
            if len(big) < 2 or any(part.lower() not in SMALL_WORDS for part in small):
                continue
            for letters in {"".join(one[0] for one in parts), "".join(one[0] for one in big)}:
                typed = key(letters)
                if len(letters) > 2 and letters.isalpha() and typed not in self._found:
                    self._one_way([letters], [name])

    def _know(self, words: Iterable[str]) -> list[str]:
        known = [word for word in words if typed_key(word)]
        self.spellings.update(token for word in known for token in tokens(word))
        return known

    def _add(self, typed: str, found: str, weight: float) -> None:
        if typed and found and typed != found:
            given = self._found.setdefault(typed, {})
            given[found] = max(weight, given.get(found, 0))


def _role_names(handbook: Handbook) -> Iterator[tuple[Role, tuple[str, ...]]]:
    """Yield every name of each role: the handbook's, what people call it, and the councils' own."""
    own: dict[str, dict[str, None]] = {}
    for id_, given in chain.from_iterable(council.role_names for council in handbook.councils):
        own.setdefault(id_, {}).update(dict.fromkeys(given))
    for role in handbook.vocabulary.roles:
        names = dict.fromkeys((role.label, *role.also_called))
        names.update(dict.fromkeys(part for name in own.get(role.id, ()) for part in _names(name)))
        yield role, tuple(names)


def _names(printed: str) -> list[str]:
    # "CEO/Town Clerk" names two; words in brackets only explain, and a sentence is not a name.
    parts = re.split(r"[/,]", re.sub(r"\(.*?\)", "", printed))
    return [part.strip() for part in parts if 0 < len(part.split()) <= 4]
