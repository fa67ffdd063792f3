"""What tests of imports share."""

from __future__ import annotations

import subprocess
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from support.imported_files import imported_in

from mkdocs_protocol.importing import apart
from mkdocs_protocol.importing.importing import Imported


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let PDFs be read in this process: one of their own takes most of its time to import the readers.

    How one of their own ends is in `test_hostile_prints.py`.
    """
    run = subprocess.run

    def here(command: list[str], **given: Any) -> subprocess.CompletedProcess[Any]:
        if apart.__name__ not in command:
            return run(command, **given)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return subprocess.CompletedProcess(
                command, 0, apart.answer(command[-1], given["input"])
            )

    monkeypatch.setattr(subprocess, "run", here)


@pytest.fixture
def imported(tmp_path: Path) -> Callable[..., Imported]:
    """Import files in a folder of the test's own."""
    return partial(imported_in, tmp_path)
