"""Declared rows as they are read, and the faults that are told of their file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.expectations import ROW, ROWS, council_with_rows
from support.projects import minimal_council_files, write_files

from mkdocs_protocol.core.expectations import ExpectationItem, ExpectationRow
from mkdocs_protocol.core.vocabulary import ClauseKind
from mkdocs_protocol.reading.handbook import Reading, read_handbook

if TYPE_CHECKING:
    from pathlib import Path

LITTLE = "little-example"


def read(root: Path, files: dict[str, str], *only: str) -> Reading:
    write_files(root, {**files})
    return read_handbook(root / "councils", as_of=date(2026, 11, 22), only=only)


def told(root: Path, files: dict[str, str], *only: str) -> list[str]:
    return [str(problem) for problem in read(root, files, *only).problems]


def test_a_row_is_read_whole(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        council_with_rows(
            '"2.1/1", {clause: "1.2", words: No one shall be bullied.}',
            "  prose:",
            f'    {LITTLE}: ["1.1"]',
        ),
    )

    assert reading.problems == ()
    assert reading.handbook.expectations == (
        ExpectationRow(
            id="respect",
            label="Officers treat councillors with respect",
            kind=ClauseKind.EXPECTATION,
            owed_by=("officers",),
            owed_to=("councillors",),
            items=(
                ExpectationItem(LITTLE, "2.1", 1),
                ExpectationItem(LITTLE, "1.2", words="No one shall be bullied."),
            ),
            prose=(ExpectationItem(LITTLE, "1.1"),),
        ),
    )


@pytest.mark.parametrize(
    ("passage", "ref", "text"),
    [
        ('"2.1/2"', "2.1/2", "complaints"),
        ('{clause: "2.1/1", words: information}', "2.1/1", "information"),
        ('{clause: "1.2", words: ask for help}', "1.2", "ask for help"),
        ('"1.1"', "1.1", "Members and officers shall treat each other with respect."),
        ("1.1", "1.1", "Members and officers shall treat each other with respect."),
    ],
)
def test_a_passage_knows_its_words(passage: str, ref: str, text: str, tmp_path: Path) -> None:
    handbook = read(tmp_path, council_with_rows(passage)).handbook
    (item,) = handbook.expectations[0].of(LITTLE)

    assert item.ref == ref
    assert item.text(handbook.council_by_id[LITTLE].leading_edition) == text


def test_items_are_counted_through_all_lists_of_a_clause(tmp_path: Path) -> None:
    files = council_with_rows('"2.1/3"')
    edition = f"councils/{LITTLE}/editions/2024-05.md"
    files[edition] = files[edition].replace(
        "- complaints\n", "- complaints\n\nand to the press\n\n- nothing\n"
    )
    handbook = read(tmp_path, files).handbook

    (item,) = handbook.expectations[0].items
    assert item.text(handbook.council_by_id[LITTLE].leading_edition) == "nothing"


def test_a_handbook_without_the_file_has_no_rows(tmp_path: Path) -> None:
    reading = read(tmp_path, minimal_council_files())

    assert reading.problems == ()
    assert reading.handbook.expectations == ()


def test_a_row_of_another_kind_is_no_expectation_and_needs_nobody_who_owes_it(
    tmp_path: Path,
) -> None:
    row = f'- {{id: help, label: Help, kind: permission, items: {{{LITTLE}: ["1.2"]}}}}'
    reading = read(tmp_path, council_with_rows('"1.1"', row))

    assert reading.problems == ()
    expectation, other = reading.handbook.expectations
    assert (expectation.is_expectation, other.is_expectation) == (True, False)
    assert (other.kind, other.owed_by, other.owed_to) == (ClauseKind.PERMISSION, (), ())


def test_of_councils_that_are_not_shown_nothing_is_kept(tmp_path: Path) -> None:
    files = {**minimal_council_files("second", "Second Council"), **council_with_rows('"1.1"')}
    files[ROWS] += '    second: ["1.1"]\n'
    files[ROWS] += "- {id: help, label: Help, kind: duty, owed_by: [clerk], owed_to: [officers], "
    files[ROWS] += f'items: {{{LITTLE}: ["1.2"]}}, prose: {{second: ["1.2"]}}}}\n'
    assert [row.id for row in read(tmp_path, files).handbook.expectations] == ["respect", "help"]

    reading = read(tmp_path, {}, "second")
    assert reading.problems == ()
    (row,) = reading.handbook.expectations
    assert (row.id, [item.council for item in row.items]) == ("respect", ["second"])


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("owed_by: [officers]", "owed_by: [oficers]", "3:13: unknown role 'oficers'; did you mean 'officers'?"),
        ("owed_to: [councillors]", "owed_to: [press]",
         "4:13: unknown role 'press'; write one of clerk, councillors, officers"),
        ("    little-example:", "    little-exampel:",
         "6:5: there is no council 'little-exampel'; did you mean 'little-example'?"),
        ("  owed_by: [officers]\n", "", "1:3: the key 'owed_by' is missing; write it here"),
        ("  owed_by: [officers]\n", "  kind: duty\n", "1:3: the key 'owed_by' is missing; write it here"),
        ("owed_by: [officers]", "owed_by: []", "3:12: the key 'owed_by' is missing; write it here"),
        ("owed_by:", "owedby:", "3:3: unknown key 'owedby'; did you mean 'owed_by'?"),
        ("label: Officers", "kind: promise\n  label: Officers",
         "2:9: kind: 'promise' is not known here; write one of advice, description, duty, expectation, permission, "
         "procedure, prohibition, right"),
        ('["1.1"]', '["1.1/0"]',
         "6:22: little-example 1: '1.1/0' is not in the right form; write the clause's id, for an item of its lists with a "
         'stroke and its position: "3.1/4"'),
        ('["1.1"]', '"1.1"', "6:21: little-example: write a list here: [one, another], or a line with a hyphen for each"),
        ('["1.1"]', "[]", "6:21: little-example: this list is empty; write what belongs in it"),
        ('["1.1"]', '[{clause: "1.1", word: respect}]', "6:38: unknown key 'word'; did you mean 'words'?"),
        ('["1.1"]', '[{clause: "1.1", words: }]',
         "6:45: words: nothing is written here; write the words, or leave the key out"),
        ("items:\n    little-example: [\"1.1\"]", "items: {}", "5:10: items: this list is empty; write what belongs in it"),
    ],
)  # fmt: skip
def test_a_fault_is_told_where_it_stands(old: str, new: str, fault: str, tmp_path: Path) -> None:
    files = council_with_rows('"1.1"')
    assert files[ROWS].count(old) == 1
    files[ROWS] = files[ROWS].replace(old, new)

    assert told(tmp_path, files) == [f"{ROWS}:{fault}"]


def test_an_id_stands_once(tmp_path: Path) -> None:
    files = council_with_rows('"1.1"', *ROW.format(passages='"1.2"').splitlines())

    assert told(tmp_path, files) == [
        f"{ROWS}:7:7: the id 'respect' is used twice (first on line 1); write another one"
    ]


def test_a_council_that_could_not_be_read_makes_no_faults_of_rows(tmp_path: Path) -> None:
    files = council_with_rows('"1.1"') | {f"councils/{LITTLE}/council.yml": "kind: parish\n"}

    assert told(tmp_path, files) == [
        f"councils/{LITTLE}/council.yml:1:1: the key 'short_name' is missing; write it here"
    ]
