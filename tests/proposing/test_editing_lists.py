"""Answers and rows go behind what stands in the lists already: nothing of a person's is changed, nothing written twice."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_protocol.proposing.editing import NoPlaceError
from mkdocs_protocol.proposing.editing_lists import AnswersFile, with_row_item
from mkdocs_protocol.proposing.proposal import Fields

ANSWER = Fields.given(
    state="answered",
    answer="Any member may submit an item.",
    rests_on=(Fields.given(clause="3.2", words="Any member, of any party, may submit an item."),),
).of
WRITTEN = [
    "  agenda-item:",
    "    state: answered",
    "    answer: Any member may submit an item.",
    "    rests_on:",
    '      - {clause: "3.2", words: "Any member, of any party, may submit an item."}',
]
ROWS = [
    "# Rows.",
    "- id: officers-respect",
    "  label: Respect",
    "  items:",
    '    barrow: ["1/2"]',
    "    halstead:",
    '      - "1.4/2"',
    "  prose:",
    '    barrow: ["3"]',
    "- id: officers-response",
    "  label: Answers",
    "  items:",
    '    barrow: ["1/3"]  # both',
    "",
]


def with_answer(lines: list[str], question: str, value: Any) -> list[str]:
    file = AnswersFile(lines)
    file.add(question, value)
    return file.lines


def test_the_first_answer_begins_the_file() -> None:
    assert with_answer([], "agenda-item", ANSWER) == ["answers:", *WRITTEN, ""]


def test_an_answer_stands_behind_those_that_are_there() -> None:
    before = ["# Read in May.", "answers:", "  press:", "    state: silent", '    near: ["2"]', ""]
    assert with_answer(before, "agenda-item", ANSWER) == [*before[:-1], *WRITTEN, ""]


def test_what_nobody_has_read_gives_way_and_an_answer_does_not() -> None:
    before = [
        "answers:",
        "  agenda-item:",
        "    state: not read yet",
        "  press:",
        "    state: silent",
    ]
    after = with_answer(before, "agenda-item", ANSWER)
    assert after == ["answers:", *WRITTEN, "  press:", "    state: silent", ""]
    assert with_answer(after, "agenda-item", ANSWER) == after
    with pytest.raises(NoPlaceError, match="answers this question already"):
        with_answer(after, "press", ANSWER)


@pytest.mark.parametrize("lines", [["answers: {press: {state: silent}}"], ["edition: 2024"]])
def test_a_file_in_another_form_is_left_to_the_person(lines: list[str]) -> None:
    with pytest.raises(NoPlaceError, match="by hand"):
        with_answer(lines, "agenda-item", ANSWER)


@pytest.mark.parametrize(
    ("row", "council", "line"),
    [
        ("officers-respect", "barrow", '    barrow: ["1/2", "2.9/1"]'),
        ("officers-respect", "halstead", '      - "2.9/1"'),
        ("officers-respect", "weston", '    weston: ["2.9/1"]'),
        ("officers-response", "barrow", '    barrow: ["1/3", "2.9/1"]  # both'),
    ],
)
def test_an_item_joins_its_row_in_the_form_that_it_has(row: str, council: str, line: str) -> None:
    after = with_row_item(ROWS, row, council, "2.9/1")
    assert line in after
    assert {*ROWS} - {*after} <= {'    barrow: ["1/2"]', '    barrow: ["1/3"]  # both'}
    assert row == "officers-response" or after.index(line) < after.index("  prose:")
    assert with_row_item(after, row, council, "2.9/1") == after


@pytest.mark.parametrize("row", ["officers-resp", "nobody"])
def test_a_row_that_there_is_not_is_told(row: str) -> None:
    with pytest.raises(NoPlaceError, match="no row"):
        with_row_item(ROWS, row, "barrow", "1/1")


def test_a_row_in_another_form_is_left_to_the_person() -> None:
    with pytest.raises(NoPlaceError, match="by hand"):
        with_row_item(["- id: x", '  items: {barrow: ["1/2"]}'], "x", "barrow", "1/1")
