"""Nothing lost: an edition against the document as it was received, word for word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from support.projects import minimal_council_files, write_files

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.checking.verifying import verify

REPOSITORY = Path(__file__).parents[2]
EDITION = "councils/little-example/editions/2024-05.md"
RECEIVED = "councils/little-example/as-received/2024-05.txt"


def told(root: Path, files: dict[str, str]) -> list[str]:
    write_files(root, {**files})
    loaded = load(root / "councils", as_of=date(2026, 11, 22))
    assert loaded.problems == ()
    return sorted(str(problem) for problem in verify(root / "councils", loaded.handbook))


def with_received(old: str, new: str, declared: str = "") -> dict[str, str]:
    files = minimal_council_files()
    assert old in files[RECEIVED]
    files[RECEIVED] = files[RECEIVED].replace(old, new)
    if declared:
        files[EDITION] = files[EDITION].replace(
            "silent: [media]", f"silent: [media]\ndifferences:\n{declared}"
        )
    return files


def test_all_five_councils_hold_every_word() -> None:
    handbook = load(REPOSITORY / "councils", as_of=date(2026, 11, 22)).handbook

    assert list(verify(REPOSITORY / "councils", handbook)) == []
    assert sum(len(council.leading_edition.words) for council in handbook.councils) == 7325
    assert sum(len(c.leading_edition.differences) for c in handbook.councils) <= 10


def test_a_word_left_out_is_told_with_its_line(tmp_path: Path) -> None:
    assert told(tmp_path, with_received("shall treat", "shall always treat")) == [
        f"{RECEIVED}:5:1: the document has “always” here, which the edition leaves out; copy it into the "
        "edition, or declare it under differences"
    ]


def test_a_word_too_many_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, with_received("shall treat", "treat")) == [
        f"{RECEIVED}:5:1: the edition has “shall”, which the document does not have here; take it out of "
        "the edition, or declare it under differences"
    ]


def test_case_and_punctuation_count(tmp_path: Path) -> None:
    assert told(tmp_path, with_received("Members and", "members, and")) == [
        f"{RECEIVED}:5:1: the document has “members,” where the edition has “Members”; correct the "
        "edition, or declare it under differences"
    ]


def test_words_in_another_order_are_a_difference(tmp_path: Path) -> None:
    assert (
        len(
            told(
                tmp_path,
                with_received(
                    "requests for information\ncomplaints", "complaints\nrequests for information"
                ),
            )
        )
        == 2
    )


def test_a_declared_difference_is_none(tmp_path: Path) -> None:
    declared = '  - {reason: list bullet, received: "·", times: 2}'
    files = with_received(
        "requests for information\ncomplaints", "· requests for information\n· complaints", declared
    )

    assert told(tmp_path, files) == []


def test_differences_that_follow_one_another_may_be_declared_apart(tmp_path: Path) -> None:
    declared = (
        '  - {reason: list bullet, received: "·"}\n'
        "  - {reason: conversion artefact, received: '[x]complaints', edition: complaints}"
    )
    files = with_received("information\ncomplaints", "information\n· [x]complaints", declared)

    assert told(tmp_path, files) == []


def test_a_difference_declared_too_often_is_told_where_it_is_declared(tmp_path: Path) -> None:
    declared = '  - {reason: list bullet, received: "·", times: 3}'
    files = with_received("information\ncomplaints", "information\n· complaints", declared)

    assert told(tmp_path, files) == [
        f"{EDITION}:9:5: this difference (list bullet) is declared but not there; take it away, or correct "
        "its words or how many times it occurs"
    ]


def test_a_difference_that_occurs_more_often_than_declared_is_told(tmp_path: Path) -> None:
    declared = '  - {reason: list bullet, received: "·"}'
    files = with_received(
        "requests for information\ncomplaints", "· requests for information\n· complaints", declared
    )

    assert told(tmp_path, files) == [
        f"{RECEIVED}:10:1: the document has “·” here, which the edition leaves out; copy it into the "
        "edition, or declare it under differences"
    ]


def test_a_withheld_name_is_declared_and_stands_in_both(tmp_path: Path) -> None:
    declared = '  - {reason: personal name withheld, edition: "[name withheld]"}'
    files = with_received("Next review", "[name withheld]\nNext review", declared)
    files[EDITION] = files[EDITION].replace(
        "{frame=label}\nNext", "{frame=label}\n[name withheld]\n\n{frame=label}\nNext"
    )

    assert told(tmp_path, files) == []


def test_an_edition_without_its_document_cannot_be_verified(tmp_path: Path) -> None:
    files = minimal_council_files()
    files[EDITION] = files[EDITION].replace("as_received: 2024-05.txt\n", "")

    assert told(tmp_path, files) == [
        f"{EDITION}:1:1: no document as received is named; put it into as-received/ as a text file and "
        "name it with as_received"
    ]


def test_no_personal_name_of_a_sign_off_is_in_the_repository() -> None:
    for path in (REPOSITORY / "councils/halstead").rglob("*.*"):
        lines = path.read_text("utf-8").splitlines()
        for number, line in enumerate(lines[1:], start=1):
            if line.strip() == "Town Clerk" and path.suffix in {".md", ".txt"}:
                assert lines[number - 1].strip() == "[name withheld]"


def test_many_ways_to_declare_the_same_words_take_no_more_time(tmp_path: Path) -> None:
    files = with_received(
        "shall treat",
        "shall " + "a " * 1200 + "b treat",
        '  - {reason: conversion artefact, received: "a", times: 1200}\n'
        '  - {reason: conversion artefact, received: "a a", times: 600}\n',
    )

    lines = told(
        tmp_path, files
    )  # Every way there was gone through once: for longer than anyone waits.

    assert len(lines) == 3
    assert "(1201 words) here, which the edition leaves out" in lines[0] + lines[2]


def test_a_difference_is_used_no_more_often_than_it_is_declared(tmp_path: Path) -> None:
    files = with_received(
        "shall treat",
        "shall x x x treat",
        '  - {reason: list bullet, received: "x", times: 2}\n',
    )

    assert any("“x x x” here" in line for line in told(tmp_path, files))
