"""What a document strikes out is shown, and no page may say it in the document's name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.mutants import FILES, ONE
from support.projects import write_files

from mkdocs_protocol.checking.loading import load

if TYPE_CHECKING:
    from pathlib import Path

CLAUSE = "1.1 They shall tell the Clerk, see [1.2](#c-1.2)."
STRUCK = "1.1 They shall tell the Clerk ~~and the Mayor~~ at once, see [1.2](#c-1.2)."
AS_RECEIVED = "1.1 They shall tell the Clerk and the Mayor at once, see 1.2."


def told(root: Path, name: str, old: str, new: str) -> list[str]:
    """Return what is told where one file quotes other words of a clause of which some are struck out."""
    files = {**FILES}
    edition, received = f"{ONE}/editions/2024-05.md", f"{ONE}/as-received/2024-05.txt"
    files[edition] = files[edition].replace(CLAUSE, STRUCK)
    files[received] = files[received].replace(
        "1.1 They shall tell the Clerk, see 1.2.", AS_RECEIVED
    )
    assert old in files[name]
    files[name] = files[name].replace(old, new)
    loaded = load(write_files(root, files) / "councils", as_of=date(2026, 11, 22))
    return [each.message for each in loaded.problems]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (f"{ONE}/trees/upset.yml", "words: shall tell the Clerk}", "words: {} }"),
        (f"{ONE}/answers.yml", "words: the Clerk}", "words: {} }"),
        (f"{ONE}/self-check.yml", "words: shall tell}", "words: {} }"),
    ],
)
def test_words_that_are_struck_out_cannot_be_quoted(
    name: str, old: str, new: str, tmp_path: Path
) -> None:
    for number, words in enumerate(
        ("and the Mayor", "the Mayor", "the Clerk and the Mayor at once")
    ):
        lines = told(tmp_path / str(number), name, old, new.replace("{}", words))
        wanted = f"clause 1.1 prints words of “{words}” struck out; quote what it leaves standing"
        assert wanted in lines
    assert told(tmp_path / "standing", name, old, new.replace("{}", "tell the Clerk")) == []
