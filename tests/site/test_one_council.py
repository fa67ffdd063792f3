"""A handbook of one of several councils: its own pages, and nothing of any other, in any file."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from support.browser import DESKTOP, PHONE, SharedPages, axe, too_wide
from support.build import BuiltSite, build
from support.projects import write_files
from support.server import Server
from support.site import check_site

import mkdocs_protocol
from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.core.handbook import Council

COUNCILS = Path(__file__).parents[2] / "councils"
PROGRAM = Path(mkdocs_protocol.__file__).parent
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
_TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
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
        name: re.sub(r"\s+", " ", unescape(_TAGS.sub(" ", text)) + text)
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
    elif name.endswith(".pdf"):
        pdf = PdfReader(io.BytesIO(content))
        said = [page.extract_text() for page in pdf.pages]
        yield name, " ".join((*said, str(pdf.metadata), str(pdf.outline)))
    else:
        yield name, content.decode("utf-8", "replace")


def _councils() -> tuple[Council, ...]:
    return load(COUNCILS, as_of=date(2026, 11, 22)).handbook.councils


@pytest.fixture(scope="module")
def known() -> frozenset[str]:
    """Give every word of this council's folder, of what all councils share, and of the program."""
    shared = (path.read_text("utf-8") for path in sorted(COUNCILS.glob("*.yml")))
    return frozenset(
        _words_below(COUNCILS / OURS)
        | _words_below(PROGRAM)
        | {w for s in shared for w in _words(s)}
    )


def _words(text: str) -> set[str]:
    """Return the words of a text, also as the search writes them: without hyphens."""
    folded = text.casefold()
    return set(re.findall(r"[^\W\d_]{4,}", f"{folded} {folded.replace('-', '')}"))


def _words_below(folder: Path) -> set[str]:
    return {
        word
        for path in folder.rglob("*")
        if path.suffix in {".css", ".html", ".js", ".json", ".md", ".py", ".txt", ".yml"}
        for word in _words(path.read_text("utf-8"))
    }


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
        if name
    }
    assert len(names) > 6
    found = {
        (file, name)
        for file, text in written.items()
        if not file.startswith(
            ("assets/", "data/schemas/")
        )  # "unnamed" is a word of the program's, too.
        for name in names
        if name in text.casefold()
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


def test_no_file_has_a_word_that_stands_in_other_councils_folders_alone(
    written: dict[str, str], known: frozenset[str]
) -> None:
    others = {
        word
        for council in _councils()
        if council.id != OURS
        for word in _words_below(COUNCILS / council.id)
    } - known
    assert len(others) > 100
    found = {
        (file, word)
        for file, text in written.items()
        if not file.startswith(("assets/", "data/search/"))
        for word in others & _words(_TAGS.sub(" ", text))
    }
    assert found == set()


def test_the_search_counts_no_word_of_another_councils_text(
    written: dict[str, str], known: frozenset[str]
) -> None:
    """It knows forms that no text has, too, made from words of this one; those it counts nowhere."""
    counted = {
        word
        for file, text in written.items()
        if file.startswith("data/search/words/")
        for line in json.JSONDecoder().raw_decode(text[text.index('{"') :])[0]["stems"]
        # What all forms begin with, the end of the stem, in how many entries it stands, and the ends of the words.
        for begun, _, count, *ends in [line.split(";")[0].split(",")]
        if int(count)
        for word in [begun + end for end in ends]
    }
    assert len(counted) > 300
    assert {word for word in counted if len(word) > 3 and word.isalpha()} - known == set()


def test_no_file_has_an_expectation_that_others_alone_meet(written: dict[str, str]) -> None:
    rows = load(COUNCILS, as_of=date(2026, 11, 22)).handbook.expectations
    elsewhere = "".join(
        path.read_text("utf-8") for path in COUNCILS.glob("*.yml") if path.stem != "expectations"
    )
    others = {
        row.label
        for row in rows
        if all(item.council != OURS for item in (*row.items, *row.prose))
        and row.label not in elsewhere
    }
    assert others
    found = {(file, one) for file, text in written.items() for one in others if one in text}
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
            "Change council",
            "other councils",
            "all councils",
            "All councils",
            "every council’s document",
            "other documents say",
            "side by side",
            "Which is your council",
            "1 council",
            "All councils",
            "Answered somewhere",
            "Answered nowhere",
            "Silent: the document",
            "Review register",
            "the documents",
            "Which protocol",
            "What the documents cover",
            "One document",
        ):
            found = re.search(rf"{many}\b", words)
            place = found.start() if found else -1
            assert place < 0, f"{page}: {words[max(place - 80, 0) : place + 80]}"


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Give the site of one council that has no page written by hand."""
    root = tmp_path_factory.mktemp("bare")
    config = CONFIG.format(councils=COUNCILS)
    write_files(root, {"mkdocs.yml": config, "docs/robots.txt": "User-agent: *\n"})
    return build(root)


def test_where_a_site_has_no_front_page_the_protocols_front_door_is_it(bare: BuiltSite) -> None:
    assert check_site(bare.path) == []
    front = bare.read("")
    assert "<h1" in front
    assert "Something has gone wrong" in front
    assert 'href="councils/halstead/2021-06/"' in front


def test_a_site_keeps_a_front_page_of_its_own(site: BuiltSite) -> None:
    assert "Welcome" in site.read("")


def test_questions_are_a_list_with_this_documents_answers(site: BuiltSite) -> None:
    page = site.read("questions/")
    assert "<table" not in page
    assert page.count("data-protocol-of=") == 39
    assert "<table" not in site.read("topics/")
    gifts = re.sub(r"\s+", " ", _TAGS.sub(" ", site.read("questions/gifts/")))
    assert "The document named here does not say." in gifts
    assert "Nearest: 1.4" in gifts


@pytest.mark.parametrize("maker", ["index.md", "README.md"])
def test_a_front_page_that_another_plugin_makes_is_the_sites(tmp_path: Path, maker: str) -> None:
    hooks = f"""
from mkdocs.structure.files import File
def on_files(files, config):
    files.append(File.generated(config, {maker!r}, content="# Made by another"))
"""
    config = CONFIG.format(councils=COUNCILS) + "hooks: [hooks.py]\n"
    write_files(tmp_path, {"mkdocs.yml": config, "docs/robots.txt": "", "hooks.py": hooks})
    assert "Made by another" in build(tmp_path).read("")


def test_axe_finds_nothing_on_the_pages_that_speak_of_one_council(
    page_at: SharedPages, serve_site: Callable[..., Server], bare: BuiltSite
) -> None:
    url = serve_site(bare.path).url
    pages = ("questions/", "questions/gifts/", "topics/", "review/")
    found = {
        page: [
            *axe(page_at(url + page), within=".md-content"),
            *too_wide(page_at(url + page), DESKTOP, PHONE),
        ]
        for page in pages
    }
    assert {page: faults for page, faults in found.items() if faults} == {}


def test_questions_of_one_council_are_found_by_words_and_by_what_is_answered(
    page_at: SharedPages, serve_site: Callable[..., Server], bare: BuiltSite
) -> None:
    page = page_at(f"{serve_site(bare.path).url}questions/")
    shown = page.locator("li[data-protocol-question]:visible")
    expect(shown).to_have_count(39)
    page.get_by_label("Find a question").fill("speaks")
    expect(shown).to_have_count(1)
    page.get_by_label("Find a question").fill("")
    page.get_by_label("Show", exact=True).select_option("nowhere")
    expect(shown).to_have_count(8)


def test_a_search_in_one_council_offers_no_choice_of_councils(
    page_at: SharedPages, serve_site: Callable[..., Server], bare: BuiltSite
) -> None:
    page = page_at(f"{serve_site(bare.path).url}search/#q=clerk&council=halstead")
    expect(page.locator("#protocol-hits > li").first).to_be_visible()
    expect(page.locator("[data-protocol-part=order]")).to_be_hidden()
    expect(page.locator("[data-protocol-filter=council]")).to_have_count(0)
    expect(page.get_by_text("Search all councils")).to_have_count(0)
