"""Which of many known passages a passage is most like: found by shared words, so that most are never compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from mkdocs_protocol.comparing.two_documents.likeness import Scale

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_protocol.comparing.two_documents.likeness import Bag, Weighed

_T = TypeVar("_T")


class Known(Generic[_T]):
    """Passages about which something is known, to find those that another passage is like."""

    def __init__(self, known: Sequence[tuple[Bag, _T]], others: Iterable[Bag]) -> None:
        """Take the known passages, each with what is known about it, and all passages that will be compared with them."""
        self._scale = Scale([*(bag for bag, _ in known), *others])
        self._known = [(self._scale.weighed(bag), what) for bag, what in known]
        self._by_word: dict[str, list[int]] = {}
        for place, (weighed, _) in enumerate(self._known):
            for word in weighed.weights:
                self._by_word.setdefault(word, []).append(place)

    def weighed(self, bag: Bag) -> Weighed:
        """Return a passage with its weights; it is one of those that the scale was made from."""
        return self._scale.weighed(bag)

    def like(self, bag: Bag, at_least: float = 0.0) -> list[tuple[float, _T]]:
        """Return the known passages that share a word with one, each with its likeness, the most similar first."""
        own = self._scale.weighed(bag)
        places = sorted({place for word in own.weights for place in self._by_word.get(word, ())})
        scored = [
            (self._scale.likeness(own, weighed), what)
            for weighed, what in (self._known[place] for place in places)
        ]
        return sorted(
            (one for one in scored if one[0] > at_least), key=lambda one: one[0], reverse=True
        )
