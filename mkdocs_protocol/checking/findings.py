"""What a text shows about itself, as far as a rule can see it from its facts and numbers."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from mkdocs_protocol.core.edition_dates import DateKind, FactState
from mkdocs_protocol.core.protocol import Clause, Finding, Section, bare_number, walk
from mkdocs_protocol.core.vocabulary import FindingKind
from mkdocs_protocol.words.gettext import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition

_SAID = (FactState.STATED, FactState.WORDED)
_BLANK = {
    DateKind.ADOPTED: N_(
        "There is a label for the date of adoption (“{label}”), but nothing after it."
    ),
    DateKind.APPROVED: N_(
        "There is a label for the date of approval (“{label}”), but nothing after it."
    ),
    DateKind.REVIEWED: N_(
        "There is a label for the date of the last review (“{label}”), but nothing after it."
    ),
    DateKind.UNCHANGED: N_(
        "There is a label for the date of the last review without change (“{label}”), but nothing after it."
    ),
    DateKind.AMENDED: N_(
        "There is a label for the date of amendment (“{label}”), but nothing after it."
    ),
    DateKind.SIGNED: N_(
        "There is a label for the date of signature (“{label}”), but nothing after it."
    ),
    DateKind.ISSUED: N_(
        "There is a label for the date of issue (“{label}”), but nothing after it."
    ),
    DateKind.IN_FORCE_FROM: N_(
        "There is a label for the date from which it is in force (“{label}”), but nothing after it."
    ),
    DateKind.EXPIRES: N_(
        "There is a label for the date on which it expires (“{label}”), but nothing after it."
    ),
    DateKind.NEXT_REVIEW: N_(
        "There is a label for the date of the next review (“{label}”), but nothing after it."
    ),
}


def with_findings(council: Council) -> Council:
    """Return a council with what the rules find in its texts put before what its editors found."""
    return council.with_each_edition(
        lambda edition: replace(edition, findings=(*findings(edition), *edition.findings))
    )


def findings(edition: Edition) -> Iterator[Finding]:
    """Yield what every rule finds in an edition."""
    for rule in RULES:
        yield from rule(edition)


def mended_numbers(edition: Edition) -> Iterator[Finding]:
    """A number that is not printed as it was meant; for a section, its first clause is named."""
    for node in walk(edition.body):
        if isinstance(node, Clause) and node.is_mended:
            yield Finding(FindingKind.NUMBER_MENDED, _mended(node), (node.id,))
        elif isinstance(node, Section) and node.is_mended and not node.is_clause:
            clauses = (below.id for below in walk(node.children) if isinstance(below, Clause))
            yield Finding(FindingKind.NUMBER_MENDED, _mended(node), tuple(islice(clauses, 1)))


def blanks(edition: Edition) -> Iterator[Finding]:
    """A label with nothing after it."""
    for fact in edition.dates.recorded:
        if fact.state is FactState.BLANK and fact.kind in _BLANK:
            yield Finding(FindingKind.BLANK, _(_BLANK[fact.kind]).format(label=fact.printed))
    if edition.cycle and edition.cycle.is_blank:
        said = _("There is a label for the review cycle (“{label}”), but nothing after it.")
        yield Finding(FindingKind.BLANK, said.format(label=edition.cycle.printed))
    if edition.sign_off and edition.sign_off.blank and not _is_dated_blank(edition):
        said = _("There is a place for a signature (“{label}”), but it is empty.")
        yield Finding(FindingKind.BLANK, said.format(label=edition.sign_off.printed))


def missing_dates(edition: Edition) -> Iterator[Finding]:
    """No date that says when the text took effect, or when it is to be reviewed.

    If a document is known only in part, or nobody has entered its dates, nobody can say what it lacks.
    """
    if edition.incomplete or edition.dates_to_give:
        return
    dates = edition.dates
    unlabelled = dates[DateKind.UNLABELLED]
    began = (
        DateKind.ADOPTED,
        DateKind.APPROVED,
        DateKind.ISSUED,
        DateKind.SIGNED,
        DateKind.IN_FORCE_FROM,
    )
    if unlabelled.state is FactState.STATED:
        said = _(
            "The date “{date}” is printed without explanation: "
            "the document does not say whether the text was adopted, issued or signed then."
        )
        yield Finding(FindingKind.MISSING, said.format(date=unlabelled.printed))
    elif not any(dates[kind].state in _SAID for kind in began):
        yield Finding(FindingKind.MISSING, _("The document does not say when it was adopted."))
    if dates[DateKind.NEXT_REVIEW].state is FactState.ABSENT:
        yield Finding(FindingKind.MISSING, _unsaid_review(edition))


def unsaid_approver(edition: Edition) -> Iterator[Finding]:
    """Nobody is named as having adopted or approved the text."""
    deciding = (DateKind.ADOPTED, DateKind.APPROVED)
    if not (edition.incomplete or edition.dates_to_give) and not any(
        fact.by for kind in deciding for fact in edition.dates.all_of(kind)
    ):
        yield Finding(
            FindingKind.MISSING, _("The document does not say which body adopted or approved it.")
        )


RULES: tuple[Callable[[Edition], Iterator[Finding]], ...] = (
    mended_numbers,
    blanks,
    missing_dates,
    unsaid_approver,
)
"""Every rule, in the order in which a page shows its findings."""


def _unsaid_review(edition: Edition) -> str:
    cycle = edition.cycle
    if cycle is not None and cycle.state is FactState.WORDED:
        said = _("The document says how often it is reviewed (“{cycle}”), but not when next.")
        return said.format(cycle=cycle.printed)
    return _("The document does not say when it is to be reviewed.")


def _mended(node: Clause | Section) -> str:
    printed, meant = bare_number(node.printed), node.number
    if printed.replace(".", "") == meant.replace(".", "") and printed.count(".") < meant.count("."):
        said = _("Printed “{number}”: the full stop in the number was lost.")
        return said.format(number=node.printed)
    return _("Printed “{number}”, where {meant} was meant.").format(
        number=node.printed, meant=meant
    )


def _is_dated_blank(edition: Edition) -> bool:
    return edition.dates[DateKind.SIGNED].state is FactState.BLANK
