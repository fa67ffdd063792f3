"""The steps of a decision tree as a page shows them: our words, and the clause that each rests on."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.core.quoting import as_quoted
from mkdocs_protocol.core.trees import Joining, NodeKind
from mkdocs_protocol.core.vocabulary import FindingKind
from mkdocs_protocol.rendering.trees.contacts import contacts_words
from mkdocs_protocol.site.addresses import step_anchor
from mkdocs_protocol.site.citations import clause_name
from mkdocs_protocol.site.labels import FINDINGS
from mkdocs_protocol.site.languages import in_language, lang
from mkdocs_protocol.site.step_titles import (
    heading_of,
    kind_label,
    title_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.trees import Conflict, Contact, Edge, Quote, Tree, TreeNode
    from mkdocs_protocol.site.addresses import Address
    from mkdocs_protocol.site.site import Site

_NOT_AN_ANSWER = "not an answer in the text; the handbook adds it"
_NOT_NEXT = "that this comes next is not in the text"


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """Words of one clause, with the way to it."""

    words: tuple[str, ...]
    """Each as it stands in the clause, with "…" where it is cut out of a sentence."""
    label: str
    href: str
    lang: Markup
    council: str = ""
    """Whose clause it is, where it is not this page's."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a step shows about the text, said at each step that shows it."""

    label: str
    text: str
    on_paper: str
    """What stands for the text on paper, where it can be read in another place of the page; or ""."""


@dataclass(frozen=True, slots=True)
class ShownEdge:
    """The way on from a step."""

    label: str
    """The answer, or when the way is taken, or that it simply comes next."""
    title: str
    """The heading of the next step, where the label is not an answer."""
    href: str
    mark: str
    """What tells this way from others of the step: the id of the next one, and its place if need be."""
    number: int
    """The number of the step that it leads to."""
    inferred: str
    """In words, that the text does not say so; "" where it does."""


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One step."""

    anchor: str
    title_id: str
    number: int
    """Its place among the steps; 0 of a rule that always holds."""
    kind: NodeKind
    kind_label: str
    title: str
    more: str
    """What is said after the first sentence, which is the title."""
    formal: bool
    advised: bool
    """Whether it rests on advice to councils alone."""
    inferred: str
    who: Markup
    decides: Markup
    nobody: bool
    """Whether it is an outcome that names nobody."""
    modal: str
    time_limit: str
    appeal: str
    quotes: tuple[ShownQuote, ...]
    remarks: tuple[Remark, ...]
    ways: tuple[ShownEdge, ...]


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """What another council's document says in the same situation."""

    council: str
    href: str
    quotes: tuple[ShownQuote, ...]
    doubt: str
    """What must be known of those clauses, or ""."""


class Steps:
    """Makes the steps of one council's tree for its page."""

    def __init__(self, site: Site, council: Council, tree: Tree, here: Address) -> None:
        self._site, self._council, self._tree, self._here = site, council, tree, here
        self._edition = edition_of(council, tree)
        standing = {node.id for node in always_rules(tree)}
        self._taken = [node for node in tree.in_order if node.id not in standing]
        self._number = {node.id: place for place, node in enumerate(self._taken, start=1)}

    def all(self) -> tuple[ShownStep, ...]:
        """Return every step that is taken, each before those that it leads to."""
        return tuple(self._step(node) for node in self._taken)

    def always(self) -> tuple[ShownStep, ...]:
        """Return the rules that hold from the start on: nobody takes them as steps."""
        return tuple(self._step(node) for node in always_rules(self._tree))

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
            nobody=node.kind is NodeKind.OUTCOME and bool(node.quotes) and not (node.who or node.decides),
            modal=node.modal,
            time_limit=node.time_limit,
            appeal=node.appeal,
            quotes=quoted_clauses(self._site, self._council, self._edition, node.quotes, self._here),
            remarks=(*self._findings(node), *self._conflicts(node)),
            ways=self._ways(node),
        )  # fmt: skip

    def _named(self, contacts: tuple[Contact, ...], last: str = Joining.AND) -> Markup:
        words = contacts_words(contacts, self._site.handbook.vocabulary, last)
        return in_language(words, self._edition)

    def _ways(self, node: TreeNode) -> tuple[ShownEdge, ...]:
        if node.id not in self._number:
            return ()
        return tuple(self._way(edge) for edge in self._tree.onward[node.id])

    def _way(self, edge: Edge) -> ShownEdge:
        node, following = self._tree.node_by_id[edge.origin], self._tree.node_by_id[edge.to]
        siblings = [other for other in self._tree.onward[edge.origin] if other.to == edge.to]
        place = siblings.index(edge)
        is_answer = node.kind is NodeKind.QUESTION
        inferred = _NOT_AN_ANSWER if is_answer else _NOT_NEXT
        return ShownEdge(
            label=edge.label or "Next",
            title="" if is_answer else heading_of(following),
            href=f"#{step_anchor(edge.to)}",
            mark=f"{edge.to}={place + 1}" if place else edge.to,
            number=self._number[edge.to],
            inferred=inferred if edge.inferred else "",
        )

    def _findings(self, node: TreeNode) -> Iterator[Remark]:
        for finding in self._tree.findings:
            if node.id in finding.nodes:
                taken = [self._number[id_] for id_ in finding.nodes if id_ in self._number]
                first = min(taken, default=0)
                again = f"See step {first}." if first < self._number.get(node.id, 0) else ""
                yield Remark("Take note.", finding.text, again)

    def _conflicts(self, node: TreeNode) -> Iterator[Remark]:
        for letter, conflict in lettered(self._tree.conflicts):
            if {*conflict.clauses} & {*node.clauses}:
                yield Remark(
                    f"{FINDINGS[FindingKind.CONFLICT]} ({letter}).", conflict.text, "See below."
                )


def lettered(conflicts: Sequence[Conflict]) -> Iterator[tuple[str, Conflict]]:
    """Yield a tree's conflicts, each with the letter by which its page refers to it: a, b, … z, aa."""
    for place, conflict in enumerate(conflicts):
        more, one = divmod(place, len(ascii_lowercase))
        yield (ascii_lowercase[more - 1] if more else "") + ascii_lowercase[one], conflict


def always_rules(tree: Tree) -> tuple[TreeNode, ...]:
    """Return the rules that a tree begins with, before any step that is taken; they hold whatever is done.

    A rule that only some answer leads to is none of them, nor one with a word on its way on.
    """
    found: list[TreeNode] = []
    node = tree.node_by_id[tree.start]
    while node.condition and len(tree.onward[node.id]) == 1 and not tree.onward[node.id][0].label:
        found.append(node)
        node = tree.node_by_id[tree.onward[node.id][0].to]
    known = {node.id for node in found}
    if any(edge.to in known and edge.origin not in known for edge in tree.edges):
        return ()
    return tuple(found)


def edition_of(council: Council, tree: Tree) -> Edition:
    """Return the edition whose clauses a tree cites."""
    return next(edition for edition in council.editions if edition.id == tree.edition)


def quoted_clauses(
    site: Site, council: Council, edition: Edition, quotes: Iterable[Quote], here: Address,
    *, name_council: bool = False,
) -> tuple[ShownQuote, ...]:  # fmt: skip
    """Return quotations, those of one clause together, each with the way to the clause."""
    by_clause: dict[str, list[str]] = {}
    for quote in quotes:
        text = edition.clause_by_id[quote.clause].text
        by_clause.setdefault(quote.clause, []).append(as_quoted(quote, text))
    return tuple(
        ShownQuote(
            tuple(words),
            clause_name(edition.clause_by_id[clause]),
            site.clause_link(council, edition, edition.clause_by_id[clause], here),
            lang(edition),
            council.short_name if name_council else "",
        )
        for clause, words in by_clause.items()
    )
