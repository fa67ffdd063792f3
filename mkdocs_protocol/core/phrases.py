"""The phrases of a document, as numbers: all that has to be known of its words to find them in other documents.

A phrase is a run of five folded words within a clause; a shorter clause is one phrase. Its number is the same in every
process of the same Python on the same kind of computer, and other phrases have other numbers: of a handbook's million
phrases, two would have the same one in ten million.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PHRASE = 5
"""How many words in a row are a phrase."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, without quotation marks, bullets and stops."""
    normal = text if text.isascii() else unicodedata.normalize("NFKC", text).replace("’", "'")
    return tuple(_WORD.findall(normal.casefold()))


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a document's clauses, in the order of the text."""

    lengths: bytes
    """How many words each clause has."""
    numbers: bytes
    """The numbers of all phrases."""

    @staticmethod
    def of(texts: Iterable[str]) -> Phrases:
        """Return the phrases of some clauses."""
        lengths, numbers = array("I"), array("q")
        for text in texts:
            found = [*map(_number, words(text))]
            lengths.append(len(found))
            runs = zip(*(found[start:] for start in range(min(PHRASE, len(found)))), strict=False)
            # The hash of numbers is always the same; that of strings is another in each process.
            numbers.extend(map(hash, runs))
        return Phrases(lengths.tobytes(), numbers.tobytes())

    @property
    def clauses(self) -> int:
        """How many clauses there are."""
        return len(array("I", self.lengths))

    def each(self) -> Iterator[tuple[int, array[int]]]:
        """Yield how many words each clause has, and the numbers of its phrases."""
        numbers, end = array("q", self.numbers), 0
        for length in array("I", self.lengths):
            start, end = end, end + (max(1, length - PHRASE + 1) if length else 0)
            yield length, numbers[start:end]


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    named = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=7)
    return int.from_bytes(named.digest(), "big")
