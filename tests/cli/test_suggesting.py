"""What `mkdocs-protocol suggest` proposes, and that it writes nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import Result
from support.commands import run

REPOSITORY = Path(__file__).parents[2]
NEW = """\
---
title: Protocol
---
Protocol

{id=officers-give topic=councillors-expect kind=expectation binds=officers benefits=councillors}
Councillors can expect from officers:

- a timely answer to enquiries and complaints
- a free lunch every second Tuesday

{id=press topic=}
Statements to newspapers, radio and television are made by the clerk alone.
"""


def suggest(folder: Path, *words: str) -> Result:
    return run("suggest", folder, *words)


@pytest.fixture(scope="module")
def councils(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five councils, and a new one of which nothing has been declared."""
    folder = tmp_path_factory.mktemp("suggest") / "councils"
    shutil.copytree(REPOSITORY / "councils", folder)
    edition = folder / "newtown/editions/undated.md"
    edition.parent.mkdir(parents=True)
    edition.write_text(NEW.replace(" topic=}", "}"), encoding="utf-8")
    facts = "name: Newtown Parish Council\nshort_name: Newtown\nkind: parish\n"
    (folder / "newtown/council.yml").write_text(facts, encoding="utf-8")
    return folder


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_prints_what_can_be_accepted_and_writes_nothing(councils: Path, tmp_path: Path) -> None:
    before = files(councils)
    printed = suggest(councils, "--only", "newtown").output
    assert files(councils) == before
    written = tmp_path / "proposals.yml"
    assert suggest(councils, "--only", "newtown", "--write", written).exit_code == 0
    assert yaml.safe_load(printed) == yaml.safe_load(written.read_text("utf-8"))


def test_it_names_the_row_of_an_item_and_the_topic_of_a_clause(councils: Path) -> None:
    entries = yaml.safe_load(suggest(councils, "--only", "newtown").output)
    said = {(one["what"], one["subject"]): one["value"] for one in entries if "what" in one}
    assert said["row", "officers-give/1"] == {"rows": ["officers-response"]}
    assert ("row", "officers-give/2") not in said  # like nothing that anybody else says
    assert said["margin", "press"]["topic"] == "media"


def test_a_handbook_without_rows_is_shown_rows_to_copy(councils: Path, tmp_path: Path) -> None:
    bare = tmp_path / "councils"
    shutil.copytree(councils, bare)
    (bare / "expectations.yml").unlink()
    output = suggest(bare).output
    _, *rows = output.split("# - id: …")
    (row,) = [part for part in rows if 'wellingborough: ["3.1/11"]' in part]
    assert '#     barrow: ["councillors-expect/11"]' in row
    assert '#     unnamed: ["councillors-expect/11"]' in row
    assert '#     weston-super-mare: ["2.9/10"]' in row
    uncommented = yaml.safe_load("- id: …" + row.replace("\n# ", "\n"))
    assert "officers" in uncommented[0]["owed_by"]


def test_a_program_gets_the_same_as_json(councils: Path) -> None:
    found = json.loads(suggest(councils, "--only", "newtown", "--json").output)
    (row,) = [one for one in found["proposals"] if one["subject"] == "officers-give/1"]
    assert (row["what"], row["value"]) == ("row", {"rows": ["officers-response"]})
    assert 0.2 <= row["score"] <= 1
    assert found["rows"] == []


def test_a_council_that_is_not_there_is_told(councils: Path) -> None:
    result = suggest(councils, "--only", "newtow")
    assert (result.exit_code, result.output) == (
        1,
        "Error: there is no council 'newtow'; did you mean 'newtown'?\n",
    )


def test_what_has_been_answered_is_not_proposed_again(councils: Path) -> None:
    entries = json.loads(suggest(councils, "--only", "barrow", "--json").output)["proposals"]
    assert "answer" not in {one["what"] for one in entries}
