"""A council has documents of named kinds, each with editions; so far one kind is filled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from support.handbook import real_handbook
from support.projects import minimal_council_files, write_files

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.core.document_kinds import KINDS, PAGES, PROTOCOL, kept_name
from mkdocs_protocol.core.documents import Document
from mkdocs_protocol.core.handbook import Council
from mkdocs_protocol.core.review import Status

AS_OF = date(2026, 11, 22)


@pytest.fixture(scope="module")
def councils() -> tuple[Council, ...]:
    return real_handbook().councils


def test_the_editions_of_a_council_are_those_of_its_protocol(councils: tuple[Council, ...]) -> None:
    for council in councils:
        (document,) = council.documents
        assert document is council.protocol
        assert document.kind == PROTOCOL
        assert council.editions is document.editions
        assert council.leading_edition is document.leading_edition
        assert council.in_force is document.in_force
        assert document.title == council.leading_edition.title


def test_a_further_document_leaves_the_protocol_alone(councils: tuple[Council, ...]) -> None:
    council = councils[0]
    draft = replace(council.leading_edition, status=Status.DRAFT)
    code = Document(KINDS[1], (draft,))
    both = replace(council, documents=(*council.documents, code))
    assert both.protocol == council.protocol
    assert both.with_editions((draft,)).documents == (Document(PROTOCOL, (draft,)), code)
    assert code.in_force is None


def test_a_document_without_an_edition_is_none() -> None:
    with pytest.raises(ValueError, match="the protocol has no edition"):
        Document(PROTOCOL, ())


def test_a_kind_has_a_name_for_sentences() -> None:
    assert [(kind.id, kind.name) for kind in KINDS][:2] == [
        ("protocol", "the protocol"),
        ("code-of-conduct", "the code of conduct"),
    ]
    assert all(kind.name.startswith("the ") for kind in KINDS)
    assert len({kind.id for kind in KINDS} | set(PAGES)) == len(KINDS) + len(PAGES)


@pytest.mark.parametrize("name", [*PAGES, *(kind.id for kind in KINDS)])
def test_no_edition_has_the_name_of_a_page_or_of_a_kind(tmp_path: Path, name: str) -> None:
    path = f"councils/little-example/editions/{name}.md"
    write_files(tmp_path, {**minimal_council_files(), path: "---\ntitle: T\n---\nT\n"})
    found = load(tmp_path / "councils", as_of=AS_OF).problems
    (problem,) = (problem for problem in found if problem.code == "bad-edition-name")
    assert str(problem) == (
        f"{path}:1:1: an edition cannot be called '{name}', which is kept for {kept_name(name)}; call the "
        "file after its date: 2026-12-16.md, 2026-12.md, 2026.md or undated.md"
    )


def test_other_names_are_kept_for_nothing() -> None:
    assert kept_name("2026-12") == kept_name("undated") == kept_name("final") == ""
