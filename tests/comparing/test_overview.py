"""A comparison seen from above: what differs, how much, and under which topic it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.sheets import make_clause, make_council, make_edition

from mkdocs_protocol.comparing.two_documents.comparison import (
    Comparison,
    FoundBy,
    Passage,
    PlaceChange,
    Row,
    Rows,
    Side,
    WordingChange,
)
from mkdocs_protocol.comparing.two_documents.overview import (
    SEVERAL,
    Differs,
    differs,
    overview,
    rows_by_topic,
)
from mkdocs_protocol.core.terms import Topic

TOPICS = (Topic("respect", "Respect", ""), Topic("media", "Media", ""))
ONE = (Passage(make_clause("1", "media"), "Ask.", 0),)
OTHER = (Passage(make_clause("2", "respect"), "Ask.", 0),)
TOUCHING = (Passage(make_clause("3", "respect", also=("media",)), "Ask.", 0),)
SAME = Row(ONE, OTHER, WordingChange.SAME, PlaceChange.IN_PLACE, FoundBy.MACHINE, 1.0)
REWORDED = replace(SAME, wording=WordingChange.REWORDED, shared_words=0.7)
ONLY = Row(ONE, (), WordingChange.ONLY_LEFT)


def comparison(*rows: Row) -> Comparison:
    """Return a comparison of any two documents that says just this."""
    edition = make_edition()
    side = Side(make_council("a", edition), edition)
    return Comparison(side, side, rows)


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (SAME, Differs.NO),
        (REWORDED, Differs.YES),
        (replace(SAME, place=PlaceChange.MOVED), Differs.WORDING),
        (replace(REWORDED, same_sense=True), Differs.WORDING),
        (replace(REWORDED, same_sense=True, items=(SAME, ONLY)), Differs.LACKS),
        (ONLY, Differs.LACKS),
        (replace(ONLY, also=((), OTHER)), Differs.YES),
        (replace(REWORDED, items=(SAME, ONLY)), Differs.LACKS),
        (replace(REWORDED, items=(SAME, replace(ONLY, also=((), OTHER)))), Differs.YES),
    ],
)
def test_what_stands_elsewhere_is_not_lacking_and_an_item_that_lacks_is(
    row: Row, kind: Differs
) -> None:
    assert differs(row) is kind
    assert differs(row.flipped()) is kind


def test_rows_are_counted_by_wording_place_and_clauses() -> None:
    seen = overview(
        comparison(
            SAME,
            replace(REWORDED, place=PlaceChange.MOVED),
            replace(REWORDED, right=OTHER * 2, place=PlaceChange.SPLIT),
            ONLY,
        )
    )
    assert (seen.same, seen.reworded, seen.shared) == (1, 2, 3)
    assert (seen.moved, seen.divided, seen.only_left, seen.only_right) == (1, 1, 1, 0)
    assert (seen.row_count, seen.alone, seen.in_part, seen.has_items) == (4, 1, 0, False)


def test_the_rows_of_a_comparison_add_up() -> None:
    whole = comparison(
        SAME, replace(REWORDED, items=(SAME, ONLY)), ONLY, replace(ONLY, also=((), OTHER))
    )
    seen = overview(whole)
    assert seen.shared + seen.alone + seen.elsewhere == seen.row_count == len(whole.rows)
    lacking = [row for row in whole.rows if differs(row) is Differs.LACKS]
    assert seen.alone + seen.in_part == len(lacking) == 2


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((SAME,), [(SEVERAL, 1)]),
        ((replace(SAME, right=TOUCHING),), [("media", 1)]),
        ((ONLY, SAME, ONLY), [("media", 2), (SEVERAL, 1)]),
        ((Row((Passage(make_clause("3"), "", 0),), (), WordingChange.ONLY_LEFT), ONLY), [("media", 1), ("", 1)]),
        ((), []),
    ],
)  # fmt: skip
def test_a_row_stands_once_under_a_topic_that_is_true_of_both_sides(
    rows: Rows, found: list[tuple[str, int]]
) -> None:
    groups = rows_by_topic(comparison(*rows), TOPICS)
    assert [(group.topic, len(group.rows)) for group in groups] == found
