"""Files of before 2007 and rich text, by way of LibreOffice: here a program that stands in for it."""

from __future__ import annotations

import hashlib
import json
import sys
from datetime import date
from pathlib import Path

import pytest
from support.word_files import abstract, instance, level, paragraph, word_file

from mkdocs_protocol.importing.containers import foreign_file, open_foreign
from mkdocs_protocol.importing.document import ImportRefusedError
from mkdocs_protocol.importing.importing import import_file
from mkdocs_protocol.importing.office import converted
from mkdocs_protocol.importing.received import received_text

DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "WordDocument".encode("utf-16-le")
RTF = b"{\\rtf1\\ansi Members ask the clerk.}"
MADE = word_file(
    [paragraph("Members ask the clerk.", number=(1, 0)), paragraph("The clerk answers.", number=(1, 0))],
    numbering=abstract(1, level(0, "%1.")) + instance(1, 1),
)  # fmt: skip


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a program named soffice first, which writes what it was asked and answers with a Word file."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "made.docx").write_bytes(MADE)
    program = folder / "soffice"
    program.write_text(
        f"#!{sys.executable}\n"
        "import json, os, shutil, sys\n"
        "from pathlib import Path\n"
        "here = Path(__file__).parent\n"
        "asked = {'words': sys.argv[1:], 'proxy': os.environ.get('https_proxy'), 'given': Path(sys.argv[-1]).read_bytes().hex()}\n"
        "(here / 'asked.json').write_text(json.dumps(asked))\n"
        "out = Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
        "made = here / 'made.docx'\n"
        "made.exists() and shutil.copy(made, out / 'given.docx')\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.mark.parametrize(("name", "content"), [("old.doc", DOC), ("rich.rtf", RTF)])
def test_it_is_read_as_the_word_file_that_was_made_and_keeps_its_own_sum(
    stand_in: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    made = import_file(path, council="tiny", edition="undated", day=date(2026, 1, 1))

    assert "\n1. Members ask the clerk.\n" in made.edition
    assert made.received == "1. Members ask the clerk.\n\n2. The clerk answers.\n"
    assert [entry.what for entry in made.report.entries if entry.code == "readers-differ"] == []
    assert "converted" in [entry.code for entry in made.report.entries]
    own = hashlib.sha256(content).hexdigest()
    assert (made.report.file, made.report.sha256) == (name, own)
    assert received_text(path).sha256 == own
    assert open_foreign(path).sha256 == own != hashlib.sha256(MADE).hexdigest()


def test_it_is_asked_for_no_macros_and_nothing_from_elsewhere(stand_in: Path) -> None:
    converted(foreign_file(RTF, "rich.rtf"))
    asked = json.loads((stand_in / "asked.json").read_text())

    assert bytes.fromhex(asked["given"]) == RTF
    assert "--headless" in asked["words"]
    assert asked["words"][-1].endswith("given.rtf")
    assert asked["proxy"] == "http://127.0.0.1:9"


def test_other_files_are_left_as_they_are(stand_in: Path) -> None:
    file = foreign_file(MADE, "new.docx")
    assert converted(file) is file
    assert not (stand_in / "asked.json").exists()


@pytest.mark.parametrize("answer", [None, b"", b"no Word file", MADE[:200]])
def test_what_it_cannot_read_is_told_in_one_sentence(stand_in: Path, answer: bytes | None) -> None:
    (stand_in / "made.docx").unlink()
    if answer is not None:
        (stand_in / "made.docx").write_bytes(answer)
    with pytest.raises(ImportRefusedError) as told:
        converted(foreign_file(DOC, "old.doc"))
    assert str(told.value) == (
        "old.doc: LibreOffice could not read it; open it in a word processor and save it as a Word document (.docx)"
    )


def test_without_it_the_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ImportRefusedError) as told:
        converted(foreign_file(RTF, "rich.rtf"))
    assert str(told.value) == (
        "rich.rtf: a file of this kind (.rtf) is read by way of LibreOffice, which is not installed here; install it, or "
        "open the file in a word processor and save it as a Word document (.docx)"
    )
