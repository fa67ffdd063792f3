"""The page for clerks on importing says what is guessed, and its commands do what it says."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.pages import blocks, page, part
from support.word_files import paragraph, word_file

from mkdocs_protocol.cli import main
from mkdocs_protocol.importing.codes import GUESSES


def test_the_page_lists_every_code() -> None:
    assert part("importing", "guesses").first_cells == list(GUESSES)


def test_the_commands_of_the_page_make_a_council_without_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("Protocol.docx").write_bytes(
        word_file(
            [
                paragraph("Protocol", style="Title"),
                paragraph("Working together", look="<w:b/>"),
                paragraph("Members and officers work together in the interest of the whole town."),
            ]
        )
    )
    Path("Grievance.html").write_text("<h1>Grievance procedure</h1><p>It goes to the clerk.</p>")
    commands = [
        line
        for block in blocks(page("importing"))
        for line in block.text.splitlines()
        if line.startswith("mkdocs-protocol ")
    ]
    for line in commands:
        result = CliRunner().invoke(main, shlex.split(line)[1:], catch_exceptions=False)
        assert (result.exit_code, line) == (0, line)
    written = sorted(path.as_posix() for path in Path("councils/my-council").rglob("*.*"))
    told = part("importing", "Import the file").first_cells

    assert {
        path.removeprefix("councils/my-council/").removeprefix("grievance/") for path in written
    } <= set(told)
