"""Accepted proposals written into the sources: each council's files whole, or not at all.

Changes are tried first on a copy of the council's folder. They are written only if the copy has no problem, no word
of a text has changed, and only the accepted clauses are classified differently.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.core.hints import did_you_mean
from mkdocs_protocol.proposing.changes import Changes, problem_of
from mkdocs_protocol.proposing.facts import proposed_findings
from mkdocs_protocol.proposing.proposal import Decision, Proposal, What, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from mkdocs_protocol.checking.loading import Loaded
    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.problems import Problem
    from mkdocs_protocol.core.protocol import Classification, Clause
    from mkdocs_protocol.proposing.changes import Key

_MOST_REPORTED = 10
"""How many proposals at fault are reported at once."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What came of accepting."""

    written: tuple[Proposal, ...]
    files: tuple[Path, ...]
    problems: tuple[Problem, ...]
    """Each accepted proposal that could not be written, with the place of its decision."""


def accept(
    root: Path,
    handbook: Handbook,
    decided: Sequence[Proposal],
    as_of: date,
    *,
    is_trial: bool = False,
) -> Accepted:
    """Write what was accepted into the councils' folder; if something cannot be written, that council stays as it was.

    Everything that is wrong is reported at once. In a trial nothing is written.
    """
    written: list[Proposal] = []
    files: list[Path] = []
    problems: list[Problem] = []
    accepted = [
        one for one in decided if one.decision is Decision.ACCEPT or _is_dismissed(handbook, one)
    ]
    for id_ in dict.fromkeys(one.council for one in accepted):
        own = [one for one in accepted if one.council == id_]
        council = handbook.council_by_id.get(id_)
        if council is None:
            hint = did_you_mean(id_, handbook.council_by_id)
            problems += [problem_of(one, f"there is no council '{id_}'{hint}") for one in own]
            continue
        changes = Changes(root, council, [one for one in decided if one.council == id_])
        misplaced = dict(_of_no_edition(council, own))
        misplaced |= changes.of([one for one in own if one.key not in misplaced])[1]
        # Whatever has a place is tried all the same: one run reports everything.
        placed = [one for one in own if one.key not in misplaced]
        texts, _ = changes.of(placed)
        faults = [*misplaced.values()]
        faults += _faults_of(changes, placed, texts, as_of) if placed else []
        problems += faults
        if faults or is_trial:
            continue
        changed = {path: text for path, text in texts.items() if _is_new(path, text)}
        for path, text in changed.items():
            _replace(path, text)
        written += own
        files += changed
    return Accepted(tuple(written), tuple(files), tuple(problems))


def _is_dismissed(handbook: Handbook, one: Proposal) -> bool:
    """Return whether a finding was struck that is still proposed: then the facts say that it is none."""
    if one.decision is not Decision.STRIKE or one.what is not What.FINDING:
        return False
    council = handbook.council_by_id.get(one.council)
    return council is not None and any(one.key == found.key for found in proposed_findings(council))


def _of_no_edition(council: Council, own: Iterable[Proposal]) -> Iterator[tuple[Key, Problem]]:
    """Yield each proposal for an edition that the council does not have: it may name a file that is not the council's."""
    known = {place_of(edition) for edition in council.every_edition}
    for one in own:
        if one.edition and one.edition not in known:
            hint = did_you_mean(one.edition, known)
            yield one.key, problem_of(one, f"{council.id} has no edition '{one.edition}'{hint}")


def _faults_of(
    changes: Changes, own: Sequence[Proposal], texts: dict[Path, str], as_of: date
) -> list[Problem]:
    """Try the new texts on a copy; return what prevents them from being written."""
    council = changes.council
    tried = _tried(changes, texts, as_of)
    if tried.problems:
        found = [*islice(_at_fault(changes, own, as_of), _MOST_REPORTED)]
        return found or [problem_of(own[0], tried.problems[0].message)]
    (after,) = tried.handbook.councils
    return [fault for one in own if (fault := _not_as_meant(council, after, one))] or [
        *_others_changed(council, after, own)
    ]


def _tried(changes: Changes, texts: Mapping[Path, str], as_of: date) -> Loaded:
    root, council = changes.root, changes.council
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / root.name
        copy.mkdir()
        for shared in root.glob("*.yml"):
            shutil.copy2(shared, copy)
        shutil.copytree(root / council.id, copy / council.id)
        for path, text in texts.items():
            place = copy / path.relative_to(root)
            place.parent.mkdir(exist_ok=True)
            place.write_text(text, "utf-8", newline="")
        return load(copy, as_of=as_of, only=(council.id,), name=root.name)


def _at_fault(changes: Changes, own: Sequence[Proposal], as_of: date) -> Iterator[Problem]:
    """Yield each proposal that cannot be written by itself, found by bisection, and reported at its decision.

    The report leaves out where the problem was found: that is a line of the copy, which nobody can look at.
    """
    texts, unplaced = changes.of(own)
    if unplaced:
        yield from unplaced.values()
        return
    problems = _tried(changes, texts, as_of).problems
    if not problems:
        return
    if len(own) == 1:
        yield problem_of(own[0], problems[0].message)
        return
    middle = len(own) // 2
    yield from _at_fault(changes, own[:middle], as_of)
    yield from _at_fault(changes, own[middle:], as_of)


def _not_as_meant(before: Council, after: Council, one: Proposal) -> Problem | None:
    if one.what is not What.MARGIN:
        return None
    clause = next(e for e in after.editions if e.id == one.edition).clause_by_id.get(one.subject)
    value = dict(one.value)
    if clause is None or (clause.classification.topic or "") != value.get("topic", ""):
        return problem_of(
            one, "the clause does not take these attributes; write them by hand, above the clause"
        )
    return None


def _others_changed(before: Council, after: Council, own: Sequence[Proposal]) -> Iterable[Problem]:
    """Yield a problem if a word of a text, or a clause that nobody decided on, has changed."""
    meant = {(one.edition, one.subject) for one in own if one.what is What.MARGIN}
    for old, new in zip(before.every_edition, after.every_edition, strict=True):
        if old.words != new.words:
            yield problem_of(own[0], "the words of the text would change; write it by hand")
        for clause in old.clauses:
            if (place_of(old), clause.id) not in meant and _given(
                new.clause_by_id[clause.id]
            ) != _given(clause):
                yield problem_of(
                    own[0], f"clause {clause.label} would also change; write the attributes by hand"
                )


def _given(clause: Clause) -> tuple[Classification, ...]:
    return clause.classifications


def _is_new(path: Path, text: str) -> bool:
    return not path.exists() or path.read_bytes() != text.encode()


def _replace(path: Path, text: str) -> None:
    """Write a file beside the existing one, then put it into its place in one step."""
    path.parent.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        beside = (path, path.parent / "council.yml", path.parent.parent / "council.yml")
        shutil.copymode(next(one for one in beside if one.exists()), name)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
