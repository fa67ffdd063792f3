"""Whatever a folder holds: no exception, every place inside its file, no unsafe page. A few of very many mutants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.mutants import AS_OF, FILES, SAID, marked, mutant
from support.oracle import faults, faults_of_html

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.checking.verifying import verify
from mkdocs_protocol.core.problems import Location, Places
from mkdocs_protocol.rendering.edition.body import Body
from mkdocs_protocol.rendering.parts import adopted
from mkdocs_protocol.site import html


def test_the_folder_that_is_spoiled_has_no_fault_itself(tmp_path: Path) -> None:
    """Else no mutant would come as far as verifying and rendering."""
    assert list(faults(tmp_path, FILES)) == []
    loaded = load(tmp_path / "councils", as_of=AS_OF)
    assert [
        *loaded.problems,
        *loaded.warnings,
        *verify(tmp_path / "councils", loaded.handbook),
    ] == []


@pytest.mark.parametrize("first", range(0, 100, 50))
def test_mutants_bring_about_nothing_that_must_not_be(first: int, tmp_path: Path) -> None:
    for seed in range(first, first + 50):
        assert list(faults(tmp_path, mutant(seed))) == [], f"seed {seed}"


def test_a_seed_makes_the_same_mutant_each_time_and_another_seed_another() -> None:
    assert mutant(5) == mutant(5)
    assert len({str(mutant(seed)) for seed in range(50)}) > 45


@pytest.mark.parametrize(
    "html",
    [
        "<p onclick='x'>a</p>", "<script>alert(1)</script>", "<p>a</b>", "<p>a", "<a href='javascript:x'>a</a>",
        "<a href=' //host'>a</a>", "<iframe src='x'></iframe>", "<p style='x'>a</p>",
    ],
)  # fmt: skip
def test_the_oracle_sees_what_does_not_belong_in_a_page(html: str) -> None:
    assert faults_of_html(html)


def _as_it_is(words: str) -> str:
    return words


def _unescaped(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{value}"' for name, value in attributes.items())


def _without_the_last(real: Callable[..., Any]) -> Callable[..., Any]:
    return lambda out, blocks, anchors: real(out, blocks[:1], anchors)


def _with_another_number(real: Callable[..., Any]) -> Callable[..., Any]:
    return lambda self, clause, name: real(self, replace(clause, printed="9.9"), name)


@pytest.mark.parametrize(
    ("where", "name", "planted", "mark"),
    [
        (html, "escaped", lambda _: _as_it_is, "{}<zz>"),
        (adopted, "escaped", lambda _: _as_it_is, "{}&amp;"),
        (html, "_written", lambda _: _unescaped, '{}" zz="'),
        (adopted, "_write_blocks", _without_the_last, "{}"),
        (Body, "_number", _with_another_number, "{}"),
        (Places, "__getitem__", lambda _: lambda self, _: Location(self.file), "{}"),
    ],
    ids=["text", "a text in one module", "attributes", "a paragraph", "a number", "a line"],
)
def test_the_oracle_tells_a_fault_that_is_planted(
    where: Any, name: str, planted: Any, mark: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words that a file has in quotation marks are left as they are: a mark with one would end them."""
    files = marked(FILES, [word for word in SAID if word not in {"Yes", "Members"}], mark)
    topics = "councils/topics.yml"
    files[topics] += "- {id: new, label: New, definition: New., wrods: [new]}\n" * (name == "__getitem__")  # fmt: skip
    monkeypatch.setattr(where, name, planted(getattr(where, name)))
    assert any(faults(tmp_path, files))
