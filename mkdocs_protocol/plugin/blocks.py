"""Live pieces for hand-written pages: `/// handbook | councils`, `/// clause | halstead 1.4`.

A block leaves a mark, which the plugin replaces once the page is known: links depend on where it is. What replaces it
never passes through Python-Markdown.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from mkdocs_protocol.site.addresses import Address, Addresses

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.structure.files import File


HANDBOOK = "handbook"
"""The block whose argument is the name of a piece."""
BLOCKS = ("clause", "status", "councils", "topics", "question", "tree", "register", "compare")
"""The blocks that are pieces by themselves; they read their own arguments."""

_MARK = re.compile(
    r'<div data-protocol-block="([a-z]+)" data-protocol-piece="([^"]*)">(.*?)</div>', re.DOTALL
)
_LEFT_AS_TEXT = re.compile(r"<p>/{3,} ?([\w-]+)(?: \||$|\n)", re.MULTILINE)
_FENCE = re.compile(r"[ >]*(`{3,}|~{3,})")
_OPENS = re.compile(r"(?P<before>[ >]*)/{3,}[ ]*(?P<name>[\w-]+)[ ]*(?:\|(?P<argument>.*))?$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a hand-written page."""

    block: str
    argument: str
    has_inside: bool = False
    """Whether there is anything between its two lines, which would be lost."""


class _PieceBlock(Block):  # type: ignore[misc]
    """A block that leaves a mark; closed by `///`."""

    # A piece itself reports what is missing: text left as it is would be published.
    ARGUMENT = None

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Leave a mark with the name of the block and its argument."""
        mark = {
            "data-protocol-block": self.NAME,
            "data-protocol-piece": (self.argument or "").strip(),
        }
        return etree.SubElement(parent, "div", mark)

    def on_markdown(self) -> str:
        """Take whatever is inside as plain words."""
        return "raw"


class HandbookBlocks(BlocksExtension):  # type: ignore[misc]
    """The Markdown extension with the blocks."""

    def extendMarkdownBlocks(self, md: Any, block_mgr: Any) -> None:
        """Register each block."""
        for name in (HANDBOOK, *BLOCKS):
            kind = type(f"{name.capitalize()}Block", (_PieceBlock,), {"NAME": name})
            block_mgr.register(kind, self.getConfigs())


def fill_pieces(html: str, fill: Callable[[Piece], Markup]) -> str:
    """Put each piece in place of its mark."""
    return _MARK.sub(
        lambda match: fill(
            Piece(match[1], str(Markup(match[2]).unescape()), bool(match[3].strip()))
        ),
        html,
    )


def left_as_text(html: str) -> list[str]:
    """Return the names of blocks that no extension has handled, so that they are on the page as text."""
    return _LEFT_AS_TEXT.findall(html)


def place_of(file: File, block: str, argument: str | None = None) -> tuple[int, int]:
    """Return the line and column of a block in the source of a page; those of the page's beginning if it is not found.

    Of several identical blocks it is the first: what is wrong with one is wrong with each.
    """
    fence = ""
    try:
        lines = file.content_string.splitlines()
    except (OSError, UnicodeDecodeError):
        return 1, 1
    for number, line in enumerate(lines, start=1):
        if opened := _FENCE.match(line):
            if not fence:
                fence = opened[1]
            elif opened[1].startswith(fence):
                fence = ""
            continue
        found = None if fence else _OPENS.match(line)
        if (
            found
            and found["name"] == block
            and argument in (None, (found["argument"] or "").strip())
        ):
            return number, len(found["before"]) + 1
    return 1, 1


def with_data(html: str, data: Markup | None) -> str:
    """Return a page, or its content, with what pieces need only once at its end, unless it is there already."""
    if not data or data in html:
        return html
    before, end, after = html.rpartition("</body>")
    return f"{before}{data}{end}{after}" if end else f"{html}{data}"


def address_of(file: File) -> Address:
    """Return the address of a page: that of its source, unless a plugin has moved it."""
    named = Address(file.src_uri)
    usual = Addresses(directory_urls=file.use_directory_urls).url(named)
    return named if file.url in (usual, usual or "./") else Address(file.dest_uri)
