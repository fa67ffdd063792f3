"""The steps of a decision tree as a page shows them: our words, and the clause that each rests on."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.core.routes import always_rules, listing, seeks_to_settle
from mkdocs_protocol.core.trees import Joining, NodeKind
from mkdocs_protocol.core.vocabulary import FindingKind
from mkdocs_protocol.rendering.trees.contacts import contacts_words
from mkdocs_protocol.rendering.trees.elsewhere import ShownElsewhere, shown_elsewhere
from mkdocs_protocol.rendering.trees.quotations import ShownQuote, edition_of, quoted_clauses
from mkdocs_protocol.site.addresses import step_anchor
from mkdocs_protocol.site.labels import finding_label
from mkdocs_protocol.site.languages import in_language
from mkdocs_protocol.site.step_titles import (
    heading_of,
    kind_label,
    title_of,
)
from mkdocs_protocol.words.gettext import N_, _, pgettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.trees import Conflict, Contact, Edge, Quote, Tree, TreeNode
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

_NOT_AN_ANSWER = N_("not an answer in the text; the handbook adds it")
_COUNTERPART = N_("the other side of the answer in the text")
_NOT_NEXT = N_("that this comes next is not in the text")


@dataclass(frozen=True, slots=True)
class Remark:
    """What a step shows about the text, repeated at each step that shows it."""

    label: str
    text: str
    on_paper: str
    """What replaces the text on paper, if it can be read elsewhere on the page; or ""."""
    told_at: int = 0
    """The number of the earlier step that `on_paper` refers to; 0 if there is none."""
    href: str = ""
    """Where the page has it once more, with its clauses; or ""."""


@dataclass(frozen=True, slots=True)
class ShownEdge:
    """The path on from a step."""

    label: str
    """The answer, or when the path is taken, or that it simply comes next."""
    title: str
    """The heading of the next step, if the label is not an answer."""
    href: str
    mark: str
    """What distinguishes this path from others of the step: the id of the next step, and its position if necessary."""
    number: int
    """The number of the step that it leads to; 0 for one without a number."""
    to: str
    """What its arrow points to: that number, or the heading of a step that nothing else here names; or ""."""
    inferred: str
    """A remark that the text does not say so; "" if it does."""


@dataclass(frozen=True, slots=True)
class ShownUnless:
    """An exception that the text makes to a step."""

    text: str
    who: Markup
    """Whom to go to then; "" if the text names nobody."""
    quotes: tuple[ShownQuote, ...]


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One step."""

    anchor: str
    title_id: str
    number: int
    """Its number in the list; 0 for what is not a step of the list."""
    kind: NodeKind
    kind_label: str
    title: str
    more: str
    """What is said after the first sentence, which is the title."""
    formal: bool
    advised: bool
    """Whether it rests only on advice to councils."""
    inferred: str
    who: Markup
    decides: Markup
    settles: bool
    """Whether those who act only try to settle the matter."""
    nobody: bool
    """Whether it is an outcome that names nobody."""
    unless: tuple[ShownUnless, ...]
    modal: str
    time_limit: str
    appeal: str
    quotes: tuple[ShownQuote, ...]
    elsewhere: ShownElsewhere | None
    """For a silence: what other documents say on it."""
    remarks: tuple[Remark, ...]
    ways: tuple[ShownEdge, ...]


class Steps:
    """Makes the steps of one council's tree for its page."""

    def __init__(self, site: Site, council: Council, tree: Tree, here: Address) -> None:
        self._site, self._council, self._tree, self._here = site, council, tree, here
        self._edition = edition_of(council, tree)
        self._always = always_rules(tree)
        self._number = listing(tree).number

    def numbers_of(self, nodes: Iterable[str]) -> dict[int, str]:
        """Return the numbers of some steps on the page, and whose they are."""
        return {self._number[id_]: id_ for id_ in nodes if id_ in self._number}

    def all(self) -> tuple[ShownStep, ...]:
        """Return every step that is taken, each before those that it leads to."""
        return tuple(self._step(node) for node in self._tree.in_order if node not in self._always)

    def always(self) -> tuple[ShownStep, ...]:
        """Return the rules that apply from the start: nobody takes them as steps."""
        return tuple(self._step(node) for node in self._always)

    def _step(self, node: TreeNode) -> ShownStep:
        title, more = title_of(node)
        return ShownStep(
            anchor=step_anchor(node.id),
            title_id=f"protocol-title-{node.id}",
            number=self._number.get(node.id, 0),
            kind=node.kind,
            kind_label=kind_label(node, title),
            title=title,
            more=more,
            formal=node.formal,
            advised=node.advised,
            inferred=node.inferred,
            who=self._named(node.who, node.who_joined),
            decides=self._named(node.decides),
            settles=seeks_to_settle(node),
            nobody=node.kind is NodeKind.OUTCOME
            and bool(node.quotes)
            and not (node.who or node.decides),
            unless=tuple(
                ShownUnless(
                    one.text,
                    self._named(one.who) if one.who else Markup(),
                    self._quoted(one.quotes),
                )
                for one in node.unless
            ),
            modal=node.modal,
            time_limit=node.time_limit,
            appeal=node.appeal,
            quotes=self._quoted(node.quotes),
            elsewhere=self._elsewhere(node) if node.kind is NodeKind.SILENCE else None,
            remarks=(*self._findings(node), *self._conflicts(node)),
            ways=self._ways(node),
        )

    def _named(self, contacts: tuple[Contact, ...], last: str = Joining.AND) -> Markup:
        words = contacts_words(contacts, self._site.handbook.vocabulary, last)
        return in_language(words, self._edition)

    def _quoted(self, quotes: Iterable[Quote]) -> tuple[ShownQuote, ...]:
        return quoted_clauses(self._site, self._council, self._edition, quotes, self._here)

    def _elsewhere(self, node: TreeNode) -> ShownElsewhere:
        said = self._site.elsewhere(self._council, self._tree, node)
        return shown_elsewhere(self._site, said, self._here)

    def _ways(self, node: TreeNode) -> tuple[ShownEdge, ...]:
        if node in self._always:
            return ()
        return tuple(self._way(edge) for edge in self._tree.onward[node.id])

    def _way(self, edge: Edge) -> ShownEdge:
        node, following = self._tree.node_by_id[edge.origin], self._tree.node_by_id[edge.to]
        siblings = [other for other in self._tree.onward[edge.origin] if other.to == edge.to]
        place = siblings.index(edge)
        is_answer = node.kind is NodeKind.QUESTION
        inferred = _NOT_NEXT
        if is_answer:
            inferred = (
                _COUNTERPART
                if _is_counterpart(node, self._tree.onward[node.id])
                else _NOT_AN_ANSWER
            )
        number, heading = self._number.get(edge.to, 0), heading_of(following)
        return ShownEdge(
            label=edge.label or pgettext("the next step", "Next"),
            title="" if is_answer else heading,
            href=f"#{step_anchor(edge.to)}",
            mark=f"{edge.to}={place + 1}" if place else edge.to,
            number=number,
            to=str(number or (heading if is_answer else "")),
            inferred=_(inferred) if edge.inferred else "",
        )

    def _findings(self, node: TreeNode) -> Iterator[Remark]:
        for finding in self._tree.undeclared_findings:
            if node.id in finding.nodes:
                taken = [self._number[id_] for id_ in finding.nodes if id_ in self._number]
                first = min(taken, default=0)
                told_at = first if first < self._number.get(node.id, 0) else 0
                yield Remark(_("Take note."), finding.text, see_step(told_at), told_at)

    def _conflicts(self, node: TreeNode) -> Iterator[Remark]:
        for anchor, letter, conflict in lettered(self._tree.conflicts):
            if {*conflict.clauses} & {*node.clauses}:
                label = finding_label(FindingKind.CONFLICT, conflict.clauses)
                if letter:
                    label = _("{what} ({letter})").format(what=label, letter=letter)
                yield Remark(
                    _("{what}.").format(what=label),
                    conflict.text,
                    _("See below."),
                    href=f"#{anchor}",
                )


def see_step(number: int) -> str:
    """Return words that refer to a step; "" for 0."""
    return _("See step {number}.").format(number=number) if number else ""


def lettered(conflicts: Sequence[Conflict]) -> Iterator[tuple[str, str, Conflict]]:
    """Yield a tree's conflicts, each with its fragment and the letter by which its page refers to it.

    The letters are a, b, … z, aa; "" for a conflict that is the only one.
    """
    for place, conflict in enumerate(conflicts):
        more, one = divmod(place, len(ascii_lowercase))
        letter = (ascii_lowercase[more - 1] if more else "") + ascii_lowercase[one]
        yield f"protocol-conflict-{letter}", letter if len(conflicts) > 1 else "", conflict


def _is_counterpart(question: TreeNode, answers: Sequence[Edge]) -> bool:
    """Return whether the answers are one that the text states and its opposite: "Yes", and so also "No"."""
    return (
        not question.inferred
        and [edge.inferred for edge in answers].count(False) == len(answers) - 1 == 1
    )
