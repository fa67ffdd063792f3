"""How alike two passages are: words are weighted by how rare they are in the two documents compared.

A passage is a bag of folded words. A word that occurs n times in the passage, and in d of the N passages of both
documents, weighs `(1 + ln n) * ln((N + 1) / d)`. Two measures are combined as the root of their product:

- the cosine of the two bags, which asks that neither says much besides;
- how much of the smaller bag is in the other, so that a short expectation is found in a long one.

Only the two documents count, so that the result does not depend on who else is in the handbook.
The same is done in readers' browsers, in `theme/assets/protocol/align.js`.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Bag: TypeAlias = Counter[str]

DIGITS = 6
"""To how many decimals likeness is rounded, so that two programs rank alike."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A passage with what its words weigh."""

    bag: Bag
    weights: dict[str, float]
    size: float
    """The square of its length as a vector."""


class Scale:
    """What each word weighs among some passages."""

    def __init__(self, bags: Iterable[Bag]) -> None:
        held = [*bags]
        found = Counter(word for bag in held for word in bag)
        self._rarity = {word: math.log((len(held) + 1) / times) for word, times in found.items()}

    def weighed(self, bag: Bag) -> Weighed:
        """Return a passage with its weights; its words are among those that the scale was made from."""
        weights = {word: (1 + math.log(times)) * self._rarity[word] for word, times in bag.items()}
        return Weighed(bag, weights, math.fsum(weight * weight for weight in weights.values()))

    def likeness(self, one: Weighed, other: Weighed) -> float:
        """Return how alike two passages are, from 0 to 1; their order does not matter."""
        shared = one.weights.keys() & other.weights.keys()
        if not shared:
            return 0.0
        # Sums by `fsum` are the same in whatever order a set has its words.
        product = math.fsum(one.weights[word] * other.weights[word] for word in shared)
        if not product:
            return 0.0
        held = math.fsum(self._rarity[word] ** 2 for word in shared)
        cosine = product / math.sqrt(one.size * other.size)
        return round(math.sqrt(cosine * held / min(one.size, other.size)), DIGITS)

    def together(self, passages: Iterable[Weighed]) -> Weighed:
        """Return what several passages hold between them: each word as often as in the passage that has it most."""
        found: Bag = Counter()
        for passage in passages:
            found |= passage.bag
        return self.weighed(found)
