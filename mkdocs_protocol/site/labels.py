"""The handbook's own words for what an editor says in codes: kinds, roles, dates, findings, councils."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.core.edition_dates import DateKind, FactState
from mkdocs_protocol.core.grammar import joined
from mkdocs_protocol.core.notes import NOT_STATED
from mkdocs_protocol.core.partial_date import show_day
from mkdocs_protocol.core.vocabulary import ClauseKind, CouncilKind, FindingKind
from mkdocs_protocol.words.gettext import N_, Labels, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Classification, Finding
    from mkdocs_protocol.core.terms import Role

KINDS = Labels(
    {
        ClauseKind.DUTY: N_("Duty"),
        ClauseKind.RIGHT: N_("Right"),
        ClauseKind.PERMISSION: N_("Permission"),
        ClauseKind.EXPECTATION: N_("Expectation"),
        ClauseKind.PROHIBITION: N_("Prohibition"),
        ClauseKind.PROCEDURE: N_("Procedure"),
        ClauseKind.ADVICE: N_("Advice"),
        ClauseKind.DESCRIPTION: N_("Description"),
    }
)
"""What a clause does, in a word or two: for lists and filters."""

DATES = Labels(
    {
        DateKind.ADOPTED: N_("Adopted"),
        DateKind.APPROVED: N_("Approved"),
        DateKind.REVIEWED: N_("Reviewed"),
        DateKind.UNCHANGED: N_("Reviewed without change"),
        DateKind.AMENDED: N_("Amended"),
        DateKind.SIGNED: N_("Signed"),
        DateKind.ISSUED: N_("Issued"),
        DateKind.IN_FORCE_FROM: N_("In force from"),
        DateKind.EXPIRES: N_("Expires"),
        DateKind.UNLABELLED: N_("Dated"),
        DateKind.NEXT_REVIEW: N_("Next review"),
    }
)
"""What happened on a date. The document does not say what an unlabelled date is the date of."""

FACT_STATES = Labels(
    {
        FactState.STATED: N_("stated"),
        FactState.BLANK: N_("left blank"),
        FactState.ABSENT: N_("not stated"),
        FactState.WORDED: N_("in words"),
    }
)

FINDINGS = Labels(
    {
        FindingKind.CONFLICT: N_("Clauses that do not agree"),
        FindingKind.PROMISE_NOT_KEPT: N_("Announced, but missing"),
        FindingKind.MISSING: N_("Not said"),
        FindingKind.BLANK: N_("Left blank"),
        FindingKind.DANGLING: N_("A note or reference that does not match up"),
        FindingKind.AMBIGUOUS: N_("Can be read in more than one way"),
        FindingKind.ADVICE: N_("Advice"),
        FindingKind.TEMPLATE_RESIDUE: N_("Alternatives left open, or words that do not fit"),
        FindingKind.NUMBER_MENDED: N_("Number mended"),
        FindingKind.STRUCTURE: N_("Outline"),
        FindingKind.WORDING: N_("Wording"),
        FindingKind.CONVERSION: N_("From the file’s conversion"),
    }
)
"""What a text shows about itself, in the order in which pages show it: substance before form.

A label says what is on the page, never how it came about: that is not known.
"""


def finding_label(kind: FindingKind, clauses: Sequence[str]) -> str:
    """Return what a finding on some clauses is called."""
    return FINDINGS[kind.shown_as(clauses)]


def conflicts_label(conflicts: Iterable[Sequence[str]]) -> str:
    """Return the heading above conflicts, given the clauses of each: between clauses, within one, or some of both."""
    shown = {FindingKind.CONFLICT.shown_as(clauses) for clauses in conflicts}
    if len(shown) > 1:
        return _("Clauses that do not agree, or can be read in more than one way")
    return FINDINGS[next(iter(shown), FindingKind.CONFLICT)]


def labelled(findings: Iterable[Finding]) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Yield findings grouped under their labels, in the order of :data:`FINDINGS` and of the source, without empty groups."""
    found: dict[FindingKind, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.kind.shown_as(finding.clauses), []).append(finding)
    for kind, label in FINDINGS.items():
        if kind in found:
            yield label, tuple(found[kind])


OPEN_FINDINGS = frozenset({
    FindingKind.CONFLICT, FindingKind.PROMISE_NOT_KEPT, FindingKind.MISSING, FindingKind.BLANK,
    FindingKind.DANGLING, FindingKind.AMBIGUOUS, FindingKind.ADVICE, FindingKind.TEMPLATE_RESIDUE,
})  # fmt: skip
"""The kinds that leave something open to a reader."""

FORM_FINDINGS = frozenset(FindingKind) - OPEN_FINDINGS
"""The kinds that are only about form."""

COUNCIL_KINDS = Labels(
    {
        CouncilKind.PARISH: N_("Parish council"),
        CouncilKind.TOWN: N_("Town council"),
        CouncilKind.CITY: N_("City council"),
        CouncilKind.COMMUNITY: N_("Community council"),
        CouncilKind.VILLAGE: N_("Village council"),
        CouncilKind.NEIGHBOURHOOD: N_("Neighbourhood council"),
        CouncilKind.GROUPED_PARISH: N_("Grouped parish council"),
        CouncilKind.PARISH_MEETING: N_("Parish meeting"),
        CouncilKind.JOINT_COMMITTEE: N_("Joint committee"),
        CouncilKind.DISTRICT: N_("District council"),
        CouncilKind.UNITARY: N_("Unitary council"),
        CouncilKind.METROPOLITAN: N_("Metropolitan borough council"),
        CouncilKind.LONDON_BOROUGH: N_("London borough council"),
        CouncilKind.COUNTY: N_("County council"),
        CouncilKind.COUNTY_BOROUGH: N_("County borough council"),
        CouncilKind.OTHER: N_("Another kind"),
        CouncilKind.NOT_STATED: N_("Kind not stated"),
    }
)


COUNTRIES = Labels({"England": N_("England"), "Wales": N_("Wales"), NOT_STATED: N_("not stated")})


def kind_of(council: Council) -> str:
    """Return what a council's kind is called: "Town council", or its own word for a kind of its own."""
    return council.kind_called or COUNCIL_KINDS[council.kind]


COVERAGE = Labels(
    {
        Coverage.COVERED: N_("Covered"),
        Coverage.PARTLY: N_("Covered partly"),
        Coverage.SILENT: N_("Silent"),
        Coverage.UNCLASSIFIED: N_("Not yet classified"),
    }
)


def effect(given: Classification, roles: Mapping[str, Role]) -> str:
    """Return what a clause does and whom it binds, as a sentence without a full stop.

    "" if there is nothing to say: for a description, or if an editor has not classified it. Whom a clause benefits is
    said only if its kind has a holder; for any other kind that is the editor's inference, and stays in the data.
    """
    binds, benefits = _all_named(given.binds, roles), _all_named(given.benefits, roles)
    match given.kind:
        case ClauseKind.DUTY:
            said = _("A duty of {bound}").format(bound=binds) if binds else _("A duty")
        case ClauseKind.RIGHT:
            said = _with_holders(_RIGHTS, benefits, binds)
        case ClauseKind.PERMISSION:
            said = _with_holders(_PERMISSIONS, benefits, binds)
        case ClauseKind.EXPECTATION:
            own = set(given.binds) == set(given.benefits)
            said = _expectation(binds, benefits, own=own)
        case ClauseKind.PROHIBITION:
            said = (
                _("A limit on what {bound} may do").format(bound=binds)
                if binds
                else _("A limit on what anybody may do")
            )
        case ClauseKind.PROCEDURE:
            said = _("A procedure for {bound}").format(bound=binds) if binds else _("A procedure")
        case ClauseKind.ADVICE:
            said = _("Advice; the document does not say whether this one has taken it")
        case ClauseKind.DESCRIPTION:
            said = ""
        case None:
            said = _("Binds {bound}").format(bound=binds) if binds else ""
    return said


def named(role: Role) -> str:
    """Return a role as written within a sentence: "officers", "the clerk", "the Monitoring Officer".

    The vocabulary gives each role one label, so article and capital follow from it: no article for a plural, and a
    capital is kept if a later word has one too.
    """
    first, *others = role.label.split(" ")
    if first.casefold() == "the":
        return _the(" ".join(others))
    head = [first, *others]
    noun = head[head.index("of") - 1] if "of" in head[1:] else head[-1]
    keeps_capital = any(word[:1].isupper() for word in others)
    label = role.label if keeps_capital else f"{role.label[:1].lower()}{role.label[1:]}"
    return label if noun.endswith("s") else _the(label)


def _the(role: str) -> str:
    # For translators: a role of the vocabulary within a sentence: "the clerk".
    return _("the {role}").format(role=role)


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 council", "1,200 councils"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


_RIGHTS = (
    N_("A right"),
    N_("A right, which binds {bound}"),
    N_("A right of {holders}"),
    N_("A right of {holders}, which binds {bound}"),
)
_PERMISSIONS = (
    N_("A permission"),
    N_("A permission, which binds {bound}"),
    N_("A permission for {holders}"),
    N_("A permission for {holders}, which binds {bound}"),
)
"""The sentence for a permission by whom it names: nobody, those bound, the holders, both."""


def _with_holders(said: tuple[str, str, str, str], holders: str, bound: str) -> str:
    return _(said[2 * bool(holders) + bool(bound)]).format(holders=holders, bound=bound)


def _expectation(binds: str, benefits: str, *, own: bool) -> str:
    if own and binds:
        return _("What is expected of {bound} alike").format(bound=binds)
    if benefits and binds:
        return _("What {holders} can expect of {bound}").format(holders=benefits, bound=binds)
    if benefits:
        return _("What {holders} can expect").format(holders=benefits)
    return _("What is expected of {bound}").format(bound=binds) if binds else _("An expectation")


def _all_named(ids: Iterable[str], roles: Mapping[str, Role]) -> str:
    return joined(named(roles[role]) for role in ids)


def workbook_heading(day: date) -> str:
    """Return what a workbook of the question table says first; `{councils}` is left for those that it holds."""
    words = _("Plain questions, and what each protocol answers, as of {day}. Councils: {councils}.")
    return words.replace("{day}", show_day(day))
