"""Rows, answers and trees are proposed for a document that is known to nobody yet, from those of other councils."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.handbook import REPOSITORY

from mkdocs_protocol.cli import main
from mkdocs_protocol.cli.where import FOLDER

COUNCIL = "barrow"


@pytest.fixture(scope="module")
def unread(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site with the councils of the handbook, one of which nobody has read: only its text is there."""
    folder = tmp_path_factory.mktemp("unread")
    (folder / FOLDER).mkdir(parents=True)  # As after a build: councils then come from the store.
    councils = folder / "councils"
    shutil.copytree(REPOSITORY / "councils", councils)
    own = councils / COUNCIL
    (own / "answers.yml").unlink()
    shutil.rmtree(own / "trees")
    (edition,) = (own / "editions").glob("*.md")
    text = edition.read_text("utf-8")
    text = re.sub(r"(?m)^\{topic[^\n]*\}\n", "", text)
    text = re.sub(r"(?m)^\{id=(\S+) topic[^\n]*\}\n", r"{id=\1}\n", text)
    edition.write_text(re.sub(r"\[([^\[\]]*)\]\{[a-z]+=[^}]*\}", r"\1", text), "utf-8")
    rows = councils / "expectations.yml"
    text = re.sub(
        rf"(?m)^    {COUNCIL}:(?: \[.*\]\n|\n(?:      .*\n)+)", "", rows.read_text("utf-8")
    )
    kept = [
        one
        for one in re.split(r"(?m)^(?=- id:)", text)
        if not one.startswith("- id:") or re.search(r"(?m)^  items:\n    ", one)
    ]
    rows.write_text(re.sub(r"(?m)^  prose:\n(?=- |\n|\Z)", "", "".join(kept)), "utf-8")
    return folder


@pytest.fixture(scope="module")
def proposals(unread: Path) -> str:
    done = run(unread, "suggest", "councils", "--only", COUNCIL, "--write", "proposals.yml")
    assert done.exit_code == 0, done.output
    return (unread / "proposals.yml").read_text("utf-8")


@pytest.fixture
def site(unread: Path, proposals: str, tmp_path: Path) -> Path:
    shutil.copytree(unread, tmp_path / "site")
    return tmp_path / "site"


def run(folder: Path, *arguments: str) -> Result:
    """Run a command with paths in a folder."""
    known = ("councils", "proposals.yml")
    placed = [str(folder / one) if one in known else one for one in arguments]
    return CliRunner().invoke(main, placed)


def accept(folder: Path, text: str) -> Result:
    (folder / "proposals.yml").write_text(text, "utf-8")
    return run(folder, "accept", "proposals.yml", "--folder", str(folder / "councils"))


def own_files(folder: Path) -> dict[str, bytes]:
    found = sorted((folder / "councils").rglob("*.yml")) + sorted(
        (folder / "councils").rglob("*.md")
    )
    return {str(path): path.read_bytes() for path in found}


def entry(text: str, subject: str) -> str:
    """Return the entry of the file that is about something."""
    (found,) = (one for one in text.split("\n- ") if f'subject: "{subject}"' in one)
    return found


def decided(text: str, decision: str, pattern: str) -> str:
    """Return the file with a decision on every open entry whose subject is like a pattern."""
    return re.sub(rf'(?m)^- decide:\n(?=  subject: "{pattern}"$)', f"- decide: {decision}\n", text)


def test_each_kind_is_proposed_from_what_people_gave_others(proposals: str) -> None:
    assert 'rows: ["officers-response"]' in entry(proposals, "councillors-expect/4")
    answer = entry(proposals, "complaint-about-clerk")
    assert "state: partly" in answer
    assert "{clause: councillors-procedure-1, words:" in answer
    tell = entry(proposals, "councillor-unhappy-clerk/tell")
    assert "who: {clerk: Clerk}" in tell
    assert "modal: should" in tell
    assert "same_as: officer-concern-councillor" in entry(proposals, "clerk-concern/same")


def test_what_no_clause_says_is_a_silence_or_left_to_read(proposals: str) -> None:
    assert "lacks: [receiver, follows]" in entry(proposals, "officer-concern-councillor/not-said")
    assert "No clause was found. Read the document, and decide." in entry(proposals, "gifts")
    assert "No clause was found. Read the document, and decide." in entry(
        proposals, "interpretation/silent"
    )


def test_a_question_stands_only_where_the_text_says_what_follows_if_not(proposals: str) -> None:
    asked = entry(proposals, "officer-concern-councillor/settled-formal")
    assert "If not, then the formal grievance procedure should be followed" in asked
    assert proposals.count("kind: question") == len(
        re.findall(r"/settled-[a-z0-9-]+(?<!-ends)\"", proposals)
    )


def test_all_that_is_accepted_checks_clean_and_again_changes_nothing(
    site: Path, proposals: str
) -> None:
    everything = re.sub(r"(?m)^- decide:$", "- decide: accept", proposals)
    everything = re.sub(
        r"(    state: (?:partly|answered)\n)(?=    rests_on)",
        r"\1    answer: It says so.\n",
        everything,
    )
    done = accept(site, everything)
    assert done.exit_code == 0, done.output
    for command in ("check", "verify"):
        done = run(site, command, "councils")
        assert done.exit_code == 0, done.output
    assert len([*(site / f"councils/{COUNCIL}/trees").iterdir()]) == 10
    after = own_files(site)
    assert accept(site, everything).exit_code == 0
    assert own_files(site) == after
    done = run(site, "suggest", "councils", "--only", COUNCIL, "--write", "proposals.yml")
    assert "Nothing to propose" in done.output


def test_a_struck_step_is_passed_over_and_the_rest_is_the_tree(site: Path, proposals: str) -> None:
    text = decided(proposals, "strike", "officer-concern-councillor/formal-2")
    text = decided(text, "accept", "officer-concern-councillor/.*")
    done = accept(site, text)
    assert done.exit_code == 0, done.output
    tree = (site / f"councils/{COUNCIL}/trees/officer-concern-councillor.yml").read_text("utf-8")
    assert "formal-2" not in tree
    assert "next: {to: hearing, inferred: true}" in tree
    kept = (site / "proposals.yml").read_text("utf-8")
    assert "- decide: strike" in kept
    assert 'subject: "officer-concern-councillor/hearing"' not in kept


def test_a_tree_with_open_steps_and_one_that_is_there_are_left_alone(
    site: Path, proposals: str
) -> None:
    own = site / f"councils/{COUNCIL}/trees/interpretation.yml"
    own.parent.mkdir()
    own.write_text("silent: Nobody is named.\n")
    text = decided(proposals, "accept", "officer-concern-councillor/(?:informal|formal)")
    text = decided(text, "accept", "interpretation/silent")
    before = own_files(site)
    done = accept(site, text)
    assert done.exit_code == 1
    assert "a tree is written once every step of it is decided on; accept or strike" in done.output
    assert "trees/interpretation.yml is there already; change it there" in done.output
    assert own_files(site) == before


def test_one_decision_for_several_spares_what_is_struck_and_what_says_silent(
    site: Path, proposals: str
) -> None:
    first = next(re.finditer(r'(?m)^  subject: "(councillors-expect/\d+)"$', proposals))[1]
    text = decided(proposals, "strike", first)
    text = re.sub(r"- decide:\n(  all: (?:row|answer)\n)", r"- decide: accept\n\1", text)
    done = accept(site, text)
    assert done.exit_code == 0, done.output
    rows = (site / "councils/expectations.yml").read_text("utf-8")
    assert f'"{first}"' not in re.findall(rf"(?m)^    {COUNCIL}: \[(.*)\]", rows)
    assert re.search(rf"(?m)^    {COUNCIL}: \[", rows)
    answers = (site / f"councils/{COUNCIL}/answers.yml").read_text("utf-8")
    assert "state: silent" not in answers
    assert "  gifts:" not in answers
    kept = (site / "proposals.yml").read_text("utf-8")
    assert "- decide: strike" in kept
    assert 'subject: "gifts"' in kept
    assert "what: margin" in kept
