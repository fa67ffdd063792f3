"""Which edition speaks for a council, and that a fault in one file hides none in another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.projects import minimal_council_files, write_files

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.core.handbook import Council

FOLDER = "councils/little-example"
EDITION = f"{FOLDER}/editions/2024-05.md"
COUNCIL = f"{FOLDER}/council.yml"
TEXT = minimal_council_files()[EDITION]


def with_editions(root: Path, council: str = "", **texts: str) -> Path:
    """Write a council with editions by name; `e2020` is 2020.md, `e2020_05` is 2020-05.md."""
    files = minimal_council_files()
    del files[EDITION]
    files[COUNCIL] += council
    for name, text in texts.items():
        files[f"{FOLDER}/editions/{name.removeprefix('e').replace('_', '-')}.md"] = text
    return write_files(root, {**files}) / "councils"


def of_status(status: str) -> str:
    return TEXT.replace("silent:", f"status: {status}\nsilent:", 1)


def council(root: Path) -> Council:
    loaded = load(root, as_of=date(2026, 11, 22))
    assert loaded.problems == ()
    return loaded.handbook.councils[0]


def told(root: Path) -> list[str]:
    return [str(problem) for problem in load(root, as_of=date(2026, 11, 22)).problems]


def test_editions_follow_one_another_by_their_dates_and_not_by_their_letters(
    tmp_path: Path,
) -> None:
    superseded = of_status("superseded")
    root = with_editions(
        tmp_path, e2026_05_01=TEXT, undated=superseded, e2020=superseded, e2020_05=superseded
    )

    found = [edition.id for edition in council(root).editions]

    assert found == ["2026-05-01", "2020", "2020-05", "undated"]


def test_a_draft_speaks_for_a_council_before_a_superseded_text(tmp_path: Path) -> None:
    root = with_editions(tmp_path, e2020=of_status("draft"), undated=of_status("superseded"))

    assert council(root).leading_edition.id == "2020"
    assert council(root).in_force is None


def test_an_edition_named_as_in_force_is_the_newest_that_could_be(tmp_path: Path) -> None:
    root = with_editions(tmp_path, 'in_force: "2020"\n', e2020=TEXT, e2024_05=TEXT)

    assert told(root) == [
        f"{COUNCIL}:7:11: the edition 2024-05 is newer than 2020, which is named as the one in force; name "
        "2024-05, or write status: draft or status: superseded into its facts"
    ]


@pytest.mark.parametrize("newer", ["draft", "superseded"])
def test_a_newer_edition_that_says_so_need_not_be_in_force(newer: str, tmp_path: Path) -> None:
    root = with_editions(tmp_path, e2020=TEXT, e2024_05=of_status(newer))

    assert council(root).leading_edition.id == "2020"


def test_of_an_undated_edition_nobody_can_say_that_it_is_newer(tmp_path: Path) -> None:
    root = with_editions(tmp_path, "in_force: undated\n", undated=TEXT, e2024_05=TEXT)

    assert council(root).leading_edition.id == "undated"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (COUNCIL, "kind: parish", "kind: parrish"),
        (COUNCIL, "clerk: [Clerk]", "clark: [Clerk]"),
        (EDITION, "\n1.1 ", "\n{colour=red}\n1.1 "),
    ],
)
def test_a_fault_of_reading_hides_no_fault_that_a_rule_finds(
    path: str, old: str, new: str, tmp_path: Path
) -> None:
    files = minimal_council_files()
    assert old in files[path]
    files[path] = files[path].replace(old, new, 1)
    files[EDITION] = files[EDITION].replace("silent: [media]", "silent: [mediah]")
    loaded = load(write_files(tmp_path, {**files}) / "councils", as_of=date(2026, 11, 22))

    assert len(loaded.problems) == 2
    assert any("unknown topic 'mediah'" in str(problem) for problem in loaded.problems)
    assert loaded.handbook.councils == ()


def test_a_list_of_topics_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    files = minimal_council_files() | {"councils/topics.yml": "- id: [\n"}
    write_files(tmp_path, {**files})

    assert [line.split(": ")[0] for line in told(tmp_path / "councils")] == [
        "councils/topics.yml:1:8"
    ]
