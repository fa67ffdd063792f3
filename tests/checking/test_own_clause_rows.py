"""Which clauses of the five documents this repository declares to say the same, and what the comparison makes of it."""

from __future__ import annotations

import csv
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from support.handbook import REPOSITORY, real_site

from mkdocs_protocol.comparing.two_documents.comparison import FoundBy, Side
from mkdocs_protocol.comparing.two_documents.documents import compare

if TYPE_CHECKING:
    from mkdocs_protocol.comparing.two_documents.comparison import Row, Rows
    from mkdocs_protocol.core.expectations import ExpectationItem

HANDBOOK = real_site().handbook
ROWS = [row for row in HANDBOOK.expectations if not row.is_expectation]
COUNCILS = [council.id for council in HANDBOOK.councils]
LISTS = {
    ("wellingborough", "3.1"), ("wellingborough", "3.2"), ("barrow", "councillors-expect"),
    ("barrow", "officers-expect"), ("unnamed", "councillors-expect"), ("unnamed", "officers-expect"),
    ("halstead", "1.4"), ("weston-super-mare", "2.5"), ("weston-super-mare", "2.9"),
}  # fmt: skip
"""The clauses with what each side may expect: rows of expectations align them."""


def side(council: str) -> Side:
    found = HANDBOOK.council_by_id[council]
    return Side(found, found.leading_edition)


@cache
def rows_of(left: str, right: str) -> Rows:
    return compare(side(left), side(right), HANDBOOK.vocabulary, HANDBOOK.expectations).rows


def ids(row: Row) -> tuple[list[str], list[str]]:
    return [p.clause.id for p in row.left], [p.clause.id for p in row.right]


def topic_of(item: ExpectationItem) -> str | None:
    """Return what the passage is mainly about: the marked part that has its words, or else the clause."""
    clause = HANDBOOK.council_by_id[item.council].leading_edition.clause_by_id[item.clause]
    marked = [part for part in clause.parts if item.words and item.words in part.text]
    return (marked[0] if marked else clause).classification.topic


def test_there_are_thirty_nine_rows_and_each_answers_from_document_to_document() -> None:
    assert len(ROWS) == 39
    for row in ROWS:
        assert len({item.council for item in row.items}) > 1, row.id
        assert (row.owed_by, row.owed_to) == ((), ()), row.id
        # What a clause of another row says besides is a place to look, not a match.
        assert not row.prose or row.id == "mutual-respect"
        assert all(item.words for item in row.prose), row.id


def test_they_leave_the_lists_of_what_is_expected_to_the_expectations() -> None:
    for row in ROWS:
        for item in row.items:
            is_expected = (item.council, item.clause) in LISTS
            assert not is_expected or (item.words and item.position is None), row.id


def test_whoever_decides_the_policy_is_found_though_one_document_cuts_the_list_otherwise() -> None:
    """ "To determine council policy and provide community leadership" is two items in another document."""
    for council, clause in (
        ("barrow", "councillors-1"),
        ("wellingborough", "2.2.1"),
        ("weston-super-mare", "2.1"),
    ):
        work = next(r for r in rows_of("halstead", council) if ids(r) == (["1.2"], [clause]))
        only = [item.left[0].text for item in work.items if item.left and not item.right]
        assert not any("deciding on overall Council policy" in text for text in only), council


def test_an_officer_with_a_concern_never_stands_beside_a_councillor_with_one() -> None:
    for row in ROWS:
        topics = {topic_of(item) for item in row.items}
        assert not {"officer-raises", "councillor-raises"} <= topics, row.id


def test_a_clause_stands_in_one_row_of_its_main_rule_and_few_stand_in_a_second() -> None:
    rows: dict[str, list[str]] = {}
    for row in ROWS:
        for item in row.items:
            rows.setdefault(f"{item.council} {item.ref}", []).append(row.id)

    assert {clause: " ".join(found) for clause, found in rows.items() if len(found) > 1} == {
        "wellingborough preamble": "coverage good-relationship",
        "wellingborough 1.3": "aim mutual-respect familiarity",
        "wellingborough 2.2.1/1": "councillors-policy councillors-community-leadership",
        "wellingborough 2.2.3": "out-of-day-to-day day-to-day-decisions",
        "wellingborough 2.4": "officers-work own-professional-view",
        "wellingborough 3.3": "close-relationships look-of-favour",
        "wellingborough 4.4": "councillor-unhappy first-to-the-clerk",
        "barrow aim-1": "reputation aim mutual-respect familiarity",
        "barrow councillors-1/1": "councillors-policy councillors-community-leadership",
        "barrow councillors-3": "out-of-day-to-day day-to-day-decisions",
        "barrow officers-procedure-1": "settled-informally officer-grievance small-group",
        "barrow councillors-procedure-1": "councillor-unhappy first-to-the-clerk",
        "unnamed intro-1": "aim good-relationship mutual-respect",
        "unnamed intro-2": "purpose coverage",
        "unnamed roles-3": "councillors-work out-of-day-to-day",
        "unnamed roles-5": "officers-work own-professional-view",
        "unnamed wrong-2": "officer-grievance officer-code-complaint",
        "unnamed dates": "date next-review",
        "halstead 1.1": "distinct-roles clerk-manages-staff",
        "halstead 1.3": "day-to-day-decisions officers-work",
        "halstead 1.9": "officers-work advice-on-request",
        "halstead 4.1": "mutual-respect public-comment",
        "halstead 4.2": "familiarity through-the-clerk first-to-the-clerk",
        "halstead 4.4": "limits-of-roles close-relationships look-of-favour",
        "halstead footnote-1": "officer-grievance councillor-unhappy",
        "weston-super-mare 1.1": "purpose coverage good-relationship",
        "weston-super-mare 1.3-2": "aim familiarity",
        "weston-super-mare 2.1/1": "councillors-policy councillors-community-leadership",
        "weston-super-mare 2.3": "out-of-day-to-day day-to-day-decisions",
        "weston-super-mare 2.7": "out-of-day-to-day day-to-day-decisions",
        "weston-super-mare 3.6": "close-relationships look-of-favour",
        "weston-super-mare 3.7": "through-the-clerk clerk-manages-staff",
        "weston-super-mare 4.1": "same-rights groups-alike",
        "weston-super-mare 6.2": "public-comment first-to-the-clerk",
        "weston-super-mare 11.4": "officer-grievance officer-code-complaint",
        "weston-super-mare dates": "date next-review",
    }


@pytest.mark.parametrize(("left", "right"), [*combinations(COUNCILS, 2)])
def test_nothing_but_the_lists_is_left_to_the_program_and_no_group_is_large(
    left: str, right: str
) -> None:
    shared = [row for row in rows_of(left, right) if row.is_shared]

    assert max(len(side) for row in shared for side in ids(row)) <= 4
    found = [ids(row) for row in shared if row.found_by is FoundBy.MACHINE]
    assert {(left, clause) for ours, _ in found for clause in ours} <= LISTS
    assert {(right, clause) for _, theirs in found for clause in theirs} <= LISTS


@pytest.mark.parametrize(
    ("left", "right", "answers"),
    [
        ("wellingborough", "weston-super-mare", (["4.4"], ["6.2", "11.3"])),
        ("barrow", "weston-super-mare", (["councillors-procedure-1"], ["6.2", "11.3"])),
        ("wellingborough", "weston-super-mare", (["4.3"], ["11.4"])),
        ("barrow", "weston-super-mare", (["officers-procedure-1"], ["11.2", "11.4"])),
        ("wellingborough", "barrow", (["4.1", "4.2", "4.3"], ["officers-procedure-1"])),
        ("wellingborough", "barrow", (["2.4"], ["clerk-1", "clerk-2"])),
        ("wellingborough", "weston-super-mare", (["2.4"], ["2.6", "2.8", "2.12"])),
        ("wellingborough", "halstead", (["2.4"], ["1.5", "1.9", "3"])),
        ("wellingborough", "halstead", (["2.2.3"], ["1.3"])),
        ("barrow", "halstead", (["aim-1"], ["4.1"])),
        ("barrow", "halstead", (["principles-2"], ["4.2"])),
        ("barrow", "halstead", (["officers-procedure-1"], ["footnote-1"])),
        ("barrow", "halstead", (["councillors-procedure-1"], ["footnote-1"])),
        ("halstead", "weston-super-mare", (["1.4"], ["3.7"])),
        ("halstead", "weston-super-mare", (["4.2"], ["1.3-2", "6.2"])),
    ],
)  # fmt: skip
def test_what_readers_missed_stands_together(
    left: str, right: str, answers: tuple[list[str], list[str]]
) -> None:
    assert answers in [ids(row) for row in rows_of(left, right)]


def test_what_was_read_beside_each_other_stands_so_or_says_where_it_stands() -> None:
    """Every pair of `clause-pairs.tsv` is in one row, or one of the two says where to find the other."""
    with (REPOSITORY / "tests/golden/clause-pairs.tsv").open(encoding="utf-8", newline="") as file:
        lines = [*csv.DictReader(file, delimiter="\t")]
    missing = [
        (line["left_clause"], line["right_clause"])
        for line in lines
        if not any(
            answers(row, line["left_clause"], line["right_clause"])
            for row in rows_of(line["left"], line["right"])
        )
    ]

    # Each of these clauses stands beside another one, which says the same and more of it.
    assert missing == [
        ("2.1", "2.6"),
        ("4.1", "11.4"),
        ("roles-1", "2.6"),
        ("roles-2", "2.6"),
        ("wrong-1", "11.4"),
        ("1.1", "2.6"),
        ("3", "5.5"),
        ("4.2", "11.3"),
    ]


def answers(row: Row, left: str, right: str) -> bool:
    """Return whether a row has a clause of the left document, and the other's beside it or in its pointers."""
    ours, theirs = ids(row)
    also = [{passage.clause.id for passage in side} for side in row.also]
    return (left in ours and right in {*theirs, *also[1]}) or (right in theirs and left in also[0])
