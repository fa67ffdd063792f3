"""A whole decision tree as a nested list: steps in their order, answers with the steps that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_protocol.site.addresses import step_anchor
from mkdocs_protocol.site.step_titles import CONDITION, KINDS, in_full, says_itself
from mkdocs_protocol.words.gettext import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_protocol.core.trees import Edge, Tree, TreeNode

THEN = N_("then")
"""What stands on a way that simply leads on."""
OWN_WAY = N_("added by the handbook")
"""What stands on a way that the text does not state."""
NOT_ANSWERED = N_("Not answered")
"""What a silence is whose own words say that the document does not say."""


_WHOLE = Markup('<ol class="protocol-outline">\n{steps}</ol>')
_STEP = Markup(
    '<li>%(way)s<a class="protocol-outline-step" href="%(page)s#%(anchor)s">'
    '<span class="protocol-outline-kind">%(kind)s:</span> %(text)s</a>%(below)s%(answers)s</li>\n'
)
_AGAIN = Markup(
    '<li>%(way)s<span class="protocol-outline-again">%(goes_on)s</span>'
    ' <a class="protocol-outline-step" href="%(page)s#%(anchor)s">%(text)s</a></li>\n'
)
_WAY = Markup('<span class="protocol-outline-way">%(label)s</span>%(inferred)s ')
_INFERRED = Markup(' <span class="protocol-outline-inferred">(%s)</span>')
_ANSWERS = Markup("\n<ul>\n%s</ul>\n")
_ANSWER = Markup("<li>%(way)s\n<ol>\n%(steps)s</ol>\n</li>\n")


def nested_list(
    tree: Tree, *, page: str = "", below: Callable[[TreeNode], Markup] | None = None
) -> Markup:
    """Return a tree as a list of steps; each answer to a question has a list of its own.

    Each step is a link to `#step-<id>`, on another page if one is given, and what `below` makes of it
    follows it. One that several ways lead to stands where the first of them does, and the others refer
    to it. Raises ValueError where the tree leads in a circle.
    """
    tree.in_order  # noqa: B018 - it raises
    return _WHOLE.format(steps=_Outline(tree, page, below).steps(tree.start))


def kind_of(node: TreeNode) -> str:
    """Return what a step is, in a word, and whether it is the handbook's own."""
    if node.condition:
        kind = _(CONDITION)
    elif says_itself(node):
        kind = _(NOT_ANSWERED)
    else:
        kind = KINDS[node.kind]
    return _("{kind}, the handbook’s own step").format(kind=kind) if node.inferred else kind


class _Outline:
    """Writes the steps of one tree, each once."""

    def __init__(self, tree: Tree, page: str, below: Callable[[TreeNode], Markup] | None) -> None:
        self._tree, self._page, self._below = tree, page, below
        self._seen: set[str] = set()

    def steps(self, start: str) -> Markup:
        """Return the steps from one on, as far as there is but one way to go."""
        found, way, id_ = [], Markup(), start
        while id_:
            node, onward = self._tree.node_by_id[id_], self._tree.onward[id_]
            if id_ in self._seen:
                found.append(self._again(node, way))
                break
            self._seen.add(id_)
            forks = len(onward) > 1
            found.append(self._step(node, way, self._answers(onward) if forks else Markup()))
            id_ = ""
            if len(onward) == 1:
                way, id_ = _way(onward[0]), onward[0].to
        return Markup().join(found)

    def _answers(self, onward: tuple[Edge, ...]) -> Markup:
        return _ANSWERS % Markup().join(
            _ANSWER % {"way": _way(edge), "steps": self.steps(edge.to)} for edge in onward
        )

    def _step(self, node: TreeNode, way: Markup, answers: Markup) -> Markup:
        return _STEP % {
            "way": way,
            "page": self._page,
            "anchor": step_anchor(node.id),
            "kind": kind_of(node),
            "text": in_full(node),
            "below": self._below(node) if self._below else "",
            "answers": answers,
        }

    def _again(self, node: TreeNode, way: Markup) -> Markup:
        anchor = step_anchor(node.id)
        return _AGAIN % {
            "way": way,
            "goes_on": _("goes on at:"),
            "page": self._page,
            "anchor": anchor,
            "text": node.text,
        }


def _way(edge: Edge) -> Markup:
    inferred = _INFERRED % _(OWN_WAY) if edge.inferred else ""
    return _WAY % {"label": edge.label or _(THEN), "inferred": inferred}
