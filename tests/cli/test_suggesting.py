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


def test_it_names_the_row_that_an_item_may_belong_to_and_writes_nothing(councils: Path) -> None:
    before = files(councils)
    result = suggest(councils, "--only", "newtown")
    assert result.exit_code == 0
    assert "- id: officers-response  # Officers answer enquiries in good time\n" in result.output
    assert '    newtown: ["officers-give/1"]  # 0.' in result.output
    assert "“a timely answer to enquiries and complaints”\n" in result.output
    assert "officers-give/2" not in result.output  # like nothing that anybody else says
    assert files(councils) == before


def test_it_proposes_topics_for_a_clause_that_has_none(councils: Path) -> None:
    lines = suggest(councils, "--only", "newtown").output.splitlines()
    (line,) = [line for line in lines if "has no topic" in line]
    place = (councils / "newtown/editions/undated.md").as_posix()
    assert line.startswith(f"{place}:13:1: clause press of newtown has no topic")
    assert "perhaps topic=media (0." in line


def test_a_handbook_without_rows_is_proposed_rows(councils: Path, tmp_path: Path) -> None:
    bare = tmp_path / "councils"
    shutil.copytree(councils, bare)
    (bare / "expectations.yml").unlink()
    output = suggest(bare).output
    (row,) = [part for part in output.split("- id: …") if 'wellingborough: ["3.1/11"]' in part]
    assert '    barrow: ["councillors-expect/11"]' in row
    assert '    unnamed: ["councillors-expect/11"]' in row
    assert '    weston-super-mare: ["2.9/10"]' in row


def test_the_rows_are_in_the_form_of_the_file(councils: Path) -> None:
    output = suggest(councils, "--only", "newtown").output
    rows = yaml.safe_load(output.partition("# Clauses without")[0])
    assert {row["id"] for row in rows} >= {"officers-response"}
    assert all(row["items"]["newtown"] for row in rows if row["id"] == "officers-response")


def test_a_program_gets_the_same_as_json(councils: Path) -> None:
    found = json.loads(suggest(councils, "--only", "newtown", "--json").output)
    (row,) = [row for row in found["rows"] if row["id"] == "officers-response"]
    (item,) = [item for item in row["items"] if item["council"] == "newtown"]
    assert item["passages"] == ["officers-give/1"]
    assert 0.2 <= item["likeness"] <= 1
    assert found["topics"][0]["topics"][0]["id"] == "media"


def test_a_council_that_is_not_there_is_told(councils: Path) -> None:
    result = suggest(councils, "--only", "newtow")
    assert (result.exit_code, result.output) == (
        1,
        "Error: there is no council 'newtow'; did you mean 'newtown'?\n",
    )


def test_it_proposes_clauses_to_read_for_a_question_without_an_answer(councils: Path) -> None:
    output = suggest(councils, "--only", "newtown").output
    assert (
        "newtown response-time: By when will officers answer an enquiry? perhaps officers-give (0."
        in output
    )
    assert (
        "newtown gifts: Are gifts and hospitality spoken of? no clause comes close: look for a silence"
        in output
    )

    found = json.loads(suggest(councils, "--only", "newtown", "--json").output)["answers"]
    assert {each["council"] for each in found} == {"newtown"}
    (timely,) = [each for each in found if each["question"] == "response-time"]
    assert timely["clauses"][0]["id"] == "officers-give"


def test_what_has_been_answered_is_not_proposed_again(councils: Path) -> None:
    assert "barrow response-time" not in suggest(councils, "--only", "barrow").output
