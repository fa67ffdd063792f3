"""Documents beside the protocol: each in a folder named after its kind, with editions of its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.projects import minimal_council_files, write_files

from mkdocs_protocol.checking.loading import Loaded, load
from mkdocs_protocol.checking.verifying import verify
from mkdocs_protocol.core.handbook import Council

FOLDER = "councils/little-example"
GRIEVANCE = f"{FOLDER}/grievance"
TEXT = """\
---
title: GRIEVANCE PROCEDURE
as_received: grievance.txt
received_as: text
dates:
  adopted: {value: 2024-05-14, printed: "Adopted 14 May 2024"}
---
GRIEVANCE PROCEDURE

Adopted 14 May 2024

1. Raise the matter with the Clerk.
"""
RECEIVED = "GRIEVANCE PROCEDURE\n\nAdopted 14 May 2024\n\n1. Raise the matter with the Clerk.\n"


def loaded(root: Path, **more: str) -> Loaded:
    files = {
        **minimal_council_files(),
        f"{GRIEVANCE}/editions/2024-05.md": TEXT,
        f"{GRIEVANCE}/as-received/grievance.txt": RECEIVED,
    }
    files |= {name.replace("__", "/"): text for name, text in more.items()}
    return load(write_files(root, {**files}) / "councils", as_of=date(2026, 11, 22))


def council(root: Path, files: dict[str, str] | None = None) -> Council:
    found = loaded(root, **(files or {}))
    assert [str(problem) for problem in found.problems] == []
    return found.handbook.councils[0]


def codes(found: Loaded) -> list[str]:
    return [problem.code for problem in found.problems]


def test_a_council_has_its_protocol_and_what_stands_beside_it(tmp_path: Path) -> None:
    found = council(tmp_path)
    assert [document.kind.id for document in found.documents] == ["protocol", "grievance"]
    assert [edition.kind.id for edition in found.every_edition] == ["protocol", "grievance"]
    assert [edition.title for edition in found.other_documents[0].editions] == [
        "GRIEVANCE PROCEDURE"
    ]
    assert found.leading_edition.kind.id == "protocol"


def test_every_character_of_it_is_held_against_what_was_received(tmp_path: Path) -> None:
    handbook = loaded(tmp_path).handbook
    assert [
        problem
        for problem in verify(tmp_path / "councils", handbook)
        if "grievance" in problem.at.path
    ] == []

    changed = tmp_path / f"{GRIEVANCE}/as-received/grievance.txt"
    changed.write_text(RECEIVED.replace("Clerk", "Mayor"), "utf-8")
    assert any("grievance" in p.at.path for p in verify(tmp_path / "councils", handbook))


def test_of_two_editions_the_council_says_which_is_in_force(tmp_path: Path) -> None:
    older = {f"{GRIEVANCE}/editions/2020.md": TEXT}
    assert codes(loaded(tmp_path / "unsaid", **older)) == ["in-force-unclear"]

    said = minimal_council_files()[f"{FOLDER}/council.yml"]
    said += 'documents: {grievance: {in_force: "2024-05"}}\n'
    found = council(tmp_path / "said", {**older, f"{FOLDER}/council.yml": said})
    assert [(e.id, str(e.status)) for e in found.other_documents[0].editions] == [
        ("2024-05", "in-force"),
        ("2020", "superseded"),
    ]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({f"{FOLDER}/greivance/editions/2024.md": TEXT}, "unknown-file"),
        ({f"{GRIEVANCE}/trees/a.yml": "x"}, "unknown-file"),
        ({f"{GRIEVANCE}/editions/code-of-conduct.md": TEXT}, "bad-edition-name"),
        ({f"{FOLDER}/complaints/README.md": "x"}, "unknown-file"),
        ({f"{FOLDER}/complaints": "x"}, "not-a-file"),
    ],
)
def test_what_is_none_is_told(tmp_path: Path, files: dict[str, str], code: str) -> None:
    assert code in codes(loaded(tmp_path, **files))


def test_a_handbook_has_kinds_of_its_own(tmp_path: Path) -> None:
    own = {
        "councils/documents.yml": "- {id: lone-working, name: the lone working policy}\n",
        f"{FOLDER}/lone-working/editions/2024-05.md": TEXT.replace(
            "as_received: grievance.txt\nreceived_as: text\n", ""
        ),
    }
    kinds = [document.kind for document in council(tmp_path, own).other_documents]
    assert [(kind.id, kind.title) for kind in kinds] == [
        ("grievance", "Grievance procedure"),
        ("lone-working", "Lone working policy"),
    ]


@pytest.mark.parametrize("id_", ["grievance", "desk", "undated", "2024", "trees", "protocol"])
def test_an_id_that_is_taken_is_refused(tmp_path: Path, id_: str) -> None:
    own = {"councils/documents.yml": f'- {{id: "{id_}", name: the policy}}\n'}
    assert codes(loaded(tmp_path, **own)) == ["duplicate-id"]


def test_a_kind_of_body_that_no_list_has_is_named(tmp_path: Path) -> None:
    source = minimal_council_files()[f"{FOLDER}/council.yml"]
    other = source.replace("kind: parish", "kind: other\nkind_called: Internal drainage board")
    assert council(tmp_path / "named", {f"{FOLDER}/council.yml": other}).kind_called
    bare = source.replace("kind: parish", "kind: other")
    assert codes(loaded(tmp_path / "bare", **{f"{FOLDER}/council.yml": bare})) == ["bad-value"]
