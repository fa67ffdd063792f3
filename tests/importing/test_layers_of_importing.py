"""The two readers of a file share nothing but how it is opened, so that `verify` proves something."""

from __future__ import annotations

import re

from support.handbook import REPOSITORY

IMPORTING = REPOSITORY / "mkdocs_protocol" / "importing"
SHARED = {
    "containers",
    "xml_guard",
    "document",
    "codes",
    "received",
    "apart",
    "office",
    "page_frame",
    "numerals",
    "symbols",
    "wording",
}
IMPORTED = re.compile(r"(?:from|import) mkdocs_protocol\.importing\.?(\w*)")


def test_the_received_text_is_read_by_code_of_its_own() -> None:
    for path in (IMPORTING / "received").rglob("*.py"):
        assert {*IMPORTED.findall(path.read_text(encoding="utf-8"))} <= SHARED, path.name


def test_the_other_readers_use_nothing_of_it_but_the_text() -> None:
    for path in IMPORTING.rglob("*.py"):
        if "received" not in path.relative_to(IMPORTING).parts:
            inner = re.findall(r"importing\.received\.\w+", path.read_text(encoding="utf-8"))
            assert inner == [], path.name
