"""A council's documents: each of a kind, with its known editions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.review import Status

if TYPE_CHECKING:
    from mkdocs_protocol.core.document_kinds import DocumentKind
    from mkdocs_protocol.core.protocol import Edition


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a council: at least one edition of it is known."""

    kind: DocumentKind
    editions: tuple[Edition, ...]
    """The one in force, then drafts, then those superseded; each newest first, undated ones last."""

    def __post_init__(self) -> None:
        if not self.editions:
            raise ValueError(f"{self.kind.name} has no edition")

    @property
    def leading_edition(self) -> Edition:
        """The edition that represents the document: the one in force, or else the newest draft or text."""
        return self.editions[0]

    @property
    def in_force(self) -> Edition | None:
        """The edition in force, if any."""
        return self.leading_edition if self.leading_edition.status is Status.IN_FORCE else None

    @property
    def title(self) -> str:
        """The title of its leading edition, as printed."""
        return self.leading_edition.title
