"""A decision tree: what one council's document says to do in one situation, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.core.grammar import joined
from mkdocs_protocol.core.partial_date import show_day
from mkdocs_protocol.core.trees import RouteFindingKind
from mkdocs_protocol.rendering.page import RenderedPage, SearchRecord, TocEntry, contents
from mkdocs_protocol.rendering.parts.clauses import clause_html
from mkdocs_protocol.rendering.parts.environment import environment
from mkdocs_protocol.rendering.parts.heads import (
    EditionHead,
    edition_banner,
    edition_head,
    page_data,
)
from mkdocs_protocol.rendering.parts.notes import ShownNote, shown_notes
from mkdocs_protocol.rendering.questions.asked import AskedQuestion, asked_questions
from mkdocs_protocol.rendering.trees.answer import Answers, ShownAnswer
from mkdocs_protocol.rendering.trees.diagram import diagram, nested_list
from mkdocs_protocol.rendering.trees.outside import ShownOutside, shown_outside
from mkdocs_protocol.rendering.trees.quotations import edition_of
from mkdocs_protocol.rendering.trees.steps import ShownStep, Steps, lettered
from mkdocs_protocol.rendering.trees.to_do import ToDo, to_do
from mkdocs_protocol.site.addresses import step_anchor
from mkdocs_protocol.site.citations import clause_name
from mkdocs_protocol.site.labels import conflicts_label, named
from mkdocs_protocol.site.links import Link
from mkdocs_protocol.site.step_titles import heading_of
from mkdocs_protocol.words.gettext import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.notes import Note
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.questions import Question
    from mkdocs_protocol.core.terms import Situation
    from mkdocs_protocol.core.trees import Tree
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

EXPECT, ASKED, DO, STOPS, OUTSIDE, OTHERS = (
    "protocol-expect", "protocol-asked", "protocol-do", "protocol-stops", "protocol-outside", "protocol-others",
)  # fmt: skip
AT_ODDS, STEPS, NEAR, NOTES, WHOLE, WAYS = (
    "protocol-at-odds", "protocol-steps", "protocol-near", "protocol-notes", "protocol-whole", "protocol-ways",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShownConflict:
    """Where clauses do not agree."""

    anchor: str
    letter: str
    """By which steps refer to it; "" if it is the only one."""
    text: str
    clauses: tuple[Link, ...]
    drawn: Markup
    """Where each reading is drawn, in a sentence; "" if the tree does not separate them."""


@dataclass(frozen=True, slots=True)
class NearClause:
    """A whole clause that comes near without answering."""

    label: str
    href: str
    text: Markup


@dataclass(frozen=True, slots=True)
class TreeView:
    """Everything that the page of a tree shows."""

    council: str
    council_href: str
    title: str
    definition: str
    exit_href: str
    asked_by: str
    about: str
    answer: ShownAnswer
    asked: tuple[AskedQuestion, ...]
    """What people ask only in this situation, or in few others."""
    to_do: tuple[ToDo, ...]
    others: tuple[ShownStep, ...]
    """The silences that other documents have something on."""
    outside: ShownOutside | None
    edition: EditionHead
    banner: Markup
    same_as: Link | None
    differs: str
    start: str
    steps: tuple[ShownStep, ...]
    always: tuple[ShownStep, ...]
    """The rules that apply at every step."""
    conflicts: tuple[ShownConflict, ...]
    conflicts_label: str
    near: tuple[NearClause, ...]
    gaps: tuple[str, ...]
    findings: tuple[str, ...]
    is_silent: bool
    """Whether the document says nothing on what to do; then its one silence is shown where the text stops."""
    notes: tuple[ShownNote, ...]
    note_anchor: str
    """The fragment of the note that is about a step; or ""."""
    noted: frozenset[str]
    """The anchors of the steps that the note is about."""
    diagram: Markup
    nested_list: Markup
    situation_href: str
    """The address of the page with every council's answer; "" if there is none."""
    situations: tuple[Link, ...]
    source: str
    """What the page is and on which day it was true, for paper."""
    page_data: Markup

    @property
    def gaps_counted(self) -> str:
        """Return how many gaps there are, in words."""
        number = len(self.gaps)
        return ngettext("{number} point", "{number} points", number).format(number=f"{number:,}")

    @property
    def situation_words(self) -> str:
        """Return what the link to every council's answer says."""
        return _("This situation in every council’s document")

    @property
    def has_open(self) -> bool:
        """Return whether there is anything to say about what the text leaves open."""
        return bool(self.gaps or self.findings or self.others)

    @property
    def jumps(self) -> tuple[TocEntry, ...]:
        """Return links to what is far below the answer on a phone."""
        return contents(
            (DO, _("Steps"), self.to_do),
            (STOPS, _("Gaps"), self.has_open),
            (OUTSIDE, _("Outside help"), self.outside),
            (OTHERS, _("Other councils"), self.others),
        )


def tree_page(site: Site, council: Council, tree: Tree) -> RenderedPage:
    """Return the page of one council's answer to one situation, even if that is a silence."""
    here = site.addresses.tree(council.id, tree.situation)
    situation = site.handbook.vocabulary.situation_by_id[tree.situation]
    view = _view(site, council, tree, situation, here)
    toc = contents(
        (EXPECT, _("What you can expect"), True),
        (ASKED, _("Questions on this"), view.asked),
        (DO, _("What the document says to do"), view.to_do),
        (STOPS, _("Where the text stops"), view.has_open),
        (NEAR, _("Clauses that come near"), view.near),
        (OUTSIDE, _("Outside this document"), view.outside),
        (OTHERS, _("What other documents say on this"), view.others),
        (AT_ODDS, view.conflicts_label, view.conflicts),
        (STEPS, _("Step by step"), True),
        (NOTES, _("Notes from the handbook"), view.notes),
        (WHOLE, _("The whole tree"), view.diagram or view.nested_list),
        (WAYS, _("Related pages"), True),
    )
    return RenderedPage(
        address=here,
        title=_("{situation} – {council}").format(
            situation=situation.label, council=council.short_name
        ),
        description=_(
            "What the protocol of {council} says to do, and where it stops: {situation}"
        ).format(
            council=council.name or council.said,
            situation=situation.definition or situation.label,
        ),
        html=environment(site.templates).get_template("tree.html").render(page=view),
        toc=toc,
        anchors=frozenset(
            {entry.id for entry in toc}
            | {step.anchor for step in (*view.steps, *view.always)}
            | {step.anchor for step in view.to_do}
            | {conflict.anchor for conflict in view.conflicts}
        ),
        search=(_search_record(council, tree, situation),),
    )


def _view(
    site: Site, council: Council, tree: Tree, situation: Situation, here: Address
) -> TreeView:
    addresses, vocabulary = site.addresses, site.handbook.vocabulary
    edition = edition_of(council, tree)
    steps = Steps(site, council, tree, here)
    shown = steps.all()
    formal = tuple(note for note in tree.notes if note in situation.step_notes)
    listed = () if tree.is_silent else to_do(tree, shown, formal, council, site.handbook.as_of)
    in_steps = {n for n in formal if any(node.is_changed_by(n) for node in tree.nodes)}
    apart = tuple(note for note in tree.notes if note not in in_steps)
    return TreeView(
        council=council.title,
        council_href=addresses.link(here, addresses.council_trees(council.id)),
        title=situation.label,
        definition=situation.definition,
        exit_href=site.exit_url,
        asked_by=joined(named(vocabulary.role_by_id[role]) for role in situation.asked_by),
        about=joined(named(vocabulary.role_by_id[role]) for role in situation.about),
        asked=tuple(asked_questions(site, council, _asked_here(site, tree.situation), here)),
        answer=Answers(site, council, tree, situation, here).shown(listed),
        to_do=listed,
        others=tuple(step for step in shown if step.elsewhere and step.elsewhere.says),
        outside=shown_outside(site, council, situation),
        edition=edition_head(site, council, edition, here),
        banner=edition_banner(site, council, edition, here),
        same_as=_same_as(site, council, tree, here),
        differs=tree.differs,
        start=shown[0].anchor.removeprefix("step-"),
        steps=shown,
        always=steps.always(),
        conflicts=tuple(_conflicts(site, council, tree, steps, here)),
        conflicts_label=conflicts_label(each.clauses for each in tree.conflicts),
        near=tuple(_near(site, council, edition, clause, here) for clause in tree.near),
        gaps=tree.gaps,
        findings=tuple(_findings_of_the_whole(tree)),
        is_silent=tree.is_silent,
        notes=shown_notes(apart, (council,), site.handbook.as_of),
        note_anchor=_note_anchor(listed, any(note in apart for note in formal)),
        noted=frozenset(_noted(tree, formal, in_steps)),
        diagram=_diagram(council, tree, situation),
        nested_list=nested_list(tree) if len(tree.nodes) > 1 else Markup(),
        situation_href=_situation_href(site, tree, here),
        situations=_other_situations(site, council, tree, here),
        source=_source(site, council, situation),
        page_data=page_data(site),
    )


def _diagram(council: Council, tree: Tree, situation: Situation) -> Markup:
    """Return the drawing of a tree; a tree of one step needs none."""
    if len(tree.nodes) < 2:
        return Markup()
    title = _("{council}: {situation}").format(
        council=council.short_name, situation=situation.label
    )
    return diagram(tree, title=title)


def _situation_href(site: Site, tree: Tree, here: Address) -> str:
    if site.is_alone:
        return ""
    return site.addresses.link(here, site.addresses.situation(tree.situation))


def _source(site: Site, council: Council, situation: Situation) -> str:
    return _("{council}: {situation}. As of {day}.").format(
        council=council.short_name, situation=situation.label, day=show_day(site.handbook.as_of)
    )


def _conflicts(
    site: Site, council: Council, tree: Tree, steps: Steps, here: Address
) -> Iterator[ShownConflict]:
    edition = edition_of(council, tree)
    for anchor, letter, conflict in lettered(tree.conflicts):
        clauses = _clauses(site, council, edition, conflict.clauses, here)
        drawn = _drawn(steps, conflict.readings)
        yield ShownConflict(anchor, letter, conflict.text, clauses, drawn)


def _findings_of_the_whole(tree: Tree) -> Iterator[str]:
    """Yield the findings that the whole tree shows; the others are shown at their steps."""
    for finding in tree.undeclared_findings:
        if not finding.nodes or finding.kind is RouteFindingKind.NO_FIRST_CONTACT:
            yield finding.text


def _noted(tree: Tree, formal: Iterable[Note], in_steps: Container[Note]) -> Iterator[str]:
    """Yield the anchors of the steps that a note is about: those that it changes, or all formal ones if it names none."""
    for note in formal:
        for node in tree.nodes:
            if node.is_changed_by(note) or (node.formal and note not in in_steps):
                yield step_anchor(node.id)


def _note_anchor(listed: Iterable[ToDo], stands_apart: bool) -> str:
    beside = (step.anchor for step in listed if step.notes)
    return next(beside, NOTES if stands_apart else "")


def _drawn(steps: Steps, readings: Iterable[str]) -> Markup:
    numbers = sorted(steps.numbers_of(readings).items())
    if not numbers:
        return Markup()
    begins = (
        Markup(_('from <a href="#{anchor}">step {number}</a>')).format(
            anchor=step_anchor(id_), number=number
        )
        for number, id_ in numbers
    )
    return Markup(
        _("Each reading has its own steps under “Step by step”, starting {steps}.")
    ).format(steps=Markup(joined(begins)))


def _asked_here(site: Site, situation: str) -> Iterator[Question]:
    """Yield the questions about a situation: those asked in many situations are answered by the facts beside it."""
    for question in site.asked():
        if situation in question.situations and len(question.situations) <= _FEW_SITUATIONS:
            yield question


_FEW_SITUATIONS = 2


def _same_as(site: Site, council: Council, tree: Tree, here: Address) -> Link | None:
    if not tree.same_as:
        return None
    label = site.handbook.vocabulary.situation_by_id[tree.same_as].label
    return Link(label, site.addresses.link(here, site.addresses.tree(council.id, tree.same_as)))


def _clauses(
    site: Site, council: Council, edition: Edition, clauses: Iterable[str], here: Address
) -> tuple[Link, ...]:
    found = (edition.clause_by_id[clause] for clause in clauses)
    return tuple(
        Link(clause_name(clause), site.clause_link(council, edition, clause, here))
        for clause in found
    )


def _near(
    site: Site, council: Council, edition: Edition, clause_id: str, here: Address
) -> NearClause:
    clause = edition.clause_by_id[clause_id]
    return NearClause(
        clause_name(clause),
        site.clause_link(council, edition, clause, here),
        clause_html(site, council, edition, clause, here),
    )


def _other_situations(site: Site, council: Council, tree: Tree, here: Address) -> tuple[Link, ...]:
    addresses, situations = site.addresses, site.handbook.vocabulary.situation_by_id
    asked_by = {*situations[tree.situation].asked_by}
    return tuple(
        Link(
            situations[other.situation].label,
            addresses.link(here, addresses.tree(council.id, other.situation)),
        )
        for other in council.trees
        if other is not tree and asked_by & {*situations[other.situation].asked_by}
    )


def _search_record(council: Council, tree: Tree, situation: Situation) -> SearchRecord:
    text = " ".join(f"{heading_of(node)}." for node in tree.in_order)
    return SearchRecord(
        STEPS,
        _("{situation} – {council}").format(situation=situation.label, council=council.short_name),
        text,
    )
