"""Accepted proposals written into the sources: each council's files whole, or not at all.

Changes are tried first on a copy of the council's folder. They are written only if the copy has no problem, no word
of a text has changed, and only the accepted clauses are classified differently.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_protocol.checking.loading import load
from mkdocs_protocol.core.hints import did_you_mean
from mkdocs_protocol.core.problems import Location, Problem
from mkdocs_protocol.proposing.editing import (
    NoPlaceError,
    OnOneLineError,
    with_fact,
    with_margin,
    with_role_names,
    with_silence,
)
from mkdocs_protocol.proposing.editing_lists import AnswersFile, with_row_item
from mkdocs_protocol.proposing.facts import proposed_findings
from mkdocs_protocol.proposing.proposal import Decision, Fields, Proposal, What, place_of
from mkdocs_protocol.proposing.tree_text import tree_lines
from mkdocs_protocol.proposing.yaml_text import in_line
from mkdocs_protocol.reading.files import slug_fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from mkdocs_protocol.checking.loading import Loaded
    from mkdocs_protocol.core.handbook import Council, Handbook
    from mkdocs_protocol.core.protocol import Classification, Clause
    from mkdocs_protocol.proposing.proposal import Value

Key: TypeAlias = tuple[str, str, str, str]
"""What identifies a proposal."""

CODE = "proposal-not-written"
_FACTS = frozenset({What.FINDING, What.DATE})
"""What is written among an edition's facts."""
_READ = "A person has read it and found it to be none."
"""Why a finding that was struck without a reason is dismissed."""
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
            problems += [_problem(one, f"there is no council '{id_}'{hint}") for one in own]
            continue
        changes = _Changes(root, council, [one for one in decided if one.council == id_])
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


@dataclass(frozen=True, slots=True)
class _Changes:
    """What accepted proposals make of a council's files."""

    root: Path
    council: Council
    decided: Sequence[Proposal]
    """All proposals of the council, including struck and open ones: a tree depends on what was decided about each of its steps."""

    def of(self, proposals: Sequence[Proposal]) -> tuple[dict[Path, str], dict[Key, Problem]]:
        """Return the new texts of files, and what is wrong with each proposal that has no place in them."""
        lines: dict[Path, list[str]] = {}
        answers: dict[Path, AnswersFile] = {}
        faults: dict[Key, Problem] = {}
        lined = [one for one in proposals if one.what not in {What.STEP, *_FACTS}]
        # From the last clause to the first, so that the lines of those before stay where they are; facts come last.
        for one in sorted(lined, key=lambda one: -_line(self.council, one)):
            path = self.root / _file_of(self.council, one)
            try:
                if one.what is What.ANSWER:
                    self._answer(path, one, answers)
                else:
                    lines[path] = _with(lines.get(path) or _lines_of(path, one), self.council, one)
            except NoPlaceError as error:
                faults[one.key] = _problem(one, str(error))
            except (OSError, UnicodeError):
                faults[one.key] = _problem(one, _unreadable(path.name))
        lines |= {path: file.lines for path, file in answers.items()}
        self._add_facts([one for one in proposals if one.what in _FACTS], lines, faults)
        steps = [one for one in proposals if one.what is What.STEP]
        for situation in dict.fromkeys(_situation(one) for one in steps):
            own = [one for one in steps if _situation(one) == situation]
            try:
                path, tree = self._tree(situation, own)
                lines[path] = tree
            except NoPlaceError as error:
                faults[own[0].key] = _problem(own[0], str(error))
            except (OSError, UnicodeError):
                faults[own[0].key] = _problem(own[0], _unreadable(f"trees/{situation}.yml"))
        return {path: "\n".join(now) for path, now in lines.items()}, faults

    def _add_facts(
        self,
        proposals: Sequence[Proposal],
        lines: dict[Path, list[str]],
        faults: dict[Key, Problem],
    ) -> None:
        """Add facts to editions: all that come below one key at once, as an edition may have very many."""
        groups: dict[tuple[Path, str], dict[Key, str]] = {}
        by_key = {one.key: one for one in proposals}
        for one in proposals:
            key, line = _fact(one)
            groups.setdefault((self.root / _file_of(self.council, one), key), {})[one.key] = line
        for (path, key), found in groups.items():
            first = by_key[next(iter(found))]
            try:
                lines[path] = with_fact(
                    lines.get(path) or _lines_of(path, first), key, *found.values()
                )
            except OnOneLineError:
                for each, line in found.items():
                    faults[each] = _problem(by_key[each], str(OnOneLineError(key, line)))
            except NoPlaceError as error:
                faults |= {each: _problem(by_key[each], str(error)) for each in found}
            except (OSError, UnicodeError):
                faults |= {each: _problem(by_key[each], _unreadable(path.name)) for each in found}

    def _answer(self, path: Path, one: Proposal, files: dict[Path, AnswersFile]) -> None:
        """Add an answer to its file, which is read once however many there are."""
        _check_edition(self.council, one)
        if path not in files:
            files[path] = AnswersFile(_lines_of(path, one))
        files[path].add(one.subject, one.value)

    def _tree(self, situation: str, own: Sequence[Proposal]) -> tuple[Path, list[str]]:
        """Return the file of a tree and its lines. Raises NoPlaceError if a person has written one, or if it is not a tree."""
        folder = self.root / self.council.id / "trees"
        # The name of a file: an unknown situation might name one outside the folder.
        if slug_fault(situation):
            raise NoPlaceError(f"there is no situation '{situation}'")
        path = folder / f"{situation}.yml"
        leading = self.council.leading_edition.id
        if own[0].edition != leading:
            raise NoPlaceError(
                f"trees are about the edition that represents the council, {leading}"
            )
        keys = {one.key for one in own}
        whole = [
            one
            if one.decision is not Decision.ACCEPT or one.key in keys
            else replace(one, decision=Decision.STRIKE)
            for one in self.decided
            if one.what is What.STEP and _situation(one) == situation
        ]
        made = tree_lines(whole)
        if path.exists() and path.read_text("utf-8").split("\n") != made:
            raise NoPlaceError(f"trees/{path.name} is there already; change it there")
        return path, made


def _unreadable(file: str) -> str:
    return f"{file} cannot be read; see mkdocs-protocol check"


def _is_dismissed(handbook: Handbook, one: Proposal) -> bool:
    """Return whether a finding was struck that is still proposed: then the facts say that it is none."""
    if one.decision is not Decision.STRIKE or one.what is not What.FINDING:
        return False
    council = handbook.council_by_id.get(one.council)
    return council is not None and any(one.key == found.key for found in proposed_findings(council))


def _situation(one: Proposal) -> str:
    return one.subject.partition("/")[0]


def _of_no_edition(council: Council, own: Iterable[Proposal]) -> Iterator[tuple[Key, Problem]]:
    """Yield each proposal for an edition that the council does not have: it may name a file that is not the council's."""
    known = {place_of(edition) for edition in council.every_edition}
    for one in own:
        if one.edition and one.edition not in known:
            hint = did_you_mean(one.edition, known)
            yield one.key, _problem(one, f"{council.id} has no edition '{one.edition}'{hint}")


def _lines_of(path: Path, one: Proposal) -> list[str]:
    """Return the lines of a file; none if a council has no answers yet."""
    if one.what is What.ANSWER and not path.exists():
        return []
    return path.read_text("utf-8").split("\n")


def _file_of(council: Council, one: Proposal) -> str:
    """Return the file that a proposal is written into, in the folder of the councils."""
    match one.what:
        case What.ROW:
            return "expectations.yml"
        case What.ANSWER:
            return f"{council.id}/answers.yml"
    if not one.edition:
        return f"{council.id}/council.yml"
    document, _, edition = one.edition.rpartition("/")
    within = f"{document}/editions" if document else "editions"
    return f"{council.id}/{within}/{edition}.md"


def _line(council: Council, one: Proposal) -> int:
    """Return the line, from 0, on which the clause of a proposal begins; -1 if it is not about a clause."""
    for edition in council.editions:
        if (
            edition.id == one.edition
            and one.subject in edition.clause_by_id
            and one.what is What.MARGIN
        ):
            return edition.clause_by_id[one.subject].at.line - 1
    return -1


def _with(lines: list[str], council: Council, one: Proposal) -> list[str]:
    value = dict(one.value)
    match one.what:
        case What.MARGIN:
            line = _line(council, one)
            if line < 0:
                raise NoPlaceError(
                    f"there is no clause '{one.subject}' in {one.edition}.md any more"
                )
            return with_margin(lines, line, {key: _words(given) for key, given in one.value})
        case What.SILENT:
            return with_silence(lines, [str(value.get("topic", one.subject))])
        case What.ROLE_NAME:
            return with_role_names(lines, one.subject, _words(value.get("names", ())))
        case What.ROW:
            rows = _words(value.get("rows", ()))
            if not rows:
                raise NoPlaceError("no row is named; write them under value: {rows: [...]}")
            for row in rows:
                lines = with_row_item(lines, row, council.id, one.subject)
            return lines
        case _:
            raise NoPlaceError(
                "a step is written with its tree, an answer or a fact with the others"
            )


def _fact(one: Proposal) -> tuple[str, str]:
    """Return the key of the facts below which something is written, and the line."""
    value = dict(one.value)
    if one.what is What.DATE:
        return "" if one.subject == "cycle" else "dates", str(value.get("line", ""))
    if one.decision is Decision.STRIKE:
        why = value.get("why") or _READ
        none = Fields.given(kind=value["kind"], clauses=value.get("clauses", ()), why=why)
        return "dismissed", f"- {in_line(none)}"
    return "findings", f"- {in_line(Fields(one.value))}"


def _words(value: Value) -> tuple[str, ...]:
    """Return the words of a value, one or several. Raises NoPlaceError if it holds anything else."""
    found = value if isinstance(value, tuple) else (value,)
    if any(not isinstance(one, str) for one in found):
        raise NoPlaceError(
            "what is under value is neither a word nor a list of words; write one of these"
        )
    return tuple(one for one in found if isinstance(one, str))


def _check_edition(council: Council, one: Proposal) -> None:
    """Raise NoPlaceError if a council's answers are about a different edition from the proposal."""
    read = council.answers.edition if council.answers else council.leading_edition.id
    if one.edition != read:
        raise NoPlaceError(
            f"answers.yml answers for the edition {read}; give it the edition {one.edition} when all of it has been "
            "read again"
        )


def _faults_of(
    changes: _Changes, own: Sequence[Proposal], texts: dict[Path, str], as_of: date
) -> list[Problem]:
    """Try the new texts on a copy; return what prevents them from being written."""
    council = changes.council
    tried = _tried(changes, texts, as_of)
    if tried.problems:
        found = [*islice(_at_fault(changes, own, as_of), _MOST_REPORTED)]
        return found or [_problem(own[0], tried.problems[0].message)]
    (after,) = tried.handbook.councils
    return [fault for one in own if (fault := _not_as_meant(council, after, one))] or [
        *_others_changed(council, after, own)
    ]


def _tried(changes: _Changes, texts: Mapping[Path, str], as_of: date) -> Loaded:
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


def _at_fault(changes: _Changes, own: Sequence[Proposal], as_of: date) -> Iterator[Problem]:
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
        yield _problem(own[0], problems[0].message)
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
        return _problem(
            one, "the clause does not take these attributes; write them by hand, above the clause"
        )
    return None


def _others_changed(before: Council, after: Council, own: Sequence[Proposal]) -> Iterable[Problem]:
    """Yield a problem if a word of a text, or a clause that nobody decided on, has changed."""
    meant = {(one.edition, one.subject) for one in own if one.what is What.MARGIN}
    for old, new in zip(before.every_edition, after.every_edition, strict=True):
        if old.words != new.words:
            yield _problem(own[0], "the words of the text would change; write it by hand")
        for clause in old.clauses:
            if (place_of(old), clause.id) not in meant and _given(
                new.clause_by_id[clause.id]
            ) != _given(clause):
                yield _problem(
                    own[0], f"clause {clause.label} would also change; write the attributes by hand"
                )


def _given(clause: Clause) -> tuple[Classification, ...]:
    return clause.classifications


def _problem(one: Proposal, message: str) -> Problem:
    return Problem(
        one.at or Location(f"{one.council}/{one.edition}"),
        f"'{one.subject}' is not written: {message}",
        CODE,
    )


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
