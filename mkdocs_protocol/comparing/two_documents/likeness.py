"""How much two passages say alike: words weighed by how rare they are in the two documents compared.

A passage is a bag of folded words. A word weighs `(1 + ln n) * ln((N + 1) / d)`: n times in the passage,
and in d of the N passages of both documents. Two measures are taken together, as the root of their product:

- the cosine of the two bags, which asks that neither says much beside;
- how much of the smaller bag stands in the other, so that a short expectation is found in a long one.

Only the two documents count, so that what is found of them does not change with who else is in the handbook.
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
"""To how many decimals likeness counts, so that two programs put the same things first."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A passage with what its words weigh."""

    bag: Bag
    weights: dict[str, float]
    size: float
    """The square of its length, as a vector."""


class Scale:
    """What each word weighs among some passages."""

    def __init__(self, bags: Iterable[Bag]) -> None:
        held = [*bags]
        found = Counter(word for bag in held for word in bag)
        self._rarity = {word: math.log((len(held) + 1) / times) for word, times in found.items()}

    def weighed(self, bag: Bag) -> Weighed:
        """Return a passage with its weights; its words are among those that the scale was made from."""
        # In one order, since sums of the same numbers in another order differ in their last digits.
        weights = {word: (1 + math.log(bag[word])) * self._rarity[word] for word in sorted(bag)}
        return Weighed(bag, weights, math.fsum(weight * weight for weight in weights.values()))

    def likeness(self, one: Weighed, other: Weighed) -> float:
        """Return how much two passages are alike, from 0 to 1; the order does not matter."""
        shared = sorted(one.weights.keys() & other.weights.keys())
        product = math.fsum(one.weights[word] * other.weights[word] for word in shared)
        if not product:
            return 0.0
        held = math.fsum(self._rarity[word] ** 2 for word in shared)
        cosine = product / math.sqrt(one.size * other.size)
        return round(math.sqrt(cosine * held / min(one.size, other.size)), DIGITS)

    def together(self, passages: Iterable[Weighed]) -> Weighed:
        """Return what several passages hold between them: each word as often as the one that has it most."""
        found: Bag = Counter()
        for passage in passages:
            found |= passage.bag
        return self.weighed(found)
