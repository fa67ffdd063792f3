"""What editors and systems leave beside sources is passed over; what a person may have meant is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.projects import minimal_council_files, write_files

from mkdocs_protocol.checking.loading import load

LITTER = (
    ".DS_Store", "._2024-05.md", ".2024-05.md.swp", "2024-05.md~", "#2024-05.md#", ".#2024-05.md",
    "~$2024-05.docx", ".~lock.2024-05.odt#", "Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini",
    "2024-05.md.bak", "2024-05.md.orig", "council.yml.rej", "x.swp", "x.tmp", "Icon\r",
    "2024-05.md:Zone.Identifier",
)  # fmt: skip
MEANT = (
    "2024-05 - Copy.md", "2024-05.txt", "notes.txt", "2024-05.sync-conflict-20260101.md", "bak", "orig",
)  # fmt: skip
FOLDERS = (
    "councils", "councils/little-example", "councils/little-example/editions",
    "councils/little-example/trees", "councils/little-example/as-received",
)  # fmt: skip


def problems(root: Path, more: dict[str, str]) -> list[str]:
    write_files(root, {**minimal_council_files(), **more})
    return [str(one) for one in load(root / "councils", as_of=date(2026, 11, 22)).problems]


@pytest.mark.parametrize("name", LITTER)
def test_litter_is_passed_over_wherever_it_lies(name: str, tmp_path: Path) -> None:
    assert problems(tmp_path, {f"{folder}/{name}": "x\0" for folder in FOLDERS}) == []


@pytest.mark.parametrize("folder", ["$RECYCLE.BIN", "@eaDir", "__MACOSX", ".git"])
def test_folders_of_systems_are_passed_over(folder: str, tmp_path: Path) -> None:
    assert problems(tmp_path, {f"councils/{folder}/x.md": "x"}) == []


@pytest.mark.parametrize("name", MEANT)
def test_what_a_person_may_have_meant_is_told(name: str, tmp_path: Path) -> None:
    more = {f"councils/little-example/editions/{name}": "---\ntitle: X\n---\n1.1 X.\n"}
    assert any(name.removesuffix(".md") in line for line in problems(tmp_path, more))


def test_a_folder_with_litter_alone_is_empty(tmp_path: Path) -> None:
    write_files(tmp_path, {"councils/Thumbs.db": "x"})
    (line,) = load(tmp_path / "councils", as_of=date(2026, 11, 22)).problems
    assert "the councils' folder is empty" in line.message
