"""However a command is typed and wherever it runs: a sentence and an exit status, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.projects import minimal_council_files, write_files

from mkdocs_protocol.cli import main

NAME = ("--name", "My Town", "--kind", "town")
PROGRAM = (sys.executable, "-c", "from mkdocs_protocol.cli import main; main()")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with councils in it, and stand there."""
    write_files(tmp_path, {**minimal_council_files(), "a-file": "x"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["chek"], 2, "Did you mean"),
        (["check", "councils/little-example"], 1,
         "councils/little-example is the folder of one council; name the folder that holds it and say which: "
         "councils --only little-example"),
        (["check", "a-file"], 1, "a-file is a file; name the folder that holds the councils"),
        (["check", "nowhere"], 1, "the councils' folder is missing"),
        (["check", "--folder", "nowhere"], 1, "nowhere:1:1: the councils' folder is missing"),
        (["check", "--only"], 2, "requires an argument"),
        (["check", "--format", "xml"], 2, "is not one of"),
        (["verify", "--only", "litle-example"], 1, "did you mean 'little-example'?"),
        (["review", "--within", "soon"], 2, "write 90d for days"),
        (["review", "--fail-on", "overdu"], 2, "did you mean 'overdue'?"),
        (["review", "--document", "protokol"], 2, "did you mean 'protocol'?"),
        (["review", "councils/little-example"], 2, "is the folder of one council"),
        (["new", "Town", *NAME], 1, "cannot be part of an address"),
        (["new", "../up", *NAME], 1, "cannot be part of an address"),
        (["new", "little-example", *NAME], 1, "is there already; choose another name"),
        (["new", "town", *NAME, "--folder", "a-file"], 1, "a-file is a file; name the folder that holds the councils"),
        (["suggest", "--only", "nobody"], 1, "there is no council 'nobody'"),
        (["accept", "a-file"], 1, "a-file:1:1: "),
        (["import", "nowhere.docx", "--council", "town", *NAME], 1, "nowhere.docx is not there"),
        (["import", "councils", "--council", "little-example"], 1, "councils is not there"),
        (["take-away", "nobody"], 1, "there is no council 'nobody'"),
        (["take-away", "little-example", "--as", "doc"], 2, "is not one of"),
        (["take-away", "little-example", "--edition", "1999"], 1, "has no edition '1999'; there is 2024-05"),
        (["take-away", "little-example", "--site-url", "town"], 1, "'town' is not the address of a page"),
        (["take-away", "little-example", "--site", "town"], 1, "'town' is not the address of a page"),
        (["embed", "little-example", "--iframe", "javascript:alert(1)"], 1, "is not the address of a page"),
        (["embed", "little-example", "--to", "nowhere/page.html"], 1, "nothing can be written into nowhere"),
        (["schema", "a-file"], 1, "nothing can be written into a-file"),
        (["accessibility-statement"], 1, "accessibility.yml:1:1: this file is missing"),
    ],
)  # fmt: skip
def test_what_is_typed_wrongly_is_told_in_a_sentence(
    here: Path, words: list[str], status: int, told: str
) -> None:
    before = sorted(path for path in here.rglob("*") if path.name != "nowhere")
    result = CliRunner().invoke(main, words)
    assert result.exit_code == status, result.output
    assert told in " ".join(result.output.split())
    assert isinstance(result.exception, SystemExit)
    assert sorted(here.rglob("*")) == before


def test_what_is_written_goes_into_the_folder_of_the_councils_wherever_one_stands_in_it(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here / "councils")
    result = CliRunner().invoke(main, ["new", "second", "--name", "Second", "--kind", "Town"])
    assert result.exit_code == 0, result.output
    assert (here / "councils/second/council.yml").is_file()
    monkeypatch.chdir(here / "councils/second/editions")
    for words in (["check"], ["new", "third", *NAME]):
        result = CliRunner().invoke(main, words)
        assert result.exit_code == 1
        assert f"go to {here}, and type the command there" in result.output


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONUTF8": "0", **environment}
    return subprocess.run([*PROGRAM, *words], env=env, capture_output=True, check=False)


def test_every_command_writes_utf_8_whatever_the_machine_says(here: Path) -> None:
    facts = here / "councils/little-example/council.yml"
    facts.write_text(
        facts.read_text("utf-8").replace("Little Example Parish", "Llanŵ “Little” Parish"), "utf-8"
    )
    for environment in (
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
    ):
        result = run("review", **environment)
        assert (result.returncode, result.stderr) == (0, b"")
        assert "Llanŵ “Little”" in result.stdout.decode("utf-8")


def test_a_full_disk_ends_a_command_with_a_sentence(here: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [*PROGRAM, "check"], stdout=full, stderr=subprocess.PIPE, check=False, text=True
        )
    assert result.returncode == 1
    assert result.stderr == "Error: the system refused it (No space left on device)\n"


def test_whoever_stops_reading_ends_a_command_in_silence(here: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    result = subprocess.run(
        [*PROGRAM, "schema", "out"], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (result.returncode, result.stderr) == (1, b"")


def test_a_folder_that_has_gone_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    words = (
        f"import os; os.rmdir({str(gone)!r}); from mkdocs_protocol.cli import main; main(['check'])"
    )
    result = subprocess.run(
        [sys.executable, "-c", words], cwd=gone, capture_output=True, check=False, text=True
    )
    assert result.returncode == 1
    assert result.stderr == "Error: the system refused it (No such file or directory)\n"
