"""A whole decision tree at once: as a drawing, and as a nested list that says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup, escape

from mkdocs_protocol.core.grammar import joined
from mkdocs_protocol.core.trees import Edge, NodeKind, Tree, TreeNode
from mkdocs_protocol.drawing.layout import Box, Link, Point, Route, Size, lay_out
from mkdocs_protocol.drawing.lettering import width, wrapped
from mkdocs_protocol.rendering.trees.outline import OWN_WAY, THEN, kind_of, nested_list
from mkdocs_protocol.site.addresses import step_anchor
from mkdocs_protocol.site.step_titles import in_full
from mkdocs_protocol.words.gettext import NN_, _, ngettext

__all__ = ["diagram", "nested_list"]

_TEXT = 15.0
_SMALL = 14.0
_LINE = 20.0
_SMALL_LINE = 18.0
_STEP_WIDTH = 232.0
_PADDING = 14.0
_LABEL_WIDTH = 196.0
_POINT = 12.0
"""How far a question's sides stand out."""
_ROUND = 18.0
_CORNER = 9.0
_ARROW = 9.0
_FREE = 10.0
"""Around the drawing, so that the outline of what has the focus is seen whole."""
_PAPER = Size(1020, 1360)
"""Up to this size an A4 page with usual margins holds a drawing in letters of 7 pt or more."""

_FRAME = Markup(
    '<div class="protocol-diagram{large}" role="region" tabindex="0" aria-label="{label}">\n'
    '<svg class="protocol-diagram-drawing" role="group" viewBox="{left} {left} {width} {height}"'
    ' width="{wide}em" height="{tall}em" fill="none" stroke="none">\n'
    "<title>{title}</title>\n<desc>{description}</desc>\n"
    '<g class="protocol-diagram-edges" aria-hidden="true">\n{edges}</g>\n{steps}</svg>\n</div>'
)
_EDGE = Markup(
    '<g class="protocol-diagram-edge%(inferred)s" data-from="%(origin)s" data-to="%(to)s">'
    '<path d="%(line)s" fill="none" stroke="currentColor"/><path d="%(arrow)s" fill="currentColor"/>'
    '<text x="%(x)s" y="%(y)s" text-anchor="middle" font-size="%(size)s" fill="currentColor">%(lines)s</text>'
    "</g>\n"
)
_STEP = Markup(
    '<a class="protocol-diagram-step protocol-diagram-%(kind)s%(inferred)s" xlink:href="#%(anchor)s"'
    ' role="link" aria-label="%(name)s" data-step="%(id)s">'
    '<path d="%(shape)s" fill="none" stroke="currentColor"/>'
    '<text x="%(x)s" y="%(y)s" font-size="%(size)s" fill="currentColor">%(lines)s</text></a>\n'
)
_DOTTED = " protocol-diagram-dotted"


class _Role(StrEnum):
    """What a line of words is; the style knows it by this name."""

    KIND = "kind"
    TEXT = "text"
    ANSWER = "answer"
    THEN = "then"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class _Lettered:
    """A step or a label: its lines, and the room that they take."""

    lines: tuple[tuple[_Role, str], ...]
    size: Size


def diagram(tree: Tree, *, title: str) -> Markup:
    """Return a tree as a drawing in a box that scrolls; each step is a link to `#step-<id>`.

    `title` names the drawing: "Barrow: a councillor is unhappy with the Clerk". Raises ValueError where
    the tree leads in a circle.
    """
    nodes = tree.in_order
    number = {node.id: at for at, node in enumerate(nodes)}
    edges = [edge for node in nodes for edge in tree.onward[node.id]]
    steps = [_step(node) for node in nodes]
    labels = [_label(edge) for edge in edges]
    layout = lay_out(
        [step.size for step in steps],
        [
            Link(number[edge.origin], number[edge.to], label.size)
            for edge, label in zip(edges, labels, strict=True)
        ],
    )
    whole = Size(layout.width + 2 * _FREE, layout.height + 2 * _FREE)
    return _FRAME.format(
        title=title,
        label=_("{title}: diagram").format(title=title),
        large="" if _fits_paper(whole) else " protocol-diagram-large",
        description=_description(nodes),
        left=_number(-_FREE),
        width=_number(whole.width),
        height=_number(whole.height),
        wide=_number(whole.width / 16, 3),
        tall=_number(whole.height / 16, 3),
        edges=Markup().join(map(_drawn_edge, edges, labels, layout.routes)),
        steps=Markup().join(map(_drawn_step, nodes, steps, layout.boxes)),
    )


def _fits_paper(whole: Size) -> bool:
    return whole.width <= _PAPER.width and whole.height <= _PAPER.height


def _description(nodes: Sequence[TreeNode]) -> str:
    found = Counter(node.kind for node in nodes)
    kinds = joined(
        ngettext(*_COUNTS[kind], found[kind]).format(number=f"{found[kind]:,}")
        for kind in NodeKind
        if found[kind]
    )
    return _(
        "A decision tree of {steps}, from top to bottom. The nested list on this page says the same."
    ).format(steps=kinds)


_COUNTS = {
    NodeKind.QUESTION: NN_("{number} question", "{number} questions"),
    NodeKind.ACTION: NN_("{number} action", "{number} actions"),
    NodeKind.OUTCOME: NN_("{number} outcome", "{number} outcomes"),
    NodeKind.SILENCE: NN_("{number} silence", "{number} silences"),
}


def _step(node: TreeNode) -> _Lettered:
    texts = wrapped(in_full(node), _TEXT, _STEP_WIDTH - 2 * _inset(node))
    kinds = wrapped(kind_of(node), _SMALL, _STEP_WIDTH - 2 * _inset(node), bold=True)
    lines = (*((_Role.KIND, kind) for kind in kinds), *((_Role.TEXT, text) for text in texts))
    return _Lettered(lines, Size(_STEP_WIDTH, len(lines) * _LINE + 2 * _PADDING - 4))


def _inset(node: TreeNode) -> float:
    return _PADDING + (_POINT - 4 if node.kind is NodeKind.QUESTION else 0)


def _label(edge: Edge) -> _Lettered:
    if edge.label:
        answer = wrapped(edge.label, _SMALL, _LABEL_WIDTH, bold=True)
        lines = [(_Role.ANSWER, line) for line in answer]
        if edge.inferred:
            lines.append((_Role.INFERRED, _(OWN_WAY)))
    else:
        lines = [(_Role.THEN, _("then, added by the handbook") if edge.inferred else _(THEN))]
    widest = max(width(words, _SMALL, bold=role is _Role.ANSWER) for role, words in lines)
    return _Lettered(tuple(lines), Size(round(widest) + 8, len(lines) * _SMALL_LINE + 6))


def _drawn_step(node: TreeNode, step: _Lettered, box: Box) -> Markup:
    x = box.x + _inset(node)
    return _STEP % {
        "kind": node.kind.value,
        "inferred": _DOTTED if node.inferred else "",
        "id": node.id,
        "anchor": step_anchor(node.id),
        "name": _("{kind}: {step}").format(kind=kind_of(node), step=in_full(node)),
        "shape": _shape(node, box),
        "x": _number(x),
        "y": _number(box.y + _PADDING + 13),
        "size": _number(_TEXT),
        "lines": _words(step, x, _LINE),
    }


def _drawn_edge(edge: Edge, label: _Lettered, route: Route) -> Markup:
    x = route.label.x + route.label.width / 2
    end = route.after[-1]
    stop = Point(end.x, end.y - _ARROW + 1)
    return _EDGE % {
        "inferred": _DOTTED if edge.inferred else "",
        "origin": edge.origin,
        "to": edge.to,
        "line": f"{_rounded(route.before)} {_rounded((*route.after[:-1], stop))}",
        "arrow": _arrow(end),
        "x": _number(x),
        "y": _number(route.label.y + 16),
        "size": _number(_SMALL),
        "lines": _words(label, x, _SMALL_LINE),
    }


def _words(lettered: _Lettered, x: float, height: float) -> Markup:
    # Put together without Markup.format, which would take a third of the time that a drawing takes.
    return Markup(" ").join(
        Markup(
            f'<tspan class="protocol-diagram-{role.value}" x="{_number(x)}"'
            f' dy="{_number(height if at else 0)}">{escape(words)}</tspan>'
        )
        for at, (role, words) in enumerate(lettered.lines)
    )


def _shape(node: TreeNode, box: Box) -> str:
    """Return a step's outline: a question has pointed sides, an end round corners, an action square ones."""
    if node.kind is NodeKind.QUESTION:
        left, right = box.x + _POINT, box.right - _POINT
        middle = box.y + box.height / 2
        corners = [
            Point(left, box.y), Point(right, box.y), Point(box.right, middle),
            Point(right, box.bottom), Point(left, box.bottom), Point(box.x, middle),
        ]  # fmt: skip
        return f"M{'L'.join(_at(corner) for corner in corners)}Z"
    radius = _ROUND if node.kind.is_end else 3
    wide, tall, r = box.width - 2 * radius, box.height - 2 * radius, _number(radius)
    arc = f"a{r} {r} 0 0 1 "
    return (
        f"M{_at(Point(box.x + radius, box.y))}h{_number(wide)}{arc}{r} {r}v{_number(tall)}"
        f"{arc}-{r} {r}h-{_number(wide)}{arc}-{r} -{r}v-{_number(tall)}{arc}{r} -{r}Z"
    )


def _rounded(points: Sequence[Point]) -> str:
    """Return a line through points as path data, its corners rounded."""
    drawn = [f"M{_at(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(_CORNER, _length(before, corner) / 2, _length(corner, after) / 2)
        start, end = _towards(corner, before, radius), _towards(corner, after, radius)
        drawn.append(f"L{_at(start)}Q{_at(corner)} {_at(end)}")
    return f"{''.join(drawn)}L{_at(points[-1])}"


def _arrow(tip: Point) -> str:
    half = _number(_ARROW / 2)
    return f"M{_at(tip)}l-{half} -{_number(_ARROW)}h{_number(_ARROW)}Z"


def _towards(point: Point, other: Point, by: float) -> Point:
    """Return what lies between two points of an upright or level line, so far from the first."""
    length = _length(point, other)
    return Point(
        point.x + (other.x - point.x) / length * by, point.y + (other.y - point.y) / length * by
    )


def _length(one: Point, other: Point) -> float:
    return abs(one.x - other.x) + abs(one.y - other.y)


def _at(point: Point) -> str:
    return f"{_number(point.x)} {_number(point.y)}"


def _number(value: float, digits: int = 1) -> str:
    return f"{round(value, digits):.10g}"
