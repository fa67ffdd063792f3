"""The published JSON: what it says, and that it keeps to its own schemas."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from support.golden import IS_WRITTEN_ANEW
from support.handbook import REPOSITORY, real_site
from support.projects import parse_tree, write_files
from support.publishing import TINY, MakeSite, contents, read_json

from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.papers.desk import DeskPapers
from mkdocs_protocol.publishing.data import council_file, handbook_file
from mkdocs_protocol.publishing.date_records import KEYS
from mkdocs_protocol.publishing.declared import Declared
from mkdocs_protocol.reading.forms import FORMS
from mkdocs_protocol.site.addresses import Addresses
from mkdocs_protocol.site.site import Site

GOLDEN = Path(__file__).parent / "golden"

SHEETS = [
    *(f"data/councils/tiny/drafting-sheet.{kind}" for kind in ("md.txt", "docx")),
    "data/councils/tiny/one-page-paper.docx",
]
EVERY_FILE = [
    "data/handbook.json",
    "data/councils/tiny.json",
    "data/review.json",
    "data/clauses.csv",
    "data/coverage.csv",
    "data/document-clauses.csv",
    "data/document-coverage.csv",
    "data/document-review.csv",
    "data/expectations.csv",
    "data/questions.csv",
    "data/review.csv",
    "data/csv-metadata.json",
    "data/schemas/handbook.schema.json",
    "data/schemas/council.schema.json",
    "data/schemas/review.schema.json",
    *(f"data/schemas/sources/{kind}.schema.json" for kind in FORMS),
    "data/questions.xlsx",
    *SHEETS,
    "review.ics",
    "review.xml",
    "editions.xml",
    "councils/tiny/review.ics",
    "councils/tiny/feed.xml",
]


def schema(kind: str, site: Site) -> Draft202012Validator:
    found = read_json(site, f"data/schemas/{kind}.schema.json")
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found, format_checker=FormatChecker())


def dated_files(site: Site) -> Iterator[tuple[str, Any]]:
    for address, content in contents(site).items():
        if address == "data/handbook.json":
            yield "handbook", json.loads(content)
        elif address == "data/review.json":
            yield "review", json.loads(content)
        elif address.startswith("data/councils/") and address.endswith(".json"):
            yield "council", json.loads(content)


def test_every_file_is_published_once(tiny: Site) -> None:
    assert list(contents(tiny)) == EVERY_FILE


@pytest.mark.golden
@pytest.mark.parametrize(
    "address",
    [
        address
        for address in EVERY_FILE
        if "schema" not in address and not address.endswith((".docx", ".xlsx"))
    ],
    ids=str,
)
def test_what_is_published_is_byte_for_byte_the_golden_file(tiny: Site, address: str) -> None:
    golden = GOLDEN / address.replace("/", "-")
    if IS_WRITTEN_ANEW:
        golden.write_bytes(contents(tiny)[address])
    assert contents(tiny)[address] == golden.read_bytes()


@pytest.mark.parametrize("which", ["tiny", "real"])
def test_the_data_keep_to_their_published_schemas(
    which: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(which)
    validators = {kind: schema(kind, site) for kind in ("handbook", "council", "review")}
    faults = [
        error.message
        for kind, data in dated_files(site)
        for error in validators[kind].iter_errors(data)
    ]
    assert faults == []


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (["schema"], 2),
        (["as_of"], "22 November 2026"),
        (["editions", 0, "status"], "in force"),
        (["editions", 0, "review_state"], "late"),
        (["editions", 0, "clauses", 0, "number"], 1.1),
        (["editions", 0, "clauses", 0, "kind"], "Duty"),
        (["editions", 0, "dates", "adopted", "precision"], "decade"),
        (["editions", 0, "coverage", "media"], "none"),
        (["editions", 0, "incomplete"], "yes"),
    ],
)
def test_a_wrong_value_does_not_keep_to_the_schema(
    tiny: Site, path: list[str | int], wrong: object
) -> None:
    data = read_json(tiny, "data/councils/tiny.json")
    here = data
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = wrong
    (error,) = schema("council", tiny).iter_errors(data)
    assert list(error.absolute_path) == path


def test_a_missing_key_does_not_keep_to_the_schema_and_a_further_one_does(tiny: Site) -> None:
    data = read_json(tiny, "data/councils/tiny.json")
    data["from a later version"] = True
    assert schema("council", tiny).is_valid(data)
    del data["trees"]
    assert not schema("council", tiny).is_valid(data)


def test_every_key_is_described_in_the_schemas(tiny: Site) -> None:
    def bare(node: Any, path: str) -> Iterator[str]:
        if not isinstance(node, dict):
            return
        for name, inner in node.get("properties", {}).items():
            if not inner.get("description"):
                yield f"{path}.{name}"
        for name, inner in node.items():
            yield from bare(inner, f"{path}.{name}")

    for kind in ("handbook", "council"):
        assert list(bare(read_json(tiny, f"data/schemas/{kind}.schema.json"), kind)) == []


def test_the_keys_are_those_that_were_promised(tiny: Site) -> None:
    handbook = read_json(tiny, "data/handbook.json")
    assert list(handbook) == [
        "schema",
        "as_of",
        "councils",
        "topics",
        "situations",
        "roles",
        "expectations",
        "questions",
        "outside",
        "glossary",
    ]
    assert list(handbook["councils"][0]) == [
        "id",
        "name",
        "kind",
        "url",
        "data",
        "review_state",
        "short_name",
        "review_basis",
        "body",
    ]
    assert list(handbook["topics"][0]) == ["id", "label", "definition"]
    assert list(handbook["situations"][0]) == ["id", "label"]
    assert list(handbook["roles"][0]) == ["id", "label"]
    assert list(handbook["expectations"][0]) == ["id", "label", "kind", "owed_by", "owed_to"]
    council = read_json(tiny, "data/councils/tiny.json")
    assert list(council) == [
        "schema",
        "as_of",
        "id",
        "name",
        "kind",
        "editions",
        "trees",
        "short_name",
        "url",
        "role_names",
        "declared",
        "country",
        "country_ground",
        "answers",
        "body",
        "kind_called",
        "documents",
        "contact",
        "rights",
        "source_url",
        "permission",
        "self_check",
        "desk",
    ]
    edition = council["editions"][0]
    assert list(edition) == [
        "id",
        "title",
        "status",
        "url",
        "dates",
        "review_state",
        "incomplete",
        "clauses",
        "coverage",
        "findings",
        "label",
        "language",
        "review_basis",
        "all_dates",
        "cycle",
        "version",
        "received_as",
    ]
    assert list(edition["dates"]) == list(KEYS.values())
    assert list(edition["dates"]["adopted"]) == ["value", "precision", "printed", "state"]
    assert list(edition["clauses"][0]) == [
        "id",
        "number",
        "printed",
        "heading",
        "text",
        "topic",
        "also",
        "kind",
        "binds",
        "benefits",
        "parts",
        "notes",
        "url",
        "label",
        "items",
        "is_heading",
        "language",
        "struck_out",
    ]
    part = edition["clauses"][1]["parts"][0]
    assert list(part) == ["id", "text", "topic", "also", "kind", "binds", "benefits"]
    assert list(edition["findings"][0]) == ["kind", "clauses", "text"]


def test_what_is_struck_out_and_in_which_language_a_clause_is_are_told(make_site: MakeSite) -> None:
    path, text = next((p, t) for p, t in parse_tree(TINY).items() if "/editions/" in p)
    more = "9.1 Ask the ~~Mayor~~ Chairman.\n\n- or ~~the **old**~~ Clerk\n\n{lang=cy}\n9.2 Gofynnwch.\n"
    as_markdown = text.replace("---\n", "---\nreceived_as: markdown\n", 1)
    site = make_site({path: f"{as_markdown}\n{more}"})
    editions = read_json(site, "data/councils/tiny.json")["editions"]
    found = next(edition for edition in editions if edition["received_as"])
    first, second = (c for c in found["clauses"] if c["number"].startswith("9."))

    assert found["received_as"] == "markdown"
    assert first["struck_out"] == ["Mayor", "the old"]
    assert all(words in first["text"] for words in first["struck_out"])
    assert (first["language"], second["language"]) == ("en-GB", "cy")
    assert second["struck_out"] == []


def test_the_text_of_every_clause_is_verbatim(real: Site) -> None:
    for council in real.handbook.councils:
        data = read_json(real, f"data/councils/{council.id}.json")
        for edition, published in zip(council.editions, data["editions"], strict=True):
            texts = [(clause.id, clause.text) for clause in edition.clauses]
            assert [(clause["id"], clause["text"]) for clause in published["clauses"]] == texts


def test_the_coverage_follows_from_the_clauses_and_parts_as_published(real: Site) -> None:
    for council in real.handbook.councils:
        (edition,) = read_json(real, f"data/councils/{council.id}.json")["editions"]
        units = [unit for clause in edition["clauses"] for unit in (clause, *clause["parts"])]
        main = {unit["topic"] for unit in units}
        second = {topic for unit in units for topic in unit["also"]}
        for topic, state in edition["coverage"].items():
            assert (state == "covered") == (topic in main)
            assert (state == "partly") == (topic in second - main)
            assert (state == "silent") <= (topic in council.leading_edition.silent)


def test_a_clause_that_its_parts_hold_whole_is_classified_by_them_alone(tiny: Site) -> None:
    edition = read_json(tiny, "data/councils/tiny.json")["editions"][0]
    clause = next(clause for clause in edition["clauses"] if clause["id"] == "2.2")
    assert (clause["topic"], clause["kind"], clause["also"]) == (None, None, [])
    assert [part["topic"] for part in clause["parts"]] == ["channels", "respect"]


def test_a_date_tells_stated_blank_worded_and_absent_apart(tiny: Site) -> None:
    dates = read_json(tiny, "data/councils/tiny.json")["editions"][0]["dates"]
    stated = {"value": "2024-05", "precision": "month", "printed": "Adopted May 2024"}
    nothing = {"value": None, "precision": None}
    assert dates["adopted"] == {**stated, "state": "stated"}
    assert dates["signed"] == {**nothing, "printed": "Signed:", "state": "blank"}
    assert dates["reviewed"] == {**nothing, "printed": "whenever it is needed", "state": "worded"}
    assert dates["amended"] == {**nothing, "printed": "", "state": "absent"}


def test_the_items_of_a_clause_are_lines_of_its_text(real: Site) -> None:
    for council in real.handbook.councils:
        for clause in read_json(real, f"data/councils/{council.id}.json")["editions"][0]["clauses"]:
            rest = clause["text"]
            for item in clause["items"]:
                _, found, rest = rest.partition(item)
                assert found


def test_every_declared_passage_stands_with_its_council_in_the_order_of_the_rows(
    real: Site,
) -> None:
    rows = real.handbook.expectations
    declared = {
        (council.id, said["row"], said["clause"], said["position"], said["words"], said["prose"])
        for council in real.handbook.councils
        for said in read_json(real, f"data/councils/{council.id}.json")["declared"]
    }
    assert declared == {
        (item.council, row.id, item.clause, item.position, item.words, is_prose)
        for row in rows
        for is_prose, items in ((False, row.items), (True, row.prose))
        for item in items
    }
    order = [row.id for row in rows]
    for council in real.handbook.councils:
        said = read_json(real, f"data/councils/{council.id}.json")["declared"]
        places = [order.index(each["row"]) for each in said]
        assert places == sorted(places)


def test_a_councils_own_names_for_roles_are_published(real: Site) -> None:
    barrow = real.handbook.council_by_id["barrow"]
    published = read_json(real, "data/councils/barrow.json")["role_names"]
    assert [(each["role"], tuple(each["names"])) for each in published] == list(barrow.role_names)
    assert published


def test_a_note_is_published_with_its_day_and_source(tiny: Site) -> None:
    clause = read_json(tiny, "data/councils/tiny.json")["editions"][0]["clauses"][0]
    assert clause["notes"] == [
        {
            "text": "The law has changed since.",
            "dated": "2026-01-31",
            "source": "The Example Act 2025",
            "country": "",
            "checked": "2026-01-31",
            "check_again": None,
        }
    ]


def test_a_document_known_in_part_is_incomplete_and_silent_on_nothing(tiny: Site) -> None:
    whole, part = read_json(tiny, "data/councils/tiny.json")["editions"]
    assert (whole["incomplete"], part["incomplete"]) == (False, True)
    assert whole["coverage"]["media"] == "silent"
    assert part["coverage"]["media"] == "unclassified"


@pytest.mark.parametrize(
    ("id_", "state"),
    [
        ("wellingborough", "none"),
        ("barrow", "blank"),
        ("unnamed", "due-soon"),
        ("halstead", "overdue"),
        ("weston-super-mare", "current"),
    ],
)
def test_the_review_state_is_that_of_the_day_of_the_build(real: Site, id_: str, state: str) -> None:
    (listed,) = [
        council
        for council in read_json(real, "data/handbook.json")["councils"]
        if council["id"] == id_
    ]
    assert listed["review_state"] == state
    data = read_json(real, listed["data"])
    assert data["as_of"] == "2026-11-22"
    assert data["editions"][0]["review_state"] == state


def test_a_council_that_its_document_does_not_name_has_no_name(real: Site) -> None:
    assert read_json(real, "data/councils/unnamed.json")["name"] == ""


@pytest.mark.parametrize(
    ("addresses", "page"),
    [
        (Addresses(), "councils/tiny/2024-05/"),
        (Addresses(directory_urls=False), "councils/tiny/2024-05.html"),
        (Addresses("handbook/"), "handbook/councils/tiny/2024-05/"),
    ],
)
def test_addresses_are_relative_to_the_root_of_the_site(
    tiny: Site, addresses: Addresses, page: str
) -> None:
    site = replace(tiny, addresses=addresses)
    published = contents(site)
    listed = json.loads(published[addresses.file("data/handbook.json")])["councils"][0]
    assert listed["data"] in published
    edition = json.loads(published[listed["data"]])["editions"][0]
    assert edition["url"] == page
    assert edition["clauses"][1]["url"] == f"{page}#c-1.10"


def test_nothing_published_names_a_place_on_this_machine(tiny: Site, tmp_path: Path) -> None:
    for address, content in contents(tiny).items():
        assert str(tmp_path).encode() not in content, address
        assert b"file:" not in content, address
        assert str(REPOSITORY).encode() not in content, address


def test_where_the_site_stands_changes_only_what_is_read_outside_of_it(tiny: Site) -> None:
    here, there = contents(tiny), contents(tiny, "https://example.org/")
    changed = {address for address in here if here[address] != there[address]}
    reminding = {
        "review.ics",
        "review.xml",
        "editions.xml",
        "councils/tiny/review.ics",
        "councils/tiny/feed.xml",
    }
    assert changed == {*reminding, "data/questions.xlsx", *SHEETS}


def test_files_are_utf8_and_end_with_one_line_end(make_site: MakeSite) -> None:
    texts = (
        each for each in contents(make_site()).items() if not each[0].endswith((".docx", ".xlsx"))
    )
    for address, content in texts:
        text = content.decode("utf-8")
        assert text.endswith("\n"), address
        assert not text.endswith("\n\n"), address


def test_another_process_publishes_the_same_bytes(tmp_path: Path) -> None:
    write_files(tmp_path, parse_tree(TINY))
    program = """
import hashlib, sys
from datetime import date
from pathlib import Path
from mkdocs_protocol.publishing.date_records import KEYS
from mkdocs_protocol.publishing.files import published_files
from mkdocs_protocol.reading.handbook import read_handbook
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording
handbook = read_handbook(Path(sys.argv[1], "councils"), as_of=date(2026, 11, 22)).handbook
for file in published_files(Site(handbook, load_wording())):
    print(file.address, hashlib.sha256(file.content).hexdigest())
"""
    told = {
        subprocess.run(
            [sys.executable, "-c", program, tmp_path],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Pacific/Auckland"), ("2", "America/Los_Angeles"))
    }
    assert len(told) == 1
    assert told.pop().count(b"\n") == len(EVERY_FILE)


def read_council(site: Site, council: Council) -> Any:
    """Return a council's data alone: every file of the real handbook would cost a minute."""
    return json.loads(council_file(site, council, Declared(site)).content)


def test_words_explained_and_questions_for_newcomers_are_published_as_their_pages_have_them() -> (
    None
):
    site = real_site()
    handbook = json.loads(handbook_file(site).content)
    assert [one["term"] for one in handbook["glossary"]] == [
        entry.term for entry in site.handbook.vocabulary.glossary
    ]
    for council in site.handbook.councils:
        check = read_council(site, council)["self_check"]
        assert check["edition"] == council.leading_edition.id
        clauses = council.leading_edition.clause_by_id
        for question in check["questions"]:
            assert [answer["right"] for answer in question["answers"]].count(True) == 1
            for answer in question["answers"]:
                assert answer["words"] in " ".join(clauses[answer["clause"]].text.split())


def test_the_desk_is_published_in_the_order_and_words_of_its_page() -> None:
    site = real_site()
    for council in site.handbook.councils:
        found = read_council(site, council)["desk"]
        desk = DeskPapers(site).desk(council)
        first = [one for one in found if one["first"]]
        later = [one["title"] for one in found if not one["first"]]
        assert found[: len(first)] == first
        assert [(one["title"], one["ask"]) for one in first] == [
            (one.title, one.ask) for one in desk.first
        ]
        assert later == [one.title for one in desk.then][: len(later)]  # Slips of form follow.
        assert {one["note"] is not None for one in found if one["kind"] == "law"} <= {True}
