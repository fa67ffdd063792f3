"""The words about reviews: a sentence for each state, which a site can replace in a file of its own.

`wording.yml` beside this module holds every sentence and says what its placeholders mean. A
placeholder is a word in braces from a closed list; filling one in is plain replacement, once, so
neither a site's file nor a council's words can affect anything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_protocol.core.edition_dates import DateKind, FactState
from mkdocs_protocol.core.review import (
    SOON_DAYS,
    ReviewState,
    Status,
    passing,
    review_state,
)
from mkdocs_protocol.site.wording_file import (
    PLACEHOLDER,
    WordingError,
    read_sentences,
)
from mkdocs_protocol.words.gettext import _

if TYPE_CHECKING:
    from mkdocs_protocol.core.cycle import Cycle, WorkedOut
    from mkdocs_protocol.core.edition_dates import DatedFact
    from mkdocs_protocol.core.partial_date import PartialDate
    from mkdocs_protocol.core.protocol import Edition

__all__ = [
    "ReviewFacts",
    "StateWords",
    "Successor",
    "Wording",
    "WordingError",
    "describe",
    "fill",
    "load_wording",
    "placeholders",
    "worked_out_words",
]

_PACKAGED = Path(__file__).with_name("wording.yml")
_YEARLY = (
    ReviewState.OVERDUE,
    ReviewState.CYCLE,
    ReviewState.EVENT_BOUND,
    ReviewState.BLANK,
    ReviewState.NONE,
)
"""The states in which a calendar reminds once a year, as no document gives a date that is still to come."""
_ANNUAL_MEETING = 5
"""The month that a yearly reminder looks ahead to if no cycle names one."""


@dataclass(frozen=True, slots=True)
class Successor:
    """The edition that took the place of a superseded one."""

    label: str
    href: str
    """Its address from the page that shows it."""


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """What decides the review state of one edition, and its words."""

    status: Status
    next_review: DatedFact
    soon_days: int = SOON_DAYS
    successor: Successor | None = None
    language: str = "en-GB"
    """The language of the document's words."""
    is_part: bool = False
    """Whether only a part of the document is known, so that what is missing may be in the rest."""
    is_unread: bool = False
    """Whether it prints dates that nobody has entered as facts, so that nothing can be said to be missing."""
    cycle: Cycle | None = None
    """How often the document says that it is reviewed."""
    worked_out: WorkedOut | None = None
    """The day by which a review is due by that cycle, if it can be worked out from the document's dates."""

    @classmethod
    def of(
        cls, edition: Edition, *, soon_days: int = SOON_DAYS, successor: Successor | None = None
    ) -> ReviewFacts:
        """Return what decides the review state of an edition."""
        return cls(
            edition.status,
            edition.dates[DateKind.NEXT_REVIEW],
            soon_days,
            successor,
            edition.language,
            bool(edition.incomplete),
            bool(edition.dates_to_give),
            edition.cycle,
            edition.worked_out_review,
        )

    @property
    def is_cyclic(self) -> bool:
        """Whether the document gives words on how often it is reviewed."""
        return self.cycle is not None and self.cycle.state is FactState.WORDED

    @property
    def cycle_printed(self) -> str:
        """The document's words on how often it is reviewed, or ""."""
        return self.cycle.printed if self.cycle and self.is_cyclic else ""

    def state(self, today: date) -> ReviewState:
        """Return the state on a day."""
        return review_state(
            status=self.status,
            next_review=self.next_review,
            today=today,
            soon_days=self.soon_days,
            cycle=self.cycle,
        )

    def next_yearly(self, today: date) -> date | None:
        """Return the first day after today on which the calendar's yearly reminder comes.

        None if the document gives a date that is still to come, or there are no more days.
        """
        if self.state(today) not in _YEARLY:
            return None
        interval = self.cycle.interval if self.cycle else None
        month = (interval.month if interval else None) or _ANNUAL_MEETING
        # The month before January is in the previous year: then it is December of each year.
        days = (
            date(year, month - 1 or 12, 1)
            for year in (today.year, today.year + 1)
            if year <= date.max.year
        )
        return next((day for day in days if day > today), None)


@dataclass(frozen=True, slots=True)
class StateWords:
    """What is said about one edition on one day, as plain text."""

    label: str
    headline: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Every sentence by its key, such as `states.overdue.headline`."""

    sentences: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.sentences[key]

    def template(self, state: ReviewState, part: str) -> str:
        """Return a state's label, headline or explanation with its placeholders unfilled."""
        return self.sentences[f"states.{state}.{part}"]

    def label(self, review: ReviewFacts, state: ReviewState) -> str:
        """Return the label of an edition's state, unfilled."""
        if state is ReviewState.NONE and (review.is_part or review.is_unread):
            return self.sentences["in-part-label" if review.is_part else "unread-label"]
        return self.template(state, "label")

    def headline(self, review: ReviewFacts, state: ReviewState) -> str:
        """Return the headline of an edition's state, unfilled; without a successor it is shorter."""
        if state is ReviewState.NONE and (review.is_part or review.is_unread):
            return self.sentences["in-part" if review.is_part else "unread"]
        if state is ReviewState.SUPERSEDED and review.successor is None:
            return self.sentences["no-successor"]
        return self.template(state, "headline")


def load_wording(path: Path | None = None, *, shown: str = "") -> Wording:
    """Return the package's words in the language of the build, overridden by those of a site's own file.

    `shown` is how problems name that file, if not by its path. Raises WordingError
    with everything that is wrong in it.
    """
    packaged = read_sentences(_PACKAGED, _PACKAGED.name)
    sentences = {key: _(sentence) for key, sentence in packaged.items()}
    if path is not None:
        sentences |= read_sentences(path, shown or path.as_posix())
    return Wording(MappingProxyType(sentences))


def describe(wording: Wording, review: ReviewFacts, today: date) -> StateWords:
    """Return the label, headline and explanation of an edition's review on a day."""
    values = placeholders(wording, review)
    state = review.state(today)
    explanation = wording.template(state, "explanation")
    sentences = (wording.label(review, state), wording.headline(review, state), explanation)
    return StateWords(*(fill(sentence, values) for sentence in sentences))


def placeholders(wording: Wording, review: ReviewFacts) -> dict[str, str]:
    """Return the values for the placeholders in a state's sentences."""
    values = {
        "words": review.next_review.printed,
        "cycle": review.cycle_printed,
        "successor": review.successor.label if review.successor else wording["no-successor"],
    }
    due = review.next_review.value
    if due is not None:
        values |= _dated(wording, due)
    return values


def worked_out_words(wording: Wording, review: ReviewFacts, today: date) -> str:
    """Return what is said on a day about the date worked out from a cycle: plain text that says it is worked out."""
    if review.worked_out is None:
        return wording["worked-out.unknown"]
    due, since = review.worked_out.due, review.worked_out.since
    values = _dated(wording, due)
    values["since"] = since.value.shown if since.value else ""
    return fill(wording[f"worked-out.{passing(due, today)}"], values)


def _dated(wording: Wording, due: PartialDate) -> dict[str, str]:
    values = {"due": due.shown}
    values["when"] = fill(wording[f"when.{due.precision}"], values)
    values["period"] = wording[f"period.{due.precision}"]
    return values


def fill(template: str, values: Mapping[str, str]) -> str:
    """Return a sentence with its placeholders filled in, once and only by these values."""
    return PLACEHOLDER.sub(lambda match: values[match[1]], template)
