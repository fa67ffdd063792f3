"""An accessibility statement, drafted after the model statement for public sector bodies in the United Kingdom.

The headings, and the sentences that the model wants as they are, follow the model statement under regulation 7 of the
Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. Whether a website meets
the standard is said only as the person who tested it declares it: no program can know that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mkdocs_protocol.core.accessibility import Compliance, Reason
from mkdocs_protocol.core.partial_date import show_day

_LAW = (
    "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018"
)
_STANDARD = "Web Content Accessibility Guidelines version 2.2 AA standard"
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~$!&])")


@dataclass(frozen=True, slots=True)
class Check:
    """A check that was run: what, when, by a program or a person, and with what result."""

    what: str
    on: date
    result: str
    is_by_program: bool


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that is not accessible."""

    what: str
    criterion: str = ""
    fixed_by: date | None = None
    because: Reason = Reason.NON_COMPLIANCE


@dataclass(frozen=True, slots=True)
class Statement:
    """The facts of a statement; anything that nobody has given is "" or None."""

    organisation: str
    website: str
    contact: str = ""
    answered_within_days: int | None = None
    assessed_by: str = ""
    assessed_on: date | None = None
    prepared_on: date | None = None
    reviewed_on: date | None = None
    improving: Sequence[str] = ()
    is_in_northern_ireland: bool = False
    """Whether another body enforces the law there."""
    checks: Sequence[Check] = ()
    issues: Sequence[Issue] = ()
    compliance: Compliance | None = None
    """What the person who tested it declares of the whole; None if nobody does."""

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys without which a statement is not to be published."""
        given = {
            "contact": self.contact,
            "answered_within_days": self.answered_within_days,
            "assessed_by": self.assessed_by,
            "assessed_on": self.assessed_on,
            "prepared_on": self.prepared_on,
        }
        return tuple(key for key, value in given.items() if not value)


def accessibility_statement(statement: Statement) -> str:
    """Return a statement as Markdown; missing facts are shown in brackets, under a line that says it is a draft."""
    return "\n\n".join(part for part in _parts(statement) if part) + "\n"


def _parts(said: Statement) -> Iterator[str]:
    yield f"# Accessibility statement for {_safe(said.website)}"
    if said.missing:
        yield f"**A draft, not to be published. Still to be given: {', '.join(said.missing)}.**"
    yield f"This accessibility statement applies to {_safe(said.website)}."
    yield f"This website is run by {_safe(said.organisation)}. We want as many people as possible to be able to use it."
    yield "## How accessible this website is"
    if said.issues:
        yield "We know some parts of this website are not fully accessible:"
        yield _list(_safe(issue.what) for issue in said.issues)
    else:
        yield "Nobody has told us of a part that cannot be used. That does not show that there is none."
    contact = _safe(said.contact) or "[contact]"
    days = said.answered_within_days or "[number of]"
    yield "## Feedback and contact information"
    yield (
        "If you need information on this website in a different format, such as accessible PDF, large print, easy read, "
        f"audio recording or braille, contact {contact}. We’ll consider your request and get back to you in {days} days."
    )
    yield "## Reporting accessibility problems with this website"
    yield (
        "We’re always looking to improve the accessibility of this website. If you find any problems not listed on this "
        f"page or think we’re not meeting accessibility requirements, contact {contact}."
    )
    yield "## Enforcement procedure"
    if said.is_in_northern_ireland:
        yield (
            f"The Equality Commission for Northern Ireland (ECNI) is responsible for enforcing the {_LAW} (the "
            "‘accessibility regulations’) in Northern Ireland. If you’re not happy with how we respond to your complaint, "
            "contact the [ECNI](https://www.equalityni.org/)."
        )
    else:
        yield (
            f"The Equality and Human Rights Commission (EHRC) is responsible for enforcing the {_LAW} (the ‘accessibility "
            "regulations’). If you’re not happy with how we respond to your complaint, contact the [Equality Advisory and "
            "Support Service (EASS)](https://www.equalityadvisoryservice.com/)."
        )
    yield "## Technical information about this website’s accessibility"
    yield f"{_safe(said.organisation)} is committed to making its website accessible, in accordance with the {_LAW}."
    yield from _technical(said)


def _technical(said: Statement) -> Iterator[str]:
    yield "### Compliance status"
    yield _status(said)
    if said.issues:
        yield "## Non-accessible content"
        yield "The content listed below is non-accessible for the following reasons."
        for reason, heading in _HEADINGS.items():
            if issues := [issue for issue in said.issues if issue.because is reason]:
                yield f"### {heading}"
                yield _list(_in_words(issue) for issue in issues)
    if said.checks:
        yield "## What was checked"
        yield _list(
            f"{_safe(check.what)}, on {show_day(check.on)}, by a {'program' if check.is_by_program else 'person'}: "
            f"{_safe(check.result)}"
            for check in said.checks
        )
        if any(check.is_by_program for check in said.checks):
            yield "Checks by a program find only some of the problems that people meet."
    if said.improving:
        yield "## What we’re doing to improve accessibility"
        yield _list(_safe(one) for one in said.improving)
    yield "## Preparation of this accessibility statement"
    prepared = show_day(said.prepared_on) if said.prepared_on else "[date]"
    reviewed = show_day(said.reviewed_on) if said.reviewed_on else prepared
    tested = show_day(said.assessed_on) if said.assessed_on else "[date]"
    yield (
        f"This statement was prepared on {prepared}. It was last reviewed on {reviewed}. This website was last tested on {tested} against the {_STANDARD}. "
        f"The test was carried out by {_safe(said.assessed_by) or '[who tested it]'}."
    )


_HEADINGS = {
    Reason.NON_COMPLIANCE: "Non-compliance with the accessibility regulations",
    Reason.BURDEN: "Disproportionate burden",
    Reason.OUT_OF_SCOPE: "Content that’s not within the scope of the accessibility regulations",
}


def _status(said: Statement) -> str:
    """Return the model's sentence for what was declared; of a website with issues it is "partially" unless declared."""
    match said.compliance:
        case Compliance.FULL:
            return f"This website is fully compliant with the {_STANDARD}."
        case Compliance.NONE:
            return (
                f"This website is not compliant with the {_STANDARD}. "
                f"T{_due_to(said)[1:]} are listed below."
            )
        case None if not said.issues:
            return (
                f"Nobody has said yet whether this website is compliant with the {_STANDARD}. No check by a program "
                "shows it."
            )
    return f"This website is partially compliant with the {_STANDARD}, due to {_due_to(said)} listed below."


def _due_to(said: Statement) -> str:
    """Name what the model's sentence names: non-compliances, exemptions, or both."""
    reasons = {issue.because for issue in said.issues}
    fails, exempt = Reason.NON_COMPLIANCE in reasons, bool(reasons - {Reason.NON_COMPLIANCE})
    both = "the non-compliances and exemptions"
    return both if fails and exempt else "the exemptions" if exempt else "the non-compliances"


def _in_words(issue: Issue) -> str:
    fails = (
        f" This fails WCAG 2.2 success criterion {_safe(issue.criterion)}."
        if issue.criterion
        else ""
    )
    fixed = f" We plan to fix this by {show_day(issue.fixed_by)}." if issue.fixed_by else ""
    return f"{_safe(issue.what)}{fails}{fixed}"


def _list(items: Iterator[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _safe(words: str) -> str:
    """Return words that Markdown shows as they are."""
    return _SIGNS.sub(r"\\\1", " ".join(words.split()))
