"""What the rules find in a text, and what they do not say of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.projects import minimal_council_files, write_files

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.core.protocol import is_mended

EDITION = "councils/little-example/editions/2024-05.md"


def found(root: Path, *changes: tuple[str, str]) -> list[str]:
    files = minimal_council_files()
    for old, new in changes:
        assert files[EDITION].count(old) == 1, old
        files[EDITION] = files[EDITION].replace(old, new)
    loaded = load(write_files(root, {**files}) / "councils", as_of=date(2026, 11, 22))
    assert loaded.problems == ()
    (council,) = loaded.handbook.councils
    return [finding.text for finding in council.leading_edition.findings]


APPROVER = "The document does not say which body adopted or approved it."


def test_words_in_place_of_a_date_say_when_a_text_was_adopted(tmp_path: Path) -> None:
    worded = ("{value: 2024-05, printed: Adopted May 2024}", "{words: Adopted May 2024}")

    assert found(tmp_path, worded) == [APPROVER]


def test_of_a_document_known_in_part_nothing_is_missed(tmp_path: Path) -> None:
    dates = "  adopted: {value: 2024-05, printed: Adopted May 2024}\n"
    incomplete = ("silent: [media]", "incomplete: The first page only.")

    assert found(tmp_path, (dates, ""), incomplete) == []


@pytest.mark.parametrize(
    ("printed", "meant", "told"),
    [
        ("12 Everyone", "1.2", "Printed “12”: the full stop in the number was lost."),
        ("2.1 Everyone", "1.2", "Printed “2.1”, where 1.2 was meant."),
        ("1.3 Everyone", "13", "Printed “1.3”, where 13 was meant."),
    ],
)
def test_a_full_stop_is_lost_only_where_fewer_are_printed(
    printed: str, meant: str, told: str, tmp_path: Path
) -> None:
    change = (
        "1.2 [No one shall be bullied.]{kind=prohibition} Everyone",
        f"{{number={meant}}}\n{printed}",
    )

    assert told in found(tmp_path, change)


def test_the_mended_number_of_a_heading_is_found_too(tmp_path: Path) -> None:
    change = ("## 2. Asking", "## 3. Asking")
    number = (
        "binds=councillors benefits=officers}",
        "binds=councillors benefits=officers number=2}",
    )

    assert "Printed “3.”, where 2 was meant." in found(tmp_path, change, number)


@pytest.mark.parametrize("printed", ["1", "1.", "1)", "(1)", "1:"])
def test_the_signs_round_a_number_are_no_part_of_it(printed: str) -> None:
    assert not is_mended("1", printed)
