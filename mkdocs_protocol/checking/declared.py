"""The differences that an edition declares: where each lies, how often, and whether its reason covers it."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from mkdocs_protocol.checking.aligning import Stretch
from mkdocs_protocol.core.markers import bullet_of
from mkdocs_protocol.core.text import WITHHELD
from mkdocs_protocol.core.vocabulary import DifferenceReason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_protocol.core.layout import Layout
    from mkdocs_protocol.core.protocol import Difference, Edition

_KEY = 8
_LONGEST_BACK = 200
"""Characters before the place where two texts part in which a declared difference is looked for."""
_NOTE_MARK = re.compile(r"(?<=[^\W_])[*†‡]")
_LINES = (DifferenceReason.LINES_JOINED, DifferenceReason.LINE_DIVIDED)
_CHANGES_MEANING = re.compile(
    r"\b(?:shall|must|may|might|should|will|would|can|cannot|not|no|never|nor|unless|except|only|always)\b",
    re.IGNORECASE,
)


class Declared:
    """The declared differences of an edition, each to be used as often as it is declared."""

    def __init__(self, edition: Edition, received: Layout, here: Layout) -> None:
        self._differences = edition.differences
        self._texts = received.characters, here.characters
        self._layouts = received, here
        self.left = [
            0 if d.reason is DifferenceReason.NAME_WITHHELD and not d.received else d.times
            for d in self._differences
        ]
        """How often each may still be used; a name may be withheld in the document as received, too."""
        self._by_key: dict[str, list[int]] = {}
        self._pairs = [(_bare(d.received), _bare(d.edition)) for d in self._differences]
        for index, (words, others) in enumerate(self._pairs):
            if self._differences[index].reason not in _LINES:
                self._by_key.setdefault((words or others)[:_KEY], []).append(index)
        lengths = {len(key) for key in self._by_key}
        self._key_lengths = sorted(lengths, reverse=True)
        self._longest = max((max(map(len, pair)) for pair in self._pairs), default=0)

    def at(self, i: int, j: int, same: int) -> Stretch | None:
        """Return the declared difference that lies where two texts part, the longest first, and use it up."""
        for back in range(min(same, self._longest, _LONGEST_BACK) + 1):
            for index in self._candidates(i - back, j - back):
                words, others = self._pairs[index]
                if len(words) < back and len(others) < back:
                    continue
                if self._lies(index, i - back, j - back):
                    self.left[index] -= 1
                    start, other = i - back, j - back
                    return Stretch(start, start + len(words), other, other + len(others), index)
        return None

    def _candidates(self, i: int, j: int) -> Iterator[int]:
        for text, at in zip(self._texts, (i, j), strict=True):
            for length in self._key_lengths:
                yield from self._by_key.get(text[at : at + length], ())

    def _lies(self, index: int, i: int, j: int) -> bool:
        if self.left[index] <= 0:
            return False
        return all(
            text.startswith(words, at) and _is_whole(layout, text, words, at)
            for text, layout, words, at in zip(
                self._texts, self._layouts, self._pairs[index], (i, j), strict=True
            )
        )

    def take_line(self, reason: DifferenceReason, text: str, at: int, *, is_wrapped: bool) -> bool:
        """Use up the declaration that covers a line beginning at a place of a text; return whether there is one.

        A declaration without words covers lines that were broken only because they were full.
        """
        for named in (True, False):
            for index, difference in enumerate(self._differences):
                words = _bare(difference.received or difference.edition)
                covers = text.startswith(words, at) if words else is_wrapped
                if (
                    difference.reason is reason
                    and bool(words) is named
                    and covers
                    and self.left[index] > 0
                ):
                    self.left[index] -= 1
                    return True
        return False

    def not_met(self) -> list[Difference]:
        """Return the differences that were declared but not met, or not as often."""
        return [d for d, left in zip(self._differences, self.left, strict=True) if left > 0]


def is_covered(difference: Difference, words_of_edition: frozenset[str]) -> bool:
    """Return whether the reason of a difference covers its words, as far as a program can see."""
    check = _CHECKS.get(difference.reason)
    return check is None or check(difference.received, difference.edition, words_of_edition)


def notes_left_out(stretches: list[Stretch], received: Layout, edition: Edition) -> Iterator[int]:
    """Yield where a declared bullet is the mark of a note: it is alone here, and follows a word above ("Members*")."""
    text, begins = received.characters, sorted(received.begins)
    places = {at: index for index, at in enumerate(begins)}
    found = (mark.start() for mark in _NOTE_MARK.finditer(text))
    behind_words = deque(at for at in found if at not in received.words)
    met: set[str] = set()
    for stretch in stretches:
        at, sign = stretch.start, text[stretch.start : stretch.end]
        is_bullet = (
            stretch.declared is not None
            and edition.differences[stretch.declared].reason is DifferenceReason.LIST_BULLET
        )
        while behind_words and behind_words[0] < at:
            met.add(text[behind_words.popleft()])
        if not is_bullet or sign not in met or at not in places:
            continue
        beside = (
            *begins[max(places[at] - 1, 0) : places[at]],
            *begins[places[at] + 1 : places[at] + 2],
        )
        if not any(text.startswith(sign, each) and each in received.bullets for each in beside):
            met.remove(sign)
            yield at


def _bullet(received: str, edition: str, _: frozenset[str]) -> bool:
    words = received.split()
    return bool(words) and not edition and all(bullet_of(word) == word for word in words)


def _leader(received: str, edition: str, _: frozenset[str]) -> bool:
    return not edition and bool(received) and not set(_bare(received)) - set(".…․‥·")


def _contents(received: str, edition: str, words: frozenset[str]) -> bool:
    named = frozenset(word.casefold() for word in re.findall(r"[^\W\d_]+", received))
    return not edition and not named - words - {
        "contents",
        "content",
        "index",
        "page",
        "table",
        "of",
    }


def _number(received: str, edition: str, _: frozenset[str]) -> bool:
    return re.sub(r"[\d\W]", "", received) == re.sub(r"[\d\W]", "", edition)


def _joined(received: str, edition: str, _: frozenset[str]) -> bool:
    return re.sub(r"[\s\u2010-\u2014-]", "", received) == re.sub(r"[\s\u2010-\u2014-]", "", edition)


def _name(received: str, edition: str, _: frozenset[str]) -> bool:
    is_name = all(word[:1].isupper() or not word[:1].isalpha() for word in received.split())
    return WITHHELD in edition and is_name and not _CHANGES_MEANING.search(received)


def _artefact(received: str, edition: str, _: frozenset[str]) -> bool:
    """What a conversion added goes, and what it garbled is mended; no word that changes the meaning may do either."""
    if edition and _bare(edition) in _bare(received):
        before, after = _bare(received).split(_bare(edition), 1)
        return not (_CHANGES_MEANING.fullmatch(before) or _CHANGES_MEANING.fullmatch(after))
    if edition:
        return _letters(received) == _letters(edition)
    return not _CHANGES_MEANING.search(received)


def _letters(words: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", words)


def _is_whole(layout: Layout, text: str, words: str, at: int) -> bool:
    """Return whether words begin and end where words of the text do, as far as they begin and end with letters."""
    end = at + len(words)
    begins = not words[:1].isalnum() or at in layout.words or not text[at - 1 : at].isalnum()
    ends = not words[-1:].isalnum() or end in layout.words or not text[end : end + 1].isalnum()
    return begins and ends


def _bare(words: str) -> str:
    return "".join(words.split())


_CHECKS: dict[DifferenceReason, Callable[[str, str, frozenset[str]], bool]] = {
    DifferenceReason.LIST_BULLET: _bullet,
    DifferenceReason.DOTTED_LEADER: _leader,
    DifferenceReason.CONTENTS_LIST: _contents,
    DifferenceReason.NUMBER_MENDED: _number,
    DifferenceReason.WORDS_JOINED: _joined,
    DifferenceReason.NAME_WITHHELD: _name,
    DifferenceReason.CONVERSION_ARTEFACT: _artefact,
}
