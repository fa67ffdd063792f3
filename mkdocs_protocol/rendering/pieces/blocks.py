"""Every piece with a block of its own: `/// clause | halstead 1.4`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from mkdocs_protocol.rendering.pieces import overviews, quoted
from mkdocs_protocol.rendering.pieces.arguments import FORMS, Arguments, PieceError

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

__all__ = ["FORMS", "PieceError", "piece_of"]

_MAKERS: Mapping[str, Callable[[Site, Arguments, Address], Markup]] = {
    "clause": quoted.clause,
    "status": quoted.status,
    "councils": overviews.councils,
    "topics": overviews.topics,
    "question": overviews.question,
    "tree": quoted.tree,
    "register": overviews.register,
    "compare": overviews.compare,
}


def piece_of(site: Site, name: str, argument: str, here: Address) -> Markup:
    """Return a piece, by the name of its block and its argument, for the page at `here`.

    The page needs `page_data(site)` once. Raises PieceError, with the form to write, if what it quotes does not
    exist; KeyError for a name that is not in `FORMS`.
    """
    return _MAKERS[name](site, Arguments(site, name, argument), here)
