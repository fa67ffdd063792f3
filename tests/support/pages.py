"""The pages of ``docs/`` as their readers see them: headings, tables, and blocks to copy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from support.handbook import REPOSITORY

DOCS = REPOSITORY / "docs"

_HEADING = re.compile(r"^(#{1,6}) (.+?)(?: \{#([\w-]+)\})?$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True, slots=True)
class Block:
    """A block that a reader can copy."""

    language: str
    """``yaml``, ``markdown``, ``text``, or nothing."""
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading, before the next of any level."""

    title: str
    """The heading as written, without its id."""
    id: str
    """The id written behind it, or ""."""
    text: str

    @property
    def blocks(self) -> list[Block]:
        """Every fenced block, in order."""
        return blocks(self.text)

    @property
    def rows(self) -> list[list[str]]:
        """The rows of every table in it, without their headings."""
        return rows(self.text)

    @property
    def first_cells(self) -> list[str]:
        """The words in code type in the first column of its tables."""
        return [_CODE.findall(row[0])[0] for row in self.rows]


def page(name: str) -> str:
    """Return the text of ``docs/<name>.md`` without what stands above it for MkDocs."""
    return _FRONT_MATTER.sub("", (DOCS / f"{name}.md").read_text("utf-8"))


def parts(text: str) -> list[Part]:
    """Cut a page at its headings; signs inside fenced blocks are no headings."""
    bare = _FENCE.sub(lambda block: re.sub(r"[^\n]", " ", block[0]), text)
    found = list(_HEADING.finditer(bare))
    ends = [heading.start() for heading in found[1:]] + [len(text)]
    return [
        Part(heading[2], heading[3] or "", text[heading.end() : end])
        for heading, end in zip(found, ends, strict=True)
    ]


def part(name: str, title: str) -> Part:
    """Return what stands under a heading of a page. Raises ``KeyError`` where there is no such one."""
    for found in parts(page(name)):
        if title in (found.title, found.id):
            return found
    raise KeyError(f"docs/{name}.md has no heading '{title}'")


def blocks(text: str) -> list[Block]:
    """Return every fenced block of a text, in order."""
    return [Block(found[2], found[3]) for found in _FENCE.finditer(text)]


def rows(text: str) -> list[list[str]]:
    """Return the rows of the tables of a text, without their headings."""
    found = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        heading = number + 1 < len(lines) and lines[number + 1].startswith("|---")
        if line.startswith("|") and not line.startswith("|---") and not heading:
            found.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip()[1:-1])])
    return found


def without_blocks(text: str) -> str:
    """Return a text without its fenced blocks."""
    return _FENCE.sub("", text)


def codes(text: str) -> list[str]:
    """Return everything in code type within lines, in order; fenced blocks are left out."""
    return _CODE.findall(without_blocks(text))


def all_pages() -> list[Path]:
    """Return every page that a person can read, the README included."""
    return [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
