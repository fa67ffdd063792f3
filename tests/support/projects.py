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


def minimal_council_files(
    council: str = "little-example", name: str = "Little Example Parish Council"
) -> dict[str, str]:
    """Return the files of ``councils/`` with one small council, by their path in the project.

    Nothing is wrong with them. Change or add single files by laying a dictionary over them, and
    call again with another ``council`` (the folder's name) for a second one.
    """
    return {
        "councils/topics.yml": _TOPICS,
        "councils/roles.yml": _ROLES,
        f"councils/{council}/council.yml": _COUNCIL.format(name=name),
        f"councils/{council}/editions/2024-05.md": _EDITION.format(name=name),
        f"councils/{council}/as-received/2024-05.txt": _AS_RECEIVED.format(name=name),
    }


_TOPICS = """\
- id: respect
  label: Respect
  definition: The spirit in which people are to work together.
- id: channels
  label: Ways to ask
  definition: Whom to ask, and how.
- id: media
  label: Press and media
  definition: Who speaks to the press.
"""

_ROLES = """\
- id: clerk
  label: Clerk
  definition: The council's chief officer.
- id: councillors
  label: Councillors
  definition: The members of the council.
- id: officers
  label: Officers
  definition: Everyone whom the council employs.
"""

_COUNCIL = """\
name: {name}
short_name: {name}
kind: parish
names:
  clerk: [Clerk]
  councillors: [Members]
"""

_EDITION = """\
---
title: Protocol on working together
as_received: 2024-05.txt
dates:
  adopted: {{value: 2024-05, printed: Adopted May 2024}}
  next_review: {{value: 2027-05, printed: Next review May 2027}}
silent: [media]
---
{name}

Protocol on working together

Adopted May 2024

{{topic=respect kind=duty binds="councillors officers"}}
## 1. Respect

1.1 Members and officers shall treat each other with respect.

1.2 [No one shall be bullied.]{{kind=prohibition}} Everyone may ask for help.

{{topic=channels kind=procedure binds=councillors benefits=officers}}
## 2. Asking

2.1 Members shall bring to the Clerk

- requests for information
- complaints

***

{{frame=label}}
Next review May 2027
"""

_AS_RECEIVED = """\
{name}
Protocol on working together
Adopted May 2024
1. Respect
1.1 Members and officers shall treat each other with respect.
1.2 No one shall be bullied. Everyone may ask for help.
2. Asking
2.1 Members shall bring to the Clerk
requests for information
complaints
Next review May 2027
"""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
