"""The corpus: what each of its files says is what the readers read, to the character (`make corpus` makes it)."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from support.handbook import REPOSITORY

from mkdocs_protocol.importing.received import received_text

CORPUS = REPOSITORY / "tests" / "corpus"
FILES = sorted((CORPUS / "files").iterdir())
EXACT = [file for file in FILES if file.suffix in {".docx", ".odt", ".html", ".txt"}]


def truth_of(file: Path) -> str:
    """Return what a reader sees of a file."""
    return (CORPUS / "text" / f"{file.name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", EXACT, ids=lambda file: file.name)
def test_every_line_is_received_as_its_reader_sees_it(file: Path) -> None:
    assert received_text(file).text == truth_of(file)


def test_a_third_reader_agrees_with_every_text_or_a_reason_is_given() -> None:
    record = json.loads((CORPUS / "agreement.json").read_text(encoding="utf-8"))
    assert set(record) == {file.name for file in FILES}
    for name, told in record.items():
        lines = [line for line in re.split("[\n\t]", truth_of(CORPUS / name)) if line]
        assert set(told.get("not", [])) <= {*lines}, name
        assert told.get("because", "") != "?", name


def test_the_corpus_is_small() -> None:
    assert sum(file.stat().st_size for file in FILES) < 3_000_000
