"""The dates of an edition: a closed list, each as the document gives it or fails to give it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_protocol.core.partial_date import PartialDate


class DateKind(StrEnum):
    """What happened on a date. These are different things and never replace each other."""

    ADOPTED = "adopted"
    APPROVED = "approved"
    REVIEWED = "reviewed"
    """Reviewed; whether it was changed or not is not said."""
    UNCHANGED = "reviewed_without_change"
    """Reviewed and left unchanged, in the document's own words."""
    AMENDED = "amended"
    SIGNED = "signed"
    ISSUED = "issued"
    IN_FORCE_FROM = "in_force_from"
    EXPIRES = "expires"
    UNLABELLED = "unlabelled"
    """A date printed without saying what it is the date of."""
    NEXT_REVIEW = "next_review"


class FactState(StrEnum):
    """How far a document gives a fact."""

    STATED = "stated"
    BLANK = "blank"
    """The label is printed with nothing after it."""
    ABSENT = "absent"
    WORDED = "worded"
    """Words in place of a date: "upon a new administration"."""


@dataclass(frozen=True, slots=True)
class DatedFact:
    """One date of an edition. Raises ValueError if the other fields contradict the state."""

    kind: DateKind
    state: FactState = FactState.ABSENT
    value: PartialDate | None = None
    """The date; present if and only if the state is `stated`."""
    printed: str = ""
    """The words as printed, or ""."""
    by: str = ""
    """The body that acted, as printed."""
    qualifier: str = ""
    """Words printed beside the date that qualify it: "or sooner if the law changes"."""
    version: str = ""
    """The version that is printed beside it: "Version 2"."""
    minute: str = ""
    """The minute that is printed beside it: "Minute 23/114"."""
    path: str = field(default="", compare=False)
    """Where the source gives it: "dates.adopted", or "dates.adopted.0" in a list."""

    def __post_init__(self) -> None:
        if (self.state is FactState.STATED) != (self.value is not None):
            raise ValueError(f"{self.kind} is {self.state}, but its date is {self.value}")
        if self.state is FactState.WORDED and not self.printed:
            raise ValueError(f"{self.kind} is worded, but has no words")
        if self.state is FactState.ABSENT and self.printed:
            raise ValueError(f"{self.kind} is absent, but is printed as '{self.printed}'")


@dataclass(frozen=True, slots=True)
class Dates(Mapping[DateKind, DatedFact]):
    """The leading date of an edition by kind; one that is not recorded is absent.

    A document may give several of a kind; the last one leads. Iterates over every kind, in the order of `DateKind`.
    """

    recorded: tuple[DatedFact, ...] = ()
    """The dates that the document gives, in the order of `DateKind` and, within a kind, of the source."""

    def __post_init__(self) -> None:
        ordered = sorted(self.recorded, key=lambda fact: _ORDER[fact.kind])
        object.__setattr__(self, "recorded", tuple(ordered))

    def __getitem__(self, kind: DateKind) -> DatedFact:
        found = self.all_of(kind)
        return found[-1] if found else _ABSENT[kind]

    def all_of(self, kind: DateKind) -> tuple[DatedFact, ...]:
        """Return every date of a kind, in the order of the source: the last one leads."""
        return tuple(fact for fact in self.recorded if fact.kind == kind)

    def __iter__(self) -> Iterator[DateKind]:
        return iter(DateKind)

    def __len__(self) -> int:
        return len(DateKind)


_ORDER = {kind: place for place, kind in enumerate(DateKind)}
_ABSENT = {kind: DatedFact(kind) for kind in DateKind}
