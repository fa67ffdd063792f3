"""Templates of packages are compiled once, and not in each process."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, FileSystemLoader

from mkdocs_protocol.rendering.parts.environment import Compiled

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of templates, one of which has been compiled, where Python keeps what it has compiled."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folder = tmp_path / "packaged"
    for made in (folder, tmp_path / "program"):
        made.mkdir()
    (folder / "page.html").write_text("{{ 'a' | upper }}")
    assert rendered(folder, folder) == "A"
    return folder


def rendered(folder: Path, packaged: Path, *, escapes: bool = True, **filters: object) -> str:
    """What a new process makes of the page in a folder."""
    kept = Compiled([packaged], packaged.parent / "program")
    made = Environment(loader=FileSystemLoader(folder), autoescape=escapes, bytecode_cache=kept)
    made.filters |= filters
    return made.get_template("page.html").render()


def no_compiling(*_: object, **__: object) -> None:
    raise AssertionError("it is compiled again")


def test_a_template_is_compiled_once(packaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Environment, "compile", no_compiling)
    assert rendered(packaged, packaged) == "A"


def test_with_a_filter_of_a_hook_it_is_compiled_again(packaged: Path) -> None:
    assert rendered(packaged, packaged, upper=lambda _: "a hook's") == "a hook&#39;s"
    assert rendered(packaged, packaged) == "A"


def test_with_another_setting_it_is_compiled_again(packaged: Path) -> None:
    (packaged / "page.html").write_text("{{ '<' }}")
    assert rendered(packaged, packaged) == "&lt;"
    assert rendered(packaged, packaged, escapes=False) == "<"


def test_of_one_that_cannot_be_kept_nothing_is_left(
    packaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, _: Path) -> None:
        assert path.exists()
        raise OSError("the disk is full")

    (kept,) = packaged.parent.glob("program/__pycache__/*")
    (packaged / "page.html").write_text("B")
    monkeypatch.setattr("pathlib.Path.replace", full)
    assert rendered(packaged, packaged) == "B"
    assert [*kept.parent.iterdir()] == [kept]


def test_a_changed_or_damaged_one_is_compiled_again(packaged: Path) -> None:
    (packaged / "page.html").write_text("B")
    assert rendered(packaged, packaged) == "B"
    (kept,) = packaged.parent.glob("program/__pycache__/*")
    for damaged in (b"", b"no code", kept.read_bytes()[:-1]):
        kept.write_bytes(damaged)
        assert rendered(packaged, packaged) == "B"


def test_no_other_template_runs_from_there(packaged: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "page.html").write_text("own")
    assert rendered(own, packaged) == "own"
    assert len([*packaged.parent.glob("program/__pycache__/*")]) == 1


def test_nothing_is_kept_where_python_keeps_nothing(
    packaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    (packaged / "page.html").write_text("C")
    (kept,) = packaged.parent.glob("program/__pycache__/*")
    before = kept.read_bytes()
    assert rendered(packaged, packaged) == "C"
    assert kept.read_bytes() == before
