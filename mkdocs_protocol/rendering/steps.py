"""The steps of a decision tree as a page shows them: our words, and the clause that each rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.core.trees import NodeKind
from mkdocs_protocol.rendering.addresses import step_anchor
from mkdocs_protocol.rendering.body import lang
from mkdocs_protocol.rendering.citations import clause_name
from mkdocs_protocol.rendering.contacts import contacts_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_protocol.core.handbook import Council
    from mkdocs_protocol.core.protocol import Edition
    from mkdocs_protocol.core.trees import Conflict, Edge, Quote, Tree, TreeNode
    from mkdocs_protocol.rendering.addresses import Address
    from mkdocs_protocol.rendering.site import Site

CONDITION = "Holds whatever you do"
KINDS = {
    NodeKind.QUESTION: "Question",
    NodeKind.ACTION: "Action",
    NodeKind.OUTCOME: "Outcome",
    NodeKind.SILENCE: "The document does not say",
}
"""What a step is, in words."""

_NOT_AN_ANSWER = "not an answer in the text; the handbook adds it"
_NOT_NEXT = "that this comes next is not in the text"
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z“])")
_ASKING = (
    "how",
    "to whom",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "who",
    "whom",
    "whose",
    "why",
    "with whom",
)


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """Words of one clause, with the way to it."""

    words: tuple[str, ...]
    """Each as it stands in the clause; between two of them others may stand."""
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
    kind: NodeKind
    kind_label: str
    title: str
    more: str
    """What is said after the first sentence, which is the title."""
    formal: bool
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


class Steps:
    """Makes the steps of one council's tree for its page."""

    def __init__(self, site: Site, council: Council, tree: Tree, here: Address) -> None:
        self._site, self._council, self._tree, self._here = site, council, tree, here
        self._edition = edition_of(council, tree)
        self._number = {node.id: place for place, node in enumerate(tree.in_order, start=1)}

    def all(self) -> tuple[ShownStep, ...]:
        """Return every step, each before those that it leads to."""
        return tuple(self._step(node) for node in self._tree.in_order)

    def _step(self, node: TreeNode) -> ShownStep:
        tree, vocabulary = self._tree, self._site.handbook.vocabulary
        title, more = title_of(node)
        return ShownStep(
            anchor=step_anchor(node.id),
            title_id=f"protocol-title-{node.id}",
            number=self._number[node.id],
            kind=node.kind,
            kind_label=_kind_label(node, title),
            title=title,
            more=more,
            formal=node.formal,
            inferred=node.inferred,
            who=contacts_words(node.who, vocabulary),
            decides=contacts_words(node.decides, vocabulary),
            nobody=node.kind is NodeKind.OUTCOME and bool(node.quotes) and not (node.who or node.decides),
            modal=node.modal,
            time_limit=node.time_limit,
            appeal=node.appeal,
            quotes=quoted_clauses(self._site, self._council, self._edition, node.quotes, self._here),
            remarks=(*self._findings(node), *self._conflicts(node)),
            ways=tuple(self._way(edge) for edge in tree.onward[node.id]),
        )  # fmt: skip

    def _way(self, edge: Edge) -> ShownEdge:
        node, following = self._tree.node[edge.origin], self._tree.node[edge.to]
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
                first = min(self._number[id_] for id_ in finding.nodes)
                again = f"See step {first}." if first < self._number[node.id] else ""
                yield Remark("Take note.", finding.text, again)

    def _conflicts(self, node: TreeNode) -> Iterator[Remark]:
        for letter, conflict in lettered(self._tree.conflicts):
            if {*conflict.clauses} & {*node.clauses}:
                yield Remark(f"At odds with itself ({letter}).", conflict.text, "See above.")


def lettered(conflicts: Sequence[Conflict]) -> Iterator[tuple[str, Conflict]]:
    """Yield a tree's conflicts, each with the letter by which its page refers to it: a, b, … z, aa."""
    for place, conflict in enumerate(conflicts):
        more, one = divmod(place, len(ascii_lowercase))
        yield (ascii_lowercase[more - 1] if more else "") + ascii_lowercase[one], conflict


def edition_of(council: Council, tree: Tree) -> Edition:
    """Return the edition whose clauses a tree cites."""
    return next(edition for edition in council.editions if edition.id == tree.edition)


def title_of(node: TreeNode) -> tuple[str, str]:
    """Return a step's text as a heading, and what is left of it: a question is a heading as a whole.

    A silence goes on from the words "The document does not say".
    """
    if node.kind is NodeKind.QUESTION:
        return node.text, ""
    first, *others = _SENTENCE_END.split(node.text, maxsplit=1)
    more = others[0] if others else ""
    title = first.rstrip(".")
    if node.kind is NodeKind.SILENCE and title.casefold().startswith(_ASKING):
        title = f"{title[:1].lower()}{title[1:]}"
    return title, more


def heading_of(node: TreeNode) -> str:
    """Return a step's heading where it stands alone: a silence with its first words."""
    title, _ = title_of(node)
    label = _kind_label(node, title)
    return f"{label} {title}" if label.startswith(KINDS[NodeKind.SILENCE]) else title


def quoted_clauses(
    site: Site, council: Council, edition: Edition, quotes: Iterable[Quote], here: Address,
    *, name_council: bool = False,
) -> tuple[ShownQuote, ...]:  # fmt: skip
    """Return quotations, those of one clause together, each with the way to the clause."""
    by_clause: dict[str, list[str]] = {}
    for quote in quotes:
        by_clause.setdefault(quote.clause, []).append(quote.words)
    return tuple(
        ShownQuote(
            tuple(words),
            clause_name(edition.clause[clause]),
            site.clause_link(council, edition, edition.clause[clause], here),
            lang(edition),
            council.short_name if name_council else "",
        )
        for clause, words in by_clause.items()
    )


def _kind_label(node: TreeNode, title: str) -> str:
    if node.condition:
        return CONDITION
    label = KINDS[node.kind]
    if node.kind is not NodeKind.SILENCE or title[:1].islower():
        return label
    return (
        "Silence" if title.casefold().startswith(("the document", "this document")) else f"{label}:"
    )
