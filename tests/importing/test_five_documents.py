"""The five documents as Word files with automatic numbers become the editions that were made by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.handbook import real_handbook
from support.word_files import edition_as_word, shape

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.checking.verifying import verify
from mkdocs_protocol.cli import main

DAY = date(2026, 11, 22)
COUNCILS = ("barrow", "halstead", "unnamed", "wellingborough", "weston-super-mare")


@pytest.mark.parametrize("council", COUNCILS)
def test_an_imported_document_is_the_edition_made_by_hand(council: str, tmp_path: Path) -> None:
    by_hand = real_handbook().council_by_id[council].editions[0]
    content, _ = edition_as_word(by_hand)
    (tmp_path / "file.docx").write_bytes(content)
    result = CliRunner().invoke(
        main,
        [
            "import",
            str(tmp_path / "file.docx"),
            "--council",
            council,
            "--name",
            "X Council",
            "--kind",
            "town",
            "--folder",
            str(tmp_path / "councils"),
        ],
        catch_exceptions=False,
    )
    assert result.exit_code == 0, result.output
    loaded = load(tmp_path / "councils", as_of=DAY)
    assert [str(each) for each in loaded.problems] == []
    imported = loaded.handbook.councils[0].editions[0]

    assert list(verify(tmp_path / "councils", loaded.handbook)) == []
    assert imported.words == by_hand.words
    assert shape(imported) == shape(by_hand)
