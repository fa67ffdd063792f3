"""The command line, without MkDocs."""

from __future__ import annotations

from mkdocs_protocol.cli.main import main

__all__ = ["main"]
