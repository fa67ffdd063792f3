"""Everything read and everything checked: the one way to a handbook, for MkDocs and the command line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from mkdocs_protocol.checking.across import Across
from mkdocs_protocol.checking.councils import Councils
from mkdocs_protocol.checking.dates_left_out import dates_to_give
from mkdocs_protocol.checking.expectations import expectation_problems
from mkdocs_protocol.checking.imports import Unsettled
from mkdocs_protocol.checking.notes import own_notes, stale_notes, stale_outside
from mkdocs_protocol.checking.proposals import Proposal
from mkdocs_protocol.checking.searching import search_problems
from mkdocs_protocol.checking.tree_quotations import (
    absent_councils,
    condition_warnings,
    tie_problems,
)
from mkdocs_protocol.core.problems import MOST_REPORTED
from mkdocs_protocol.core.review import SOON_DAYS
from mkdocs_protocol.reading.handbook import following, read_handbook
from mkdocs_protocol.store.digests import Digests, digest
from mkdocs_protocol.store.reads import Reads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from mkdocs_protocol.checking.councils import Progress
    from mkdocs_protocol.core.handbook import Handbook
    from mkdocs_protocol.core.problems import Problem
    from mkdocs_protocol.reading.handbook import Reading
    from mkdocs_protocol.store.store import Store


_NEEDS_ALL_WORDS = frozenset({"words-not-in-text", "withheld-name-undeclared", "unknown-clause"})
"""What a rule can find in an edition only if every word of it has its place."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A handbook, and what keeps it from being published."""

    handbook: Handbook
    """Whole only where there is no problem."""
    problems: tuple[Problem, ...]
    """Every problem of every council, in the order of files and lines."""
    warnings: tuple[Problem, ...] = ()
    """What a person should settle, although it does not stop anything from being published; in the same order."""
    proposals: tuple[Proposal, ...] = ()
    """What programs propose as findings and nobody has settled; none where there are problems."""
    unsettled: tuple[Unsettled, ...] = ()
    """What imports guessed and nobody has settled; none where there are problems."""
    reads: Reads = field(default_factory=Reads, compare=False)
    """Notes what is read of councils that came from the store."""


def load(  # noqa: PLR0913 (each says something of its own)
    root: Path,
    *,
    as_of: date,
    only: Sequence[str] = (),
    soon_days: int = SOON_DAYS,
    name: str = "",
    store: Store | None = None,
    digests: Digests | None = None,
    progress: Progress | None = None,
) -> Loaded:
    """Read and check the councils' folder, or only the councils named.

    `as_of` is the day that rules review states; `soon_days` how many days before its period a review is
    due soon; `name` is what problems call the folder; `store` may hold councils as they were read
    before, and `digests` what is known of the sources; `progress` is called with how far reading has come. Never raises
    for what a source holds.
    """
    reads = Reads()
    councils = Councils(store, reads, digests or Digests(), progress)
    reading = read_handbook(
        root,
        as_of=as_of,
        only=only,
        soon_days=soon_days,
        name=name,
        read=councils.read,
        keep=councils.keep,
    )
    handbook = reading.handbook
    reads.councils = len(handbook.councils)
    across = Across(handbook, store, reads, councils.shared and digest(councils.shared, only))
    found = {*reading.problems, *_problems(reading, councils, across, only)}
    problems = tuple(_first_of_each(sorted(found, key=attrgetter("order"))))
    warnings = _first_of_each(
        sorted([*reading.warnings, *_warnings(handbook, councils, across, only)])
    )
    across.save()
    proposed = sorted(p for checks in councils.checks for p in checks.proposals)
    guessed = sorted(u for checks in councils.checks for u in checks.unsettled)
    return Loaded(
        handbook,
        problems,
        tuple(warnings),
        () if problems else tuple(proposed),
        () if problems else tuple(guessed),
        reads,
    )


def _problems(
    reading: Reading, councils: Councils, across: Across, only: Sequence[str]
) -> Iterator[Problem]:
    """Yield what the rules find, except problems that only follow from text that could not be placed."""
    found = [problem for checks in councils.checks for problem in checks.problems]
    found += expectation_problems(reading.handbook)
    if not only:
        found += across.found(tie_problems)
    found += across.found(search_problems)
    hidden = following(reading.problems, reading.handbook.vocabulary)
    yield from _believable((one for one in found if one.code not in hidden), reading.problems)


def _warnings(
    handbook: Handbook, councils: Councils, across: Across, only: Sequence[str]
) -> Iterator[Problem]:
    for checks in councils.checks:
        yield from checks.warnings
    yield from stale_notes(handbook, across.found(own_notes), handbook.as_of)
    yield from stale_outside(handbook, handbook.as_of)
    yield from across.found(dates_to_give)
    yield from across.found(condition_warnings)
    if not only:
        yield from across.found(absent_councils)


def _first_of_each(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield, of problems in their order, the first `MOST_REPORTED` of each code in a file, and a note that there are more."""
    counts = Counter[tuple[str, str]]()
    for problem in problems:
        counts[problem.at.path, problem.code] += 1
        count = counts[problem.at.path, problem.code]
        if count <= MOST_REPORTED:
            yield problem
        elif count == MOST_REPORTED + 1:
            yield replace(problem, message=_MANY_MORE)


_MANY_MORE = f"from here on there are more problems of this kind than {MOST_REPORTED} in this file; correct those above, and check again"


def _believable(found: Iterable[Problem], read: Sequence[Problem]) -> Iterator[Problem]:
    """Leave out problems that only follow from text that could not be placed."""
    with_loose_text = {problem.at.path for problem in read if problem.code == "text-without-clause"}
    for problem in found:
        if problem.code not in _NEEDS_ALL_WORDS or problem.at.path not in with_loose_text:
            yield problem
