"""What a council costs, counted and not measured: each file is read once, and one more council costs the same."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jinja2 import Template
from support.build import build
from support.projects import make_project
from support.synthetic import synthetic_councils

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.core import protocol, text
from mkdocs_protocol.papers import desk, drafting
from mkdocs_protocol.plugin.building import Everything
from mkdocs_protocol.reading.kept_council import KeptCouncil
from mkdocs_protocol.rendering.every_page import every_page
from mkdocs_protocol.rendering.searching import subjects
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording
from mkdocs_protocol.store.reads import Memo, Reads
from mkdocs_protocol.store.store import Store

if TYPE_CHECKING:
    from mkdocs_protocol.comparing.drafting import DraftingSheet
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.text import Block
    from mkdocs_protocol.papers.paper import Paper

READS_OF_A_BUILD = 2
"""How often a build opens a source at most: to see whether it has changed, and to read it where it has."""

TEMPLATES_OF_A_COUNCIL = 12
"""How many templates a council of one short edition and no trees may fill: its front door, edition, desk, paper,
drafting sheet and induction. Lower it likewise."""

CHARACTERS_OF_A_COUNCIL = 300_000
"""How many characters of HTML are made for such a council at most, on its own pages and on those of all."""

_OPENED: list[Counter[str]] = []


def _note(event: str, given: tuple[object, ...]) -> None:
    if event == "open" and _OPENED:
        _OPENED[-1][str(given[0])] += 1


sys.addaudithook(_note)


@contextmanager
def opened_below(folder: Path) -> Iterator[Counter[str]]:
    """Give what counts how often each file below a folder is opened, by its path in there."""
    _OPENED.append(Counter())
    found: Counter[str] = Counter()
    try:
        yield found
    finally:
        for path, count in _OPENED.pop().items():
            if path.startswith(f"{folder}/"):
                found[path.removeprefix(f"{folder}/")] += count


def councils_of(folder: Path, count: int) -> Path:
    return make_project(folder / str(count), files=synthetic_councils(count)) / "councils"


def renders(site: Site, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """Return how many templates are filled for all pages of a site, and how many characters are made."""
    count = 0
    characters = 0
    render = Template.render

    def counted(self: Template, *args: object, **given: object) -> str:
        nonlocal count
        count += 1
        return render(self, *args, **given)

    with monkeypatch.context() as patched:
        patched.setattr(Template, "render", counted)
        for page in every_page(site):
            characters += len(page.html)
    return count, characters


def test_each_source_is_read_once(tmp_path: Path) -> None:
    councils = councils_of(tmp_path, 4)
    with opened_below(councils) as opened:
        load(councils, as_of=date(2026, 11, 22))

    assert {path: count for path, count in opened.items() if count > 1} == {}
    assert sum(path.endswith(".md") for path in opened) == 4


def test_a_build_reads_no_source_more_often_than_it_must(tmp_path: Path) -> None:
    project = councils_of(tmp_path, 4).parent
    with opened_below(project / "councils") as opened:
        build(project)

    assert max(opened.values()) <= READS_OF_A_BUILD


def test_a_build_after_one_edit_opens_no_other_source_twice_and_unpacks_no_other_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows and search records of a few councils are kept together; whoever is in another part is not even unpacked.

    A clause of a topic is more: all that documents say on that topic is made again.
    """
    project = councils_of(tmp_path, 9).parent  # More than have a page for each pair.
    monkeypatch.setattr(subjects, "MOST_COUNCILS", 1)
    build(project)
    edited = project / "councils/council-00002/editions/2024-05.md"
    added = "## 13. Copies\n\n13.1 The clerk keeps a copy.\n"
    edited.write_text(f"{edited.read_text('utf-8').rstrip()}\n\n{added}", "utf-8")
    unpacked: set[str] = set()
    part_of = KeptCouncil.part

    def noted(self: KeptCouncil, name: str) -> object:
        unpacked.update([self.id] if name == "documents" else [])
        return part_of(self, name)

    monkeypatch.setattr(KeptCouncil, "part", noted)
    with opened_below(project / "councils") as opened:
        build(project)

    twice = {path for path, count in opened.items() if count > 1 and "/" in path}
    assert {path.split("/")[0] for path in twice} == {"council-00002"}
    assert "council-00002" in unpacked
    assert unpacked <= {f"council-{number:05}" for number in range(5)}


def test_a_page_is_one_file_of_the_store(tmp_path: Path) -> None:
    loaded = load(councils_of(tmp_path, 4), as_of=date(2026, 11, 22))
    store = Store(tmp_path / "store", keeps=False)
    made = Everything(Site(loaded.handbook, load_wording()), store, "").made()
    kept = [path for path in (store.folder / "files").rglob("*") if path.is_file()]

    assert len(made.pages) > 40
    assert 0 < len(kept) <= len(made.pages) + len(made.files)


def test_a_clause_is_put_into_words_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load(councils_of(tmp_path, 2), as_of=date(2026, 11, 22))
    put: Counter[int] = Counter()
    plain = text.plain

    def counted(blocks: tuple[Block, ...]) -> str:
        put[id(blocks)] += 1
        return plain(blocks)

    monkeypatch.setattr(protocol, "plain", counted)
    renders(Site(loaded.handbook, load_wording()), monkeypatch)

    assert {count for count in put.values() if count > 1} == set()


def test_a_council_is_done_with_before_the_next_is_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What only its own pages and files need is held of one council here, and yet made once of each."""
    made: Counter[str] = Counter()
    paper_of = drafting.DraftingPapers._paper
    desk_of = desk.DeskPapers._desk

    def counted_paper(self: drafting.DraftingPapers, sheet: DraftingSheet) -> Paper:
        made[f"paper of {sheet.council.id}"] += 1
        return paper_of(self, sheet)

    def counted_desk(self: desk.DeskPapers, council: Council) -> desk.Desk:
        made[f"desk of {council.id}"] += 1
        return desk_of(self, council)

    monkeypatch.setattr(drafting.DraftingPapers, "_paper", counted_paper)
    monkeypatch.setattr(desk.DeskPapers, "_desk", counted_desk)
    monkeypatch.setattr(drafting, "HELD", 1)
    monkeypatch.setattr(desk, "HELD", 1)
    build(councils_of(tmp_path, 3).parent)

    assert len(made) == 6
    assert set(made.values()) == {1}


def test_no_more_is_held_than_was_said() -> None:
    made: list[int] = []
    held = Memo[int, int](Reads(), most=2)

    def value_of(key: int) -> int:
        return held.of(key, lambda: made.append(key) or key)

    assert [value_of(key) for key in (1, 2, 1, 3, 2, 1)] == [1, 2, 1, 3, 2, 1]
    assert made == [1, 2, 3, 1]


def test_one_more_council_costs_as_much_among_many_as_among_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled = []
    for count in (14, 18, 22):  # more than have pages for every pair
        loaded = load(councils_of(tmp_path, count), as_of=date(2026, 11, 22))
        filled.append(renders(Site(loaded.handbook, load_wording()), monkeypatch))

    few, some, many = (templates for templates, _ in filled)
    assert many - some == some - few
    assert (some - few) / 4 <= TEMPLATES_OF_A_COUNCIL
    few, some, many = (characters for _, characters in filled)
    assert many - some <= 1.15 * (some - few)
    assert (some - few) / 4 <= CHARACTERS_OF_A_COUNCIL
