"""What a declared row may not say: each rule with a good example and bad ones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.expectations import ROWS, council_with_rows
from support.projects import write_files

from mkdocs_protocol.checking.loading import load

if TYPE_CHECKING:
    from pathlib import Path


EDITION = "councils/little-example/editions/2024-05.md"


def problems(
    root: Path, passages: str, *more: str, edition: tuple[str, str] = ("", "")
) -> list[tuple[str, str]]:
    """Return the place (line and column), words and code of each problem of a row.

    `edition` are words of the council's text, and what stands in their place.
    """
    files = council_with_rows(passages, *more)
    files[EDITION] = files[EDITION].replace(*edition) if edition[0] else files[EDITION]
    write_files(root, {**files})
    found = load(root / "councils", as_of=date(2026, 11, 22)).problems
    return [(str(problem).removeprefix(f"{ROWS}:"), problem.code) for problem in found]


@pytest.mark.parametrize(
    "passages",
    [
        '"1.1"',
        '"2.1/2"',
        '"2.1/1", "2.1/2"',
        '{clause: "1.2", words: "No one   shall be bullied. Everyone"}',
        '{clause: "2.1/1", words: information}',
        '{clause: "2.1/1", words: information}, {clause: "2.1/1", words: requests}',
    ],
)
def test_a_row_without_fault(passages: str, tmp_path: Path) -> None:
    assert problems(tmp_path, passages) == []


@pytest.mark.parametrize(
    ("passages", "told", "code"),
    [
        ('"1.3"', "there is no clause '1.3'; did you mean '1.2'?", "unknown-clause"),
        ('"2.1/3"', "clause 2.1 has 2 items, so there is no item 3; count again, or name the clause and its words",
         "expectation-no-such-item"),
        ('"1.1/1"', "clause 1.1 has no list, so there is no item 1; count again, or name the clause and its words",
         "expectation-no-such-item"),
        ('{clause: "1.2", words: bull}', "clause 1.2 does not have the words “bull”; write them as printed there",
         "expectation-words-not-in-clause"),
        ('{clause: "2.1/2", words: information}',
         "item 2.1/2 does not have the words “information”; write them as printed there",
         "expectation-words-not-in-clause"),
    ],
)  # fmt: skip
def test_a_passage_that_is_not_there(passages: str, told: str, code: str, tmp_path: Path) -> None:
    assert problems(tmp_path, passages) == [(f"6:22: {told}", code)]


def test_words_that_stand_there_twice_are_unclear(tmp_path: Path) -> None:
    passages = '{clause: "2.1", words: requests for}, {clause: "2.1/2", words: requests for}'

    assert problems(tmp_path, passages, edition=("complaints", "requests for help")) == [
        (
            "6:22: clause 2.1 has the words “requests for” 2 times; write more of them, so that it is clear "
            "which are meant",
            "expectation-words-unclear",
        ),
    ]


def test_prose_is_held_to_the_same(tmp_path: Path) -> None:
    assert problems(tmp_path, '"1.1"', "  prose:", '    little-example: ["1.2/4"]') == [
        (
            "8:22: clause 1.2 has no list, so there is no item 4; count again, or name the clause and its words",
            "expectation-no-such-item",
        ),
    ]


def test_a_passage_stands_once_in_a_row(tmp_path: Path) -> None:
    prose = ("  prose:", '    little-example: ["1.1"]')

    assert problems(tmp_path / "a", '"2.1/1", "2.1/1"') == [
        ("6:31: the row 'respect' names 2.1/1 twice; keep one", "expectation-named-twice")
    ]
    assert problems(tmp_path / "b", '"1.1"', *prose) == [
        ("8:22: the row 'respect' names 1.1 twice; keep one", "expectation-named-twice")
    ]
