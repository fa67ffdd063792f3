"""Nothing lost: an edition held word for word, in order, against the document as it was received."""

from __future__ import annotations

import difflib
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.core.problems import Location, Problem
from mkdocs_protocol.core.vocabulary import DifferenceReason
from mkdocs_protocol.reading.files import SourceFolder
from mkdocs_protocol.reading.markdown import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_protocol.core.handbook import Handbook
    from mkdocs_protocol.core.protocol import Difference, Edition

Words: TypeAlias = tuple[str, ...]
Change: TypeAlias = tuple[Words, Words]
"""Words of the document, and the words that the edition has in their place."""

_LONGEST_SHOWN = 12


def verify(root: Path, handbook: Handbook, *, name: str = "") -> Iterator[Problem]:
    """Yield a problem for each difference that is not declared, and each declared one that is not there."""
    folder = SourceFolder(root, name)
    for council in handbook.councils:
        for edition in council.editions:
            path = root / council.id / "as-received" / edition.as_received
            if not edition.as_received:
                yield Problem(edition.at, "no document as received is named; put it into as-received/ as a "
                              "text file and name it with as_received", "nothing-received")  # fmt: skip
                continue
            source = folder.read(path)
            if source is not None:
                yield from compare(edition, plain_words(source.text), source.path)
    yield from folder.problems


def compare(edition: Edition, received: list[tuple[str, int]], path: str) -> Iterator[Problem]:
    """Yield the problems of one edition against the words of its document, each with its line."""
    undeclared = Declared(edition)
    before = [word for word, _ in received]
    matcher = difflib.SequenceMatcher(None, before, edition.words, autojunk=False)
    for operation, a, b, c, d in matcher.get_opcodes():
        change = (tuple(before[a:b]), edition.words[c:d])
        if operation != "equal" and not undeclared.take(change):
            line = received[min(a, len(received) - 1)][1] if received else 1
            yield Problem(Location(path, line), _told(change), "undeclared-difference")
    for difference in undeclared.left():
        yield Problem(
            difference.at,
            f"this difference ({difference.reason}) is declared but not there; take it away, or correct "
            "its words or how many times it occurs",
            "difference-not-there",
        )


class Declared:
    """The declared differences of an edition, each to be used as often as it is declared."""

    def __init__(self, edition: Edition) -> None:
        self._by_change: dict[Change, Difference] = {}
        self._left: Counter[Change] = Counter()
        for difference in edition.differences:
            change = (tuple(difference.received.split()), tuple(difference.edition.split()))
            if difference.reason is DifferenceReason.NAME_WITHHELD and not change[0]:
                continue  # The name is withheld in the document as received, too.
            self._by_change[change] = difference
            self._left[change] += difference.times

    def take(self, change: Change) -> bool:
        """Use up the declared differences that make up a change; say whether there are such."""
        steps = self._steps(change)
        if steps is None:
            return False
        self._left.subtract(steps)
        return True

    def left(self) -> list[Difference]:
        """Return the differences that were declared but not met, or not as often."""
        return [self._by_change[change] for change, count in self._left.items() if count > 0]

    def _steps(self, change: Change) -> list[Change] | None:
        """Return the declared differences that follow one another in a change, or None.

        Each place in the two texts is come to once, by the first way that leads there, so that the time
        grows with their length and not with the number of ways.
        """
        received, edition = change
        end = (len(received), len(edition))
        ways: dict[tuple[int, int], list[Change]] = {(0, 0): []}
        waiting = [(0, 0)]
        while waiting and end not in ways:
            here = waiting.pop()
            used = Counter(ways[here])
            for known in reversed(self._by_change):
                a, b = here[0] + len(known[0]), here[1] + len(known[1])
                fits = received[here[0] : a] == known[0] and edition[here[1] : b] == known[1]
                if fits and (a, b) not in ways and used[known] < self._left[known]:
                    ways[a, b] = [*ways[here], known]
                    waiting.append((a, b))
        return ways.get(end)


def _told(change: Change) -> str:
    received, edition = map(_shown, change)
    if not change[1]:
        return (
            f"the document has {received} here, which the edition leaves out; copy it into the edition, or "
            "declare it under differences"
        )
    if not change[0]:
        return (
            f"the edition has {edition}, which the document does not have here; take it out of the "
            "edition, or declare it under differences"
        )
    return (
        f"the document has {received} where the edition has {edition}; correct the edition, or declare "
        "it under differences"
    )


def _shown(words: Words) -> str:
    if len(words) > _LONGEST_SHOWN:
        return f"“{' '.join(words[:_LONGEST_SHOWN])} …” ({len(words)} words)"
    return f"“{' '.join(words)}”"
