"""From a file to an edition, from there to a Word file, and read again: the same text, whole and in order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.handbook import REPOSITORY

from mkdocs_protocol.cli import main
from mkdocs_protocol.importing.received import received_text

pytestmark = pytest.mark.usefixtures("read_here")

CORPUS = REPOSITORY / "tests" / "corpus"
# Bullets and hyphens that begin a line come back as the bullets of the page; the rest is the same.
FILES = [
    "decimal-levels.docx",
    "legal-numbers.docx",
    "notes.docx",
    "two-languages.odt",
    "running-heads.pdf",
]


@pytest.mark.parametrize("name", FILES)
def test_a_text_comes_back_as_it_was(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    given = str(CORPUS / "files" / name)
    for command in (
        ["import", given, "--council", "tiny", "--name", "Tiny Council", "--kind", "parish"],
        ["take-away", "tiny", "--edition", "undated", "--as", "docx", "--to", "out"],
    ):
        done = CliRunner().invoke(main, command)
        assert done.exit_code == 0, done.output
    first = Path("councils/tiny/as-received/undated.txt").read_text("utf-8")
    (made,) = Path("out").rglob("*.docx")

    again = re.sub(r"\s", "", received_text(made).text)
    assert re.sub(r"\s", "", first) in again
