"""The command line, without MkDocs."""

from __future__ import annotations

try:
    from mkdocs_protocol.cli.main import main
except KeyboardInterrupt:  # Somebody changed their mind while the program was still starting.
    raise SystemExit(130) from None

__all__ = ["main"]
