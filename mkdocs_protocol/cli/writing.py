"""Files that commands write: each whole or not at all, and what to say if one cannot be written."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs_protocol.cli.where import shown

if TYPE_CHECKING:
    from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises OSError."""
    half = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        half.write_bytes(content)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def cannot_write(folder: Path, error: OSError) -> str:
    """Return what to say if nothing can be written into a folder, and what to do."""
    return (
        f"nothing can be written into {shown(folder)} ({error.strerror}); name another folder, or make "
        "room there"
    )
