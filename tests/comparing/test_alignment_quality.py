"""What the program finds, held to what people decided by reading, over all ten pairs of the five documents."""

from __future__ import annotations

import pytest
from benchmark.alignment_quality import PAIRS, Count, of_clauses, of_items, pooled


@pytest.fixture(scope="module")
def items() -> list[Count]:
    return [of_items(*pair) for pair in PAIRS]


@pytest.fixture(scope="module")
def clauses() -> list[Count]:
    return [of_clauses(*pair) for pair in PAIRS]


def test_of_items_that_are_put_together_nineteen_in_twenty_are_right(items: list[Count]) -> None:
    count = pooled(items)
    assert count.precision >= 0.95
    assert count.recall >= 0.90


def test_of_clauses_that_are_put_together_nineteen_in_twenty_are_right(
    clauses: list[Count],
) -> None:
    count = pooled(clauses)
    assert count.precision >= 0.95
    assert count.recall >= 0.80


def test_there_is_as_much_to_find_as_was_declared(items: list[Count], clauses: list[Count]) -> None:
    assert [count.true for count in items] == [18, 18, 16, 18, 16, 18, 7, 7, 8, 8]
    assert [count.true for count in clauses] == [20, 16, 24, 18, 25, 27, 16, 22, 18, 34]
