"""`docs/data.md` tells what is published: every file, key and column, with examples that are true."""

from __future__ import annotations

import json
import re
import runpy
from itertools import permutations
from pathlib import Path
from typing import Any, get_args

import pytest
from support.handbook import real_site
from support.pages import codes, page, part, parts
from support.projects import write_files

from mkdocs_protocol.core.trees import NodeKind, RouteFindingKind
from mkdocs_protocol.publishing import records
from mkdocs_protocol.publishing.comparisons import COLUMNS
from mkdocs_protocol.publishing.files import published_files
from mkdocs_protocol.publishing.reviews import PublishedState, ReviewBasis
from mkdocs_protocol.publishing.schemas import data_schemas
from mkdocs_protocol.publishing.tables import TABLES
from mkdocs_protocol.reading.forms import FORMS
from mkdocs_protocol.site.site import Site


def _shapes() -> dict[str, Any]:
    """Return the published shapes by their names in the code, as the JSON Schemas have them."""
    schemas = {name: json.loads(text) for name, text in data_schemas().items()}
    roots = {
        "HandbookRecord": schemas["handbook.schema.json"],
        "CouncilRecord": schemas["council.schema.json"],
        "RegisterRecord": schemas["review.schema.json"],
    }
    below = {
        name: shape
        for root in roots.values()
        for name, shape in root["$defs"].items()
        if "properties" in shape
    }
    return roots | below


RECORDS = _shapes()
LINK = re.compile(r"\]\(#(\w+)\)")


@pytest.fixture(scope="module")
def site() -> Site:
    """Give this repository's own handbook."""
    return real_site(has_search=False)


@pytest.fixture(scope="module")
def built(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with its data."""
    root = tmp_path_factory.mktemp("built")
    return write_files(root, {file.address: file.content for file in published_files(site)})


def test_every_file_is_told(site: Site, built: Path) -> None:
    told = set()
    opening = parts(page("data"))[0]
    for name in opening.first_cells:
        ids = [council.id for council in site.handbook.councils]
        names = [name.replace("<id>", council) for council in ids]
        if "<left>" in name:
            names = [
                name.replace("<left>", left).replace("<right>", right)
                for left, right in permutations(ids, 2)
            ]
        told |= {known.replace("<kind>", kind) for known in names for kind in FORMS}
    there = {path.relative_to(built).as_posix() for path in built.rglob("*.*")}
    assert told == there


@pytest.mark.parametrize("name", RECORDS)
def test_every_key_of_a_record_is_told_in_its_order(name: str) -> None:
    assert part("data", name).first_cells == list(RECORDS[name]["properties"])


def test_no_record_is_told_that_there_is_not() -> None:
    assert {told.id for told in parts(page("data")) if told.id} == set(RECORDS)


def test_a_key_that_holds_records_leads_to_what_is_told_of_them() -> None:
    assert set(LINK.findall(page("data"))) <= set(RECORDS)
    for name, record in RECORDS.items():
        for key, description in part("data", name).rows:
            shape = json.dumps(record["properties"][key.strip("`")])
            holds = [other for other in re.findall(r"#/\$defs/(\w+)", shape) if other in RECORDS]
            if name != "DatesRecord":  # told once for all, above its table
                assert LINK.findall(description) == holds, key


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_told_in_its_order(table: Any) -> None:
    assert part("data", table.name).first_cells == list(table.columns)


def test_every_column_of_a_comparison_is_told_in_its_order() -> None:
    assert part("data", "compare/&lt;left&gt;--&lt;right&gt;.csv").first_cells == list(COLUMNS)


def test_every_review_state_is_told() -> None:
    sentence = re.search(r"A review state is one of (.*?)\n\n", page("data"), re.DOTALL)
    assert sentence
    assert codes(sentence[1]) == list(get_args(PublishedState))
    basis = re.search(r"Its basis is one of (.*?)\.", page("data"), re.DOTALL)
    assert basis
    assert codes(basis[1]) == list(get_args(ReviewBasis))


def test_every_kind_of_step_and_of_finding_is_told() -> None:
    for name, kinds in (("NodeRecord", NodeKind), ("RouteFindingRecord", RouteFindingKind)):
        told = next(row[1] for row in part("data", name).rows if row[0] == "`kind`")
        assert codes(told) == [kind.value for kind in kinds]


def test_the_version_is_the_one_that_is_published() -> None:
    assert codes(part("data", "What is promised").text)[0] == f'"schema": {records.VERSION}'


def test_the_examples_of_json_are_published_like_that(built: Path) -> None:
    handbook = json.loads((built / "data/handbook.json").read_text("utf-8"))
    halstead = json.loads((built / "data/councils/halstead.json").read_text("utf-8"))
    entry, fact = (
        json.loads(block.text)
        for told in parts(page("data"))
        for block in told.blocks
        if block.language == "json"
    )

    assert entry in handbook["councils"]
    assert halstead["editions"][0]["dates"]["next_review"] == fact


def test_the_programs_of_the_page_run(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(built)
    clauses, overdue, told = (block.text for block in part("data", "An example").blocks)

    Path("clauses.py").write_text(clauses, "utf-8")
    runpy.run_path("clauses.py")
    assert "weston-super-mare 10.1 An office" in capsys.readouterr().out

    # The day is the one that the program reads from the clock.
    Path("overdue.py").write_text(overdue, "utf-8")
    runpy.run_path("overdue.py")
    assert "Halstead Town Council was due 2022-06" in capsys.readouterr().out

    Path("told.py").write_text(told, "utf-8")
    runpy.run_path("told.py")
    assert capsys.readouterr().out.startswith("Halstead Town Council: Review overdue: it was due")
