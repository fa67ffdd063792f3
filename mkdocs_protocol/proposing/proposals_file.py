"""The file in which a person decides on proposals, one by one or several together."""

from __future__ import annotations

import hashlib
import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field, JsonValue, RootModel, model_validator

from mkdocs_protocol.proposing.proposal import Decision, Fields, Proposal, Value, What
from mkdocs_protocol.proposing.together import Section, Together, decided_together, sections
from mkdocs_protocol.proposing.yaml_text import block, flow
from mkdocs_protocol.reading.files import SourceFolder
from mkdocs_protocol.reading.fill import fill
from mkdocs_protocol.reading.form_parts import STRICT, Slug, Text
from mkdocs_protocol.reading.yaml_tree import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mkdocs_protocol.comparing.placing import Row
    from mkdocs_protocol.core.problems import Problem

_HEAD = """\
# Proposals by the program. Nothing has been written into the sources.
#
# Read each passage. Then write after `decide:`
#   accept   to have it written as it is here; change `value` first if you know better
#   strike   to have it left out, now and the next time
# and leave it empty to decide later. An entry with `all` decides on all below it that are still empty and have at least
# that score: strike or change what is wrong first. Then run: mkdocs-protocol accept {name}
#
# `score` goes from 0 to 1: the higher, the more often such proposals were right. It says nothing about this one.
"""
_NEW_ROWS = """
# Items of several councils that may make a row of their own. To have one, copy it into expectations.yml without the
# signs at the left, and give it a name that will never change and a label.
#
"""
_SHOWN = 60
"""How many characters of an item are shown beside a new row."""
_MARK = 4
"""How many characters a mark has."""


def _score(value: object) -> float:
    if isinstance(value, str):
        try:
            number = float(value)
        except ValueError:
            number = -1.0
        if 0 <= number <= 1:
            return number
    raise ValueError("this is not a score; write a number from 0 to 1, such as 0.5")


Score = Annotated[float, BeforeValidator(_score)]


class ProposalForm(BaseModel):
    """A proposal, or several under one decision, and the decision."""

    model_config = STRICT

    decide: Literal["", "accept", "strike"] | None = Field(
        "", description="accept, strike, or nothing yet"
    )
    all: What | None = Field(None, description="decides on all open ones of this kind")
    at_least: Score = Field(0.0, description="with all: the lowest score of those decided on")
    what: What | None = None
    council: Slug
    edition: str = ""
    subject: Text | None = None
    value: dict[str, JsonValue] | None = None
    words: str = ""
    score: Score = 0.0
    instead: list[str] = []
    mark: str = Field("", description="by which the program sees whether the value was changed")

    @model_validator(mode="after")
    def _is_one_or_several(self) -> ProposalForm:
        if self.all is not None:
            if self.what is not None or self.value is not None:
                raise ValueError("'all' decides on several: leave 'what' and 'value' out, or 'all'")
        elif self.what is None or self.subject is None or self.value is None:
            raise ValueError("give 'what', 'subject' and 'value', as the program wrote them")
        return self


class ProposalsForm(RootModel[list[ProposalForm]]):
    """A file of proposals."""


def proposals_text(proposals: Iterable[Proposal], name: str, rows: Iterable[Row] = ()) -> str:
    """Return the file for a person: YAML with an entry for each proposal, under headings.

    `rows` nobody has declared; they are at the end, as comments, because only a person can name them.
    """
    parts = [part for section in sections([*proposals]) for part in _section(section)]
    text = _HEAD.format(name=name) + "".join(parts or ["\n# Nothing is left to decide.\n\n[]\n"])
    new = [f"# {line}\n" for row in rows for line in _row_lines(row)]
    return text + _NEW_ROWS + "".join(new) if new else text


def record_of(one: Proposal) -> dict[str, JsonValue]:
    """Return a proposal as an entry of the file, for programs."""
    return {
        "what": str(one.what),
        "council": one.council,
        "edition": one.edition,
        "subject": one.subject,
        "value": _plain(Fields(one.value)),
        "words": one.words,
        "score": one.score,
        "instead": [*one.instead],
    }


def row_record(row: Row) -> dict[str, JsonValue]:
    """Return a row that nobody has declared as the items that it would have, for programs."""
    return {
        "items": {one.council.id: [passage.ref for passage in one.passages] for one in row.members}
    }


def read_proposals(path: Path, name: str) -> tuple[tuple[Proposal, ...], tuple[Problem, ...]]:
    """Read a file of proposals; return them in order, and every problem in the file. Never raises for what it holds.

    A decision for several together applies to each. `name` is what problems call the file's folder.
    """
    folder = SourceFolder(path.parent, name)
    source = folder.read(
        path, if_missing="let the program write it: mkdocs-protocol suggest --write"
    )
    if source is None:
        return (), tuple(folder.problems)
    tree = parse_yaml(source)
    form = fill(ProposalsForm, tree, folder)
    entries = form.root if form else []
    groups = [
        Together(one.all, one.council, one.at_least, one.subject or "", Decision(one.decide or ""))
        for one in entries
        if one.all
    ]
    proposals = (
        Proposal(
            one.what,
            one.council,
            one.edition,
            one.subject or "",
            tuple((key, _frozen(value)) for key, value in (one.value or {}).items()),
            one.words,
            score=one.score,
            decision=Decision(one.decide or ""),
            instead=tuple(one.instead),
            at=tree.place((index, "decide")),
            mark=one.mark,
        )
        for index, one in enumerate(entries)
        if one.what
    )
    return decided_together(proposals, groups), tuple(_each_fault_once(folder.problems))


def _each_fault_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the first of all problems that say the same: what one search and replace did is in every entry."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.code, problem.message), []).append(problem)
    for first, *more in alike.values():
        also = f" (and so in {len(more)} more below)" if more else ""
        yield replace(first, message=f"{first.message}{also}")


def mark_of(one: Proposal) -> str:
    """Return the mark of a proposal's value, which differs once a person has changed the value."""
    said = Fields(one.value)
    return hashlib.sha256(flow(said).encode()).hexdigest()[:_MARK]


def _frozen(value: JsonValue) -> Value:
    if isinstance(value, dict):
        return Fields(tuple((key, _frozen(held)) for key, held in value.items()))
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    return "" if value is None else str(value)


def _plain(value: Value) -> JsonValue:
    if isinstance(value, Fields):
        return {key: _plain(held) for key, held in value.of}
    return [*map(_plain, value)] if isinstance(value, tuple) else value


def _section(section: Section) -> Iterator[str]:
    yield f"\n# {section.heading}\n\n"
    group = section.together
    if group:
        yield f"- decide:\n  all: {group.what}\n  council: {group.council}\n"
        if group.subject:
            yield f"  subject: {group.subject}\n"
        if group.at_least:
            yield f"  at_least: {group.at_least:.2f}\n"
        yield "\n"
    yield "\n".join(map(_entry, section.proposals))


def _row_lines(row: Row) -> Iterator[str]:
    binds = row.members[0].passages[0].clause.classification.binds
    yield from ("- id: …", "  label: …", f"  owed_by: [{', '.join(binds)}]", "  items:")
    for member in row.members:
        refs = ", ".join(f'"{passage.ref}"' for passage in member.passages)
        said = " / ".join(
            textwrap.shorten(one.text, _SHOWN, placeholder=" …") for one in member.passages
        )
        yield f"    {member.council.id}: [{refs}]  # “{said}”"


def _entry(one: Proposal) -> str:
    fields = [
        ("decide", str(one.decision)),
        ("subject", flow(one.subject)),
        ("words", flow(one.words) if one.words else ""),
        (
            "value",
            flow(Fields(one.value))
            if one.what not in _LONG
            else "\n" + "\n".join(block(one.value, 4)),
        ),
        ("instead", f"[{', '.join(one.instead)}]" if one.instead else ""),
        ("score", f"{one.score:.2f}" if one.score else ""),
        ("what", str(one.what)),
        ("council", one.council),
        ("edition", flow(one.edition) if one.edition else ""),
        ("mark", flow(one.mark or mark_of(one))),
    ]
    lines = [f"{key}: {text}".rstrip() for key, text in fields if text or key == "decide"]
    lines = [line.replace("value: \n", "value:\n", 1) for line in lines]
    return f"- {lines[0]}\n" + "".join(f"  {line}\n" for line in lines[1:])


_LONG = frozenset({What.ANSWER, What.STEP})
"""The kinds of proposal with values of several lines."""
