"""`accessibility-statement`: a draft from facts, kept unpublished until somebody answers for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from mkdocs_protocol.cli.printing import PlainError, say, say_as_it_is
from mkdocs_protocol.papers.accessibility import Check, Issue, Statement, accessibility_statement
from mkdocs_protocol.reading.accessibility import AccessibilityForm, read_accessibility


@click.command("accessibility-statement", short_help="Draft a website's accessibility statement.")
@click.argument("file", type=click.Path(path_type=Path), default="accessibility.yml")
@click.option(
    "--write", type=click.Path(path_type=Path), metavar="PAGE",
    help="Write the page, such as docs/accessibility.md, where nothing is missing.",
)  # fmt: skip
def statement_command(file: Path, write: Path | None) -> None:
    """Draft a website's accessibility statement from FILE (accessibility.yml, unless given).

    It follows the model statement for public sector bodies. Without a contact, an assessor and dates it is a
    draft, which is printed and never written as a page.
    """
    form, problems = read_accessibility(file)
    for problem in problems:
        say(problem)
    if form is None:
        raise PlainError("no statement was drafted")
    statement = _statement(form)
    text = accessibility_statement(statement)
    if write is None:
        say_as_it_is(text)
        return
    if statement.missing:
        raise PlainError(f"{write} was not written: give {', '.join(statement.missing)} in {file}")
    if write.exists():
        raise PlainError(f"{write} is there; move it away first")
    try:
        write.parent.mkdir(parents=True, exist_ok=True)
        write.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise PlainError(f"{write} cannot be written ({error.strerror})") from None
    say(f"wrote {write}")


def _statement(form: AccessibilityForm) -> Statement:
    return Statement(
        organisation=form.organisation,
        website=form.website,
        contact=form.contact or "",
        answered_within_days=form.answered_within_days,
        assessed_by=form.assessed_by or "",
        assessed_on=_day(form.assessed_on),
        prepared_on=_day(form.prepared_on),
        reviewed_on=_day(form.reviewed_on),
        improving=tuple(form.improving),
        is_in_northern_ireland=form.country == "Northern Ireland",
        checks=tuple(
            Check(c.what, date.fromisoformat(c.on), c.result, is_by_program=c.by == "program")
            for c in form.checks
        ),
        issues=tuple(
            Issue(i.what, i.criterion or "", _day(i.fixed_by), i.because) for i in form.issues
        ),
        compliance=form.compliance,
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
