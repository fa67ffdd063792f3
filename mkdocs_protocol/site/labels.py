"""The handbook's own words for what an editor says in codes: kinds, roles, dates, findings, councils."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.core.edition_dates import DateKind, FactState
from mkdocs_protocol.core.grammar import joined
from mkdocs_protocol.core.review import Status
from mkdocs_protocol.core.vocabulary import ClauseKind, CouncilKind, FindingKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Classification, Finding
    from mkdocs_protocol.core.vocabulary import Role

KINDS = {
    ClauseKind.DUTY: "Duty",
    ClauseKind.RIGHT: "Right",
    ClauseKind.PERMISSION: "Permission",
    ClauseKind.EXPECTATION: "Expectation",
    ClauseKind.PROHIBITION: "Prohibition",
    ClauseKind.PROCEDURE: "Procedure",
    ClauseKind.ADVICE: "Advice to councils",
    ClauseKind.DESCRIPTION: "Description",
}
"""What a clause does, in a word or two: for lists and filters."""

DATES = {
    DateKind.ADOPTED: "Adopted",
    DateKind.APPROVED: "Approved",
    DateKind.REVIEWED: "Reviewed",
    DateKind.UNCHANGED: "Reviewed without change",
    DateKind.AMENDED: "Amended",
    DateKind.SIGNED: "Signed",
    DateKind.ISSUED: "Issued",
    DateKind.IN_FORCE_FROM: "In force from",
    DateKind.EXPIRES: "Expires",
    DateKind.UNLABELLED: "Dated",
    DateKind.NEXT_REVIEW: "Next review",
}
"""What happened on a date. The document does not say of what an unlabelled date is the date."""

FACT_STATES = {
    FactState.STATED: "stated",
    FactState.BLANK: "left blank",
    FactState.ABSENT: "not stated",
    FactState.WORDED: "in words",
}

FINDINGS = {
    FindingKind.CONFLICT: "Clauses that do not agree",
    FindingKind.PROMISE_NOT_KEPT: "Announced, but missing",
    FindingKind.MISSING: "Not said",
    FindingKind.BLANK: "Left blank",
    FindingKind.DANGLING: "A note or reference that does not match up",
    FindingKind.AMBIGUOUS: "Can be read in more than one way",
    FindingKind.ADVICE: "Advice to councils",
    FindingKind.TEMPLATE_RESIDUE: "Alternatives left open, or words that do not fit",
    FindingKind.NUMBER_MENDED: "Number mended",
    FindingKind.STRUCTURE: "Outline",
    FindingKind.WORDING: "Wording",
    FindingKind.CONVERSION: "From the file’s conversion",
}
"""What a text shows about itself, in the order in which pages show it: substance before form.

A label says what stands on the page, never how it came about: that is not known.
"""

_TWO_READINGS = "Words that can be read two ways"


def finding_label(kind: FindingKind, clauses: Sequence[str]) -> str:
    """Return what a finding on some clauses is called: one clause by itself cannot disagree with others."""
    is_alone = kind is FindingKind.CONFLICT and len(clauses) == 1
    return _TWO_READINGS if is_alone else FINDINGS[kind]


def conflicts_label(conflicts: Iterable[Sequence[str]]) -> str:
    """Return what stands above conflicts, given the clauses of each: clauses where any is between clauses."""
    most = max(conflicts, key=len, default=())
    return finding_label(FindingKind.CONFLICT, most)


def labelled(findings: Iterable[Finding]) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Yield findings under what they are called, in the order of :data:`FINDINGS` and of the source; none is empty."""
    found: dict[tuple[FindingKind, str], list[Finding]] = {}
    for finding in findings:
        key = finding.kind, finding_label(finding.kind, finding.clauses)
        found.setdefault(key, []).append(finding)
    order = [*FINDINGS]
    for key in sorted(found, key=lambda key: (order.index(key[0]), key[1])):
        yield key[1], tuple(found[key])


OPEN_FINDINGS = frozenset({
    FindingKind.CONFLICT, FindingKind.PROMISE_NOT_KEPT, FindingKind.MISSING, FindingKind.BLANK,
    FindingKind.DANGLING, FindingKind.AMBIGUOUS, FindingKind.ADVICE, FindingKind.TEMPLATE_RESIDUE,
})  # fmt: skip
"""The kinds that leave something open to a reader."""

FORM_FINDINGS = frozenset(FindingKind) - OPEN_FINDINGS
"""The kinds that are about mere form."""

COUNCIL_KINDS = {
    CouncilKind.PARISH: "Parish council",
    CouncilKind.TOWN: "Town council",
    CouncilKind.CITY: "City council",
    CouncilKind.COMMUNITY: "Community council",
    CouncilKind.VILLAGE: "Village council",
    CouncilKind.NEIGHBOURHOOD: "Neighbourhood council",
    CouncilKind.GROUPED_PARISH: "Grouped parish council",
    CouncilKind.PARISH_MEETING: "Parish meeting",
    CouncilKind.JOINT_COMMITTEE: "Joint committee",
    CouncilKind.DISTRICT: "District council",
    CouncilKind.UNITARY: "Unitary council",
    CouncilKind.METROPOLITAN: "Metropolitan borough council",
    CouncilKind.LONDON_BOROUGH: "London borough council",
    CouncilKind.COUNTY: "County council",
    CouncilKind.COUNTY_BOROUGH: "County borough council",
    CouncilKind.OTHER: "Another kind",
    CouncilKind.NOT_STATED: "Kind not stated",
}


def kind_of(council: Council) -> str:
    """Return what a council's kind is called: "Town council", or its own word for a kind of its own."""
    return council.kind_called or COUNCIL_KINDS[council.kind]


STATUSES = {
    Status.IN_FORCE: "In force",
    Status.SUPERSEDED: "Superseded",
    Status.DRAFT: "Draft",
}

COVERAGE = {
    Coverage.COVERED: "Covered",
    Coverage.PARTLY: "Covered partly",
    Coverage.SILENT: "Silent",
    Coverage.UNCLASSIFIED: "Not yet classified",
}


def effect(given: Classification, roles: Mapping[str, Role]) -> str:
    """Return what a clause does and whom it binds, as a sentence without a full stop.

    "" where that says nothing: for a description, and where an editor has not said it. Whom a clause is
    good for is said only where its kind has a holder; of any other kind it is the editor's inference,
    and stays in the data.
    """
    binds, benefits = _all_named(given.binds, roles), _all_named(given.benefits, roles)
    match given.kind:
        case ClauseKind.DUTY:
            said = f"A duty{_with(' of ', binds)}"
        case ClauseKind.RIGHT:
            said = f"A right{_with(' of ', benefits)}{_with(', which binds ', binds)}"
        case ClauseKind.PERMISSION:
            said = f"A permission{_with(' for ', benefits)}{_with(', which binds ', binds)}"
        case ClauseKind.EXPECTATION:
            own = set(given.binds) == set(given.benefits)
            said = _expectation(binds, benefits, own=own)
        case ClauseKind.PROHIBITION:
            said = f"A limit on what {binds or 'anybody'} may do"
        case ClauseKind.PROCEDURE:
            said = f"A procedure{_with(' for ', binds)}"
        case ClauseKind.ADVICE:
            said = "Advice to councils; whether this one has taken it is not said"
        case ClauseKind.DESCRIPTION:
            said = ""
        case None:
            said = _with("Binds ", binds)
    return said


def named(role: Role) -> str:
    """Return a role as it stands within a sentence: "officers", "the clerk", "the Monitoring Officer".

    The vocabulary gives one label a role, so article and capital follow from it: no article for many
    people, a capital kept where a later word has one too.
    """
    first, *others = role.label.split(" ")
    if first.casefold() == "the":
        return f"the {' '.join(others)}"
    head = [first, *others]
    noun = head[head.index("of") - 1] if "of" in head[1:] else head[-1]
    keeps_capital = any(word[:1].isupper() for word in others)
    label = role.label if keeps_capital else f"{role.label[:1].lower()}{role.label[1:]}"
    return label if noun.endswith("s") else f"the {label}"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 council", "1,200 councils"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _expectation(binds: str, benefits: str, *, own: bool) -> str:
    if own and binds:
        return f"What is expected of {binds} alike"
    if benefits:
        return f"What {benefits} can expect{_with(' of ', binds)}"
    return f"What is expected of {binds}" if binds else "An expectation"


def _all_named(ids: Iterable[str], roles: Mapping[str, Role]) -> str:
    return joined(named(roles[role]) for role in ids)


def _with(before: str, words: str) -> str:
    return f"{before}{words}" if words else ""
