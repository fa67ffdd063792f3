"""The dates of an edition: a closed list, each as the document gives it or fails to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_protocol.core.partial_date import PartialDate


class DateKind(StrEnum):
    """What happened on a date. These are different things and never stand for each other."""

    ADOPTED = "adopted"
    APPROVED = "approved"
    REVIEWED = "reviewed"
    """Looked at, and left as it was."""
    AMENDED = "amended"
    SIGNED = "signed"
    ISSUED = "issued"
    UNLABELLED = "unlabelled"
    """A date that stands there without a word on what it is the date of."""
    NEXT_REVIEW = "next_review"


class FactState(StrEnum):
    """How far a document gives a fact."""

    STATED = "stated"
    BLANK = "blank"
    """The label stands there with nothing after it."""
    ABSENT = "absent"
    WORDED = "worded"
    """Words in place of a date: "upon a new administration"."""


@dataclass(frozen=True, slots=True)
class DatedFact:
    """One date of an edition. Raises ValueError for a state that the other fields contradict."""

    kind: DateKind
    state: FactState = FactState.ABSENT
    value: PartialDate | None = None
    """The date; exactly where the state is `stated`."""
    printed: str = ""
    """The words as printed, or "" where there are none."""
    by: str = ""
    """The body that acted, as printed."""
    qualifier: str = ""
    """Words that qualify a date: "or upon a new administration"."""

    def __post_init__(self) -> None:
        if (self.state is FactState.STATED) != (self.value is not None):
            raise ValueError(f"{self.kind} is {self.state}, but its date is {self.value}")
        if self.state is FactState.WORDED and not self.printed:
            raise ValueError(f"{self.kind} is worded, but has no words")
        if self.state is FactState.ABSENT and self.printed:
            raise ValueError(f"{self.kind} is absent, but is printed as '{self.printed}'")


@dataclass(frozen=True, slots=True)
class Dates(Mapping[DateKind, DatedFact]):
    """The dates of an edition by kind; one that is not recorded answers as absent.

    Iterates over every kind, in the order of `DateKind`. Raises ValueError for a kind given twice.
    """

    recorded: tuple[DatedFact, ...] = ()
    """What the document gives, in the order of `DateKind`."""

    def __post_init__(self) -> None:
        kinds = [fact.kind for fact in self.recorded]
        if len(set(kinds)) < len(kinds):
            raise ValueError(f"a date is given twice: {', '.join(kinds)}")
        ordered = sorted(self.recorded, key=lambda fact: _ORDER[fact.kind])
        object.__setattr__(self, "recorded", tuple(ordered))

    def __getitem__(self, kind: DateKind) -> DatedFact:
        for fact in self.recorded:
            if fact.kind == kind:
                return fact
        return _ABSENT[kind]

    def __iter__(self) -> Iterator[DateKind]:
        return iter(DateKind)

    def __len__(self) -> int:
        return len(DateKind)


@dataclass(frozen=True, slots=True)
class Cycle:
    """How often the document says that it is reviewed: its words, never a number made of them."""

    printed: str = ""
    """The words as printed: "Quadrennially or upon a new administration"."""
    is_blank: bool = False
    """The label stands there with nothing after it."""

    @property
    def state(self) -> FactState:
        """Worded, blank or absent; a cycle states no date."""
        if self.is_blank:
            return FactState.BLANK
        return FactState.WORDED if self.printed else FactState.ABSENT


_ORDER = {kind: place for place, kind in enumerate(DateKind)}
_ABSENT = {kind: DatedFact(kind) for kind in DateKind}
