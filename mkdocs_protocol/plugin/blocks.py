"""Live pieces for hand-written pages: `/// handbook | councils`.

The block leaves a mark, which the plugin fills once the page is known: links depend on where it stands.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

if TYPE_CHECKING:
    from collections.abc import Callable

_MARK = re.compile(r'<div data-protocol-piece="([^"]*)"></div>')


class HandbookBlock(Block):  # type: ignore[misc]
    """`/// handbook | piece`, closed by `///`."""

    NAME = "handbook"
    ARGUMENT = True

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Leave a mark with the name of the piece."""
        return etree.SubElement(parent, "div", {"data-protocol-piece": self.argument.strip()})

    def on_markdown(self) -> str:
        """Take whatever stands inside as plain words."""
        return "raw"


class HandbookBlocks(BlocksExtension):  # type: ignore[misc]
    """The extension that knows the block."""

    def extendMarkdownBlocks(self, md: Any, block_mgr: Any) -> None:
        """Register the block."""
        block_mgr.register(HandbookBlock, self.getConfigs())


def fill_pieces(html: str, piece: Callable[[str], Markup]) -> str:
    """Put each piece where its mark stands."""
    return _MARK.sub(lambda match: piece(str(Markup(match[1]).unescape())), html)


def with_data(html: str, data: Markup | None) -> str:
    """Return a page, or its content, with what pieces need once: at its end, unless it stands there."""
    if not data or data in html:
        return html
    before, end, after = html.rpartition("</body>")
    return f"{before}{data}{end}{after}" if end else f"{html}{data}"
