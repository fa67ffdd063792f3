"""Whatever a folder holds: no exception, every place inside its file, no unsafe page. A few of very many mutants."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.mutants import AS_OF, FILES, faults, faults_of_html, mutant

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.checking.verifying import verify


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
