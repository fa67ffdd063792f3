"""Projects from text trees."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.projects import make_project, minimal_council_files, parse_tree, write_files

from mkdocs_protocol.reading.handbook import read_handbook


def test_a_tree_names_folders_files_and_the_lines_of_files() -> None:
    assert parse_tree("""
        docs/
          index.md
            | # Welcome
            |
            |   indented
          deep/
            page.md
              | text
          last.md
        mkdocs.yml
          | site_name: A
    """) == {
        "docs/index.md": "# Welcome\n\n  indented\n",
        "docs/deep/page.md": "text\n",
        "docs/last.md": "",
        "mkdocs.yml": "site_name: A\n",
    }


def test_a_folder_may_be_written_as_a_path() -> None:
    assert parse_tree("councils/halstead/\n  council.yml\n    | name: Halstead\n") == {
        "councils/halstead/council.yml": "name: Halstead\n"
    }


@pytest.mark.parametrize(
    ("tree", "words"),
    [
        ("docs/\n | text", "line 2 is indented by 1 spaces too many: | text"),
        ("docs/\n  | text", "line 2 stands under no file: | text"),
        ("a.md\n| text", "line 2 stands under no file: | text"),
        ("a.md\n  b.md", "line 2 is deeper than the folder above it: b.md"),
        ("a.md\na.md", "line 2 names a.md a second time"),
    ],
)
def test_a_tree_that_cannot_be_meant_is_refused(tree: str, words: str) -> None:
    with pytest.raises(ValueError, match=words.replace("|", r"\|")):
        parse_tree(tree)


def test_files_win_over_the_tree_and_a_missing_mkdocs_yml_is_added(tmp_path: Path) -> None:
    make_project(
        tmp_path,
        """
        docs/
          index.md
            | from the tree
        """,
        {"docs/index.md": "from the files\n", "docs/raw.bin": b"\xff"},
    )
    assert (tmp_path / "docs/index.md").read_text() == "from the files\n"
    assert (tmp_path / "docs/raw.bin").read_bytes() == b"\xff"
    assert "protocol" in (tmp_path / "mkdocs.yml").read_text()


def test_the_minimal_council_has_no_problems(tmp_path: Path) -> None:
    files = minimal_council_files() | minimal_council_files("another", "Another Town Council")
    folder = write_files(tmp_path, files) / "councils"
    reading = read_handbook(folder, as_of=date(2026, 11, 22))
    assert [str(problem) for problem in reading.problems] == []
    assert [council.id for council in reading.handbook.councils] == ["another", "little-example"]
