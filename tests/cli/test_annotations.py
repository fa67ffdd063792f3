"""Problems as GitHub and GitLab show them beside the lines of a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from support.commands import run
from support.projects import minimal_council_files, write_files

PATH = "councils/little-example/council.yml"


def check(*words: str) -> Result:
    return run("check", *words)


@pytest.fixture
def wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = minimal_council_files()
    files[PATH] = files[PATH].replace("kind: parish", 'kind: "50%, a\\n::error::b: c"')
    write_files(tmp_path, files)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("wrong")
def test_github_is_told_file_line_and_column_and_no_source_gives_an_order_of_its_own() -> None:
    result = check("--format", "github")
    assert result.exit_code == 1
    order, line = result.stdout.splitlines()
    head, _, message = order.removeprefix("::").partition("::")
    assert head == f"error file={PATH},line=3,col=7,title=bad-value"
    assert message.startswith("kind: '50%25, a<U+000A>")
    assert not line.startswith("::")
    assert line.startswith(f"{PATH}:3:7: kind: '50%, a<U+000A>")


@pytest.mark.usefixtures("wrong")
def test_gitlab_is_given_a_list_in_its_form_that_is_the_same_each_time() -> None:
    (issue,) = json.loads(check("--format", "gitlab").stdout)
    assert issue["location"] == {"path": PATH, "lines": {"begin": 3}}
    assert (issue["check_name"], issue["severity"]) == ("bad-value", "major")
    assert len(issue["fingerprint"]) == 40
    assert json.loads(check("--format", "gitlab").stdout) == [issue]


def test_where_nothing_is_wrong_gitlab_gets_an_empty_list_and_github_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, minimal_council_files())
    monkeypatch.chdir(tmp_path)
    assert (check("--format", "gitlab").stdout, check("--format", "github").stdout) == ("[]\n", "")
