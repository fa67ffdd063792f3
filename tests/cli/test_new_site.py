"""`mkdocs-protocol new --site`: a repository in which a clerk edits one folder, and workflows that do the rest."""

from __future__ import annotations

import re
import shlex
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from support.build import build
from support.pages import page
from support.site import check_site

from mkdocs_protocol.cli import main
from mkdocs_protocol.cli.site_beginning import SITE_FILES

NAME = 'Nether “Example”: $council & "Sons" Parish Council'
WORKFLOWS = (".github/workflows/protocol.yml", ".gitlab-ci.yml")


class Loader(yaml.SafeLoader):
    """Reads YAML with the sign of MkDocs for variables of the environment."""


Loader.add_constructor("!ENV", lambda loader, node: None)


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def new(*words: str, name: str = NAME) -> Result:
    asked = [
        "new",
        "nether-example",
        "--name",
        name,
        "--kind",
        "parish",
        "--edition",
        "2026-05",
        *words,
    ]
    return CliRunner().invoke(main, asked, catch_exceptions=False)


def commands(text: str) -> list[str]:
    """Return every command of ours in a workflow, without where its output goes."""
    found = re.findall(r"(?:run: |- )((?:mkdocs-protocol|mkdocs) .*)", text)
    return [re.split(r" > | \|\| ", command)[0] for command in found]


def test_it_writes_a_site_that_builds_without_a_warning(tmp_path: Path) -> None:
    result = new("--site")
    assert result.exit_code == 0
    there = {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()
    }
    assert {*SITE_FILES} <= there
    assert {f"wrote {path}" for path in there} == {*result.output.splitlines()[:-1]}
    site = build(tmp_path)
    assert site.problems() == []
    assert check_site(site.path) == []
    assert "Nether “Example”: $council &amp; &#34;Sons&#34; Parish Council" in site.read("") or (
        'Nether “Example”: $council &amp; "Sons" Parish Council' in site.read("")
    )


def test_the_address_of_the_site_comes_from_the_workflow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new("--site")
    monkeypatch.setenv("SITE_URL", "https://example.org/protocol")
    assert "webcal://example.org/protocol/councils/nether-example/review.ics" in build(
        tmp_path
    ).read("review/")


@pytest.mark.parametrize("path", WORKFLOWS)
def test_every_command_of_a_workflow_can_be_typed_and_ends_well(path: str, tmp_path: Path) -> None:
    new("--site")
    text = (tmp_path / path).read_text("utf-8")
    yaml.load(text, Loader)
    ours = [
        shlex.split(command)[1:] for command in commands(text) if command.startswith("mkdocs-p")
    ]
    assert {words[0] for words in ours} == {"check", "verify", "review"}
    for words in ours:
        assert CliRunner().invoke(main, words, catch_exceptions=False).exit_code == 0, words
    assert any(command.startswith("mkdocs build --strict") for command in commands(text))


def test_a_mistake_is_told_where_the_clerk_edits(tmp_path: Path) -> None:
    new("--site")
    edition = tmp_path / "councils/nether-example/editions/2026-05.md"
    edition.write_text(edition.read_text("utf-8").replace("topic=purpose", "topic=purpos"), "utf-8")
    text = (tmp_path / WORKFLOWS[0]).read_text("utf-8")
    (command,) = [one for one in commands(text) if "check" in one]
    result = CliRunner().invoke(main, shlex.split(command)[1:], catch_exceptions=False)
    assert result.exit_code == 1
    assert (
        "::error file=councils/nether-example/editions/2026-05.md,line=14,col=2,title=unknown-topic::"
        in result.stdout
    )


def workflow(path: str) -> Any:
    new("--site")
    return yaml.load(Path(path).read_text("utf-8"), Loader)


def test_the_workflow_of_github_publishes_only_what_was_checked_and_only_from_the_main_branch() -> (
    None
):
    jobs = workflow(WORKFLOWS[0])["jobs"]
    assert jobs["publish"]["needs"] == "check"
    assert "github.event.repository.default_branch" in jobs["publish"]["if"]
    assert "pull_request" in jobs["publish"]["if"]
    assert jobs["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert workflow_permissions() == {"contents": "read", "pages": "read"}


def test_every_action_is_of_a_version_that_cannot_change_and_keeps_no_key() -> None:
    steps = [step for job in workflow(WORKFLOWS[0])["jobs"].values() for step in job["steps"]]
    used = [step for step in steps if "uses" in step]
    assert [
        step["uses"]
        for step in used
        if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
    ] == []
    assert all(
        step["with"] == {"persist-credentials": False}
        for step in used
        if "checkout" in step["uses"]
    )
    for line in Path(WORKFLOWS[0]).read_text("utf-8").splitlines():
        assert "uses:" not in line or re.search(r"# v\d+\.\d+\.\d+$", line), line


def test_a_copy_without_a_website_is_checked_and_neither_published_nor_reminded() -> None:
    jobs = workflow(WORKFLOWS[0])["jobs"]
    assert jobs["check"]["outputs"] == {"address": "${{ steps.pages.outputs.base_url }}"}
    assert "needs.check.outputs.address != ''" in jobs["publish"]["if"]
    assert "!github.event.repository.fork" in jobs["remind"]["if"]
    steps = {str(step.get("name")): step for step in jobs["check"]["steps"]}
    assert "::warning" in steps["Say so, where GitHub Pages is not switched on"]["run"]


def test_a_reminder_that_fails_keeps_nothing_from_being_published() -> None:
    github = workflow(WORKFLOWS[0])["jobs"]
    assert github["publish"]["needs"] == "check"
    gitlab = yaml.load(Path(WORKFLOWS[1]).read_text("utf-8"), Loader)
    assert gitlab["pages"]["needs"] == ["check"]


def workflow_permissions() -> Any:
    return yaml.load(Path(WORKFLOWS[0]).read_text("utf-8"), Loader)["permissions"]


def test_the_workflow_of_gitlab_publishes_after_the_check_and_reports_beside_the_lines() -> None:
    jobs = workflow(WORKFLOWS[1])
    assert jobs["check"]["artifacts"]["reports"] == {"codequality": "check.json"}
    assert jobs["pages"]["stage"] == "deploy"
    assert "stage" not in jobs["check"]  # `test`, before it


def test_nothing_is_written_over_and_nothing_is_left_where_it_cannot_be_whole(
    tmp_path: Path,
) -> None:
    (tmp_path / "mkdocs.yml").write_text("mine", "utf-8")
    result = new("--site")
    assert result.exit_code == 1
    assert "mkdocs.yml is there already; begin the site in an empty folder" in result.output
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["mkdocs.yml"]

    (tmp_path / "mkdocs.yml").unlink()
    (tmp_path / "councils/nether-example").mkdir(parents=True)
    result = new("--site")
    assert result.exit_code == 1
    assert "councils/nether-example is there already; choose another name" in result.output
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--wheel", "x.whl"), "x.whl is not the program; its file is called mkdocs_protocol-"),
        (
            ("--site", "--wheel", "mkdocs_protocol-9.9-py3-none-any.whl"),
            "is another version than the one that runs",
        ),
        (("--site", "--folder", "elsewhere"), "leave --folder out"),
    ],
)
def test_a_slip_in_the_command_is_told_and_writes_nothing(
    words: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    result = new(*words)
    assert (result.exit_code, told in result.output) == (1, True)
    assert [*tmp_path.iterdir()] == []


def test_the_program_s_file_is_put_where_the_workflow_looks(tmp_path: Path) -> None:
    wheel = tmp_path / f"mkdocs_protocol-{version('mkdocs-protocol')}-py3-none-any.whl"
    assert "is not there" in new("--site", "--wheel", str(wheel)).output
    wheel.write_bytes(b"program")
    assert "--wheel belongs to a whole site" in new("--wheel", str(wheel)).output
    assert new("--site", "--wheel", str(wheel)).exit_code == 0
    assert (tmp_path / "packages" / wheel.name).read_bytes() == b"program"
    assert "--find-links packages\n" in (tmp_path / "requirements.txt").read_text("utf-8")


def test_the_page_on_publishing_shows_the_workflows_as_they_are_written(tmp_path: Path) -> None:
    new("--site")
    told = page("publishing")
    for path in WORKFLOWS:
        assert f"```yaml\n{(tmp_path / path).read_text('utf-8')}```" in told, path
