"""A council's documents: each of a kind, with the editions of it that are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_protocol.core.review import Status

if TYPE_CHECKING:
    from mkdocs_protocol.core.protocol import Edition


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """What sort of document it is."""

    id: str
    """Its name in addresses and for programs; it never changes."""
    name: str
    """What a sentence calls it, with its article: "the protocol"."""


PROTOCOL = DocumentKind("protocol", "the protocol")
"""The member/officer protocol: the kind that this handbook compares."""

KINDS = (
    PROTOCOL,
    DocumentKind("code-of-conduct", "the code of conduct"),
    DocumentKind("grievance", "the grievance procedure"),
    DocumentKind("complaints", "the complaints procedure"),
)
"""The kinds of document that a council can have. Only the first has editions so far; the ids of all are
kept, so that no address has to move when another comes."""

PAGES = (
    "changes", "compare", "desk", "drafting-sheet", "editions", "induction", "page", "questions",
    "review", "search", "sharing", "when-things-go-wrong",
)  # fmt: skip
"""The names of a council's pages, and of those that are to come: no edition can have one of them."""


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
        """The edition that speaks for the document: the one in force, else the newest draft or text."""
        return self.editions[0]

    @property
    def in_force(self) -> Edition | None:
        """The edition in force, if any."""
        return self.leading_edition if self.leading_edition.status is Status.IN_FORCE else None

    @property
    def title(self) -> str:
        """The title of the edition that speaks for it, as printed."""
        return self.leading_edition.title


def kept_name(name: str) -> str:
    """Return what a name is kept for where an edition can't have it ("the code of conduct"), or ""."""
    for kind in KINDS:
        if name == kind.id:
            return kind.name
    return "a page of the council's" if name in PAGES else ""
