"""A council's own handbook has its crest and its colours; one of several has none's."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdf
import pytest
from support.build import BuiltSite, build
from support.projects import minimal_council_files, write_files
from support.site import check_site

CONFIG = """\
site_name: T
theme: {name: material, font: false}
plugins: [search, protocol]
extra_css: [mine.css]
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 5 6"><path d="M0 0h5v3z" fill="#123a7a"/></svg>'
FACTS = """\
crest: {file: crest.svg, text: 'A shield, "argent"'}
accent: "#7a1f2b"
accent_dark: "#f0a3ad"
kind: parish
"""
COUNCIL = "councils/little-example/council.yml"


def files_of(name: str = "little-example") -> dict[str, str]:
    files = minimal_council_files(name)
    facts = f"councils/{name}/council.yml"
    files[facts] = files[facts].replace("kind: parish\n", FACTS)
    return files | {f"councils/{name}/crest.svg": SVG}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    root = tmp_path_factory.mktemp("identity")
    write_files(root, {"mkdocs.yml": CONFIG, "docs/mine.css": "", **files_of()})
    return build(root)


def test_the_crest_stands_at_the_head_of_its_own_pages_with_words_for_who_does_not_see_it(
    site: BuiltSite,
) -> None:
    assert check_site(site.path) == []
    assert site.read("councils/little-example/crest.svg") == SVG
    for page, there in (
        ("councils/little-example/", "../../"),
        ("councils/little-example/2024-05/", "../../../"),
    ):
        img = (
            f'<img src="{there}councils/little-example/crest.svg" alt="A shield, &#34;argent&#34;">'
        )
        assert img.replace("&#34;", "&quot;") in site.read(page).replace("&#34;", "&quot;")


def test_its_colours_come_behind_the_handbooks_and_before_the_sites(site: BuiltSite) -> None:
    css = site.read("councils/little-example/colours.css")
    assert "--protocol-accent: light-dark(#7a1f2b, #f0a3ad);" in css
    page = site.read("councils/little-example/")
    places = [page.index(name) for name in ("protocol/handbook.css", "colours.css", "mine.css")]
    assert places == sorted(places)


def test_the_files_to_take_away_have_it_inside_with_its_words(site: BuiltSite) -> None:
    folder = site.path / "councils/little-example/2024-05"
    made = {path.suffix: path.read_bytes() for path in folder.glob("little-example-*")}
    assert b'<img src="data:image/svg+xml;base64,' in made[".html"]
    root = pypdf.PdfReader(io.BytesIO(made[".pdf"])).trailer["/Root"]
    assert 'A shield, "argent"' in _said_of_pictures(root["/StructTreeRoot"])


def _said_of_pictures(part: Any) -> list[str]:
    """Return what a tagged PDF says of each of its pictures."""
    part = part.get_object()
    if not isinstance(part, dict):
        return []
    below = part.get("/K", [])
    inside = below if isinstance(below, list) else [below]
    return [
        *([part["/Alt"]] if "/Alt" in part else []),
        *(a for one in inside for a in _said_of_pictures(one)),
    ]


def test_a_handbook_of_several_shows_no_councils_crest_or_colour(tmp_path: Path) -> None:
    other = {
        path: text.replace("Little Example", "Other") for path, text in files_of("other").items()
    }
    write_files(tmp_path, {"mkdocs.yml": CONFIG, "docs/mine.css": "", **files_of(), **other})
    built = build(tmp_path)
    assert not [*built.path.rglob("crest.*"), *built.path.rglob("colours.css")]
    assert "protocol-crest" not in built.read("councils/other/")
