"""Nothing is ever emptied, overwritten or published but the site: folders that hold one another are refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.build import run_mkdocs
from support.pages import part
from support.projects import minimal_council_files

Project = Callable[..., Path]


def config(site_dir: str = "site", councils_dir: str = "councils", rest: str = "") -> str:
    return (
        f"site_name: T\nsite_dir: {site_dir}\ntheme: {{name: material, font: false}}\n{rest}"
        f"plugins:\n  - protocol:\n      councils_dir: {councils_dir}\n"
    )


def everything(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def moved(prefix: str) -> dict[str, str]:
    """Return the files of a council below another folder than the project's."""
    return {f"{prefix}{path}": text for path, text in minimal_council_files().items()}


@pytest.mark.parametrize(
    ("files", "mkdocs_yml", "told"),
    [
        (moved(""), config("councils"), "site_dir (councils) is or holds councils_dir (councils)"),
        (moved("out/"), config("out", "out/councils"), "site_dir (out) is or holds councils_dir"),
        (moved(""), config("councils/site"), "site_dir (councils/site) lies in councils_dir"),
        (moved(""), config("docs/../councils"), "site_dir (councils) is or holds councils_dir"),
        (moved(""), config("."), "should not be within the 'site_dir'"),
        (moved("docs/"), config(councils_dir="docs/councils"), "lies in docs_dir (docs)"),
        (moved(""), config(councils_dir="."), "docs_dir (docs) lies in councils_dir"),
        ({**moved("over/"), "over/x": "x"}, config("out", "over/councils").replace(
            "font: false", "font: false, custom_dir: over"), "lies in theme.custom_dir (over)"),
        ({**moved(""), "out/words.yml": "{}"}, config("out") + "      wording: out/words.yml\n",
         "site_dir (out) is or holds wording (out/words.yml)"),
        ({**moved(""), "out/theses.txt": "mine"}, config("out"),
         "site_dir (out) holds things that belong to no site (theses.txt)"),
        ({**moved(""), "out/data/x": "x", "out/index.html": "mine", "out/main.py": "mine"}, config("out"),
         "site_dir (out) holds things that belong to no site (main.py)"),
        (moved(""), config('"a\\0b"'), "site_dir has a null character in it"),
        (moved(""), config(councils_dir='"a\\0b"'), "councils_dir has a null character in it"),
    ],
)  # fmt: skip
def test_folders_that_hold_one_another_are_refused_before_anything_is_touched(
    project: Project, files: dict[str, str], mkdocs_yml: str, told: str
) -> None:
    root = project("", {**files, "mkdocs.yml": mkdocs_yml})
    before = everything(root)

    result = run_mkdocs(root, "build")

    assert result.exit_code == 1
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    assert everything(root) == before


def test_a_link_that_leads_back_to_itself_is_told(project: Project) -> None:
    root = project("", {**minimal_council_files(), "mkdocs.yml": config("out")})
    (root / "out").symlink_to("out")

    result = run_mkdocs(root, "build")

    assert "site_dir (out) is a link that leads back to itself; remove it" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("link", ["site", "away/site"])
def test_a_link_does_not_hide_which_folder_is_meant(project: Project, link: str) -> None:
    root = project("", {**minimal_council_files(), "mkdocs.yml": config(link)})
    (root / link).parent.mkdir(exist_ok=True)
    (root / link).symlink_to(root / "councils")
    before = everything(root)

    result = run_mkdocs(root, "build")

    assert result.exit_code == 1
    assert f"site_dir ({link}) is or holds councils_dir" in result.stderr
    assert everything(root) == before


def test_a_site_given_on_the_command_line_is_looked_at_too(project: Project) -> None:
    root = project("", minimal_council_files())

    result = run_mkdocs(root, "build", "-d", "councils/little-example")

    assert result.exit_code == 1
    assert "lies in councils_dir" in result.stderr


@pytest.mark.parametrize("target", ["councils", "councils/little-example/as-received/2024-05.txt"])
def test_a_link_under_docs_publishes_no_source(project: Project, target: str) -> None:
    root = project("", minimal_council_files())
    (root / "docs" / ("link.txt" if target.endswith("txt") else "link")).symlink_to(root / target)

    result = run_mkdocs(root, "build")

    assert result.exit_code == 1
    assert ":1:1: this leads into councils_dir (councils), whose files are never" in result.stderr
    assert not (root / "site").exists()


def test_a_folder_with_hidden_files_only_is_as_good_as_empty(project: Project) -> None:
    root = project("", minimal_council_files())
    (root / "site").mkdir()
    (root / "site/.nojekyll").write_text("", "utf-8")

    assert run_mkdocs(root, "build").exit_code == 0
    assert (root / "site/.nojekyll").exists()
    assert (root / "site/index.html").exists()


def test_the_options_page_shows_what_is_told(project: Project) -> None:
    root = project("", {**minimal_council_files(), "mkdocs.yml": config("councils")})
    (block,) = part("options", "folders-that-must-stay-apart").blocks

    assert block.text.strip() in run_mkdocs(root, "build").stderr
