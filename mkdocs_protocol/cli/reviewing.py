"""Whose review is due, for a clerk and for a job that runs by itself."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from mkdocs_protocol.cli.annotations import Annotation
from mkdocs_protocol.core.document_kinds import PROTOCOL
from mkdocs_protocol.core.hints import did_you_mean
from mkdocs_protocol.core.partial_date import show_day
from mkdocs_protocol.core.review import ReviewState
from mkdocs_protocol.core.visible import visible
from mkdocs_protocol.publishing.data import register_bytes
from mkdocs_protocol.publishing.review_records import ReviewRecord, review_record
from mkdocs_protocol.publishing.reviews import ids_of, review_of
from mkdocs_protocol.site.register import documents_by_urgency
from mkdocs_protocol.site.site import Site
from mkdocs_protocol.site.wording import load_wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_protocol.core.documents import Document
    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.problems import Location

PASSED = "cycle-passed"
"""There is no date, and the day that follows from the document's cycle has passed."""
STATES = (*(state.value for state in ReviewState), PASSED)
"""What a job can be asked to fail on."""
LONGEST_DAYS = 3650
_BEYOND = {ReviewState.CURRENT, ReviewState.DRAFT, ReviewState.SUPERSEDED}
"""The states that a clerk need not act on, however many days are looked at."""
_LENGTH = re.compile(r"(?P<number>[0-9]{1,4})(?P<unit>[dw]?)", re.IGNORECASE)


def days_of(_context: click.Context, _param: click.Parameter, value: str | None) -> int | None:
    """Return the number of days in a length such as 90d or 12w; end the command with exit status 2 for anything else."""
    if value is None:
        return None
    match = _LENGTH.fullmatch(value.strip())
    days = int(match["number"]) * (7 if match["unit"].lower() == "w" else 1) if match else -1
    if not 0 <= days <= LONGEST_DAYS:
        raise click.BadParameter(
            visible(
                f"'{value}' is not a length of time up to {LONGEST_DAYS} days; write 90d for days or 12w for weeks"
            )
        )
    return days


def states_of(_context: click.Context, _param: click.Parameter, value: str) -> tuple[str, ...]:
    """Return the review states in a list with commas; end the command with exit status 2 for an unknown one."""
    states = tuple(part for part in re.split(r"[,\s]+", value) if part)
    for state in states:
        if state not in STATES:
            hint = did_you_mean(state, STATES)
            raise click.BadParameter(visible(f"there is no review state '{state}'{hint}"))
    return states


@dataclass(frozen=True, slots=True)
class Review:
    """What a handbook says about the review of a document on one day."""

    council: Council
    document: Document
    record: ReviewRecord
    state: str
    """One of `STATES`; for a cycle whose day has passed, `cycle-passed`."""
    fails: bool

    @property
    def line(self) -> str:
        """What is printed of this review; for a cycle that has passed, with the day that was worked out."""
        more = f". {self.record.explanation}" if self.state == PASSED else ""
        what = "" if self.document.kind == PROTOCOL else f" ({self.document.kind.bare_name})"
        return f"{self.council.title}{what}: {self.record.headline}{more}"

    @property
    def name(self) -> str:
        """The document by its folders: `halstead`, `halstead/grievance`."""
        return "/".join(ids_of(self.council, self.document.leading_edition)[:-1])

    @property
    def at(self) -> Location:
        """Where the edition gives its date, or its dates; otherwise where it begins."""
        edition = self.document.leading_edition
        return edition.places.get("dates.next_review") or edition.places.get("dates") or edition.at


def reviews(
    handbook: Handbook, fail_on: Sequence[str], kinds: Sequence[str] = ()
) -> tuple[Review, ...]:
    """Return the review of each document, the most urgent first; a job fails on those in the states of `fail_on`.

    `kinds` are the kinds of document to look at; none stands for all.
    """
    site = Site(handbook, load_wording())
    found = []
    for council, document in documents_by_urgency(site, handbook.councils):
        if kinds and document.kind.id not in kinds:
            continue
        record = review_record(site, council, document)
        state = review_of(site, document.leading_edition).state(handbook.as_of).value
        states = {state, PASSED} if record.cycle_passed else {state}
        shown = PASSED if record.cycle_passed else state
        found.append(Review(council, document, record, shown, fails=not states.isdisjoint(fail_on)))
    return tuple(found)


def asking(found: Sequence[Review]) -> tuple[Review, ...]:
    """Return the reviews that a clerk has to act on, within the days that the handbook counts as soon."""
    return tuple(one for one in found if one.fails or one.state not in _BEYOND)


def register_of(handbook: Handbook, shown: Sequence[Review]) -> Any:
    """Return these reviews as plain values, in the form of `data/review.json`."""
    register = json.loads(register_bytes(Site(handbook, load_wording())))
    documents = {(one.council.id, one.document.kind.id) for one in shown}
    for records in ("reviews", "documents"):
        register[records] = [
            record
            for record in register[records]
            if (record["council"], record["kind"]) in documents
        ]
    return register


def review_lines(
    handbook: Handbook, found: Sequence[Review], shown: Sequence[Review], *, can_fail: bool
) -> Iterator[str]:
    """Yield the register as lines, with the reviews that fail a job at the end."""
    yield f"As of {show_day(handbook.as_of)}"
    names = {one.name: f"{one.name}/{one.record.edition}" for one in shown}
    of_state = max((len(one.state) for one in shown), default=0)
    of_name = max(map(len, names.values()), default=0)
    for one in shown:
        yield f"{one.state:<{of_state}}  {names[one.name]:<{of_name}}  {one.line}"
    if left := len(found) - len(shown):
        more = "1 more needs" if left == 1 else f"{left} more need"
        yield f"{more} no action within {handbook.soon_days} days"
    if can_fail:
        failing = [f"{one.name} ({one.state})" for one in found if one.fails]
        yield f"Fails: {', '.join(failing)}" if failing else "Nothing to fail on"


def review_annotations(shown: Sequence[Review]) -> tuple[Annotation, ...]:
    """Return reviews as annotations beside their dates: errors for those that fail a job."""
    return tuple(
        Annotation(one.at, one.line, f"review-{one.state}", is_error=one.fails) for one in shown
    )
