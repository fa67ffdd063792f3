"""The command line, run within the test's own process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from mkdocs_protocol.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def run(*words: str | Path) -> Result:
    """Run a command by its words, such as `run("check", folder)`; an error that is no end of a command is raised."""
    return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)
