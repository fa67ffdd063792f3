"""What is kept between builds: never another byte than a clean build makes, and only what has changed is made."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from support.build import build
from support.handbook import REPOSITORY
from support.projects import make_project, minimal_council_files, write_files
from support.random_runs import examples

from mkdocs_protocol.checking import councils as checking
from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.papers.drafting import DraftingPapers
from mkdocs_protocol.plugin import building
from mkdocs_protocol.plugin.made import kept_page
from mkdocs_protocol.plugin.making import Making
from mkdocs_protocol.publishing.files import work_on_files, work_on_search
from mkdocs_protocol.rendering.every_page import work_on_pages
from mkdocs_protocol.searching.words import Stems
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording
from mkdocs_protocol.store.digests import Digests
from mkdocs_protocol.store.reads import COUNCIL, Dependency
from mkdocs_protocol.store.store import NO_CACHE, Store

Project = Callable[..., Path]
COUNCILS = ("first", "second", "third")
REAL = ("barrow", "halstead", "unnamed", "wellingborough", "weston-super-mare")
SOME = REAL[: examples(3)]
"""Three have all kinds of pages; `make long` takes all five."""


def sources() -> dict[str, str]:
    files: dict[str, str] = {}
    for council in COUNCILS:
        files |= minimal_council_files(council, f"{council.capitalize()} Parish Council")
    return files


def made(root: Path, store: Path) -> dict[str, object]:
    """Return everything that a build of some councils makes, by its address."""
    return making(root, store)[1]


def making(root: Path, store: Path) -> tuple[str, dict[str, object]]:
    """Return what a build of some councils says of itself, and everything that it makes, by its address."""
    kept = Store(store)

    def site(digests: Digests) -> tuple[Site, tuple[str, ...]]:
        loaded = load(root / "councils", as_of=date(2026, 11, 22), store=kept, digests=digests)
        assert not loaded.problems
        return Site(loaded.handbook, load_wording(), reads=loaded.reads), ()

    one = Making(
        kept,
        site,
        sources=root / "councils",
        files=[],
        inputs=None,
        site_url="https://example.org/",
    )
    everything = one.made()
    pages = {page.address: (page, kept.read_file(page.content)) for page in everything.pages}
    files = {f.address: kept.read_file(f.content) for f in everything.files}
    return one.told, {**pages, **files}


def change(draw: random.Random, root: Path) -> str:
    """Make one small change to the sources, as an editor might; return what it was."""
    council = draw.choice(COUNCILS)
    edition = root / f"councils/{council}/editions/2024-05.md"
    facts, topics = root / f"councils/{council}/council.yml", root / "councils/topics.yml"
    match draw.randrange(6):
        case 0:
            _replace(edition, "shall treat", f"shall {draw.choice(['always', 'ever'])} treat")
            return f"a word more in {council}"
        case 1:
            year = str(draw.randrange(2025, 2050))
            _replace(edition, r"(?<=value: )20\d\d(?=-05, printed: Next)", year)
            _replace(edition, r"(?<=Next review May )20\d\d", year)
            return f"{council} is due in {year}"
        case 2:
            _replace(facts, "short_name: .*", f"short_name: Renamed {draw.randrange(99)}")
            return f"{council} is called something else"
        case 3:
            _replace(edition, "kind=procedure", draw.choice(["kind=duty", "kind=advice"]))
            return f"a clause of {council} does something else"
        case 4:
            _replace(topics, "label: Re.*", f"label: {draw.choice(['Respect', 'Regard'])}")
            return "a topic is called something else"
        case _:
            return "nothing"


def _replace(path: Path, old: str, new: str) -> None:
    path.write_text(re.sub(old, new, path.read_text("utf-8")), "utf-8")


@pytest.mark.random
@pytest.mark.parametrize("seed", range(examples(1)))
def test_after_any_edits_everything_is_byte_for_byte_what_a_clean_build_makes(
    tmp_path: Path, seed: int
) -> None:
    draw, root = random.Random(seed), write_files(tmp_path / "project", sources())
    history = []
    made(root, tmp_path / "kept")
    for step in range(7):
        history.append(change(draw, root))
        kept, clean = made(root, tmp_path / "kept"), made(root, tmp_path / f"clean-{step}")
        assert list(kept) == list(clean), history
        assert [address for address in clean if kept[address] != clean[address]] == [], history


def real_sources(folder: Path, councils: Sequence[str]) -> Path:
    """Copy some of this repository's own councils, trees included, and all that they share."""
    root = folder / "councils"
    root.mkdir(parents=True)
    for path in (REPOSITORY / "councils").iterdir():
        if path.is_dir() and path.name in councils:
            shutil.copytree(path, root / path.name)
        elif path.name in ("topics.yml", "roles.yml", "situations.yml", "questions.yml"):
            shutil.copy(path, root)
    return folder


def with_unread_copy(root: Path, council: str) -> Path:
    """Add rows of expectations, and a copy of a council that none of them names."""
    shutil.copy(REPOSITORY / "councils/expectations.yml", root / "councils")
    copied = shutil.copytree(root / "councils" / council, root / "councils" / f"{council}-copy")
    _replace(copied / "council.yml", r"(?m)^((?:short_)?name: .+)$", r"\1 copied")
    return root


def longer_step(tree: Path) -> None:
    """Let the first step of a decision tree that can say a word more do so."""
    text = tree.read_text("utf-8")
    longer = re.sub(r"^( +text: \w[^\n:#]*[a-z])$", r"\1 indeed", text, count=1, flags=re.MULTILINE)
    tree.write_text(longer, "utf-8")


def change_of_real(draw: random.Random, root: Path) -> str:
    """Make one small change to real councils' sources, of a kind that `change` does not know."""
    council = draw.choice(sorted(path.name for path in root.glob("councils/*/") if path.is_dir()))
    folder = root / "councils" / council
    match draw.randrange(6):
        case 0:
            edition = draw.choice(sorted(folder.glob("editions/*.md")))
            lines = edition.read_text("utf-8").split("\n")
            a_sentence = re.compile(r"(?:[-*] |[\d.]+ )?[A-Z][\w ,’]{20}.*[a-z]\.?$")
            ends = [n for n, line in enumerate(lines) if a_sentence.match(line)]
            place = draw.choice(ends)
            lines[place] = re.sub(r"(?=\.?$)", " indeed", lines[place], count=1)
            edition.write_text("\n".join(lines), "utf-8")
            return f"a word more in {edition.name} of {council}"
        case 1:
            _replace(folder / "council.yml", "short_name: .*", f"short_name: N{draw.randrange(99)}")
            return f"{council} is called something else"
        case 2:
            longer_step(draw.choice(sorted(folder.glob("trees/*.yml"))))
            return f"a step of {council} says more"
        case 3:
            (folder / "answers.yml").unlink(missing_ok=True)
            return f"{council} has no answers"
        case 4:
            _replace(root / "councils/situations.yml", "label: You ", "label: Perhaps you ")
            return "situations are called something else"
        case _:
            _replace(folder / "council.yml", "kind: .*", f"kind: {draw.choice(['parish', 'town'])}")
            return f"{council} is of another kind"


@pytest.mark.random
@pytest.mark.parametrize("seed", range(examples(1)))
def test_after_any_edits_of_real_councils_everything_is_what_a_clean_build_makes(
    tmp_path: Path, seed: int
) -> None:
    draw = random.Random(seed)
    root = with_unread_copy(real_sources(tmp_path / "project", SOME), "halstead")
    history = []
    made(root, tmp_path / "kept")
    for step in range(2):
        history.append(change_of_real(draw, root))
        kept, clean = made(root, tmp_path / "kept"), made(root, tmp_path / f"clean-{step}")
        assert list(kept) == list(clean), history
        assert [address for address in clean if kept[address] != clean[address]] == [], history


@pytest.fixture(scope="module")
def reads(tmp_path_factory: pytest.TempPathFactory) -> dict[Dependency, set[Dependency]]:
    """Give what each page and file of some real councils reads, made from first to last."""
    folder = tmp_path_factory.mktemp("reads")
    return reads_of_all(real_sources(folder / "project", SOME), folder / "kept", turned=False)


@pytest.mark.random
def test_what_a_page_reads_does_not_depend_on_what_was_made_before_it(
    reads: dict[Dependency, set[Dependency]], tmp_path: Path
) -> None:
    root = real_sources(tmp_path / "project", SOME)
    turned = reads_of_all(root, tmp_path / "kept", turned=True)

    assert [name for name in reads if reads[name] != turned[name]] == []


@pytest.mark.random
def test_no_page_of_one_council_reads_another_councils_text(
    reads: dict[Dependency, set[Dependency]],
) -> None:
    others = {
        name: strange
        for name, dependencies in reads.items()
        if name[:2]
        in {("pages", "council"), ("files", "data"), ("files", "drafting"), ("files", "desk")}
        and (
            strange := {
                dependency
                for dependency in dependencies
                if dependency[0] == COUNCIL and dependency[1] not in name
            }
        )
    }
    assert others == {}


def reads_of_all(root: Path, store: Path, *, turned: bool) -> dict[Dependency, set[Dependency]]:
    """Return what each page and file reads, all made from first to last or the other way round."""
    loaded = load(root / "councils", as_of=date(2026, 11, 22), store=Store(store))
    assert not loaded.problems
    site = Site(loaded.handbook, load_wording(), has_search=True, reads=loaded.reads)
    papers = DraftingPapers(site)
    every = [*work_on_pages(site, papers), *work_on_files(site, papers), *work_on_search(site)]
    read: dict[Dependency, set[Dependency]] = {}
    for work in reversed(every) if turned else every:
        with site.reads.noting() as found:
            assert all(one is not None for one in work.make())
        read[work.name] = found
    assert len(read) == len(every)  # No two works have one name.
    return read


def test_after_an_edit_only_what_has_read_it_is_made(tmp_path: Path) -> None:
    root = real_sources(tmp_path / "project", REAL[:3])
    first = made(root, tmp_path / "kept")
    tree = root / "councils/halstead/trees/ask-officer-for-help.yml"
    longer_step(tree)

    made_now: list[Dependency] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            building,
            "kept_page",
            lambda store, page: made_now.append(page.address) or kept_page(store, page),
        )
        after = made(root, tmp_path / "kept")

    assert set(made_now) >= {
        address
        for address in after
        if first.get(address) != after[address] and address.endswith(".md")
    }
    assert not [address for address in made_now if address.startswith("councils/barrow/20")]
    assert len(made_now) < sum(address.endswith(".md") for address in first) / 2
    assert len(set(made_now)) == len(made_now)


def test_after_a_clause_no_page_is_made_that_shows_others_only(tmp_path: Path) -> None:
    root = real_sources(tmp_path / "project", REAL[:2])
    first = made(root, tmp_path / "kept")
    edition = next(root.glob("councils/halstead/editions/*.md"))
    longer = re.sub(
        r"(?m)^([^\W\d_][\w ,]{40}.*[a-z])$", r"\1 indeed", edition.read_text("utf-8"), count=1
    )
    edition.write_text(longer, "utf-8")

    made_now: list[str] = []
    with pytest.MonkeyPatch.context() as patched:
        for name in ("kept_page", "kept_file"):
            keep = getattr(building, name)
            patched.setattr(
                building,
                name,
                lambda store, one, keep=keep: made_now.append(one.address) or keep(store, one),
            )
        after = made(root, tmp_path / "kept")

    assert [one for one in after if first[one] != after[one] and one not in made_now] == []
    in_vain = {one for one in made_now if first[one] == after[one]}
    assert {re.sub("/.*", "", one) for one in in_vain} <= {
        "compare",
        "councils",
        "data",
        "search",
        "topics",
    }
    assert not [one for one in made_now if one.startswith(("review", "councils/barrow"))]
    for kind in ("questions/", "topics/"):
        every = [one for one in after if one.startswith(kind)]
        assert len([one for one in made_now if one in every]) < len(every) / 4


def test_where_nothing_has_changed_nothing_is_read_or_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_files(tmp_path / "project", sources())
    first = made(root, tmp_path / "kept")

    def never(*_: object, **__: object) -> None:
        raise AssertionError("this was made before")

    for name in ("Everything", "load", "Site"):
        monkeypatch.setattr(building, name, never)

    assert made(root, tmp_path / "kept") == first


def test_only_the_council_that_has_changed_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_files(tmp_path / "project", sources())
    made(root, tmp_path / "kept")
    _replace(root / "councils/second/editions/2024-05.md", "shall treat", "will treat")
    read: list[str] = []
    real = checking.read_council
    monkeypatch.setattr(
        checking, "read_council", lambda path, *given: read.append(path.name) or real(path, *given)
    )

    made(root, tmp_path / "kept")

    assert read == ["second"]


def test_faults_of_a_council_that_is_not_read_again_are_reported_again(tmp_path: Path) -> None:
    root = write_files(tmp_path / "project", sources())
    _replace(root / "councils/second/editions/2024-05.md", "topic=channels", "topic=chanels")
    loads = [
        load(root / "councils", as_of=date(2026, 11, 22), store=Store(tmp_path / "kept"))
        for _ in range(2)
    ]

    assert [str(problem) for problem in loads[0].problems] == [
        "councils/second/editions/2024-05.md:22:2: unknown topic 'chanels'; did you mean 'channels'?"
    ]
    assert loads[1].problems == loads[0].problems


def test_a_note_becomes_due_though_its_council_is_not_read_again(tmp_path: Path) -> None:
    root = write_files(tmp_path / "project", sources())
    note = "{text: A remark., dated: 2025-05-01, source: An Act, check_again: 2026-12-01}"
    with (root / "councils/second/council.yml").open("a", encoding="utf-8") as facts:
        facts.write(f"\nnotes:\n  - {note}\n")

    def codes(day: date) -> list[str]:
        loaded = load(root / "councils", as_of=day, store=Store(tmp_path / "kept"))
        assert not loaded.problems
        return [warning.code for warning in loaded.warnings]

    assert codes(date(2026, 12, 1)) == []
    assert codes(date(2026, 12, 2)) == ["note-to-be-checked"]
    assert codes(date(2026, 12, 1)) == []


def test_a_page_that_has_gone_from_the_store_is_made_anew(tmp_path: Path) -> None:
    root = write_files(tmp_path / "project", sources())
    first = made(root, tmp_path / "kept")
    for path in (tmp_path / "kept").rglob("*"):
        if path.is_file() and b"First Parish Council" in path.read_bytes():
            path.unlink()

    assert made(root, tmp_path / "kept") == first


@pytest.mark.parametrize("way", ["option", "environment"])
def test_a_site_without_a_cache_is_the_same_and_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    root, bare = (make_project(tmp_path / name, "", sources()) for name in ("kept", "bare"))
    kept = bytes_of(build(root).path)
    assert (root / ".cache/plugin/protocol").is_dir()

    if way == "environment":
        monkeypatch.setenv(NO_CACHE, "1")
    plugins: list[object] = [{"protocol": {"cache": False}}] if way == "option" else ["protocol"]

    assert bytes_of(build(bare, plugins=plugins).path) == kept
    assert not (bare / ".cache").exists()


def test_a_second_build_from_what_was_kept_is_the_same_site(project: Project) -> None:
    root = project("", {**sources(), "docs/index.md": "# T\n\n/// handbook | councils\n///\n"})
    first = bytes_of(build(root).path)

    assert bytes_of(build(root).path) == first


def test_a_cache_folder_that_cannot_be_written_stops_no_build(project: Project) -> None:
    root = project("", {**sources(), ".cache": "a file, where a folder should be\n"})

    site = build(root)

    assert "First Parish Council" in site.read("councils/first/")
    assert site.problems() == []


def bytes_of(site: Path) -> dict[str, bytes]:
    """Return every file of a site but the one that holds the moment of its making."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != "sitemap.xml.gz"
    }


def test_what_is_found_out_about_words_is_kept_from_build_to_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for known in (Stems(), Stems()):
        monkeypatch.setattr(building, "FOUND", (known, {}))
        was_empty = not known
        with building._words_kept(Store(tmp_path)):
            stems = [*known]
            assert known["meetings"] == "meet"
    assert was_empty
    assert stems == ["meetings"]
