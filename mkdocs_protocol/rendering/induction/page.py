"""Induction: what a council's document says to somebody new in a role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.comparing.coverage import Coverage
from mkdocs_protocol.comparing.passages_for import Aim, ReaderRole, aims
from mkdocs_protocol.core.partial_date import show_day
from mkdocs_protocol.core.quoting import as_quoted
from mkdocs_protocol.rendering.induction.passages import Explainer, PassageList, Shelf
from mkdocs_protocol.rendering.page import RenderedPage, TocEntry, contents
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.site.citations import citation, clause_name
from mkdocs_protocol.site.languages import lang
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.words.gettext import N_, Labels, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_protocol.comparing.passages_for import ClassifiedPassage
    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.learning import SelfCheck
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

NAMES = Labels({
    ReaderRole.COUNCILLOR: N_("Councillor"),
    ReaderRole.CHAIR: N_("Chair"),
    ReaderRole.OFFICER: N_("Officer"),
    ReaderRole.CLERK: N_("Clerk"),
})  # fmt: skip
_TITLES = Labels({
    ReaderRole.COUNCILLOR: N_("New councillor at {council}"),
    ReaderRole.CHAIR: N_("New chair at {council}"),
    ReaderRole.OFFICER: N_("New officer at {council}"),
    ReaderRole.CLERK: N_("New clerk at {council}"),
})  # fmt: skip
_SAID = Labels({
    ReaderRole.COUNCILLOR: N_("I am a councillor"),
    ReaderRole.CHAIR: N_("I am a chair"),
    ReaderRole.OFFICER: N_("I am an officer"),
    ReaderRole.CLERK: N_("I am the clerk"),
})  # fmt: skip
_HEADINGS = Labels({
    Aim.DO: N_("What I must or should do"),
    Aim.NOT_DO: N_("What I must not or should not do"),
    Aim.EXPECT: N_("What I may expect"),
    Aim.ASK: N_("Whom to ask"),
    Aim.WRONG: N_("When things go wrong"),
    Aim.ABOUT: N_("What else the document says about me"),
})  # fmt: skip
_TICKED = Labels({
    Aim.DO: N_("I know what is asked of me"),
    Aim.NOT_DO: N_("I know what not to do"),
    Aim.EXPECT: N_("I know what I may expect"),
    Aim.ASK: N_("I know whom to ask"),
    Aim.WRONG: N_("I know what to do when things go wrong"),
})  # fmt: skip
_OWN = Labels({
    ReaderRole.CHAIR: N_("In particular as a chair"),
    ReaderRole.CLERK: N_("In particular as the clerk"),
})  # fmt: skip
_POSTS = {ReaderRole.CLERK: frozenset({"proper-officer", "rfo"})}
"""Posts that somebody in a role often has too: no document says so by naming the post alone."""
_BY_POST = Labels({
    ReaderRole.CLERK: N_("As Proper Officer or Responsible Financial Officer, if you are"),
})  # fmt: skip
_SHARED = Labels({
    ReaderRole.CHAIR: N_("As every councillor"),
    ReaderRole.CLERK: N_("As every officer"),
})  # fmt: skip
_NO_CLAUSE = Labels({
    ReaderRole.COUNCILLOR: N_(
        "No clause is about a councillor in particular. What applies to groups you belong to is below."
    ),
    ReaderRole.CHAIR: N_(
        "No clause is about a chair in particular. What applies to groups you belong to is below."
    ),
    ReaderRole.OFFICER: N_(
        "No clause is about an officer in particular. What applies to groups you belong to is below."
    ),
    ReaderRole.CLERK: N_(
        "No clause is about the clerk in particular. What applies to groups you belong to is below."
    ),
})  # fmt: skip
_WORDS_A_MINUTE = 230
_MOST_ON_A_SHEET = 40
"""The most folded passages for which a sheet of four sides has room, beside those that are open."""


@dataclass(frozen=True, slots=True)
class Section:
    """What the document does to somebody: asks, forbids, offers."""

    anchor: str
    title: str
    ticked: str
    """The words beside the boxes to tick on the sheet, or "" for background."""
    lists: tuple[PassageList, ...]
    silence: str
    """What the document does not say here, or ""."""
    ways: tuple[Link, ...]
    """Links to what to do step by step when things go wrong."""


@dataclass(frozen=True, slots=True)
class View:
    """Everything that a page for a role shows."""

    title: str
    lead: str
    cited: str
    lang: Markup
    made: str
    absent: str
    """A sentence that the document does not mention the role, or ""."""
    others: tuple[Link, ...]
    sections: tuple[Section, ...]
    check_href: str

    @property
    def prints_all(self) -> bool:
        """Return whether the sheet has room for what the page folds."""
        folded = (one.count_folded for part in self.sections if part.ticked for one in part.lists)
        return sum(folded) <= _MOST_ON_A_SHEET

    @property
    def jumps(self) -> tuple[TocEntry, ...]:
        """Return the parts to jump to: neither the first, which is just below, nor the background."""
        return contents(*((one.anchor, one.title, one.ticked) for one in self.sections[1:]))


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """An answer of the self-check."""

    text: str
    verdict: str
    feedback: str
    words: str
    lang: Markup
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class ShownCheck:
    """A question of the self-check."""

    question: str
    choices: tuple[ShownChoice, ...]


@dataclass(frozen=True, slots=True)
class StartView:
    """Everything that a council's start page for newcomers shows."""

    title: str
    lead: str
    roles: tuple[tuple[Link, str], ...]
    check: tuple[ShownCheck, ...]


def induction_pages(site: Site, council: Council) -> Iterator[RenderedPage]:
    """Yield a council's start page for newcomers, and a page for each role; none if no clause names a role."""
    passages = site.passages[council.id]
    newcomers = [one for one in ReaderRole if _concerned(one, passages)]
    if not newcomers:
        return
    yield _start(site, council, newcomers, passages)
    for newcomer in newcomers:
        yield _page(site, council, newcomer, newcomers, passages)


def _page(
    site: Site,
    council: Council,
    newcomer: ReaderRole,
    newcomers: list[ReaderRole],
    passages: tuple[ClassifiedPassage, ...],
) -> RenderedPage:
    here = site.addresses.induction_for(council.id, newcomer)
    explainer = Explainer(site.handbook.vocabulary.glossary)
    shelf = Shelf(site, council, here, explainer)
    title = _TITLES[newcomer].format(council=council.said)
    sections = tuple(_sections(site, council, newcomer, passages, shelf, here))
    view = View(
        title=title,
        lead=_lead(newcomer, passages),
        cited=citation(council, council.leading_edition),
        lang=lang(council.leading_edition),
        made=show_day(site.handbook.as_of),
        absent=_absent(newcomer, passages),
        others=tuple(
            Link(
                NAMES[one], site.addresses.link(here, site.addresses.induction_for(council.id, one))
            )
            for one in newcomers
            if one is not newcomer
        ),
        sections=sections,
        check_href=site.addresses.link(here, site.addresses.induction(council.id), "protocol-check")
        if council.self_check
        else "",
    )
    return RenderedPage(
        here,
        title,
        _("{title}: what the document asks, forbids and offers, in its own words. {lead}").format(
            title=title, lead=view.lead
        ),
        environment(site.templates).get_template("induction.html").render(page=view),
        tuple(TocEntry(section.anchor, section.title, 2) for section in sections),
        frozenset(section.anchor for section in sections),
    )


def _sections(
    site: Site,
    council: Council,
    newcomer: ReaderRole,
    passages: tuple[ClassifiedPassage, ...],
    shelf: Shelf,
    here: Address,
) -> Iterator[Section]:
    mine, with_posts, with_others = _own_roles(newcomer), newcomer.roles, newcomer.all_roles
    found = [(p, aims(p, mine), aims(p, with_posts), aims(p, with_others)) for p in passages]
    for aim, title in _HEADINGS.items():
        own = [p for p, by_own, _, _ in found if aim in by_own]
        by_post = [p for p, by_own, by_posts, _ in found if aim in by_posts - by_own]
        shared = [p for p, _, by_posts, by_all in found if aim in by_all - by_posts]
        # A list that is the only one needs no heading, unless it is of posts that the reader may not have.
        is_one = not by_post and not (own and shared)
        lists = [
            shelf.list_of("" if is_one else heading.get(newcomer, ""), chosen)
            for heading, chosen in ((_OWN, own), (_BY_POST, by_post), (_SHARED, shared))
            if chosen
        ]
        ways = tuple(_ways(site, council, with_others, here)) if aim is Aim.WRONG else ()
        silence = _silence(site, council, aim, is_empty=not lists)
        if lists or ways or silence:
            yield Section(
                f"protocol-{aim}", title, _TICKED.get(aim, ""), tuple(lists), silence, ways
            )


def _silence(site: Site, council: Council, aim: Aim, *, is_empty: bool) -> str:
    topics = site.coverage[council.id]
    if (
        aim is Aim.ASK
        and "interpretation" in topics
        and topics["interpretation"].state is Coverage.SILENT
    ):
        return _("The document does not say whom to ask what the protocol means.")
    if aim in (Aim.DO, Aim.NOT_DO, Aim.EXPECT) and is_empty:
        return _("No clause read so far says anything here.")
    return ""


def _ways(site: Site, council: Council, roles: frozenset[str], here: Address) -> Iterator[Link]:
    situations = site.handbook.vocabulary.situation_by_id
    for tree in council.trees:
        if roles & {*situations[tree.situation].asked_by}:
            there = site.addresses.tree(council.id, tree.situation)
            yield Link(situations[tree.situation].label, site.addresses.link(here, there))


def _concerned(
    newcomer: ReaderRole, passages: tuple[ClassifiedPassage, ...]
) -> list[ClassifiedPassage]:
    return [p for p in passages if p.concerns(newcomer.all_roles)]


def _lead(newcomer: ReaderRole, passages: tuple[ClassifiedPassage, ...]) -> str:
    concerned = _concerned(newcomer, passages)
    words = sum(len(passage.words.split()) for passage in concerned)
    minutes = max(1, round(words / _WORDS_A_MINUTE))
    counted = ngettext(
        "{number} passage that concerns you.", "{number} passages that concern you.", len(concerned)
    ).format(number=f"{len(concerned):,}")
    time = ngettext(
        "About {number} minute to read.", "About {number} minutes to read.", minutes
    ).format(number=minutes)
    return f"{counted} {time}"


def _absent(newcomer: ReaderRole, passages: tuple[ClassifiedPassage, ...]) -> str:
    own = _own_roles(newcomer)
    if not newcomer.shared or any(passage.concerns(own) for passage in passages):
        return ""
    return _NO_CLAUSE[newcomer]


def _own_roles(newcomer: ReaderRole) -> frozenset[str]:
    """Return the roles that a reader has in particular, without posts that they may not have."""
    return newcomer.roles - _POSTS.get(newcomer, frozenset())


def _start(
    site: Site,
    council: Council,
    newcomers: list[ReaderRole],
    passages: tuple[ClassifiedPassage, ...],
) -> RenderedPage:
    here, addresses = site.addresses.induction(council.id), site.addresses
    title = _("New at {council}").format(council=council.said)
    check = council.self_check
    is_current = check is not None and check.edition == council.leading_edition.id
    view = StartView(
        title=title,
        lead=_(
            "What the protocol asks of you, and what you may expect: in the council’s own words, with the clauses."
        ),
        roles=tuple(
            (
                Link(_SAID[one], addresses.link(here, addresses.induction_for(council.id, one))),
                _lead(one, passages),
            )
            for one in newcomers
        ),
        check=tuple(_checks(site, council, check, here)) if check and is_current else (),
    )
    anchors = frozenset({"protocol-check"} if view.check else ())
    toc = (TocEntry("protocol-check", _("Check yourself"), 2),) if view.check else ()
    return RenderedPage(
        here,
        title,
        f"{title}. {view.lead}",
        environment(site.templates).get_template("induction-start.html").render(page=view),
        toc,
        anchors,
    )


def _checks(site: Site, council: Council, check: SelfCheck, here: Address) -> Iterator[ShownCheck]:
    edition = council.leading_edition
    for question in check.questions:
        choices = []
        for answer in question.answers:
            clause = edition.clause_by_id[answer.rests_on.clause]
            choices.append(
                ShownChoice(
                    text=answer.text,
                    verdict=_("Yes.") if answer.is_right else _("No."),
                    feedback=answer.feedback,
                    words=as_quoted(answer.rests_on, clause.quotable),
                    lang=lang(edition),
                    href=site.clause_link(council, edition, clause, here),
                    label=clause_name(clause),
                )
            )
        yield ShownCheck(question.question, tuple(choices))
