"""A text that was written is read again, and held against what the second reader saw, before anybody gets it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_protocol.checking.rules import problems
from mkdocs_protocol.checking.verifying import compare
from mkdocs_protocol.core.vocabulary import Vocabulary
from mkdocs_protocol.reading.edition import read_edition
from mkdocs_protocol.reading.files import SourceFolder

if TYPE_CHECKING:
    from mkdocs_protocol.core.problems import Problem
    from mkdocs_protocol.core.protocol import Edition


def proved(
    text: str, received: str, name: str, vocabulary: Vocabulary | None = None
) -> tuple[Edition | None, list[Problem]]:
    """Return an edition of a text, and what `check` and `verify` would say of it.

    `received` is the text as received, `name` the edition's. Without a vocabulary no topic is known.
    """
    words = vocabulary or Vocabulary()
    with tempfile.TemporaryDirectory() as root:
        folder = SourceFolder(Path(root), "editions")
        path = Path(root, f"{name}.md")
        path.write_text(text, "utf-8", newline="\n")
        edition = read_edition(path, folder, words)
        found = list(folder.problems)
    if edition is None or found:
        return edition, found
    found = list(problems(edition, words))
    return edition, found or list(compare(edition, received, f"as-received/{name}.txt"))
