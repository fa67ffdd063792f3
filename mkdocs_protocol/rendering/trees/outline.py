"""A whole decision tree as a nested list: steps in order, answers with the steps that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_protocol.site.addresses import step_anchor
from mkdocs_protocol.site.html import Writer, markup_of
from mkdocs_protocol.site.step_titles import CONDITION, KINDS, in_full, says_itself
from mkdocs_protocol.words.gettext import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from mkdocs_protocol.core.trees import Edge, Tree, TreeNode

THEN = N_("then")
"""The label of a path that simply leads on."""
OWN_WAY = N_("added by the handbook")
"""The label of a path that the text does not state."""
NOT_ANSWERED = N_("Not answered")
"""The kind shown for a silence whose own words say that the document does not say."""


_WHOLE = {"class": "protocol-outline"}
_STEP, _KIND, _WAY, _INFERRED, _AGAIN = (
    {"class": f"protocol-outline-{name}"} for name in ("step", "kind", "way", "inferred", "again")
)


def nested_list(
    tree: Tree, *, page: str = "", below: Callable[[Writer, TreeNode], None] | None = None
) -> Markup:
    """Return a tree as a list of steps; each answer to a question has a list of its own.

    Each step is a link to `#step-<id>`, on another page if one is given, followed by what `below` writes about it. A
    step that several paths lead to is shown on the first of them, and the others refer to it. Raises ValueError if
    the tree leads in a circle.
    """
    tree.in_order  # noqa: B018 - it raises
    out = Writer()
    out.open("ol", _WHOLE)
    out.text("\n")
    _Outline(out, tree, page, below).write(tree.start)
    out.close("ol")
    return markup_of(out.done())


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

    def __init__(
        self, out: Writer, tree: Tree, page: str, below: Callable[[Writer, TreeNode], None] | None
    ) -> None:
        self._out, self._tree, self._page, self._below = out, tree, page, below
        self._seen: set[str] = set()

    def write(self, start: str) -> None:
        """Write the steps from one onwards, as long as there is only one way to go."""
        way, id_ = None, start
        while id_:
            node, onward = self._tree.node_by_id[id_], self._tree.onward[id_]
            self._out.open("li")
            if way:
                self._write_way(way)
            if id_ in self._seen:
                self._out.tag("span", _("goes on at:"), _AGAIN)
                self._out.text(" ")
                self._out.tag("a", node.text, {**_STEP, "href": self._href(node)})
                self._out.line("li")
                break
            self._seen.add(id_)
            self._write_step(node)
            if len(onward) > 1:
                self._write_answers(onward)
            self._out.line("li")
            way, id_ = (onward[0], onward[0].to) if len(onward) == 1 else (None, "")

    def _write_step(self, node: TreeNode) -> None:
        out = self._out
        out.open("a", {**_STEP, "href": self._href(node)})
        out.tag("span", f"{kind_of(node)}:", _KIND)
        out.text(f" {in_full(node)}")
        out.close("a")
        if self._below:
            self._below(out, node)

    def _write_answers(self, onward: tuple[Edge, ...]) -> None:
        self._out.text("\n")
        self._out.open("ul")
        self._out.text("\n")
        for edge in onward:
            self._out.open("li")
            self._write_way(edge)
            self._out.text("\n")
            self._out.open("ol")
            self._out.text("\n")
            self.write(edge.to)
            self._out.line("ol")
            self._out.line("li")
        self._out.line("ul")

    def _write_way(self, edge: Edge) -> None:
        self._out.tag("span", edge.label or _(THEN), _WAY)
        if edge.inferred:
            self._out.text(" ")
            self._out.tag("span", f"({_(OWN_WAY)})", _INFERRED)
        self._out.text(" ")

    def _href(self, node: TreeNode) -> str:
        return f"{self._page}#{step_anchor(node.id)}"
