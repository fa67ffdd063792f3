"""accessibility.yml: what a clerk knows and has had checked for an accessibility statement."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, ValidationInfo, field_validator

from mkdocs_protocol.core.accessibility import Compliance, Reason
from mkdocs_protocol.reading.files import SourceFolder
from mkdocs_protocol.reading.fill import fill
from mkdocs_protocol.reading.form_parts import STRICT, Contact, Country, Text, WebAddress
from mkdocs_protocol.reading.yaml_tree import parse_yaml


def _on_the_calendar(written: str) -> str:
    try:
        date.fromisoformat(written)
    except ValueError:
        raise ValueError(
            f"'{written}' is not in the calendar; write a day such as 2026-11-29"
        ) from None
    return written


_Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_on_the_calendar)]


class _Form(BaseModel):
    model_config = STRICT


class CheckForm(_Form):
    """A check that was run."""

    what: Text = Field(description="what was checked, and with what")
    on: _Day
    result: Text
    by: Literal["program", "person"]


class IssueForm(_Form):
    """Something that is not accessible."""

    what: Text = Field(description="what the problem is, for whom, and what they can do instead")
    criterion: Text | None = Field(None, description="the WCAG 2.2 success criterion that fails")
    because: Reason = Field(
        Reason.NON_COMPLIANCE, description="under which of the model statement's headings it stands"
    )
    fixed_by: _Day | None = None


class AccessibilityForm(_Form):
    """accessibility.yml: the facts of an accessibility statement."""

    organisation: Text
    website: WebAddress
    country: Country | None = Field(
        None, description="in Northern Ireland, another body enforces the regulations"
    )
    contact: Contact | None = None
    answered_within_days: Annotated[int, Field(ge=1, le=60)] | None = None
    assessed_by: Text | None = Field(None, description="who tested the website")
    assessed_on: _Day | None = None
    prepared_on: _Day | None = None
    reviewed_on: _Day | None = Field(None, description="when the statement was last reviewed")
    improving: list[Text] = Field([], description="what is being done to improve accessibility")
    checks: list[CheckForm] = []
    issues: list[IssueForm] = []
    compliance: Compliance | None = Field(
        None,
        description="what the person who tested it found of the whole website: fully, partially or not",
    )

    @field_validator("compliance")
    @classmethod
    def _agrees_with_the_rest(
        cls, said: Compliance | None, info: ValidationInfo
    ) -> Compliance | None:
        """Compare what is said about the whole website with its parts, and "fully" with who could know it."""
        checks: list[CheckForm] = info.data.get("checks", [])
        issues: list[IssueForm] = info.data.get("issues", [])
        fails = any(issue.because is Reason.NON_COMPLIANCE for issue in issues)
        match said:
            case Compliance.FULL if issues:
                raise ValueError(
                    "a website with issues is not fully compliant; write partially or not"
                )
            case Compliance.FULL if not any(check.by == "person" for check in checks):
                raise ValueError(
                    "no check by a program shows that a website is fully compliant; give the check by a person that "
                    "does, with by: person, or leave compliance out"
                )
            case Compliance.PARTIAL if not issues:
                raise ValueError(
                    "a statement says in what a website falls short; list it under issues"
                )
            case Compliance.NONE if not fails:
                raise ValueError("a statement says in what a website fails; list it under issues")
        return said


def read_accessibility(path: Path) -> tuple[AccessibilityForm | None, list[str]]:
    """Return the facts, or None, and every problem as a line with its place."""
    folder = SourceFolder(path.absolute().parent, path.parent.as_posix())
    source = folder.read(path.absolute())
    form = fill(AccessibilityForm, parse_yaml(source), folder) if source else None
    return (None if folder.problems else form), [str(problem) for problem in folder.problems]
