"""The built handbook of five councils: nothing lost, every link holds, the same bytes each time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support.build import BuiltSite, run_mkdocs
from support.handbook import REPOSITORY, real_handbook
from support.site import check_site
from support.text import words_of

from mkdocs_protocol.checking.verifying import compare
from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.protocol import Frame
from mkdocs_protocol.core.text import Paragraph, Words
from mkdocs_protocol.core.vocabulary import FrameKind

COUNCILS = real_handbook().councils


@pytest.mark.parametrize("council", COUNCILS, ids=lambda council: council.id)
def test_an_edition_page_has_every_word_of_the_adopted_text_in_order(
    handbook_site: BuiltSite, council: Council
) -> None:
    for edition in council.editions:
        page = handbook_site.read(f"councils/{council.id}/{edition.id}/")

        assert words_of(page, ".protocol-adopted") == list(edition.words)


@pytest.mark.parametrize("council", COUNCILS, ids=lambda council: council.id)
def test_an_edition_page_has_every_word_of_the_document_received(
    handbook_site: BuiltSite, council: Council
) -> None:
    """In order, but for what the edition declares, word for word, as its differences."""
    edition = council.leading_edition
    path = REPOSITORY / "councils" / council.id / "as-received" / edition.as_received
    page = handbook_site.read(f"councils/{council.id}/{edition.id}/")
    shown = [(word, 1) for word in words_of(page, ".protocol-adopted")]

    edition_of_the_page = replace(edition, body=(Frame(FrameKind.TITLE, (_paragraph(shown),)),))
    told = compare(edition_of_the_page, path.read_text("utf-8"), path.name)

    # The shape of the page is not in these words, and held elsewhere.
    assert [problem for problem in told if problem.code != "lines-differ"] == []


def _paragraph(words: list[tuple[str, int]]) -> Paragraph:
    return Paragraph((Words(" ".join(word for word, _ in words)),))


def test_every_link_and_id_of_the_site_holds(handbook_site: BuiltSite) -> None:
    assert check_site(handbook_site.path) == []


def test_with_directory_addresses_off_the_site_opens_whole_from_a_disk(
    disk_site: BuiltSite,
) -> None:
    assert check_site(disk_site.path, from_disk=True) == []


@pytest.mark.slow
def test_a_second_build_of_the_same_day_is_the_same_byte_for_byte(
    handbook_site: BuiltSite, tmp_path: Path
) -> None:
    again = run_mkdocs(REPOSITORY, "build", "--strict", "--site-dir", str(tmp_path / "again"))

    assert again.exit_code == 0
    first = {
        p.relative_to(handbook_site.path): p for p in handbook_site.path.rglob("*") if p.is_file()
    }
    second = {
        p.relative_to(tmp_path / "again") for p in (tmp_path / "again").rglob("*") if p.is_file()
    }
    assert set(first) == second
    for name, path in first.items():
        assert path.read_bytes() == (tmp_path / "again" / name).read_bytes(), name


def test_no_page_names_a_place_of_the_machine_it_was_built_on(handbook_site: BuiltSite) -> None:
    for path in handbook_site.path.rglob("*.html"):
        assert str(REPOSITORY) not in path.read_text("utf-8"), path
