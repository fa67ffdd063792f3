"""Proposals that a person accepts are written into the sources; nothing else changes, and a mistake costs nobody a file."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.projects import minimal_council_files, write_files

from mkdocs_protocol.cli import main
from mkdocs_protocol.proposing.proposals_file import read_proposals

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


def test_the_only_council_of_a_handbook_has_topics_by_their_definitions_and_roles_by_its_words(
    project: Path,
) -> None:
    shutil.rmtree(project / f"councils/{SORTED}")
    topics = project / "councils/topics.yml"
    meant = "definition: With respect to each other"
    topics.write_text(re.sub(r"definition: .*", meant, topics.read_text("utf-8"), count=1))
    assert 'topic: "respect", kind: "duty", binds: ["councillors"' in proposed(project)


def test_a_name_for_a_role_is_proposed_as_the_text_prints_it(project: Path) -> None:
    edition = project / EDITION
    edition.write_text(
        edition.read_text("utf-8") + "\n9.9 Members are members of the Members’ room.\n"
    )
    assert 'value: {names: ["Members"]}' in proposed(project)


def test_a_fact_that_is_given_takes_the_place_of_the_starters_comment(project: Path) -> None:
    edition = project / EDITION
    comment = "# dates:\n#   adopted: {value: 2026-12, printed: December 2026}\n# silent: []\n---\n"
    text = edition.read_text("utf-8").replace("\n---\n", f"\n{comment}", 1)
    edition.write_text(text.replace("---\n", "---\nstatus: draft\n", 1))
    done = decide(project)
    assert done.exit_code == 0, done.output
    text = edition.read_text("utf-8")
    assert "#   adopted" not in text
    edition.write_text(text.replace("status: draft\n", ""))
    assert run("check").exit_code == 0


def test_each_proposal_at_fault_is_told_where_it_stands(project: Path) -> None:
    text = re.sub(r"(?m)^- decide:$", "- decide: accept", proposed(project))
    spoilt = text.replace('topic: "channels"', 'topic: "channel"')
    assert spoilt != text
    (project / "proposals.yml").write_text(spoilt, "utf-8")
    done = run("accept", "proposals.yml")
    at = spoilt[: spoilt.index('topic: "channel"')].count("- decide")
    line = [n for n, one in enumerate(spoilt.split("\n"), start=1) if one == "- decide: accept"][
        at - 1
    ]
    assert re.search(rf"proposals\.yml:{line}:\d+: .*unknown topic 'channel'", done.output)
    assert "proposals.yml:10:" not in done.output


def test_one_run_tells_what_has_no_place_and_what_cannot_be_written(project: Path) -> None:
    before = sources(project)
    text = re.sub(r"(?m)^- decide:$", "- decide: accept", proposed(project))
    spoilt = text.replace('topic: "channels"', 'topic: "channel"')
    spoilt = spoilt.replace('subject: "1.1"', 'subject: "9.9"')
    (project / "proposals.yml").write_text(spoilt, "utf-8")
    done = run("accept", "proposals.yml")
    assert "there is no clause '9.9'" in done.output
    assert "unknown topic 'channel'" in done.output
    assert sources(project) == before


def test_dates_of_a_document_beside_the_protocol_are_proposed_and_written(project: Path) -> None:
    folder = project / f"councils/{OPEN}/grievance"
    (folder / "editions").mkdir(parents=True)
    (folder / "as-received").mkdir()
    words = "Grievance procedure\n\n1. A grievance goes to the Clerk.\n\n2. To be reviewed in May 2029.\n"
    (folder / "as-received/2024.txt").write_text(words)
    file = folder / "editions/2024.md"
    file.write_text(f"---\ntitle: Grievance procedure\nas_received: 2024.txt\n---\n\n{words}")
    assert 'edition: "grievance/2024"' in proposed(project)
    done = decide(project)
    assert done.exit_code == 0, done.output
    assert (
        'next_review: {value: 2029-05, printed: "To be reviewed in May 2029"}' in file.read_text()
    )
    assert run("verify", "--only", OPEN).exit_code == 0


def test_what_a_text_shows_about_itself_is_proposed_and_never_with_others(project: Path) -> None:
    for name in (EDITION, f"councils/{OPEN}/as-received/2024-05.txt"):
        file = project / name
        file.write_text(
            file.read_text("utf-8") + "\n9.9 See clause 44 of this protocol [insert date].\n"
        )
    text = proposed(project)
    assert 'subject: "template-residue/9.9"' in text
    assert 'subject: "dangling/9.9"' in text
    assert "all: finding" not in text
    text = re.sub(r'(?m)^- decide:\n(?=  subject: "dangling/9.9"$)', "- decide: accept\n", text)
    (project / "proposals.yml").write_text(text, "utf-8")
    done = run("accept", "proposals.yml")
    assert done.exit_code == 0, done.output
    assert '{kind: dangling, clauses: ["9.9"], text: "Clause 9.9 refers to' in (
        project / EDITION
    ).read_text("utf-8")


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
        ('edition: "2024-05"', f'edition: "../{SORTED}/2024-05"'),
        ('kind: "duty"', 'kind: "whim"'),
        ('topic: "respect"', 'topic: "a} {id=x"'),
        ('topic: "respect"', 'topic: {a: "b"}'),
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


def test_what_stands_in_every_entry_is_told_once_and_a_null_is_no_decision(tmp_path: Path) -> None:
    path = tmp_path / "proposals.yml"
    entry = "- decide: {}\n  all: silent\n  council: a\n"
    path.write_text(entry.format("yes") * 3, "utf-8")
    (problem,) = read_proposals(path, ".")[1]
    assert str(problem).startswith("proposals.yml:1:11: decide: 'yes' is not known here")
    assert "and so in 2 more below" in problem.message
    path.write_text(entry.format("null") * 3, "utf-8")
    assert read_proposals(path, ".")[1] == ()


def test_a_file_that_is_missing_names_the_command_that_writes_it(project: Path) -> None:
    done = run("accept", "proposals.yml")
    assert done.exit_code == 1
    assert "suggest --write" in done.output


def test_a_finding_that_was_struck_is_dismissed_in_the_facts(project: Path) -> None:
    path = project / EDITION
    path.write_text(
        path.read_text("utf-8").replace("bullied.", "bullied, as clause 9.9 says."), "utf-8"
    )
    text = proposed(project)
    struck = re.sub(r'- decide:(?=\n  subject: "dangling)', "- decide: strike", text)
    assert struck != text
    (project / "proposals.yml").write_text(struck, "utf-8")

    assert run("accept", "proposals.yml").exit_code == 0

    assert "dismissed:\n  - {kind: dangling, clauses: [" in path.read_text("utf-8")
    assert "what: finding" not in proposed(project)
    assert "perhaps a finding (dangling)" not in run("check", "--only", OPEN).output
