"""What accepted proposals make of the sources of a council: new texts of files, of which nothing is written yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

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
from mkdocs_protocol.proposing.proposal import Decision, Fields, Proposal, What
from mkdocs_protocol.proposing.tree_text import tree_lines
from mkdocs_protocol.proposing.yaml_text import in_line
from mkdocs_protocol.reading.files import slug_fault

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.proposing.proposal import Value

Key: TypeAlias = tuple[str, str, str, str]
"""What identifies a proposal."""

CODE = "proposal-not-written"
_FACTS = frozenset({What.FINDING, What.DATE})
"""What is written among an edition's facts."""
_READ = "A person has read it and found it to be none."
"""Why a finding that was struck without a reason is dismissed."""


@dataclass(frozen=True, slots=True)
class Changes:
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
                faults[one.key] = problem_of(one, str(error))
            except (OSError, UnicodeError):
                faults[one.key] = problem_of(one, _unreadable(path.name))
        lines |= {path: file.lines for path, file in answers.items()}
        self._add_facts([one for one in proposals if one.what in _FACTS], lines, faults)
        steps = [one for one in proposals if one.what is What.STEP]
        for situation in dict.fromkeys(_situation(one) for one in steps):
            own = [one for one in steps if _situation(one) == situation]
            try:
                path, tree = self._tree(situation, own)
                lines[path] = tree
            except NoPlaceError as error:
                faults[own[0].key] = problem_of(own[0], str(error))
            except (OSError, UnicodeError):
                faults[own[0].key] = problem_of(own[0], _unreadable(f"trees/{situation}.yml"))
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
                    faults[each] = problem_of(by_key[each], str(OnOneLineError(key, line)))
            except NoPlaceError as error:
                faults |= {each: problem_of(by_key[each], str(error)) for each in found}
            except (OSError, UnicodeError):
                faults |= {each: problem_of(by_key[each], _unreadable(path.name)) for each in found}

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


def problem_of(one: Proposal, message: str) -> Problem:
    """Return the problem of a proposal that cannot be written, at the place of its decision."""
    return Problem(
        one.at or Location(f"{one.council}/{one.edition}"),
        f"'{one.subject}' is not written: {message}",
        CODE,
    )


def _situation(one: Proposal) -> str:
    return one.subject.partition("/")[0]


def _unreadable(file: str) -> str:
    return f"{file} cannot be read; see mkdocs-protocol check"


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
