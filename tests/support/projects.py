"""Projects written to disk from a text that looks like the folder it makes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

INDENT = 2

DEFAULT_CONFIG = """\
site_name: A test site
theme:
  name: material
  font: false
plugins: [protocol]
"""


def parse_tree(tree: str) -> dict[str, str]:
    """Return the text of each file that ``tree`` shows, by its path.

    A line is a folder (``docs/``), a file (``index.md``), or, indented once below its file, a line
    of that file's text (``| # Welcome``; a bare ``|`` is an empty line). Two spaces make a level::

        docs/
          index.md
            | # Welcome
            |
            | Hello.

    Raises ``ValueError`` with the number of the line that fits none of these.
    """
    files: dict[str, list[str]] = {}
    folders: list[str] = []
    current: str | None = None
    lines = tree.splitlines()
    margin = min((_indent(line) for line in lines if line.strip()), default=0)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        depth, odd = divmod(_indent(line) - margin, INDENT)
        words = line.strip()
        if odd:
            raise ValueError(f"line {number} is indented by {odd} spaces too many: {words}")
        if words == "|" or words.startswith("| "):
            if current is None or depth != len(folders) + 1:
                raise ValueError(f"line {number} stands under no file: {words}")
            files[current].append(words[2:])
            continue
        if depth > len(folders):
            raise ValueError(f"line {number} is deeper than the folder above it: {words}")
        folders = folders[:depth]
        if words.endswith("/"):
            folders.append(words.rstrip("/"))
            current = None
        else:
            current = "/".join([*folders, words])
            if current in files:
                raise ValueError(f"line {number} names {current} a second time")
            files[current] = []
    return {path: "".join(f"{text}\n" for text in texts) for path, texts in files.items()}


def write_files(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write ``files`` (text or bytes by their path below ``root``) and return ``root``."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            target.write_bytes(content)
        else:
            target.write_text(content, encoding="utf-8", newline="\n")
    return root


def make_project(
    root: Path, tree: str = "", files: Mapping[str, str | bytes] | None = None
) -> Path:
    """Write a MkDocs project below ``root`` and return ``root``.

    ``tree`` is read by :func:`parse_tree`; ``files`` are written over it. A project that brings no
    ``mkdocs.yml`` gets a plain one (Material, our plugin), one without pages a welcome page.
    """
    everything: dict[str, str | bytes] = {**parse_tree(tree), **(files or {})}
    everything.setdefault("mkdocs.yml", DEFAULT_CONFIG)
    if not any(path.startswith("docs/") for path in everything):
        everything["docs/index.md"] = "# Welcome\n"
    return write_files(root, everything)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
