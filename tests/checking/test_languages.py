"""A text in Welsh that says it is English: told as a warning, with the line to write."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.documents import AS_OF
from support.projects import minimal_council_files, write_files

from mkdocs_protocol.checking.languages import language_of
from mkdocs_protocol.checking.loading import load

EDITION = "councils/little-example/editions/2024-05.md"
WELSH = (
    "9.1 Mae’n rhaid i’r Clerc gadw’r cofnodion, ac mae pob aelod yn gallu eu gweld yn y swyddfa."
)
ENGLISH = "9.2 The Clerk shall keep the minutes, and any member may see them at the office of the Council."


def warnings(folder: Path, text: str, facts: str = "") -> list[str]:
    files = minimal_council_files()
    source = files[EDITION].replace("---\n", f"---\n{facts}", 1)
    received = next(path for path in files if "as-received" in path)
    root = write_files(
        folder, {**files, EDITION: f"{source}\n{text}\n", received: f"{files[received]}\n{text}\n"}
    )
    loaded = load(root / "councils", as_of=AS_OF)
    assert [str(problem) for problem in loaded.problems] == []
    return [str(w) for w in loaded.warnings if w.code == "language-not-said"]


def test_welsh_that_is_not_said_to_be_is_told(tmp_path: Path) -> None:
    (told,) = warnings(tmp_path, f"{{topic=channels}}\n{WELSH}")
    assert told.startswith(EDITION)
    assert told.endswith(
        "these words seem to be Welsh, but are marked as English; write {lang=cy} above them, "
        "so that they are read aloud correctly"
    )


def test_welsh_that_is_said_to_be_is_good(tmp_path: Path) -> None:
    assert warnings(tmp_path, f"{{topic=channels lang=cy}}\n{WELSH}") == []
    assert warnings(tmp_path / "english", f"{{topic=channels}}\n{ENGLISH}") == []


def test_english_in_a_welsh_document_is_told(tmp_path: Path) -> None:
    told = warnings(tmp_path, f"{{topic=channels}}\n{ENGLISH}", "language: cy\n")
    assert "these words seem to be English, but are marked as Welsh; write {lang=en-GB}" in told[-1]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (WELSH, "cy"),
        (ENGLISH, "en"),
        (
            "Cyngor Cymuned Llanfair, the community council of the parish, shall meet in Neuadd y Pentref.",
            "",
        ),
        ("Mae’r Clerc yma.", ""),
        (
            "Bydd y Cyngor yn parchu ei swyddogion, ac ni fydd unrhyw aelod yn rhoi cyfarwyddyd iddynt.",
            "cy",
        ),
        (
            "Councillors respect officers; officers respect councillors; nobody instructs anybody else alone.",
            "",
        ),
    ],
)
def test_only_a_text_that_is_surely_in_one_language_counts(text: str, language: str) -> None:
    assert language_of(text) == language
