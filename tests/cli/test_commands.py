"""The commands, as a clerk types them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from support.build import BUILD_MOMENT
from support.commands import run
from support.projects import minimal_council_files, write_files

from mkdocs_protocol.checking import councils as checking
from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.reading.council import read_council
from mkdocs_protocol.store.store import FOLDER

REPOSITORY = Path(__file__).parents[2]


def test_check_says_that_the_five_councils_are_without_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Later, notes and bodies are to be looked at again, and it says so.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(BUILD_MOMENT.timestamp())))
    result = run("check", REPOSITORY / "councils")

    assert (result.exit_code, result.output) == (0, "5 councils, 142 clauses, no problem\n")


def test_verify_says_how_many_words_each_edition_holds() -> None:
    result = run("verify", REPOSITORY / "councils")

    assert result.exit_code == 0
    assert (
        "halstead/2021-06: 1091 words, each as received; declared differences: 1\n" in result.output
    )
    assert len(result.output.splitlines()) == 5


def test_check_prints_a_line_for_each_problem_and_exits_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = minimal_council_files()
    path = "councils/little-example/council.yml"
    files[path] = files[path].replace("kind: parish", "kind: parrish")
    write_files(tmp_path, {**files})

    monkeypatch.chdir(tmp_path)

    result = run("check", tmp_path / "councils")

    assert result.exit_code == 1
    assert (
        result.stdout == f"{path}:3:7: kind: 'parrish' is not known here; did you mean 'parish'?\n"
    )
    assert result.stderr == "1 problem\n"


def test_check_can_print_problems_with_their_codes_for_a_program(tmp_path: Path) -> None:
    files = minimal_council_files()
    files["councils/little-example/editions/2024-05.md"] = "no facts"
    write_files(tmp_path, {**files})

    result = run("check", "--json", tmp_path / "councils")

    assert result.exit_code == 1
    assert [problem["code"] for problem in json.loads(result.stdout)] == ["missing-facts"]


def test_check_says_how_much_nobody_has_classified_yet(tmp_path: Path) -> None:
    files = minimal_council_files()
    path = "councils/little-example/editions/2024-05.md"
    files[path] = files[path].replace("topic=channels ", "")
    write_files(tmp_path, {**files})

    assert run("check", tmp_path / "councils").output == (
        "1 council, 3 clauses, no problem; 1 clause has no topic yet\n"
        "Next: have topics, dates and the rest proposed: "
        "mkdocs-protocol suggest --only little-example --write proposals.yml\n"
    )


def test_check_says_what_is_left_to_do_with_a_draft(tmp_path: Path) -> None:
    files = minimal_council_files()
    path = "councils/little-example/editions/2024-05.md"
    files[path] = files[path].replace("---\n", "---\nstatus: draft\n", 1)
    write_files(tmp_path, {**files})

    assert run("check", tmp_path / "councils").output.splitlines()[-1] == (
        "Next: once it is right and adopted, take the line 'status: draft' out of "
        f"{(tmp_path / path).as_posix()}, then: mkdocs build --strict"
    )


@pytest.mark.parametrize("command", ["check", "verify"])
def test_without_a_problem_the_list_in_json_is_empty(command: str, tmp_path: Path) -> None:
    write_files(tmp_path, {**minimal_council_files()})

    assert json.loads(run(command, "--json", tmp_path / "councils").stdout) == []


def test_verify_tells_differences_and_exits_with_1(tmp_path: Path) -> None:
    files = minimal_council_files()
    files["councils/little-example/as-received/2024-05.txt"] += "And more.\n"
    write_files(tmp_path, {**files})

    result = run("verify", tmp_path / "councils")

    assert result.exit_code == 1
    assert "“And more.” here, which the edition leaves out" in result.stdout


def test_a_day_of_the_build_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")

    result = run("check", REPOSITORY / "councils")

    assert result.exit_code == 1
    assert "SOURCE_DATE_EPOCH is 'yesterday', which is not the time of a build" in result.output


def test_new_begins_a_council_that_check_and_verify_accept(tmp_path: Path) -> None:
    folder = tmp_path / "councils"

    begun = run(
        "new",
        "great-tey",
        "--name",
        "Great Tey Parish Council",
        "--kind",
        "parish",
        "--edition",
        "2026-12",
        "--folder",
        folder,
    )

    assert begun.exit_code == 0
    *wrote, then = begun.output.splitlines()
    assert len(wrote) == 10
    assert "mkdocs-protocol import FILE --council great-tey --folder" in then
    assert then.endswith("mkdocs-protocol check")
    assert run("check", folder).exit_code == 0
    assert run("verify", folder).exit_code == 0


def test_new_takes_any_name_as_it_is_printed(tmp_path: Path) -> None:
    name = 'St. John\'s: "A" # b, Llanfair \N{LATIN SMALL LETTER Y WITH CIRCUMFLEX}'
    run("new", "st-johns", "--name", name, "--kind", "parish", "--folder", tmp_path)

    loaded = load(tmp_path, as_of=date(2026, 11, 22))

    assert loaded.problems == ()
    assert loaded.handbook.councils[0].name == name


@pytest.mark.parametrize(
    ("council", "edition", "fault"),
    [
        ("Great_Tey", "2026", "'Great_Tey' cannot be part of an address"),
        ("../etc", "2026", "'../etc' cannot be part of an address"),
        ("great-tey", "latest", "an edition is named after its date, not 'latest'"),
    ],
)
def test_new_refuses_what_could_not_be_read(
    tmp_path: Path, council: str, edition: str, fault: str
) -> None:
    result = run(
        "new",
        council,
        "--name",
        "G",
        "--kind",
        "parish",
        "--edition",
        edition,
        "--folder",
        tmp_path,
    )

    assert result.exit_code == 1
    assert fault in result.output
    assert list(tmp_path.iterdir()) == []


def test_new_never_writes_over_a_council(tmp_path: Path) -> None:
    words = ("new", "great-tey", "--name", "G", "--kind", "parish", "--folder", tmp_path)
    run(*words)

    result = run(*words)

    assert result.exit_code == 1
    assert "is there already; choose another name" in result.output


@pytest.mark.parametrize(
    "name",
    ["topics.yml", "roles.yml", "situations.yml", "questions.yml", "glossary.yml", "outside.yml"],
)
def test_a_new_handbook_begins_with_the_vocabulary_of_this_one(name: str) -> None:
    starter = REPOSITORY / "mkdocs_protocol/starter" / name

    assert starter.read_text("utf-8") == (REPOSITORY / "councils" / name).read_text("utf-8")


def test_a_new_handbook_begins_with_the_words_of_the_search_but_no_silent_subject() -> None:
    words, subjects = (
        (REPOSITORY / "councils/search.yml")
        .read_text("utf-8")
        .split("\n# Subjects that people look")
    )
    starter = (REPOSITORY / "mkdocs_protocol/starter/search.yml").read_text("utf-8")

    assert starter == words
    assert "\nsubjects:\n" in subjects


def test_questions_and_situations_come_only_beside_the_topics_and_roles_that_they_go_by(
    tmp_path: Path,
) -> None:
    (tmp_path / "topics.yml").write_text("- {id: pay, label: Pay}\n", "utf-8")

    run(
        "new",
        "great-tey",
        "--name",
        "Great Tey Parish Council",
        "--kind",
        "parish",
        "--edition",
        "2026-12",
        "--folder",
        tmp_path,
    )

    assert sorted(path.name for path in tmp_path.glob("*.yml")) == ["roles.yml", "topics.yml"]


def test_schema_writes_a_json_schema_for_each_kind_of_source(tmp_path: Path) -> None:
    result = run("schema", tmp_path / "schemas")

    assert result.exit_code == 0
    for path in (tmp_path / "schemas").iterdir():
        assert json.loads(path.read_text("utf-8"))["$schema"].startswith("https://json-schema.org/")


def test_help_names_every_command() -> None:
    text = run("--help").output

    for command in ("check", "verify", "new", "schema"):
        assert f"  {command} " in text


@pytest.mark.parametrize("command", ["check", "review", "suggest", "verify"])
def test_a_command_says_the_same_from_what_a_build_has_read_and_leaves_nothing_new_without_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    write_files(
        tmp_path,
        {**minimal_council_files(), **minimal_council_files("other", "Other Parish Council")},
    )
    monkeypatch.chdir(tmp_path)
    without = run(command)
    assert not (tmp_path / ".cache").exists()

    (tmp_path / FOLDER).mkdir(parents=True)
    first, second = run(command), run(command)

    assert [(r.exit_code, r.stdout, r.stderr) for r in (first, second)] == [
        (without.exit_code, without.stdout, without.stderr)
    ] * 2


def test_check_reads_no_council_again_that_has_not_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(
        tmp_path,
        {**minimal_council_files(), **minimal_council_files("other", "Other Parish Council")},
    )
    monkeypatch.chdir(tmp_path)
    (tmp_path / FOLDER).mkdir(parents=True)
    run("check")
    edition = tmp_path / "councils/other/editions/2024-05.md"
    edition.write_text(
        edition.read_text("utf-8").replace("shall treat", "shall always treat"), "utf-8"
    )
    read: list[str] = []
    monkeypatch.setattr(
        checking,
        "read_council",
        lambda path, *rest: read.append(path.name) or read_council(path, *rest),
    )
    run("check")
    assert read == ["other"]
