"""The file in which a person decides on proposals, line by line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, Field, RootModel

from mkdocs_protocol.proposing.proposal import Decision, Proposal, Value, What
from mkdocs_protocol.reading.files import SourceFolder
from mkdocs_protocol.reading.fill import fill
from mkdocs_protocol.reading.form_parts import STRICT, Slug, Text
from mkdocs_protocol.reading.yaml_tree import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs_protocol.core.problems import Problem

_HEAD = """\
# Proposals by the program. Nothing has been written into the sources.
#
# Read each passage. Then write after `decide:`
#   accept   to have it written as it is here; change `value` first if you know better
#   strike   to have it left out, now and the next time
# and leave it empty to decide later. Then run: mkdocs-protocol accept {name}
#
# `score` says how similar the wording of the most similar clause is, from 0 to 1. It says nothing about the meaning.

"""


class ProposalForm(BaseModel):
    """A proposal, and what a person has decided on it."""

    model_config = STRICT

    decide: Literal["", "accept", "strike"] | None = Field(
        "", description="accept, strike, or nothing yet"
    )
    what: What
    council: Slug
    edition: str = ""
    subject: Text
    value: dict[str, str | list[str]]
    words: str = ""
    score: str = "0"
    instead: list[str] = []


class ProposalsForm(RootModel[list[ProposalForm]]):
    """A file of proposals."""


def proposals_text(proposals: Iterable[Proposal], name: str) -> str:
    """Return the file for a person: YAML, a proposal an entry."""
    return _HEAD.format(name=name) + "\n".join(map(_entry, proposals))


def read_proposals(path: Path, name: str) -> tuple[tuple[Proposal, ...], tuple[Problem, ...]]:
    """Read a file of proposals; return them in order, and every problem of the file. Never raises for what it holds.

    `name` is what problems call the file's folder.
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
    return tuple(
        Proposal(
            one.what,
            one.council,
            one.edition,
            one.subject,
            tuple((key, _frozen(value)) for key, value in one.value.items()),
            one.words,
            decision=Decision(one.decide or ""),
            instead=tuple(one.instead),
            at=tree.place((index, "decide")),
        )
        for index, one in enumerate(entries)
    ), tuple(folder.problems)


def _frozen(value: str | list[str]) -> Value:
    return value if isinstance(value, str) else tuple(value)


def _entry(one: Proposal) -> str:
    fields = [
        ("decide", str(one.decision)),
        ("what", str(one.what)),
        ("council", one.council),
        ("edition", json.dumps(one.edition) if one.edition else ""),
        ("subject", json.dumps(one.subject, ensure_ascii=False)),
        ("words", json.dumps(one.words, ensure_ascii=False) if one.words else ""),
        ("value", _flow(one.value)),
        ("instead", f"[{', '.join(one.instead)}]" if one.instead else ""),
        ("score", f"{one.score:.2f}" if one.score else ""),
    ]
    lines = [f"{key}: {text}".rstrip() for key, text in fields if text or key == "decide"]
    return f"- {lines[0]}\n" + "".join(f"  {line}\n" for line in lines[1:])


def _flow(value: tuple[tuple[str, Value], ...]) -> str:
    return (
        "{"
        + ", ".join(f"{key}: {json.dumps(given, ensure_ascii=False)}" for key, given in value)
        + "}"
    )
