"""A handbook of one of several councils: its own pages, and nothing of any other, in any file."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from support.build import BuiltSite, build
from support.projects import write_files
from support.site import check_site

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.core.handbook import Council

COUNCILS = Path(__file__).parents[2] / "councils"
OURS = "halstead"
CONFIG = """\
site_name: A town's website
site_url: https://town.example/
theme: {{name: material, font: false}}
plugins:
  - search
  - protocol: {{councils_dir: {councils}, only: [halstead], search: both}}
"""
WELCOME = "# Welcome\n" + "".join(
    f"\n/// handbook | {piece}\n///\n"
    for piece in ("home", "councils", "review", "topics", "roles")
)
LONG_ENOUGH = 6
"""Words of a sentence that nobody else writes by chance."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    root = tmp_path_factory.mktemp("one")
    write_files(root, {"mkdocs.yml": CONFIG.format(councils=COUNCILS), "docs/index.md": WELCOME})
    return build(root)


@pytest.fixture(scope="module")
def written(site: BuiltSite) -> dict[str, str]:
    """Give the words of every file of the site, packed ones unpacked."""
    return {
        name: re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", text)) + text)
        for path in site.path.rglob("*")
        if path.is_file()
        for name, text in _texts(path.relative_to(site.path).as_posix(), path.read_bytes())
    }


def _texts(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    if name.endswith(".gz"):
        content = gzip.decompress(content)
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for part in packed.namelist():
                yield from _texts(f"{name}/{part}", packed.read(part))
    else:
        yield name, content.decode("utf-8", "replace")


def _councils() -> tuple[Council, ...]:
    return load(COUNCILS, as_of=date(2026, 11, 22)).handbook.councils


def _sentences(council: Council) -> set[str]:
    found = {
        " ".join(sentence.split())
        for edition in council.every_edition
        for clause in edition.clauses
        for sentence in re.split(r"(?<=[.;:])\s|\n", clause.text)
    }
    return {sentence for sentence in found if len(sentence.split()) >= LONG_ENOUGH}


def test_no_file_names_another_council(written: dict[str, str]) -> None:
    names = {
        name.casefold()
        for council in _councils()
        if council.id != OURS
        for name in (council.name, council.short_name, council.id, council.website)
        if name and name != "unnamed"  # also the name of a key
    }
    assert len(names) > 6
    found = {
        (file, name) for file, text in written.items() for name in names if name in text.casefold()
    }
    assert found == set()


def test_no_file_has_a_sentence_of_another_council(written: dict[str, str]) -> None:
    own = next(council for council in _councils() if council.id == OURS)
    shared = " ".join(
        " ".join(path.read_text("utf-8").split()) for path in sorted(COUNCILS.glob("*.yml"))
    )
    mine = " ".join(" ".join(c.text.split()) for e in own.every_edition for c in e.clauses)
    others = {
        sentence
        for council in _councils()
        if council.id != OURS
        for sentence in _sentences(council)
        if sentence not in mine and sentence not in shared
    }
    assert len(others) > 200
    found = {
        (file, sentence)
        for file, text in written.items()
        for sentence in others
        if sentence in text
    }
    assert found == set()


def test_the_search_would_find_what_is_there(written: dict[str, str]) -> None:
    own = next(council for council in _councils() if council.id == OURS)
    everything = " ".join(written.values())
    assert all(sentence in everything for sentence in _sentences(own))


def test_the_front_page_is_the_councils_own_and_nothing_compares(site: BuiltSite) -> None:
    assert check_site(site.path) == []
    front = site.read("councils/")
    assert "Halstead Town Council" in front
    assert "Something has gone wrong" in front
    for page in ("compare/", "expectations/", "when-things-go-wrong/"):
        assert not (site.path / page).exists()
    for page in site.pages():
        words = " ".join(unescape(re.sub(r"<[^>]*>", " ", site.read(page))).split())
        for many in (
            "Change council", "other councils", "all councils", "All councils", "every council’s document",
            "other documents say", "side by side", "Which is your council",
        ):  # fmt: skip
            found = re.search(rf"{many}\b", words)
            place = found.start() if found else -1
            assert place < 0, f"{page}: {words[max(place - 80, 0) : place + 80]}"
