"""CONTRIBUTING leads a newcomer to places that are there."""

from __future__ import annotations

import re
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
PACKAGE = REPOSITORY / "mkdocs_protocol"
ROOTS = (REPOSITORY, PACKAGE, PACKAGE / "theme/assets/protocol")


def test_every_file_that_it_names_is_there() -> None:
    text = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/.-]+\.(?:py|js|css|html|yml|md))`", text))

    assert len(named) > 30
    assert [one for one in sorted(named) if not any((root / one).exists() for root in ROOTS)] == []
