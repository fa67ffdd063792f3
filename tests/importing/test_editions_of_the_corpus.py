"""Each file of the corpus becomes an edition that passes `check` and `verify` at once."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from support.handbook import REPOSITORY

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.checking.verifying import verify
from mkdocs_protocol.cli.beginning import begin_with, facts_of
from mkdocs_protocol.importing.importing import Imported, import_file
from mkdocs_protocol.importing.report import as_markdown, as_yaml

pytestmark = pytest.mark.usefixtures("read_here")

FILES = REPOSITORY / "tests" / "corpus" / "files"
KINDS = ("docx", "odt", "html", "txt", "pdf")
DAY = date(2026, 11, 22)
NAMES = sorted(path.name for kind in KINDS for path in FILES.glob(f"*.{kind}"))


@cache
def imported(name: str) -> Imported:
    """Return what becomes of a file of the corpus, read once: a PDF takes long."""
    return import_file(FILES / name, council="tiny", edition="undated", day=DAY)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_becomes_an_edition_without_fault(name: str, tmp_path: Path) -> None:
    made = imported(name)
    begin_with(
        tmp_path / "councils",
        "tiny",
        {
            "council.yml": facts_of("Tiny Council", "parish"),
            "editions/undated.md": made.edition,
            "as-received/undated.txt": made.received,
            "imports/undated.yml": as_yaml(made.report),
            "imports/undated.md": as_markdown(made.report),
        },
    )
    loaded = load(tmp_path / "councils", as_of=DAY)

    assert [str(each) for each in loaded.problems] == []
    assert [str(each) for each in verify(tmp_path / "councils", loaded.handbook)] == []
    assert len(loaded.unsettled) == len(made.report.entries)
    assert "\x01" not in made.edition


def test_at_most_one_line_in_twenty_of_the_corpus_is_uncertain() -> None:
    lines = uncertain = 0
    for made in map(imported, NAMES):
        lines += len(made.received.split("\n\n"))
        uncertain += len(made.report.uncertain_lines)

    assert uncertain <= lines / 20
