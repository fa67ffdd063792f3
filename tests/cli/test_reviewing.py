"""`mkdocs-protocol review`, as a clerk types it and as a scheduled job runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from jsonschema import Draft202012Validator
from support.build import BUILD_MOMENT
from support.commands import run
from support.handbook import REPOSITORY
from support.projects import minimal_council_files, write_files

from mkdocs_protocol.cli.reviewing import STATES
from mkdocs_protocol.publishing.schemas import data_schemas

COUNCILS = REPOSITORY / "councils"
EDITION = "councils/little-example/editions/2024-05.md"


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(BUILD_MOMENT.timestamp())))


def review(*words: str | Path) -> Result:
    return run("review", *words)


def dated(tmp_path: Path, review: str, words: str, cycle: str = "") -> Path:
    """Write a council whose document says when it is reviewed."""
    write_files(
        tmp_path,
        {
            **minimal_council_files(),
            EDITION: f"---\ntitle: Protocol\ndates:\n  adopted: {{value: 2024-05, printed: May 2024}}\n{review}{cycle}"
            f"silent: [media]\n---\nProtocol\n\nAdopted May 2024. {words}\n\n{{topic=channels also=respect}}\n1. Ask the Clerk.\n",
        },
    )
    return tmp_path / "councils"


def test_it_tells_every_council_the_most_urgent_first() -> None:
    result = review(COUNCILS)
    first, *lines = result.stdout.splitlines()
    assert (result.exit_code, first) == (0, "As of 22 November 2026")
    assert [line.split()[:2] for line in lines] == [
        ["overdue", "halstead/2021-06"],
        ["due-soon", "unnamed/2021-12-16"],
        ["blank", "barrow/2019-07-16"],
        ["none", "wellingborough/undated"],
        ["current", "weston-super-mare/2024-10"],
    ]
    assert lines[0].endswith("Halstead Town Council: Review overdue: it was due June 2022")


def test_a_job_is_told_by_the_exit_status() -> None:
    assert review(COUNCILS, "--fail-on", "overdue").exit_code == 1
    assert review(COUNCILS, "--fail-on", "cycle-passed,due-now").exit_code == 0
    assert review(COUNCILS, "--fail-on", "overdue", "--only", "barrow").exit_code == 0
    assert review(COUNCILS, "--fail-on", "none, blank").stdout.splitlines()[-1] == (
        "Fails: barrow (blank), wellingborough (none)"
    )


@pytest.mark.parametrize(
    ("within", "status"), [("9d", 1), ("8d", 0), ("8", 0), ("1w", 0), ("2W", 1), ("0d", 0)]
)
def test_what_is_due_soon_is_what_begins_within_the_days(within: str, status: int) -> None:
    """The unnamed council's review begins nine days after the day of these tests."""
    assert review(COUNCILS, "--within", within, "--fail-on", "due-soon").exit_code == status


def test_what_is_due_later_is_counted_and_not_listed() -> None:
    shown = review(COUNCILS, "--within", "8d").stdout
    assert "weston-super-mare" not in shown
    assert "unnamed" not in shown
    assert shown.splitlines()[-1] == "2 more need no action within 8 days"


CYCLE = "cycle: {printed: Reviewed annually}\n"


def test_a_cycle_that_has_passed_is_a_state_of_its_own_and_never_overdue(tmp_path: Path) -> None:
    councils = dated(tmp_path, "", "Reviewed annually.", CYCLE)
    assert review(councils, "--fail-on", "overdue,none,blank").exit_code == 0
    assert review(councils, "--fail-on", "cycle").exit_code == 1
    failed = review(councils, "--fail-on", "cycle-passed")
    assert failed.exit_code == 1
    assert "by that cycle a review was due may 2025 (worked out from may 2024" in (
        failed.stdout.lower()
    )


def test_a_cycle_whose_day_lies_ahead_has_not_passed(tmp_path: Path) -> None:
    councils = dated(
        tmp_path, "", "Reviewed every four years.", "cycle: {printed: every four years}\n"
    )
    assert review(councils, "--fail-on", "cycle-passed").exit_code == 0
    assert "cycle  little-example/2024-05" in review(councils).stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--within", "90x"), "'90x' is not a length of time up to 3650 days; write 90d for days"),
        (("--within", "-1"), "'-1' is not a length of time"),
        (("--within", "99999999999d"), "is not a length of time up to 3650 days"),
        (("--within", "\x1b[31md"), "'<U+001B>[31md' is not a length of time"),
        (("--within", "9٣d"), "is not a length of time"),
        (("--fail-on", "ovredue"), "there is no review state 'ovredue'; did you mean 'overdue'?"),
        (("--only", "halsted"), "did you mean 'halstead'?"),
    ],
)
def test_a_slip_in_the_command_ends_with_status_2(words: tuple[str, str], told: str) -> None:
    result = review(COUNCILS, *words)
    assert result.exit_code == 2
    assert told in " ".join(result.output.split())


def test_a_fault_in_the_sources_ends_with_status_2_and_says_where(tmp_path: Path) -> None:
    councils = dated(tmp_path, "  next_review: {value: 2027-13, printed: soon}\n", "soon")
    result = review(councils, "--fail-on", "overdue")
    assert result.exit_code == 2
    assert "editions/2024-05.md:5:24: value: '2027-13' is not in the calendar" in result.stdout


def test_no_folder_and_no_day_end_with_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert review(tmp_path / "nowhere").exit_code == 2
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    result = review(COUNCILS)
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH is 'yesterday'" in result.output


def test_json_is_the_register_as_it_is_published() -> None:
    result = review(COUNCILS, "--json", "--fail-on", "overdue")
    assert result.exit_code == 1
    register = json.loads(result.stdout)
    validator = Draft202012Validator(json.loads(data_schemas()["review.schema.json"]))
    assert list(validator.iter_errors(register)) == []
    assert [one["council"] for one in register["reviews"]][:2] == ["halstead", "unnamed"]
    assert review(COUNCILS, "--format", "json", "--fail-on", "overdue").stdout == result.stdout


def test_json_leaves_out_what_is_due_later_too() -> None:
    register = json.loads(review(COUNCILS, "--json", "--within", "20d").stdout)
    assert "weston-super-mare" not in [one["council"] for one in register["reviews"]]


def test_github_shows_it_beside_the_line_with_the_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    lines = review("--format", "github", "--within", "90d", "--fail-on", "overdue").stdout
    assert (
        "::error file=councils/halstead/editions/2021-06.md,line=8,col=16,title=review-overdue::"
        "Halstead Town Council: Review overdue: it was due June 2022\n"
    ) in lines
    assert "::warning file=councils/unnamed/editions/2021-12-16.md,line=7" in lines
    assert "weston" not in lines


def test_every_state_can_be_failed_on() -> None:
    for state in STATES:
        assert review(COUNCILS, "--fail-on", state).exit_code in (0, 1), state


def test_it_needs_no_mkdocs() -> None:
    program = (
        "import sys; from click.testing import CliRunner; from mkdocs_protocol.cli import main; "
        "CliRunner().invoke(main, ['review', sys.argv[1]], catch_exceptions=False); "
        "sys.exit('mkdocs' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", program, str(COUNCILS)], check=False).returncode == 0
    )


def with_grievance(tmp_path: Path) -> Path:
    write_files(
        tmp_path,
        {
            **minimal_council_files(),
            "councils/little-example/grievance/editions/2020.md": "---\ntitle: Grievances\ndates:\n"
            "  next_review: {value: 2021, printed: Review 2021}\n---\nGrievances\n\nReview 2021\n\n1. Words.\n",
        },
    )
    return tmp_path / "councils"


def test_every_document_is_told_and_failed_on(tmp_path: Path) -> None:
    folder = with_grievance(tmp_path)
    result = review(folder, "--fail-on", "overdue")
    assert result.exit_code == 1
    _, first, second, last = result.stdout.splitlines()
    assert first.startswith(
        "overdue  little-example/grievance/2020  Little Example Parish Council (grievance procedure): "
    )
    assert second.startswith("current  little-example/2024-05")
    assert last == "Fails: little-example/grievance (overdue)"
    said = json.loads(review(folder, "--json").stdout)
    assert [(one["kind"], one["review_state"]) for one in said["documents"]] == [
        ("grievance", "overdue")
    ]
    assert [one["kind"] for one in said["reviews"]] == ["protocol"]


def test_a_job_can_keep_to_one_kind_of_document(tmp_path: Path) -> None:
    folder = with_grievance(tmp_path)
    assert review(folder, "--fail-on", "overdue", "--document", "protocol").exit_code == 0
    said = json.loads(review(folder, "--json", "--document", "grievance").stdout)
    assert (said["reviews"], len(said["documents"])) == ([], 1)
    wrong = review(folder, "--document", "grievence")
    assert wrong.exit_code == 2
    assert "did you mean 'grievance'?" in wrong.stderr


def test_problems_of_another_document_are_told_beside_its_line(tmp_path: Path) -> None:
    told = review(with_grievance(tmp_path), "--format", "github", "--fail-on", "overdue").stdout
    assert "grievance/editions/2020.md,line=4," in told
