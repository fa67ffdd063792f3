"""The live pieces of a site's hand-written pages: they are filled in, and their faults reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup
from mkdocs.plugins import get_plugin_logger

from mkdocs_protocol.core.hints import did_you_mean
from mkdocs_protocol.core.visible import visible
from mkdocs_protocol.plugin.blocks import (
    BLOCKS,
    HANDBOOK,
    Piece,
    fill_pieces,
    left_as_text,
    place_of,
    with_data,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.structure.files import File

    from mkdocs_protocol.plugin.making import Making
    from mkdocs_protocol.site.addresses import Address

log = get_plugin_logger("protocol")

_FOLDER = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)/[ ]*(.*)")


class LivePieces:
    """One build's pieces. `making_in` returns the making of the handbook in a folder, of the site's first for ""."""

    def __init__(
        self, making_in: Callable[[str], Making | None], shown: Callable[[File], str]
    ) -> None:
        self._making_in, self._shown = making_in, shown
        self._faults: set[tuple[str, int, int, str]] = set()

    @property
    def faults(self) -> list[str]:
        """The faults that a build fails on, in the order of files and lines."""
        return [
            f"{path}:{line}:{column}: {words}" for path, line, column, words in sorted(self._faults)
        ]

    def filled(self, html: str, file: File, here: Address) -> str:
        """Return a page, or its content, with its live pieces, and what they need only once."""
        asked: list[Making] = []

        def fill(piece: Piece) -> Markup:
            folder, argument = _apart(piece.argument)
            making = self._making_in(folder)
            try:
                if making is None:
                    raise LookupError(
                        f"there is no handbook in the folder '{folder}'; leave it out, or name one"
                    )
                if piece.has_inside:
                    raise LookupError(
                        "there is something between its two lines, which would be lost; close the block with /// on the "
                        "line below it"
                    )
                made = (
                    making.piece_of(piece.block, argument, here)
                    if piece.block != HANDBOOK
                    else making.handbook_piece(argument, here)
                )
            except LookupError as error:
                return self._fault(file, piece, str(error.args[0]))
            if made is None:
                return self._unknown(file, piece)
            asked.append(making)
            return made

        filled = fill_pieces(html, fill)
        return with_data(filled, asked[0].page_data()) if asked else filled

    def warn_of_text(self, html: str, file: File) -> None:
        """Warn about text on the page that was meant as one of our blocks."""
        for name in left_as_text(html):
            meant = did_you_mean(name, (HANDBOOK, *BLOCKS))
            if "did you mean" in meant:
                line, column = place_of(file, name)
                message = f"{self._shown(file)}:{line}:{column}: '/// {name}' is not a block, and is shown on the page as text"
                log.warning("%s", visible(f"{message}{meant}"))

    def _fault(self, file: File, piece: Piece, words: str) -> Markup:
        line, column = place_of(file, piece.block, piece.argument)
        self._faults.add((self._shown(file), line, column, f"/// {piece.block}: {words}"))
        # Only somebody who looks at the page while writing it sees this: the build fails.
        return Markup('<div class="protocol"><p class="protocol-notice">{}</p></div>').format(words)

    def _unknown(self, file: File, piece: Piece) -> Markup:
        from mkdocs_protocol.plugin.building import PIECES  # noqa: PLC0415 - only for what is wrong

        line, column = place_of(file, piece.block, piece.argument)
        hint = did_you_mean(piece.argument, PIECES)
        message = f"{self._shown(file)}:{line}:{column}: there is no piece '{piece.argument}'{hint}"
        log.warning("%s", visible(message))
        return Markup("")


def _apart(argument: str) -> tuple[str, str]:
    """Return the folder of a handbook that precedes the argument ("north/councils"), and the rest."""
    match = _FOLDER.fullmatch(argument)
    return (match[1], match[2]) if match else ("", argument)
