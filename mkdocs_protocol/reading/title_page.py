"""What comes before the first clause: a title page, and nothing that somebody would want to cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_protocol.core.problems import Location
    from mkdocs_protocol.reading.markdown import Piece

_LONGEST = 30
"""The most words that a paragraph of a title page has: a longer one says something that can be cited."""
_CODE = "text-without-clause"


class TitlePage:
    """Reports, once, text that would be taken for a title page, and so belong to no clause."""

    def __init__(self, report: Callable[[Location, str, str], None]) -> None:
        self._report = report
        self._is_reported = False

    def take(self, piece: Piece, at: Location, proposal: Callable[[], str]) -> None:
        """Report a list or a long passage; `proposal` gives an id for it."""
        words = sum(len(token.content.split()) for token in piece.tokens if token.type == "inline")
        is_list = piece.type.endswith("list_open")
        if self._is_reported or not (is_list or words > _LONGEST):
            return
        self._is_reported = True
        self._report(
            at,
            f"this {'list' if is_list else 'text'} comes before the first clause and would belong to none; write "
            f"{{id={proposal()}}} in a line above it, {{frame=contents}} if it is a list of contents, or {{frame=title}} "
            "if it is part of the title page",
            _CODE,
        )

    def finish(self, at: Location, proposal: str) -> None:
        """Report a text in which no clause begins."""
        if not self._is_reported:
            self._report(
                at,
                f"no clause begins in this text, so nobody could cite it; write {{id={proposal}}} in a line above "
                "the first paragraph that says something, or its printed number in front of it",
                _CODE,
            )
