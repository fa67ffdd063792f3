"""Proposals that a person accepts are written into the sources; nothing else changes, and a mistake costs nobody a file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.projects import minimal_council_files, write_files

from mkdocs_protocol.cli import main

SORTED, OPEN = "well-sorted", "not-sorted"
EDITION = f"councils/{OPEN}/editions/2024-05.md"
COUNCIL = f"councils/{OPEN}/council.yml"


def files() -> dict[str, str | bytes]:
    """Return two councils with the same text, of which the second has no margins and few facts."""
    made = {
        **minimal_council_files(SORTED, "Well Sorted"),
        **minimal_council_files(OPEN, "Not Sorted"),
    }
    text = re.sub(r"(?m)^\{topic.*\}\n", "", made[EDITION])
    text = text.replace("[No one shall be bullied.]{kind=prohibition}", "No one shall be bullied.")
    text = text.replace("silent: [media]\n", "")
    text = text.replace("  adopted: {value: 2024-05, printed: Adopted May 2024}\n", "")
    called = "  label: Councillors\n  also_called: [Members]\n"
    return {
        **made,
        EDITION: text,
        COUNCIL: made[COUNCIL].partition("names:")[0],
        "councils/roles.yml": made["councils/roles.yml"].replace("  label: Councillors\n", called),
    }


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_files(tmp_path, files())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def proposed(project: Path) -> str:
    assert run("suggest", "--only", OPEN, "--write", "proposals.yml").exit_code == 0
    return (project / "proposals.yml").read_text("utf-8")


def decide(project: Path, decision: str = "accept", **changes: str) -> Result:
    text = re.sub(r"(?m)^- decide:$", f"- decide: {decision}", proposed(project))
    for old, new in changes.items():
        text = text.replace(old, new)
    (project / "proposals.yml").write_text(text, "utf-8")
    return run("accept", "proposals.yml")


def sources(project: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted((project / "councils").rglob("*.*"))}


def test_what_is_proposed_is_what_a_person_gave_the_same_clauses(project: Path) -> None:
    text = proposed(project)
    assert 'subject: "1.1"' in text
    assert 'topic: "respect"' in text
    assert 'topic: "channels"' in text
    assert "what: date" in text
    assert "what: role-name" in text


def test_nothing_is_written_before_a_person_decides(project: Path) -> None:
    before = sources(project)
    proposed(project)
    assert run("accept", "proposals.yml").exit_code == 0
    assert sources(project) == before


def test_what_is_accepted_is_written_and_the_text_stays(project: Path) -> None:
    done = decide(project)
    assert done.exit_code == 0, done.output
    edition = (project / EDITION).read_text("utf-8")
    assert re.search(r"(?m)^\{topic=respect .*\}\n1\.1 Members", edition)
    assert "adopted: {value: 2024-05" in edition
    assert "names:" in (project / COUNCIL).read_text("utf-8")
    assert run("check").exit_code == 0
    assert run("verify", "--only", OPEN).exit_code == 0
    assert "- decide" not in (project / "proposals.yml").read_text("utf-8")
    assert "Nothing to propose" in run("suggest", "--only", OPEN, "--write", "more.yml").output


def test_what_is_struck_stays_struck(project: Path) -> None:
    before = sources(project)
    assert decide(project, "strike").exit_code == 0
    assert sources(project) == before
    again = proposed(project)
    assert "- decide: strike" in again
    assert "- decide:\n" not in again


def test_a_person_may_know_better(project: Path) -> None:
    assert decide(project, **{'topic: "respect"': 'topic: "media"'}).exit_code == 0
    assert re.search(r"(?m)^\{topic=media .*\}\n1\.1", (project / EDITION).read_text("utf-8"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('topic: "respect"', 'topic: "manners"'),
        ('subject: "1.1"', 'subject: "8.8"'),
        (f"council: {OPEN}", "council: nobody"),
        ('kind: "duty"', 'kind: "whim"'),
        ('topic: "respect"', 'topic: "a} {id=x"'),
    ],
)
def test_what_cannot_be_written_is_told_and_leaves_everything_as_it_was(
    project: Path, old: str, new: str
) -> None:
    before = sources(project)
    done = decide(project, **{old: new})
    assert done.exit_code == 1
    assert re.search(r"^\S*proposals\.yml:\d+:\d+: ", done.output, re.MULTILINE)
    assert sources(project) == before


@pytest.mark.parametrize(
    "text",
    ["- decide: perhaps", "]", "- 3", "", "{a: b}", "\x00", "- decide: accept\n  what: margin\n"],
)
def test_a_file_that_is_none_is_told_in_a_sentence(project: Path, text: str) -> None:
    (project / "proposals.yml").write_text(text, "utf-8")
    done = run("accept", "proposals.yml")
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert done.output


def test_a_file_that_is_missing_names_the_command_that_writes_it(project: Path) -> None:
    done = run("accept", "proposals.yml")
    assert done.exit_code == 1
    assert "suggest --write" in done.output
