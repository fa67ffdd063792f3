"""The words that all councils share, one by one: topics, roles and situations."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_protocol.core.notes import Note


class RoleSide(StrEnum):
    """Whose role it is: what staff owe never answers what members owe."""

    STAFF = "staff"
    MEMBERS = "members"


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the shared vocabulary."""

    id: str
    label: str
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Topic(Term):
    """What a clause is about, whatever words it uses."""

    words: tuple[str, ...] = ()
    """Words and phrases in which clauses speak of it: they propose a topic where no council has been classified."""


@dataclass(frozen=True, slots=True)
class Role(Term):
    """Somebody who acts or is mentioned."""

    several: bool = False
    """Whether several people can hold the role at once, so that the role alone identifies nobody."""
    side: RoleSide | None = None
    """None for a role on neither side: the council, the public, people outside."""
    also_called: tuple[str, ...] = ()
    """What any council may call it, besides a council's own names for it."""


@dataclass(frozen=True, slots=True)
class Situation(Term):
    """What has happened: the same question put to every council's document."""

    asked_by: tuple[str, ...] = ()
    """The roles that ask."""
    about: tuple[str, ...] = ()
    """The roles that are complained of; empty if nobody is."""
    notes: tuple[Note, ...] = ()
    """The handbook's notes on every council's answer."""
    step_notes: tuple[Note, ...] = ()
    """Its notes on the answers that have a formal step, or one that sends somebody to a role that the note is about."""
