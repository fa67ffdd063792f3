"""Handbooks with decision trees, loaded and checked, for tests of the pages that compare them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording
from support.projects import write_files
from support.sheets import AS_OF
from support.trees import TREE, council_with_trees

SILENT = "silent: The document does not say what a councillor does then.\nnear: ['1.2']\n"


def site_of(folder: Path, files: Mapping[str, str], **options: Any) -> Site:
    """Write sources below a folder and return their site; fails if anything is wrong with them."""
    root = write_files(folder, dict(files))
    loaded = load(root / "councils", as_of=AS_OF)
    assert loaded.problems == ()
    return Site(loaded.handbook, load_wording(), **options)


def three_councils() -> dict[str, str]:
    """Return the sources of a council with steps, one that is silent, and one not read yet."""
    unread = council_with_trees("unread", "Unread Parish Council")
    del unread["councils/unread/trees/councillor-unhappy-officer.yml"]
    return {
        **council_with_trees(
            "speaking", "Speaking Parish Council", councillor_unhappy_officer=TREE
        ),
        **council_with_trees("quiet", "Quiet Parish Council", councillor_unhappy_officer=SILENT),
        **unread,
    }
