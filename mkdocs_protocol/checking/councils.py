"""One council by itself: read, checked and finished, or taken from the store if nothing in it has changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from mkdocs_protocol.checking.findings import with_findings
from mkdocs_protocol.checking.imports import Unsettled, unsettled
from mkdocs_protocol.checking.languages import language_warnings
from mkdocs_protocol.checking.learning import self_check_problems
from mkdocs_protocol.checking.notes import misplaced_notes
from mkdocs_protocol.checking.proposals import Proposal, dismissed_in_vain, proposals, proposed_for
from mkdocs_protocol.checking.questions import answer_problems, answer_warnings
from mkdocs_protocol.checking.routes import with_routes
from mkdocs_protocol.checking.rules import problems
from mkdocs_protocol.checking.trees import tree_problems
from mkdocs_protocol.reading.council import CouncilReading, read_council
from mkdocs_protocol.reading.kept_council import KeptCouncil, Packed
from mkdocs_protocol.store.digests import digest, engine
from mkdocs_protocol.store.helpers import Helpers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from mkdocs_protocol.checking.proposals import Proposed
    from mkdocs_protocol.core.problems import Problem
    from mkdocs_protocol.core.vocabulary import Vocabulary
    from mkdocs_protocol.reading.files import SourceFolder
    from mkdocs_protocol.store.digests import Digests
    from mkdocs_protocol.store.reads import Reads
    from mkdocs_protocol.store.store import Store

    Progress = Callable[[Sequence[int], str], Iterator[int]]
    """Yields each of many, and says how many of them are done."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Checks:
    """What the rules say about one council, independently of the others."""

    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sound:
    """A council without a fault of its own, as it is kept."""

    council: Packed
    checks: Checks


class Councils:
    """Reads and checks the councils of one handbook, each by itself."""

    def __init__(
        self, store: Store | None, reads: Reads, digests: Digests, progress: Progress | None
    ) -> None:
        self._store, self._reads, self._digests, self._progress = store, reads, digests, progress
        self.checks: list[Checks] = []
        """Of each council that was read, in their order."""
        self._new: frozenset[str] = frozenset()
        """The names of councils that were not in the store before."""
        self.shared = ""
        """A name for all that councils share, where anything is kept."""

    def read(
        self, paths: Sequence[Path], folder: SourceFolder, vocabulary: Vocabulary
    ) -> Iterator[CouncilReading]:
        """Yield what comes of reading each council's folder; report every fault of reading to the folder.

        A council without a fault is kept in the store, finished. Its key is everything in its folder, all files that
        councils share, the name of the councils' folder, and the program. A council with faults is read again each
        time, until they are mended. What helpers have read is taken from the store.
        """
        self._name_what_is_shared(folder)
        keys = [
            digest(self.shared, self._digests.of(path)) if self.shared else "" for path in paths
        ]
        new = [n for n, key in enumerate(keys) if not (self._store and self._store.has_value(key))]

        def read(number: int) -> CouncilReading:
            return self._read(paths[number], keys[number], folder, vocabulary)

        found: dict[int, CouncilReading] = {}
        progress = self._progress or (lambda every, _: iter(every))
        helped = len(new) if self.shared else 0  # What is not kept cannot be handed over.
        helpers = Helpers[tuple[()]](helped, lambda place: read(new[place]), lambda: ())
        with helpers:
            for place, number in enumerate(progress(new, "councils read")):
                if not helpers.took(place):
                    found[number] = read(number)
        self._new = frozenset(keys[number] for number in new)
        for number in range(len(paths)):
            yield found.get(number) or read(number)

    def keep(self, folder: SourceFolder, kind: type[T], name: object, make: Callable[[], T]) -> T:
        """Return what is read of the lists that councils share; it is kept if nothing about it is reported."""
        self._name_what_is_shared(folder)
        if not (self._store and self.shared):
            return make()
        key = digest("lists", self.shared, name)
        known = self._store.value(key)
        if isinstance(known, kind):
            return known
        before = len(folder.problems) + len(folder.warnings)
        found = make()
        if len(folder.problems) + len(folder.warnings) == before:
            self._store.keep_value(key, found)
        return found

    def _name_what_is_shared(self, folder: SourceFolder) -> None:
        if self._store and self._store.keeps and not self.shared:
            lists = self._digests.of(*sorted(folder.root.glob("*.yml")))
            self.shared = digest("council", engine(), folder.name, lists)

    def _read(
        self, path: Path, key: str, folder: SourceFolder, vocabulary: Vocabulary
    ) -> CouncilReading:
        known = self._store.value(key) if self._store and key else None
        if self._store and isinstance(known, _Sound):
            self._store.found += key not in self._new
            self._store.made += key in self._new
            self.checks.append(known.checks)
            kept = KeptCouncil(known.council, self._reads)
            return CouncilReading((), kept, is_whole=True)
        before = len(folder.problems) + len(folder.warnings)
        reading = read_council(path, folder, vocabulary)
        proposed = proposed_for(reading.council) if reading.council else ()
        checks = _checks(reading, vocabulary, proposed)
        self.checks.append(checks)
        if self._store:
            self._store.made += 1
        if reading.council is None:
            return reading
        if checks.problems or len(folder.problems) + len(folder.warnings) > before:
            # The rules over routes take it for granted that each tree has passed the checks.
            return replace(reading, council=with_findings(reading.council))
        council = with_routes(reading.council, vocabulary)
        checks = replace(
            checks,
            proposals=tuple(proposals(council, proposed)),
            unsettled=tuple(unsettled(council)),
        )
        council = with_findings(council)
        self.checks[-1] = checks
        if self._store and key:
            packed = Packed.of(council)
            self._store.keep_value(key, _Sound(packed, checks))
            council = KeptCouncil(packed, self._reads, council)
        return replace(reading, council=council)


def _checks(reading: CouncilReading, vocabulary: Vocabulary, proposed: Proposed) -> Checks:
    """Return what every rule for a single council finds, as far as the council could be read."""
    found = [problem for edition in reading.editions for problem in problems(edition, vocabulary)]
    council = reading.council
    if council is None:
        return Checks(tuple(found))
    found += tree_problems(council, vocabulary)
    found += answer_problems(council)
    found += self_check_problems(council)
    found += misplaced_notes(council)
    found += dismissed_in_vain(council, proposed)
    warnings = [*answer_warnings(council, vocabulary)] if reading.is_whole else []
    for edition in council.every_edition:
        warnings += language_warnings(edition)
    return Checks(tuple(found), tuple(warnings))
