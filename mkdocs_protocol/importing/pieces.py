"""What an edition is written from: the blocks of a document, each with the part that it plays in the edition."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_protocol.importing.document import Block, Guess


class Role(StrEnum):
    """The part that a block plays."""

    TITLE = "title"
    """A line of the title page, before the first heading or clause."""
    HEADING = "heading"
    CLAUSE = "clause"
    """A paragraph with which a clause begins."""
    TEXT = "text"
    """A paragraph that belongs to what stands before it."""
    ITEM = "item"
    TABLE = "table"
    LABEL = "label"
    """A line that is a label for the clauses below it, not a clause."""
    CONTENTS = "contents"
    CLOSING = "closing"
    """What stands below the last section: a signature, a date."""
    NOTE = "note"
    FRAME = "frame"
    """A footer."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One block and its part."""

    role: Role
    block: Block
    id: str = ""
    """Where the text gives no number that could be the clause's address."""
    number: str = ""
    """A number that has to be given, because it is not seen by itself; "none" where what looks like one is none."""
    depth: int = 0
    """Of an item: 0 in the outermost list. Of a heading: its rank, from 0."""
    label: str = ""
    guesses: tuple[Guess, ...] = ()
