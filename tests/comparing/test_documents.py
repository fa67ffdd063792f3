"""Two documents compared: each clause in one row, the same from either side, and changes called by their names."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.comparing import clause, compare, said, side, side_of
from support.handbook import real_site

from mkdocs_protocol.comparing.two_documents.comparison import Comparison, FoundBy, Side
from mkdocs_protocol.comparing.two_documents.passages import clauses_of, items_of_lists
from mkdocs_protocol.core.expectations import ExpectationItem, ExpectationRow
from mkdocs_protocol.core.protocol import Clause
from mkdocs_protocol.core.vocabulary import ClauseKind

HANDBOOK = real_site().handbook
SIDES = [Side(council, council.leading_edition) for council in HANDBOOK.councils]
PAIRS = [*combinations(SIDES, 2)]

ADOPTED = """
1.1 Councillors and officers treat each other with courtesy at every meeting of the council.
1.2 Requests for information go to the clerk in writing and are answered within ten working days.
1.3 The chairman signs the minutes when the next meeting has agreed that they are a true record.
1.4 Gifts worth more than fifty pounds are declared in the register which the public may inspect.
1.5 Reports are sent out with the agenda three clear days before a committee decides on them.
"""


def changed(old: str, new: str, text: str = ADOPTED) -> str:
    assert old in text
    return text.replace(old, new)


def told(after: str, before: str = ADOPTED) -> list[str]:
    """Return the lines of a comparison that say of anything but the same words in the same place."""
    return [
        line for line in said(compare(side(before), side(after, "two"))) if "same, in" not in line
    ]


def test_a_document_and_its_copy_say_the_same_in_the_same_places() -> None:
    assert told(ADOPTED) == []


def test_capitals_quotation_marks_and_stops_make_no_difference() -> None:
    after = changed("a true record.", "a “True Record”;")
    assert told(after) == []


def test_a_reordered_clause_is_moved() -> None:
    lines = ADOPTED.strip().splitlines()
    after = "\n".join([*lines[1:4], lines[0], lines[4]])
    assert told(after) == ["1.1 = 1.1: same, moved"]


def test_a_reworded_clause_is_reworded_in_its_place() -> None:
    after = changed(
        "in writing and are answered within ten", "by letter and should be answered in ten"
    )
    assert told(after) == ["1.2 = 1.2: reworded, in-place"]


def test_a_clause_may_be_reworded_and_moved() -> None:
    lines = changed("worth more than fifty pounds", "of any value").strip().splitlines()
    after = "\n".join([lines[3], *lines[:3], lines[4]])
    assert told(after) == ["1.4 = 1.4: reworded, moved"]


def test_a_clause_split_in_two_faces_both_halves() -> None:
    after = changed(
        "in writing and are answered within ten working days.",
        "in writing.\n1.2A Requests are answered within ten working days.",
    )
    assert told(after) == ["1.2 = 1.2 + 1.2A: reworded, split"]


def test_two_clauses_merged_face_the_one() -> None:
    after = changed("record.\n1.4 Gifts", "record, and gifts")
    assert told(after) == ["1.3 + 1.4 = 1.3: reworded, merged"]


def test_a_dropped_clause_stands_on_one_side_only() -> None:
    after = "\n".join(line for line in ADOPTED.splitlines() if not line.startswith("1.3"))
    assert told(after) == ["1.3 = --: only-left"]
    assert told(ADOPTED, before=after) == ["-- = 1.3: only-right"]


def test_the_order_of_the_rows_is_that_of_the_left_text() -> None:
    before = "1 Gifts are declared in the register.\n2 Minutes are signed by the chairman."
    after = "9 Parking is free.\n8 Minutes are signed by the chairman.\n7 Visitors wear badges."
    found = compare(side(before), side(after, "two"))
    assert said(found) == [
        "1 = --: only-left",
        "-- = 9: only-right",
        "2 = 8: same, in-place",
        "-- = 7: only-right",
    ]
    assert said(found.flipped()) == [
        "9 = --: only-left",
        "-- = 1: only-right",
        "8 = 2: same, in-place",
        "7 = --: only-left",
    ]


def test_a_councils_own_names_for_roles_are_folded_away() -> None:
    one = side("1 Bring it to the Head of Paid Service.", clerk=["Head of Paid Service"])
    other = side("1 Bring it to the Parish Secretary.", "two", clerk=["Parish Secretary"])
    (row,) = compare(one, other).rows
    assert row.is_shared
    assert row.likeness == 1.0
    assert said(compare(one, other)) == ["1 = 1: reworded, in-place"]  # the words are not the same


def test_what_officers_owe_never_answers_what_councillors_owe() -> None:
    one = side("[officers] 1 What to expect:\n- a working partnership\n- courtesy and respect")
    other = side(
        "[councillors] 1 What to expect:\n- a working partnership\n- courtesy and respect", "two"
    )
    assert said(compare(one, other)) == ["1 = --: only-left", "-- = 1: only-right"]


def test_clauses_on_other_topics_must_be_much_more_alike() -> None:
    text = "1 Requests for information go to the clerk in writing."
    loose = "[media] 1 Requests from newspapers go to the clerk at once, and nobody else speaks to them."
    assert compare(side(text), side(loose, "two")).rows[0].is_shared is False
    assert compare(side(text), side(f"[media] {text}", "two")).rows[0].is_shared is True


def test_the_items_of_lists_have_rows_of_their_own() -> None:
    before = "[officers] 1 Officers give:\n- a timely answer to questions\n- courtesy\n- impartial advice"
    after = "[officers] 7 Officers give:\n- advice that is impartial\n- a timely answer\n- training"
    assert said(compare(side(before), side(after, "two"))) == [
        "1 = 7: reworded, in-place",
        "  1/1 = 7/2: reworded, moved",
        "  1/2 = --: only-left",
        "  1/3 = 7/1: reworded, in-place",
        "  -- = 7/3: only-right",
    ]


def test_an_item_that_is_answered_in_another_clause_says_where() -> None:
    before = """
    [officers] 1 Officers give:
    - a timely answer to questions
    - impartial advice on every report
    - secure storage of papers
    """
    after = """
    [officers] 4 Officers give:
    - a timely answer to questions
    - impartial advice on every report
    [officers media] 5 Of papers:
    - locked cabinets are provided by the landlord
    - visitors sign a register at the door
    - secure storage of papers
    """
    lines = said(compare(side(before), side(after, "two")))
    assert "  1/3 = --: only-left, but see 5/3" in lines


def rows(
    *, kind: ClauseKind = ClauseKind.PROCEDURE, **items: tuple[str, int | None]
) -> ExpectationRow:
    named = tuple(ExpectationItem(council, *passage) for council, passage in items.items())
    return ExpectationRow("row", "A row", kind, ("officers",), ("councillors",), named)


def test_a_persons_declaration_wins_over_the_machine() -> None:
    before = "1 Minutes are signed by the chairman.\n2 Gifts are declared."
    after = "1 Minutes are signed by the chairman.\n2 Presents go into a book."
    declared = rows(one=("2", None), two=("1", None))
    found = compare(side(before), side(after, "two"), [declared])
    assert said(found) == [
        "1 = --: only-left",
        "2 = 1: reworded, in-place",
        "-- = 2: only-right",
    ]
    (row,) = [row for row in found.rows if row.is_shared]
    assert (row.found_by, row.label, row.likeness) == (FoundBy.DECLARED, "A row", 0.0)


@pytest.mark.parametrize(
    ("other", "differs"),
    [("The chairman opens the meeting.", False), ("A chairman greets all who have come.", True)],
)
def test_a_row_is_a_rewording_if_half_the_words_are_in_both(other: str, differs: bool) -> None:
    declared = rows(one=("1", None), two=("1", None))
    before, after = side("1 The chairman opens every debate."), side(f"1 {other}", "two")
    (found,) = compare(before, after, [declared]).rows
    assert found.is_in_different_words is differs


def test_where_a_person_found_no_answer_the_machine_is_silent() -> None:
    lists = "[officers] 1 Officers give:\n- a timely answer\n- impartial advice"
    others = "[officers] 1 Every officer gives:\n- a timely answer\n- impartial advice"
    expectation = rows(kind=ClauseKind.EXPECTATION, one=("1", 1), two=("1", 1))
    other = replace(rows(kind=ClauseKind.EXPECTATION, one=("1", 2)), id="another")
    found = compare(side(lists), side(others, "two"), [expectation, other])
    assert said(found)[1:] == [
        "  1/1 = 1/1: same, in-place",
        "  1/2 = --: only-left",
        "  -- = 1/2: only-right",
    ]


WORDS = st.sampled_from(
    [
        "the",
        "clerk",
        "council",
        "member",
        "officer",
        "report",
        "advice",
        "minutes",
        "gifts",
        "request",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)


@st.composite
def documents(draw: st.DrawFn) -> list[Clause]:
    count = draw(st.integers(0, 6))
    return [
        clause(
            str(number),
            draw(TEXTS),
            draw(st.lists(TEXTS, max_size=4)),
            topic=draw(st.sampled_from(["respect", "media"])),
            binds=draw(st.sampled_from([(), ("officers",), ("councillors",)])),
        )
        for number in range(count)
    ]


@given(documents(), documents())
def test_it_is_the_same_found_from_either_side_and_every_passage_stands_in_one_row(
    left: list[Clause], right: list[Clause]
) -> None:
    one, other = side_of(left), side_of(right, "two")
    found = compare(one, other)
    assert found.flipped() == compare(other, one)
    assert_each_once(found)


@pytest.mark.parametrize("declared", [(), HANDBOOK.expectations], ids=["machine", "declared"])
def test_both_hold_for_all_pairs_of_the_five(declared: tuple[ExpectationRow, ...]) -> None:
    for one, other in PAIRS:
        found = compare(one, other, declared)
        assert found.flipped() == compare(other, one, declared)
        assert_each_once(found)


def assert_each_once(found: Comparison) -> None:
    for whose, name in ((found.left, "left"), (found.right, "right")):
        standing = [passage.ref for row in found.rows for passage in getattr(row, name)]
        assert sorted(standing) == sorted(passage.ref for passage in clauses_of(whose.edition))
        for row in found.rows:
            items = [passage.ref for item in row.items for passage in getattr(item, name)]
            passages = {passage.part or passage.clause.id for passage in getattr(row, name)}
            listed = [
                item.ref
                for item in items_of_lists(whose.edition)
                if row.items and passages & {item.part or item.clause.id, item.clause.id}
            ]
            assert sorted(items) == sorted(listed)
