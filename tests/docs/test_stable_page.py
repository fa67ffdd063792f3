"""`docs/stable.md` promises names; each of them is there, and none of its kind is left out."""

from __future__ import annotations

import dataclasses
import re
from functools import cached_property
from pathlib import Path

import pytest
from support.handbook import REPOSITORY
from support.pages import part

from mkdocs_protocol import api

PACKAGE = REPOSITORY / "mkdocs_protocol"
CODE = re.compile(r"`([^`]+)`")
PYTHON = part("stable", "python")
PROMISED = {row[0].strip("`"): CODE.findall(row[1]) for row in PYTHON.rows}
PROPERTIES, SELECTORS = (
    [
        name
        for row in part("stable", "style-sheets").rows
        for name in CODE.findall(row[0])
        if kind(name)
    ]
    for kind in (lambda name: name.startswith("--"), lambda name: name[0] in ".#")
)


def words_of_the_package(suffixes: set[str]) -> str:
    """Return all that the package's files of some kinds hold."""
    files = sorted(path for path in PACKAGE.rglob("*") if path.suffix in suffixes)
    return "\n".join(path.read_text("utf-8") for path in files)


def attributes(value: type) -> set[str]:
    """Return what an instance has: its fields, properties and the like."""
    fields = {field.name for field in dataclasses.fields(value)}
    return fields | {
        name for name, kept in vars(value).items() if isinstance(kept, property | cached_property)
    }


def test_every_custom_property_of_a_site_is_told() -> None:
    tokens = (PACKAGE / "theme/assets/protocol/tokens.css").read_text("utf-8")
    assert sorted(PROPERTIES) == sorted(set(re.findall(r"^\s*(--protocol-[\w-]+):", tokens, re.M)))


@pytest.mark.parametrize("selector", SELECTORS)
def test_each_id_and_class_is_written_by_the_handbook(selector: str) -> None:
    attribute = "id" if selector[0] == "#" else "class"
    written = words_of_the_package({".py", ".html"})
    assert re.search(rf"""{attribute}=\\?["'](?:[^"'\\]* )?{selector[1:]}[ "'\\]""", written)


def test_every_name_of_the_api_is_told() -> None:
    assert sorted(PROMISED) == sorted(api.__all__)


@pytest.mark.parametrize("name", [n for n in PROMISED if dataclasses.is_dataclass(getattr(api, n))])
def test_each_promised_attribute_is_there(name: str) -> None:
    promised = [word for word in PROMISED[name] if word.isidentifier()]
    assert promised
    assert set(promised) <= attributes(getattr(api, name))


def test_the_example_reads_the_five_councils(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(REPOSITORY)
    exec(PYTHON.blocks[0].text, {})
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == len(list(Path("councils").glob("*/council.yml")))


def test_problems_are_returned_and_not_raised(tmp_path: Path) -> None:
    found = api.read(tmp_path / "nowhere")
    assert found.problems
    assert not found.handbook.councils


def test_every_template_is_told() -> None:
    text = re.sub(r"```.*?```", "", part("stable", "templates").text, flags=re.DOTALL)
    names = CODE.findall(text)
    told = [name for name in names if name.endswith(".html") and "/" not in name]
    assert told == sorted(path.name for path in (PACKAGE / "templates").glob("*.html"))
