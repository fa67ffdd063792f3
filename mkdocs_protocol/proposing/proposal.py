"""A proposal: a change to a source, with the evidence for it and a person's decision."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.core.document_kinds import PROTOCOL

if TYPE_CHECKING:
    from mkdocs_protocol.core.problems import Location
    from mkdocs_protocol.core.protocol import Edition


@dataclass(frozen=True, slots=True)
class Fields:
    """Values by their keys, in order: a quotation, for one."""

    of: tuple[tuple[str, Value], ...]

    @classmethod
    def given(cls, **values: Value) -> Fields:
        """Return values by their keys, without those that are empty."""
        return cls(tuple((key, value) for key, value in values.items() if value not in ("", ())))


Value: TypeAlias = "str | tuple[Value, ...] | Fields"
"""Words, several values, or values by their keys."""


class What(StrEnum):
    """What a proposal is about."""

    MARGIN = "margin"
    """The topic of a clause, its kind, whom it binds and whom it benefits."""
    DATE = "date"
    """A date that the text prints and the facts do not give."""
    SILENT = "silent"
    """A topic that no clause comes close to."""
    ROLE_NAME = "role-name"
    """A name that the text has for a role."""
    FINDING = "finding"
    """What the text may show about itself: a reference that leads nowhere, a remnant of a template, a number left out."""
    ROW = "row"
    """Which rows of expectations an item of a list belongs to."""
    ANSWER = "answer"
    """What the document answers to a plain question."""
    STEP = "step"
    """A step of the decision tree for a situation."""


class Decision(StrEnum):
    """What a person has decided."""

    OPEN = ""
    ACCEPT = "accept"
    STRIKE = "strike"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that a source could say."""

    what: What
    council: str
    edition: str
    """The edition's id, after the folder of its document if that is not the protocol ("grievance/2024-05"); "" for council.yml."""
    subject: str
    """What it is about: a clause, a kind of date, a topic, a role, an item of a list, a question, a step after its
    situation. Together with the fields above it identifies the proposal."""
    value: tuple[tuple[str, Value], ...]
    """What would be written, by key."""
    words: str = ""
    """The beginning of the passage that it is based on."""
    score: float = 0.0
    """From 0 to 1: the higher, the more often such proposals were right; 0 if nothing is known about that."""
    instead: tuple[str, ...] = ()
    """Other topics or rows that come close, the closest first."""
    decision: Decision = Decision.OPEN
    at: Location | None = None
    """The place of the decision, once it has been read from a file."""
    mark: str = ""
    """Shows whether a person has changed the value that the program proposed; "" if it was proposed just now."""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What identifies it among all proposals."""
        return self.what, self.council, self.edition, self.subject


def place_of(edition: Edition) -> str:
    """Return what a proposal calls an edition: "2024-05", or "grievance/2024-05" for a document other than the protocol."""
    return edition.id if edition.kind == PROTOCOL else f"{edition.kind.id}/{edition.id}"
