"""Problems in the forms that build services show beside the lines of a file.

- **GitHub** reads orders among what a command prints: `::error file=…,line=…,col=…::message`
  (docs.github.com, "Workflow commands for GitHub Actions"). A percent sign, a line end, and in a property a
  colon or comma too, are written as codes, so that no source can give an order of its own.
- **GitLab** reads a file in the form of Code Climate's issues (docs.gitlab.com, "Code Quality"): a JSON list
  with a description, a fingerprint, a severity and a place each.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from mkdocs_protocol.cli.printing import say, say_json, say_safe
from mkdocs_protocol.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_protocol.core.problems import Location, Problem


class Form(StrEnum):
    """How a command reports what it found."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A message shown beside a line of a file."""

    at: Location
    message: str
    code: str
    is_error: bool


def annotated(
    problems: Iterable[Problem], warnings: Iterable[Problem] = ()
) -> tuple[Annotation, ...]:
    """Return problems as errors, and what only needs to be settled as warnings."""
    return (
        *(Annotation(p.at, p.message, p.code, is_error=True) for p in problems),
        *(Annotation(p.at, p.message, p.code, is_error=False) for p in warnings),
    )


def annotate(found: Sequence[Annotation], form: Form) -> None:
    """Print annotations for GitHub, and the same as lines for people who read the log; or all for GitLab."""
    if form is Form.GITLAB:
        say_json([_issue(one) for one in found])
        return
    for one in found:
        # The only line that begins as a command does; nothing else that is printed can.
        say_safe(_order(one))
        say(visible(f"{one.at}: {one.message}"))


def _order(one: Annotation) -> str:
    name = "error" if one.is_error else "warning"
    place = (
        f"file={_property(one.at.path)},line={one.at.line},col={one.at.column},"
        f"title={_property(one.code)}"
    )
    return f"::{name} {place}::{_data(one.message)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _issue(one: Annotation) -> dict[str, Any]:
    named = "\0".join((one.code, one.at.path, str(one.at.line), str(one.at.column), one.message))
    return {
        "description": one.message,
        "check_name": one.code,
        "fingerprint": hashlib.blake2b(named.encode(), digest_size=20).hexdigest(),
        "severity": "major" if one.is_error else "minor",
        "location": {"path": one.at.path, "lines": {"begin": one.at.line}},
    }
