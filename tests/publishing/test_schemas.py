"""The schemas of the sources: an editor and our reader are to agree on what is right."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from support.handbook import REPOSITORY

from mkdocs_protocol.publishing.schemas import SOURCE_SCHEMAS, source_schemas, write_schemas
from mkdocs_protocol.reading.files import Source
from mkdocs_protocol.reading.fill import front_matter
from mkdocs_protocol.reading.forms import FORMS
from mkdocs_protocol.reading.yaml_tree import parse_yaml

COUNCILS = REPOSITORY / "councils"
FILES = {
    path.relative_to(COUNCILS).as_posix(): kind
    for kind, pattern in {
        "topics": "topics.yml",
        "roles": "roles.yml",
        "council": "*/council.yml",
        "edition": "*/editions/*.md",
        "situations": "situations.yml",
        "tree": "*/trees/*.yml",
        "expectations": "expectations.yml",
        "questions": "questions.yml",
        "comparing": "comparing.yml",
        "answers": "*/answers.yml",
        "glossary": "glossary.yml",
        "outside": "outside.yml",
        "search": "search.yml",
        "documents": "documents.yml",
        "self-check": "*/self-check.yml",
    }.items()
    if kind in FORMS
    for path in sorted(COUNCILS.glob(pattern))
}


class EditorsLoader(yaml.SafeLoader):
    """Reads YAML 1.2 as editors do: numbers, truths and nulls are typed, dates are words."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - what PyYAML calls it


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    EditorsLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first)
    )


def as_our_reader(text: str) -> Any:
    tree = parse_yaml(Source("x.yml", text))
    assert tree.problems == []
    return tree.value


def as_an_editor(text: str) -> Any:
    return yaml.load(text, EditorsLoader)


READERS = pytest.mark.parametrize("read", [as_our_reader, as_an_editor])


@cache
def schema(kind: str) -> Draft202012Validator:
    found = json.loads(source_schemas()[f"{kind}.schema.json"])
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def source_text(name: str, kind: str) -> str:
    text = (COUNCILS / name).read_text(encoding="utf-8")
    if kind != "edition":
        return text
    split = front_matter(Source(name, text))
    assert split is not None
    return split[0]


def test_the_package_carries_the_schemas_as_they_are_now() -> None:
    # After a change that is meant: mkdocs-protocol schema mkdocs_protocol/schemas
    carried = {path.name: path.read_text(encoding="utf-8") for path in SOURCE_SCHEMAS.iterdir()}
    assert carried == source_schemas()


def test_there_is_a_schema_for_every_kind_of_yaml() -> None:
    assert list(source_schemas()) == [f"{kind}.schema.json" for kind in FORMS]


def test_a_schema_says_what_it_is() -> None:
    for name, text in source_schemas().items():
        found = json.loads(text)
        assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert found["$id"] == name
        assert found["title"]
        assert found["description"]


def test_they_are_written_where_a_person_wants_them(tmp_path: Path) -> None:
    written = write_schemas(tmp_path / "new" / "folder")
    assert {path.name: path.read_text(encoding="utf-8") for path in written} == source_schemas()


@READERS
@pytest.mark.parametrize(("name", "kind"), FILES.items())
def test_every_source_of_this_repository_keeps_to_its_schema(
    name: str, kind: str, read: Any
) -> None:
    errors = schema(kind).iter_errors(read(source_text(name, kind)))
    assert [error.message for error in errors] == []


def test_all_kinds_of_sources_were_looked_at() -> None:
    # The five councils were written by hand; what an import writes, and what stands beside mkdocs.yml, has its own example below.
    assert set(FILES.values()) == set(FORMS) - {"import", "accessibility"}


RIGHT = {
    "accessibility": "{organisation: A, website: https://a.example/, issues: [{what: B, because: out of scope}]}",
    "import": f"{{file: a.docx, sha256: {'a' * 64}, imported: 2026-11-22, edition: undated, "
    "guesses: [{code: box, what: A box., settled: true, where: [paragraph 1]}]}",
    "council": "{name: Tiny, short_name: Tiny, kind: parish}",
    "edition": "{title: Protocol, dates: {next_review: {value: 2027, printed: '2027'}}}",
    "topics": "[{id: press, label: Press, definition: Who speaks.}]",
    "roles": "[{id: clerk, label: Clerk, definition: The officer.}]",
    "expectations": "[{id: help, label: Help, owed_by: [clerk], owed_to: [councillors], items: "
    "{a: ['3.1/4', aim-1, {clause: '1.4', words: help}]}, prose: {b: ['2']}}]",
}

WRONG = [
    ("import", "{file: a.docx, sha256: 12, imported: 2026-11-22, edition: undated}"),
    ("council", "{name: Tiny, short_name: Tiny, kind: parish, nmae: Tiny}"),
    ("council", "{name: Tiny, kind: parish}"),
    ("council", "{name: Tiny, short_name: Tiny, kind: hamlet}"),
    ("council", "{name: Tiny, short_name: Tiny, kind: parish, website: example.org}"),
    ("council", "{name: , short_name: Tiny, kind: parish}"),
    ("council", "{name: Tiny, short_name: Tiny, kind: parish, names: {clerk: Clerk}}"),
    ("edition", "{other_titles: [Protocol]}"),
    ("edition", "{title: Protocol, dates: {next_review: June 2027}}"),
    ("edition", "{title: Protocol, dates: {next_review: {value: June 2027, printed: x}}}"),
    ("edition", "{title: Protocol, dates: {next_revue: {value: 2027, printed: x}}}"),
    ("edition", "{title: Protocol, dates: {signed: {blank: perhaps, printed: x}}}"),
    ("edition", "{title: Protocol, findings: [{kind: slip, text: x}]}"),
    ("edition", "{title: Protocol, differences: [{reason: list bullet, received: x, times: 0.5}]}"),
    ("topics", "[{id: Press, label: Press, definition: Who speaks.}]"),
    ("topics", "{id: press, label: Press, definition: Who speaks.}"),
    ("roles", "[{id: clerk, label: Clerk}]"),
    ("expectations", "[{id: help, label: Help}]"),
    ("expectations", "[{id: help, label: Help, items: {}}]"),
    ("expectations", "[{id: help, label: Help, items: {a: []}}]"),
    ("expectations", "[{id: help, label: Help, items: {a: '3.1/4'}}]"),
    ("expectations", "[{id: help, label: Help, items: {a: ['3.1/0']}}]"),
    ("expectations", "[{id: help, label: Help, items: {a: [{clause: '3.1', word: help}]}}]"),
    ("expectations", "[{id: help, label: Help, kind: promise, items: {a: ['3.1']}}]"),
]


@READERS
@pytest.mark.parametrize("kind", RIGHT)
def test_a_right_source_keeps_to_its_schema(kind: str, read: Any) -> None:
    assert schema(kind).is_valid(read(RIGHT[kind]))


@READERS
@pytest.mark.parametrize(("kind", "text"), WRONG)
def test_a_wrong_source_does_not_keep_to_its_schema(kind: str, text: str, read: Any) -> None:
    assert not schema(kind).is_valid(read(text))


@READERS
@pytest.mark.parametrize(
    "text",
    [
        "{title: P, dates: {signed: {blank: true, printed: x}}}",
        "{title: P, dates: {adopted: {value: 2019-07-16, printed: x}}}",
        "{title: P, dates: {adopted: {value: 2019-07, printed: x}}}",
        "{title: P, dates: {adopted: {value: 2019, printed: x}}}",
        "{title: P, differences: [{reason: list bullet, received: x, times: 27}]}",
    ],
)
def test_what_the_guide_says_to_write_without_quotes_needs_none(text: str, read: Any) -> None:
    assert schema("edition").is_valid(read(text))
