"""What the program finds, held to what people decided by reading, over all ten pairs of the five documents."""

from __future__ import annotations

from benchmark.alignment_quality import HELD_OUT, TUNED_ON, of_clauses, of_items, pooled


def test_of_items_that_are_put_together_nineteen_in_twenty_are_right() -> None:
    count = pooled([of_items(*pair) for pair in TUNED_ON])
    assert count.precision >= 0.95
    assert count.recall >= 0.90


def test_of_clauses_that_are_put_together_nineteen_in_twenty_are_right() -> None:
    count = pooled([of_clauses(*pair) for pair in TUNED_ON])
    assert count.precision >= 0.95
    assert count.recall >= 0.80


def test_there_is_as_much_to_find_as_was_declared() -> None:
    pairs = (*TUNED_ON, *HELD_OUT)
    assert [of_items(*pair).true for pair in pairs] == [18, 18, 16, 18, 16, 18, 7, 7, 8, 8]
    assert [of_clauses(*pair).true for pair in pairs] == [20, 16, 24, 18, 25, 27, 16, 22, 18, 34]
